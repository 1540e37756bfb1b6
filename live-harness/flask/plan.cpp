#include "live-harness/flask/plan.h"

#include <algorithm>

#include "live-harness/flask_limits.h"
#include "models/scenario/scenario_json.h"

namespace sojourn::live {

namespace {

void add_line(std::string& text, const std::string& line) {
  text += (text.empty() ? "" : "\n") + line;
}

std::string describe_all(const std::vector<scenario::ParseError>& errors, const std::string& file) {
  std::string text;
  for (const scenario::ParseError& error : errors) {
    add_line(text, scenario::describe(error, file));
  }
  return text;
}

// What the service lacks to be performed: one line each.
std::string objections(const FlaskPlan& plan) {
  std::string text;
  for (const std::string& limit : flask_limits(plan.scenario, plan.service)) {
    add_line(text, limit);
  }
  for (const scenario::Link& link : plan.scenario.links) {
    const auto* caller = std::get_if<scenario::ServiceId>(&link.caller);
    if (caller != nullptr && *caller == plan.service &&
        link_address(plan, link.callee) == nullptr) {
      add_line(text, "addresses: \"links\" has none for the calls to " +
                         plan.scenario.services[link.callee.index].name);
    }
  }
  return text;
}

}  // namespace

const Address* link_address(const FlaskPlan& plan, scenario::ServiceId callee) {
  const auto& services = plan.scenario.services;
  const auto found = plan.addresses.links.find(services[plan.service.index].name + ">" +
                                               services[callee.index].name);
  return found == plan.addresses.links.end() ? nullptr : &found->second.front();
}

std::expected<std::unique_ptr<FlaskPlan>, std::string> make_flask_plan(
    const FlaskPlanSource& source) {
  auto parsed = scenario::parse_scenario(source.scenario_text);
  if (!parsed) {
    return std::unexpected(describe_all(parsed.error(), source.scenario_name));
  }
  auto addresses = parse_addresses(source.addresses_text);
  if (!addresses) {
    return std::unexpected(addresses.error());
  }
  auto plan = std::make_unique<FlaskPlan>();
  plan->scenario = *std::move(parsed);
  plan->addresses = *std::move(addresses);
  plan->replica = source.replica;
  const auto& services = plan->scenario.services;
  const auto service = std::ranges::find(services, source.service, &scenario::Service::name);
  if (service == services.end()) {
    return std::unexpected(source.scenario_name + ": there is no service \"" + source.service +
                           "\"");
  }
  plan->service.index = static_cast<std::uint32_t>(service - services.begin());
  if (std::string text = objections(*plan); !text.empty()) {
    return std::unexpected(std::move(text));
  }
  plan->description = describe_steps(*plan);
  return plan;
}

}  // namespace sojourn::live
