// What size costs: ten thousand services with a million requests in flight, a fan-out to a thousand
// leaves, and a sweep on all cores. Prints figures; CPU time unless said otherwise.
//
//   scale_bench [full|fan-out|sweep]...   default: all
#include <algorithm>
#include <chrono>
#include <cstdint>
#include <cstdlib>
#include <ctime>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include <fmt/format.h>
#include <sys/resource.h>

#include "engine/replications.h"
#include "models/report/html.h"
#include "models/results/results_json.h"
#include "models/simulation/replication.h"
#include "models/simulation/series.h"
#include "models/simulation/simulate.h"
#include "models/simulation/summary.h"
#include "tests/support/large_scenario.h"
#include "tests/support/scenario_text.h"

namespace sojourn {
namespace {

double cpu_s() {
  timespec time{};
  clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &time);
  return static_cast<double>(time.tv_sec) + static_cast<double>(time.tv_nsec) / 1e9;
}

double wall_s() {
  return std::chrono::duration<double>(std::chrono::steady_clock::now().time_since_epoch()).count();
}

double peak_gigabytes() {
  rusage usage{};
  getrusage(RUSAGE_SELF, &usage);
  return static_cast<double>(usage.ru_maxrss) / 1e6;
}

void say(const std::string& what, const std::string& figure) {
  fmt::print("{:<44} {}\n", what, figure);
}

// Runs it and says how long it took.
template <typename Work>
auto timed(const std::string& what, Work work) {
  const double before = cpu_s();
  auto result = work();
  say(what, fmt::format("{:.2f} s, peak so far {:.2f} GB", cpu_s() - before, peak_gigabytes()));
  return result;
}

void run_replication(simulation::Replication& replication) {
  const double before = cpu_s();
  while (replication.advance(1U << 20U)) {
  }
  const double seconds = cpu_s() - before;
  const auto events = static_cast<double>(replication.events());
  say("one replication", fmt::format("{:.1f} s, {:.1f} million events, {:.2f} million a second",
                                     seconds, events / 1e6, events / 1e6 / seconds));
  const auto in_flight = replication.population_at_bounds();
  say("requests in flight at begin and end of window",
      fmt::format("{} and {}", in_flight.front(), in_flight.back()));
  say("peak memory", fmt::format("{:.2f} GB", peak_gigabytes()));
}

results::Results summarized(const simulation::Program& program, simulation::Replication& run) {
  const auto populations = run.population_at_bounds();
  simulation::Recorder recorder = run.take_recorder();
  simulation::Counts counts = std::move(recorder.take_segments().front());
  simulation::LatencyPools pools(program);
  pools.add(counts);
  std::vector<simulation::ReplicationCounts> replications;
  replications.push_back({simulation::digest_of(std::move(counts)), run.fingerprint(),
                          populations.front(), populations.back(), run.broken_off()});
  results::Results results = simulation::summarize(program, replications, pools);
  simulation::SeriesSum series;
  series.add(recorder.slices());
  results.series = series.named(program);
  return results;
}

void full_size() {
  using namespace std::chrono_literals;
  tests::Layers layers;
  layers.requests_per_second = 120'000;
  const std::string text = tests::layered_scenario(layers);
  say("10,000 services, 100,000 replicas", fmt::format("a file of {} bytes", text.size()));
  const auto scenario = timed("parse", [&] { return tests::parsed(text); });
  const auto program = timed("compile", [&] { return simulation::compile(scenario); });
  simulation::ReplicationOptions options;
  options.bounds = {engine::time_zero + 20s, engine::time_zero + 25s};
  options.slice = 125ms;
  options.drain = 25s;
  options.requests_in_flight_max = 2'000'000;
  auto run = timed("set up", [&] { return simulation::Replication(program, options); });
  run_replication(run);
  const auto results = timed("results", [&] { return summarized(program, run); });
  const auto json = timed("results as JSON", [&] { return results::to_json(results); });
  say("JSON", fmt::format("{} bytes", json.size()));
  const auto page = timed("report", [&] { return report::results_page(results, {}); });
  say("HTML", fmt::format("{} bytes", page.size()));
}

void fan_out() {
  const auto scenario = tests::parsed(tests::fan_out_scenario(1'000, 4, 10));
  for (const bool batches : {false, true}) {
    const double before = cpu_s();
    simulation::Options options;
    options.batches = batches;
    const results::Results results = simulation::simulate(scenario, options).value();
    const double seconds = cpu_s() - before;
    const auto requests = static_cast<double>(results.requests.begin()->second.count);
    say(fmt::format("fan-out to 1,000 leaves, {}", batches ? "in batches" : "by events"),
        fmt::format("{:.0f} requests, {:.1f} s, {:.0f} ns a visit", requests, seconds,
                    seconds * 1e9 / requests / 1'001));
  }
}

// Rising load, and a number of replications that no number of cores divides.
std::vector<scenario::Scenario> sweep_points() {
  std::vector<scenario::Scenario> points;
  for (int point = 1; point <= 6; ++point) {
    tests::Layers layers;
    layers.services = 5;
    layers.replicas = 1;
    layers.workers = 8;
    layers.workloads = 1;
    layers.hold_s = 0.02;
    layers.requests_per_second = 250.0 * point;
    layers.duration_s = 40;
    layers.replications = 3;
    points.push_back(tests::parsed(tests::layered_scenario(layers)));
  }
  return points;
}

void sweep() {
  const std::vector<scenario::Scenario> points = sweep_points();
  simulation::Options options;
  options.threads = engine::hardware_threads();
  const auto one_by_one = [&] {
    for (const scenario::Scenario& point : points) simulation::simulate(point, options);
  };
  const auto together = [&] { simulation::simulate_points(points, options); };
  const auto measure = [](const std::function<void()>& work) {
    const double wall = wall_s();
    const double cpu = cpu_s();
    work();
    return std::pair(wall_s() - wall, cpu_s() - cpu);
  };
  std::vector<double> ratios;
  for (int round = 0; round < 5; ++round) {
    const auto [apart_wall, apart_cpu] = measure(one_by_one);
    const auto [together_wall, together_cpu] = measure(together);
    ratios.push_back(apart_wall / together_wall);
    say(fmt::format("sweep of 6 points x 3 replications, {} threads", options.threads),
        fmt::format("one by one {:.2f} s of wall time ({:.2f} of CPU), together {:.2f} ({:.2f})",
                    apart_wall, apart_cpu, together_wall, together_cpu));
  }
  std::ranges::sort(ratios);
  say("times as fast together, median of 5",
      fmt::format("{:.2f} ({:.2f} ... {:.2f})", ratios[2], ratios.front(), ratios.back()));
}

int run(const std::vector<std::string_view>& parts) {
  for (const std::string_view part : parts) {
    if (part == "full") {
      full_size();
    } else if (part == "fan-out") {
      fan_out();
    } else if (part == "sweep") {
      sweep();
    } else {
      fmt::print(stderr, "scale_bench [full|fan-out|sweep]...\n");
      return EXIT_FAILURE;
    }
  }
  return EXIT_SUCCESS;
}

}  // namespace
}  // namespace sojourn

int main(int count, char** arguments) {
  std::vector<std::string_view> parts(arguments + 1, arguments + count);
  return sojourn::run(parts.empty() ? std::vector<std::string_view>{"full", "fan-out", "sweep"}
                                    : parts);
}
