// `sojourn live up FILE`: deploys a scenario and keeps it until it is interrupted.
#pragma once

#include <string>

#include "live-harness/common_command.h"

namespace sojourn::live {

struct UpArguments {
  CommonOptions common;
  std::string addresses;  // file to write them to; empty: standard output
  bool keep = false;
  bool dry_run = false;
};

int up_command(const UpArguments& arguments);

}  // namespace sojourn::live
