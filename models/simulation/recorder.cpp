#include "models/simulation/recorder.h"

#include <algorithm>
#include <utility>

namespace sojourn::simulation {

namespace {

void add_all(OutcomeCounts& into, const OutcomeCounts& from) {
  for (std::size_t index = 0; index < into.size(); ++index) {
    into[index] += from[index];
  }
}

std::size_t index_of(results::Outcome outcome) {
  return static_cast<std::size_t>(outcome);
}

}  // namespace

Counts::Counts(const Program& program)
    : classes(program.class_names.size()),
      services(program.services.size()),
      calls(program.call_names.size()),
      host_area(program.scenario->hosts.size(), 0.0) {}

void Counts::merge(const Counts& other) {
  seconds += other.seconds;
  for (std::size_t index = 0; index < classes.size(); ++index) {
    classes[index].arrivals += other.classes[index].arrivals;
    classes[index].answered += other.classes[index].answered;
    add_all(classes[index].outcomes, other.classes[index].outcomes);
    classes[index].latency.merge(other.classes[index].latency);
  }
  for (std::size_t index = 0; index < services.size(); ++index) {
    services[index].ended += other.services[index].ended;
    services[index].waiting.merge(other.services[index].waiting);
    services[index].response.merge(other.services[index].response);
    services[index].queue_area += other.services[index].queue_area;
    services[index].busy_area += other.services[index].busy_area;
  }
  for (std::size_t index = 0; index < calls.size(); ++index) {
    add_all(calls[index].outcomes, other.calls[index].outcomes);
    calls[index].latency.merge(other.calls[index].latency);
  }
  for (std::size_t index = 0; index < host_area.size(); ++index) {
    host_area[index] += other.host_area[index];
  }
}

Recorder::Recorder(const Program& program, std::vector<engine::Time> bounds, engine::Duration slice)
    : bounds_(std::move(bounds)),
      segments_(bounds_.size() - 1, Counts(program)),
      waiting_(program.services.size()),
      busy_(program.services.size()),
      cores_(program.scenario->hosts.size()),
      slice_(slice) {
  const auto span = bounds_.back() - engine::time_zero;
  const auto slices = static_cast<std::size_t>((span.count() + slice.count() - 1) / slice.count());
  const std::size_t classes = program.class_names.size();
  slices_.slice_seconds = engine::to_seconds(slice);
  slices_.arrivals.assign(classes, std::vector<std::uint32_t>(slices, 0));
  slices_.answered = slices_.arrivals;
  slices_.ok = slices_.arrivals;
  slices_.latency_sum.assign(classes, std::vector<double>(slices, 0.0));
  slice_count_ = slices;
}

Recorder::Stretch Recorder::find_segment(engine::Time at) const {
  const auto next = std::ranges::upper_bound(bounds_, at);
  Stretch found;
  found.begin = next == bounds_.begin() ? engine::Time::min() : *(next - 1);
  found.end = next == bounds_.end() ? engine::time_never : *next;
  // Before the first bound and after the last one there is no segment.
  found.index = next == bounds_.begin() || next == bounds_.end()
                    ? segments_.size()
                    : static_cast<std::size_t>(next - bounds_.begin()) - 1;
  return found;
}

Recorder::Stretch Recorder::find_slice(engine::Time at) const {
  const auto index = (at - engine::time_zero) / slice_;
  const engine::Time begin = engine::time_zero + index * slice_;
  return {begin, begin + std::min(slice_, engine::time_never - begin),
          static_cast<std::size_t>(index)};
}

void Recorder::request_ended(std::uint32_t request_class, engine::Time arrived, engine::Time now,
                             results::Outcome outcome) {
  const bool ok = outcome == results::Outcome::ok;
  if (Counts* segment = segment_of(arrived)) {
    ClassCounts& counts = segment->classes[request_class];
    ++counts.outcomes[index_of(outcome)];
    if (ok) {
      counts.latency.add(now - arrived);
    }
  }
  if (!ok) {
    return;
  }
  if (Counts* segment = segment_of(now)) {
    ++segment->classes[request_class].answered;
  }
  const std::size_t slice = slice_of(arrived);
  if (slice < slices_.ok[request_class].size()) {
    ++slices_.ok[request_class][slice];
    slices_.latency_sum[request_class][slice] += engine::to_seconds(now - arrived);
  }
  const std::size_t answer_slice = slice_of(now);
  if (answer_slice < slices_.answered[request_class].size()) {
    ++slices_.answered[request_class][answer_slice];
  }
}

void Recorder::cross_bound(engine::Time now) {
  // The first bound only starts the clock: what was before it is forgotten.
  if (closed_ > 0) {
    Counts& segment = segments_[closed_ - 1];
    segment.seconds = engine::to_seconds(now - bounds_[closed_ - 1]);
    for (std::size_t index = 0; index < waiting_.size(); ++index) {
      segment.services[index].queue_area = waiting_[index].integral(now);
      segment.services[index].busy_area = busy_[index].integral(now);
    }
    for (std::size_t index = 0; index < cores_.size(); ++index) {
      segment.host_area[index] = cores_[index].integral(now);
    }
  }
  ++closed_;
  for (auto* levels : {&waiting_, &busy_, &cores_}) {
    for (engine::TimeAverage& level : *levels) {
      level.restart(now);
    }
  }
}

}  // namespace sojourn::simulation
