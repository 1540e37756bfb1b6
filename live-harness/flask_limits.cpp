#include "live-harness/flask_limits.h"

#include <variant>

#include <fmt/format.h>

namespace sojourn::live {

namespace {

using scenario::Link;
using scenario::Scenario;
using scenario::Service;
using scenario::ServiceId;

void object_to_queue(const Service& service, std::vector<std::string>& messages) {
  if (!service.workers) {
    messages.push_back(fmt::format(
        "{}: unlimited workers need an event loop; gunicorn's sync workers are processes, each "
        "with one request at a time",
        service.name));
  }
  if (service.queue_order != scenario::QueueOrder::fifo) {
    messages.push_back(fmt::format(
        "{}: gunicorn's accept queue is the kernel's, which is fifo; lifo and priority need "
        "\"implementation\": \"built-in\"",
        service.name));
  }
  if (service.queue_capacity) {
    messages.push_back(fmt::format(
        "{}: the kernel makes connections wait that do not fit into its accept queue, it rejects "
        "none; a queue capacity needs \"implementation\": \"built-in\"",
        service.name));
  }
}

void object_to_link(const Service& caller, const Service& callee, const Link& link,
                    std::vector<std::string>& messages) {
  if (link.via == scenario::Via::haproxy) {
    return;
  }
  if (callee.replicas > 1) {
    messages.push_back(
        fmt::format("{0}>{1}: the workers of a Flask application are processes without a common "
                    "view of the {2} "
                    "replicas of {1}; \"via\": \"haproxy\" balances for them",
                    caller.name, callee.name, callee.replicas));
  }
  if (link.health) {
    messages.push_back(fmt::format(
        "{}>{}: a Flask application checks nobody's health; \"via\": \"haproxy\" does it for it",
        caller.name, callee.name));
  }
}

}  // namespace

std::vector<std::string> flask_limits(const Scenario& scenario, ServiceId id) {
  const Service& service = scenario.services[id.index];
  std::vector<std::string> messages;
  object_to_queue(service, messages);
  for (const Link& link : scenario.links) {
    const auto* caller = std::get_if<ServiceId>(&link.caller);
    if (caller != nullptr && *caller == id) {
      object_to_link(service, scenario.services[link.callee.index], link, messages);
    }
  }
  return messages;
}

}  // namespace sojourn::live
