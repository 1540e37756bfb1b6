#include "tests/coverage/station_theory.h"

#include <cmath>
#include <vector>

#include "engine/require.h"

namespace sojourn::coverage {

namespace {

constexpr double tail = 0.01;

// Erlang B by its recursion, then C from B.
double probability_of_waiting(int servers, double load) {
  const double offered = servers * load;
  double blocked = 1;
  for (int server = 1; server <= servers; ++server) {
    blocked = offered * blocked / (server + offered * blocked);
  }
  return blocked / (1 - load * (1 - blocked));
}

// Cumulative distribution of a log-normal with mean 1.
class Lognormal {
 public:
  explicit Lognormal(double cv) : sigma_(std::sqrt(std::log(1 + cv * cv))) {}

  double cdf(double x) const {
    if (x <= 0) {
      return 0;
    }
    return 0.5 * std::erfc(-(std::log(x) + sigma_ * sigma_ / 2) / (sigma_ * std::sqrt(2.0)));
  }

 private:
  double sigma_;
};

constexpr double step = 0.01;

// The distribution function of the wait at 0, step, 2 step ...
std::vector<double> distribution_of_wait(const Lognormal& service, double load, std::size_t count) {
  std::vector<double> beyond(count);
  for (std::size_t i = 0; i < count; ++i) {
    beyond[i] = 1 - service.cdf(step * static_cast<double>(i));
  }
  std::vector<double> wait = {1 - load};
  for (std::size_t i = 1; i < count; ++i) {
    double sum = wait[0] * beyond[i] / 2;
    for (std::size_t j = 1; j < i; ++j) {
      sum += wait[i - j] * beyond[j];
    }
    wait.push_back((1 - load + load * step * sum) / (1 - load * step * beyond[0] / 2));
  }
  return wait;
}

}  // namespace

Truth markov_station(int servers, double load) {
  const double waits = probability_of_waiting(servers, load);
  const double drain = servers * (1 - load);  // rate at which a wait ends
  const auto beyond = [&](double t) {
    const double of_those_who_wait = (drain * std::exp(-t) - std::exp(-drain * t)) / (drain - 1);
    return servers == 1 ? std::exp(-drain * t)
                        : (1 - waits) * std::exp(-t) + waits * of_those_who_wait;
  };
  double low = 0;
  double high = 1e4;
  for (int round = 0; round < 200; ++round) {
    const double middle = (low + high) / 2;
    (beyond(middle) > tail ? low : high) = middle;
  }
  return {1 + waits / drain, high};
}

Truth lognormal_station(double cv, double load) {
  const Lognormal service(cv);
  const double mean_wait = load / (1 - load) * (1 + cv * cv) / 2;
  const auto count = static_cast<std::size_t>((60 + 8 * mean_wait) / step);
  const std::vector<double> wait = distribution_of_wait(service, load, count);
  std::vector<double> weights(count);  // of the service times around each point
  for (std::size_t i = 0; i < count; ++i) {
    const double at = step * static_cast<double>(i);
    weights[i] = service.cdf(at + step / 2) - service.cdf(at - step / 2);
  }
  std::size_t low = 0;
  std::size_t high = count - 1;
  while (high - low > 1) {
    const std::size_t middle = (low + high) / 2;
    double within = 0;
    for (std::size_t j = 0; j <= middle; ++j) {
      within += wait[middle - j] * weights[j];
    }
    (1 - within > tail ? low : high) = middle;
  }
  engine::require(high + 1 < count, "coverage: the distribution was not followed far enough");
  return {1 + mean_wait, step * static_cast<double>(high)};
}

}  // namespace sojourn::coverage
