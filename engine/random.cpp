#include "engine/random.h"

namespace sojourn::engine {

namespace {

struct KnownAnswer {
  PhiloxBlock counter;
  std::array<std::uint32_t, 2> key;
  PhiloxBlock block;
};

// Random123 1.14, tests/kat_vectors, lines "philox4x32 10".
constexpr std::array<KnownAnswer, 3> known_answers = {{
    {{0, 0, 0, 0}, {0, 0}, {0x6627E8D5, 0xE169C58D, 0xBC57AC4C, 0x9B00DBD8}},
    {{0xFFFFFFFF, 0xFFFFFFFF, 0xFFFFFFFF, 0xFFFFFFFF},
     {0xFFFFFFFF, 0xFFFFFFFF},
     {0x408F276D, 0x41C83B0E, 0xA20BC7C6, 0x6D5451FD}},
    {{0x243F6A88, 0x85A308D3, 0x13198A2E, 0x03707344},
     {0xA4093822, 0x299F31D0},
     {0xD16CFE09, 0x94FDCCEB, 0x5001E420, 0x24126EA1}},
}};

}  // namespace

bool random_self_test() {
  bool passed = true;
  for (const KnownAnswer& known : known_answers) {
    passed = passed && philox4x32_10(known.counter, known.key) == known.block;
  }
  return passed;
}

std::uint64_t name_word(std::string_view name) {
  std::uint64_t hash = 0xCBF29CE484222325ULL;
  for (const char letter : name) {
    hash = (hash ^ static_cast<unsigned char>(letter)) * 0x100000001B3ULL;
  }
  return mix(hash);
}

std::uint64_t random_stream(std::uint64_t seed, std::uint32_t replication,
                            std::string_view source) {
  return mix(mix(seed, replication), name_word(source));
}

}  // namespace sojourn::engine
