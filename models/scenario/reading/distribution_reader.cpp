#include "models/scenario/reading/distribution_reader.h"

#include <array>
#include <cmath>
#include <expected>
#include <memory>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "models/scenario/quantity.h"
#include "models/scenario/reading/limits.h"
#include "models/scenario/reading/object_reader.h"
#include "models/scenario/reading/scalar_reader.h"

namespace sojourn::scenario {

namespace {

using engine::Distribution;
using engine::DistributionShape;

constexpr double sum_tolerance = 1e-9;
constexpr int mixtures_inside_max = 8;
constexpr NumberRange shape_range{
    .least = limits::shape_least, .is_open = false, .most = limits::shape_most};
constexpr NumberRange cv_range{.least = 0, .is_open = true, .most = limits::cv};

std::optional<Distribution> read_nested(const LocatedValue& value, Problems& problems,
                                        int mixtures_around);

void require_seconds(const ObjectReader& reader, std::string_view key, Least least,
                     Problems& problems, double& target) {
  read_seconds(reader.require(key, "a duration"), least, problems, target);
}

// Says so if probabilities do not sum to 1; silent about anything reported before.
void check_sum(const LocatedValue& value, double sum, Problems& problems) {
  if (std::abs(sum - 1) > sum_tolerance) {
    problems.add_found(value, "probabilities that sum to " + format_number(sum),
                       "probabilities that sum to 1");
  }
}

DistributionShape read_deterministic(const LocatedValue& value, Problems& problems) {
  engine::Deterministic shape{};
  read_seconds(&value, Least::zero, problems, shape.value);
  return shape;
}

DistributionShape read_exponential(const LocatedValue& value, Problems& problems) {
  engine::Exponential shape{};
  read_seconds(&value, Least::above_zero, problems, shape.mean);
  return shape;
}

DistributionShape read_erlang(const LocatedValue& value, Problems& problems) {
  const ObjectReader reader(value, keys::erlang, problems);
  engine::Erlang shape{};
  read_whole(reader.require("stages", "a whole number of stages"),
             {.least = 1, .most = limits::stages}, problems, shape.stages);
  require_seconds(reader, "mean", Least::above_zero, problems, shape.mean);
  return shape;
}

DistributionShape read_hyperexponential(const LocatedValue& value, Problems& problems) {
  engine::Hyperexponential shape;
  const std::size_t problems_before = problems.count();
  const JsonArray* const array =
      read_array(value, "branches with a probability and a mean",
                 {.least = 1, .most = limits::distribution_parts}, problems);
  if (array == nullptr) {
    return shape;
  }
  double sum = 0;
  for (const LocatedValue& element : *array) {
    const ObjectReader reader(element, keys::hyperexponential_branch, problems);
    engine::HyperexponentialBranch branch{};
    read_share(reader.require("probability", "a probability"), any_share, problems,
               branch.probability);
    require_seconds(reader, "mean", Least::above_zero, problems, branch.mean);
    sum += branch.probability;
    shape.branches.push_back(branch);
  }
  if (problems.count() == problems_before) {
    check_sum(value, sum, problems);
  }
  return shape;
}

// Lognormal and Gamma.
template <class Shape>
DistributionShape read_mean_cv(const LocatedValue& value, Problems& problems) {
  const ObjectReader reader(value, keys::mean_cv, problems);
  Shape shape{};
  require_seconds(reader, "mean", Least::above_zero, problems, shape.mean);
  read_number(reader.require("cv", "a coefficient of variation"), cv_range, problems, shape.cv);
  return shape;
}

DistributionShape read_weibull(const LocatedValue& value, Problems& problems) {
  const ObjectReader reader(value, keys::weibull, problems);
  engine::Weibull shape{};
  read_number(reader.require("shape", "a number"), shape_range, problems, shape.shape);
  require_seconds(reader, "scale", Least::above_zero, problems, shape.scale);
  return shape;
}

DistributionShape read_pareto(const LocatedValue& value, Problems& problems) {
  const ObjectReader reader(value, keys::pareto, problems);
  engine::BoundedPareto shape{};
  read_number(reader.require("shape", "a number"), shape_range, problems, shape.shape);
  require_seconds(reader, "minimum", Least::above_zero, problems, shape.minimum);
  const LocatedValue* const maximum = reader.find("maximum");
  if (maximum == nullptr) {
    return engine::Pareto{.shape = shape.shape, .minimum = shape.minimum};
  }
  read_seconds(maximum, Least::above_zero, problems, shape.maximum);
  if (shape.maximum > 0 && shape.maximum <= shape.minimum) {
    problems.add(*maximum, "a duration greater than \"minimum\"");
  }
  return shape;
}

DistributionShape read_uniform(const LocatedValue& value, Problems& problems) {
  const ObjectReader reader(value, keys::uniform, problems);
  engine::Uniform shape{};
  require_seconds(reader, "low", Least::zero, problems, shape.low);
  require_seconds(reader, "high", Least::above_zero, problems, shape.high);
  if (shape.high > 0 && shape.high <= shape.low) {
    problems.add(*reader.find("high"), "a duration greater than \"low\"");
  }
  return shape;
}

DistributionShape read_empirical(const LocatedValue& value, Problems& problems) {
  engine::Empirical shape;
  const JsonArray* const array =
      read_array(value, "measured durations", {.least = 1, .most = limits::samples}, problems);
  if (array == nullptr) {
    return shape;
  }
  shape.samples.reserve(array->size());
  for (const LocatedValue& element : *array) {
    read_seconds(&element, Least::zero, problems, shape.samples.emplace_back());
  }
  return shape;
}

engine::HistogramBin read_bin(const LocatedValue& value, Problems& problems) {
  const ObjectReader reader(value, keys::histogram_bin, problems);
  engine::HistogramBin bin{};
  require_seconds(reader, "low", Least::zero, problems, bin.low);
  const std::size_t problems_before = problems.count();
  require_seconds(reader, "high", Least::zero, problems, bin.high);
  if (problems.count() == problems_before && reader.is_object() && bin.high < bin.low) {
    problems.add(*reader.find("high"), "a duration of at least \"low\"");
  }
  read_number(reader.require("weight", "a number"),
              {.least = 0, .is_open = false, .most = limits::bin_weight}, problems, bin.weight);
  return bin;
}

DistributionShape read_histogram(const LocatedValue& value, Problems& problems) {
  engine::HistogramDistribution shape;
  const std::size_t problems_before = problems.count();
  const JsonArray* const array = read_array(value, "bins with low, high and weight",
                                            {.least = 1, .most = limits::histogram_bins}, problems);
  if (array == nullptr) {
    return shape;
  }
  double sum = 0;
  for (const LocatedValue& element : *array) {
    shape.bins.push_back(read_bin(element, problems));
    sum += shape.bins.back().weight;
  }
  if (problems.count() == problems_before && sum <= 0) {
    problems.add_found(value, "weights that sum to 0", "at least one weight greater than 0");
  }
  return shape;
}

DistributionShape read_mixture(const LocatedValue& value, Problems& problems, int mixtures_around) {
  engine::Mixture shape;
  if (mixtures_around == mixtures_inside_max) {
    problems.add_found(value, "a mixture inside " + std::to_string(mixtures_around) + " others",
                       "mixtures at most " + std::to_string(mixtures_inside_max) + " deep");
    return shape;
  }
  const std::size_t problems_before = problems.count();
  const JsonArray* const array =
      read_array(value, "parts with a probability and a distribution",
                 {.least = 1, .most = limits::distribution_parts}, problems);
  if (array == nullptr) {
    return shape;
  }
  double sum = 0;
  for (const LocatedValue& element : *array) {
    const ObjectReader reader(element, keys::mixture_part, problems);
    double probability = 0;
    read_share(reader.require("probability", "a probability"), any_share, problems, probability);
    sum += probability;
    const LocatedValue* const of = reader.require("of", "a distribution");
    std::optional<Distribution> part;
    if (of != nullptr) {
      part = read_nested(*of, problems, mixtures_around + 1);
    }
    if (part) {
      shape.parts.push_back({probability, std::make_shared<const Distribution>(*std::move(part))});
    }
  }
  if (problems.count() == problems_before) {
    check_sum(value, sum, problems);
  }
  return shape;
}

struct Reader {
  std::string_view key;
  DistributionShape (*read)(const LocatedValue&, Problems&);
};
constexpr std::array<Reader, 11> readers{{{"deterministic", read_deterministic},
                                          {"exponential", read_exponential},
                                          {"erlang", read_erlang},
                                          {"hyperexponential", read_hyperexponential},
                                          {"lognormal", read_mean_cv<engine::Lognormal>},
                                          {"gamma", read_mean_cv<engine::Gamma>},
                                          {"weibull", read_weibull},
                                          {"pareto", read_pareto},
                                          {"uniform", read_uniform},
                                          {"empirical", read_empirical},
                                          {"histogram", read_histogram}}};

// The shape is whatever has been read if something was wrong: it has been reported then.
DistributionShape read_shape(const LocatedValue& value, Problems& problems, int mixtures_around) {
  if (value.text() != nullptr) {
    return read_deterministic(value, problems);
  }
  if (value.object() == nullptr) {
    problems.add(value,
                 "a distribution: a duration with a unit, such as \"5ms\", or an object, "
                 "such as {\"exponential\": \"5ms\"}");
    return engine::Deterministic{};
  }
  const ObjectReader reader(value, keys::distribution, problems);
  const Member* const member =
      reader.exactly_one_of({keys::distribution_keys.begin(), keys::distribution_keys.end()});
  if (member != nullptr && member->key == "mixture") {
    return read_mixture(member->value, problems, mixtures_around);
  }
  for (const Reader& candidate : readers) {
    if (member != nullptr && member->key == candidate.key) {
      return candidate.read(member->value, problems);
    }
  }
  return engine::Deterministic{};
}

std::optional<Distribution> read_nested(const LocatedValue& value, Problems& problems,
                                        int mixtures_around) {
  const std::size_t problems_before = problems.count();
  DistributionShape shape = read_shape(value, problems, mixtures_around);
  if (problems.count() != problems_before) {
    return std::nullopt;
  }
  std::expected<Distribution, std::string> distribution = Distribution::make(std::move(shape));
  if (!distribution) {
    problems.add(value, "a valid distribution", distribution.error());
    return std::nullopt;
  }
  return *std::move(distribution);
}

}  // namespace

std::optional<Distribution> read_distribution(const LocatedValue& value, Problems& problems) {
  return read_nested(value, problems, 0);
}

}  // namespace sojourn::scenario
