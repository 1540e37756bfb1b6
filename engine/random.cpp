#include "engine/random.h"

namespace sojourn::engine {

namespace {

struct KnownAnswer {
  PhiloxBlock counter;
  std::uint64_t key;
  PhiloxBlock block;
};

// Random123 1.14, tests/kat_vectors, lines "philox2x64 7".
constexpr std::array<KnownAnswer, 3> known_answers = {{
    {{0, 0}, 0, {0xB41DA69FBFEFC666, 0x511E9CE1A5534056}},
    {{0xFFFFFFFFFFFFFFFF, 0xFFFFFFFFFFFFFFFF},
     0xFFFFFFFFFFFFFFFF,
     {0xA4696CC04462015D, 0x724782DAE17169E9}},
    {{0x243F6A8885A308D3, 0x13198A2E03707344},
     0xA4093822299F31D0,
     {0x98ED1534392BF372, 0x67528B1568882FD5}},
}};

}  // namespace

bool random_self_test() {
  bool passed = true;
  for (const KnownAnswer& known : known_answers) {
    passed = passed && philox2x64_7(known.counter, known.key) == known.block;
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
