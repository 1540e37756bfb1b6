// As many requests as a server answers: a closed loop of `connections` users without think time,
// each with its own kept-alive connection. For calibration (throughput at saturation) and for
// comparing the generator with others; never for latencies under load, which only an open loop
// shows. One thread: the calling one.
#pragma once

#include <cstdint>
#include <map>
#include <string>

#include "engine/histogram.h"
#include "engine/time.h"
#include "live-harness/addresses.h"

namespace sojourn::live {

struct Saturation {
  std::uint64_t completed = 0;  // answers with a status below 400 in the measured time
  double throughput = 0;        // completed per second
  engine::Histogram latency;    // of the completed ones, from send to answer
  std::map<std::string, std::uint64_t> errors;  // "status 503", "refused", "reset" …: how many
};

// Sends GET target for `duration`. Requests under way at the end are not waited for and not
// counted. A user whose request fails pauses for a millisecond.
Saturation saturate(const Address& address, const std::string& target, std::uint32_t connections,
                    engine::Duration duration);

}  // namespace sojourn::live
