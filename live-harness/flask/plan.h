// One service of a scenario, prepared for its Flask application. Immutable, safe between threads.
#pragma once

#include <expected>
#include <memory>
#include <string>
#include <utility>
#include <vector>

#include "live-harness/addresses.h"
#include "live-harness/service/behaviour.h"
#include "live-harness/service/control.h"
#include "models/scenario/scenario.h"

namespace sojourn::live {

struct FlaskPlan {
  scenario::Scenario scenario;
  scenario::ServiceId service;
  std::uint32_t replica = 0;
  Addresses addresses;
  Control control;
  std::vector<std::pair<std::string, NumberedSteps>> endpoints;
  std::vector<const NumberedStep*> steps;  // of all endpoints, in the order of the description
  std::string description;
};

struct FlaskPlanSource {
  std::string scenario_text;
  std::string scenario_name;  // for error messages
  std::string service;
  std::uint32_t replica = 0;
  std::string addresses_text;
};

// The error holds a line for each thing that is wrong.
std::expected<std::unique_ptr<FlaskPlan>, std::string> make_flask_plan(
    const FlaskPlanSource& source);

// Numbers the steps and fills `steps` with them in the same order:
// {"service": 1, "replica": 0, "endpoints": {"page": [
//   {"step": 0, "kind": "delay"}, {"step": 1, "kind": "compute"},
//   {"step": 2, "kind": "call", "host": "127.0.0.1", "port": 41001, "target": "/data", "link": 0,
//    "timeout": 300000000 or null, "attempts": 1, "proceed": false, "stamp": true},
//   {"step": 3, "kind": "parallel", "parts": [[…], […]]},
//   {"step": 4, "kind": "choose", "parts": [[…]]}]}}
std::string describe_steps(FlaskPlan& plan);

// The first address of the link from the plan's service to the callee; null if there is none.
const Address* link_address(const FlaskPlan& plan, scenario::ServiceId callee);

}  // namespace sojourn::live
