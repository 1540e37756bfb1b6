#include "cli/precision_option.h"

#include <cctype>

#include "models/results/latency_figures.h"
#include "models/scenario/quantity.h"

namespace sojourn::cli {

namespace {

using simulation::PrecisionTarget;

// A number and a unit of time; a share has no letters.
bool looks_like_a_time(std::string_view text) {
  return !text.empty() && std::isalpha(static_cast<unsigned char>(text.back())) != 0;
}

}  // namespace

std::expected<std::vector<PrecisionTarget>, std::string> parse_precision(std::string_view text) {
  const std::size_t equals = text.find('=');
  std::vector<std::string> figures = {"mean", "p99"};
  std::string_view value = text;
  if (equals != std::string_view::npos) {
    figures = {std::string(text.substr(0, equals))};
    value = text.substr(equals + 1);
    if (results::latency_figure(figures.front()) == nullptr) {
      return std::unexpected("found \"" + figures.front() +
                             "\", expected mean, p50, p90, p95, p99 or p999");
    }
  }
  const bool is_time = looks_like_a_time(value);
  const auto half_width = is_time ? scenario::parse_seconds(value) : parse_share(value);
  if (!half_width || !(*half_width > 0)) {
    return std::unexpected("found \"" + std::string(value) +
                           "\", expected a share such as 1%, above 0 and below 1, or a time "
                           "such as 2ms");
  }
  std::vector<PrecisionTarget> targets;
  for (std::string& figure : figures) targets.push_back({std::move(figure), *half_width, !is_time});
  return targets;
}

CLI::Option* add_precision(CLI::App& command, std::vector<PrecisionTarget>& targets) {
  return command
      .add_option_function<std::vector<std::string>>(
          "--precision",
          [&targets](const std::vector<std::string>& texts) {
            for (const std::string& text : texts) {
              const auto parsed = parse_precision(text);
              if (!parsed) throw CLI::ValidationError("--precision", parsed.error());
              targets.insert(targets.end(), parsed->begin(), parsed->end());
            }
          },
          "Replicate until the half width of the interval of every mean and\n"
          "p99 is at most this share of it, 1%, or this time, 2ms; with a\n"
          "figure, p95=1%, of that one. May be repeated.")
      ->option_text("[FIGURE=]SHARE")
      ->allow_extra_args(false);
}

}  // namespace sojourn::cli
