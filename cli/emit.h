// One answer in the forms that the command line asks for.
#pragma once

#include <functional>
#include <string>

#include "cli/exit_code.h"
#include "cli/options.h"
#include "models/report/text.h"

namespace sojourn::cli {

struct Answer {
  std::function<std::string()> json, csv, html, junit;
  std::function<std::string(report::TextStyle)> table;
};

// Before the work: usage or input_output if the outputs cannot be as asked for, `further` ones
// included. The message has been said.
ExitCode check_outputs_said(const CommonOptions& options,
                            const std::vector<std::string>& further = {});

// Files first. The table goes to standard output unless an output goes there or -q was given.
ExitCode emit(const Answer& answer, const CommonOptions& options);

// Writes and says what went wrong.
ExitCode write_said(const std::string& file, const std::string& text);

}  // namespace sojourn::cli
