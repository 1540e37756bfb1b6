#include "tests/gui/support/direct_run.h"

#include "engine/require.h"
#include "models/scenario/scenario_json.h"
#include "models/simulation/simulate.h"

namespace sojourn::gui {

results::Results direct_run(const std::string& text) {
  const auto scenario = scenario::parse_scenario(text);
  engine::require(scenario.has_value(), "a valid scenario");
  auto results = simulation::simulate(*scenario);
  engine::require(results.has_value(), "nobody cancels");
  return *std::move(results);
}

}  // namespace sojourn::gui
