#include "cli/compare_scenarios.h"

#include <filesystem>
#include <utility>

#include "cli/emit.h"
#include "cli/files.h"
#include "cli/interrupt.h"
#include "cli/progress.h"
#include "cli/scenario_file.h"
#include "models/report/difference.h"
#include "models/simulation/difference.h"

namespace sojourn::cli {

namespace {

std::string stem_of(const std::string& file) {
  return file == standard_stream ? shown_name(file) : std::filesystem::path(file).stem().string();
}

// Two of the same name are told apart by what --set changes.
report::DifferenceLabels labels_of(const ScenarioPair& pair) {
  report::DifferenceLabels labels{stem_of(pair.first_file), stem_of(pair.second_file)};
  if (labels.first != labels.second) return labels;
  if (pair.experiment.overrides.empty()) return {};
  labels.second.clear();
  for (const scenario::Override& change : pair.experiment.overrides) {
    const std::string name = change.path.substr(change.path.rfind('.') + 1);
    labels.second += (labels.second.empty() ? "" : " ") + name + "=" + change.value;
  }
  return labels;
}

std::optional<results::Difference> simulate(const scenario::Scenario& first,
                                            const scenario::Scenario& second,
                                            const ScenarioPair& pair, const CommonOptions& common) {
  ProgressDisplay display(common);
  return simulation::simulate_difference(first, second,
                                         simulation_options(pair.experiment, display));
}

}  // namespace

ExitCode compare_scenarios(const ScenarioPair& pair, const CommonOptions& common) {
  if (!common.outputs.junit.empty()) {
    say("--junit shows tolerances, which two scenarios have none of");
    return ExitCode::usage;
  }
  const auto first = parse_scenario_said(pair.first_file, pair.first_text, {});
  const auto second =
      parse_scenario_said(pair.second_file, pair.second_text, pair.experiment.overrides);
  if (!first) return first.error();
  if (!second) return second.error();
  const ExitCode outputs = check_outputs_said(common);
  if (outputs != ExitCode::ok) return outputs;
  note_interrupts();
  const auto difference = simulate(*first, *second, pair, common);
  if (!difference) {
    say("interrupted; nothing was written");
    return ExitCode::interrupted;
  }
  const report::DifferenceLabels labels = labels_of(pair);
  Answer answer;
  answer.json = [&] { return report::to_json(*difference, labels); };
  answer.csv = [&] { return report::difference_csv(*difference); };
  answer.html = [&] { return report::difference_page(*difference, labels); };
  answer.table = [&](report::TextStyle style) {
    return report::difference_table(*difference, labels, style);
  };
  const ExitCode written = emit(answer, common);
  if (written != ExitCode::ok) return written;
  if (difference->first.unstable || difference->second.unstable) {
    say("one of the two is unstable; its averages mean nothing");
    return ExitCode::no_answer;
  }
  return ExitCode::ok;
}

}  // namespace sojourn::cli
