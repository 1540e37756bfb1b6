// The paired comparison of single requests: add_paired() of comparison.h.
#include <algorithm>
#include <cmath>
#include <map>
#include <utility>

#include "engine/wide_sum.h"
#include "models/report/comparison.h"
#include "models/report/names.h"

namespace sojourn::report {

namespace {

using results::Outcome;
using results::RequestRecord;

using Name = std::pair<std::uint32_t, std::uint64_t>;  // workload, request
using Records = std::vector<RequestRecord>;

Name name_of(const RequestRecord& record) {
  return {record.workload, record.request};
}

std::vector<const RequestRecord*> by_name(const Records& records, engine::Duration warmup) {
  std::vector<const RequestRecord*> sorted;
  for (const RequestRecord& record : records) {
    if (record.intended >= engine::time_zero + warmup) sorted.push_back(&record);
  }
  std::ranges::sort(sorted, {}, [](const RequestRecord* record) { return name_of(*record); });
  return sorted;
}

bool demands_equal(const RequestRecord& left, const RequestRecord& right) {
  return std::ranges::all_of(left.spans, [&](const results::Span& span) {
    const auto other = std::ranges::find(right.spans, span.path, &results::Span::path);
    return other == right.spans.end() || other->demand == span.demand;
  });
}

// What is collected of one class while the sides are walked in step.
class Pairs {
 public:
  void unmatched() { ++error_.unmatched; }

  void add(const RequestRecord& predicted, const RequestRecord& measured) {
    error_.demands_equal = error_.demands_equal && demands_equal(predicted, measured);
    if (predicted.outcome != measured.outcome) {
      ++error_.outcome_differs;
    } else if (predicted.outcome == Outcome::ok) {
      const engine::Duration difference = predicted.latency() - measured.latency();
      sum_.add(difference.count());
      absolute_.push_back(engine::Duration(std::abs(difference.count())));
    }
  }

  PairedError result() {
    error_.pairs = absolute_.size();
    if (absolute_.empty()) return error_;
    std::ranges::sort(absolute_);
    error_.median_absolute_s = quantile(0.5);
    error_.p95_absolute_s = quantile(0.95);
    error_.mean_s =
        sum_.to_double() / static_cast<double>(absolute_.size()) / engine::nanoseconds_per_second;
    return error_;
  }

 private:
  double quantile(double q) const {
    const double rank = std::ceil(q * static_cast<double>(absolute_.size()));
    return engine::to_seconds(absolute_[static_cast<std::size_t>(rank) - 1]);
  }

  PairedError error_;
  engine::WideSum sum_;
  std::vector<engine::Duration> absolute_;
};

using PairsByClass = std::map<std::pair<std::uint32_t, std::uint32_t>, Pairs>;

PairsByClass pair_up(const std::vector<const RequestRecord*>& predicted,
                     const std::vector<const RequestRecord*>& measured) {
  PairsByClass classes;
  const auto of = [&](const RequestRecord& record) -> Pairs& {
    return classes[{record.workload, record.request_class}];
  };
  auto left = predicted.begin();
  auto right = measured.begin();
  while (left != predicted.end() || right != measured.end()) {
    const bool left_alone =
        right == measured.end() || (left != predicted.end() && name_of(**left) < name_of(**right));
    const bool right_alone =
        !left_alone && (left == predicted.end() || name_of(**right) < name_of(**left));
    if (left_alone) {
      of(**left++).unmatched();
    } else if (right_alone) {
      of(**right++).unmatched();
    } else {
      of(**right).add(**left++, **right);
      ++right;
    }
  }
  return classes;
}

}  // namespace

void add_paired(Comparison& comparison, const scenario::Scenario& scenario,
                const Records& predicted, const Records& measured, engine::Duration warmup) {
  PairsByClass classes = pair_up(by_name(predicted, warmup), by_name(measured, warmup));
  for (auto& [index, pairs] : classes) {
    const std::string name = class_name(scenario.workloads[index.first], index.second);
    const auto compared = std::ranges::find(comparison.requests, name, &Compared::name);
    if (compared != comparison.requests.end()) compared->paired = pairs.result();
  }
}

}  // namespace sojourn::report
