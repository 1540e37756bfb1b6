// Sojourn through the public simulate().
#include <ctime>

#include <fmt/format.h>

#include "models/scenario/scenario_json.h"
#include "models/simulation/simulate.h"
#include "tests/bench/peers/contender.h"

namespace sojourn::peers {
namespace {

class Sojourn final : public Contender {
 public:
  explicit Sojourn(bool batches) : batches_(batches) {}

  std::string name() const override { return batches_ ? "sojourn" : "sojourn-events"; }
  std::string title() const override { return batches_ ? "Sojourn" : "Sojourn, event engine"; }
  bool can(const Model&) const override { return true; }

  std::expected<Outcome, std::string> run(const Model& model, std::uint64_t requests,
                                          std::uint64_t seed) override {
    const double duration_s = static_cast<double>(requests) / model.rate;
    const auto scenario = scenario::parse_scenario(
        model.scenario, {{"run.duration", fmt::format("{}s", duration_s)}, {"run.warmup", "0s"}});
    if (!scenario) {
      return std::unexpected(scenario::describe(scenario.error().front(), model.name));
    }
    simulation::Options options;
    options.seed = seed;
    options.replications = 1;
    options.batches = batches_;
    const double before = process_cpu_s();
    const results::Results results = simulation::simulate(*scenario, options).value();
    Outcome outcome{.cpu_s = process_cpu_s() - before};
    double total = 0;
    for (const auto& [name, request] : results.requests) {
      outcome.requests += request.count;
      total += static_cast<double>(request.ok) * request.histogram.mean_seconds();
    }
    outcome.mean_response = total / static_cast<double>(outcome.requests);
    return outcome;
  }

 private:
  bool batches_;
};

}  // namespace

std::unique_ptr<Contender> sojourn_itself() {
  return std::make_unique<Sojourn>(true);
}

std::unique_ptr<Contender> sojourn_event_engine() {
  return std::make_unique<Sojourn>(false);
}

double process_cpu_s() {
  timespec now{};
  clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &now);
  return static_cast<double>(now.tv_sec) + static_cast<double>(now.tv_nsec) * 1e-9;
}

}  // namespace sojourn::peers
