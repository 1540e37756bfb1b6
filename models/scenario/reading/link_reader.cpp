#include "models/scenario/reading/link_reader.h"

#include <algorithm>
#include <map>
#include <optional>
#include <string>
#include <tuple>
#include <type_traits>
#include <utility>
#include <variant>
#include <vector>

#include "models/scenario/reading/distribution_reader.h"
#include "models/scenario/reading/limits.h"
#include "models/scenario/reading/object_reader.h"
#include "models/scenario/reading/scalar_reader.h"

namespace sojourn::scenario {

namespace {

using Caller = std::variant<ServiceId, WorkloadId>;

void find_callees(const Steps& steps, const Scenario& scenario, std::vector<ServiceId>& callees) {
  for (const Step& step : steps) {
    if (const auto* const call = std::get_if<Call>(&step.action)) {
      callees.push_back(scenario.endpoints[call->endpoint.index].service);
    } else if (const auto* const parallel = std::get_if<Parallel>(&step.action)) {
      for (const Steps& branch : parallel->branches) {
        find_callees(branch, scenario, callees);
      }
    } else if (const auto* const choose = std::get_if<Choose>(&step.action)) {
      for (const Option& option : choose->options) {
        find_callees(option.steps, scenario, callees);
      }
    }
  }
}

void add_links(const Caller& caller, std::vector<ServiceId> callees, Scenario& scenario) {
  std::sort(callees.begin(), callees.end(),
            [](ServiceId a, ServiceId b) { return a.index < b.index; });
  callees.erase(std::unique(callees.begin(), callees.end()), callees.end());
  for (const ServiceId callee : callees) {
    Link link;
    link.caller = caller;
    link.callee = callee;
    scenario.links.push_back(std::move(link));
  }
}

// One link for every pair of a caller and a service it calls, in the order of both names.
void make_links(Scenario& scenario) {
  for (std::uint32_t i = 0; i < scenario.services.size(); ++i) {
    std::vector<ServiceId> callees;
    for (const EndpointId endpoint : scenario.services[i].endpoints) {
      find_callees(scenario.endpoints[endpoint.index].steps, scenario, callees);
    }
    add_links(ServiceId{i}, std::move(callees), scenario);
  }
  for (std::uint32_t i = 0; i < scenario.workloads.size(); ++i) {
    std::vector<ServiceId> callees;
    for (const RequestClass& entry : scenario.workloads[i].classes) {
      callees.push_back(scenario.endpoints[entry.endpoint.index].service);
    }
    add_links(WorkloadId{i}, std::move(callees), scenario);
  }
  std::stable_sort(scenario.links.begin(), scenario.links.end(), [&](const Link& a, const Link& b) {
    return std::tie(scenario.caller_name(a.caller), a.callee.index) <
           std::tie(scenario.caller_name(b.caller), b.callee.index);
  });
}

// A latency that is always 0 is none.
std::optional<Distribution> read_latency(const LocatedValue* value, Problems& problems,
                                         std::optional<Distribution> otherwise) {
  if (value == nullptr) {
    return otherwise;
  }
  std::optional<Distribution> latency = read_distribution(*value, problems);
  if (latency && latency->mean() <= 0) {
    return std::nullopt;
  }
  return latency;
}

std::optional<Distribution> read_network(const LocatedValue* value, Problems& problems) {
  if (value == nullptr) {
    return std::nullopt;
  }
  const ObjectReader reader(*value, keys::network, problems);
  return read_latency(reader.find("latency"), problems, std::nullopt);
}

void read_weights(const ObjectReader& reader, const Context& context, Link& link) {
  const LocatedValue* const value = reader.find("weights");
  if (value == nullptr) {
    if (link.balance == Balance::weighted) {
      reader.require("weights", "a weight for each replica, such as [1, 2, 1]");
    }
    return;
  }
  if (link.balance != Balance::weighted) {
    context.problems.add(*value, "no weights unless \"balance\" is \"weighted\"");
    return;
  }
  const JsonArray* const array =
      read_array(*value, "weights", {.least = 1, .most = limits::replicas}, context.problems);
  if (array == nullptr) {
    return;
  }
  const Service& callee = context.scenario.services[link.callee.index];
  if (array->size() != callee.replicas && context.knows_replicas[link.callee.index]) {
    context.problems.add_found(*value, "an array of " + std::to_string(array->size()),
                               "a weight for each of the " + std::to_string(callee.replicas) +
                                   " replicas of " + callee.name);
    return;
  }
  for (const LocatedValue& element : *array) {
    read_whole(&element, {.least = 1, .most = limits::balance_weight}, context.problems,
               link.weights.emplace_back());
  }
}

void read_health(const LocatedValue* value, Problems& problems, Link& link) {
  if (link.via == Via::haproxy) {
    link.health = HealthCheck{};
  }
  if (value == nullptr) {
    return;
  }
  const ObjectReader reader(*value, keys::health, problems);
  HealthCheck health;
  read_duration(reader.find("interval"), Least::above_zero, problems, health.interval);
  read_whole(reader.find("fall"), {.least = 1, .most = limits::checks}, problems, health.fall);
  read_whole(reader.find("rise"), {.least = 1, .most = limits::checks}, problems, health.rise);
  link.health = health;
}

void read_link(const LocatedValue& value, const Context& context, Link& link) {
  const ObjectReader reader(value, keys::link, context.problems);
  read_word(reader.find("balance"), balance_words, context.problems, link.balance);
  read_word(reader.find("via"), via_words, context.problems, link.via);
  read_weights(reader, context, link);
  read_health(reader.find("health"), context.problems, link);
  link.latency = read_latency(reader.find("latency"), context.problems, link.latency);
}

}  // namespace

void read_links(const LocatedValue* network, const LocatedValue* calls, bool are_callers_known,
                Context& context) {
  const std::optional<Distribution> latency = read_network(network, context.problems);
  make_links(context.scenario);
  std::map<std::string, Link*, std::less<>> links_by_name;
  std::vector<std::string_view> link_names;
  for (Link& link : context.scenario.links) {
    link.latency = latency;
    const std::string name = context.scenario.caller_name(link.caller) + ">" +
                             context.scenario.services[link.callee.index].name;
    link_names.push_back(links_by_name.emplace(name, &link).first->first);
  }
  const JsonObject* const object =
      calls == nullptr ? nullptr : read_map(*calls, "links", limits::links, context.problems);
  if (object != nullptr) {
    const NameTable table(link_names);
    for (const Member& member : *object) {
      const auto place = links_by_name.find(member.key);
      if (place != links_by_name.end()) {
        read_link(member.value, context, *place->second);
      } else if (are_callers_known) {
        context.problems.add_key(member,
                                 "CALLER>CALLEE, a service or workload and a service it calls",
                                 context.problems.wants_hints() ? table.suggest(member.key) : "");
      }
    }
  }
  for (Link& link : context.scenario.links) {
    if (link.weights.empty()) {
      link.weights.assign(context.scenario.services[link.callee.index].replicas, 1);
    }
  }
}

}  // namespace sojourn::scenario
