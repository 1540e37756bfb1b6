#include "cli/emit.h"

#include <algorithm>

#include <unistd.h>

#include "cli/files.h"
#include "cli/terminal.h"

namespace sojourn::cli {

namespace {

std::vector<std::string> files_of(const Outputs& outputs) {
  return {outputs.json, outputs.csv, outputs.html, outputs.junit};
}

}  // namespace

ExitCode check_outputs_said(const CommonOptions& options, const std::vector<std::string>& further) {
  std::vector<std::string> files = files_of(options.outputs);
  files.insert(files.end(), further.begin(), further.end());
  const auto checked = check_outputs(files);
  if (checked) return ExitCode::ok;
  say(checked.error().message);
  return checked.error().problem == OutputProblem::not_writable ? ExitCode::input_output
                                                                : ExitCode::usage;
}

ExitCode write_said(const std::string& file, const std::string& text) {
  const auto written = write_output(file, text);
  if (written) return ExitCode::ok;
  say(written.error());
  return ExitCode::input_output;
}

ExitCode emit(const Answer& answer, const CommonOptions& options) {
  ExitCode worst = ExitCode::ok;
  const auto put = [&](const std::string& file, const std::function<std::string()>& text) {
    if (!file.empty()) worst = std::max(worst, write_said(file, text()));
  };
  put(options.outputs.json, answer.json);
  put(options.outputs.csv, answer.csv);
  put(options.outputs.html, answer.html);
  put(options.outputs.junit, answer.junit);
  const std::vector<std::string> files = files_of(options.outputs);
  const bool taken = std::ranges::find(files, standard_stream) != files.end();
  if (!taken && !options.quiet) {
    const report::TextStyle style{wants_colour(options.colour, STDOUT_FILENO)};
    worst = std::max(worst, write_said(std::string(standard_stream), answer.table(style)));
  }
  return worst;
}

}  // namespace sojourn::cli
