// A 64-bit hash over the events of a run: equal runs have equal fingerprints, whatever the
// compiler, the build type or the number of threads (the idea is OMNeT++'s). Order-sensitive.
// Not cryptographic. A copyable value, not thread-safe.
#pragma once

#include <cstdint>
#include <string>

#include "engine/random.h"

namespace sojourn::engine {

class Fingerprint {
 public:
  void add(std::uint64_t word) {
    state_ = (state_ ^ word) * 0x9E3779B97F4A7C15ULL;
    state_ ^= state_ >> 29U;
  }

  std::uint64_t value() const { return mix(state_); }

  // What add() changes: with it, the fingerprints of many can be continued at once (columns.h).
  std::uint64_t state() const { return state_; }

  std::string text() const;  // 16 lower-case hexadecimal digits

  friend bool operator==(const Fingerprint&, const Fingerprint&) = default;

 private:
  std::uint64_t state_ = 0xCBF29CE484222325ULL;
};

}  // namespace sojourn::engine
