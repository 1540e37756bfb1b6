// The words of the format that stand for enumerators, for readers and writers alike.
#pragma once

#include <array>
#include <string_view>

#include "models/scenario/scenario.h"

namespace sojourn::scenario {

template <class Enum>
struct Word {
  std::string_view text;
  Enum value;
};

inline constexpr auto queue_order_words = std::to_array<Word<QueueOrder>>(
    {{"fifo", QueueOrder::fifo}, {"lifo", QueueOrder::lifo}, {"priority", QueueOrder::priority}});

inline constexpr auto implementation_words = std::to_array<Word<Implementation>>(
    {{"built-in", Implementation::built_in}, {"flask", Implementation::flask}});

inline constexpr auto jitter_words =
    std::to_array<Word<Jitter>>({{"none", Jitter::none}, {"full", Jitter::full}});

inline constexpr auto on_error_words =
    std::to_array<Word<OnError>>({{"fail", OnError::fail}, {"continue", OnError::proceed}});

inline constexpr auto balance_words =
    std::to_array<Word<Balance>>({{"round-robin", Balance::round_robin},
                                  {"weighted", Balance::weighted},
                                  {"random", Balance::random},
                                  {"least-connections", Balance::least_connections},
                                  {"power-of-two", Balance::power_of_two}});

inline constexpr auto via_words =
    std::to_array<Word<Via>>({{"client", Via::client}, {"haproxy", Via::haproxy}});

inline constexpr auto fault_words = std::to_array<Word<FaultKind>>({{"kill", FaultKind::kill},
                                                                    {"restart", FaultKind::restart},
                                                                    {"freeze", FaultKind::freeze},
                                                                    {"slow", FaultKind::slow}});

inline constexpr auto shape_words =
    std::to_array<Word<RateShape>>({{"steps", RateShape::steps}, {"ramps", RateShape::ramps}});

// Every enumerator has its word (an invariant of the tables above).
template <class Enum, std::size_t size>
constexpr std::string_view word_of(Enum value, const std::array<Word<Enum>, size>& words) {
  for (const Word<Enum>& word : words) {
    if (word.value == value) {
      return word.text;
    }
  }
  return words.front().text;
}

}  // namespace sojourn::scenario
