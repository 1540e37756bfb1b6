#include <cmath>
#include <initializer_list>

#include "engine/distribution_parts.h"

namespace sojourn::engine::distribution_parts {

namespace {

constexpr double probability_tolerance = 1e-9;
constexpr double cv_limit = 1e6;
constexpr std::uint32_t stages_limit = 1000;
constexpr unsigned depth_limit = 8;

using Complaint = std::optional<std::string>;

// The first of several complaints.
Complaint first_of(std::initializer_list<Complaint> complaints) {
  for (const Complaint& complaint : complaints) {
    if (complaint) {
      return complaint;
    }
  }
  return std::nullopt;
}

Complaint unless(bool condition, const std::string& why) {
  return condition ? Complaint{} : Complaint{why};
}

Complaint positive(const char* name, double value) {
  return first_of({unless(std::isfinite(value), std::string(name) + " must be finite"),
                   unless(value > 0, std::string(name) + " must be greater than 0")});
}

Complaint not_negative(const char* name, double value) {
  return first_of({unless(std::isfinite(value), std::string(name) + " must be finite"),
                   unless(value >= 0, std::string(name) + " must be at least 0")});
}

Complaint variation(double cv) {
  return first_of({positive("cv", cv), unless(cv <= cv_limit, "cv must be at most 1000000")});
}

// Complaints about one of several things say which; numbered from 1.
Complaint about(const char* thing, std::size_t index, const Complaint& complaint) {
  if (!complaint) {
    return std::nullopt;
  }
  return std::string(thing) + " " + std::to_string(index + 1) + ": " + *complaint;
}

Complaint sums_to_one(double sum) {
  return unless(std::abs(sum - 1) <= probability_tolerance, "probabilities must sum to 1");
}

struct Check {
  Complaint operator()(const Deterministic& shape) const {
    return not_negative("value", shape.value);
  }

  Complaint operator()(const Exponential& shape) const { return positive("mean", shape.mean); }

  Complaint operator()(const Erlang& shape) const {
    return first_of({unless(shape.stages >= 1, "stages must be at least 1"),
                     unless(shape.stages <= stages_limit, "stages must be at most 1000"),
                     positive("mean", shape.mean)});
  }

  Complaint operator()(const Hyperexponential& shape) const {
    double sum = 0;
    for (std::size_t i = 0; i < shape.branches.size(); ++i) {
      const auto& [probability, mean] = shape.branches[i];
      sum += probability;
      const Complaint found =
          first_of({not_negative("probability", probability), positive("mean", mean)});
      if (found) {
        return about("branch", i, found);
      }
    }
    return first_of(
        {unless(!shape.branches.empty(), "at least one branch is needed"), sums_to_one(sum)});
  }

  Complaint operator()(const Lognormal& shape) const {
    return first_of({positive("mean", shape.mean), variation(shape.cv)});
  }

  Complaint operator()(const Gamma& shape) const {
    return first_of({positive("mean", shape.mean), variation(shape.cv)});
  }

  Complaint operator()(const Weibull& shape) const {
    return first_of({positive("shape", shape.shape), positive("scale", shape.scale)});
  }

  Complaint operator()(const Pareto& shape) const {
    return first_of({positive("shape", shape.shape), positive("minimum", shape.minimum)});
  }

  Complaint operator()(const BoundedPareto& shape) const {
    return first_of(
        {positive("shape", shape.shape), positive("minimum", shape.minimum),
         positive("maximum", shape.maximum),
         unless(shape.minimum < shape.maximum, "maximum must be greater than minimum")});
  }

  Complaint operator()(const Uniform& shape) const {
    return first_of({not_negative("low", shape.low), not_negative("high", shape.high),
                     unless(shape.low < shape.high, "high must be greater than low")});
  }

  Complaint operator()(const Empirical& shape) const {
    for (std::size_t i = 0; i < shape.samples.size(); ++i) {
      if (const Complaint found = not_negative("value", shape.samples[i])) {
        return about("sample", i, found);
      }
    }
    return first_of({unless(!shape.samples.empty(), "at least one sample is needed"),
                     unless(shape.samples.size() <= UINT32_MAX, "too many samples")});
  }

  Complaint operator()(const HistogramDistribution& shape) const {
    double sum = 0;
    for (std::size_t i = 0; i < shape.bins.size(); ++i) {
      const auto& [low, high, weight] = shape.bins[i];
      sum += weight;
      const Complaint found = first_of({not_negative("low", low), not_negative("high", high),
                                        unless(low <= high, "high must be at least low"),
                                        not_negative("weight", weight)});
      if (found) {
        return about("bin", i, found);
      }
    }
    return first_of({unless(!shape.bins.empty(), "at least one bin is needed"),
                     positive("the sum of the weights", sum)});
  }

  Complaint operator()(const Mixture& shape) const {
    double sum = 0;
    for (std::size_t i = 0; i < shape.parts.size(); ++i) {
      const auto& [probability, part] = shape.parts[i];
      sum += probability;
      const Complaint found = first_of({not_negative("probability", probability),
                                        unless(part != nullptr, "a distribution is needed"),
                                        unless(part == nullptr || part->depth() < depth_limit,
                                               "mixtures must not be nested more than 8 deep")});
      if (found) {
        return about("part", i, found);
      }
    }
    return first_of(
        {unless(!shape.parts.empty(), "at least one part is needed"), sums_to_one(sum)});
  }
};

struct Name {
  const char* operator()(const Deterministic&) const { return "deterministic"; }
  const char* operator()(const Exponential&) const { return "exponential"; }
  const char* operator()(const Erlang&) const { return "erlang"; }
  const char* operator()(const Hyperexponential&) const { return "hyperexponential"; }
  const char* operator()(const Lognormal&) const { return "lognormal"; }
  const char* operator()(const Gamma&) const { return "gamma"; }
  const char* operator()(const Weibull&) const { return "weibull"; }
  const char* operator()(const Pareto&) const { return "pareto"; }
  const char* operator()(const BoundedPareto&) const { return "bounded pareto"; }
  const char* operator()(const Uniform&) const { return "uniform"; }
  const char* operator()(const Empirical&) const { return "empirical"; }
  const char* operator()(const HistogramDistribution&) const { return "histogram"; }
  const char* operator()(const Mixture&) const { return "mixture"; }
};

}  // namespace

const char* shape_name(const DistributionShape& shape) {
  return std::visit(Name{}, shape);
}

std::optional<std::string> complaint(const DistributionShape& shape) {
  const Complaint found = std::visit(Check{}, shape);
  if (!found) {
    return std::nullopt;
  }
  return std::string(shape_name(shape)) + ": " + *found;
}

}  // namespace sojourn::engine::distribution_parts
