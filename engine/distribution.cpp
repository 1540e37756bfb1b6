#include "engine/distribution.h"

#include <algorithm>
#include <cmath>

#include "engine/distribution_parts.h"
#include "engine/portable_math.h"
#include "engine/require.h"

namespace sojourn::engine {

namespace {

struct Scale {
  double factor;

  DistributionShape operator()(const Deterministic& shape) const {
    return Deterministic{shape.value * factor};
  }
  DistributionShape operator()(const Exponential& shape) const {
    return Exponential{shape.mean * factor};
  }
  DistributionShape operator()(const Erlang& shape) const {
    return Erlang{shape.stages, shape.mean * factor};
  }
  DistributionShape operator()(Hyperexponential shape) const {
    for (HyperexponentialBranch& branch : shape.branches) {
      branch.mean *= factor;
    }
    return shape;
  }
  DistributionShape operator()(const Lognormal& shape) const {
    return Lognormal{shape.mean * factor, shape.cv};
  }
  DistributionShape operator()(const Gamma& shape) const {
    return Gamma{shape.mean * factor, shape.cv};
  }
  DistributionShape operator()(const Weibull& shape) const {
    return Weibull{shape.shape, shape.scale * factor};
  }
  DistributionShape operator()(const Pareto& shape) const {
    return Pareto{shape.shape, shape.minimum * factor};
  }
  DistributionShape operator()(const BoundedPareto& shape) const {
    return BoundedPareto{shape.shape, shape.minimum * factor, shape.maximum * factor};
  }
  DistributionShape operator()(const Uniform& shape) const {
    return Uniform{shape.low * factor, shape.high * factor};
  }
  DistributionShape operator()(Empirical shape) const {
    for (double& sample : shape.samples) {
      sample *= factor;
    }
    return shape;
  }
  DistributionShape operator()(HistogramDistribution shape) const {
    for (HistogramBin& bin : shape.bins) {
      bin.low *= factor;
      bin.high *= factor;
    }
    return shape;
  }
  DistributionShape operator()(Mixture shape) const {
    for (MixturePart& part : shape.parts) {
      part.part = std::make_shared<const Distribution>(part.part->scaled(factor));
    }
    return shape;
  }
};

unsigned mixture_depth(const DistributionShape& shape) {
  const auto* mixture = std::get_if<Mixture>(&shape);
  if (mixture == nullptr) {
    return 0;
  }
  unsigned deepest = 0;
  for (const MixturePart& part : mixture->parts) {
    deepest = std::max(deepest, part.part->depth());
  }
  return deepest + 1;
}

// Lognormal: location and scale of the logarithm. Gamma: shape and scale.
std::array<double, 2> prepare(const DistributionShape& shape) {
  if (const auto* lognormal = std::get_if<Lognormal>(&shape)) {
    const double spread = portable::log1p(lognormal->cv * lognormal->cv);
    return {portable::log(lognormal->mean) - spread / 2, std::sqrt(spread)};
  }
  if (const auto* gamma = std::get_if<Gamma>(&shape)) {
    const double cv2 = gamma->cv * gamma->cv;
    return {1 / cv2, gamma->mean * cv2};
  }
  if (const auto* bounded = std::get_if<BoundedPareto>(&shape)) {
    const double range = portable::log(bounded->maximum / bounded->minimum);
    return {portable::expm1(-bounded->shape * range), 0};
  }
  return {};
}

}  // namespace

bool operator==(const MixturePart& left, const MixturePart& right) {
  return left.probability == right.probability &&
         (left.part == right.part ||
          (left.part != nullptr && right.part != nullptr && *left.part == *right.part));
}

Distribution::Distribution(DistributionShape shape)
    : shape_(std::move(shape)),
      cumulative_(distribution_parts::cumulative(shape_)),
      prepared_(prepare(shape_)),
      depth_(mixture_depth(shape_)) {
  const distribution_parts::Moments moments = distribution_parts::moments(shape_);
  mean_ = moments.mean;
  variance_ = moments.variance;
}

std::expected<Distribution, std::string> Distribution::make(DistributionShape shape) {
  if (auto complaint = distribution_parts::complaint(shape)) {
    return std::unexpected(*std::move(complaint));
  }
  Distribution result(std::move(shape));
  const bool may_be_infinite = std::holds_alternative<Pareto>(result.shape_) ||
                               std::holds_alternative<Mixture>(result.shape_);
  if (!may_be_infinite && !(std::isfinite(result.mean_) && std::isfinite(result.variance_))) {
    return std::unexpected(distribution_parts::shape_name(result.shape_) +
                           std::string(": mean and variance must be representable numbers"));
  }
  return result;
}

Distribution Distribution::deterministic(double value) {
  std::expected<Distribution, std::string> made = make(Deterministic{value});
  require(made.has_value(), "distribution: deterministic value out of range");
  return *std::move(made);
}

Distribution Distribution::exponential(double mean) {
  std::expected<Distribution, std::string> made = make(Exponential{mean});
  require(made.has_value(), "distribution: exponential mean out of range");
  return *std::move(made);
}

double Distribution::cv2() const {
  return mean_ == 0 ? 0 : variance_ / mean_ / mean_;
}

Distribution Distribution::scaled(double factor) const {
  std::expected<Distribution, std::string> made = make(std::visit(Scale{factor}, shape_));
  require(made.has_value(), "distribution: scaled out of range");
  return *std::move(made);
}

}  // namespace sojourn::engine
