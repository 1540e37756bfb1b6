#include "models/scenario/reading/service_reader.h"

#include <string>

#include "models/scenario/reading/limits.h"
#include "models/scenario/reading/object_reader.h"
#include "models/scenario/reading/scalar_reader.h"
#include "models/scenario/reading/step_reader.h"

namespace sojourn::scenario {

namespace {

void read_queue(const LocatedValue* value, Problems& problems, Service& service) {
  if (value == nullptr) {
    return;
  }
  const ObjectReader reader(*value, keys::queue, problems);
  read_whole_or_unlimited(reader.find("capacity"), {.least = 0, .most = limits::queue_capacity},
                          problems, service.queue_capacity);
  read_word(reader.find("order"), queue_order_words, problems, service.queue_order);
}

void read_overhead(const LocatedValue* value, Problems& problems, Overhead& overhead) {
  if (value == nullptr) {
    return;
  }
  const ObjectReader reader(*value, keys::overhead, problems);
  read_duration(reader.find("hold"), Least::zero, problems, overhead.hold);
  read_duration(reader.find("wake"), Least::zero, problems, overhead.wake);
  read_duration(reader.find("release"), Least::zero, problems, overhead.release);
}

void read_host_name(const LocatedValue* value, const Context& context, Service& service) {
  if (value == nullptr) {
    return;
  }
  const std::string* const name = value->text();
  const std::optional<std::uint32_t> host =
      name == nullptr ? std::nullopt : context.names.hosts.find(*name);
  if (!host) {
    const bool has_hosts = !context.names.hosts.names().empty();
    const std::string near = name == nullptr ? "" : context.names.hosts.suggest(*name);
    context.problems.add(*value, "the name of a host",
                         has_hosts ? near : "the scenario has no \"hosts\"");
    return;
  }
  service.host = HostId{*host};
}

void read_endpoints(const LocatedValue& value, Context& context, ServiceId id, Service& service) {
  const JsonObject* const object =
      read_map(value, "endpoints", limits::endpoints, context.problems);
  if (object == nullptr) {
    return;
  }
  if (object->empty()) {
    context.problems.add(value, "at least one endpoint");
  }
  for (const Member& member : *object) {
    const std::uint32_t place = *context.names.endpoints[id.index].find(member.key);
    const EndpointId endpoint_id{context.names.first_endpoint[id.index] + place};
    Endpoint& endpoint = context.scenario.endpoints[endpoint_id.index];
    endpoint.name = member.key;
    endpoint.service = id;
    endpoint.steps = read_steps(member.value, context);
    context.endpoint_values[endpoint_id.index] = &member.value;
  }
  for (std::uint32_t i = 0; i < object->size(); ++i) {
    service.endpoints.push_back({context.names.first_endpoint[id.index] + i});
  }
}

// Where an override made a service of a mistyped name, it lacks what every service needs.
std::string missing_endpoints(const LocatedValue& value, std::string_view name,
                              const Context& context) {
  std::vector<std::string_view> others;
  for (const std::string_view other : context.names.services.names()) {
    if (other != name) {
      others.push_back(other);
    }
  }
  const std::string hint = value.at.override_number == 0 ? "" : did_you_mean(name, others);
  return hint;
}

void read_service(const Member& member, Context& context) {
  const ServiceId id{*context.names.services.find(member.key)};
  Service& service = context.scenario.services[id.index];
  service.name = member.key;
  const ObjectReader reader(member.value, keys::service, context.problems);
  const std::size_t problems_before = context.problems.count();
  read_whole(reader.find("replicas"), {.least = 1, .most = limits::replicas}, context.problems,
             service.replicas);
  context.knows_replicas[id.index] = context.problems.count() == problems_before;
  read_whole_or_unlimited(reader.find("workers"), {.least = 1, .most = limits::workers},
                          context.problems, service.workers);
  read_queue(reader.find("queue"), context.problems, service);
  read_host_name(reader.find("host"), context, service);
  read_overhead(reader.find("overhead"), context.problems, service.overhead);
  read_word(reader.find("implementation"), implementation_words, context.problems,
            service.implementation);
  if (const LocatedValue* const endpoints = reader.find("endpoints")) {
    read_endpoints(*endpoints, context, id, service);
  } else if (reader.is_object()) {
    context.problems.add_found(member.value, "no key \"endpoints\"", "what the service offers",
                               missing_endpoints(member.value, member.key, context));
  }
}

void check_total(const LocatedValue& value, const Context& context) {
  std::uint64_t replicas = 0;
  for (const Service& service : context.scenario.services) {
    replicas += service.replicas;
  }
  if (replicas > limits::replicas_total) {
    context.problems.add_found(value, std::to_string(replicas) + " replicas in all",
                               "at most " + std::to_string(limits::replicas_total));
  }
}

}  // namespace

void read_hosts(const LocatedValue& value, Context& context) {
  const JsonObject* const object = read_map(value, "hosts", limits::hosts, context.problems);
  if (object == nullptr) {
    return;
  }
  context.scenario.hosts.resize(object->size());
  for (const Member& member : *object) {
    Host& host = context.scenario.hosts[*context.names.hosts.find(member.key)];
    host.name = member.key;
    const ObjectReader reader(member.value, keys::host, context.problems);
    read_whole(reader.find("count"), {.least = 1, .most = limits::machines}, context.problems,
               host.count);
    read_whole(reader.require("cores", "a whole number of cores"),
               {.least = 1, .most = limits::cores}, context.problems, host.cores);
  }
}

void read_services(const LocatedValue& value, Context& context) {
  const JsonObject* const object = read_map(value, "services", limits::services, context.problems);
  if (object == nullptr) {
    return;
  }
  if (object->empty()) {
    context.problems.add(value, "at least one service");
  }
  for (const Member& member : *object) {
    read_service(member, context);
  }
  check_total(value, context);
}

}  // namespace sojourn::scenario
