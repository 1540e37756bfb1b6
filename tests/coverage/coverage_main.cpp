// coverage_test mm1|mm4|mg1 LOAD: how often the 95 % intervals of mean and p99 contain the truth.
//
// 400 experiments with fresh seeds, ten replications each, of two lengths; then the longer one with
// twenty, whose means are narrowed by control variates, and as many as a mean within 2 % takes.
// Each must give an interval that covers the truth or say that the samples are too few, as often as
// 99.9 % of all binomial draws with 95 % do, and no more often where all gave one. Prints lines of
// the table in docs/statistics.md.
#include <algorithm>
#include <cmath>
#include <cstdint>
#include <map>
#include <string>
#include <vector>

#include <fmt/core.h>

#include "engine/replications.h"
#include "models/scenario/scenario_json.h"
#include "models/simulation/simulate.h"
#include "tests/coverage/station_theory.h"

namespace {

using namespace sojourn;

constexpr std::uint32_t experiments = 400;
constexpr std::uint64_t first_seed = 40'000;
constexpr double level = 0.95;
constexpr double service_seconds = 0.01;

struct Station {
  std::string name;
  int servers = 1;
  std::string service;
  coverage::Truth truth;  // in service times
};

Station station_of(const std::string& family, double load) {
  if (family == "mm1" || family == "mm4") {
    const int servers = family == "mm1" ? 1 : 4;
    return {family == "mm1" ? "M/M/1" : "M/M/4", servers, R"({"exponential": "10ms"})",
            coverage::markov_station(servers, load)};
  }
  return {"M/G/1, log-normal, cv 2", 1, R"({"lognormal": {"mean": "10ms", "cv": 2}})",
          coverage::lognormal_station(2, load)};
}

scenario::Scenario scenario_of(const Station& station, double load, double requests,
                               std::uint32_t replications) {
  const double rate = load * station.servers / service_seconds;
  const std::string text = fmt::format(
      R"({{"sojourn": 1, "name": "coverage",
          "services": {{"s": {{"workers": {}, "endpoints": {{"e": [{{"delay": {}}}]}}}}}},
          "workloads": {{"w": {{"poisson": "{}/s", "requests": {{"s.e": 1}}}}}},
          "run": {{"duration": "{}s", "replications": {}}}}})",
      station.servers, station.service, rate, requests / rate, replications);
  const auto scenario = scenario::parse_scenario(text);
  if (!scenario) {
    fmt::print(stderr, "{}\n", scenario::describe(scenario.error().front(), "scenario"));
    std::exit(2);
  }
  return *scenario;
}

// Least and most of n experiments that 99.9 % of binomial draws lie within.
std::pair<unsigned, unsigned> band(unsigned n) {
  double below = 0;
  std::pair<unsigned, unsigned> band(0, n);
  for (unsigned k = 0; k <= n; ++k) {
    const double log_choose =
        std::lgamma(n + 1.0) - std::lgamma(k + 1.0) - std::lgamma(n - k + 1.0);
    const double share = std::exp(log_choose + k * std::log(level) + (n - k) * std::log(1 - level));
    if (below < 0.0005) band.first = k;
    below += share;
    if (below < 1 - 0.0005) band.second = std::min(n, k + 1);
  }
  return band;
}

struct Tally {
  unsigned given = 0;
  unsigned covered = 0;
  double half_widths = 0;  // relative
  double variance_cuts = 0;

  void add(const results::Estimate& figure, double truth) {
    if (!figure.low) return;
    ++given;
    covered += *figure.low <= truth && truth <= *figure.high ? 1 : 0;
    half_widths += (*figure.high - *figure.low) / 2 / truth;
    variance_cuts += figure.variance_cut.value_or(1);
  }

  unsigned misses() const { return given - covered; }

  bool honest() const {
    const auto [least, most] = band(experiments);
    return experiments - misses() >= least && (given < experiments || covered <= most);
  }

  std::string text() const {
    if (given == 0) return fmt::format("0 | | |");
    return fmt::format("{} | {:.3f}{} | ± {:.1f} % |", given, 1.0 * covered / given,
                       honest() ? "" : " MISSES TOO OFTEN", 100 * half_widths / given);
  }
};

struct Trial {
  double requests = 0;  // of a replication
  std::uint32_t replications = 10;
  double precision = 0;  // of the mean; 0: just so many replications
  bool control_variates = true;
};

bool try_out(const Station& station, double load, const Trial& trial) {
  const scenario::Scenario scenario =
      scenario_of(station, load, trial.requests, trial.replications);
  std::vector<results::Results> all(experiments);
  engine::run_replications(0, experiments, engine::hardware_threads(), [&](std::uint32_t index) {
    simulation::Options options;
    options.seed = first_seed + index;
    options.control_variates = trial.control_variates;
    options.replications_max = 200;
    if (trial.precision > 0) options.precision = {{"mean", trial.precision, true}};
    all[index] = simulation::simulate(scenario, options).value();
    all[index].series.clear();
  });
  Tally mean;
  Tally p99;
  double replications = 0;
  for (const results::Results& results : all) {
    const results::LatencySummary& latency = results.requests.at("w/s.e").latency;
    mean.add(latency.mean, station.truth.mean * service_seconds);
    p99.add(latency.p99, station.truth.p99 * service_seconds);
    replications += results.replications;
  }
  std::string what = fmt::format("{:.0f} x {:.0f}", replications / experiments, trial.requests);
  if (trial.precision > 0) what += fmt::format(", mean {:.0f} %", 100 * trial.precision);
  if (!trial.control_variates) what += ", no controls";
  const double cut = mean.given == 0 ? 1 : mean.variance_cuts / mean.given;
  fmt::print("| {} | {} | {} | {:.2f} | {} {}\n", station.name, load, what, cut, mean.text(),
             p99.text());
  std::fflush(stdout);
  return mean.honest() && p99.honest();
}

}  // namespace

int main(int argc, char** argv) {
  using Lengths = std::map<std::string, std::pair<double, double>>;
  const std::map<std::string, Lengths> known = {
      {"mm1", {{"0.5", {500, 5'000}}, {"0.8", {3'000, 30'000}}, {"0.9", {10'000, 100'000}}}},
      {"mm4", {{"0.5", {500, 5'000}}, {"0.8", {3'000, 30'000}}, {"0.9", {10'000, 60'000}}}},
      {"mg1", {{"0.5", {5'000, 50'000}}, {"0.8", {10'000, 60'000}}, {"0.9", {10'000, 60'000}}}}};
  const std::string family = argc == 3 ? argv[1] : "";
  const auto lengths = known.find(family);
  const std::string wanted = argc == 3 ? argv[2] : "";
  if (lengths == known.end() || !lengths->second.contains(wanted)) {
    fmt::print(stderr, "usage: coverage_test mm1|mm4|mg1 0.5|0.8|0.9\n");
    return 2;
  }
  const double load = std::stod(wanted);
  const Station station = station_of(family, load);
  const auto [brief, ample] = lengths->second.at(wanted);
  bool honest = true;
  for (const Trial& trial : {Trial{brief}, Trial{ample}, Trial{ample, 20}, Trial{ample, 10, 0.02},
                             Trial{ample, 10, 0.02, false}}) {
    honest = try_out(station, load, trial) && honest;
  }
  return honest ? 0 : 1;
}
