// The published and closed-form cases of cases.json as scenarios: what to simulate, and which
// figure of the results has which known value.
#pragma once

#include <functional>
#include <map>
#include <string>
#include <vector>

#include <nlohmann/json.hpp>

#include "models/results/results.h"

namespace sojourn::reference {

using nlohmann::json;

struct Figure {
  std::string name;
  double expected = 0;
  std::function<results::Estimate(const results::Results&)> estimate;
  double allowance = 0;  // relative error of the expectation or of the measuring device itself
};

struct Experiment {
  std::string name;
  json scenario;
  std::vector<Figure> figures;
};

// One case can need several simulations (the balancers of a family side by side).
// Aborts on a case it does not know: every case in the file must be covered.
std::vector<Experiment> experiments_of(const json& reference_case);

}  // namespace sojourn::reference
