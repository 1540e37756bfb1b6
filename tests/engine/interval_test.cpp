#include "engine/interval.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <numbers>
#include <string>
#include <vector>

#include <gtest/gtest.h>

#include "engine/portable_math.h"
#include "engine/random.h"

namespace sojourn::engine {
namespace {

using Values = std::vector<double>;

double uniform(std::uint64_t stream, std::uint64_t index) {
  return Draws({stream, index, 41}).uniform();
}

double normal(std::uint64_t stream, std::uint64_t index) {
  return portable::normal_quantile(uniform(stream, index));
}

TEST(IncompleteBeta, AgreesWithValuesComputedToThirtyDigits) {
  struct Known {
    double a, b, x, value;
  };
  for (const Known& known : {Known{0.5, 0.5, 0.3, 0.369010119565545375}, Known{2, 3, 0.5, 0.6875},
                             Known{1, 1, 0.25, 0.25}, Known{0.1, 10, 0.01, 0.824489670906698764},
                             Known{50, 50, 0.5, 0.5}, Known{50, 70, 0.4, 0.359134608834494704},
                             Known{1000, 2000, 0.33, 0.350632676134183419},
                             Known{10000, 10000, 0.501, 0.61135004785746245},
                             Known{5, 10000, 0.0005, 0.559901528532704929},
                             Known{10000, 2000, 0.83, 0.163529823857225905}}) {
    EXPECT_NEAR(incomplete_beta(known.a, known.b, known.x), known.value, 1e-12)
        << known.a << " " << known.b << " " << known.x;
  }
}

TEST(IncompleteBeta, IsSymmetricAndReachesBothEnds) {
  EXPECT_EQ(incomplete_beta(3, 4, 0), 0);
  EXPECT_EQ(incomplete_beta(3, 4, 1), 1);
  for (std::uint32_t i = 0; i < 200; ++i) {
    const double a = 20 * uniform(1, i);
    const double b = 20 * uniform(2, i);
    const double x = uniform(3, i);
    EXPECT_NEAR(incomplete_beta(a, b, x) + incomplete_beta(b, a, 1 - x), 1, 1e-12);
  }
}

TEST(StudentT, QuantilesAgreeWithPublishedTables) {
  // One-sided 90, 95, 97.5, 99, 99.5 and 99.95 %, computed to 16 digits; they round to the tables.
  struct Row {
    double degrees;
    double quantiles[6];
  };
  constexpr double shares[6] = {0.9, 0.95, 0.975, 0.99, 0.995, 0.9995};
  constexpr Row rows[] = {{1,
                           {3.077683537175253, 6.313751514675043, 12.7062047361747,
                            31.82051595377396, 63.65674116287158, 636.6192487687196}},
                          {2,
                           {1.885618083164127, 2.919985580353726, 4.302652729749464,
                            6.964556734283274, 9.924843200918293, 31.59905457644362}},
                          {3,
                           {1.63774435369621, 2.353363434801824, 3.18244630528371,
                            4.540702858568134, 5.840909309733357, 12.92397863668748}},
                          {4,
                           {1.533206274058944, 2.13184678632665, 2.776445105197794,
                            3.746947387979197, 4.604094871349993, 8.610301581379275}},
                          {5,
                           {1.475884048824481, 2.015048373333024, 2.570581835636316,
                            3.364929998907219, 4.032142983555228, 6.86882662588111}},
                          {9,
                           {1.383028738396632, 1.833112932656237, 2.262157162798206,
                            2.821437925025809, 3.249835541592126, 4.780912585931139}},
                          {19,
                           {1.327728209026798, 1.72913281152137, 2.09302405440831,
                            2.539483190623963, 2.860934606464979, 3.883405852592083}},
                          {30,
                           {1.310415025391396, 1.697260886593958, 2.042272456301238,
                            2.457261542400591, 2.749995653567225, 3.645958635042022}},
                          {120,
                           {1.288646233656378, 1.657650899355236, 1.979930405082441,
                            2.357824612648755, 2.617421145106866, 3.3734537685625}},
                          {1000,
                           {1.282398721460924, 1.646378817285465, 1.962339080826408,
                            2.330082674755513, 2.580754698065951, 3.300282648423913}}};
  for (const Row& row : rows) {
    for (int i = 0; i < 6; ++i) {
      EXPECT_NEAR(student_t_quantile(shares[i], row.degrees) / row.quantiles[i], 1, 1e-12)
          << row.degrees << " degrees, share " << shares[i];
    }
  }
}

TEST(StudentT, HasTheClosedFormsOfOneAndTwoDegrees) {
  for (const double t : {-1e6, -30.0, -2.0, -0.1, 0.0, 0.3, 1.0, 7.0, 1e5}) {
    EXPECT_NEAR(student_t_cdf(t, 1), 0.5 + std::atan(t) / std::numbers::pi, 1e-14);
    EXPECT_NEAR(student_t_cdf(t, 2), 0.5 + t / (2 * std::sqrt(2 + t * t)), 1e-14);
  }
}

TEST(StudentT, QuantileInvertsTheDistributionFarIntoTheTail) {
  for (const double degrees : {1.0, 1.5, 2.5, 7.0, 19.0, 333.0, 1e5}) {
    for (const double p : {1e-12, 1e-6, 0.01, 0.3, 0.4999}) {
      const double t = student_t_quantile(p, degrees);
      EXPECT_NEAR(student_t_cdf(t, degrees) / p, 1, 1e-9) << degrees << " " << p;
      EXPECT_NEAR(student_t_quantile(1 - p, degrees) / -t, 1, 1e-3);
    }
  }
  EXPECT_EQ(student_t_quantile(0.5, 3), 0);
}

TEST(StudentT, ApproachesTheNormalDistribution) {
  EXPECT_NEAR(student_t_quantile(0.975, 1e6), 1.959966356814107, 1e-9);
  EXPECT_NEAR(student_t_quantile(0.975, 1e9), 1.959963984540054, 1e-8);
}

TEST(StudentT, InfinityIsTheEnd) {
  constexpr double infinity = std::numeric_limits<double>::infinity();
  EXPECT_EQ(student_t_cdf(infinity, 5), 1);
  EXPECT_EQ(student_t_cdf(-infinity, 5), 0);
}

TEST(MeanInterval, IsTheOneOfTheTextbook) {
  // Law, section 4.5: ten observations with mean 1.34 and variance 0.17 give 1.34 +- 0.24 at 90 %.
  const Values values = {1.20, 1.50, 1.68, 1.89, 0.95, 1.49, 1.58, 1.55, 0.50, 1.09};
  const auto interval = mean_interval(values, 0.90);
  ASSERT_TRUE(interval.has_value());
  EXPECT_NEAR(interval->value, 1.343, 1e-12);
  EXPECT_NEAR(interval->half_width(), 0.24, 0.005);
  EXPECT_NEAR(interval->low, 1.10, 0.01);
  EXPECT_NEAR(interval->high, 1.58, 0.01);
}

TEST(MeanInterval, NeedsTwoFiniteReplications) {
  EXPECT_FALSE(mean_interval(Values{}).has_value());
  EXPECT_FALSE(mean_interval(Values{1}).has_value());
  EXPECT_TRUE(mean_interval(Values{1, 2}).has_value());
  EXPECT_FALSE(mean_interval(Values{1, std::nan("")}).has_value());
  EXPECT_FALSE(mean_interval(Values{1, std::numeric_limits<double>::infinity()}).has_value());
}

TEST(MeanInterval, OfEqualReplicationsIsAPoint) {
  EXPECT_EQ(mean_interval(Values{3, 3, 3}), (Interval{3, 3, 3}));
}

TEST(MeanInterval, CoversTheTruthAsOftenAsItSays) {
  int covered = 0;
  constexpr int experiments = 2000;
  for (int experiment = 0; experiment < experiments; ++experiment) {
    Values values;
    for (std::uint64_t i = 0; i < 8; ++i) {
      values.push_back(5 + normal(static_cast<std::uint64_t>(experiment) + 100, i));
    }
    const auto interval = mean_interval(values);
    covered += interval->low <= 5 && 5 <= interval->high ? 1 : 0;
  }
  // Binomial band: 1900 expected, standard deviation 9.7; +-3.9 of them are 1e-4 two-sided.
  EXPECT_NEAR(covered, 1900, 38);
}

TEST(SectioningInterval, SpreadsAroundThePooledEstimate) {
  const auto interval = sectioning_interval(10, Values{9, 10, 11, 12});
  ASSERT_TRUE(interval.has_value());
  EXPECT_EQ(interval->value, 10);
  const double standard_error = std::sqrt((1 + 0 + 1 + 4) / 3.0 / 4);
  EXPECT_NEAR(interval->half_width(), 3.18244630528371 * standard_error, 1e-12);
  EXPECT_NEAR((interval->low + interval->high) / 2, 10, 1e-12);
  EXPECT_FALSE(sectioning_interval(10, Values{9}).has_value());
}

TEST(SectioningInterval, ReachesFurtherToTheSideOfTheTail) {
  const Values values{9, 9.2, 9.3, 9.5, 9.6, 9.9, 10.1, 10.4, 11, 13};
  const auto interval = sectioning_interval(10.1, values);
  ASSERT_TRUE(interval.has_value());
  EXPECT_GT(interval->high - 10.1, 1.5 * (10.1 - interval->low));
  Values mirrored;
  for (const double value : values) {
    mirrored.push_back(20.2 - value);
  }
  const auto mirror = sectioning_interval(10.1, mirrored);
  EXPECT_NEAR(mirror->low, 20.2 - interval->high, 1e-9);
  EXPECT_NEAR(mirror->high, 20.2 - interval->low, 1e-9);
}

// By hand: skewness 1, so beta = 1 / (6 root 10), t = 2.2621571627982.
TEST(SectioningInterval, BelievesInASkewnessOfOneAtMost) {
  const Values values{0, 0, 0, 0, 0, 0, 0, 0, 0, 1};
  const auto interval = sectioning_interval(0.1, values);
  ASSERT_TRUE(interval.has_value());
  const double beta = 1 / (6 * std::sqrt(10.0));
  const auto skewed = [beta](double t) {
    return (std::cbrt(1 + 6 * beta * (t - beta)) - 1) / (2 * beta);
  };
  EXPECT_NEAR(interval->low, 0.1 - 0.1 * skewed(2.2621571627982), 1e-9);
  EXPECT_NEAR(interval->high, 0.1 - 0.1 * skewed(-2.2621571627982), 1e-9);
}

TEST(SectioningInterval, CoversAQuantileWhoseReplicationsAreBiased) {
  // The median of exponentials, estimated from 20 sections of 200, and from all of them.
  int covered = 0;
  constexpr int experiments = 400;
  constexpr double truth = std::numbers::ln2;
  for (int experiment = 0; experiment < experiments; ++experiment) {
    Values pooled;
    Values medians;
    for (std::uint64_t section = 0; section < 20; ++section) {
      Values values;
      for (std::uint64_t i = 0; i < 200; ++i) {
        values.push_back(
            -std::log(uniform(static_cast<std::uint64_t>(experiment) + 9000, section * 200 + i)));
      }
      pooled.insert(pooled.end(), values.begin(), values.end());
      std::ranges::nth_element(values, values.begin() + 99);
      medians.push_back(values[99]);
    }
    std::ranges::nth_element(pooled, pooled.begin() + 1999);
    const auto interval = sectioning_interval(pooled[1999], medians);
    covered += interval->low <= truth && truth <= interval->high ? 1 : 0;
  }
  // 380 expected, standard deviation 4.4.
  EXPECT_NEAR(covered, 380, 17);
}

TEST(JackknifeInterval, OfTheMeanIsTheTextbooks) {
  const Values values = {3, 1, 4, 1, 5};
  Values left_out;
  for (const double value : values) {
    left_out.push_back((14 - value) / 4);
  }
  const auto jackknife = jackknife_interval(2.8, left_out);
  const auto mean = mean_interval(values);
  ASSERT_TRUE(jackknife.has_value());
  EXPECT_DOUBLE_EQ(jackknife->value, 2.8);
  EXPECT_NEAR(jackknife->low, mean->low, 1e-12);
  EXPECT_NEAR(jackknife->high, mean->high, 1e-12);
  EXPECT_FALSE(jackknife_interval(1, Values{1}).has_value());
  EXPECT_FALSE(jackknife_interval(1, Values{1, std::nan("")}).has_value());
}

// The ratio of two ratios, as in "B is 20 % slower than A": mean 3 against mean 2.5.
TEST(JackknifeInterval, CoversARatioOfRatios) {
  int covered = 0;
  constexpr int experiments = 1000;
  constexpr std::uint64_t count = 15;
  for (int experiment = 0; experiment < experiments; ++experiment) {
    const auto stream = static_cast<std::uint64_t>(experiment) + 70000;
    Values above(count), below(count);
    double all_above = 0;
    double all_below = 0;
    for (std::uint64_t i = 0; i < count; ++i) {
      const double common = normal(stream, 3 * i);
      above[i] = 3 + 0.4 * common + 0.1 * normal(stream, 3 * i + 1);
      below[i] = 2.5 + 0.4 * common + 0.1 * normal(stream, 3 * i + 2);
      all_above += above[i];
      all_below += below[i];
    }
    Values left_out;
    for (std::size_t i = 0; i < count; ++i) {
      left_out.push_back((all_above - above[i]) / (all_below - below[i]));
    }
    const auto interval = jackknife_interval(all_above / all_below, left_out);
    covered += interval->low <= 1.2 && 1.2 <= interval->high ? 1 : 0;
  }
  // 950 expected, standard deviation 6.9.
  EXPECT_NEAR(covered, 950, 27);
}

TEST(RatioInterval, OfEqualDenominatorsIsTheIntervalOfTheMean) {
  const Values numerators = {3, 4, 5, 9};
  const auto ratio = ratio_interval(numerators, Values{2, 2, 2, 2});
  const auto mean = mean_interval(Values{1.5, 2, 2.5, 4.5});
  ASSERT_TRUE(ratio.has_value());
  EXPECT_NEAR(ratio->value, mean->value, 1e-12);
  EXPECT_NEAR(ratio->low, mean->low, 1e-12);
  EXPECT_NEAR(ratio->high, mean->high, 1e-12);
}

TEST(RatioInterval, IsCentredAtTheRatioOfTheSums) {
  const auto ratio = ratio_interval(Values{1, 5, 2}, Values{2, 3, 4});
  ASSERT_TRUE(ratio.has_value());
  EXPECT_DOUBLE_EQ(ratio->value, 8.0 / 9);
  // Pseudo-values by hand: 3 R - 2 R without i.
  const double pseudo[] = {3 * 8.0 / 9 - 2 * 7.0 / 7, 3 * 8.0 / 9 - 2 * 3.0 / 6,
                           3 * 8.0 / 9 - 2 * 6.0 / 5};
  const double half_width = mean_interval(pseudo)->half_width();
  EXPECT_NEAR(ratio->half_width(), half_width, 1e-12);
}

TEST(RatioInterval, CoversARatioOfDependentSums) {
  int covered = 0;
  constexpr int experiments = 1000;
  for (int experiment = 0; experiment < experiments; ++experiment) {
    Values numerators;
    Values denominators;
    for (std::uint64_t i = 0; i < 20; ++i) {
      const auto stream = static_cast<std::uint64_t>(experiment) + 50000;
      const double size = 1 + uniform(stream, 2 * i);
      denominators.push_back(size);
      numerators.push_back(3 * size + 0.5 * normal(stream, 2 * i + 1));
    }
    const auto interval = ratio_interval(numerators, denominators);
    covered += interval->low <= 3 && 3 <= interval->high ? 1 : 0;
  }
  // 950 expected, standard deviation 6.9.
  EXPECT_NEAR(covered, 950, 27);
}

TEST(RatioInterval, DoesNotDivideByNothing) {
  EXPECT_FALSE(ratio_interval(Values{1, 2}, Values{0, 0}).has_value());
  EXPECT_FALSE(ratio_interval(Values{1, 2}, Values{0, 3}).has_value());
  EXPECT_FALSE(ratio_interval(Values{1}, Values{1}).has_value());
}

using Controls = std::vector<Values>;

TEST(ControlledInterval, WithoutControlsIsThatOfTheMean) {
  const Values values = {3, 1, 4, 1, 5, 9};
  const auto plain = mean_interval(values);
  const auto controlled = controlled_interval(values, {});
  ASSERT_TRUE(controlled);
  EXPECT_NEAR(controlled->low, plain->low, 1e-12);
  EXPECT_NEAR(controlled->high, plain->high, 1e-12);
}

// y = 2 + 3 c exactly: the answer where c is 0 is known for certain.
TEST(ControlledInterval, OfALinearFigureIsAPoint) {
  const Values control = {1, 2, 4, 7};
  const auto interval = controlled_interval(Values{5, 8, 14, 23}, Controls{control});
  ASSERT_TRUE(interval);
  EXPECT_NEAR(interval->value, 2, 1e-12);
  EXPECT_NEAR(interval->half_width(), 0, 1e-9);
}

// By hand: c = -1, 0, 1, 2 and y = 0, 2, 1, 5. Slope 1.4, intercept 1.3, residual variance 2.1 / 2,
// leverage 1 / 4 + 0.25 / 5; t(0.975, 2) = 4.30265.
TEST(ControlledInterval, IsTheTextbooksRegression) {
  const auto interval = controlled_interval(Values{0, 2, 1, 5}, Controls{Values{-1, 0, 1, 2}});
  ASSERT_TRUE(interval);
  EXPECT_NEAR(interval->value, 1.3, 1e-12);
  EXPECT_NEAR(interval->half_width(), 4.302652729749464 * std::sqrt(2.1 * 0.3), 1e-9);
}

TEST(ControlledInterval, LeavesOutWhatTellsNothingNew) {
  const Values values = {3, 1, 4, 1, 5, 9};
  const Values control = {1, 0, 1, -1, 2, 3};
  const Values same = {2, 0, 2, -2, 4, 6};
  const auto one = controlled_interval(values, Controls{control});
  const auto all = controlled_interval(values, Controls{control, Values(6, 0.5), same});
  ASSERT_TRUE(one && all);
  EXPECT_NEAR(all->low, one->low, 1e-9);
  EXPECT_NEAR(all->high, one->high, 1e-9);
}

TEST(ControlledInterval, NeedsReplicationsForItsDegreesOfFreedom) {
  EXPECT_FALSE(controlled_interval(Values{1, 2, 3}, Controls{Values{1, 0, 1}}));
  EXPECT_TRUE(controlled_interval(Values{1, 2, 3, 5}, Controls{Values{1, 0, 1, 0}}));
  EXPECT_FALSE(controlled_interval(Values{1, 2, 3, std::nan("")}, Controls{Values{1, 0, 1, 0}}));
}

TEST(ControlledInterval, CoversAsOftenAsItSaysWithFewReplications) {
  int covered = 0;
  constexpr int experiments = 2000;
  for (int experiment = 0; experiment < experiments; ++experiment) {
    const auto stream = static_cast<std::uint64_t>(experiment) + 300;
    Values values(8), first(8), second(8);
    for (std::size_t i = 0; i < 8; ++i) {
      first[i] = normal(stream, 3 * i);
      second[i] = normal(stream, 3 * i + 1);
      values[i] = 5 + first[i] - 0.5 * second[i] + 0.7 * normal(stream, 3 * i + 2);
    }
    const auto interval = controlled_interval(values, Controls{first, second});
    covered += interval->low <= 5 && 5 <= interval->high ? 1 : 0;
  }
  // 1900 expected, standard deviation 9.7; without the degrees of freedom it would be 1780.
  EXPECT_NEAR(covered, 1900, 38);
}

// --- M/M/1 at a load of 0.9 by Lindley's recursion: the mean of service less interarrival times is
// the control that theory knows.

struct Replications {
  Values waits;
  Values controls;
};

Replications lindley(std::uint64_t experiment, std::uint64_t count, std::uint64_t customers) {
  constexpr double load = 0.9;
  Replications replications;
  for (std::uint64_t replication = 0; replication < count; ++replication) {
    const std::uint64_t stream = 1'000'000 + 1000 * experiment + replication;
    double wait = 0;
    double waits = 0;
    double excess = 0;
    const std::uint64_t warmup = customers / 10;
    for (std::uint64_t customer = 0; customer < customers + warmup; ++customer) {
      const double service = -std::log(uniform(stream, 2 * customer));
      const double gap = -std::log(uniform(stream, 2 * customer + 1)) / load;
      if (customer >= warmup) {
        waits += wait;
        excess += service - gap;
      }
      wait = std::max(0.0, wait + service - gap);
    }
    replications.waits.push_back(waits / static_cast<double>(customers));
    replications.controls.push_back(excess / static_cast<double>(customers) - (1 - 1 / load));
  }
  return replications;
}

TEST(ControlledInterval, CutsTheVarianceOfABusyQueue) {
  const Replications all = lindley(0, 200, 20'000);
  const auto plain = mean_interval(all.waits);
  const auto controlled = controlled_interval(all.waits, Controls{all.controls});
  ASSERT_TRUE(plain && controlled);
  const double cut = std::pow(plain->half_width() / controlled->half_width(), 2);
  RecordProperty("variance_cut", std::to_string(cut));
  EXPECT_GE(cut, 1.7);
  EXPECT_NEAR(controlled->value, 9, 2 * controlled->half_width());
}

// Stationary noise after an exponentially decaying start.
Values settling(std::size_t length, double start, double decay) {
  Values series;
  for (std::size_t i = 0; i < length; ++i) {
    series.push_back(10 + start * std::exp(-static_cast<double>(i) / decay) + normal(77, i));
  }
  return series;
}

TEST(Mser5, CutsAStartThatIsFarFromTheRest) {
  Values series = settling(1000, 0, 1);
  for (std::size_t i = 0; i < 100; ++i) {
    series[i] += 20;
  }
  const Warmup warmup = mser5(series);
  EXPECT_GE(warmup.cut, 100U);
  EXPECT_LE(warmup.cut, 150U);
  EXPECT_FALSE(warmup.run_too_short);
  EXPECT_EQ(warmup.cut % 5, 0U);
}

TEST(Mser5, CutsMostOfAnExponentialDecay) {
  const Warmup warmup = mser5(settling(2000, 30, 50));
  EXPECT_GE(warmup.cut, 100U);
  EXPECT_LE(warmup.cut, 400U);
  EXPECT_FALSE(warmup.run_too_short);
}

TEST(Mser5, CutsLittleOfASeriesThatIsStationary) {
  const Warmup warmup = mser5(settling(2000, 0, 1));
  EXPECT_LE(warmup.cut, 500U);
  EXPECT_FALSE(warmup.run_too_short);
}

TEST(Mser5, SaysThatASeriesStillRises) {
  Values ramp;
  for (int i = 0; i < 500; ++i) {
    ramp.push_back(i);
  }
  EXPECT_TRUE(mser5(ramp).run_too_short);
}

TEST(Mser5, CutsNothingOfAConstant) {
  EXPECT_EQ(mser5(Values(100, 4.0)), (Warmup{0, false}));
}

TEST(Mser5, AgreesWithItsDefinition) {
  const Values series = settling(203, 5, 20);
  std::size_t best = 0;
  double least = std::numeric_limits<double>::infinity();
  for (std::size_t cut = 0; cut <= 20; ++cut) {
    Values batches;
    for (std::size_t batch = cut; batch < 40; ++batch) {
      double sum = 0;
      for (std::size_t i = 0; i < 5; ++i) {
        sum += series[batch * 5 + i];
      }
      batches.push_back(sum / 5);
    }
    double mean = 0;
    for (const double batch : batches) {
      mean += batch / static_cast<double>(batches.size());
    }
    double squares = 0;
    for (const double batch : batches) {
      squares += (batch - mean) * (batch - mean);
    }
    const double statistic = squares / static_cast<double>(batches.size() * batches.size());
    if (statistic < least) {
      least = statistic;
      best = cut;
    }
  }
  EXPECT_EQ(mser5(series).cut, best * 5);
}

TEST(Mser5, AVeryShortSeriesCannotHaveSettled) {
  EXPECT_EQ(mser5(Values(19, 4.0)), (Warmup{0, true}));
  EXPECT_EQ(mser5(Values{}), (Warmup{0, true}));
}

TEST(Autocorrelation, IsThatOfAnAutoregressiveSeries) {
  for (const double coefficient : {-0.5, 0.0, 0.7}) {
    Values series = {0};
    for (std::uint64_t i = 1; i < 20000; ++i) {
      series.push_back(coefficient * series.back() + normal(88, i));
    }
    // Standard error about 1 / sqrt(20000) = 0.007.
    EXPECT_NEAR(lag1_autocorrelation(series), coefficient, 0.028);
  }
}

TEST(Autocorrelation, IsZeroWithoutVarianceOrValues) {
  EXPECT_EQ(lag1_autocorrelation(Values{}), 0);
  EXPECT_EQ(lag1_autocorrelation(Values{1, 2}), 0);
  EXPECT_EQ(lag1_autocorrelation(Values{2, 2, 2, 2}), 0);
}

TEST(IntervalDeathTest, SharesAndLevelsOutOfRangeAreDefects) {
  EXPECT_DEATH(student_t_quantile(1, 5), "must lie in \\(0, 1\\)");
  EXPECT_DEATH(student_t_quantile(0.5, 0.5), "one degree of freedom");
  EXPECT_DEATH(mean_interval(Values{1, 2}, 1), "the level must lie in \\(0, 1\\)");
  EXPECT_DEATH(ratio_interval(Values{1, 2}, Values{1}), "a ratio needs pairs");
}

}  // namespace
}  // namespace sojourn::engine
