// Pieces of scenario files that the reference cases are made of. One unit of a case's time is a
// second.
#pragma once

#include <string>
#include <vector>

#include <nlohmann/json.hpp>

namespace sojourn::reference {

using nlohmann::json;

// "0.125s"
std::string seconds(double value);

// {"dist": "exp", "rate": 2} and its kin, as a distribution of the scenario format.
json distribution(const json& description);
double mean_of(const json& description);
json exponential(double mean);

// A case's arrival process as the workload's.
json arrivals(const json& description);

// Replicas of a first-come-first-served station: `servers` workers, service as pure delay.
json station(const json& service_distribution, int servers, int replicas = 1);

json call(const std::string& endpoint);
json choose(const std::vector<std::pair<double, json>>& options);  // probability, steps

// Skeleton with run options: 20 replications, seed 1.
json scenario(const std::string& name, double duration_seconds);

}  // namespace sojourn::reference
