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

void Counts::expect_many(std::size_t segments) {
  // Counters of an ordinary histogram take some kilobytes.
  constexpr std::size_t histograms_max = 2'000;
  if (segments * (classes.size() + 2 * services.size() + calls.size()) > histograms_max) {
    return;
  }
  each_histogram(*this, &engine::Histogram::expect_many);
}

void Counts::shrink() {
  each_histogram(*this, &engine::Histogram::shrink);
}

Recorder::Recorder(const Program& program, std::vector<engine::Time> bounds, engine::Duration slice)
    : bounds_(std::move(bounds)),
      segments_(bounds_.size() - 1, Counts(program)),
      cores_(program.scenario->hosts.size()),
      slice_table_(program.class_names.size(), bounds_.back(), slice) {
  for (Counts& segment : segments_) {
    segment.expect_many(segments_.size());
  }
  for (std::size_t index = 0; index < segments_.size(); ++index) {
    segments_[index].seconds = engine::to_seconds(bounds_[index + 1] - bounds_[index]);
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
  slices_ = slice_table_.slices();
}

}  // namespace sojourn::simulation
