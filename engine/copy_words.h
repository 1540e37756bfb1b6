// Copies of events, word by word. An event is read soon after it was written, field by field:
// reading more than a word at once would have to wait until all its fields have left the
// processor's store buffer. Header-only: it sits in the innermost loop.
#pragma once

#include <cstddef>
#include <cstdint>
#include <cstring>
#include <type_traits>

namespace sojourn::engine {

// Of what consists of few words; other values are assigned as ever.
template <typename Value>
[[gnu::always_inline]] inline void copy_words(Value& to, const Value& from) {
  constexpr std::size_t size = sizeof(std::uint64_t);
  if constexpr (std::is_trivially_copyable_v<Value> && sizeof(Value) % size == 0 &&
                sizeof(Value) <= 4 * size) {
    auto* const bytes = reinterpret_cast<std::byte*>(&to);
    const auto* const source = reinterpret_cast<const std::byte*>(&from);
#pragma GCC unroll 4
    for (std::size_t place = 0; place < sizeof(Value); place += size) {
      std::uint64_t word = 0;
      std::memcpy(&word, source + place, size);
      std::memcpy(bytes + place, &word, size);
    }
  } else {
    to = from;
  }
}

}  // namespace sojourn::engine
