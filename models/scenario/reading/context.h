// What the readers of a scenario's parts share while one document is read.
#pragma once

#include <vector>

#include "models/scenario/reading/names.h"
#include "models/scenario/reading/problems.h"
#include "models/scenario/scenario.h"

namespace sojourn::scenario {

struct Context {
  const Names& names;
  Problems& problems;
  Scenario& scenario;
  // Where each endpoint's steps stand, for what can only be said when all are known.
  std::vector<const LocatedValue*> endpoint_values;
  // By service: false if the number of replicas could not be read, so that nothing is said about
  // indices of replicas.
  std::vector<bool> knows_replicas;
  // How many parallel and choose steps are around the one that is being read.
  std::size_t step_nesting = 0;
};

}  // namespace sojourn::scenario
