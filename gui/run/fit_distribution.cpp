#include "gui/run/fit_distribution.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <numbers>
#include <utility>

#include "gui/run/distribution_curve.h"
#include "gui/run/special_functions.h"

namespace sojourn::gui {
namespace {

constexpr double equal_within = 1e-6;
constexpr double no_difference = 2;  // of AIC
constexpr double stages_max = 1000;

// What likelihoods need of the samples.
struct Sample {
  std::vector<double> sorted;
  double count = 0;
  double mean = 0;
  double mean_log = 0;
  double variance_log = 0;

  explicit Sample(std::vector<double> samples) : sorted(std::move(samples)) {
    std::ranges::sort(sorted);
    count = static_cast<double>(sorted.size());
    for (const double x : sorted) mean += x / count;
    if (!is_positive()) return;
    for (const double x : sorted) mean_log += std::log(x) / count;
    for (const double x : sorted) {
      variance_log += std::pow(std::log(x) - mean_log, 2) / count;
    }
  }

  bool is_positive() const { return sorted.front() > 0; }
  bool is_constant() const {
    return sorted.back() - sorted.front() <= equal_within * sorted.back();
  }
};

double gamma_likelihood(const Sample& sample, double shape) {
  const double rate = shape / sample.mean;
  return sample.count *
         (shape * std::log(rate) - std::lgamma(shape) + (shape - 1) * sample.mean_log - shape);
}

// ln(shape) - digamma(shape) = ln(mean) - mean(ln), by Newton's method (Minka).
double gamma_shape(const Sample& sample) {
  const double gap = std::max(std::log(sample.mean) - sample.mean_log, 1e-12);
  double shape = (3 - gap + std::sqrt((gap - 3) * (gap - 3) + 24 * gap)) / (12 * gap);
  for (int step = 0; step < 50; ++step) {
    const double change = (std::log(shape) - digamma(shape) - gap) / (1 / shape - trigamma(shape));
    const double next = shape - change;
    shape = next > 0 ? next : shape / 2;
    if (std::abs(change) < 1e-12 * shape) break;
  }
  return shape;
}

// Sums over x^shape, with x relative to the largest so that nothing overflows.
struct PowerSums {
  double sum = 0;
  double with_log = 0;
};

PowerSums power_sums(const Sample& sample, double shape) {
  PowerSums sums;
  for (const double x : sample.sorted) {
    const double log = std::log(x / sample.sorted.back());
    const double power = std::exp(shape * log);
    sums.sum += power;
    sums.with_log += power * log;
  }
  return sums;
}

// Law 6.2.2: the likelihood equation rises with the shape, so that halving finds it.
double weibull_shape(const Sample& sample) {
  const double mean_log = sample.mean_log - std::log(sample.sorted.back());
  const auto excess = [&](double shape) {
    const PowerSums sums = power_sums(sample, shape);
    return sums.with_log / sums.sum - 1 / shape - mean_log;
  };
  double low = 1e-3;
  double high = 1;
  while (excess(high) < 0 && high < 1e4) high *= 2;
  for (int step = 0; step < 60; ++step) {
    const double middle = (low + high) / 2;
    (excess(middle) < 0 ? low : high) = middle;
  }
  return (low + high) / 2;
}

double ks_distance(const Sample& sample, const engine::Distribution& distribution) {
  double farthest = 0;
  for (std::size_t index = 0; index < sample.sorted.size(); ++index) {
    const double share = cumulative(distribution, sample.sorted[index]);
    const double below = static_cast<double>(index) / sample.count;
    const double here = static_cast<double>(index + 1) / sample.count;
    farthest = std::max({farthest, std::abs(share - below), std::abs(here - share)});
  }
  return farthest;
}

class Fits {
 public:
  explicit Fits(const Sample& sample) : sample_(sample) {}

  // All samples are the same but for rounding, and so is the fit.
  void deterministic() {
    add("deterministic", engine::Deterministic{sample_.sorted[sample_.sorted.size() / 2]}, 1, 0);
    if (!fits_.empty()) fits_.back().ks_distance = 0;
  }

  void exponential() {
    const double likelihood = -sample_.count * (std::log(sample_.mean) + 1);
    add("exponential", engine::Exponential{sample_.mean}, 1, likelihood);
  }

  void gammas() {
    const double shape = gamma_shape(sample_);
    // The nearest whole numbers of stages; the likelihood has one maximum.
    const double below = std::clamp(std::floor(shape), 1.0, stages_max);
    const double above = std::min(below + 1, stages_max);
    const bool is_below = gamma_likelihood(sample_, below) >= gamma_likelihood(sample_, above);
    const double stages = is_below ? below : above;
    add("erlang", engine::Erlang{static_cast<std::uint32_t>(stages), sample_.mean}, 2,
        gamma_likelihood(sample_, stages));
    add("gamma", engine::Gamma{sample_.mean, 1 / std::sqrt(shape)}, 2,
        gamma_likelihood(sample_, shape));
  }

  void lognormal() {
    const double variance = sample_.variance_log;
    const double mean = std::exp(sample_.mean_log + variance / 2);
    const double likelihood =
        -sample_.count * (sample_.mean_log + (std::log(2 * std::numbers::pi * variance) + 1) / 2);
    add("lognormal", engine::Lognormal{mean, std::sqrt(std::expm1(variance))}, 2, likelihood);
  }

  void weibull() {
    const double shape = weibull_shape(sample_);
    const double largest = sample_.sorted.back();
    const double power = power_sums(sample_, shape).sum / sample_.count;
    const double scale = largest * std::pow(power, 1 / shape);
    const double likelihood = sample_.count * (std::log(shape) - shape * std::log(scale) +
                                               (shape - 1) * sample_.mean_log - 1);
    add("weibull", engine::Weibull{shape, scale}, 2, likelihood);
  }

  void add(const char* name, engine::DistributionShape shape, int parameters, double likelihood) {
    auto made = engine::Distribution::make(std::move(shape));
    if (!made || !std::isfinite(likelihood)) return;
    const double distance = ks_distance(sample_, *made);
    fits_.push_back({name, *std::move(made), parameters, likelihood,
                     2 * parameters - 2 * likelihood, distance});
  }

  std::vector<FittedDistribution> take() && {
    std::ranges::sort(fits_, {}, &FittedDistribution::aic);
    const double best = fits_.empty() ? 0 : fits_.front().aic;
    const auto close = std::ranges::partition_point(
        fits_, [best](const auto& fit) { return fit.aic <= best + no_difference; });
    std::ranges::sort(fits_.begin(), close, {}, rank_of);
    return std::move(fits_);
  }

 private:
  static std::size_t rank_of(const FittedDistribution& fit) {
    constexpr std::array names = {"deterministic", "exponential", "erlang",
                                  "lognormal",     "gamma",       "weibull"};
    return static_cast<std::size_t>(std::ranges::find(names, fit.name) - names.begin());
  }

  const Sample& sample_;
  std::vector<FittedDistribution> fits_;
};

}  // namespace

std::vector<FittedDistribution> fit_distributions(std::vector<double> samples) {
  const auto is_bad = [](double x) { return !(x >= 0) || !std::isfinite(x); };
  if (samples.size() < 2 || std::ranges::any_of(samples, is_bad)) return {};
  const Sample sample(std::move(samples));
  Fits fits(sample);
  if (sample.is_constant()) {
    fits.deterministic();
    return std::move(fits).take();
  }
  fits.exponential();
  if (sample.is_positive()) {
    fits.gammas();
    fits.lognormal();
    fits.weibull();
  }
  return std::move(fits).take();
}

}  // namespace sojourn::gui
