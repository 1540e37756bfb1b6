#include "gui/run/special_functions.h"

#include <cmath>

namespace sojourn::gui {
namespace {

constexpr int terms_max = 10000;
constexpr double smallest = 1e-300;
constexpr double precise = 1e-15;
constexpr double asymptotic_from = 10;

double by_series(double a, double x, double scale) {
  double term = 1 / a;
  double sum = term;
  for (int n = 1; n < terms_max && term > sum * precise; ++n) {
    term *= x / (a + n);
    sum += term;
  }
  return sum * scale;
}

// 1 - P(a, x), by Lentz's method.
double by_fraction(double a, double x, double scale) {
  double b = x + 1 - a;
  double c = 1 / smallest;
  double d = 1 / b;
  double value = d;
  for (int n = 1; n < terms_max; ++n) {
    const double numerator = -n * (n - a);
    b += 2;
    d = numerator * d + b;
    d = 1 / (std::abs(d) < smallest ? smallest : d);
    c = b + numerator / c;
    c = std::abs(c) < smallest ? smallest : c;
    const double factor = c * d;
    value *= factor;
    if (std::abs(factor - 1) < precise) break;
  }
  return value * scale;
}

}  // namespace

double incomplete_gamma(double a, double x) {
  if (!(x > 0)) return 0;
  const double scale = std::exp(a * std::log(x) - x - std::lgamma(a));
  return x < a + 1 ? by_series(a, x, scale) : 1 - by_fraction(a, x, scale);
}

double digamma(double x) {
  double below = 0;
  for (; x < asymptotic_from; x += 1) below += 1 / x;
  const double inverse = 1 / (x * x);
  return std::log(x) - 1 / (2 * x) -
         inverse * (1.0 / 12 - inverse * (1.0 / 120 - inverse * (1.0 / 252 - inverse / 240))) -
         below;
}

double trigamma(double x) {
  double below = 0;
  for (; x < asymptotic_from; x += 1) below += 1 / (x * x);
  const double inverse = 1 / (x * x);
  return 1 / x + inverse / 2 +
         inverse / x * (1.0 / 6 - inverse * (1.0 / 30 - inverse * (1.0 / 42 - inverse / 30))) +
         below;
}

}  // namespace sojourn::gui
