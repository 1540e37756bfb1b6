// reference_test CASES.json CASE_ID: simulates one case with a known answer and compares.
//
// 20 replications; a figure agrees when the known value lies within the t-interval at 1e-4 (widened
// by the stated error of the expectation or of the histogram). A disagreement is confirmed with
// fresh seeds at 1e-3: both must disagree for a failure. The half-width itself is bounded, as an
// interval that is wide enough contains everything. A p99 or p99.9 for which the run says that its
// samples are too few is not judged. Exit 0 when every figure agrees.
#include <cmath>
#include <cstdio>
#include <fstream>
#include <iostream>
#include <string>

#include <fmt/core.h>

#include "engine/interval.h"
#include "engine/replications.h"
#include "models/scenario/scenario_json.h"
#include "models/simulation/simulate.h"
#include "tests/reference/reference_model.h"

namespace {

using namespace sojourn;

constexpr double replications = 20;
constexpr double digits_printed = 1e-6;  // the expectations are rounded to 9 digits
constexpr std::uint64_t first_seed = 1;
constexpr std::uint64_t fresh_seed = 20'000'003;

// Half-width of the 95 % interval that a figure may have at the most, relative. Near saturation,
// with heavy service times and at p99.9 so narrow an interval would take minutes.
double half_width_max(const std::string& id, const std::string& figure) {
  const bool slow = id == "mm1-5" || id == "mg1-8";
  return slow || figure == "p999_response" ? 0.09 : 0.035;
}

std::optional<results::Results> run(const reference::Experiment& experiment, std::uint64_t seed) {
  const auto scenario = scenario::parse_scenario(experiment.scenario.dump());
  if (!scenario) {
    for (const scenario::ParseError& error : scenario.error()) {
      fmt::print(stderr, "{}\n", scenario::describe(error, "scenario"));
    }
    return std::nullopt;
  }
  simulation::Options options;
  options.threads = engine::hardware_threads();
  options.seed = seed;
  return simulation::simulate(*scenario, options);
}

// Far quantiles near saturation: the run says that its samples are too few for their interval.
bool may_be_without_interval(const std::string& figure) {
  return figure == "p99_response" || figure == "p999_response";
}

struct Judgement {
  double measured = 0;
  double half_width = 0;  // at 95 %
  double allowed = 0;
  bool agrees = false;
};

Judgement judge(const reference::Figure& figure, const results::Results& results, double alpha) {
  const results::Estimate estimate = figure.estimate(results);
  Judgement judgement;
  judgement.measured = estimate.value;
  const double distance = std::abs(estimate.value - figure.expected);
  if (figure.expected == 0) {
    judgement.agrees = distance == 0;
    return judgement;
  }
  if (!estimate.high) {
    return judgement;
  }
  judgement.half_width = *estimate.high - estimate.value;
  const double degrees = replications - 1;
  const double error = judgement.half_width / engine::student_t_quantile(0.975, degrees);
  judgement.allowed = error * engine::student_t_quantile(1 - alpha / 2, degrees) +
                      (figure.allowance + digits_printed) * figure.expected;
  judgement.agrees = distance <= judgement.allowed;
  return judgement;
}

bool check(const std::string& id, const reference::Experiment& experiment) {
  const auto results = run(experiment, first_seed);
  if (!results) {
    return false;
  }
  std::optional<results::Results> fresh;
  bool all = !experiment.figures.empty();
  for (const reference::Figure& figure : experiment.figures) {
    const results::Estimate estimate = figure.estimate(*results);
    if (!estimate.high && may_be_without_interval(figure.name)) {
      fmt::print("{:14} {:30} known {:12.6g} simulated {:12.6g}, too few samples\n",
                 experiment.name, figure.name, figure.expected, estimate.value);
      continue;
    }
    Judgement judgement = judge(figure, *results, 1e-4);
    const bool narrow = judgement.half_width <= half_width_max(id, figure.name) * figure.expected ||
                        figure.expected == 0;
    std::string remark = judgement.agrees ? "" : "  DISAGREES";
    if (!judgement.agrees) {
      fresh = fresh ? fresh : run(experiment, fresh_seed);
      judgement = judge(figure, *fresh, 1e-3);
      remark += judgement.agrees ? ", not confirmed by fresh seeds" : ", confirmed";
    }
    if (!narrow) {
      remark += "  INTERVAL TOO WIDE";
    }
    all = all && judgement.agrees && narrow;
    fmt::print("{:14} {:30} known {:12.6g} simulated {:12.6g} +- {:.2f} %{}\n", experiment.name,
               figure.name, figure.expected, judgement.measured,
               100 * judgement.half_width / (figure.expected == 0 ? 1 : figure.expected), remark);
  }
  return all;
}

}  // namespace

int main(int argc, char** argv) {
  if (argc != 3) {
    fmt::print(stderr, "usage: reference_test CASES.json CASE_ID\n");
    return 2;
  }
  std::ifstream file(argv[1]);
  const auto cases = nlohmann::json::parse(file);
  for (const auto& reference_case : cases) {
    if (reference_case.at("id") != argv[2]) {
      continue;
    }
    bool all = true;
    for (const reference::Experiment& experiment : reference::experiments_of(reference_case)) {
      all = check(argv[2], experiment) && all;
    }
    return all ? 0 : 1;
  }
  fmt::print(stderr, "no case {} in {}\n", argv[2], argv[1]);
  return 2;
}
