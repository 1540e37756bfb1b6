// What one replication counts while it runs, cut into consecutive segments of time, so that the
// warm-up can be deleted after the fact. Observations belong to the segment of their arrival
// instant. Copyable value, not thread-safe.
#pragma once

#include <array>
#include <cstdint>
#include <utility>
#include <vector>

#include "engine/histogram.h"
#include "engine/statistics.h"
#include "engine/time.h"
#include "models/results/results.h"
#include "models/simulation/program.h"
#include "models/simulation/stretches.h"

namespace sojourn::simulation {

using OutcomeCounts = std::array<std::uint64_t, results::outcome_count>;

struct ClassCounts {
  std::uint64_t arrivals = 0;
  std::uint64_t answered = 0;  // ok answers given in the segment, whenever the request arrived
  OutcomeCounts outcomes{};
  engine::Histogram latency;  // of the ok ones
};

struct ServiceTotals {
  std::uint64_t ended = 0;       // replies in the segment
  engine::WideSum waiting_time;  // waiting requests x nanoseconds
  engine::WideSum busy_time;     // requests that hold a worker x nanoseconds

  // In requests x seconds.
  double queue_area() const { return waiting_time.to_double() / engine::nanoseconds_per_second; }
  double busy_area() const { return busy_time.to_double() / engine::nanoseconds_per_second; }
};

struct ServiceCounts : ServiceTotals {
  engine::Histogram waiting;
  engine::Histogram response;
};

// A visit that a worker has begun with.
struct ServedVisit {
  engine::Time arrived;
  engine::Time began;
  engine::Time ended;     // its reply
  engine::Time released;  // its worker
};

struct CallCounts {
  OutcomeCounts outcomes{};
  engine::Histogram latency;  // of the ok ones
};

// Everything of a stretch of time; addable.
struct Counts {
  double seconds = 0;
  std::vector<ClassCounts> classes;
  std::vector<ServiceCounts> services;
  std::vector<CallCounts> calls;
  std::vector<double> host_area;  // busy cores x seconds

  explicit Counts(const Program& program);
  void merge(const Counts& other);

  // Where all histograms of so many segments together are few: counts faster, and returns true.
  bool expect_many(std::size_t segments);

  // Gives memory back that is kept for further values.
  void shrink();
};

// The order of the calls never shows: every sum is an exact integer until close().
class Recorder {
 public:
  // bounds: rising instants; segment i is [bounds[i], bounds[i + 1]). At least two bounds.
  Recorder(const Program& program, std::vector<engine::Time> bounds, engine::Duration slice);

  void request_arrived(std::uint32_t request_class, engine::Time at) {
    if (Counts* segment = segment_of(at)) {
      ++segment->classes[request_class].arrivals;
    }
    if (SliceTable::Slice* slice = slice_of(request_class, at)) {
      ++slice->arrivals;
    }
  }

  void request_ended(std::uint32_t request_class, engine::Time arrived, engine::Time now,
                     results::Outcome outcome) {
    const bool ok = outcome == results::Outcome::ok;
    if (Counts* segment = segment_of(arrived)) {
      ClassCounts& counts = segment->classes[request_class];
      ++counts.outcomes[index_of(outcome)];
      if (ok) {
        counts.latency.add(now - arrived);
      }
    }
    if (ok) {
      answered(request_class, arrived, now);
    }
  }

  void visit_ended(std::uint32_t service, const ServedVisit& visit) {
    if (segment_.holds(visit.arrived) && visit.released < segment_.end) [[likely]] {
      if (Counts* segment = segment_of(visit.arrived)) {
        add_times(segment->services[service], visit);
      }
    } else {
      add_times_to_each(service, visit);
    }
    add_response(service, visit);
  }

  // The same of a visit by a plain call, the call itself and, if it is its own, the request. They
  // take the same time, which is counted once: as the call's. Most are collected, and counted many
  // at once.
  void plain_visit_ended(std::uint32_t call, std::uint32_t service, const ServedVisit& visit,
                         results::Outcome outcome) {
    if (outcome != results::Outcome::ok || visit.released != visit.ended || visit_columns_.empty())
        [[unlikely]] {
      count_plain_visit(call, service, visit, outcome);
      return;
    }
    VisitColumns& visits = visit_columns_[call];
    const std::size_t place = visits.count++;
    visits.arrived[place] = visit.arrived;
    visits.began[place] = visit.began;
    visits.ended[place] = visit.ended;
    visits.service = service;
    if (visits.count == many) [[unlikely]] {
      count_collected(call, visits);
    }
  }

  // A request is answered ok; request_ended() says so itself.
  void answered(std::uint32_t request_class, engine::Time arrived, engine::Time now) {
    if (answer_columns_.empty()) {
      count_answer(request_class, arrived, now);
      return;
    }
    AnswerColumns& answers = answer_columns_[request_class];
    const std::size_t place = answers.count++;
    answers.arrived[place] = arrived;
    answers.answered[place] = now;
    if (answers.count == many) [[unlikely]] {
      count_collected(request_class, answers);
    }
  }

  // To be called once, before close(), if plain visits were recorded: gives services and classes
  // what was counted as their calls'.
  void share_plain_calls(const Program& program);

  // A visit that ends without a reply, or not in this run, has waited until it began and has held
  // a worker until now.
  void visit_broken_off(std::uint32_t service, engine::Time arrived, engine::Time began,
                        engine::Time now);

  // A visit that no worker begins with has waited until now.
  void waited_in_vain(std::uint32_t service, engine::Time arrived, engine::Time now) {
    add_time(&ServiceCounts::waiting_time, service, arrived, now);
  }

  void attempt_ended(std::uint32_t call, engine::Time started, engine::Time now,
                     results::Outcome outcome) {
    if (Counts* segment = segment_of(started)) {
      add_latency(segment->calls[call], now - started, outcome);
    }
  }

  // In order of time, as cross_bound().
  void cores_changed(std::uint32_t host, engine::Time now, std::int64_t by) {
    cores_[host].change(now, by);
  }

  // To be called at each bound, in order.
  void cross_bound(engine::Time now);

  // After all has been recorded, once: makes the slices.
  void close();

  // Whether a request that arrives at this instant is counted in any segment.
  bool counts(engine::Time at) const { return at >= bounds_.front() && at < bounds_.back(); }

  const std::vector<engine::Time>& bounds() const { return bounds_; }
  const std::vector<Counts>& segments() const { return segments_; }
  const Slices& slices() const { return slices_; }

  // After close(), of a recorder that is no longer needed.
  std::vector<Counts> take_segments() { return std::move(segments_); }
  Slices take_slices() { return std::move(slices_); }

 private:
  static constexpr std::size_t many = 64;  // so that a histogram counts them faster than one by one

  // Of one call, answered ok, their workers released with the reply.
  struct VisitColumns {
    std::uint32_t service = 0;
    std::size_t count = 0;
    std::array<engine::Time, many> arrived{};
    std::array<engine::Time, many> began{};
    std::array<engine::Time, many> ended{};
  };

  // Of one class, in order of their answers.
  struct AnswerColumns {
    std::size_t count = 0;
    std::array<engine::Time, many> arrived{};
    std::array<engine::Time, many> answered{};
  };

  static std::size_t index_of(results::Outcome outcome) {
    return static_cast<std::size_t>(outcome);
  }

  const Stretch& segment_holding(engine::Time at) {
    if (!segment_.holds(at)) [[unlikely]] {
      segment_ = segment_at(bounds_, at);
    }
    return segment_;
  }

  // nullptr for an instant outside all segments.
  Counts* segment_of(engine::Time at) {
    const Stretch& segment = segment_holding(at);
    return segment.index != Stretch::nowhere ? &segments_[segment.index] : nullptr;
  }

  // nullptr for an instant after all slices.
  SliceTable::Slice* slice_of(std::uint32_t request_class, engine::Time at) {
    if (!slice_.holds(at)) [[unlikely]] {
      slice_ = slice_table_.slice_at(at);
    }
    return slice_.index != Stretch::nowhere ? slice_table_.of_class(request_class) + slice_.index
                                            : nullptr;
  }

  static void add_latency(CallCounts& counts, engine::Duration latency, results::Outcome outcome) {
    ++counts.outcomes[index_of(outcome)];
    if (outcome == results::Outcome::ok) {
      counts.latency.add(latency);
    }
  }

  // Of a visit whose every instant lies in the segment.
  static void add_times(ServiceCounts& counts, const ServedVisit& visit) {
    counts.waiting.add(visit.began - visit.arrived);
    ++counts.ended;
    counts.waiting_time.add((visit.began - visit.arrived).count());
    counts.busy_time.add((visit.released - visit.began).count());
  }

  void add_response(std::uint32_t service, const ServedVisit& visit) {
    if (Counts* segment = segment_of(visit.arrived)) {
      segment->services[service].response.add(visit.ended - visit.arrived);
    }
  }
  void add_times_to_each(std::uint32_t service, const ServedVisit& visit);
  void count_plain_visit(std::uint32_t call, std::uint32_t service, const ServedVisit& visit,
                         results::Outcome outcome);
  void count_answer(std::uint32_t request_class, engine::Time arrived, engine::Time now);
  void count_collected(std::uint32_t call, VisitColumns& visits);
  void count_collected(std::uint32_t request_class, AnswerColumns& answers);
  void add_time(engine::WideSum ServiceCounts::* sum, std::uint32_t service, engine::Time from,
                engine::Time to);

  std::vector<engine::Time> bounds_;
  std::vector<Counts> segments_;
  std::size_t closed_ = 0;  // bounds crossed
  std::vector<engine::TimeAverage> cores_;
  SliceTable slice_table_;
  Slices slices_;  // once closed
  Stretch segment_;
  Stretch slice_;
  // Collected, if histograms are few.
  std::vector<VisitColumns> visit_columns_;    // by call
  std::vector<AnswerColumns> answer_columns_;  // by class
};

}  // namespace sojourn::simulation
