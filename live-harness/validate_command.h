// `sojourn live validate FILE`.
#pragma once

#include <cstdint>
#include <string>

#include "live-harness/common_command.h"
#include "live-harness/validate.h"

namespace sojourn::live {

// Names of files may be empty: not asked for. "-" is standard output.
struct ValidateArguments {
  CommonOptions common;
  std::string duration;  // instead of the scenario's; empty: that one
  std::uint32_t repeat = 1;
  bool no_calibrate = false;
  bool gate = false;
  bool keep = false;
  bool dry_run = false;
  std::string json, html, junit, predicted, measured, calibrated;
  std::string records;  // prefix of PREFIX.predicted.csv and PREFIX.measured.csv
};

// What --gate says: invalid measurement if no run was valid, breached if the median error of a
// figure is beyond its tolerance, else ok.
ExitCode gate(const Validation& validation);

int validate_command(const ValidateArguments& arguments);

}  // namespace sojourn::live
