#include <array>
#include <cmath>
#include <limits>

#include "engine/portable_math.h"

namespace sojourn::engine::portable {

namespace {

constexpr double infinity = std::numeric_limits<double>::infinity();
constexpr double not_a_number = std::numeric_limits<double>::quiet_NaN();

// Coefficients are listed from the constant term upwards.
template <std::size_t count>
double polynomial(const std::array<double, count>& coefficients, double x) {
  double value = coefficients[count - 1];
  for (std::size_t i = count - 1; i-- > 0;) {
    value = value * x + coefficients[i];
  }
  return value;
}

struct Rational {
  std::array<double, 8> numerator;
  std::array<double, 8> denominator;
  double operator()(double x) const {
    return polynomial(numerator, x) / polynomial(denominator, x);
  }
};

// AS 241: |p - 1/2| <= 0.425; then min(p, 1 - p) >= exp(-25); then the far tail.
constexpr Rational central = {
    {3.3871328727963666080e0, 1.3314166789178437745e+2, 1.9715909503065514427e+3,
     1.3731693765509461125e+4, 4.5921953931549871457e+4, 6.7265770927008700853e+4,
     3.3430575583588128105e+4, 2.5090809287301226727e+3},
    {1.0, 4.2313330701600911252e+1, 6.8718700749205790830e+2, 5.3941960214247511077e+3,
     2.1213794301586595867e+4, 3.9307895800092710610e+4, 2.8729085735721942674e+4,
     5.2264952788528545610e+3}};
constexpr Rational tail = {
    {1.42343711074968357734e0, 4.63033784615654529590e0, 5.76949722146069140550e0,
     3.64784832476320460504e0, 1.27045825245236838258e0, 2.41780725177450611770e-1,
     2.27238449892691845833e-2, 7.74545014278341407640e-4},
    {1.0, 2.05319162663775882187e0, 1.67638483018380384940e0, 6.89767334985100004550e-1,
     1.48103976427480074590e-1, 1.51986665636164571966e-2, 5.47593808499534494600e-4,
     1.05075007164441684324e-9}};
constexpr Rational far_tail = {
    {6.65790464350110377720e0, 5.46378491116411436990e0, 1.78482653991729133580e0,
     2.96560571828504891230e-1, 2.65321895265761230930e-2, 1.24266094738807843860e-3,
     2.71155556874348757815e-5, 2.01033439929228813265e-7},
    {1.0, 5.99832206555887937690e-1, 1.36929880922735805310e-1, 1.48753612908506148525e-2,
     7.86869131145613259100e-4, 1.84631831751005468180e-5, 1.42151175831644588870e-7,
     2.04426310338993978564e-15}};

// log_gamma(2 + z) / z: 1 - Euler's constant, then (-1)^k (zeta(k) - 1) / k (Abramowitz & Stegun
// 6.1.33). Terms shrink like (z/2)^k.
constexpr std::array<double, 31> gamma_series = {
    0.42278433509846713939,   0.322467033424113218,      -0.0673523010531980951,
    0.0205808084277845479,    -0.00738555102867398527,   0.00289051033074152329,
    -0.00119275391170326098,  0.000509669524743042422,   -0.00022315475845357938,
    0.0000994575127818085337, -0.0000449262367381331417, 0.0000205072127756706916,
    -9.4394882752683959e-6,   4.3748667899074878e-6,     -2.03921575380136624e-6,
    9.55141213040741983e-7,   -4.49246919876456604e-7,   2.12071848055546659e-7,
    -1.00432248239680996e-7,  4.76981016936398057e-8,    -2.27110946089431649e-8,
    1.08386592148969541e-8,   -5.18347504197004666e-9,   2.48367454380247832e-9,
    -1.19214014058609121e-9,  5.73136724167886201e-10,   -2.75952288512423315e-10,
    1.33047643742444895e-10,  -6.42296456383810002e-11,  3.10442477473222728e-11,
    -1.50213840807541422e-11};

// Stirling's series: B(2k) / (2k (2k - 1)) for odd powers of 1/x (Abramowitz & Stegun 6.1.41).
constexpr std::array<double, 8> stirling_series = {1.0 / 12,    -1.0 / 360,      1.0 / 1260,
                                                   -1.0 / 1680, 1.0 / 1188,      -691.0 / 360360,
                                                   1.0 / 156,   -3617.0 / 122400};

constexpr double half_log_two_pi = 0.91893853320467274178;

}  // namespace

double normal_quantile(double p) {
  if (!(p > 0 && p < 1)) [[unlikely]] {
    return p == 0 ? -infinity : (p == 1 ? infinity : not_a_number);
  }
  const double from_median = p - 0.5;
  if (std::abs(from_median) <= 0.425) {
    return from_median * central(0.180625 - from_median * from_median);
  }
  const double r = std::sqrt(-log(from_median < 0 ? p : 1 - p));
  const double distance = r <= 5 ? tail(r - 1.6) : far_tail(r - 5);
  return from_median < 0 ? -distance : distance;
}

double log_gamma(double x) {
  if (!(x > 0 && x < infinity)) [[unlikely]] {
    return x == 0 ? infinity : (x < 0 ? not_a_number : x);
  }
  if (x < 0.5) {
    return x * polynomial(gamma_series, x) - log1p(x) - log(x);
  }
  if (x < 1.5) {
    const double z = x - 1;
    return z * polynomial(gamma_series, z) - log1p(z);
  }
  if (x >= 8) {
    const double inverse = 1 / x;
    return (x - 0.5) * (log(x) - 1) + (half_log_two_pi - 0.5) +
           inverse * polynomial(stirling_series, inverse * inverse);
  }
  double product = 1;
  while (x > 2.5) {
    x -= 1;
    product *= x;
  }
  const double z = x - 2;
  return z * polynomial(gamma_series, z) + log(product);
}

}  // namespace sojourn::engine::portable
