#include <cmath>
#include <limits>

#include "engine/interval.h"
#include "engine/portable_math.h"
#include "engine/require.h"

namespace sojourn::engine {

namespace {

using portable::exp;
using portable::log;
using portable::log1p;
using portable::log_gamma;

constexpr double epsilon = std::numeric_limits<double>::epsilon();

// log_gamma(x + d) - log_gamma(x), without the cancellation for large x: the difference of
// Stirling's series (Abramowitz & Stegun 6.1.40).
double log_gamma_step(double x, double d) {
  if (x < 20) {
    return log_gamma(x + d) - log_gamma(x);
  }
  const auto correction = [](double y) {
    const double inverse2 = 1 / (y * y);
    return (1.0 / 12 - inverse2 * (1.0 / 360 - inverse2 * (1.0 / 1260 - inverse2 / 1680))) / y;
  };
  return (x - 0.5) * log1p(d / x) + d * (log(x + d) - 1) + (correction(x + d) - correction(x));
}

double log_beta(double a, double b) {
  const double large = a > b ? a : b;
  const double small = a > b ? b : a;
  return log_gamma(small) - log_gamma_step(large, small);
}

// Coefficient n >= 1 of the continued fraction DLMF 8.17.22, times x.
double beta_coefficient(int n, double a, double b, double x) {
  const double m = (n - n % 2) / 2.0;
  if (n % 2 == 0) {
    return m * (b - m) * x / ((a + 2 * m - 1) * (a + 2 * m));
  }
  return -(a + m) * (a + b + m) * x / ((a + 2 * m) * (a + 2 * m + 1));
}

// 1 / (1 + c1 / (1 + c2 / (1 + ...))) by Lentz's method as modified by Thompson and Barnett.
double beta_fraction(double a, double b, double x) {
  constexpr int terms_limit = 1000000;
  const auto not_zero = [](double value) { return std::abs(value) < 1e-300 ? 1e-300 : value; };
  double fraction = 1;
  double from_above = 1;
  double from_below = 0;
  for (int n = 1; n < terms_limit; ++n) {
    const double coefficient = beta_coefficient(n, a, b, x);
    from_below = 1 / not_zero(1 + coefficient * from_below);
    from_above = not_zero(1 + coefficient / from_above);
    const double change = from_above * from_below;
    fraction *= change;
    if (std::abs(change - 1) < epsilon) {
      break;
    }
  }
  return 1 / fraction;
}

// I_x(a, b) where x + y = 1, given the logarithms as well, so that neither end loses digits.
struct BetaArgument {
  double x = 0;
  double y = 0;
  double log_x = 0;
  double log_y = 0;
};

double regularised_beta(double a, double b, const BetaArgument& at) {
  if (at.x <= 0 || at.y <= 0) {
    return at.x <= 0 ? 0 : 1;
  }
  const double front = exp(a * at.log_x + b * at.log_y - log_beta(a, b));
  if (at.x < (a + 1) / (a + b + 2)) {
    return front * beta_fraction(a, b, at.x) / a;
  }
  return 1 - front * beta_fraction(b, a, at.y) / b;
}

// P(T > t) for t >= 0, to full relative accuracy.
double upper_tail(double t, double degrees) {
  const double square = t * t;
  if (square > 1e300) {
    return 0;
  }
  const double sum = degrees + square;
  const BetaArgument at{degrees / sum, square / sum, -log1p(square / degrees), log(square / sum)};
  return regularised_beta(degrees / 2, 0.5, at) / 2;
}

double density(double t, double degrees) {
  const double exponent = -(degrees + 1) / 2 * log1p(t * t / degrees);
  return exp(exponent - log_beta(degrees / 2, 0.5)) / std::sqrt(degrees);
}

// t > 0 with P(T > t) = tail < 1/2: Newton's steps, halving the bracket where one leaves it.
double upper_quantile(double tail, double degrees) {
  double low = 0;
  double high = 1;
  while (upper_tail(high, degrees) > tail && high < 1e150) {
    low = high;
    high *= 2;
  }
  double t = low + (high - low) / 2;
  for (int step = 0; step < 200 && high - low > 4 * epsilon * high; ++step) {
    const double excess = upper_tail(t, degrees) - tail;
    (excess > 0 ? low : high) = t;
    const double newton = t + excess / density(t, degrees);
    if (std::abs(newton - t) <= 2 * epsilon * t) {
      break;
    }
    t = newton > low && newton < high ? newton : low + (high - low) / 2;
  }
  return t;
}

}  // namespace

double incomplete_beta(double a, double b, double x) {
  require(a > 0 && b > 0 && x >= 0 && x <= 1, "incomplete beta: argument out of range");
  const BetaArgument at{x, 1 - x, x > 0 ? log(x) : 0, x < 1 ? log1p(-x) : 0};
  return regularised_beta(a, b, at);
}

double student_t_cdf(double t, double degrees) {
  require(degrees >= 1, "student t: at least one degree of freedom is needed");
  const double tail = t == 0 ? 0.5 : upper_tail(std::abs(t), degrees);
  return t > 0 ? 1 - tail : tail;
}

double student_t_quantile(double p, double degrees) {
  require(degrees >= 1, "student t: at least one degree of freedom is needed");
  require(p > 0 && p < 1, "student t: a quantile's share must lie in (0, 1)");
  if (p == 0.5) {
    return 0;
  }
  return p < 0.5 ? -upper_quantile(p, degrees) : upper_quantile(1 - p, degrees);
}

}  // namespace sojourn::engine
