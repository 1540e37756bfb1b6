#include "engine/interval.h"

#include <cmath>
#include <limits>
#include <vector>

#include "engine/require.h"

namespace sojourn::engine {

namespace {

double sum_of(std::span<const double> values) {
  double sum = 0;
  for (const double value : values) {
    sum += value;
  }
  return sum;
}

// centre +- t x standard error, the standard error from squared deviations around `around`.
std::optional<Interval> t_interval(double centre, std::span<const double> values, double around,
                                   double level) {
  require(level > 0 && level < 1, "interval: the level must lie in (0, 1)");
  if (values.size() < 2) {
    return std::nullopt;
  }
  double squares = 0;
  for (const double value : values) {
    squares += (value - around) * (value - around);
  }
  const auto count = static_cast<double>(values.size());
  const double standard_error = std::sqrt(squares / (count - 1) / count);
  const double half_width = student_t_quantile(0.5 + level / 2, count - 1) * standard_error;
  const Interval interval{centre, centre - half_width, centre + half_width};
  if (!std::isfinite(interval.low) || !std::isfinite(interval.high)) {
    return std::nullopt;
  }
  return interval;
}

}  // namespace

std::optional<Interval> mean_interval(std::span<const double> replications, double level) {
  const double mean = sum_of(replications) / static_cast<double>(replications.size());
  return t_interval(mean, replications, mean, level);
}

std::optional<Interval> sectioning_interval(double pooled, std::span<const double> replications,
                                            double level) {
  return t_interval(pooled, replications, pooled, level);
}

std::optional<Interval> jackknife_interval(double all, std::span<const double> left_out,
                                           double level) {
  const auto count = static_cast<double>(left_out.size());
  std::vector<double> pseudo_values;
  pseudo_values.reserve(left_out.size());
  for (const double without : left_out) {
    pseudo_values.push_back(count * all - (count - 1) * without);
  }
  return t_interval(all, pseudo_values, sum_of(pseudo_values) / count, level);
}

std::optional<Interval> ratio_interval(std::span<const double> numerators,
                                       std::span<const double> denominators, double level) {
  require(numerators.size() == denominators.size(), "interval: a ratio needs pairs");
  const double numerator = sum_of(numerators);
  const double denominator = sum_of(denominators);
  std::vector<double> left_out;
  left_out.reserve(numerators.size());
  for (std::size_t i = 0; i < numerators.size(); ++i) {
    left_out.push_back((numerator - numerators[i]) / (denominator - denominators[i]));
  }
  return jackknife_interval(numerator / denominator, left_out, level);
}

Warmup mser5(std::span<const double> series) {
  constexpr std::size_t batch = 5;
  constexpr std::size_t fewest_batches = 4;
  const std::size_t batches = series.size() / batch;
  if (batches < fewest_batches) {
    return {0, true};
  }
  // Welford's recursion from the end gives the squared deviations of every suffix in one pass.
  Warmup result;
  double least = std::numeric_limits<double>::infinity();
  double mean = 0;
  double squares = 0;
  const std::size_t last_cut = batches / 2;
  std::size_t best = 0;
  for (std::size_t first = batches; first-- > 0;) {
    const double value = sum_of(series.subspan(first * batch, batch)) / batch;
    const auto count = static_cast<double>(batches - first);
    const double from_old_mean = value - mean;
    mean += from_old_mean / count;
    squares += from_old_mean * (value - mean);
    const double statistic = squares / (count * count);
    if (first <= last_cut && statistic <= least) {
      least = statistic;
      best = first;
    }
  }
  result.cut = best * batch;
  result.run_too_short = best == last_cut;
  return result;
}

double lag1_autocorrelation(std::span<const double> series) {
  if (series.size() < 3) {
    return 0;
  }
  const double mean = sum_of(series) / static_cast<double>(series.size());
  double variance = 0;
  double covariance = 0;
  for (std::size_t i = 0; i < series.size(); ++i) {
    const double deviation = series[i] - mean;
    variance += deviation * deviation;
    covariance += i == 0 ? 0 : deviation * (series[i - 1] - mean);
  }
  return variance > 0 ? covariance / variance : 0;
}

}  // namespace sojourn::engine
