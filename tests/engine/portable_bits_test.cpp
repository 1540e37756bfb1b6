// The bits of the portable functions over grids of arguments, hashed. A value that differs here
// means that a compiler, a flag or an edit changed results that are meant to be the same everywhere
// and for ever; accuracy is the matter of portable_math_test.cpp.

#include <bit>
#include <functional>
#include <string>

#include <gtest/gtest.h>

#include "engine/distribution.h"
#include "engine/fingerprint.h"
#include "engine/interval.h"
#include "engine/portable_math.h"
#include "engine/random.h"

namespace sojourn::engine {
namespace {

using Function = std::function<double(double)>;

// 20001 arguments at equal distances; an irrational-looking step reaches every bit.
std::string bits_over(double low, double high, const Function& function) {
  constexpr int steps = 20000;
  Fingerprint fingerprint;
  for (int i = 0; i <= steps; ++i) {
    const double x = low + (high - low) / steps * i;
    fingerprint.add(std::bit_cast<std::uint64_t>(function(x)));
  }
  return fingerprint.text();
}

// Arguments of every binary magnitude from 2^low to 2^high.
std::string bits_over_magnitudes(int low, int high, const Function& function) {
  Fingerprint fingerprint;
  Draws draws({15, 1, 1});
  for (int exponent = low; exponent <= high; ++exponent) {
    const auto power = static_cast<std::uint64_t>(exponent + 1023) << 52U;
    for (int i = 0; i < 10; ++i) {
      const double x = std::bit_cast<double>(power) * (1 + draws.uniform());
      fingerprint.add(std::bit_cast<std::uint64_t>(function(x)));
    }
  }
  return fingerprint.text();
}

TEST(PortableBits, Log) {
  EXPECT_EQ(bits_over(0.1, 3, portable::log), "0b42cb2ededb92cf");
  EXPECT_EQ(bits_over_magnitudes(-1022, 1022, portable::log), "22a0934e2d11ffd4");
}

TEST(PortableBits, Log1p) {
  EXPECT_EQ(bits_over(-0.999, 2, portable::log1p), "a392458c06fe800f");
  EXPECT_EQ(bits_over_magnitudes(-1022, 1022, portable::log1p), "817a64292cce137b");
}

TEST(PortableBits, Exp) {
  EXPECT_EQ(bits_over(-750, 712, portable::exp), "2b433698066695b8");
  EXPECT_EQ(bits_over_magnitudes(-60, 9, portable::exp), "52d0a90e7888fd6d");
}

TEST(PortableBits, Expm1) {
  EXPECT_EQ(bits_over(-2, 2, portable::expm1), "abd2a2dc416d7967");
  EXPECT_EQ(bits_over_magnitudes(-1022, 9, portable::expm1), "e7d314ace2d775d0");
}

TEST(PortableBits, Pow) {
  EXPECT_EQ(bits_over(0.01, 20, [](double x) { return portable::pow(x, 2.75); }),
            "3c8b9ed05edd9737");
  EXPECT_EQ(bits_over(-20, 20, [](double x) { return portable::pow(3.7, x); }), "94461be76bfe2f3b");
}

TEST(PortableBits, NormalQuantile) {
  EXPECT_EQ(bits_over(0x1p-53, 1 - 0x1p-53, portable::normal_quantile), "596da7023872c075");
  EXPECT_EQ(bits_over_magnitudes(-1022, -2, portable::normal_quantile), "9bcc8227b068fd11");
}

TEST(PortableBits, LogGamma) {
  EXPECT_EQ(bits_over(0.01, 30, portable::log_gamma), "5f9296b1fd3b5954");
  EXPECT_EQ(bits_over_magnitudes(-1022, 1000, portable::log_gamma), "fd767b20b6619691");
}

TEST(PortableBits, StudentT) {
  Fingerprint fingerprint;
  for (int degrees = 1; degrees <= 200; ++degrees) {
    fingerprint.add(std::bit_cast<std::uint64_t>(student_t_quantile(0.975, degrees)));
  }
  EXPECT_EQ(fingerprint.text(), "58c21897c2e5b8e4");
}

// Samples of a distribution, and its moments.
std::string bits_of(const DistributionShape& shape) {
  const Distribution distribution = *Distribution::make(shape);
  Fingerprint fingerprint;
  fingerprint.add(std::bit_cast<std::uint64_t>(distribution.mean()));
  fingerprint.add(std::bit_cast<std::uint64_t>(distribution.variance()));
  for (std::uint64_t request = 0; request < 2000; ++request) {
    Draws draws({16, request, 1});
    fingerprint.add(std::bit_cast<std::uint64_t>(distribution.sample(draws)));
    fingerprint.add(static_cast<std::uint64_t>(distribution.sample_duration(draws).count()));
    fingerprint.add(draws.drawn());
  }
  return fingerprint.text();
}

TEST(PortableBits, Samples) {
  EXPECT_EQ(bits_of(Exponential{0.01}), "129d2e6c90962050");
  EXPECT_EQ(bits_of(Erlang{20, 0.01}), "fdb030f97dbfc996");
  EXPECT_EQ(bits_of(Hyperexponential{{{0.9, 0.005}, {0.1, 0.055}}}), "1ac710d10dd536e2");
  EXPECT_EQ(bits_of(Lognormal{0.01, 1.5}), "2abaa51bfc4fb99b");
  EXPECT_EQ(bits_of(Gamma{0.01, 0.5}), "0678dcfbb80d7ad6");
  EXPECT_EQ(bits_of(Gamma{0.01, 2}), "51407c1f7b19c8de");
  EXPECT_EQ(bits_of(Weibull{0.7, 0.01}), "7c462ce1937d99e4");
  EXPECT_EQ(bits_of(Pareto{2.5, 0.01}), "b97992aa7532281c");
  EXPECT_EQ(bits_of(BoundedPareto{1.1, 0.001, 10}), "dccfd0e0d86a0eb6");
  EXPECT_EQ(bits_of(Uniform{0.001, 0.003}), "e95acd8ca0493d79");
  EXPECT_EQ(bits_of(Empirical{{0.001, 0.002, 0.004}}), "718f92a3010891e1");
  EXPECT_EQ(bits_of(HistogramDistribution{{{0, 0.001, 3}, {0.001, 0.01, 1}}}), "7bfa28cbec7aef4b");
}

}  // namespace
}  // namespace sojourn::engine
