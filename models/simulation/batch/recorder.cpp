#include "models/simulation/batch/recorder.h"

#include <algorithm>
#include <utility>

namespace sojourn::simulation {

namespace {

// Calls add(index of the stretch, begin, end) for each part of the instants that lies in one
// stretch of time, as stretch_of(Time) gives them; not for those that lie nowhere.
template <typename StretchOf, typename Add>
void for_each_stretch(const Instants& instants, const StretchOf& stretch_of, const Add& add) {
  if (instants.empty()) {
    return;
  }
  const auto [first, last] = instants.extent;
  if (const auto all = stretch_of(first); all.holds(last)) [[likely]] {
    if (all.index != Stretch::nowhere) {
      add(all.index, 0, instants.size());
    }
    return;
  }
  for (std::size_t begin = 0; begin < instants.size();) {
    const auto stretch = stretch_of(instants.times[begin]);
    std::size_t end = begin + 1;
    while (end < instants.size() && stretch.holds(instants.times[end])) {
      ++end;
    }
    if (stretch.index != Stretch::nowhere) {
      add(stretch.index, begin, end);
    }
    begin = end;
  }
}

}  // namespace

BatchRecorder::BatchRecorder(const Program& program, const BatchPlan& plan,
                             const std::vector<engine::Time>& bounds, engine::Duration slice)
    : program_(&program),
      plan_(&plan),
      bounds_(bounds),
      tallies_(bounds.size() - 1,
               {Counts(program), std::vector<engine::Histogram>(plan.intervals)}),
      slice_table_(program.class_names.size(), bounds.back(), slice) {
  for (std::size_t index = 0; index < tallies_.size(); ++index) {
    tallies_[index].counts.expect_many(tallies_.size());
    tallies_[index].counts.seconds = engine::to_seconds(bounds_[index + 1] - bounds_[index]);
  }
}

const Stretch& BatchRecorder::segment_holding(engine::Time at) {
  if (!segment_.holds(at)) {
    segment_ = segment_at(bounds_, at);
  }
  return segment_;
}

// nullptr outside all segments.
BatchRecorder::Tally* BatchRecorder::tally_at(engine::Time at) {
  const Stretch& segment = segment_holding(at);
  return segment.index != Stretch::nowhere ? &tallies_[segment.index] : nullptr;
}

// Where all of them lie from their beginning to their end; nullopt if there is none such.
std::optional<Stretch> BatchRecorder::common_segment(const Instants& from,
                                                     const Instants& to) const {
  const Stretch segment = segment_at(bounds_, from.extent.least);
  return segment.holds(to.extent.greatest) ? std::optional(segment) : std::nullopt;
}

engine::Durations BatchRecorder::times(Times from, Times to) {
  times_.resize(from.size());
  engine::subtract(to, from, times_);
  return times_;
}

void BatchRecorder::requests_arrived(std::uint32_t request_class, const Instants& arrived) {
  SliceTable::Slice* const slices = slice_table_.of_class(request_class);
  for_each_stretch(
      arrived, [this](engine::Time at) { return slice_table_.slice_at(at); },
      [&](std::size_t slice, std::size_t begin, std::size_t end) {
        slices[slice].arrivals += static_cast<std::uint32_t>(end - begin);
      });
  count_requests(&ClassCounts::arrivals, request_class, arrived);
}

void BatchRecorder::requests_answered(std::uint32_t request_class, const Instants& arrived,
                                      const Instants& answered) {
  SliceTable::Slice* const slices = slice_table_.of_class(request_class);
  const auto slice_at = [this](engine::Time at) { return slice_table_.slice_at(at); };
  for_each_stretch(arrived, slice_at, [&](std::size_t slice, std::size_t begin, std::size_t end) {
    slices[slice].ok += static_cast<std::uint32_t>(end - begin);
    slices[slice].latency.add(engine::sum_of(times(arrived.times.subspan(begin, end - begin),
                                                   answered.times.subspan(begin, end - begin))));
  });
  for_each_stretch(answered, slice_at, [&](std::size_t slice, std::size_t begin, std::size_t end) {
    slices[slice].answered += static_cast<std::uint32_t>(end - begin);
  });
  count_requests(&ClassCounts::answered, request_class, answered);
}

// Each in its segment.
void BatchRecorder::count_requests(std::uint64_t ClassCounts::* counter,
                                   std::uint32_t request_class, const Instants& at) {
  for_each_stretch(
      at, [this](engine::Time one) { return segment_at(bounds_, one); },
      [&](std::size_t segment, std::size_t begin, std::size_t end) {
        tallies_[segment].counts.classes[request_class].*counter += end - begin;
      });
}

void BatchRecorder::measured(std::uint32_t interval, const Instants& began, const Instants& ended) {
  if (interval == Stage::none || began.empty()) {
    return;
  }
  if (const auto segment = common_segment(began, began)) {
    if (segment->index != Stretch::nowhere) {
      tallies_[segment->index].intervals[interval].add(times(began.times, ended.times));
    }
    return;
  }
  for (std::size_t index = 0; index < began.size(); ++index) {
    if (Tally* tally = tally_at(began.times[index])) {
      tally->intervals[interval].add(ended.times[index] - began.times[index]);
    }
  }
}

void BatchRecorder::visits_ended(std::uint32_t service, std::uint32_t interval,
                                 const Instants& arrived, const Instants& ended) {
  if (arrived.empty()) {
    return;
  }
  const auto segment = common_segment(arrived, ended);
  if (segment && segment->index != Stretch::nowhere) {
    Tally& tally = tallies_[segment->index];
    ServiceCounts& counts = tally.counts.services[service];
    const engine::Durations responses = times(arrived.times, ended.times);
    counts.busy_time.add(interval != Stage::none ? tally.intervals[interval].add(responses)
                                                 : engine::sum_of(responses));
    counts.ended += arrived.size();
  } else if (!segment) {
    measured(interval, arrived, ended);
    for (std::size_t index = 0; index < arrived.size(); ++index) {
      add_time(&ServiceCounts::busy_time, service, arrived.times[index], ended.times[index]);
      visit_ended(service, ended.times[index]);
    }
  }
}

void BatchRecorder::queued_visits_ended(std::uint32_t service, std::uint32_t interval,
                                        const Instants& arrived, Times began,
                                        const Instants& ended) {
  if (arrived.empty()) {
    return;
  }
  const auto segment = common_segment(arrived, ended);
  if (segment && segment->index != Stretch::nowhere) {
    Tally& tally = tallies_[segment->index];
    ServiceCounts& counts = tally.counts.services[service];
    const engine::WideSum waiting = counts.waiting.add(times(arrived.times, began));
    engine::WideSum busy = tally.intervals[interval].add(times(arrived.times, ended.times));
    busy.subtract(waiting);
    counts.waiting_time.add(waiting);
    counts.busy_time.add(busy);
    counts.ended += arrived.size();
  } else if (!segment) {
    for (std::size_t index = 0; index < arrived.size(); ++index) {
      queued_visit_ended(
          service, interval,
          {arrived.times[index], began[index], ended.times[index], ended.times[index]});
    }
  }
}

void BatchRecorder::queued_visit_ended(std::uint32_t service, std::uint32_t interval,
                                       const ServedVisit& visit) {
  if (Tally* tally = tally_at(visit.arrived)) {
    tally->counts.services[service].waiting.add(visit.began - visit.arrived);
    tally->intervals[interval].add(visit.ended - visit.arrived);
  }
  add_time(&ServiceCounts::waiting_time, service, visit.arrived, visit.began);
  add_time(&ServiceCounts::busy_time, service, visit.began, visit.ended);
  visit_ended(service, visit.ended);
}

void BatchRecorder::visit_ended(std::uint32_t service, engine::Time at) {
  if (Tally* tally = tally_at(at)) {
    ++tally->counts.services[service].ended;
  }
}

void BatchRecorder::add_time(engine::WideSum ServiceCounts::* sum, std::uint32_t service,
                             engine::Time from, engine::Time to) {
  for_each_part(
      from, to, [this](engine::Time at) { return segment_holding(at); },
      [&](std::size_t segment, engine::Duration part) {
        (tallies_[segment].counts.services[service].*sum).add(part.count());
      });
}

void BatchRecorder::report_intervals(Tally& tally) const {
  for (const ReportedInterval& reported : plan_->reported) {
    const engine::Histogram& times = tally.intervals[reported.interval];
    const auto ok = static_cast<std::size_t>(results::Outcome::ok);
    switch (reported.of) {
      case ReportedInterval::Of::request:
        tally.counts.classes[reported.index].outcomes[ok] += times.count();
        tally.counts.classes[reported.index].latency.merge(times);
        break;
      case ReportedInterval::Of::call:
        tally.counts.calls[reported.index].outcomes[ok] += times.count();
        tally.counts.calls[reported.index].latency.merge(times);
        break;
      case ReportedInterval::Of::visit:
        tally.counts.services[reported.index].response.merge(times);
        break;
    }
  }
  for (std::size_t index = 0; index < program_->services.size(); ++index) {
    ServiceCounts& counts = tally.counts.services[index];
    if (program_->services[index].workers == ServiceCode::unlimited) {
      counts.waiting.add(engine::Duration{}, counts.response.count());
    }
  }
}

void BatchRecorder::close() {
  segments_.reserve(tallies_.size());
  for (Tally& tally : tallies_) {
    report_intervals(tally);
    tally.intervals.clear();
    segments_.push_back(std::move(tally.counts));
  }
  slices_ = slice_table_.slices();
}

}  // namespace sojourn::simulation
