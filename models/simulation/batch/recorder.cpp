#include "models/simulation/batch/recorder.h"

#include <algorithm>
#include <utility>

namespace sojourn::simulation {

namespace {

engine::WideSum total(std::span<const engine::Duration> times) {
  engine::WideSum sum;
  for (const engine::Duration time : times) {
    sum.add(time.count());
  }
  return sum;
}

// Calls add(index of the stretch, begin, end) for each part of the instants that lies in one
// stretch of time, as stretch_of(Time) gives them; not for those that lie nowhere.
template <typename StretchOf, typename Add>
void for_each_stretch(Times instants, const StretchOf& stretch_of, const Add& add) {
  for (std::size_t begin = 0; begin < instants.size();) {
    const auto stretch = stretch_of(instants[begin]);
    std::size_t end = begin + 1;
    while (end < instants.size() && stretch.holds(instants[end])) {
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
template <typename From, typename To>
std::optional<Stretch> BatchRecorder::common_segment(std::size_t count, const From& from,
                                                     const To& to) const {
  engine::Time first = engine::time_never;
  engine::Time last = engine::Time::min();
  for (std::size_t index = 0; index < count; ++index) {
    first = std::min(first, from(index));
    last = std::max(last, to(index));
  }
  const Stretch segment = segment_at(bounds_, first);
  return segment.holds(last) ? std::optional(segment) : std::nullopt;
}

template <typename Difference>
std::span<const engine::Duration> BatchRecorder::times(std::size_t count,
                                                       const Difference& difference) {
  times_.resize(count);
  for (std::size_t index = 0; index < count; ++index) {
    times_[index] = difference(index);
  }
  return times_;
}

void BatchRecorder::requests_arrived(std::uint32_t request_class, Times arrived) {
  SliceTable::Slice* const slices = slice_table_.of_class(request_class);
  for_each_stretch(
      arrived, [this](engine::Time at) { return slice_table_.slice_at(at); },
      [&](std::size_t slice, std::size_t begin, std::size_t end) {
        slices[slice].arrivals += static_cast<std::uint32_t>(end - begin);
      });
  count_requests(&ClassCounts::arrivals, request_class, arrived);
}

void BatchRecorder::requests_answered(std::uint32_t request_class, Times arrived, Times answered) {
  SliceTable::Slice* const slices = slice_table_.of_class(request_class);
  const auto slice_at = [this](engine::Time at) { return slice_table_.slice_at(at); };
  for_each_stretch(arrived, slice_at, [&](std::size_t slice, std::size_t begin, std::size_t end) {
    slices[slice].ok += static_cast<std::uint32_t>(end - begin);
    for (std::size_t index = begin; index < end; ++index) {
      slices[slice].latency.add((answered[index] - arrived[index]).count());
    }
  });
  for_each_stretch(answered, slice_at, [&](std::size_t slice, std::size_t begin, std::size_t end) {
    slices[slice].answered += static_cast<std::uint32_t>(end - begin);
  });
  count_requests(&ClassCounts::answered, request_class, answered);
}

// Each in its segment.
void BatchRecorder::count_requests(std::uint64_t ClassCounts::* counter,
                                   std::uint32_t request_class, Times at) {
  for_each_stretch(
      at, [this](engine::Time one) { return segment_at(bounds_, one); },
      [&](std::size_t segment, std::size_t begin, std::size_t end) {
        tallies_[segment].counts.classes[request_class].*counter += end - begin;
      });
}

void BatchRecorder::measured(std::uint32_t interval, Times began, Times ended) {
  if (interval == Stage::none || began.empty()) {
    return;
  }
  const auto from = [&](std::size_t index) { return began[index]; };
  if (const auto segment = common_segment(began.size(), from, from)) {
    if (segment->index != Stretch::nowhere) {
      tallies_[segment->index].intervals[interval].add(
          times(began.size(), [&](std::size_t index) { return ended[index] - began[index]; }));
    }
    return;
  }
  for (std::size_t index = 0; index < began.size(); ++index) {
    if (Tally* tally = tally_at(began[index])) {
      tally->intervals[interval].add(ended[index] - began[index]);
    }
  }
}

void BatchRecorder::visits_ended(std::uint32_t service, std::uint32_t interval, Times arrived,
                                 Times ended) {
  if (arrived.empty()) {
    return;
  }
  const auto segment = common_segment(
      arrived.size(), [&](std::size_t index) { return arrived[index]; },
      [&](std::size_t index) { return ended[index]; });
  if (segment && segment->index != Stretch::nowhere) {
    Tally& tally = tallies_[segment->index];
    ServiceCounts& counts = tally.counts.services[service];
    const std::span<const engine::Duration> responses =
        times(arrived.size(), [&](std::size_t index) { return ended[index] - arrived[index]; });
    counts.busy_time.add(interval != Stage::none ? tally.intervals[interval].add(responses)
                                                 : total(responses));
    counts.ended += arrived.size();
  } else if (!segment) {
    measured(interval, arrived, ended);
    for (std::size_t index = 0; index < arrived.size(); ++index) {
      add_time(&ServiceCounts::busy_time, service, arrived[index], ended[index]);
      visit_ended(service, ended[index]);
    }
  }
}

void BatchRecorder::queued_visits_ended(std::uint32_t service, std::uint32_t interval,
                                        std::span<const Served> visits) {
  if (visits.empty()) {
    return;
  }
  const auto segment = common_segment(
      visits.size(), [&](std::size_t index) { return visits[index].arrived; },
      [&](std::size_t index) { return visits[index].ends.at; });
  if (segment && segment->index != Stretch::nowhere) {
    Tally& tally = tallies_[segment->index];
    ServiceCounts& counts = tally.counts.services[service];
    const engine::WideSum waiting = counts.waiting.add(times(visits.size(), [&](std::size_t index) {
      return visits[index].began - visits[index].arrived;
    }));
    engine::WideSum busy =
        tally.intervals[interval].add(times(visits.size(), [&](std::size_t index) {
          return visits[index].ends.at - visits[index].arrived;
        }));
    busy.subtract(waiting);
    counts.waiting_time.add(waiting);
    counts.busy_time.add(busy);
    counts.ended += visits.size();
  } else if (!segment) {
    for (const Served& visit : visits) {
      queued_visit_ended(service, interval, visit);
    }
  }
}

void BatchRecorder::queued_visit_ended(std::uint32_t service, std::uint32_t interval,
                                       const Served& visit) {
  if (Tally* tally = tally_at(visit.arrived)) {
    tally->counts.services[service].waiting.add(visit.began - visit.arrived);
    tally->intervals[interval].add(visit.ends.at - visit.arrived);
  }
  add_time(&ServiceCounts::waiting_time, service, visit.arrived, visit.began);
  add_time(&ServiceCounts::busy_time, service, visit.began, visit.ends.at);
  visit_ended(service, visit.ends.at);
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
