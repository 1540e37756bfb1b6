#include "models/results/measure.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>

#include "engine/require.h"
#include "engine/wide_sum.h"

namespace sojourn::results {

namespace {

using engine::Duration;
using engine::Time;

constexpr double not_a_number = std::numeric_limits<double>::quiet_NaN();

struct Window {
  Time from;
  Time until;
  double seconds() const { return engine::to_seconds(until - from); }
  bool contains(Time at) const { return at >= from && at < until; }
};

Estimate known(double value) {
  return {value, std::nullopt, std::nullopt};
}

// A sample of durations: mean and order statistics, exactly.
class Sample {
 public:
  void add(Duration value) {
    values_.push_back(value);
    sorted_ = false;
  }
  std::size_t count() const { return values_.size(); }

  double mean() const {
    if (values_.empty()) return not_a_number;
    engine::WideSum sum;
    for (const Duration value : values_) sum.add(value.count());
    return sum.to_double() / static_cast<double>(count()) / engine::nanoseconds_per_second;
  }

  // The smallest value with at least a share q of the values at or below it.
  double quantile(double q) {
    if (values_.empty()) return not_a_number;
    if (!sorted_) std::ranges::sort(values_);
    sorted_ = true;
    const auto rank = static_cast<std::size_t>(std::ceil(q * static_cast<double>(count())));
    return engine::to_seconds(values_[std::clamp<std::size_t>(rank, 1, count()) - 1]);
  }

  LatencySummary summary() {
    return {known(mean()),         known(quantile(0.5)),  known(quantile(0.9)),
            known(quantile(0.95)), known(quantile(0.99)), known(quantile(0.999))};
  }

 private:
  std::vector<Duration> values_;
  bool sorted_ = true;
};

// One request class.
struct ClassSample {
  std::array<std::uint64_t, outcome_count>
      outcomes{};              // of the requests that arrived in the window
  std::uint64_t answered = 0;  // ok answers given in the window
  Sample latency;
  engine::Histogram histogram;

  void add(const RequestRecord& record, const Window& window) {
    const bool ok = record.outcome == Outcome::ok;
    if (ok && window.contains(record.done)) ++answered;
    if (!window.contains(record.intended)) return;
    ++outcomes[static_cast<std::size_t>(record.outcome)];
    if (!ok) return;
    latency.add(record.latency());
    histogram.add(record.latency());
  }

  RequestResult result(const Window& window) {
    RequestResult result;
    result.ok = outcomes[static_cast<std::size_t>(Outcome::ok)];
    for (const std::uint64_t count : outcomes) result.count += count;
    const auto arrivals = static_cast<double>(result.count);
    for (std::size_t index = 0; index < outcome_count; ++index) {
      const auto outcome = static_cast<Outcome>(index);
      if (outcome == Outcome::ok || outcomes[index] == 0) continue;
      result.error_counts[outcome_name(outcome)] = outcomes[index];
      result.errors[outcome_name(outcome)] = known(static_cast<double>(outcomes[index]) / arrivals);
    }
    result.offered = known(arrivals / window.seconds());
    result.throughput = known(static_cast<double>(answered) / window.seconds());
    result.latency = latency.summary();
    result.histogram = histogram;
    return result;
  }
};

struct ServiceSample {
  Sample waiting;
  Sample service_time;
  Sample response;

  void add(const Span& span) {
    waiting.add(span.waiting);
    service_time.add(span.service_time);
    response.add(span.waiting + span.service_time);
  }

  ServiceResult result(const Window& window, std::uint32_t workers) {
    ServiceResult result;
    const double per_second = static_cast<double>(response.count()) / window.seconds();
    result.throughput = known(per_second);
    result.in_service = known(per_second * service_time.mean());
    result.queue_length = known(per_second * waiting.mean());
    result.utilization = known(workers == 0 ? 0 : result.in_service.value / workers);
    result.waiting = waiting.summary();
    result.response = response.summary();
    return result;
  }
};

// One request class second by second of the whole run.
class ClassSeries {
 public:
  explicit ClassSeries(Duration duration)
      : duration_s_(engine::to_seconds(duration)),
        offered_(static_cast<std::size_t>(std::ceil(duration_s_))),
        answered_(offered_.size()),
        failed_(offered_.size()),
        latency_(offered_.size()) {}

  void add(const RequestRecord& record) {
    count(offered_, record.intended);
    if (record.outcome == Outcome::ok) {
      count(answered_, record.done);
      const std::size_t second = second_of(record.intended);
      if (second < latency_.size()) latency_[second].add(record.latency());
    } else if (record.outcome != Outcome::unfinished) {
      count(failed_, record.done);
    }
  }

  void put(const std::string& name, std::map<std::string, std::vector<double>>& series) {
    series[name + " offered"] = rates(offered_);
    series[name + " throughput"] = rates(answered_);
    series[name + " errors"] = rates(failed_);
    for (const auto& [figure, q] : {std::pair{" p50", 0.5}, {" p95", 0.95}}) {
      std::vector<double>& line = series[name + figure];
      for (Sample& second : latency_) line.push_back(second.quantile(q));
    }
    std::vector<double>& means = series[name + " mean"];
    for (const Sample& second : latency_) means.push_back(second.mean());
  }

 private:
  static std::size_t second_of(Time at) {
    const double seconds = std::floor(engine::to_seconds(at));
    return seconds < 0 ? SIZE_MAX : static_cast<std::size_t>(seconds);
  }

  static void count(std::vector<std::uint64_t>& counts, Time at) {
    const std::size_t second = second_of(at);
    if (second < counts.size()) ++counts[second];
  }

  // The last second may be a part of one.
  std::vector<double> rates(const std::vector<std::uint64_t>& counts) const {
    std::vector<double> line;
    for (std::size_t second = 0; second < counts.size(); ++second) {
      const double length = std::min(1.0, duration_s_ - static_cast<double>(second));
      line.push_back(static_cast<double>(counts[second]) / length);
    }
    return line;
  }

  double duration_s_;
  std::vector<std::uint64_t> offered_;
  std::vector<std::uint64_t> answered_;
  std::vector<std::uint64_t> failed_;
  std::vector<Sample> latency_;
};

bool is_of(const RequestRecord& record, std::size_t workload, std::size_t request_class) {
  return record.workload == workload && record.request_class == request_class;
}

void summarize_class(const std::vector<RequestRecord>& records, std::size_t workload,
                     std::size_t request_class, const std::string& name, const Window& window,
                     Results& results) {
  ClassSample sample;
  ClassSeries series(window.until - Time{});
  for (const RequestRecord& record : records) {
    if (!is_of(record, workload, request_class)) continue;
    sample.add(record, window);
    series.add(record);
  }
  results.requests[name] = sample.result(window);
  series.put(name, results.series);
}

void summarize_services(const std::vector<RequestRecord>& records, const RecordNames& names,
                        const Window& window, Results& results) {
  std::vector<ServiceSample> samples(names.services.size());
  for (const RequestRecord& record : records) {
    if (!window.contains(record.intended)) continue;
    for (const Span& span : record.spans) {
      engine::require(span.service < samples.size(), "records: a visit to an unknown service");
      samples[span.service].add(span);
    }
  }
  for (std::size_t index = 0; index < samples.size(); ++index) {
    if (samples[index].response.count() == 0) continue;
    const std::uint32_t workers = names.workers.empty() ? 0 : names.workers[index];
    results.services[names.services[index]] = samples[index].result(window, workers);
  }
}

}  // namespace

Results summarize(const std::vector<RequestRecord>& records, const RecordNames& names,
                  Duration warmup, Duration duration) {
  engine::require(warmup >= Duration::zero() && warmup < duration,
                  "records: the warm-up must end before the run");
  const Window window{Time{} + warmup, Time{} + duration};
  Results results;
  results.duration_s = engine::to_seconds(duration);
  results.warmup_s = engine::to_seconds(warmup);
  results.replications = 1;
  for (std::size_t workload = 0; workload < names.classes.size(); ++workload) {
    for (std::size_t index = 0; index < names.classes[workload].size(); ++index) {
      summarize_class(records, workload, index, names.classes[workload][index], window, results);
    }
  }
  for (double second = 0; second < results.duration_s; ++second) {
    results.series["time"].push_back(second);
  }
  summarize_services(records, names, window, results);
  return results;
}

}  // namespace sojourn::results
