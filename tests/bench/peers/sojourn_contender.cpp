// Sojourn's event engine, through the public simulate().
#include <ctime>

#include <fmt/format.h>

#include "models/scenario/scenario_json.h"
#include "models/simulation/simulate.h"
#include "tests/bench/peers/contender.h"

namespace sojourn::peers {
namespace {

class SojournEngine final : public Contender {
 public:
  std::string name() const override { return "sojourn"; }
  std::string title() const override { return "Sojourn, event engine"; }
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
};

}  // namespace

std::unique_ptr<Contender> sojourn_engine() {
  return std::make_unique<SojournEngine>();
}

double process_cpu_s() {
  timespec now{};
  clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &now);
  return static_cast<double>(now.tv_sec) + static_cast<double>(now.tv_nsec) * 1e-9;
}

}  // namespace sojourn::peers
