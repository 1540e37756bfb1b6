#include "tests/models/scenario/random_documents.h"

#include <algorithm>
#include <cmath>
#include <utility>

#include "models/scenario/quantity.h"

namespace sojourn::scenario {

JsonNode RandomDocument::duration(bool may_be_zero) {
  if (may_be_zero && dice_.chance(0.1)) {
    return JsonNode::text("0ms");
  }
  const std::string number = dice_.chance(0.5)
                                 ? std::to_string(1 + dice_.below(1000))
                                 : format_number(1 + std::exp(10 * dice_.unit()) * dice_.unit());
  return JsonNode::text(number + (dice_.chance(0.1) ? " " : "") +
                        std::string(dice_.one_of({"ns", "us", "ms", "ms", "s", "min", "h"})));
}

JsonNode RandomDocument::share(double most) {
  const double value = dice_.unit() * most;
  return dice_.chance(0.5) ? JsonNode::number(value)
                           : JsonNode::text(format_number(value * 100) + "%");
}

// Two or three parts whose probabilities sum to 1.
JsonNode RandomDocument::parts(std::string_view what, int depth) {
  const double first = dice_.unit();
  JsonNode array = JsonNode::array();
  for (const double probability : {first, 1 - first}) {
    JsonNode part = JsonNode::object({{"probability", JsonNode::number(probability)}});
    part.set(what, what == "of" ? distribution(depth + 1) : duration(false));
    array.push(std::move(part));
  }
  return array;
}

JsonNode RandomDocument::distribution(int depth) {
  const auto number = [this](double least, double most) {
    return JsonNode::number(least + dice_.unit() * (most - least));
  };
  const auto named = [](std::string_view name, JsonNode value) {
    return JsonNode::object({{name, std::move(value)}});
  };
  switch (dice_.below(depth < 3 ? 13 : 12)) {
    case 0: return duration(true);
    case 1: return named("deterministic", duration(true));
    case 2: return named("exponential", duration(false));
    case 3:
      return named("erlang", JsonNode::object({{"stages", JsonNode::whole(1 + dice_.below(1000))},
                                               {"mean", duration(false)}}));
    case 4: return named("hyperexponential", parts("mean", depth));
    case 5:
    case 6:
      return named(dice_.one_of({"lognormal", "gamma"}),
                   JsonNode::object({{"mean", duration(false)}, {"cv", number(0.01, 10)}}));
    case 7:
      return named("weibull",
                   JsonNode::object({{"shape", number(0.1, 5)}, {"scale", duration(false)}}));
    case 8: {
      JsonNode pareto =
          JsonNode::object({{"shape", number(0.5, 5)}, {"minimum", JsonNode::text("3us")}});
      pareto.set_if(dice_.chance(0.5), "maximum", JsonNode::text("2h"));
      return named("pareto", std::move(pareto));
    }
    case 9:
      return named("uniform",
                   JsonNode::object({{"low", JsonNode::text("0.1ns")}, {"high", duration(false)}}));
    case 10: return named("empirical", JsonNode::array({duration(true), duration(true)}));
    case 11:
      return named("histogram", JsonNode::array({JsonNode::object({{"low", JsonNode::text("0s")},
                                                                   {"high", duration(false)},
                                                                   {"weight", number(0.1, 9)}})}));
    default: return named("mixture", parts("of", depth));
  }
}

std::string RandomDocument::endpoint_name(std::size_t service) {
  return service_name(service) + ".e" + std::to_string(dice_.below(endpoints_[service]));
}

JsonNode RandomDocument::retry() {
  JsonNode node = JsonNode::object({{"attempts", JsonNode::whole(1 + dice_.below(100))}});
  node.set_if(dice_.chance(0.5), "backoff", JsonNode::text("25us"));
  node.set_if(dice_.chance(0.5), "multiplier", JsonNode::number(1 + 9 * dice_.unit()));
  node.set_if(dice_.chance(0.5), "backoff_max", JsonNode::text("3.5h"));
  node.set_if(dice_.chance(0.5), "jitter", JsonNode::text(dice_.one_of({"none", "full"})));
  return node;
}

// Calls go to services of a higher number, so that there is no loop, and seldom, so that there is
// no flood.
JsonNode RandomDocument::step(std::size_t service, int depth) {
  const std::size_t kind = dice_.below(depth < 3 ? 6 : 3);
  if (kind == 2 && service + 1 < endpoints_.size()) {
    const std::size_t callee = service + 1 + dice_.below(endpoints_.size() - service - 1);
    pairs_.emplace_back(service_name(service), callee);
    JsonNode call = JsonNode::object({{"call", JsonNode::text(endpoint_name(callee))}});
    call.set_if(dice_.chance(0.5), "timeout", duration(false));
    call.set_if(dice_.chance(0.3), "retry", retry());
    call.set_if(dice_.chance(0.5), "on_error", JsonNode::text(dice_.one_of({"fail", "continue"})));
    return call;
  }
  if (kind == 3) {
    JsonNode branches = JsonNode::array();
    for (std::size_t i = 0; i < 1 + dice_.below(2); ++i) {
      branches.push(dice_.chance(0.5) ? step(service, depth + 1) : steps(service, depth + 1));
    }
    return JsonNode::object({{"parallel", std::move(branches)}});
  }
  if (kind == 4) {
    JsonNode options = JsonNode::array();
    for (std::size_t i = 0; i < 1 + dice_.below(3); ++i) {
      options.push(
          JsonNode::object({{"probability", share(0.33)}, {"steps", steps(service, depth + 1)}}));
    }
    return JsonNode::object({{"choose", std::move(options)}});
  }
  return JsonNode::object({{kind == 0 ? "compute" : "delay", distribution()}});
}

JsonNode RandomDocument::steps(std::size_t service, int depth) {
  JsonNode array = JsonNode::array();
  for (std::size_t i = dice_.below(3); i > 0; --i) {
    array.push(step(service, depth));
  }
  return array;
}

JsonNode RandomDocument::services() {
  endpoints_.resize(1 + dice_.below(6));
  for (std::size_t& count : endpoints_) {
    count = 1 + dice_.below(3);
    replicas_.push_back(1 + dice_.below(9));
  }
  JsonNode node = JsonNode::object();
  for (std::size_t i = 0; i < endpoints_.size(); ++i) {
    JsonNode endpoints = JsonNode::object();
    for (std::size_t k = 0; k < endpoints_[i]; ++k) {
      endpoints.set("e" + std::to_string(k), steps(i, 0));
    }
    JsonNode service = JsonNode::object({{"endpoints", std::move(endpoints)}});
    service.set_if(replicas_[i] > 1, "replicas", JsonNode::whole(replicas_[i]));
    service.set_if(
        dice_.chance(0.5), "workers",
        dice_.chance(0.2) ? JsonNode::text("unlimited") : JsonNode::whole(1 + dice_.below(1000)));
    service.set_if(
        dice_.chance(0.5), "queue",
        JsonNode::object({{"capacity", JsonNode::whole(dice_.below(100))},
                          {"order", JsonNode::text(dice_.one_of({"fifo", "lifo", "priority"}))}}));
    service.set_if(dice_.chance(0.3), "overhead",
                   JsonNode::object({{"hold", duration(true)}, {"release", duration(true)}}));
    service.set_if(dice_.chance(0.3), "implementation", JsonNode::text("flask"));
    service.set_if(has_hosts_ && dice_.chance(0.5), "host", JsonNode::text("node"));
    node.set(service_name(i), std::move(service));
  }
  return node;
}

JsonNode RandomDocument::arrivals_rate() {
  const auto rate = [this] {
    return JsonNode::text(format_number(0.001 + 1000 * dice_.unit()) +
                          std::string(dice_.one_of({"/s", "/min", " /h"})));
  };
  if (dice_.chance(0.5)) {
    return rate();
  }
  JsonNode points = JsonNode::array({JsonNode::array({JsonNode::text("0s"), rate()})});
  for (std::size_t i = 1; i < 1 + dice_.below(4); ++i) {
    points.push(JsonNode::array({JsonNode::text(std::to_string(7 * i) + "min"), rate()}));
  }
  return JsonNode::object({{dice_.one_of({"steps", "ramps"}), std::move(points)}});
}

JsonNode RandomDocument::workloads() {
  JsonNode node = JsonNode::object();
  for (std::size_t i = 0; i < 1 + dice_.below(3); ++i) {
    const std::string name = "w" + std::to_string(i);
    JsonNode workload = JsonNode::object();
    const std::string_view kind = dice_.one_of({"poisson", "constant", "renewal", "closed"});
    if (kind == "renewal") {
      workload.set(kind, JsonNode::object({{"exponential", duration(false)}}));
    } else if (kind == "closed") {
      workload.set(kind, JsonNode::object({{"users", JsonNode::whole(1 + dice_.below(1000))},
                                           {"think", duration(true)}}));
    } else {
      workload.set(kind, arrivals_rate());
    }
    JsonNode requests = JsonNode::object();
    for (std::size_t k = 0; k < 1 + dice_.below(4); ++k) {
      const std::size_t service = dice_.below(endpoints_.size());
      const std::string endpoint = endpoint_name(service);
      pairs_.emplace_back(name, service);
      classes_.push_back(name + "/" + endpoint);
      const JsonNode weight = JsonNode::number(0.01 + 10 * dice_.unit());
      requests.set(endpoint,
                   dice_.chance(0.5)
                       ? weight
                       : JsonNode::object(
                             {{"weight", weight}, {"priority", JsonNode::whole(dice_.below(5))}}));
    }
    workload.set("requests", std::move(requests));
    workload.set_if(dice_.chance(0.3), "timeout", duration(false));
    workload.set_if(dice_.chance(0.3), "retry", retry());
    node.set(name, std::move(workload));
  }
  return node;
}

JsonNode RandomDocument::links() {
  JsonNode node = JsonNode::object();
  for (const auto& [caller, callee] : pairs_) {
    if (dice_.chance(0.5)) {
      continue;
    }
    JsonNode link = JsonNode::object();
    const std::string_view balance =
        dice_.one_of({"round-robin", "weighted", "random", "least-connections", "power-of-two"});
    link.set("balance", JsonNode::text(balance));
    if (balance == "weighted") {
      JsonNode weights = JsonNode::array();
      for (std::size_t i = 0; i < replicas_[callee]; ++i) {
        weights.push(JsonNode::whole(1 + dice_.below(256)));
      }
      link.set("weights", std::move(weights));
    }
    link.set_if(dice_.chance(0.5), "via", JsonNode::text(dice_.one_of({"client", "haproxy"})));
    link.set_if(dice_.chance(0.3), "health",
                JsonNode::object({{"interval", duration(false)},
                                  {"fall", JsonNode::whole(1 + dice_.below(100))}}));
    link.set_if(dice_.chance(0.3), "latency", distribution());
    node.set(caller + ">" + service_name(callee), std::move(link));
  }
  return node;
}

// One after the other, so that none falls on what is down already.
JsonNode RandomDocument::faults() {
  JsonNode array = JsonNode::array();
  for (std::size_t i = dice_.below(4); i > 0; --i) {
    const std::size_t service = dice_.below(endpoints_.size());
    const std::string_view kind = dice_.one_of({"kill", "restart", "freeze", "slow"});
    const std::string replica =
        dice_.chance(0.5) ? "" : "/" + std::to_string(dice_.below(replicas_[service]));
    JsonNode fault = JsonNode::object(
        {{"at", JsonNode::text(std::to_string(i) + "min")}, {"for", JsonNode::text("59.5s")}});
    fault.set(kind, JsonNode::text(service_name(service) + replica));
    fault.set_if(kind == "slow", "factor", JsonNode::number(0.1 + 5 * dice_.unit()));
    array.push(std::move(fault));
  }
  return array;
}

JsonNode RandomDocument::slos() {
  JsonNode node = JsonNode::object();
  for (std::size_t i = dice_.below(4); i > 0; --i) {
    JsonNode slo =
        JsonNode::object({{"request", JsonNode::text(classes_[dice_.below(classes_.size())])}});
    slo.set(dice_.one_of({"mean", "p50", "p90", "p95", "p99", "p999"}), duration(false));
    slo.set_if(dice_.chance(0.5), "errors", share(1));
    slo.set_if(dice_.chance(0.5), "throughput", JsonNode::text("20/min"));
    node.set("slo \xE2\x82\xAC" + std::to_string(i), std::move(slo));
  }
  return node;
}

std::string RandomDocument::text() {
  has_hosts_ = dice_.chance(0.5);
  JsonNode node = JsonNode::object(
      {{"sojourn", JsonNode::whole(1)}, {"name", JsonNode::text("random \"\\\n\x01 name")}});
  node.set_if(has_hosts_, "hosts",
              JsonNode::object({{"node", JsonNode::object({{"cores", JsonNode::whole(4)}})}}));
  node.set("services", services());
  node.set("workloads", workloads());
  node.set_unless_empty("calls", links());
  node.set_unless_empty("faults", faults());
  node.set_unless_empty("slos", slos());
  node.set_if(dice_.chance(0.5), "network", JsonNode::object({{"latency", distribution()}}));
  node.set_if(dice_.chance(0.5), "run",
              JsonNode::object({{"duration", duration(false)},
                                {"precision", JsonNode::number(0.001 + 0.1 * dice_.unit())},
                                {"seed", JsonNode::whole(dice_.bits())}}));
  node.set_if(dice_.chance(0.5), "live",
              JsonNode::object({{"tolerances", JsonNode::object({{"mean", share(1)}})}}));
  node.set_if(
      dice_.chance(0.5), "layout",
      JsonNode::object(
          {{service_name(0), JsonNode::array({JsonNode::number(-12.5), JsonNode::whole(80)})}}));
  return node.print();
}

}  // namespace sojourn::scenario
