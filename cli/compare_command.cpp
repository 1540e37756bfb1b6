#include "cli/compare_command.h"

#include <array>
#include <cstdint>
#include <filesystem>
#include <memory>
#include <optional>
#include <utility>

#include "cli/compare_scenarios.h"
#include "cli/emit.h"
#include "cli/file_kind.h"
#include "cli/files.h"
#include "models/report/comparison.h"
#include "models/report/comparison_json.h"
#include "models/report/csv.h"
#include "models/report/html.h"
#include "models/report/junit.h"
#include "models/report/tables.h"
#include "models/results/results_json.h"

namespace sojourn::cli {

namespace {

constexpr std::size_t results_bytes_max = std::size_t{1} << 30U;

struct CompareOptions {
  std::string left;
  std::string right;
  scenario::Tolerances tolerances;
  ExperimentOptions experiment;
  CommonOptions common;

  bool is_experiment() const {
    return !experiment.overrides.empty() || experiment.replications || experiment.seed;
  }

  bool gates() const {
    return tolerances.throughput || tolerances.mean || tolerances.p50 || tolerances.p95 ||
           tolerances.p99;
  }
};

constexpr const char* examples =
    R"(Of two results the first is the prediction, the second what it is held against:
error = first / second - 1. Two simulated results also show whether their intervals overlap.

Two scenarios are simulated under common random numbers: requests of both arrive at the same
instants with the same demands, so that the interval of the difference is far narrower than the
intervals of the two. difference = second - first; where 0 lies inside its interval, none is shown.

Examples:
  sojourn compare predicted.json measured.json
  sojourn compare before.json after.json --html difference.html
  sojourn compare predicted.json measured.json --tolerance mean=5% --tolerance p99=8%
  sojourn compare shop.json shop.json --set services.cart.workers=3
  sojourn compare shop.json other-shop.json --replications 40

Exit status: 0 done, 3 neither results nor a scenario, 4 file cannot be read or written, 5
tolerances were given but the measurement is invalid, or a scenario is unstable, 99 a tolerance
was breached, 130 interrupted.
)";

std::expected<std::string, ExitCode> load(const std::string& file) {
  auto text = read_input(file, results_bytes_max);
  if (text) return *std::move(text);
  say(text.error());
  return std::unexpected(ExitCode::input_output);
}

std::expected<results::Results, ExitCode> parse(const std::string& file, const std::string& text) {
  auto results = results::parse_results(text);
  if (results) return *std::move(results);
  say_line(shown_name(file) + ": " + results.error());
  return std::unexpected(ExitCode::invalid_input);
}

// Two of a kind are told apart by the names of their files.
void name_sides(const CompareOptions& options, report::Comparison& comparison) {
  if (comparison.predicted.kind != comparison.measured.kind) return;
  const auto name = [](const std::string& file) {
    return file == standard_stream ? shown_name(file) : std::filesystem::path(file).stem().string();
  };
  if (name(options.left) == name(options.right)) return;
  comparison.predicted.label = name(options.left);
  comparison.measured.label = name(options.right);
}

ExitCode compare_results(const CompareOptions& options, const std::string& left_text,
                         const std::string& right_text) {
  const auto left = parse(options.left, left_text);
  const auto right = parse(options.right, right_text);  // both: both are told what is wrong
  if (!left) return left.error();
  if (!right) return right.error();
  const ExitCode outputs = check_outputs_said(options.common);
  if (outputs != ExitCode::ok) return outputs;
  report::Comparison comparison = report::compare(*left, *right, options.tolerances);
  name_sides(options, comparison);
  Answer answer;
  answer.json = [&] { return report::to_json(comparison); };
  answer.csv = [&] { return report::comparison_csv(comparison); };
  answer.html = [&] { return report::comparison_page(comparison, *left, *right); };
  answer.junit = [&] { return report::comparison_junit(comparison); };
  answer.table = [&](report::TextStyle style) {
    return report::comparison_table(comparison, style);
  };
  const ExitCode written = emit(answer, options.common);
  if (written != ExitCode::ok || !options.gates()) return written;
  if (comparison.invalid()) {
    say("the measurement is invalid, so no tolerance can be judged");
    return ExitCode::no_answer;
  }
  if (comparison.breached) say("a tolerance is breached");
  return comparison.breached ? ExitCode::breached : ExitCode::ok;
}

ExitCode wrong_usage(const std::string& message) {
  say(message);
  return ExitCode::usage;
}

ExitCode compare(const CompareOptions& options) {
  if (options.left == standard_stream && options.right == standard_stream) {
    return wrong_usage("only one of the two can come from standard input");
  }
  auto left = load(options.left);
  auto right = load(options.right);
  if (!left) return left.error();
  if (!right) return right.error();
  const bool left_is_scenario = kind_of_file(*left) == FileKind::scenario;
  const bool right_is_scenario = kind_of_file(*right) == FileKind::scenario;
  if (left_is_scenario && right_is_scenario) {
    if (options.gates()) return wrong_usage("--tolerance is for two results, these are scenarios");
    return compare_scenarios(
        {options.left, options.right, *std::move(left), *std::move(right), options.experiment},
        options.common);
  }
  if (left_is_scenario || right_is_scenario) {
    const std::string& file = left_is_scenario ? options.left : options.right;
    say_line(shown_name(file) + ": a scenario, expected results like the other file's: make them " +
             "with sojourn run --json");
    return ExitCode::invalid_input;
  }
  if (options.is_experiment()) {
    return wrong_usage("--set, --replications and --seed are for two scenarios, these are results");
  }
  return compare_results(options, *left, *right);
}

// "p99=8%".
void set_tolerance(const std::string& text, scenario::Tolerances& tolerances) {
  using Member = std::optional<double> scenario::Tolerances::*;
  constexpr std::array<std::pair<std::string_view, Member>, 5> figures = {
      {{"throughput", &scenario::Tolerances::throughput},
       {"mean", &scenario::Tolerances::mean},
       {"p50", &scenario::Tolerances::p50},
       {"p95", &scenario::Tolerances::p95},
       {"p99", &scenario::Tolerances::p99}}};
  const std::size_t equals = text.find('=');
  for (const auto& [name, member] : figures) {
    if (equals == std::string::npos || text.substr(0, equals) != name) continue;
    const auto share = parse_share(std::string_view(text).substr(equals + 1));
    if (!share) throw CLI::ValidationError("--tolerance", share.error());
    tolerances.*member = *share;
    return;
  }
  throw CLI::ValidationError("--tolerance", "found \"" + text +
                                                "\", expected throughput, mean, p50, p95 or p99 "
                                                "and a share: p99=8%");
}

}  // namespace

void add_compare_command(CLI::App& program, Action& chosen) {
  auto options = std::make_shared<CompareOptions>();
  CLI::App* command =
      program.add_subcommand("compare", "Lay two results or two scenarios side by side");
  add_file(*command, "FIRST", options->left, "Results or scenario; - is standard input");
  add_file(*command, "SECOND", options->right, "Another of the same kind");
  command
      ->add_option_function<std::vector<std::string>>(
          "--tolerance",
          [options](const std::vector<std::string>& texts) {
            for (const std::string& text : texts) set_tolerance(text, options->tolerances);
          },
          "Relative error allowed for throughput, mean, p50, p95 or p99 of\n"
          "every request class. May be repeated.")
      ->option_text("FIGURE=SHARE")
      ->allow_extra_args(false);
  add_overrides(*command, options->experiment.overrides, "the second scenario");
  add_experiment(*command, options->experiment, "Of each scenario, instead of its own",
                 "Of both scenarios, instead of the first one's");
  add_common_options(*command, options->common);
  command->footer(examples);
  command->callback([&chosen, options] { chosen = [options] { return compare(*options); }; });
}

}  // namespace sojourn::cli
