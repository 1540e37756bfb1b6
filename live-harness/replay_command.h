// `sojourn live replay FILE --addresses FILE`: the workloads of a scenario against services that
// run already.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "live-harness/common_command.h"

namespace sojourn::live {

struct ReplayArguments {
  CommonOptions common;
  std::string addresses;
  std::vector<std::string> allowed_targets;  // HOST:PORT beyond loopback
  std::string duration;                      // empty: the scenario's
  std::uint32_t replication = 0;
  double rate_max = 5000;
  std::uint32_t connections_max = 2000;
  std::string json, html, records;
};

int replay_command(const ReplayArguments& arguments);

}  // namespace sojourn::live
