// `sojourn live calibrate FILE`: the scenario with the constants of this machine's deployment.
#pragma once

#include <string>

#include "live-harness/common_command.h"

namespace sojourn::live {

struct CalibrateArguments {
  CommonOptions common;
  std::string output = "-";
};

int calibrate_command(const CalibrateArguments& arguments);

}  // namespace sojourn::live
