#include "models/scenario/writing/distribution_writer.h"

#include <string_view>
#include <utility>
#include <variant>

#include "models/scenario/quantity.h"

namespace sojourn::scenario {

namespace {

JsonNode seconds(double value) {
  return JsonNode::text(format_seconds(value));
}

JsonNode named(std::string_view name, JsonNode value) {
  JsonNode node = JsonNode::object();
  node.set(name, std::move(value));
  return node;
}

JsonNode mean_and_cv(double mean, double cv) {
  return JsonNode::object({{"mean", seconds(mean)}, {"cv", JsonNode::number(cv)}});
}

struct Writer {
  JsonNode operator()(const engine::Deterministic& shape) const { return seconds(shape.value); }

  JsonNode operator()(const engine::Exponential& shape) const {
    return named("exponential", seconds(shape.mean));
  }

  JsonNode operator()(const engine::Erlang& shape) const {
    return named("erlang", JsonNode::object({{"stages", JsonNode::whole(shape.stages)},
                                             {"mean", seconds(shape.mean)}}));
  }

  JsonNode operator()(const engine::Hyperexponential& shape) const {
    JsonNode branches = JsonNode::array();
    for (const engine::HyperexponentialBranch& branch : shape.branches) {
      branches.push(JsonNode::object(
          {{"probability", JsonNode::number(branch.probability)}, {"mean", seconds(branch.mean)}}));
    }
    return named("hyperexponential", std::move(branches));
  }

  JsonNode operator()(const engine::Lognormal& shape) const {
    return named("lognormal", mean_and_cv(shape.mean, shape.cv));
  }

  JsonNode operator()(const engine::Gamma& shape) const {
    return named("gamma", mean_and_cv(shape.mean, shape.cv));
  }

  JsonNode operator()(const engine::Weibull& shape) const {
    return named("weibull", JsonNode::object({{"shape", JsonNode::number(shape.shape)},
                                              {"scale", seconds(shape.scale)}}));
  }

  JsonNode operator()(const engine::Pareto& shape) const {
    return named("pareto", JsonNode::object({{"shape", JsonNode::number(shape.shape)},
                                             {"minimum", seconds(shape.minimum)}}));
  }

  JsonNode operator()(const engine::BoundedPareto& shape) const {
    return named("pareto", JsonNode::object({{"shape", JsonNode::number(shape.shape)},
                                             {"minimum", seconds(shape.minimum)},
                                             {"maximum", seconds(shape.maximum)}}));
  }

  JsonNode operator()(const engine::Uniform& shape) const {
    return named("uniform",
                 JsonNode::object({{"low", seconds(shape.low)}, {"high", seconds(shape.high)}}));
  }

  JsonNode operator()(const engine::Empirical& shape) const {
    JsonNode samples = JsonNode::array();
    for (const double sample : shape.samples) {
      samples.push(seconds(sample));
    }
    return named("empirical", std::move(samples));
  }

  JsonNode operator()(const engine::HistogramDistribution& shape) const {
    JsonNode bins = JsonNode::array();
    for (const engine::HistogramBin& bin : shape.bins) {
      bins.push(JsonNode::object({{"low", seconds(bin.low)},
                                  {"high", seconds(bin.high)},
                                  {"weight", JsonNode::number(bin.weight)}}));
    }
    return named("histogram", std::move(bins));
  }

  JsonNode operator()(const engine::Mixture& shape) const {
    JsonNode parts = JsonNode::array();
    for (const engine::MixturePart& part : shape.parts) {
      parts.push(JsonNode::object({{"probability", JsonNode::number(part.probability)},
                                   {"of", write_distribution(*part.part)}}));
    }
    return named("mixture", std::move(parts));
  }
};

}  // namespace

JsonNode write_distribution(const engine::Distribution& distribution) {
  return std::visit(Writer{}, distribution.shape());
}

}  // namespace sojourn::scenario
