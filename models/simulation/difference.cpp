#include "models/simulation/difference.h"

#include <algorithm>
#include <cmath>
#include <functional>
#include <utility>

#include "engine/interval.h"
#include "models/results/latency_figures.h"
#include "models/simulation/estimates.h"
#include "models/simulation/experiment.h"
#include "models/simulation/program.h"

namespace sojourn::simulation {

namespace {

using results::DifferenceFigure;
using results::Estimate;
using results::RequestResult;

// Numerator and denominator of a figure in one replication.
struct Ratio {
  double above = 0;
  double below = 0;
};

// One class of one side.
struct Side {
  const Experimented* experiment = nullptr;
  std::size_t index = 0;  // of the class

  const RequestResult& result(const std::string& name) const {
    return experiment->results.requests.at(name);
  }
  std::size_t size() const { return experiment->replications.size(); }
  const CountsDigest& counts(std::size_t replication) const {
    return experiment->replications[replication].counts;
  }
  const ClassCounts& of(std::size_t replication) const {
    return counts(replication).classes[index];
  }
};

using RatioOf = std::function<Ratio(const Side&, std::size_t)>;

std::optional<double> relative(double first, double second) {
  const double change = second / first - 1;
  return first != 0 && std::isfinite(change) ? std::optional(change) : std::nullopt;
}

Estimate with_interval(double value, const std::optional<engine::Interval>& interval) {
  if (!interval) return {value, std::nullopt, std::nullopt};
  return {value, interval->low, interval->high};
}

// Centre and spread of a difference and of a relative difference, each by its own way.
struct Changes {
  std::vector<double> differences;
  std::vector<double> relatives;  // shorter than differences if one is not known

  void add(double first, double second) {
    differences.push_back(second - first);
    if (const auto change = relative(first, second)) relatives.push_back(*change);
  }
};

using IntervalOf =
    std::function<std::optional<engine::Interval>(double, const std::vector<double>&)>;

DifferenceFigure figure_of(const std::string& name, const Estimate& first, const Estimate& second,
                           const Changes& changes, const IntervalOf& interval) {
  DifferenceFigure figure{name, first, second, {}, std::nullopt};
  const bool any = first.low && second.low;
  const double difference = second.value - first.value;
  figure.difference =
      with_interval(difference, any ? interval(difference, changes.differences) : std::nullopt);
  if (const auto change = relative(first.value, second.value)) {
    const bool all = changes.relatives.size() == changes.differences.size();
    figure.relative =
        with_interval(*change, any && all ? interval(*change, changes.relatives) : std::nullopt);
  }
  return figure;
}

double without(const std::vector<Ratio>& ratios, const Ratio& all, std::size_t left_out) {
  return (all.above - ratios[left_out].above) / (all.below - ratios[left_out].below);
}

DifferenceFigure ratio_figure(const std::string& name, const Estimate& first,
                              const Estimate& second, const std::pair<Side, Side>& sides,
                              const RatioOf& ratio_of) {
  std::vector<Ratio> of_first;
  std::vector<Ratio> of_second;
  Ratio all_first;
  Ratio all_second;
  const auto add = [](const Ratio& ratio, std::vector<Ratio>& ratios, Ratio& all) {
    ratios.push_back(ratio);
    all.above += ratio.above;
    all.below += ratio.below;
  };
  for (std::size_t replication = 0; replication < sides.first.size(); ++replication) {
    add(ratio_of(sides.first, replication), of_first, all_first);
    add(ratio_of(sides.second, replication), of_second, all_second);
  }
  Changes changes;
  for (std::size_t replication = 0; replication < of_first.size(); ++replication) {
    changes.add(without(of_first, all_first, replication),
                without(of_second, all_second, replication));
  }
  return figure_of(name, first, second, changes, [](double all, const auto& left_out) {
    return engine::jackknife_interval(all, left_out);
  });
}

DifferenceFigure quantile_figure(const std::string& name, double p, const Estimate& first,
                                 const Estimate& second, const std::pair<Side, Side>& sides) {
  const auto quantile = [p](const Side& side, std::size_t replication) {
    return engine::to_seconds(side.of(replication).latency.quantile(p));
  };
  Changes changes;
  for (std::size_t replication = 0; replication < sides.first.size(); ++replication) {
    changes.add(quantile(sides.first, replication), quantile(sides.second, replication));
  }
  return figure_of(name, first, second, changes, [](double pooled, const auto& each) {
    return engine::sectioning_interval(pooled, each);
  });
}

Ratio throughput_of(const Side& side, std::size_t replication) {
  return {static_cast<double>(side.of(replication).answered), side.counts(replication).seconds};
}

Ratio errors_of(const Side& side, std::size_t replication) {
  double all = 0;
  for (const std::uint64_t count : side.of(replication).outcomes) {
    all += static_cast<double>(count);
  }
  constexpr auto ok = static_cast<std::size_t>(results::Outcome::ok);
  return {all - static_cast<double>(side.of(replication).outcomes[ok]), all};
}

Ratio latency_of(const Side& side, std::size_t replication) {
  const engine::Histogram& latency = side.of(replication).latency;
  const auto count = static_cast<double>(latency.count());
  return {latency.mean_seconds() * count, count};
}

// The share of all errors together, with the interval of its ratio.
Estimate errors_estimate(const Side& side) {
  std::vector<double> above;
  std::vector<double> below;
  for (std::size_t replication = 0; replication < side.size(); ++replication) {
    const Ratio ratio = errors_of(side, replication);
    above.push_back(ratio.above);
    below.push_back(ratio.below);
  }
  return ratio_estimate(above, below);
}

results::ClassDifference class_difference(const std::string& name, const Side& first,
                                          const Side& second) {
  const RequestResult& left = first.result(name);
  const RequestResult& right = second.result(name);
  const std::pair sides(first, second);
  results::ClassDifference difference{name, {}};
  auto& figures = difference.figures;
  figures.push_back(
      ratio_figure("throughput", left.throughput, right.throughput, sides, throughput_of));
  if (!left.error_counts.empty() || !right.error_counts.empty()) {
    figures.push_back(
        ratio_figure("errors", errors_estimate(first), errors_estimate(second), sides, errors_of));
  }
  if (left.ok == 0 || right.ok == 0) return difference;
  figures.push_back(ratio_figure("mean", left.latency.mean, right.latency.mean, sides, latency_of));
  for (const char* quantile : {"p50", "p95", "p99"}) {
    const results::LatencyFigure& figure = *results::latency_figure(quantile);
    figures.push_back(quantile_figure(figure.name, figure.p, left.latency.*figure.member,
                                      right.latency.*figure.member, sides));
  }
  return difference;
}

}  // namespace

std::optional<results::Difference> simulate_difference(const scenario::Scenario& first,
                                                       const scenario::Scenario& second,
                                                       const Options& options) {
  scenario::Scenario left = first;
  scenario::Scenario right = second;
  left.run.precision.reset();
  right.run.precision.reset();
  Options common = options;
  common.precision.clear();
  common.control_variates = false;  // what they explain, common random numbers have cancelled
  common.seed = options.seed.value_or(first.run.seed);
  common.replications =
      options.replications.value_or(std::max(first.run.replications, second.run.replications));
  std::optional<ExperimentPair> both = run_pair(left, right, common);
  if (!both) return std::nullopt;
  const std::vector<std::string> left_names = compile(left).class_names;
  const std::vector<std::string> right_names = compile(right).class_names;
  results::Difference difference;
  for (std::size_t index = 0; index < left_names.size(); ++index) {
    const auto other = std::ranges::find(right_names, left_names[index]);
    if (other == right_names.end()) {
      difference.only_first.push_back(left_names[index]);
      continue;
    }
    const auto other_index = static_cast<std::size_t>(other - right_names.begin());
    difference.requests.push_back(
        class_difference(left_names[index], {&both->first, index}, {&both->second, other_index}));
  }
  for (const std::string& name : right_names) {
    if (std::ranges::find(left_names, name) == left_names.end()) {
      difference.only_second.push_back(name);
    }
  }
  std::ranges::sort(difference.requests, {}, &results::ClassDifference::name);
  std::ranges::sort(difference.only_first);
  std::ranges::sort(difference.only_second);
  difference.first = std::move(both->first.results);
  difference.second = std::move(both->second.results);
  return difference;
}

}  // namespace sojourn::simulation
