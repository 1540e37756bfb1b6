// The hand-written batch twice: with the fastest usual numbers, and with Sojourn's keyed ones. The
// second simulates the very requests that the event engine simulates for the same seed.
#include <fmt/format.h>

#include "engine/distribution.h"
#include "models/scenario/plan.h"
#include "models/scenario/scenario_json.h"
#include "tests/bench/peers/batch.h"
#include "tests/bench/peers/contender.h"
#include "tests/bench/peers/xoshiro.h"

namespace sojourn::peers {
namespace {

class OwnNumbers {
 public:
  struct Name {};

  OwnNumbers(const Queues& queues, std::uint64_t seed) : queues_(queues), random_(seed) {}

  double next_arrival(Name&) { return now_ += random_.exponential(queues_.interarrival); }
  double service(unsigned, Name) { return random_.exponential(queues_.service); }

 private:
  const Queues& queues_;
  Xoshiro random_;
  double now_ = 0;
};

// The names of the numbers are those of models/scenario/plan.h for the model's scenario.
class KeyedNumbers {
 public:
  using Name = std::uint64_t;  // of the request

  KeyedNumbers(const Model& model, const scenario::Scenario& scenario)
      : plan_(scenario, scenario::WorkloadId{0}, 0),
        service_(engine::Distribution::exponential(model.queues->service)),
        stream_(engine::random_stream(scenario.run.seed, 0, "clients")) {
    const std::string entry = model.request.substr(model.request.find('/') + 1);
    const std::uint64_t root = scenario::root_path(entry);
    const unsigned first_call = model.queues->branches > 1 ? 1 : 0;  // after the parallel step
    for (unsigned station = 0; station < model.queues->stations * model.queues->branches;
         ++station) {
      const std::uint64_t call = scenario::step_site(entry, first_call + station);
      const std::uint64_t path =
          entry == "gateway.ask" ? scenario::child_path(root, call, 1) : root;
      const std::uint64_t step = scenario::step_site(fmt::format("s{}.serve", station), 0);
      sites_.push_back(
          scenario::RequestIdentity{.path = path}.step_key(step, scenario::Purpose::demand).site);
    }
  }

  double next_arrival(Name& name) {
    const scenario::Arrival arrival = plan_.next();
    name = arrival.request;
    return engine::to_seconds(arrival.at);
  }

  double service(unsigned station, Name name) {
    engine::Draws draws({stream_, name, sites_[station]});
    return service_.sample(draws);
  }

 private:
  scenario::ArrivalPlan plan_;
  engine::Distribution service_;
  std::uint64_t stream_;
  std::vector<std::uint64_t> sites_;  // of the demand at each station
};

// The histogram belongs to the work: a program that is not to be optimised away reads it.
Outcome outcome_of(const ResponseTimes& responses, double cpu_s) {
  std::uint64_t counted = 0;
  for (const std::uint64_t bucket : responses.buckets()) {
    counted += bucket;
  }
  return {cpu_s, counted, responses.mean()};
}

class BatchOwnNumbers final : public Contender {
 public:
  std::string name() const override { return "batch"; }
  std::string title() const override { return "hand-written batch"; }
  bool can(const Model& model) const override { return model.queues.has_value(); }

  std::expected<Outcome, std::string> run(const Model& model, std::uint64_t requests,
                                          std::uint64_t seed) override {
    const double before = process_cpu_s();
    OwnNumbers numbers(*model.queues, seed);
    const ResponseTimes responses = batch(*model.queues, requests, numbers);
    return outcome_of(responses, process_cpu_s() - before);
  }
};

class BatchKeyedNumbers final : public Contender {
 public:
  std::string name() const override { return "batch-keyed"; }
  std::string title() const override { return "the same with Sojourn's keyed numbers"; }
  bool can(const Model& model) const override { return model.queues.has_value(); }

  std::expected<Outcome, std::string> run(const Model& model, std::uint64_t requests,
                                          std::uint64_t seed) override {
    const auto scenario =
        scenario::parse_scenario(model.scenario, {{"run.seed", fmt::format("{}", seed)}});
    if (!scenario) {
      return std::unexpected(scenario::describe(scenario.error().front(), model.name));
    }
    const double before = process_cpu_s();
    KeyedNumbers numbers(model, *scenario);
    const ResponseTimes responses = batch(*model.queues, requests, numbers);
    return outcome_of(responses, process_cpu_s() - before);
  }
};

}  // namespace

std::unique_ptr<Contender> batch_own_numbers() {
  return std::make_unique<BatchOwnNumbers>();
}

std::unique_ptr<Contender> batch_keyed_numbers() {
  return std::make_unique<BatchKeyedNumbers>();
}

}  // namespace sojourn::peers
