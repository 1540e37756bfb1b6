// interval.h: controlled_interval().
#include <cmath>
#include <cstddef>
#include <vector>

#include "engine/interval.h"
#include "engine/require.h"

namespace sojourn::engine {

namespace {

double mean_of(std::span<const double> values) {
  double sum = 0;
  for (const double value : values) {
    sum += value;
  }
  return sum / static_cast<double>(values.size());
}

double dot(const std::vector<double>& left, const std::vector<double>& right) {
  double sum = 0;
  for (std::size_t i = 0; i < left.size(); ++i) {
    sum += left[i] * right[i];
  }
  return sum;
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
  const double half_width =
      student_t_quantile(0.5 + level / 2, degrees) * std::sqrt(residual * (1 / count + leverage));
  const Interval interval{figure.mean, figure.mean - half_width, figure.mean + half_width};
  if (!std::isfinite(interval.low) || !std::isfinite(interval.high)) {
    return std::nullopt;
  }
  return interval;
}

}  // namespace sojourn::engine
