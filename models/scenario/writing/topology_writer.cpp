#include "models/scenario/writing/topology_writer.h"

#include <algorithm>
#include <optional>
#include <string>
#include <utility>

#include "models/scenario/quantity.h"
#include "models/scenario/words.h"
#include "models/scenario/writing/distribution_writer.h"
#include "models/scenario/writing/step_writer.h"

namespace sojourn::scenario {

namespace {

JsonNode duration(Duration value) {
  return JsonNode::text(format_duration(value));
}

JsonNode count_or_unlimited(const std::optional<std::uint32_t>& count) {
  return count ? JsonNode::whole(*count) : JsonNode::text("unlimited");
}

JsonNode write_queue(const Service& service, Detail detail) {
  const bool is_all = detail == Detail::explained;
  JsonNode node = JsonNode::object();
  node.set_if(is_all || service.queue_capacity.has_value(), "capacity",
              count_or_unlimited(service.queue_capacity));
  node.set_if(is_all || service.queue_order != QueueOrder::fifo, "order",
              JsonNode::text(word_of(service.queue_order, queue_order_words)));
  return node;
}

JsonNode write_overhead(const Overhead& overhead, Detail detail) {
  const bool is_all = detail == Detail::explained;
  JsonNode node = JsonNode::object();
  node.set_if(is_all || overhead.hold.count() > 0, "hold", duration(overhead.hold));
  node.set_if(is_all || overhead.wake.count() > 0, "wake", duration(overhead.wake));
  node.set_if(is_all || overhead.release.count() > 0, "release", duration(overhead.release));
  return node;
}

JsonNode write_service(const Scenario& scenario, const Service& service, Detail detail) {
  const bool is_all = detail == Detail::explained;
  const Service usual;
  JsonNode node = JsonNode::object();
  node.set_if(is_all || service.replicas != usual.replicas, "replicas",
              JsonNode::whole(service.replicas));
  node.set_if(is_all || service.workers != usual.workers, "workers",
              count_or_unlimited(service.workers));
  JsonNode queue = write_queue(service, detail);
  node.set_unless_empty("queue", std::move(queue));
  if (service.host) {
    node.set("host", JsonNode::text(scenario.hosts[service.host->index].name));
  }
  JsonNode overhead = write_overhead(service.overhead, detail);
  node.set_unless_empty("overhead", std::move(overhead));
  node.set_if(is_all || service.implementation != usual.implementation, "implementation",
              JsonNode::text(word_of(service.implementation, implementation_words)));
  JsonNode endpoints = JsonNode::object();
  for (const EndpointId id : service.endpoints) {
    const Endpoint& endpoint = scenario.endpoints[id.index];
    endpoints.set(endpoint.name, write_steps(scenario, endpoint.steps, detail));
  }
  node.set("endpoints", std::move(endpoints));
  return node;
}

JsonNode write_latency(const std::optional<Distribution>& latency) {
  return latency ? write_distribution(*latency) : JsonNode::text("0s");
}

JsonNode write_health(const HealthCheck& health) {
  return JsonNode::object({{"interval", duration(health.interval)},
                           {"fall", JsonNode::whole(health.fall)},
                           {"rise", JsonNode::whole(health.rise)}});
}

JsonNode write_weights(const Link& link) {
  JsonNode array = JsonNode::array();
  for (const std::uint32_t weight : link.weights) {
    array.push(JsonNode::whole(weight));
  }
  return array;
}

// is_latency_shared: it stands in "network".
JsonNode write_link(const Link& link, bool is_latency_shared, Detail detail) {
  const bool is_all = detail == Detail::explained;
  const std::optional<HealthCheck> usual_health =
      link.via == Via::haproxy ? std::optional(HealthCheck{}) : std::nullopt;
  JsonNode node = JsonNode::object();
  node.set_if(is_all || link.balance != Balance::round_robin, "balance",
              JsonNode::text(word_of(link.balance, balance_words)));
  node.set_if(link.balance == Balance::weighted, "weights", write_weights(link));
  node.set_if(is_all || link.via != Via::client, "via",
              JsonNode::text(word_of(link.via, via_words)));
  if (link.health && (is_all || link.health != usual_health)) {
    node.set("health", write_health(*link.health));
  }
  node.set_if(is_all || (link.latency && !is_latency_shared), "latency",
              write_latency(link.latency));
  return node;
}

}  // namespace

JsonNode write_hosts(const Scenario& scenario, Detail detail) {
  JsonNode hosts = JsonNode::object();
  for (const Host& host : scenario.hosts) {
    JsonNode node = JsonNode::object();
    node.set_if(detail == Detail::explained || host.count != 1, "count",
                JsonNode::whole(host.count));
    node.set("cores", JsonNode::whole(host.cores));
    hosts.set(host.name, std::move(node));
  }
  return hosts;
}

JsonNode write_services(const Scenario& scenario, Detail detail) {
  JsonNode services = JsonNode::object();
  for (const Service& service : scenario.services) {
    services.set(service.name, write_service(scenario, service, detail));
  }
  return services;
}

void write_links(const Scenario& scenario, Detail detail, JsonNode& document) {
  const std::vector<Link>& links = scenario.links;
  const bool is_latency_shared = std::all_of(links.begin(), links.end(), [&](const Link& link) {
    return link.latency == links.front().latency;
  });
  if (is_latency_shared && (detail == Detail::explained || links.front().latency)) {
    document.set("network", JsonNode::object({{"latency", write_latency(links.front().latency)}}));
  }
  JsonNode calls = JsonNode::object();
  for (const Link& link : links) {
    JsonNode node = write_link(link, is_latency_shared, detail);
    const std::string& callee = scenario.services[link.callee.index].name;
    calls.set_unless_empty(scenario.caller_name(link.caller) + ">" + callee, std::move(node));
  }
  document.set_unless_empty("calls", std::move(calls));
}

}  // namespace sojourn::scenario
