#include "models/simulation/controls.h"

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <numeric>
#include <optional>
#include <variant>

#include "engine/portable_math.h"
#include "models/simulation/visit_ratios.h"

namespace sojourn::simulation {

namespace {

using Replications = std::vector<ReplicationCounts>;

double count_of(const LatencyDigest& times) {
  return static_cast<double>(times.count);
}

double total(const LatencyDigest& times) {
  return times.mean_seconds * count_of(times);
}

std::uint64_t number_of(const OutcomeCounts& outcomes, results::Outcome outcome) {
  return outcomes[static_cast<std::size_t>(outcome)];
}

double all_of(const OutcomeCounts& outcomes) {
  return static_cast<double>(std::accumulate(outcomes.begin(), outcomes.end(), std::uint64_t{0}));
}

// Attempts that came to a replica that took them.
double taken(const OutcomeCounts& outcomes) {
  return all_of(outcomes) - static_cast<double>(number_of(outcomes, results::Outcome::rejected) +
                                                number_of(outcomes, results::Outcome::refused) +
                                                number_of(outcomes, results::Outcome::reset));
}

// Whether what was not seen to its end may move a mean by a tenth of its standard error at most.
bool are_few(double missing, double seen) {
  constexpr double share_of_error = 0.1;
  return missing <= share_of_error * std::sqrt(seen);
}

bool are_censored(const Replications& replications) {
  double unfinished = 0;
  double arrivals = 0;
  for (const ReplicationCounts& replication : replications) {
    for (const ClassCounts& counts : replication.counts.classes) {
      unfinished += static_cast<double>(number_of(counts.outcomes, results::Outcome::unfinished));
      arrivals += static_cast<double>(counts.arrivals);
    }
  }
  return !are_few(unfinished, arrivals);
}

bool is_all_ok(const CountsDigest& counts) {
  return std::ranges::all_of(counts.calls, [](const CallDigest& call) {
    return static_cast<double>(number_of(call.outcomes, results::Outcome::ok)) ==
           all_of(call.outcomes);
  });
}

// Expected arrivals of a class per second, where they are known.
std::optional<double> rate_of(const Program& program, std::size_t request_class) {
  const std::uint32_t index = program.classes[request_class].workload;
  const scenario::Workload& workload = program.scenario->workloads[index];
  const double share = workload.classes[request_class - program.first_class[index]].probability;
  if (const auto* poisson = std::get_if<scenario::Poisson>(&workload.arrivals)) {
    return share * poisson->rate.points.front().per_second;
  }
  if (const auto* constant = std::get_if<scenario::Constant>(&workload.arrivals)) {
    return share * constant->rate.points.front().per_second;
  }
  return std::nullopt;
}

// How the mean wait changes with the load of c servers, as a multiple of itself: the logarithmic
// derivative of Sakasegawa's rho^(sqrt(2 (c + 1)) - 1) / (1 - rho).
double wait_exponent(double servers) {
  return std::sqrt(2 * (servers + 1)) - 1;
}

double elasticity(double load, double servers) {
  return wait_exponent(servers) - 1 + load / (1 - load);
}

// Weights are wanted at the edge of stability, too.
double below_one(double load) {
  return std::min(load, 0.99);
}

// What a visit to a station (or a second of demand to a host) adds to the latency, in seconds, for
// a relative change of the arrivals there and of the demands of those who arrive.
struct Weights {
  double arrivals = 0;
  double demands = 0;
};

// Averages over all replications: the weights need no more, and are the same for all of them.
struct Averages {
  std::vector<double> arrivals;  // of a class, in a replication
  std::vector<double> demands;   // by station: seconds of service, or of cores, in a replication
  std::vector<Weights> weights;  // by station
};

// Stations: the services, then the hosts. A request's use of a service is counted in visits, of a
// host in seconds of demand.
class LoadControls {
 public:
  LoadControls(const Program& program, const Replications& replications)
      : program_(program), replications_(replications), ratios_(visit_ratios(program)) {
    services_ = program.services.size();
    stations_ = services_ + program.scenario->hosts.size();
  }

  Controls controls() {
    find_known();
    find_uses();
    average();
    Controls controls(uses_.size());
    for (const ReplicationCounts& replication : replications_) {
      const std::vector<double> arrivals = arrivals_deviations(replication.counts);
      const std::vector<double> demands = demand_deviations(replication.counts);
      for (std::size_t index = 0; index < uses_.size(); ++index) {
        controls[index].push_back(control(uses_[index], arrivals, demands));
      }
    }
    for (std::vector<double>& control : controls) {
      if (std::ranges::all_of(control, [](double value) { return value == 0; })) {
        control.clear();
      }
    }
    return controls;
  }

 private:
  struct Use {
    std::size_t station = 0;
    double amount = 0;
  };
  using Uses = std::vector<Use>;  // of a class, rising by station

  void find_known();
  void find_uses();
  void average();
  Weights service_weights(std::size_t service) const;
  Weights host_weights(std::size_t host) const;
  template <typename Figure>
  double average_of(Figure figure) const {
    double sum = 0;
    for (const ReplicationCounts& replication : replications_) {
      sum += figure(replication.counts);
    }
    return sum / static_cast<double>(replications_.size());
  }

  // Visits that a worker began with, and those that were seen to their reply, in a replication. Of
  // attempts that were given up some are still served when the run ends.
  double begun(std::size_t service) const {
    return average_of(
        [&](const CountsDigest& counts) { return count_of(counts.services[service].waiting); });
  }
  double replied(std::size_t service) const {
    return average_of(
        [&](const CountsDigest& counts) { return count_of(counts.services[service].response); });
  }
  double expected_demand(std::size_t station, const CountsDigest& counts) const;
  double observed_demand(std::size_t station, const CountsDigest& counts) const;
  std::vector<double> arrivals_deviations(const CountsDigest& counts) const;
  std::vector<double> demand_deviations(const CountsDigest& counts) const;
  double control(const Uses& uses, const std::vector<double>& arrivals,
                 const std::vector<double>& demands) const;

  const Program& program_;
  const Replications& replications_;
  VisitRatios ratios_;
  std::size_t services_ = 0;
  std::size_t stations_ = 0;
  std::vector<bool> known_;                       // by station: the expectation of its demands
  std::vector<std::vector<std::size_t>> called_;  // by station: endpoints that are called there
  std::vector<Uses> uses_;                        // by class
  Averages averages_;
};

void LoadControls::find_known() {
  known_.assign(stations_, true);
  called_.resize(stations_);
  const bool all_ok = std::ranges::all_of(replications_, [](const ReplicationCounts& replication) {
    return is_all_ok(replication.counts);
  });
  for (std::size_t index = 0; index < ratios_.endpoints.size(); ++index) {
    const CalledEndpoint& endpoint = ratios_.endpoints[index];
    const scenario::Service& service = program_.scenario->services[endpoint.service];
    const bool shares_cores = service.host && endpoint.compute_seconds > 0;
    known_[endpoint.service] = known_[endpoint.service] && endpoint.is_plain && !shares_cores &&
                               endpoint.is_moderate && service.overhead.wake == engine::Duration{};
    called_[endpoint.service].push_back(index);
    if (shares_cores) {
      const std::size_t station = services_ + service.host->index;
      known_[station] = known_[station] && all_ok && endpoint.is_moderate;
      called_[station].push_back(index);
    }
  }
  const auto all = static_cast<double>(replications_.size());
  for (std::size_t service = 0; service < services_; ++service) {
    const double missing = begun(service) - replied(service);
    known_[service] = known_[service] && are_few(missing * all, begun(service) * all);
  }
}

void LoadControls::find_uses() {
  for (const std::vector<double>& visits : ratios_.visits) {
    std::vector<double> amounts(stations_, 0.0);
    for (std::size_t index = 0; index < visits.size(); ++index) {
      const CalledEndpoint& endpoint = ratios_.endpoints[index];
      amounts[endpoint.service] += visits[index];
      const auto& host = program_.scenario->services[endpoint.service].host;
      if (host) {
        amounts[services_ + host->index] += visits[index] * endpoint.compute_seconds;
      }
    }
    Uses& uses = uses_.emplace_back();
    for (std::size_t station = 0; station < stations_; ++station) {
      if (amounts[station] > 0) {
        uses.push_back({station, amounts[station]});
      }
    }
  }
}

double LoadControls::expected_demand(std::size_t station, const CountsDigest& counts) const {
  const std::vector<std::size_t>& called = called_[station];
  const bool is_host = station >= services_;
  if (!is_host && called.size() == 1) {
    // Counted where they arrive: exact, whatever the link does.
    return count_of(counts.services[station].response) *
           ratios_.endpoints[called.front()].hold_seconds;
  }
  double seconds = 0;
  for (const std::size_t index : called) {
    const CalledEndpoint& endpoint = ratios_.endpoints[index];
    double visits = 0;
    for (const std::uint32_t call : endpoint.statistics) {
      visits += taken(counts.calls[call].outcomes);
    }
    seconds += visits * (is_host ? endpoint.compute_seconds : endpoint.hold_seconds);
  }
  return seconds;
}

double LoadControls::observed_demand(std::size_t station, const CountsDigest& counts) const {
  if (station >= services_) {
    return counts.host_area[station - services_];
  }
  const ServiceDigest& service = counts.services[station];
  return total(service.response) - total(service.waiting);
}

Weights LoadControls::service_weights(std::size_t service) const {
  const double visits = replied(service);
  if (!(visits > 0)) {
    return {};
  }
  const double wait = average_of([&](const CountsDigest& counts) {
                        return total(counts.services[service].waiting);
                      }) /
                      visits;
  const double held = averages_.demands[service] / visits;
  const ServiceCode& code = program_.services[service];
  if (code.workers == ServiceCode::unlimited) {
    return {0, held};
  }
  const double seconds = average_of([](const CountsDigest& counts) { return counts.seconds; });
  const double busy =
      average_of([&](const CountsDigest& counts) { return counts.services[service].busy_area(); });
  const double load = below_one(busy / (seconds * code.workers * code.replicas));
  const double steeper = wait * elasticity(load, code.workers);
  return {steeper, held + wait + steeper};
}

// Cores shared by all: a second of demand takes about as much longer as if it waited for its turn.
Weights LoadControls::host_weights(std::size_t host) const {
  const scenario::Host& machines = program_.scenario->hosts[host];
  const double cores = machines.cores;
  const double seconds = average_of([](const CountsDigest& counts) { return counts.seconds; });
  const double load =
      below_one(averages_.demands[services_ + host] / (seconds * cores * machines.count));
  const double longer = engine::portable::pow(load, wait_exponent(cores)) / (cores * (1 - load));
  const double steeper = longer * elasticity(load, cores);
  return {steeper, 1 + longer + steeper};
}

void LoadControls::average() {
  for (std::size_t index = 0; index < uses_.size(); ++index) {
    averages_.arrivals.push_back(average_of([index](const CountsDigest& counts) {
      return static_cast<double>(counts.classes[index].arrivals);
    }));
  }
  for (std::size_t station = 0; station < stations_; ++station) {
    averages_.demands.push_back(
        average_of([&](const CountsDigest& counts) { return observed_demand(station, counts); }));
  }
  for (std::size_t station = 0; station < stations_; ++station) {
    averages_.weights.push_back(station < services_ ? service_weights(station)
                                                    : host_weights(station - services_));
  }
}

// By station: by which share more use of it was asked for than expected.
std::vector<double> LoadControls::arrivals_deviations(const CountsDigest& counts) const {
  std::vector<double> deviations(stations_, 0.0);
  std::vector<double> expected(stations_, 0.0);
  for (std::size_t index = 0; index < uses_.size(); ++index) {
    const std::optional<double> rate = rate_of(program_, index);
    const double more =
        rate ? static_cast<double>(counts.classes[index].arrivals) - *rate * counts.seconds : 0.0;
    for (const Use& use : uses_[index]) {
      deviations[use.station] += use.amount * more;
      expected[use.station] += use.amount * averages_.arrivals[index];
    }
  }
  for (std::size_t station = 0; station < stations_; ++station) {
    deviations[station] = expected[station] > 0 ? deviations[station] / expected[station] : 0.0;
  }
  return deviations;
}

// By station: by which share the demands were longer than expected for so many of them.
std::vector<double> LoadControls::demand_deviations(const CountsDigest& counts) const {
  std::vector<double> deviations(stations_, 0.0);
  for (std::size_t station = 0; station < stations_; ++station) {
    if (known_[station] && averages_.demands[station] > 0) {
      deviations[station] = (observed_demand(station, counts) - expected_demand(station, counts)) /
                            averages_.demands[station];
    }
  }
  return deviations;
}

double LoadControls::control(const Uses& uses, const std::vector<double>& arrivals,
                             const std::vector<double>& demands) const {
  double sum = 0;
  for (const Use& use : uses) {
    const Weights& weights = averages_.weights[use.station];
    sum += use.amount *
           (weights.arrivals * arrivals[use.station] + weights.demands * demands[use.station]);
  }
  return sum;
}

}  // namespace

Controls load_controls(const Program& program, const Replications& replications) {
  if (replications.size() < controls_replications_min || are_censored(replications)) {
    return Controls(program.classes.size());
  }
  return LoadControls(program, replications).controls();
}

}  // namespace sojourn::simulation
