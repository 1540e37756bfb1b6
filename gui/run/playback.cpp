#include "gui/run/playback.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <utility>

#include "gui/run/offered_rate.h"
#include "gui/run/request_timeline.h"
#include "gui/run/what_if_plan.h"
#include "models/report/names.h"

namespace sojourn::gui {
namespace {

using engine::to_seconds;
using results::Outcome;
using results::RequestRecord;

constexpr double unknown = std::numeric_limits<double>::quiet_NaN();
constexpr double visits_per_request = 4;
constexpr std::size_t between_questions = 1024;  // records

std::size_t slices_of(double duration_s) {
  constexpr double shortest_s = 0.01;
  const double most = std::ceil(duration_s / shortest_s);
  return static_cast<std::size_t>(std::clamp(most, 1.0, static_cast<double>(playback_slices_max)));
}

// The order statistic with at least a share q of the values at or below it.
double quantile(std::vector<double>& sorted, double q) {
  if (sorted.empty()) return unknown;
  const auto rank = static_cast<std::size_t>(std::ceil(q * static_cast<double>(sorted.size())));
  return sorted[std::clamp<std::size_t>(rank, 1, sorted.size()) - 1];
}

double ratio(double above, double below) {
  return below > 0 ? above / below : unknown;
}

// Adds up slice by slice what the records say.
class Reduction {
 public:
  Reduction(const scenario::Scenario& scenario, Playback& playback)
      : scenario_(scenario),
        playback_(playback),
        timeline_(scenario, 0),
        slice_s_(playback.slice_s),
        slices_(playback.slices) {
    for (const scenario::Service& service : scenario.services) {
      ServicePlayback& made = playback.services.emplace_back();
      made.name = service.name;
      made.workers = service.workers.value_or(0) * service.replicas;
      for (auto* series :
           {&made.queue, &made.busy, &made.throughput, &made.waiting, &made.latency}) {
        series->assign(slices_, 0);
      }
    }
    for (const auto& classes : report::record_names(scenario).classes) {
      first_class_.push_back(playback.classes.size());
      for (const std::string& name : classes) {
        ClassPlayback& made = playback.classes.emplace_back();
        made.name = name;
        for (auto* series : {&made.offered, &made.throughput, &made.errors}) {
          series->assign(slices_, 0);
        }
      }
    }
    latencies_.resize(playback.classes.size() * slices_);
  }

  void add(const RequestRecord& record) {
    const std::size_t index = first_class_[record.workload] + record.request_class;
    ClassPlayback& request = playback_.classes[index];
    const std::size_t arrived = slice_of(to_seconds(record.intended));
    const std::size_t ended = slice_of(to_seconds(record.done));
    ++request.count;
    if (arrived < slices_) request.offered[arrived] += 1;
    if (record.outcome == Outcome::ok) {
      ++request.ok;
      if (ended < slices_) request.throughput[ended] += 1;
      if (arrived < slices_) {
        latencies_[index * slices_ + arrived].push_back(to_seconds(record.latency()));
      }
      for (const TimedVisit& visit : timeline_.visits(record)) add(visit);
    } else if (record.outcome != Outcome::unfinished) {
      ++request.failed;
      if (ended < slices_) request.errors[ended] += 1;
    }
  }

  void finish() {
    for (ServicePlayback& service : playback_.services) finish(service);
    for (std::size_t index = 0; index < playback_.classes.size(); ++index) {
      finish(playback_.classes[index], index);
    }
    make_heatmap();
  }

  WaterfallSpan span_of(const TimedVisit& visit, engine::Time arrived) const {
    WaterfallSpan span;
    span.service = scenario_.services[visit.service].name;
    span.endpoint = scenario_.endpoints[visit.endpoint].name;
    span.replica = visit.replica;
    span.depth = visit.depth;
    span.arrived_s = to_seconds(visit.arrived - arrived);
    span.began_s = to_seconds(visit.began - arrived);
    span.ended_s = to_seconds(visit.ended - arrived);
    span.calls_s = to_seconds(visit.calls);
    return span;
  }

  SlowRequest slow_request(const RequestRecord& record) const {
    SlowRequest slow;
    slow.request_class =
        playback_.classes[first_class_[record.workload] + record.request_class].name;
    slow.request = record.request;
    slow.arrived_s = to_seconds(record.intended);
    slow.latency_s = to_seconds(record.latency());
    for (const TimedVisit& visit : timeline_.visits(record)) {
      slow.spans.push_back(span_of(visit, record.intended));
    }
    return slow;
  }

 private:
  // slices_ for an instant after the end.
  std::size_t slice_of(double seconds) const {
    if (!(seconds < playback_.duration_s)) return slices_;
    return std::min(static_cast<std::size_t>(std::max(seconds, 0.0) / slice_s_), slices_ - 1);
  }

  // Seconds of [from, until) in each slice.
  void add_area(std::vector<double>& areas, double from, double until) const {
    until = std::min(until, playback_.duration_s);
    for (std::size_t slice = slice_of(from); slice < slices_ && from < until; ++slice) {
      const double end =
          slice + 1 == slices_ ? until : std::min(until, static_cast<double>(slice + 1) * slice_s_);
      areas[slice] += std::max(0.0, end - from);
      from = std::max(from, end);
    }
  }

  void add(const TimedVisit& visit) {
    ServicePlayback& service = playback_.services[visit.service];
    const double arrived = to_seconds(visit.arrived);
    const double began = to_seconds(visit.began);
    const double ended = to_seconds(visit.ended);
    add_area(service.queue, arrived, began);
    add_area(service.busy, began, ended);
    const std::size_t slice = slice_of(ended);
    if (slice >= slices_) return;
    service.throughput[slice] += 1;
    service.waiting[slice] += began - arrived;
    service.latency[slice] += ended - arrived;
  }

  void finish(ServicePlayback& service) const {
    for (std::size_t slice = 0; slice < slices_; ++slice) {
      service.queue[slice] /= slice_s_;
      service.busy[slice] /= slice_s_;
      service.waiting[slice] = ratio(service.waiting[slice], service.throughput[slice]);
      service.latency[slice] = ratio(service.latency[slice], service.throughput[slice]);
      service.throughput[slice] /= slice_s_;
      service.utilization.push_back(service.workers > 0 ? service.busy[slice] / service.workers
                                                        : 0);
    }
  }

  void finish(ClassPlayback& request, std::size_t index) {
    for (std::size_t slice = 0; slice < slices_; ++slice) {
      for (auto* series : {&request.offered, &request.throughput, &request.errors}) {
        (*series)[slice] /= slice_s_;
      }
      std::vector<double>& sample = latencies_[index * slices_ + slice];
      std::ranges::sort(sample);
      double sum = 0;
      for (const double each : sample) sum += each;
      request.mean.push_back(ratio(sum, static_cast<double>(sample.size())));
      request.p50.push_back(quantile(sample, 0.5));
      request.p95.push_back(quantile(sample, 0.95));
      request.p99.push_back(quantile(sample, 0.99));
    }
  }

  void make_heatmap() {
    constexpr double smallest = 1e-9;
    double low = std::numeric_limits<double>::infinity();
    double high = 0;
    for (const std::vector<double>& sample : latencies_) {
      if (sample.empty()) continue;
      low = std::min(low, std::max(sample.front(), smallest));
      high = std::max(high, std::max(sample.back(), smallest));
    }
    if (!(high > 0)) return;
    LatencyHeatmap& map = playback_.heatmap;
    map.columns = slices_;
    map.rows = heatmap_rows;
    map.low_s = low / 1.001;
    map.high_s = high * 1.001;
    map.counts.assign(map.columns * map.rows, 0);
    const double scale = static_cast<double>(map.rows) / std::log(map.high_s / map.low_s);
    for (std::size_t at = 0; at < latencies_.size(); ++at) {
      for (const double each : latencies_[at]) {
        const double row = std::log(std::max(each, smallest) / map.low_s) * scale;
        const auto place = std::min(static_cast<std::size_t>(std::max(row, 0.0)), map.rows - 1);
        ++map.counts[place * map.columns + at % slices_];
      }
    }
  }

  const scenario::Scenario& scenario_;
  Playback& playback_;
  RequestTimeline timeline_;
  double slice_s_;
  std::size_t slices_;
  std::vector<std::size_t> first_class_;        // by workload
  std::vector<std::vector<double>> latencies_;  // [class * slices + slice of arrival]
};

// Stretches of faults, and how many replicas are up.
void add_faults(const scenario::Scenario& scenario, Playback& playback) {
  for (const scenario::Fault& fault : scenario.faults) {
    const double from = to_seconds(fault.at);
    if (from >= playback.duration_s) continue;
    const bool is_instant = fault.kind == scenario::FaultKind::restart && !fault.lasts;
    const double lasts = fault.lasts  ? to_seconds(*fault.lasts)
                         : is_instant ? 0
                                      : std::numeric_limits<double>::infinity();
    playback.faults.push_back({fault.kind, fault.service.index, fault.replica, from,
                               std::min(from + lasts, playback.duration_s), fault.factor});
  }
  for (std::size_t index = 0; index < playback.services.size(); ++index) {
    const std::uint32_t replicas = scenario.services[index].replicas;
    for (std::size_t slice = 0; slice < playback.slices; ++slice) {
      const double middle = (static_cast<double>(slice) + 0.5) * playback.slice_s;
      std::vector<bool> down(replicas);
      for (const ReplicaFault& fault : playback.faults) {
        const bool stops =
            fault.kind == scenario::FaultKind::kill || fault.kind == scenario::FaultKind::restart;
        if (!stops || fault.service != index) continue;
        if (middle < fault.from_s || middle >= fault.until_s) continue;
        if (fault.replica) {
          down[*fault.replica] = true;
        } else {
          down.assign(replicas, true);
        }
      }
      playback.services[index].replicas_up.push_back(
          static_cast<double>(std::ranges::count(down, false)));
    }
  }
}

std::vector<const RequestRecord*> slowest_of(const std::vector<RequestRecord>& records) {
  std::vector<const RequestRecord*> ok;
  for (const RequestRecord& record : records) {
    if (record.outcome == Outcome::ok) ok.push_back(&record);
  }
  const auto count = static_cast<std::ptrdiff_t>(std::min(slowest_count, ok.size()));
  std::ranges::partial_sort(ok, ok.begin() + count, [](const auto* left, const auto* right) {
    return left->latency() > right->latency();
  });
  ok.resize(static_cast<std::size_t>(count));
  return ok;
}

}  // namespace

std::optional<Playback> make_playback(const scenario::Scenario& scenario,
                                      const std::vector<RequestRecord>& records,
                                      results::Results results, engine::Duration duration,
                                      const std::function<bool()>& cancelled) {
  Playback playback;
  playback.scenario_name = scenario.name;
  playback.duration_s = to_seconds(duration);
  playback.own_duration_s = to_seconds(scenario.run.duration);
  playback.is_shortened = duration < scenario.run.duration;
  playback.slices = slices_of(playback.duration_s);
  playback.slice_s = playback.duration_s / static_cast<double>(playback.slices);
  playback.results = std::move(results);
  Reduction reduction(scenario, playback);
  for (std::size_t index = 0; index < records.size(); ++index) {
    if (index % between_questions == 0 && cancelled && cancelled()) return std::nullopt;
    reduction.add(records[index]);
  }
  reduction.finish();
  add_faults(scenario, playback);
  for (const RequestRecord* record : slowest_of(records)) {
    playback.slowest.push_back(reduction.slow_request(*record));
  }
  return playback;
}

engine::Duration recording_duration(const scenario::Scenario& scenario, double requests_max) {
  const double requests = offered_rate(scenario, scenario::RateAt::peak).per_second;
  const double seconds = std::min(requests_max / std::max(requests, 1e-9),
                                  requests_max * visits_per_request / visits_per_second(scenario));
  const engine::Duration fitting = engine::from_seconds(seconds);
  return std::clamp(fitting, std::min(engine::Duration(1'000'000), scenario.run.duration),
                    scenario.run.duration);
}

}  // namespace sojourn::gui
