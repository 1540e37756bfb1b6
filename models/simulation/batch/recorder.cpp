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

}  // namespace

BatchRecorder::BatchRecorder(const Program& program, const BatchPlan& plan,
                             const std::vector<engine::Time>& bounds, engine::Duration slice)
    : program_(&program),
      plan_(&plan),
      bounds_(bounds),
      tallies_(bounds.size() - 1,
               {Counts(program), std::vector<engine::Histogram>(plan.intervals)}),
      slice_length_(slice),
      slice_count_(static_cast<std::size_t>(
          (bounds_.back() - engine::time_zero + slice - engine::Duration(1)) / slice)),
      slice_table_(program.class_names.size() * slice_count_) {
  for (std::size_t index = 0; index < tallies_.size(); ++index) {
    tallies_[index].counts.seconds = engine::to_seconds(bounds_[index + 1] - bounds_[index]);
  }
}

BatchRecorder::Stretch BatchRecorder::segment_of(engine::Time at) const {
  const auto next = std::ranges::upper_bound(bounds_, at);
  Stretch found;
  found.begin = next == bounds_.begin() ? engine::Time::min() : *(next - 1);
  found.end = next == bounds_.end() ? engine::time_never : *next;
  // Before the first bound and after the last one there is no segment.
  found.index = next == bounds_.begin() || next == bounds_.end()
                    ? nowhere
                    : static_cast<std::size_t>(next - bounds_.begin()) - 1;
  return found;
}

BatchRecorder::Stretch BatchRecorder::slice_of(engine::Time at) const {
  if (at >= bounds_.back()) {
    return {bounds_.back(), engine::time_never, nowhere};
  }
  const auto index = (at - engine::time_zero) / slice_length_;
  const engine::Time begin = engine::time_zero + index * slice_length_;
  return {begin, begin + std::min(slice_length_, bounds_.back() - begin),
          static_cast<std::size_t>(index)};
}

// nullptr outside all segments.
BatchRecorder::Tally* BatchRecorder::tally_at(engine::Time at) {
  if (!segment_.holds(at)) {
    segment_ = segment_of(at);
  }
  return segment_.index != nowhere ? &tallies_[segment_.index] : nullptr;
}

// Where all of them lie; nullopt if there is none such.
std::optional<BatchRecorder::Stretch> BatchRecorder::common_segment(Times from, Times to) const {
  engine::Time first = engine::time_never;
  engine::Time last = engine::Time::min();
  for (std::size_t index = 0; index < from.size(); ++index) {
    first = std::min(first, from[index]);
    last = std::max(last, to[index]);
  }
  const Stretch segment = segment_of(first);
  return segment.holds(last) ? std::optional(segment) : std::nullopt;
}

std::span<const engine::Duration> BatchRecorder::differences(Times from, Times to) {
  differences_.resize(from.size());
  for (std::size_t index = 0; index < from.size(); ++index) {
    differences_[index] = to[index] - from[index];
  }
  return differences_;
}

void BatchRecorder::requests_arrived(std::uint32_t request_class, Times arrived) {
  Stretch slice;
  Slice* counted = nullptr;
  for (const engine::Time at : arrived) {
    if (Tally* tally = tally_at(at)) {
      ++tally->counts.classes[request_class].arrivals;
    }
    if (!slice.holds(at)) {
      slice = slice_of(at);
      counted = slice.index == nowhere ? nullptr
                                       : &slice_table_[request_class * slice_count_ + slice.index];
    }
    if (counted != nullptr) {
      ++counted->arrivals;
    }
  }
}

void BatchRecorder::requests_answered(std::uint32_t request_class, Times arrived, Times answered) {
  Slice* const slices = slice_table_.data() + request_class * slice_count_;
  Stretch came;
  Stretch went;
  for (std::size_t index = 0; index < arrived.size(); ++index) {
    const engine::Time at = arrived[index];
    const engine::Time now = answered[index];
    if (Tally* tally = tally_at(now)) {
      ++tally->counts.classes[request_class].answered;
    }
    if (!came.holds(at)) {
      came = slice_of(at);
    }
    if (came.index != nowhere) {
      ++slices[came.index].ok;
      slices[came.index].latency.add((now - at).count());
    }
    if (!went.holds(now)) {
      went = slice_of(now);
    }
    if (went.index != nowhere) {
      ++slices[went.index].answered;
    }
  }
}

void BatchRecorder::measured(std::uint32_t interval, Times began, Times ended) {
  if (interval == Stage::none || began.empty()) {
    return;
  }
  if (const auto segment = common_segment(began, began)) {
    if (segment->index != nowhere) {
      tallies_[segment->index].intervals[interval].add(differences(began, ended));
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
  if (const auto segment = common_segment(arrived, ended)) {
    if (segment->index != nowhere) {
      Tally& tally = tallies_[segment->index];
      ServiceCounts& counts = tally.counts.services[service];
      const std::span<const engine::Duration> times = differences(arrived, ended);
      counts.busy_time.add(interval != Stage::none ? tally.intervals[interval].add(times)
                                                   : total(times));
      counts.ended += arrived.size();
    }
    return;
  }
  measured(interval, arrived, ended);
  for (std::size_t index = 0; index < arrived.size(); ++index) {
    add_time(&ServiceCounts::busy_time, service, arrived[index], ended[index]);
    visit_ended(service, ended[index]);
  }
}

void BatchRecorder::queued_visits_ended(std::uint32_t service, std::uint32_t interval,
                                        Times arrived, Times began, Times ended) {
  if (arrived.empty()) {
    return;
  }
  if (const auto segment = common_segment(arrived, ended)) {
    if (segment->index != nowhere) {
      Tally& tally = tallies_[segment->index];
      ServiceCounts& counts = tally.counts.services[service];
      counts.waiting_time.add(counts.waiting.add(differences(arrived, began)));
      tally.intervals[interval].add(differences(arrived, ended));
      counts.busy_time.add(total(differences(began, ended)));
      counts.ended += arrived.size();
    }
    return;
  }
  measured(interval, arrived, ended);
  for (std::size_t index = 0; index < arrived.size(); ++index) {
    if (Tally* tally = tally_at(arrived[index])) {
      tally->counts.services[service].waiting.add(began[index] - arrived[index]);
    }
    add_time(&ServiceCounts::waiting_time, service, arrived[index], began[index]);
    add_time(&ServiceCounts::busy_time, service, began[index], ended[index]);
    visit_ended(service, ended[index]);
  }
}

void BatchRecorder::visit_ended(std::uint32_t service, engine::Time at) {
  if (Tally* tally = tally_at(at)) {
    ++tally->counts.services[service].ended;
  }
}

// To every segment its part.
void BatchRecorder::add_time(engine::WideSum ServiceCounts::* sum, std::uint32_t service,
                             engine::Time from, engine::Time to) {
  while (from < to) {
    Tally* const tally = tally_at(from);
    const engine::Time until = std::min(to, segment_.end);
    if (tally != nullptr) {
      (tally->counts.services[service].*sum).add((until - from).count());
    }
    from = until;
  }
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

std::vector<Counts> BatchRecorder::segments() && {
  std::vector<Counts> segments;
  segments.reserve(tallies_.size());
  for (Tally& tally : tallies_) {
    report_intervals(tally);
    segments.push_back(std::move(tally.counts));
  }
  return segments;
}

Slices BatchRecorder::slices() const {
  const auto seconds = [](const engine::WideSum& nanoseconds) {
    return nanoseconds.to_double() / engine::nanoseconds_per_second;
  };
  const std::size_t classes = slice_count_ == 0 ? 0 : slice_table_.size() / slice_count_;
  Slices slices;
  slices.slice_seconds = engine::to_seconds(slice_length_);
  slices.arrivals.assign(classes, std::vector<std::uint32_t>(slice_count_));
  slices.answered = slices.ok = slices.arrivals;
  slices.latency_sum.assign(classes, std::vector<double>(slice_count_));
  for (std::size_t index = 0; index < slice_table_.size(); ++index) {
    const Slice& slice = slice_table_[index];
    const std::size_t row = index / slice_count_;
    const std::size_t column = index % slice_count_;
    slices.arrivals[row][column] = slice.arrivals;
    slices.answered[row][column] = slice.answered;
    slices.ok[row][column] = slice.ok;
    slices.latency_sum[row][column] = seconds(slice.latency);
  }
  return slices;
}

}  // namespace sojourn::simulation
