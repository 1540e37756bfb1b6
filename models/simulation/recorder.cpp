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

void each_histogram(Counts& counts, void (engine::Histogram::*act)()) {
  for (ClassCounts& request_class : counts.classes) {
    (request_class.latency.*act)();
  }
  for (ServiceCounts& service : counts.services) {
    (service.waiting.*act)();
    (service.response.*act)();
  }
  for (CallCounts& call : counts.calls) {
    (call.latency.*act)();
  }
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
    services[index].waiting_time.add(other.services[index].waiting_time);
    services[index].busy_time.add(other.services[index].busy_time);
  }
  for (std::size_t index = 0; index < calls.size(); ++index) {
    add_all(calls[index].outcomes, other.calls[index].outcomes);
    calls[index].latency.merge(other.calls[index].latency);
  }
  for (std::size_t index = 0; index < host_area.size(); ++index) {
    host_area[index] += other.host_area[index];
  }
}

bool Counts::expect_many(std::size_t segments) {
  // Counters of an ordinary histogram take some kilobytes.
  constexpr std::size_t histograms_max = 2'000;
  if (segments * (classes.size() + 2 * services.size() + calls.size()) > histograms_max) {
    return false;
  }
  each_histogram(*this, &engine::Histogram::expect_many);
  return true;
}

void Counts::shrink() {
  each_histogram(*this, &engine::Histogram::shrink);
}

Recorder::Recorder(const Program& program, std::vector<engine::Time> bounds, engine::Duration slice)
    : bounds_(std::move(bounds)),
      segments_(bounds_.size() - 1, Counts(program)),
      cores_(program.scenario->hosts.size()),
      slice_table_(program.class_names.size(), bounds_.back(), slice) {
  bool few = true;
  for (Counts& segment : segments_) {
    few = segment.expect_many(segments_.size());
  }
  if (few) {
    visit_columns_.resize(program.call_names.size());
    answer_columns_.resize(program.class_names.size());
  }
  for (std::size_t index = 0; index < segments_.size(); ++index) {
    segments_[index].seconds = engine::to_seconds(bounds_[index + 1] - bounds_[index]);
  }
}

void Recorder::count_plain_visit(std::uint32_t call, std::uint32_t service,
                                 const ServedVisit& visit, results::Outcome outcome) {
  if (segment_.holds(visit.arrived) && visit.released < segment_.end) [[likely]] {
    if (segment_.index != Stretch::nowhere) {
      Counts& segment = segments_[segment_.index];
      add_times(segment.services[service], visit);
      add_latency(segment.calls[call], visit.ended - visit.arrived, outcome);
    }
  } else {
    add_times_to_each(service, visit);
    attempt_ended(call, visit.arrived, visit.ended, outcome);
  }
  if (outcome != results::Outcome::ok) {
    add_response(service, visit);
  }
}

// All at once, if they lie in one segment.
void Recorder::count_collected(std::uint32_t call, VisitColumns& visits) {
  const std::size_t count = std::exchange(visits.count, 0);
  const engine::Times arrived = std::span(visits.arrived).first(count);
  const engine::Times began = std::span(visits.began).first(count);
  const engine::Times ended = std::span(visits.ended).first(count);
  const auto [first, last] = engine::extent_of(arrived);
  const Stretch segment = segment_holding(first);
  if (!segment.holds(last) || !segment.holds(engine::extent_of(ended).greatest)) {
    for (std::size_t index = 0; index < count; ++index) {
      count_plain_visit(call, visits.service,
                        {arrived[index], began[index], ended[index], ended[index]},
                        results::Outcome::ok);
    }
  } else if (segment.index != Stretch::nowhere) {
    ServiceCounts& service = segments_[segment.index].services[visits.service];
    CallCounts& counts = segments_[segment.index].calls[call];
    std::array<engine::Duration, many> times{};
    const std::span<engine::Duration> some = std::span(times).first(count);
    engine::subtract(began, arrived, some);
    const engine::WideSum waiting = service.waiting.add(some);
    engine::subtract(ended, arrived, some);
    engine::WideSum busy = counts.latency.add(some);
    busy.subtract(waiting);
    service.waiting_time.add(waiting);
    service.busy_time.add(busy);
    service.ended += count;
    counts.outcomes[index_of(results::Outcome::ok)] += count;
  }
}

void Recorder::count_answer(std::uint32_t request_class, engine::Time arrived, engine::Time now) {
  if (Counts* segment = segment_of(now)) {
    ++segment->classes[request_class].answered;
  }
  if (SliceTable::Slice* slice = slice_of(request_class, arrived)) {
    ++slice->ok;
    slice->latency.add((now - arrived).count());
  }
  if (SliceTable::Slice* slice = slice_of(request_class, now)) {
    ++slice->answered;
  }
}

// All at once, if they lie in one segment and one slice.
void Recorder::count_collected(std::uint32_t request_class, AnswerColumns& answers) {
  const std::size_t count = std::exchange(answers.count, 0);
  const engine::Times arrived = std::span(answers.arrived).first(count);
  const engine::Times answered = std::span(answers.answered).first(count);
  const auto [first, last] = engine::extent_of(answered);
  const Stretch segment = segment_holding(first);
  const Stretch slice = slice_table_.slice_at(engine::extent_of(arrived).least);
  if (!segment.holds(last) || !slice.holds(last)) {
    for (std::size_t index = 0; index < count; ++index) {
      count_answer(request_class, arrived[index], answered[index]);
    }
    return;
  }
  if (segment.index != Stretch::nowhere) {
    segments_[segment.index].classes[request_class].answered += count;
  }
  if (slice.index != Stretch::nowhere) {
    std::array<engine::Duration, many> times{};
    const std::span<engine::Duration> some = std::span(times).first(count);
    engine::subtract(answered, arrived, some);
    SliceTable::Slice& counts = slice_table_.of_class(request_class)[slice.index];
    counts.ok += static_cast<std::uint32_t>(count);
    counts.answered += static_cast<std::uint32_t>(count);
    counts.latency.add(engine::sum_of(some));
  }
}

void Recorder::add_times_to_each(std::uint32_t service, const ServedVisit& visit) {
  visit_broken_off(service, visit.arrived, visit.began, visit.released);
  if (Counts* segment = segment_of(visit.ended)) {
    ++segment->services[service].ended;
  }
}

void Recorder::visit_broken_off(std::uint32_t service, engine::Time arrived, engine::Time began,
                                engine::Time now) {
  if (Counts* segment = segment_of(arrived)) {
    segment->services[service].waiting.add(began - arrived);
  }
  add_time(&ServiceCounts::waiting_time, service, arrived, began);
  add_time(&ServiceCounts::busy_time, service, began, now);
}

void Recorder::add_time(engine::WideSum ServiceCounts::* sum, std::uint32_t service,
                        engine::Time from, engine::Time to) {
  for_each_part(
      from, to, [this](engine::Time at) { return segment_holding(at); },
      [&](std::size_t segment, engine::Duration part) {
        (segments_[segment].services[service].*sum).add(part.count());
      });
}

void Recorder::cross_bound(engine::Time now) {
  // The first bound only starts the clock: what was before it is forgotten.
  if (closed_ > 0) {
    Counts& segment = segments_[closed_ - 1];
    for (std::size_t index = 0; index < cores_.size(); ++index) {
      segment.host_area[index] = cores_[index].integral(now);
    }
  }
  ++closed_;
  for (engine::TimeAverage& level : cores_) {
    level.restart(now);
  }
}

void Recorder::share_plain_calls(const Program& program) {
  for (std::uint32_t index = 0; index < visit_columns_.size(); ++index) {
    if (visit_columns_[index].count > 0) {
      count_collected(index, visit_columns_[index]);
    }
  }
  std::vector<bool> shared(program.call_names.size(), false);
  for (const CallSite& call : program.calls) {
    if (!call.plain || shared[call.statistics]) {
      continue;
    }
    shared[call.statistics] = true;
    const std::uint32_t service = program.links[call.link].callee;
    for (Counts& segment : segments_) {
      segment.services[service].response.merge(segment.calls[call.statistics].latency);
    }
  }
  for (std::size_t index = 0; index < program.classes.size(); ++index) {
    const ClassCode& code = program.classes[index];
    if (!code.plain) {
      continue;
    }
    const std::uint32_t call = program.calls[program.code[code.begin].operand].statistics;
    for (Counts& segment : segments_) {
      segment.classes[index].latency.merge(segment.calls[call].latency);
      add_all(segment.classes[index].outcomes, segment.calls[call].outcomes);
    }
  }
}

void Recorder::close() {
  for (std::uint32_t index = 0; index < answer_columns_.size(); ++index) {
    if (answer_columns_[index].count > 0) {
      count_collected(index, answer_columns_[index]);
    }
  }
  slices_ = slice_table_.slices();
}

}  // namespace sojourn::simulation
