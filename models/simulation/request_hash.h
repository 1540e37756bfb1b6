// What a fingerprint of a replication is made of: the sum of the hashes of its requests, since the
// order in which they end is not part of what happened to them. Pure function.
#pragma once

#include <cstdint>

#include "engine/fingerprint.h"
#include "engine/time.h"
#include "models/results/records.h"
#include "models/scenario/plan.h"

namespace sojourn::simulation {

// Goes on with the number of a request that was answered ok, its arrival and how long it took.
inline engine::Fingerprint hash_begun(const scenario::RequestIdentity& identity) {
  static_assert(static_cast<std::uint64_t>(results::Outcome::ok) == 0);
  engine::Fingerprint hash;
  hash.add(identity.stream + identity.path);
  return hash;
}

// Of one request and its fate. How long it took counts only if it has ended.
inline std::uint64_t request_hash(const scenario::RequestIdentity& identity,
                                  results::Outcome outcome, engine::Time arrived,
                                  engine::Time now) {
  const bool ended = outcome != results::Outcome::unfinished;
  engine::Fingerprint hash = hash_begun(identity);
  hash.add(static_cast<std::uint64_t>(outcome) << 56U | identity.request);
  hash.add(static_cast<std::uint64_t>(arrived.time_since_epoch().count()));
  hash.add(static_cast<std::uint64_t>(ended ? (now - arrived).count() : -1));
  return hash.value();
}

}  // namespace sojourn::simulation
