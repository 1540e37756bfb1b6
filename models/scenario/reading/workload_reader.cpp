#include "models/scenario/reading/workload_reader.h"

#include <algorithm>
#include <cmath>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "models/scenario/reading/distribution_reader.h"
#include "models/scenario/reading/limits.h"
#include "models/scenario/reading/object_reader.h"
#include "models/scenario/reading/scalar_reader.h"
#include "models/scenario/reading/step_reader.h"

namespace sojourn::scenario {

namespace {

// Weights that are probabilities already are kept to the last bit, so that a file that Sojourn has
// written is read back unchanged.
constexpr double sum_tolerance = 1e-9;

// ["30s", "400/s"]
std::optional<RatePoint> read_point(const LocatedValue& value, Problems& problems) {
  const JsonArray* const pair = value.array();
  if (pair == nullptr || pair->size() != 2) {
    problems.add(value, "a pair of a time and a rate, such as [\"30s\", \"400/s\"]");
    return std::nullopt;
  }
  const std::size_t problems_before = problems.count();
  RatePoint point;
  read_duration(&pair->front(), Least::zero, problems, point.at);
  read_rate(&pair->back(), Least::zero, problems, point.per_second);
  return problems.count() == problems_before ? std::optional(point) : std::nullopt;
}

void check_points(const LocatedValue& value, const std::vector<RatePoint>& points,
                  Problems& problems) {
  const JsonArray& pairs = *value.array();
  if (points.front().at.count() != 0) {
    problems.add(pairs.front().array()->front(), "\"0s\": a profile begins at 0s");
  }
  for (std::size_t i = 1; i < points.size(); ++i) {
    if (points[i].at <= points[i - 1].at) {
      problems.add(pairs[i].array()->front(), "a time later than that of the point before");
    }
  }
  if (points.back().per_second <= 0) {
    problems.add(pairs.back().array()->back(), "a rate greater than 0/s: the last one holds on");
  }
}

void read_profile(const LocatedValue& value, Problems& problems, RateProfile& profile) {
  const ObjectReader reader(value, keys::profile, problems);
  const Member* const member = reader.exactly_one_of({"steps", "ramps"});
  if (member == nullptr) {
    return;
  }
  profile.shape = member->key == "ramps" ? RateShape::ramps : RateShape::steps;
  const std::size_t problems_before = problems.count();
  const JsonArray* const points = read_array(member->value, "pairs of a time and a rate",
                                             {.least = 1, .most = limits::rate_points}, problems);
  if (points == nullptr) {
    return;
  }
  for (const LocatedValue& element : *points) {
    if (const std::optional<RatePoint> point = read_point(element, problems)) {
      profile.points.push_back(*point);
    }
  }
  if (problems.count() == problems_before) {
    check_points(member->value, profile.points, problems);
  }
  if (profile.points.size() == 1) {
    profile.shape = RateShape::steps;
  }
}

RateProfile read_rate_or_profile(const LocatedValue& value, Problems& problems) {
  RateProfile profile;
  if (value.object() != nullptr) {
    read_profile(value, problems, profile);
    return profile;
  }
  if (value.text() == nullptr) {
    problems.add(value,
                 "a rate with a unit (/s, /min or /h), such as 100/s, or a profile: an "
                 "object with one of the keys steps or ramps");
    return profile;
  }
  RatePoint point;
  read_rate(&value, Least::above_zero, problems, point.per_second);
  profile.points.push_back(point);
  return profile;
}

void check_finite_mean(const LocatedValue& value, const Distribution& distribution,
                       Problems& problems) {
  if (!std::isfinite(distribution.mean())) {
    problems.add_found(value, "a distribution of infinite mean", "a finite mean");
  }
}

void read_renewal(const LocatedValue& value, Problems& problems, ArrivalProcess& arrivals) {
  std::optional<Distribution> interarrival = read_distribution(value, problems);
  if (!interarrival) {
    return;
  }
  check_finite_mean(value, *interarrival, problems);
  if (interarrival->mean() < 1e-9) {
    problems.add_found(value, "a mean below 1ns", "a mean time between arrivals of at least 1ns");
  }
  arrivals = Renewal{*std::move(interarrival)};
}

void read_closed(const LocatedValue& value, Problems& problems, ArrivalProcess& arrivals) {
  const ObjectReader reader(value, keys::closed, problems);
  Closed closed{.users = 1, .think = Distribution::deterministic(0)};
  read_whole(reader.require("users", "a whole number of users"),
             {.least = 1, .most = limits::users}, problems, closed.users);
  if (const LocatedValue* const think = reader.require("think", "a distribution of think times")) {
    if (std::optional<Distribution> distribution = read_distribution(*think, problems)) {
      check_finite_mean(*think, *distribution, problems);
      closed.think = *std::move(distribution);
    }
  }
  arrivals = std::move(closed);
}

void read_arrivals(const ObjectReader& reader, Problems& problems, ArrivalProcess& arrivals) {
  const Member* const member = reader.exactly_one_of({"poisson", "constant", "renewal", "closed"});
  if (member == nullptr) {
    return;
  }
  if (member->key == "poisson") {
    arrivals = Poisson{read_rate_or_profile(member->value, problems)};
  } else if (member->key == "constant") {
    arrivals = Constant{read_rate_or_profile(member->value, problems)};
  } else if (member->key == "renewal") {
    read_renewal(member->value, problems, arrivals);
  } else {
    read_closed(member->value, problems, arrivals);
  }
}

// A weight, or an object of weight and priority. The probability is normalised later.
void read_request(const LocatedValue& value, Problems& problems, RequestClass& target) {
  constexpr NumberRange weight{.least = 0, .is_open = true, .most = limits::request_weight};
  if (value.object() == nullptr) {
    if (value.number() == nullptr) {
      problems.add(value,
                   "a weight: a number without unit, or an object with a weight and a "
                   "priority");
      return;
    }
    read_number(&value, weight, problems, target.probability);
    return;
  }
  const ObjectReader reader(value, keys::request, problems);
  read_number(reader.require("weight", "a number"), weight, problems, target.probability);
  read_whole(reader.find("priority"), {.least = 0, .most = limits::priority}, problems,
             target.priority);
}

void normalise(std::vector<RequestClass>& classes) {
  double sum = 0;
  for (const RequestClass& entry : classes) {
    sum += entry.probability;
  }
  if (std::abs(sum - 1) <= sum_tolerance) {
    return;
  }
  for (RequestClass& entry : classes) {
    entry.probability /= sum;
  }
}

void read_requests(const LocatedValue& value, Context& context,
                   std::vector<RequestClass>& classes) {
  const JsonObject* const object =
      read_map(value, "weights", limits::request_classes, context.problems);
  if (object == nullptr) {
    return;
  }
  if (object->empty()) {
    context.problems.add(value, "at least one endpoint with its weight");
  }
  for (const Member& member : *object) {
    RequestClass entry;
    read_request(member.value, context.problems, entry);
    const std::optional<EndpointId> endpoint = context.names.find_endpoint(member.key);
    if (!endpoint) {
      context.problems.add_key(
          member, "the name of an endpoint of the scenario",
          context.problems.wants_hints() ? context.names.suggest_endpoint(member.key) : "");
      continue;
    }
    entry.name = member.key;
    entry.endpoint = *endpoint;
    classes.push_back(std::move(entry));
  }
  std::sort(classes.begin(), classes.end(),
            [](const RequestClass& a, const RequestClass& b) { return a.name < b.name; });
  normalise(classes);
  for (const RequestClass& entry : classes) {
    if (entry.probability < limits::request_share) {
      context.problems.add_found(value, "a weight that is nothing beside the others",
                                 "at least 1e-12 of all requests for each endpoint",
                                 in_quotes(entry.name) + " has less");
    }
  }
}

}  // namespace

void read_workloads(const LocatedValue& value, Context& context) {
  const JsonObject* const object =
      read_map(value, "workloads", limits::workloads, context.problems);
  if (object == nullptr) {
    return;
  }
  if (object->empty()) {
    context.problems.add(value, "at least one workload");
  }
  for (const Member& member : *object) {
    Workload& workload = context.scenario.workloads[*context.names.workloads.find(member.key)];
    workload.name = member.key;
    const ObjectReader reader(member.value, keys::workload, context.problems);
    read_arrivals(reader, context.problems, workload.arrivals);
    const LocatedValue* const requests = reader.require("requests", "endpoints with their weights");
    if (requests != nullptr) {
      read_requests(*requests, context, workload.classes);
    }
    read_duration(reader.find("timeout"), Least::above_zero, context.problems, workload.timeout);
    read_retry(reader.find("retry"), context.problems, workload.retry);
  }
}

}  // namespace sojourn::scenario
