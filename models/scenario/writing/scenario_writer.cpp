#include "models/scenario/writing/scenario_writer.h"

#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <variant>

#include "models/scenario/quantity.h"
#include "models/scenario/scenario_json.h"
#include "models/scenario/words.h"
#include "models/scenario/writing/distribution_writer.h"
#include "models/scenario/writing/step_writer.h"
#include "models/scenario/writing/topology_writer.h"

namespace sojourn::scenario {

namespace {

JsonNode duration(Duration value) {
  return JsonNode::text(format_duration(value));
}
JsonNode rate(double per_second) {
  return JsonNode::text(format_per_second(per_second));
}

// "2%" where a percentage is exact and short, else the number.
JsonNode share(double value) {
  const std::string text = format_percentage(value);
  return text.ends_with('%') ? JsonNode::text(text) : JsonNode::number(value);
}

JsonNode write_profile(const RateProfile& profile) {
  if (profile.points.size() == 1) {
    return rate(profile.points.front().per_second);
  }
  JsonNode points = JsonNode::array();
  for (const RatePoint& point : profile.points) {
    points.push(JsonNode::array({duration(point.at), rate(point.per_second)}));
  }
  return JsonNode::object({{word_of(profile.shape, shape_words), std::move(points)}});
}

struct ArrivalsWriter {
  JsonNode& node;

  void operator()(const Poisson& arrivals) const {
    node.set("poisson", write_profile(arrivals.rate));
  }
  void operator()(const Constant& arrivals) const {
    node.set("constant", write_profile(arrivals.rate));
  }
  void operator()(const Renewal& arrivals) const {
    node.set("renewal", write_distribution(arrivals.interarrival));
  }
  void operator()(const Closed& arrivals) const {
    node.set("closed", JsonNode::object({{"users", JsonNode::whole(arrivals.users)},
                                         {"think", write_distribution(arrivals.think)}}));
  }
};

JsonNode write_request(const RequestClass& entry, Detail detail) {
  if (detail == Detail::canonical && entry.priority == 0) {
    return JsonNode::number(entry.probability);
  }
  return JsonNode::object({{"weight", JsonNode::number(entry.probability)},
                           {"priority", JsonNode::whole(entry.priority)}});
}

JsonNode write_workloads(const Scenario& scenario, Detail detail) {
  JsonNode workloads = JsonNode::object();
  for (const Workload& workload : scenario.workloads) {
    JsonNode node = JsonNode::object();
    std::visit(ArrivalsWriter{node}, workload.arrivals);
    JsonNode requests = JsonNode::object();
    for (const RequestClass& entry : workload.classes) {
      requests.set(entry.name, write_request(entry, detail));
    }
    node.set("requests", std::move(requests));
    if (workload.timeout) {
      node.set("timeout", duration(*workload.timeout));
    }
    node.set_if(detail == Detail::explained || workload.retry != Retry{}, "retry",
                write_retry(workload.retry, detail));
    workloads.set(workload.name, std::move(node));
  }
  return workloads;
}

JsonNode write_faults(const Scenario& scenario) {
  JsonNode faults = JsonNode::array();
  for (const Fault& fault : scenario.faults) {
    const std::string& service = scenario.services[fault.service.index].name;
    const std::string replica = fault.replica ? "/" + std::to_string(*fault.replica) : "";
    JsonNode node = JsonNode::object();
    node.set("at", duration(fault.at));
    if (fault.lasts) {
      node.set("for", duration(*fault.lasts));
    }
    node.set(word_of(fault.kind, fault_words), JsonNode::text(service + replica));
    node.set_if(fault.kind == FaultKind::slow, "factor", JsonNode::number(fault.factor));
    faults.push(std::move(node));
  }
  return faults;
}

JsonNode write_slos(const Scenario& scenario) {
  JsonNode slos = JsonNode::object();
  for (const Slo& slo : scenario.slos) {
    const Workload& workload = scenario.workloads[slo.workload.index];
    JsonNode node = JsonNode::object();
    node.set("request",
             JsonNode::text(workload.name + "/" + workload.classes[slo.request_class].name));
    for (const auto& [statistic, bound] : slo.latency) {
      node.set(statistic, JsonNode::text(format_seconds(bound)));
    }
    if (slo.errors) {
      node.set("errors", share(*slo.errors));
    }
    if (slo.throughput) {
      node.set("throughput", rate(*slo.throughput));
    }
    slos.set(slo.name, std::move(node));
  }
  return slos;
}

JsonNode write_run(const RunOptions& run, Detail detail) {
  const bool is_all = detail == Detail::explained;
  const RunOptions usual;
  JsonNode node = JsonNode::object();
  node.set_if(is_all || run.duration != usual.duration, "duration", duration(run.duration));
  node.set_if(is_all || run.warmup.has_value(), "warmup",
              run.warmup ? duration(*run.warmup) : JsonNode::text("auto"));
  node.set_if(is_all || run.replications != usual.replications, "replications",
              JsonNode::whole(run.replications));
  if (run.precision) {
    node.set("precision", share(*run.precision));
  }
  node.set_if(is_all || run.seed != usual.seed, "seed", JsonNode::whole(run.seed));
  return node;
}

void set_tolerance(JsonNode& node, std::string_view key, const std::optional<double>& tolerance) {
  if (tolerance) {
    node.set(key, share(*tolerance));
  }
}

JsonNode write_live(const LiveOptions& live, Detail detail) {
  const bool is_all = detail == Detail::explained;
  const LiveOptions usual;
  JsonNode node = JsonNode::object();
  node.set_if(is_all || live.duration != usual.duration, "duration", duration(live.duration));
  node.set_if(is_all || live.warmup != usual.warmup, "warmup", duration(live.warmup));
  JsonNode tolerances = JsonNode::object();
  set_tolerance(tolerances, "throughput", live.tolerances.throughput);
  set_tolerance(tolerances, "mean", live.tolerances.mean);
  set_tolerance(tolerances, "p50", live.tolerances.p50);
  set_tolerance(tolerances, "p95", live.tolerances.p95);
  set_tolerance(tolerances, "p99", live.tolerances.p99);
  node.set_unless_empty("tolerances", std::move(tolerances));
  return node;
}

JsonNode write_layout(const std::vector<Place>& layout) {
  JsonNode node = JsonNode::object();
  for (const Place& place : layout) {
    node.set(place.name, JsonNode::array({JsonNode::number(place.x), JsonNode::number(place.y)}));
  }
  return node;
}

}  // namespace

JsonNode write_scenario(const Scenario& scenario, Detail detail) {
  const bool is_all = detail == Detail::explained;
  JsonNode document = JsonNode::object();
  document.set("sojourn", JsonNode::whole(1));
  document.set("name", JsonNode::text(scenario.name));
  document.set_if(is_all || !scenario.description.empty(), "description",
                  JsonNode::text(scenario.description));
  document.set_if(!scenario.hosts.empty(), "hosts", write_hosts(scenario, detail));
  document.set("services", write_services(scenario, detail));
  write_links(scenario, detail, document);
  document.set("workloads", write_workloads(scenario, detail));
  document.set_if(!scenario.faults.empty(), "faults", write_faults(scenario));
  document.set_if(!scenario.slos.empty(), "slos", write_slos(scenario));
  JsonNode run = write_run(scenario.run, detail);
  document.set_unless_empty("run", std::move(run));
  JsonNode live = write_live(scenario.live, detail);
  document.set_unless_empty("live", std::move(live));
  document.set_if(!scenario.layout.empty(), "layout", write_layout(scenario.layout));
  return document;
}

std::string to_json(const Scenario& scenario) {
  return write_scenario(scenario, Detail::canonical).print();
}

std::string to_json_explained(const Scenario& scenario) {
  return write_scenario(scenario, Detail::explained).print();
}

}  // namespace sojourn::scenario
