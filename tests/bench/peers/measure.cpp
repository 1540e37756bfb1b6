#include "tests/bench/peers/measure.h"

#include <algorithm>
#include <cmath>
#include <cstdio>

#include <fmt/format.h>

namespace sojourn::peers {
namespace {

constexpr std::uint64_t trial_requests = 20'000;
constexpr std::uint64_t requests_max = 200'000'000;

std::string objection(const Model& model, const Outcome& outcome) {
  const double error = outcome.mean_response / model.mean_response - 1;
  if (model.mean_response == 0 || std::abs(error) <= model.tolerance(outcome.requests)) {
    return "";
  }
  return fmt::format("wrong: a mean response of {:.2f} ms after {} requests, {:.2f} ms by theory",
                     outcome.mean_response * 1e3, outcome.requests, model.mean_response * 1e3);
}

class Turn {
 public:
  Turn(const Model& model, Contender& contender) : model_(model), contender_(contender) {
    measurement_.contender = contender.name();
    measurement_.title = contender.title();
  }

  // A first run, not counted, tells how many requests take so long.
  void prepare(double seconds) {
    run(trial_requests, 1);
    if (!measurement_.trouble.empty()) {
      return;
    }
    const double wanted = seconds * 1e9 / measurement_.ns_per_request.front();
    requests_ = std::clamp(static_cast<std::uint64_t>(wanted), trial_requests, requests_max);
    measurement_.ns_per_request.clear();
  }

  void measure(std::uint64_t seed) {
    if (measurement_.trouble.empty()) {
      run(requests_, seed);
    }
  }

  Measurement take() { return std::move(measurement_); }

 private:
  void run(std::uint64_t requests, std::uint64_t seed) {
    const auto outcome = contender_.run(model_, requests, seed);
    measurement_.trouble = outcome ? objection(model_, *outcome) : outcome.error();
    if (measurement_.trouble.empty()) {
      measurement_.ns_per_request.push_back(outcome->cpu_s * 1e9 /
                                            static_cast<double>(outcome->requests));
    } else {
      measurement_.ns_per_request.clear();
    }
  }

  const Model& model_;
  Contender& contender_;
  Measurement measurement_;
  std::uint64_t requests_ = 0;
};

}  // namespace

Spread spread_of(std::vector<double> values) {
  std::ranges::sort(values);
  const std::size_t middle = values.size() / 2;
  const double median =
      values.size() % 2 == 1 ? values[middle] : (values[middle - 1] + values[middle]) / 2;
  return {median, values.front(), values.back()};
}

std::vector<Measurement> measure(const Model& model, const Contenders& contenders,
                                 const Effort& effort) {
  std::vector<Turn> turns;
  for (const auto& contender : contenders) {
    if (contender->can(model)) {
      turns.emplace_back(model, *contender).prepare(effort.seconds);
    }
  }
  for (unsigned round = 0; round < effort.rounds; ++round) {
    fmt::print(stderr, "{}: round {} of {}\n", model.name, round + 1, effort.rounds);
    for (std::size_t place = 0; place < turns.size(); ++place) {
      turns[(place + round) % turns.size()].measure(round + 1);
    }
  }
  std::vector<Measurement> measurements;
  measurements.reserve(turns.size());
  for (Turn& turn : turns) {
    measurements.push_back(turn.take());
  }
  return measurements;
}

std::string same_requests(const Model& model) {
  constexpr std::uint64_t seed = 7;
  const auto engine = sojourn_itself()->run(model, trial_requests, seed);
  if (!engine) {
    return engine.error();
  }
  const auto keyed = batch_keyed_numbers()->run(model, engine->requests, seed);
  if (!keyed) {
    return keyed.error();
  }
  // Requests that come after the last counted one may overtake it: not quite the same end.
  constexpr double tolerance = 1e-4;
  const double difference = keyed->mean_response / engine->mean_response - 1;
  return std::abs(difference) < tolerance
             ? ""
             : fmt::format("{}: the batch answers the engine's requests {:+.2e} slower", model.name,
                           difference);
}

}  // namespace sojourn::peers
