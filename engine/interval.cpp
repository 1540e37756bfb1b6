#include "engine/interval.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <numeric>
#include <utility>
#include <vector>

#include "engine/portable_math.h"
#include "engine/require.h"

namespace sojourn::engine {

namespace {

// In order of the values: equal values, equal bits.
double sum_of(std::span<const double> values) {
  return std::accumulate(values.begin(), values.end(), 0.0);
}

double mean_of(std::span<const double> values) {
  return sum_of(values) / static_cast<double>(values.size());
}

// centre +- t x standard error.
std::optional<Interval> t_interval(double centre, double standard_error, double degrees,
                                   double level) {
  const double half_width = student_t_quantile(0.5 + level / 2, degrees) * standard_error;
  const Interval interval{centre, centre - half_width, centre + half_width};
  if (!std::isfinite(interval.low) || !std::isfinite(interval.high)) {
    return std::nullopt;
  }
  return interval;
}

// The standard error from squared deviations around `around`.
std::optional<Interval> spread_interval(double centre, std::span<const double> values,
                                        double around, double level) {
  require(level > 0 && level < 1, "interval: the level must lie in (0, 1)");
  if (values.size() < 2) {
    return std::nullopt;
  }
  double squares = 0;
  for (const double value : values) {
    squares += (value - around) * (value - around);
  }
  const auto count = static_cast<double>(values.size());
  return t_interval(centre, std::sqrt(squares / (count - 1) / count), count - 1, level);
}

// 0 where the values do not vary. At least three.
double skewness_of(std::span<const double> values) {
  const double mean = mean_of(values);
  double squares = 0;
  double cubes = 0;
  for (const double value : values) {
    const double deviation = value - mean;
    squares += deviation * deviation;
    cubes += deviation * deviation * deviation;
  }
  const auto count = static_cast<double>(values.size());
  const double variance = squares / (count - 1);
  return variance > 0
             ? count * cubes / ((count - 1) * (count - 2)) / (variance * std::sqrt(variance))
             : 0.0;
}

// Few values seldom tell skewness well: a greater one is not believed.
constexpr double skewness_max = 1;

// A quantile of Student's t as that of the mean of skewed values; beta: their skewness / 6 / root
// of their number.
double skewed_t(double t, double beta) {
  constexpr double straight = 1e-4;
  if (std::abs(beta) < straight) {
    return t;
  }
  const double cube = 1 + 6 * beta * (t - beta);
  const double root = std::copysign(portable::pow(std::abs(cube), 1.0 / 3), cube);
  return (root - 1) / (2 * beta);
}

std::vector<double> pseudo_values_of(double all, std::span<const double> left_out) {
  const auto count = static_cast<double>(left_out.size());
  std::vector<double> values;
  values.reserve(left_out.size());
  for (const double without : left_out) {
    values.push_back(count * all - (count - 1) * without);
  }
  return values;
}

std::vector<double> ratios_left_out(std::span<const double> numerators,
                                    std::span<const double> denominators) {
  const double numerator = sum_of(numerators);
  const double denominator = sum_of(denominators);
  std::vector<double> left_out;
  left_out.reserve(numerators.size());
  for (std::size_t i = 0; i < numerators.size(); ++i) {
    left_out.push_back((numerator - numerators[i]) / (denominator - denominators[i]));
  }
  return left_out;
}

double dot(const std::vector<double>& left, const std::vector<double>& right) {
  return std::inner_product(left.begin(), left.end(), right.begin(), 0.0);
}

// A figure as deviations from its mean. The mean moves with what is taken out: that of the values
// ends where all controls are as expected.
struct Centred {
  std::vector<double> deviations;
  double mean = 0;
};

Centred centred(std::span<const double> values) {
  Centred result{{values.begin(), values.end()}, mean_of(values)};
  for (double& deviation : result.deviations) {
    deviation -= result.mean;
  }
  return result;
}

// Takes the multiple of `direction` out that explains most of `figure`.
void take_out(const Centred& direction, Centred& figure) {
  const double slope = dot(figure.deviations, direction.deviations) /
                       dot(direction.deviations, direction.deviations);
  for (std::size_t i = 0; i < figure.deviations.size(); ++i) {
    figure.deviations[i] -= slope * direction.deviations[i];
  }
  figure.mean -= slope * direction.mean;
}

}  // namespace

std::optional<Interval> mean_interval(std::span<const double> replications, double level) {
  const double mean = mean_of(replications);
  return spread_interval(mean, replications, mean, level);
}

std::optional<Interval> sectioning_interval(double pooled, std::span<const double> replications,
                                            double level) {
  const auto symmetric = spread_interval(pooled, replications, pooled, level);
  if (!symmetric || replications.size() < 3) {
    return symmetric;
  }
  const auto count = static_cast<double>(replications.size());
  const double t = student_t_quantile(0.5 + level / 2, count - 1);
  const double standard_error = symmetric->half_width() / t;
  const double believed = std::clamp(skewness_of(replications), -skewness_max, skewness_max);
  const double beta = believed / (6 * std::sqrt(count));
  return Interval{pooled, pooled - skewed_t(t, beta) * standard_error,
                  pooled - skewed_t(-t, beta) * standard_error};
}

std::optional<Interval> jackknife_interval(double all, std::span<const double> left_out,
                                           double level) {
  const std::vector<double> values = pseudo_values_of(all, left_out);
  return spread_interval(all, values, mean_of(values), level);
}

std::vector<double> pseudo_values(std::span<const double> numerators,
                                  std::span<const double> denominators) {
  require(numerators.size() == denominators.size(), "interval: a ratio needs pairs");
  return pseudo_values_of(sum_of(numerators) / sum_of(denominators),
                          ratios_left_out(numerators, denominators));
}

std::optional<Interval> ratio_interval(std::span<const double> numerators,
                                       std::span<const double> denominators, double level) {
  require(numerators.size() == denominators.size(), "interval: a ratio needs pairs");
  return jackknife_interval(sum_of(numerators) / sum_of(denominators),
                            ratios_left_out(numerators, denominators), level);
}

std::optional<Interval> controlled_interval(std::span<const double> values,
                                            std::span<const std::vector<double>> controls,
                                            double level) {
  require(level > 0 && level < 1, "interval: the level must lie in (0, 1)");
  if (values.size() < controls.size() + 3) {
    return std::nullopt;
  }
  // Gram-Schmidt: each control is made orthogonal to those before it, then taken out of the values.
  constexpr double negligible = 1e-12;
  Centred figure = centred(values);
  std::vector<Centred> directions;
  double leverage = 0;
  for (const std::vector<double>& control : controls) {
    require(control.size() == values.size(), "interval: a control of each replication");
    Centred direction = centred(control);
    const double before = dot(direction.deviations, direction.deviations);
    for (const Centred& other : directions) {
      take_out(other, direction);
    }
    const double squares = dot(direction.deviations, direction.deviations);
    if (!(squares > negligible * before)) {
      continue;
    }
    take_out(direction, figure);
    leverage += direction.mean * direction.mean / squares;
    directions.push_back(std::move(direction));
  }
  const auto count = static_cast<double>(values.size());
  const double degrees = count - 1 - static_cast<double>(directions.size());
  const double residual = dot(figure.deviations, figure.deviations) / degrees;
  return t_interval(figure.mean, std::sqrt(residual * (1 / count + leverage)), degrees, level);
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
    const double value = mean_of(series.subspan(first * batch, batch));
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
  const double mean = mean_of(series);
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
