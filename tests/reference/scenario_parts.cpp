#include "tests/reference/scenario_parts.h"

#include "models/scenario/quantity.h"

namespace sojourn::reference {

std::string seconds(double value) {
  return scenario::format_number(value) + "s";
}

json exponential(double mean) {
  return {{"exponential", seconds(mean)}};
}

double mean_of(const json& description) {
  const std::string kind = description.at("dist");
  if (kind == "exp") {
    return 1 / description.at("rate").get<double>();
  }
  if (kind == "det") {
    return description.at("value");
  }
  if (kind == "erlang") {
    return description.at("mean");
  }
  double mean = 0;
  for (std::size_t branch = 0; branch < description.at("p").size(); ++branch) {
    mean +=
        description.at("p")[branch].get<double>() / description.at("rates")[branch].get<double>();
  }
  return mean;
}

json distribution(const json& description) {
  const std::string kind = description.at("dist");
  if (kind == "exp") {
    return exponential(mean_of(description));
  }
  if (kind == "det") {
    return seconds(description.at("value"));
  }
  if (kind == "erlang") {
    return {
        {"erlang", {{"stages", description.at("k")}, {"mean", seconds(description.at("mean"))}}}};
  }
  json branches = json::array();
  for (std::size_t branch = 0; branch < description.at("p").size(); ++branch) {
    const double mean = 1 / description.at("rates")[branch].get<double>();
    branches.push_back({{"probability", description.at("p")[branch]}, {"mean", seconds(mean)}});
  }
  return {{"hyperexponential", branches}};
}

json arrivals(const json& description) {
  const std::string kind = description.at("dist");
  const std::string rate = scenario::format_number(1 / mean_of(description)) + "/s";
  if (kind == "exp") {
    return {{"poisson", rate}};
  }
  return {{"renewal", distribution(description)}};
}

json station(const json& service_distribution, int servers, int replicas) {
  return {{"workers", servers},
          {"replicas", replicas},
          {"endpoints", {{"serve", json::array({{{"delay", service_distribution}}})}}}};
}

json call(const std::string& endpoint) {
  return {{"call", endpoint}};
}

json choose(const std::vector<std::pair<double, json>>& options) {
  json list = json::array();
  for (const auto& [probability, steps] : options) {
    list.push_back({{"probability", probability}, {"steps", steps}});
  }
  return {{"choose", list}};
}

json scenario(const std::string& name, double duration_seconds) {
  return {{"sojourn", 1},
          {"name", name},
          {"services", json::object()},
          {"workloads", json::object()},
          {"run", {{"duration", seconds(duration_seconds)}, {"replications", 20}, {"seed", 1}}}};
}

}  // namespace sojourn::reference
