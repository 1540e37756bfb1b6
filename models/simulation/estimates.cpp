#include "models/simulation/estimates.h"

#include <algorithm>
#include <functional>
#include <limits>
#include <numeric>

#include "engine/interval.h"
#include "models/results/latency_figures.h"

namespace sojourn::simulation {

namespace {

constexpr double replications_min = 5;
constexpr double beyond_min = 100;
constexpr double beyond_min_each = 5;
constexpr double relaxations_min = 30;
constexpr double per_squared_skewness = 100;
constexpr double independent_beyond_min = 20;
constexpr double independent_beyond_min_each = 2;

results::Estimate with_interval(double value, const std::optional<engine::Interval>& interval) {
  results::Estimate estimate{value, std::nullopt, std::nullopt};
  if (interval) {
    estimate.low = std::max(0.0, interval->low);
    estimate.high = interval->high;
  }
  return estimate;
}

double times_missing(double have, double need) {
  return have > 0 ? need / have : std::numeric_limits<double>::infinity();
}

// How many latencies each replication saw.
using Sizes = std::vector<std::uint64_t>;

Sizes sizes_of(const std::vector<const engine::Histogram*>& replications) {
  Sizes sizes;
  for (const engine::Histogram* histogram : replications) {
    sizes.push_back(histogram->count());
  }
  return sizes;
}

Sizes sizes_of(const std::vector<LatencyDigest>& replications) {
  Sizes sizes;
  for (const LatencyDigest& digest : replications) {
    sizes.push_back(digest.count);
  }
  return sizes;
}

Shortage mean_shortage(const Sizes& sizes, const RunLength& length) {
  const auto count = static_cast<double>(sizes.size());
  double latencies = 0;
  for (const std::uint64_t size : sizes) {
    latencies += static_cast<double>(size);
  }
  const bool all_seen = std::ranges::find(sizes, 0U) == sizes.end();
  const double skewness = std::max(0.0, length.skewness);
  const double needed = per_squared_skewness * skewness * skewness;
  return {all_seen ? times_missing(length.sure * length.relaxations, relaxations_min)
                   : times_missing(0, 1),
          std::max(times_missing(count, replications_min),
                   needed > 0 ? times_missing(latencies * length.sure * length.worth, needed) : 0)};
}

Shortage quantile_shortage(const Sizes& sizes, double p, const RunLength& length) {
  const double share = std::min(p, 1 - p);
  const auto count = static_cast<double>(sizes.size());
  double beyond = 0;
  for (const std::uint64_t size : sizes) {
    beyond += share * static_cast<double>(size);
  }
  const double independent = beyond * length.sure * length.worth;
  const double fewest_beyond = share * static_cast<double>(std::ranges::min(sizes));
  return {std::max(times_missing(fewest_beyond, beyond_min_each),
                   times_missing(independent, independent_beyond_min_each * count)),
          std::max({times_missing(count, replications_min), times_missing(beyond, beyond_min),
                    times_missing(independent, independent_beyond_min)})};
}

results::Estimate quantile_estimate(const LatencyDigest& pool, std::size_t figure,
                                    const std::vector<LatencyDigest>& replications,
                                    const RunLength& length) {
  const double p = results::latency_figures[figure].p;
  const double value = engine::to_seconds(pool.quantiles[figure]);
  if (!quantile_shortage(sizes_of(replications), p, length).none()) {
    return {value, std::nullopt, std::nullopt};
  }
  std::vector<double> values;
  values.reserve(replications.size());
  for (const LatencyDigest& digest : replications) {
    values.push_back(engine::to_seconds(digest.quantiles[figure]));
  }
  return with_interval(value, engine::sectioning_interval(value, values));
}

}  // namespace

Shortage mean_shortage(const std::vector<const engine::Histogram*>& replications,
                       const RunLength& length) {
  return mean_shortage(sizes_of(replications), length);
}

Shortage quantile_shortage(const std::vector<const engine::Histogram*>& replications, double p,
                           const RunLength& length) {
  return quantile_shortage(sizes_of(replications), p, length);
}

results::Estimate mean_estimate(const std::vector<double>& values) {
  const double sum = std::accumulate(values.begin(), values.end(), 0.0);
  const double mean = sum / static_cast<double>(values.size());
  if (static_cast<double>(values.size()) < replications_min) {
    return {mean, std::nullopt, std::nullopt};
  }
  return with_interval(mean, engine::mean_interval(values));
}

results::Estimate ratio_estimate(const std::vector<double>& numerators,
                                 const std::vector<double>& denominators) {
  const double above = std::accumulate(numerators.begin(), numerators.end(), 0.0);
  const double below = std::accumulate(denominators.begin(), denominators.end(), 0.0);
  if (below <= 0) {
    return {};
  }
  const bool each = std::ranges::all_of(denominators, [](double value) { return value > 0; });
  if (!each || static_cast<double>(numerators.size()) < replications_min) {
    return {above / below, std::nullopt, std::nullopt};
  }
  return with_interval(above / below, engine::ratio_interval(numerators, denominators));
}

results::Estimate controlled_ratio_estimate(const std::vector<double>& numerators,
                                            const std::vector<double>& denominators,
                                            const std::vector<double>& control) {
  const results::Estimate plain = ratio_estimate(numerators, denominators);
  const auto interval = engine::ratio_interval(numerators, denominators);
  const bool varies = std::ranges::adjacent_find(control, std::not_equal_to<>()) != control.end();
  if (!plain.low || !interval || !(interval->half_width() > 0) || !varies) {
    return plain;
  }
  const std::vector<double> pseudo = engine::pseudo_values(numerators, denominators);
  const auto controlled =
      engine::controlled_interval(pseudo, std::vector<std::vector<double>>{control});
  if (!controlled || !(controlled->half_width() > 0)) {
    return plain;
  }
  // The mean of the pseudo-values differs from the ratio by a bias of the jackknife's.
  const double mean =
      std::accumulate(pseudo.begin(), pseudo.end(), 0.0) / static_cast<double>(pseudo.size());
  const double shift = plain.value - mean;
  const double narrower = interval->half_width() / controlled->half_width();
  results::Estimate estimate =
      with_interval(controlled->value + shift,
                    engine::Interval{controlled->value + shift, controlled->low + shift,
                                     controlled->high + shift});
  estimate.variance_cut = narrower * narrower;
  return estimate.value > 0 ? estimate : plain;
}

engine::Histogram pooled(const std::vector<const engine::Histogram*>& replications) {
  engine::Histogram pool;
  for (const engine::Histogram* histogram : replications) {
    pool.merge(*histogram);
  }
  return pool;
}

results::LatencySummary latency_estimate(const std::vector<const engine::Histogram*>& replications,
                                         const RunLength& length,
                                         const std::vector<double>& control) {
  std::vector<LatencyDigest> digests;
  digests.reserve(replications.size());
  for (const engine::Histogram* histogram : replications) {
    digests.push_back(digest_of(*histogram));
  }
  return latency_estimate(pooled(replications), digests, length, control);
}

results::LatencySummary latency_estimate(const engine::Histogram& pool,
                                         const std::vector<LatencyDigest>& replications,
                                         const RunLength& length,
                                         const std::vector<double>& control) {
  results::LatencySummary summary;
  if (pool.count() == 0) {
    return summary;
  }
  std::vector<double> sums;
  std::vector<double> counts;
  for (const LatencyDigest& digest : replications) {
    counts.push_back(static_cast<double>(digest.count));
    sums.push_back(digest.mean_seconds * counts.back());
  }
  summary.mean = ratio_estimate(sums, counts);
  if (!mean_shortage(sizes_of(replications), length).none()) {
    summary.mean.low.reset();
    summary.mean.high.reset();
  } else if (!control.empty()) {
    summary.mean = controlled_ratio_estimate(sums, counts, control);
  }
  const LatencyDigest whole = digest_of(pool);
  for (std::size_t figure = 0; figure < results::latency_figures.size(); ++figure) {
    if (results::latency_figures[figure].p > 0) {
      summary.*results::latency_figures[figure].member =
          quantile_estimate(whole, figure, replications, length);
    }
  }
  return summary;
}

std::string without_interval(const results::LatencySummary& latency) {
  std::string names;
  for (const results::LatencyFigure& figure : results::latency_figures) {
    if (!(latency.*figure.member).low) {
      names += std::string(names.empty() ? "" : ", ") + figure.name;
    }
  }
  return names;
}

}  // namespace sojourn::simulation
