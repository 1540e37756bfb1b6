// An invariant check that stays on in release builds: a broken invariant is a defect of the
// program, never of its input. Safe between threads.
#pragma once

#include <source_location>

namespace sojourn::engine {

// Prints "file:line: invariant broken: why" to stderr and aborts.
[[noreturn]] void invariant_broken(const char* why, std::source_location where);

inline void require(bool condition, const char* why,
                    std::source_location where = std::source_location::current()) {
  if (!condition) [[unlikely]] {
    invariant_broken(why, where);
  }
}

}  // namespace sojourn::engine
