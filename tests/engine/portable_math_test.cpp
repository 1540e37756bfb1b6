#include "engine/portable_math.h"

#include <algorithm>
#include <cmath>
#include <functional>
#include <limits>
#include <numbers>

#include <gtest/gtest.h>

#include "engine/random.h"

namespace sojourn::engine {
namespace {

constexpr double infinity = std::numeric_limits<double>::infinity();
constexpr double not_a_number = std::numeric_limits<double>::quiet_NaN();
constexpr double least_normal = std::numeric_limits<double>::min();
constexpr double least_subnormal = std::numeric_limits<double>::denorm_min();
constexpr int points = 100000;

// Distance in units in the last place of the exact value, which is known to 64 bits.
double error_in_ulp(double got, long double exact) {
  const auto nearest = static_cast<double>(exact);
  if (got == nearest || (std::isnan(got) && std::isnan(nearest))) {
    return std::isfinite(got) ? static_cast<double>(std::abs(got - exact) /
                                                    (std::nextafter(std::abs(nearest), infinity) -
                                                     std::abs(nearest)))
                              : 0;
  }
  if (!std::isfinite(got) || !std::isfinite(nearest)) {
    return infinity;
  }
  const double size = std::abs(nearest);
  return static_cast<double>(std::abs(got - exact) / (std::nextafter(size, infinity) - size));
}

using Function = std::function<double(double)>;
using Exact = std::function<long double(long double)>;
using Argument = std::function<double(double u, double v)>;

double worst_error(const Function& function, const Exact& exact, const Argument& argument) {
  double worst = 0;
  for (std::uint32_t i = 0; i < points; ++i) {
    Draws draws({11, i, 1});
    const double u = draws.uniform();
    const double x = argument(u, draws.uniform());
    worst = std::max(worst, error_in_ulp(function(x), exact(x)));
  }
  return worst;
}

double any_magnitude(double u, double v) {
  return std::ldexp(1 + u, static_cast<int>(v * 2044) - 1022);
}

TEST(PortableLog, IsWithinItsBoundOverTheWholeRange) {
  const auto exact = [](long double x) { return std::log(x); };
  EXPECT_LT(worst_error(portable::log, exact, any_magnitude), 0.6);
  EXPECT_LT(worst_error(portable::log, exact, [](double u, double) { return 0.5 + 1.5 * u; }), 0.6);
  EXPECT_LT(worst_error(portable::log, exact,
                        [](double u, double v) {
                          return 1 + std::ldexp(u - 0.5, -static_cast<int>(v * 50));
                        }),
            0.6);
  EXPECT_LT(worst_error(portable::log, exact, [](double u, double) { return u * least_normal; }),
            0.6);
}

TEST(PortableLog, KnowsTheSpecialCases) {
  EXPECT_EQ(portable::log(1), 0);
  EXPECT_FALSE(std::signbit(portable::log(1)));
  EXPECT_EQ(portable::log(0), -infinity);
  EXPECT_EQ(portable::log(-0.0), -infinity);
  EXPECT_TRUE(std::isnan(portable::log(-1)));
  EXPECT_TRUE(std::isnan(portable::log(-infinity)));
  EXPECT_TRUE(std::isnan(portable::log(not_a_number)));
  EXPECT_EQ(portable::log(infinity), infinity);
  EXPECT_DOUBLE_EQ(portable::log(least_subnormal), -744.44007192138126);
  EXPECT_DOUBLE_EQ(portable::log(std::numeric_limits<double>::max()), 709.78271289338397);
}

TEST(PortableLog1p, IsWithinItsBoundOverTheWholeRange) {
  const auto exact = [](long double x) { return std::log1p(x); };
  EXPECT_LT(worst_error(portable::log1p, exact, any_magnitude), 0.7);
  EXPECT_LT(worst_error(portable::log1p, exact,
                        [](double u, double v) {
                          return std::ldexp(u - 0.5, 1 - static_cast<int>(v * 70));
                        }),
            0.7);
  EXPECT_LT(
      worst_error(portable::log1p, exact,
                  [](double u, double v) { return -1 + std::ldexp(u, -static_cast<int>(v * 50)); }),
      0.7);
}

TEST(PortableLog1p, KnowsTheSpecialCases) {
  EXPECT_EQ(portable::log1p(0), 0);
  EXPECT_TRUE(std::signbit(portable::log1p(-0.0)));
  EXPECT_EQ(portable::log1p(-1), -infinity);
  EXPECT_TRUE(std::isnan(portable::log1p(-1.5)));
  EXPECT_TRUE(std::isnan(portable::log1p(not_a_number)));
  EXPECT_EQ(portable::log1p(infinity), infinity);
  EXPECT_EQ(portable::log1p(least_subnormal), least_subnormal);
  EXPECT_EQ(portable::log1p(-least_normal), -least_normal);
}

TEST(PortableExp, IsWithinItsBoundOverTheWholeRange) {
  const auto exact = [](long double x) { return std::exp(x); };
  EXPECT_LT(worst_error(portable::exp, exact, [](double u, double) { return 1418 * u - 708.4; }),
            0.6);
  EXPECT_LT(worst_error(portable::exp, exact, [](double u, double) { return 2 * u - 1; }), 0.6);
  EXPECT_LT(worst_error(
                portable::exp, exact,
                [](double u, double v) { return std::ldexp(u - 0.5, -static_cast<int>(v * 60)); }),
            0.6);
}

TEST(PortableExp, UnderflowsGradually) {
  const auto exact = [](long double x) { return std::exp(x); };
  EXPECT_LT(worst_error(portable::exp, exact, [](double u, double) { return -708 - 38 * u; }), 1.1);
}

TEST(PortableExp, KnowsTheSpecialCases) {
  EXPECT_EQ(portable::exp(0), 1);
  EXPECT_EQ(portable::exp(-0.0), 1);
  EXPECT_EQ(portable::exp(infinity), infinity);
  EXPECT_EQ(portable::exp(-infinity), 0);
  EXPECT_TRUE(std::isnan(portable::exp(not_a_number)));
  EXPECT_EQ(portable::exp(709.79), infinity);
  EXPECT_DOUBLE_EQ(portable::exp(709.78), 1.7928227943945155e308);
  EXPECT_EQ(portable::exp(-745.2), 0);
  EXPECT_EQ(portable::exp(-745.1), least_subnormal);
}

TEST(PortableExpm1, IsWithinItsBoundOverTheWholeRange) {
  const auto exact = [](long double x) { return std::expm1(x); };
  EXPECT_LT(worst_error(portable::expm1, exact, [](double u, double) { return 750 * u - 45; }), 1);
  EXPECT_LT(worst_error(portable::expm1, exact, [](double u, double) { return 4 * u - 2; }), 1);
  EXPECT_LT(worst_error(portable::expm1, exact, [](double u, double) { return 0.2 * u - 0.1; }), 1);
  EXPECT_LT(worst_error(
                portable::expm1, exact,
                [](double u, double v) { return std::ldexp(u - 0.5, -static_cast<int>(v * 70)); }),
            1);
}

TEST(PortableExpm1, KnowsTheSpecialCases) {
  EXPECT_EQ(portable::expm1(0), 0);
  EXPECT_TRUE(std::signbit(portable::expm1(-0.0)));
  EXPECT_EQ(portable::expm1(infinity), infinity);
  EXPECT_EQ(portable::expm1(-infinity), -1);
  EXPECT_EQ(portable::expm1(-50), -1);
  EXPECT_TRUE(std::isnan(portable::expm1(not_a_number)));
  EXPECT_EQ(portable::expm1(least_subnormal), least_subnormal);
}

TEST(PortablePow, IsWithinItsBound) {
  double worst = 0;
  for (std::uint32_t i = 0; i < points; ++i) {
    Draws draws({12, i, 1});
    const double base = std::exp(40 * draws.uniform() - 20);
    const double power = 30 * draws.uniform() - 15;
    const long double exact = std::pow(static_cast<long double>(base), power);
    worst = std::max(worst, error_in_ulp(portable::pow(base, power), exact));
  }
  EXPECT_LT(worst, 0.6);
}

TEST(PortablePow, IsExactWhereTheResultIs) {
  for (int power = -20; power <= 20; ++power) {
    EXPECT_EQ(portable::pow(2, power), std::ldexp(1, power));
  }
  EXPECT_EQ(portable::pow(10, 3), 1000);
  EXPECT_EQ(portable::pow(10, 15), 1e15);
  EXPECT_EQ(portable::pow(9, 0.5), 3);
  EXPECT_EQ(portable::pow(3, 20), 3486784401);
  EXPECT_EQ(portable::pow(0.1, 1), 0.1);
}

TEST(PortablePow, KnowsTheSpecialCases) {
  for (const double power : {-infinity, -2.5, -0.0, 0.0, 0.5, 1e300, infinity}) {
    EXPECT_EQ(portable::pow(1, power), 1);
  }
  for (const double base : {0.0, 0.5, 7.0, infinity, not_a_number}) {
    EXPECT_EQ(portable::pow(base, 0), 1);
  }
  EXPECT_EQ(portable::pow(0, 2), 0);
  EXPECT_EQ(portable::pow(0, -2), infinity);
  EXPECT_EQ(portable::pow(infinity, 2), infinity);
  EXPECT_EQ(portable::pow(infinity, -2), 0);
  EXPECT_EQ(portable::pow(2, infinity), infinity);
  EXPECT_EQ(portable::pow(2, -infinity), 0);
  EXPECT_EQ(portable::pow(0.5, infinity), 0);
  EXPECT_EQ(portable::pow(0.5, -infinity), infinity);
  EXPECT_EQ(portable::pow(1e300, 1e300), infinity);
  EXPECT_EQ(portable::pow(1e300, -1e300), 0);
  EXPECT_EQ(portable::pow(least_subnormal, 0.5), 0x1p-537);
  EXPECT_TRUE(std::isnan(portable::pow(-1, 2)));
  EXPECT_TRUE(std::isnan(portable::pow(2, not_a_number)));
  EXPECT_TRUE(std::isnan(portable::pow(not_a_number, 2)));
}

TEST(PortableNormalQuantile, AgreesWithValuesComputedToFortyDigits) {
  const std::pair<double, double> known[] = {
      {1e-300, -37.047096299361199237}, {1e-20, -9.2623400897984075796},
      {1e-10, -6.3613409024040561991},  {0.001, -3.0902323061678135354},
      {0.025, -1.9599639845400542118},  {0.075, -1.4395314709384559349},
      {0.1, -1.2815515655446004353},    {0.25, -0.6744897501960817432},
      {0.4, -0.25334710313579974132},   {0.6, 0.25334710313579974132},
      {0.75, 0.6744897501960817432},    {0.975, 1.9599639845400538556},
      {0.999, 3.0902323061678132778}};
  for (const auto& [p, quantile] : known) {
    EXPECT_NEAR(portable::normal_quantile(p) / quantile, 1, 1e-15) << p;
  }
}

TEST(PortableNormalQuantile, InvertsTheCumulativeDistribution) {
  for (std::uint32_t i = 0; i < points; ++i) {
    const double p = Draws({13, i, 1}).uniform();
    const double back = std::erfc(-portable::normal_quantile(p) / std::numbers::sqrt2) / 2;
    ASSERT_NEAR(back / p, 1, 2e-14) << p;
  }
}

TEST(PortableNormalQuantile, IsOddAndEndsInInfinity) {
  EXPECT_EQ(portable::normal_quantile(0.5), 0);
  for (const double p : {0x1p-53, 0x1p-20, 0.0625, 0.25}) {
    EXPECT_EQ(portable::normal_quantile(p), -portable::normal_quantile(1 - p));
  }
  EXPECT_EQ(portable::normal_quantile(0), -infinity);
  EXPECT_EQ(portable::normal_quantile(1), infinity);
  EXPECT_TRUE(std::isnan(portable::normal_quantile(-0.1)));
  EXPECT_TRUE(std::isnan(portable::normal_quantile(1.1)));
  EXPECT_TRUE(std::isnan(portable::normal_quantile(not_a_number)));
}

TEST(PortableLogGamma, AgreesWithValuesComputedToFortyDigits) {
  const std::pair<double, double> known[] = {
      {1e-300, 690.77552789821370518},    {1e-10, 23.025850929882735237},
      {0.1, 2.252712651734205902},        {0.25, 1.2880225246980774574},
      {0.5, 0.57236494292470008707},      {0.75, 0.20328095143129537148},
      {0.999, 0.00057803853289138023817}, {1.0009765625, -0.0005629031799912046317},
      {1.25, -0.098271836421813161464},   {1.461632, -0.12148629053583943988},
      {1.75, -0.084401121020485555958},   {1.9990234375, -0.00041256773597148940171},
      {2.001, 0.00042310673480011699119}, {2.5, 0.28468287047291915963},
      {3.7, 1.4280723266653881292},       {7.999, 8.5231457861589154881},
      {8, 8.5251613610654143002},         {10, 12.801827480081469611},
      {100.5, 361.43554046777762156},     {1e5, 1051287.7089736568949},
      {1e15, 33538776394910668.91},       {1e300, 6.8977552789821374147e302}};
  for (const auto& [x, exact] : known) {
    EXPECT_NEAR(portable::log_gamma(x) / exact, 1, 1e-13) << x;
  }
}

TEST(PortableLogGamma, SatisfiesTheRecurrence) {
  for (std::uint32_t i = 0; i < 10000; ++i) {
    const double x = 20 * Draws({14, i, 1}).uniform();
    ASSERT_NEAR(portable::log_gamma(x + 1), portable::log_gamma(x) + portable::log(x), 3e-14) << x;
  }
}

TEST(PortableLogGamma, KnowsTheSpecialCases) {
  EXPECT_EQ(portable::log_gamma(1), 0);
  EXPECT_EQ(portable::log_gamma(2), 0);
  EXPECT_EQ(portable::log_gamma(0), infinity);
  EXPECT_EQ(portable::log_gamma(infinity), infinity);
  EXPECT_TRUE(std::isnan(portable::log_gamma(-0.5)));
  EXPECT_TRUE(std::isnan(portable::log_gamma(not_a_number)));
}

}  // namespace
}  // namespace sojourn::engine
