#include "tests/bench/peers/model.h"

#include <algorithm>
#include <cmath>
#include <fstream>
#include <sstream>

#include <fmt/format.h>

namespace sojourn::peers {
namespace {

constexpr double service_s = 0.01;

// Mean response of M/M/c by Erlang's C formula (Kleinrock, Queueing Systems 1, section 3.5).
double mmc_response(double rate, double service, unsigned servers) {
  const double offered = rate * service;
  double blocked = 1;  // Erlang B, by its recursion
  for (unsigned server = 1; server <= servers; ++server) {
    blocked = offered * blocked / (server + offered * blocked);
  }
  const double busy = offered / servers;
  const double waits = blocked / (1 - busy * (1 - blocked));
  return service + waits * service / (servers - offered);
}

// Nelson and Tantawi, IEEE Trans. Computers 37 (1988): within 5 % for up to 32 stations at any
// load.
double fork_join_response(double rate, double service, unsigned branches) {
  const auto harmonic = [](unsigned n) {
    double sum = 0;
    for (unsigned k = 1; k <= n; ++k) {
      sum += 1.0 / k;
    }
    return sum;
  };
  const double rho = rate * service;
  const double share = harmonic(branches) / harmonic(2);
  return (share + 4.0 / 11 * (1 - share) * rho) * (12 - rho) / 8 * service / (1 - rho);
}

std::string demand() {
  return fmt::format(R"([{{"delay": {{"exponential": "{}ms"}}}}])", service_s * 1e3);
}

std::string document(const std::string& services, double rate, const std::string& entry) {
  return fmt::format(R"({{"sojourn": 1, "name": "peers", "services": {{{}}},
  "workloads": {{"clients": {{"poisson": "{}/s", "requests": {{"{}": 1}}}}}}}})",
                     services, rate, entry);
}

Model single(double rate) {
  return {
      .name = "mm1",
      .title = "M/M/1, ρ 0.8",
      .scenario = document(R"("s0": {"endpoints": {"serve": )" + demand() + "}}", rate, "s0.serve"),
      .request = "clients/s0.serve",
      .rate = rate,
      .queues = Queues{1, 1, 1, 1 / rate, service_s},
      .mean_response = mmc_response(rate, service_s, 1)};
}

// Behind a gateway where nothing waits: it calls the stations in turn, or all at the same time.
std::string behind_gateway(unsigned stations, unsigned servers, bool together) {
  std::string calls;
  std::string services;
  for (unsigned station = 0; station < stations; ++station) {
    calls += fmt::format(R"({}{{"call": "s{}.serve"}})", station == 0 ? "" : ", ", station);
    services += fmt::format(R"(, "s{}": {{"workers": {}, "endpoints": {{"serve": {}}}}})", station,
                            servers, demand());
  }
  const std::string steps = together ? R"([{"parallel": [)" + calls + "]}]" : "[" + calls + "]";
  return R"("gateway": {"workers": "unlimited", "endpoints": {"ask": )" + steps + "}}" + services;
}

Model tandem(unsigned stations, unsigned servers, double rate) {
  return {.name = fmt::format("tandem{}-mm{}", stations, servers),
          .title = fmt::format("{} × M/M/{} in a row, ρ 0.8", stations, servers),
          .scenario = document(behind_gateway(stations, servers, false), rate, "gateway.ask"),
          .request = "clients/gateway.ask",
          .rate = rate,
          .queues = Queues{stations, servers, 1, 1 / rate, service_s},
          .mean_response = stations * mmc_response(rate, service_s, servers)};
}

Model fork_join(unsigned branches, double rate) {
  return {.name = fmt::format("fork{}", branches),
          .title = fmt::format("{} × M/M/1 side by side (fork-join), ρ 0.7", branches),
          .scenario = document(behind_gateway(branches, 1, true), rate, "gateway.ask"),
          .request = "clients/gateway.ask",
          .rate = rate,
          .queues = Queues{1, 1, branches, 1 / rate, service_s},
          .mean_response = fork_join_response(rate, service_s, branches),
          .theory_error = 0.05};
}

Model ten_services(const std::string& scenarios) {
  std::ostringstream text;
  text << std::ifstream(scenarios + "/social-feed.json").rdbuf();
  return {.name = "social-feed",
          .title = "ten services (scenarios/social-feed.json)",
          .scenario = text.str(),
          .request = "",
          .rate = 60,
          .queues = {}};
}

}  // namespace

// Of n waiting times of M/M/1 the mean has the variance rho (2 + 5 rho - 4 rho^2 + rho^3) /
// ((1 - rho)^4 n) service times squared (Whitt, Management Science 35 (1989)); at 0.8 that is
// 79 / n of the mean response squared, and less for the other models. Five standard deviations.
double Model::tolerance(std::uint64_t requests) const {
  return theory_error +
         5 * std::sqrt(79.0 / static_cast<double>(std::max<std::uint64_t>(1, requests)));
}

std::vector<Model> all_models(const std::string& scenarios) {
  return {single(80), tandem(3, 1, 80), tandem(3, 4, 320), fork_join(8, 70),
          ten_services(scenarios)};
}

}  // namespace sojourn::peers
