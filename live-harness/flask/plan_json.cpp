#include <nlohmann/json.hpp>

#include "live-harness/flask/plan.h"

namespace sojourn::live {

namespace {

using Json = nlohmann::json;

class Description {
 public:
  explicit Description(FlaskPlan& plan) : plan_(plan) {}

  Json steps(const NumberedSteps& numbered) {
    Json list = Json::array();
    for (const NumberedStep& step : numbered) {
      list.push_back(one(step));
    }
    return list;
  }

 private:
  Json one(const NumberedStep& step) {
    Json object = {{"step", plan_.steps.size()}};
    plan_.steps.push_back(&step);
    const auto& action = step.step->action;
    if (const auto* call = std::get_if<scenario::Call>(&action)) {
      object["kind"] = "call";
      add_call(object, *call);
    } else if (std::holds_alternative<scenario::Compute>(action)) {
      object["kind"] = "compute";
    } else if (std::holds_alternative<scenario::Delay>(action)) {
      object["kind"] = "delay";
    } else {
      object["kind"] = std::holds_alternative<scenario::Choose>(action) ? "choose" : "parallel";
      object["parts"] = Json::array();
      for (const NumberedSteps& part : step.parts) {
        object["parts"].push_back(steps(part));
      }
    }
    return object;
  }

  void add_call(Json& object, const scenario::Call& call) {
    const scenario::Endpoint& endpoint = plan_.scenario.endpoints[call.endpoint.index];
    const scenario::Service& callee = plan_.scenario.services[endpoint.service.index];
    const Address& address = *link_address(plan_, endpoint.service);
    object["host"] = address.host;
    object["port"] = address.port;
    object["target"] = "/" + endpoint.name;
    object["link"] = plan_.scenario.link_index(plan_.service, endpoint.service);
    object["timeout"] = call.timeout ? Json(call.timeout->count()) : Json();
    object["attempts"] = call.retry.attempts;
    object["proceed"] = call.on_error == scenario::OnError::proceed;
    object["stamp"] = callee.implementation == scenario::Implementation::flask;
  }

  FlaskPlan& plan_;
};

}  // namespace

std::string describe_steps(FlaskPlan& plan) {
  for (const scenario::EndpointId id : plan.scenario.services[plan.service.index].endpoints) {
    plan.endpoints.emplace_back(
        plan.scenario.endpoints[id.index].name,
        number_steps(plan.scenario.endpoint_name(id), plan.scenario.endpoints[id.index].steps));
  }
  Json endpoints = Json::object();
  for (const auto& [name, steps] : plan.endpoints) {
    endpoints[name] = Description(plan).steps(steps);
  }
  const Json document = {{"service", plan.service.index},
                         {"replica", plan.replica},
                         {"endpoints", std::move(endpoints)}};
  return document.dump();
}

}  // namespace sojourn::live
