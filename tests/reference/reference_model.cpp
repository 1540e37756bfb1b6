#include "tests/reference/reference_model.h"

#include <cmath>
#include <utility>

#include "engine/histogram.h"
#include "engine/require.h"
#include "tests/reference/scenario_parts.h"

namespace sojourn::reference {

namespace {

using results::Estimate;
using results::Results;

constexpr double quantile_error = engine::Histogram::relative_error;

const results::LatencySummary& latency(const Results& results) {
  return results.requests.begin()->second.latency;
}

// The product of two estimates; the relative half-widths add up, which is an upper bound.
Estimate product(const Estimate& left, const Estimate& right) {
  Estimate estimate{left.value * right.value, std::nullopt, std::nullopt};
  if (left.high && right.high && left.value > 0 && right.value > 0) {
    const double relative = *left.high / left.value + *right.high / right.value - 2;
    estimate.low = estimate.value * (1 - relative);
    estimate.high = estimate.value * (1 + relative);
  }
  return estimate;
}

// Requests in the service, by Little's law.
Estimate in_system(const Results& results, const std::string& service) {
  const results::ServiceResult& result = results.services.at(service);
  return product(result.throughput, result.response.mean);
}

// Collects the figures of a case that the results carry.
class Figures {
 public:
  explicit Figures(const json& expected) : expected_(expected) {}

  // The figure `key` of the case, if it has one.
  template <typename Estimator>
  void add(const std::string& key, Estimator estimator, double allowance = 0) {
    if (expected_.contains(key)) {
      add_value(key, expected_.at(key).get<double>(), estimator, allowance);
    }
  }

  template <typename Estimator>
  void add_value(std::string name, double value, Estimator estimator, double allowance = 0) {
    figures_.push_back({std::move(name), value, estimator, allowance});
  }

  std::vector<Figure> take() { return std::move(figures_); }

 private:
  const json& expected_;
  std::vector<Figure> figures_;
};

void add_request_quantiles(Figures& figures) {
  figures.add("p50_response", [](const Results& r) { return latency(r).p50; }, quantile_error);
  figures.add("p90_response", [](const Results& r) { return latency(r).p90; }, quantile_error);
  figures.add("p95_response", [](const Results& r) { return latency(r).p95; }, quantile_error);
  figures.add("p99_response", [](const Results& r) { return latency(r).p99; }, quantile_error);
  figures.add("p999_response", [](const Results& r) { return latency(r).p999; }, quantile_error);
}

// Longer where the noise is greater: near saturation and with variable service.
double requests_for(const std::string& id, double utilization) {
  static const std::map<std::string, double> special = {
      {"mm1-5", 5.5e6}, {"mmc-1", 4e5},   {"mg1-8", 2e6}, {"mg1-4", 1e6},
      {"mg1ps-5", 1e6}, {"mmc-4", 7.5e6}, {"mmc-5", 2e6}, {"mmc-8", 1.6e6}};
  const auto found = special.find(id);
  if (found != special.end()) {
    return found->second;
  }
  return utilization > 0.85 ? 6e5 : 2e5;
}

std::vector<Experiment> queue_case(const json& reference_case) {
  const json& model = reference_case.at("model");
  const int servers = model.at("servers");
  const double rate = 1 / mean_of(model.at("arrival"));
  const double utilization = rate * mean_of(model.at("service")) / servers;
  const std::string id = reference_case.at("id");
  json scenario = reference::scenario(id, requests_for(id, utilization) / rate);
  const bool shared = model.at("discipline") == "ps";
  if (shared) {
    scenario["hosts"]["cpu"] = {{"cores", servers}};
    scenario["services"]["station"] = {
        {"workers", "unlimited"},
        {"host", "cpu"},
        {"endpoints",
         {{"serve", json::array({{{"compute", distribution(model.at("service"))}}})}}}};
  } else {
    scenario["services"]["station"] = station(distribution(model.at("service")), servers);
  }
  if (model.contains("capacity")) {
    scenario["services"]["station"]["queue"] = {
        {"capacity", model.at("capacity").get<int>() - servers}};
  }
  scenario["workloads"]["clients"] = arrivals(model.at("arrival"));
  scenario["workloads"]["clients"]["requests"] = {{"station.serve", 1}};

  Figures figures(reference_case.at("expected"));
  figures.add("utilization", [shared](const Results& r) {
    return shared ? r.hosts.at("cpu").utilization : r.services.at("station").utilization;
  });
  const auto mean = [](const Results& r) { return latency(r).mean; };
  const auto wait = [](const Results& r) { return r.services.at("station").waiting.mean; };
  figures.add("mean_response", mean);
  figures.add("mean_response_accepted", mean);
  figures.add("mean_wait", wait);
  figures.add("mean_wait_accepted", wait);
  figures.add("mean_queue", [](const Results& r) { return r.services.at("station").queue_length; });
  figures.add("mean_in_system", [](const Results& r) { return in_system(r, "station"); });
  figures.add("throughput", [](const Results& r) { return r.requests.begin()->second.throughput; });
  figures.add("prob_reject",
              [](const Results& r) { return r.requests.begin()->second.errors.at("rejected"); });
  figures.add(
      "p95_wait", [](const Results& r) { return r.services.at("station").waiting.p95; },
      quantile_error);
  figures.add(
      "p99_wait", [](const Results& r) { return r.services.at("station").waiting.p99; },
      quantile_error);
  add_request_quantiles(figures);
  return {{"", scenario, figures.take()}};
}

std::string station_name(std::size_t index) {
  return "s" + std::to_string(index);
}

// A router that sends a request from station to station and holds nothing itself.
json router(json endpoints) {
  return {{"workers", "unlimited"}, {"endpoints", std::move(endpoints)}};
}

void add_station_figures(Figures& figures, const json& expected, std::size_t index) {
  const std::string name = station_name(index);
  const auto add = [&](const std::string& key, auto estimator) {
    if (expected.contains(key)) {
      figures.add_value(key + " " + name, expected.at(key)[index], estimator);
    }
  };
  add("response_per_visit", [name](const Results& r) { return r.services.at(name).response.mean; });
  add("utilization", [name](const Results& r) { return r.services.at(name).utilization; });
  add("throughput", [name](const Results& r) { return r.services.at(name).throughput; });
  add("queue", [name](const Results& r) { return in_system(r, name); });
}

// Visits as means: a memoryless walk that goes to station i with a share of its visits.
json random_walk(const json& stations) {
  double all = 1;
  for (const json& description : stations) {
    all += description.at("visits")[0].get<double>();
  }
  std::vector<std::pair<double, json>> options;
  for (std::size_t index = 0; index < stations.size(); ++index) {
    const double visits = stations[index].at("visits")[0];
    options.emplace_back(visits / all,
                         json::array({call(station_name(index) + ".serve"), call("router.go")}));
  }
  return router({{"go", json::array({choose(options)})}});
}

void add_visit_stations(json& scenario, Figures& figures, const json& reference_case) {
  const json& stations = reference_case.at("model").at("stations");
  for (std::size_t index = 0; index < stations.size(); ++index) {
    scenario["services"][station_name(index)] =
        station(exponential(stations[index].at("service")[0]), stations[index].value("servers", 1));
    add_station_figures(figures, reference_case.at("expected"), index);
  }
  scenario["services"]["router"] = random_walk(stations);
  figures.add("system_response", [](const Results& r) { return latency(r).mean; });
}

std::vector<Experiment> open_visits_case(const json& reference_case) {
  const double rate = reference_case.at("model").at("classes")[0].at("rate");
  json scenario = reference::scenario(reference_case.at("id"), 6e4 / rate);
  Figures figures(reference_case.at("expected"));
  add_visit_stations(scenario, figures, reference_case);
  scenario["workloads"]["clients"] = {{"poisson", std::to_string(rate) + "/s"},
                                      {"requests", {{"router.go", 1}}}};
  return {{"", scenario, figures.take()}};
}

std::vector<Experiment> closed_case(const json& reference_case) {
  const json& model = reference_case.at("model");
  const double throughput = reference_case.at("expected").at("system_throughput");
  json scenario = reference::scenario(reference_case.at("id"), 1e5 / throughput);
  Figures figures(reference_case.at("expected"));
  add_visit_stations(scenario, figures, reference_case);
  const double think = model.at("think_time")[0];
  scenario["workloads"]["clients"] = {{"closed",
                                       {{"users", model.at("population")[0]},
                                        {"think", think > 0 ? exponential(think) : json("0s")}}},
                                      {"requests", {{"router.go", 1}}}};
  figures.add("system_throughput",
              [](const Results& r) { return r.requests.begin()->second.throughput; });
  return {{"", scenario, figures.take()}};
}

// Routing by matrix: endpoint atI of the router visits station I, then goes on.
std::vector<Experiment> open_routing_case(const json& reference_case) {
  const json& model = reference_case.at("model");
  const json& external = model.at("external_arrivals");
  double all = 0;
  for (const json& rate : external) {
    all += rate.get<double>();
  }
  json scenario = reference::scenario(reference_case.at("id"), 2e5 / all);
  Figures figures(reference_case.at("expected"));
  json endpoints = json::object();
  for (std::size_t from = 0; from < external.size(); ++from) {
    scenario["services"][station_name(from)] = station(exponential(model.at("service")[from]), 1);
    add_station_figures(figures, reference_case.at("expected"), from);
    std::vector<std::pair<double, json>> options;
    for (std::size_t to = 0; to < external.size(); ++to) {
      const double probability = model.at("routing")[from][to];
      if (probability > 0) {
        options.emplace_back(probability, json::array({call("router.at" + std::to_string(to))}));
      }
    }
    json steps = json::array({call(station_name(from) + ".serve")});
    if (!options.empty()) {
      steps.push_back(choose(options));
    }
    endpoints["at" + std::to_string(from)] = steps;
    if (external[from].get<double>() > 0) {
      scenario["workloads"]["clients" + std::to_string(from)] = {
          {"poisson", std::to_string(external[from].get<double>()) + "/s"},
          {"requests", {{"router.at" + std::to_string(from), 1}}}};
    }
  }
  scenario["services"]["router"] = router(endpoints);
  figures.add("system_response", [](const Results& r) { return latency(r).mean; });
  return {{"", scenario, figures.take()}};
}

std::string class_endpoint(std::size_t request_class) {
  return "class" + std::to_string(request_class);
}

// Processor-sharing stations, a service time and a routing matrix for each class.
std::vector<Experiment> multiclass_case(const json& reference_case) {
  const json& model = reference_case.at("model");
  const json& expected = reference_case.at("expected");
  const std::size_t classes = model.at("external_arrivals").size();
  const std::size_t stations = model.at("external_arrivals")[0].size();
  json scenario = reference::scenario(reference_case.at("id"), 5e4);
  Figures figures(expected);
  json router_endpoints = json::object();
  for (std::size_t at = 0; at < stations; ++at) {
    const std::string host = "cpu" + std::to_string(at);
    scenario["hosts"][host] = {{"cores", 1}};
    json endpoints = json::object();
    for (std::size_t c = 0; c < classes; ++c) {
      endpoints[class_endpoint(c)] =
          json::array({{{"compute", exponential(model.at("service")[c][at])}}});
    }
    scenario["services"][station_name(at)] = {
        {"workers", "unlimited"}, {"host", host}, {"endpoints", endpoints}};
    figures.add_value("total_utilization " + host, expected.at("total_utilization")[at],
                      [host](const Results& r) { return r.hosts.at(host).utilization; });
  }
  for (std::size_t c = 0; c < classes; ++c) {
    json requests = json::object();
    double rate = 0;
    for (std::size_t from = 0; from < stations; ++from) {
      const std::string name = class_endpoint(c) + "at" + std::to_string(from);
      std::vector<std::pair<double, json>> options;
      for (std::size_t to = 0; to < stations; ++to) {
        const double probability = model.at("routing_by_class")[c][from][to];
        if (probability > 0) {
          options.emplace_back(
              probability,
              json::array({call("router." + class_endpoint(c) + "at" + std::to_string(to))}));
        }
      }
      const std::string target = station_name(from) + "." + class_endpoint(c);
      router_endpoints[name] = json::array({call(target), choose(options)});
      const double external = model.at("external_arrivals")[c][from];
      if (external > 0) {
        requests["router." + name] = external;
        rate += external;
      }
      const std::string called = "router." + name + ">" + target;
      figures.add_value(
          "queue " + target, expected.at("queue")[c][from], [called](const Results& r) {
            return product(r.calls.at(called).throughput, r.calls.at(called).latency.mean);
          });
    }
    scenario["workloads"]["clients" + std::to_string(c)] = {
        {"poisson", std::to_string(rate) + "/s"}, {"requests", requests}};
  }
  scenario["services"]["router"] = router(router_endpoints);
  return {{"", scenario, figures.take()}};
}

// A front tier whose thread is held across a synchronous call.
std::vector<Experiment> thread_pool_case(const json& reference_case) {
  const json& model = reference_case.at("model");
  const json& front = model.at("front");
  const json& back = model.at("back");
  const double throughput = reference_case.at("expected").at("throughput");
  json scenario = reference::scenario(reference_case.at("id"), 2e5 / throughput);
  const json demand = exponential(front.at("demand"));
  const bool shared = front.at("cores").is_number();
  const json own_step = shared ? json{{"compute", demand}} : json{{"delay", demand}};
  scenario["services"]["front"] = {
      {"workers", front.at("threads")},
      {"endpoints", {{"serve", json::array({own_step, call("back.serve")})}}}};
  if (shared) {
    scenario["hosts"]["cpu"] = {{"cores", front.at("cores")}};
    scenario["services"]["front"]["host"] = "cpu";
  }
  scenario["services"]["back"] = station(exponential(back.at("demand")), back.at("threads"));
  scenario["workloads"]["clients"] = {
      {"closed", {{"users", model.at("clients")}, {"think", exponential(model.at("think_time"))}}},
      {"requests", {{"front.serve", 1}}}};
  Figures figures(reference_case.at("expected"));
  figures.add("throughput", [](const Results& r) { return r.requests.begin()->second.throughput; });
  figures.add("response", [](const Results& r) { return latency(r).mean; });
  figures.add("thread_pool_wait",
              [](const Results& r) { return r.services.at("front").waiting.mean; });
  figures.add("tier1_threads_busy",
              [](const Results& r) { return r.services.at("front").in_service; });
  figures.add("tier2_response",
              [](const Results& r) { return r.services.at("back").response.mean; });
  figures.add("tier2_utilization",
              [](const Results& r) { return r.services.at("back").utilization; });
  return {{"", scenario, figures.take()}};
}

std::vector<Experiment> fork_join_case(const json& reference_case) {
  const json& model = reference_case.at("model");
  const int ways = model.at("ways");
  const double rate = model.at("arrival").at("rate");
  json scenario = reference::scenario(reference_case.at("id"), (rate > 0.85 ? 1e6 : 2e5) / rate);
  json branches = json::array();
  for (int way = 0; way < ways; ++way) {
    const std::string name = station_name(static_cast<std::size_t>(way));
    scenario["services"][name] = station(distribution(model.at("service")), 1);
    branches.push_back(call(name + ".serve"));
  }
  scenario["services"]["router"] = router({{"go", json::array({{{"parallel", branches}}})}});
  scenario["workloads"]["clients"] = arrivals(model.at("arrival"));
  scenario["workloads"]["clients"]["requests"] = {{"router.go", 1}};
  Figures figures(reference_case.at("expected"));
  const auto mean = [](const Results& r) { return latency(r).mean; };
  figures.add("exact_mean_response", mean);
  if (!reference_case.at("expected").contains("exact_mean_response")) {
    // Nelson & Tantawi 1988 claim less than 5 % for up to 32 ways.
    figures.add("nelson_tantawi_mean_response", mean, 0.05);
  }
  add_request_quantiles(figures);
  return {{"", scenario, figures.take()}};
}

std::vector<Experiment> balancer_case(const json& reference_case) {
  const json& model = reference_case.at("model");
  const int servers = model.at("servers");
  const double rate = servers * model.at("load").get<double>();
  const std::pair<const char*, const char*> policies[] = {
      {"jsq", "least-connections"}, {"random", "random"}, {"round_robin", "round-robin"}};
  std::vector<Experiment> experiments;
  const auto add = [&](const std::string& name, int workers, int replicas, const char* balance) {
    const std::string id = reference_case.at("id");
    json scenario = reference::scenario(id, (model.at("load") > 0.85 ? 1e6 : 2e5) / rate);
    scenario["services"]["station"] = station(distribution(model.at("service")), workers, replicas);
    scenario["workloads"]["clients"] = {{"poisson", std::to_string(rate) + "/s"},
                                        {"requests", {{"station.serve", 1}}}};
    scenario["calls"]["clients>station"] = {{"balance", balance}};
    Figures figures(reference_case.at("expected"));
    figures.add(name + "_mean_response", [](const Results& r) { return latency(r).mean; });
    experiments.push_back({name, scenario, figures.take()});
  };
  for (const auto& [name, balance] : policies) {
    add(name, 1, servers, balance);
  }
  add("central_queue", servers, 1, "round-robin");
  return experiments;
}

}  // namespace

std::vector<Experiment> experiments_of(const json& reference_case) {
  const std::string type = reference_case.at("model").at("type");
  if (type == "queue") {
    return queue_case(reference_case);
  }
  if (type == "open_qn") {
    return reference_case.at("model").contains("classes") ? open_visits_case(reference_case)
                                                          : open_routing_case(reference_case);
  }
  if (type == "open_qn_multiclass") {
    return multiclass_case(reference_case);
  }
  if (type == "closed_qn") {
    return closed_case(reference_case);
  }
  if (type == "lqn") {
    return thread_pool_case(reference_case);
  }
  if (type == "fork_join") {
    return fork_join_case(reference_case);
  }
  engine::require(type == "lb", "every reference case has a model this test knows");
  return balancer_case(reference_case);
}

}  // namespace sojourn::reference
