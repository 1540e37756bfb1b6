#include "models/simulation/batch/replication.h"

#include <algorithm>
#include <bit>
#include <span>
#include <type_traits>
#include <utility>
#include <variant>

#include "engine/require.h"
#include "models/policy/balance.h"
#include "models/scenario/plan.h"
#include "models/simulation/batch/census.h"
#include "models/simulation/batch/flow.h"
#include "models/simulation/batch/order.h"
#include "models/simulation/batch/queue.h"
#include "models/simulation/batch/recorder.h"
#include "models/simulation/batch/workers.h"

namespace sojourn::simulation {

namespace {

// Requests a stretch: enough to pay for looking at every queue, few enough to stay in the cache.
// Where the rate rises suddenly, a stretch ends early.
constexpr std::uint64_t requests_few = 1024;
constexpr std::uint64_t requests_many = 4096;
constexpr std::size_t requests_most = 8192;

using Workers =
    std::variant<FewWorkers<1>, FewWorkers<2>, FewWorkers<4>, FewWorkers<8>, ManyWorkers>;

// The smallest that holds the workers of a service.
Workers workers_of(const ServiceCode& service) {
  if (service.replicas > 1 || service.workers > 8) {
    return ManyWorkers(service.replicas, service.workers);
  }
  switch (std::bit_ceil(service.workers)) {
    case 1: return FewWorkers<1>(service.workers);
    case 2: return FewWorkers<2>(service.workers);
    case 4: return FewWorkers<4>(service.workers);
    default: return FewWorkers<8>(service.workers);
  }
}

// Whether one call of one step at most is all that comes to a service.
bool come_alike(const BatchPlan& plan, std::uint32_t service) {
  const std::vector<std::uint32_t>& calls = plan.calls_to[service];
  return calls.size() == 1 && plan.calls[calls.front()].straight &&
         plan.calls[calls.front()].steps.size() <= 1;
}

class BatchReplication {
 public:
  BatchReplication(const Program& program, const Batches& batches,
                   const ReplicationOptions& options);

  // Goes on by one stretch of time; false at the end.
  bool advance();

  // After the end: nullopt if this is not certainly what the event engine would say.
  std::optional<FinishedReplication> finished() &&;

 private:
  // A service with queues.
  struct Station {
    std::uint32_t service;
    BatchQueue queue;
    Workers workers;

    Station(const Program& program, const BatchPlan& plan, std::uint32_t index)
        : service(index),
          queue(come_alike(plan, index)),
          workers(workers_of(program.services[index])) {}
  };

  std::vector<std::uint64_t> streams() const;
  std::vector<BatchQueue*> create_stations(const std::vector<std::uint32_t>& order);
  void create_sources();
  void next_stretch();
  void take_arrivals(std::uint32_t workload);
  void serve_arrivals(Station& station);
  void serve(Station& station, std::size_t visits);
  bool schedule_ends(Arriving& arriving, std::size_t visits) const;
  void let_all_go(const Arriving& arriving, std::size_t visits);
  void let_some_go(const Arriving& arriving, const std::vector<std::uint32_t>& visits);
  std::uint32_t chosen_replica(const Arriving& arriving, std::size_t visit);
  bool is_decided(const Arriving& arriving, std::size_t visits) const;
  bool come_of_one_fork(const Arriving& arriving, std::size_t left, std::size_t right) const;

  const Program* program_;
  const BatchPlan* plan_;
  ReplicationOptions options_;
  std::vector<Station> stations_;  // upstream first
  BatchRecorder recorder_;
  BatchCensus census_;
  BatchFlow flow_;
  std::vector<policy::Balancer> balancers_;   // by view
  std::vector<scenario::ArrivalPlan> plans_;  // by workload
  // Of the service that is looked at:
  Served served_;
  std::vector<std::vector<std::uint32_t>> outflows_;  // by call: visits
  std::vector<engine::Time> arrived_;                 // of those of one call
  std::vector<engine::Time> began_;
  Column leaving_;
  engine::Time until_{};  // of the last stretch
  engine::Duration stretch_ = std::chrono::milliseconds(1);
  bool exact_ = true;
  bool finished_ = false;
};

BatchReplication::BatchReplication(const Program& program, const Batches& batches,
                                   const ReplicationOptions& options)
    : program_(&program),
      plan_(&batches.plan),
      options_(options),
      recorder_(program, batches.plan, options.bounds, options.slice),
      census_(options),
      flow_(program, batches.plan, streams(), create_stations(batches.order), recorder_, census_),
      outflows_(batches.plan.calls.size()) {
  engine::require(!program.recorded && !options.arrivals_stop,
                  "a batch neither records requests nor ends its arrivals");
  for (std::uint32_t link = 0; link < program.links.size(); ++link) {
    for (std::uint32_t view = 0; view < program.links[link].views; ++view) {
      balancers_.push_back(fresh_balancer(program, link));
    }
  }
  create_sources();
}

// By class.
std::vector<std::uint64_t> BatchReplication::streams() const {
  const scenario::Scenario& scenario = *program_->scenario;
  std::vector<std::uint64_t> streams;
  streams.reserve(program_->classes.size());
  for (const ClassCode& code : program_->classes) {
    streams.push_back(engine::random_stream(scenario.run.seed, options_.replication,
                                            scenario.workloads[code.workload].name));
  }
  return streams;
}

// Returns their queues by service.
std::vector<BatchQueue*> BatchReplication::create_stations(
    const std::vector<std::uint32_t>& order) {
  std::vector<BatchQueue*> queues(program_->services.size(), nullptr);
  stations_.reserve(order.size());
  for (const std::uint32_t service : order) {
    stations_.emplace_back(*program_, *plan_, service);
    queues[service] = &stations_.back().queue;
  }
  return queues;
}

void BatchReplication::create_sources() {
  const scenario::Scenario& scenario = *program_->scenario;
  for (std::uint32_t index = 0; index < scenario.workloads.size(); ++index) {
    plans_.emplace_back(scenario, scenario::WorkloadId{index}, options_.replication);
  }
}

bool BatchReplication::advance() {
  if (finished_) {
    return false;
  }
  next_stretch();
  const bool overdue = until_ > later(census_.window_end(), options_.drain);
  const bool crowded = census_.in_flight() > options_.requests_in_flight_max;
  exact_ = exact_ && !(overdue && census_.awaited() > 0) && !crowded;
  finished_ = !exact_ || (until_ >= census_.window_end() && census_.awaited() == 0);
  return !finished_;
}

// The length of a stretch never shows in what is recorded.
void BatchReplication::next_stretch() {
  const std::uint64_t before = census_.begun();
  until_ = later(until_, stretch_);
  for (std::uint32_t workload = 0; workload < plans_.size(); ++workload) {
    take_arrivals(workload);
  }
  flow_.pass_arrivals();
  for (Station& station : stations_) {
    serve_arrivals(station);
  }
  const std::uint64_t requests = census_.begun() - before;
  if (requests < requests_few) {
    stretch_ += std::min(stretch_, engine::Duration::max() - stretch_);
  } else if (requests > requests_many) {
    stretch_ = std::max(stretch_ / 2, engine::Duration(1));
  }
}

// All up to the end of the stretch, which ends before the next one where they are too many.
void BatchReplication::take_arrivals(std::uint32_t workload) {
  scenario::ArrivalPlan& plan = plans_[workload];
  for (std::size_t taken = 0;;) {
    const std::span<const scenario::Arrival> planned = plan.planned();
    const auto later = std::ranges::upper_bound(planned, until_, {}, &scenario::Arrival::at);
    const auto come = static_cast<std::size_t>(later - planned.begin());
    const std::size_t some = std::min(come, requests_most - taken);
    flow_.begin(workload, planned.first(some));
    plan.drop(some);
    taken += some;
    if (some < come) {
      until_ = planned[some].at - engine::Duration(1);
    }
    if (some < planned.size()) {
      return;
    }
  }
}

void BatchReplication::serve_arrivals(Station& station) {
  const std::size_t visits = station.queue.come_by(until_);
  Arriving& arriving = station.queue.arriving();
  exact_ = is_decided(arriving, visits) && exact_;
  serve(station, visits);
  exact_ = schedule_ends(arriving, visits) && exact_;
  const std::vector<std::uint32_t>& calls = plan_->calls_to[station.service];
  if (calls.size() == 1) {
    let_all_go(arriving, visits);
  } else {
    for (std::size_t index = 0; index < visits; ++index) {
      const std::uint32_t visit =
          served_.order.empty() ? static_cast<std::uint32_t>(index) : served_.order[index];
      outflows_[arriving.call_of(visit)].push_back(visit);
    }
    for (const std::uint32_t call : calls) {
      let_some_go(arriving, outflows_[call]);
      outflows_[call].clear();
    }
  }
  station.queue.forget(visits);
}

// Whether the instants tell who came first.
bool BatchReplication::is_decided(const Arriving& arriving, std::size_t visits) const {
  if (engine::is_rising(std::span(arriving.at).first(visits))) {
    return true;
  }
  for (std::size_t index = 1; index < visits; ++index) {
    if (arriving.instant(index) == arriving.instant(index - 1) &&
        !come_of_one_fork(arriving, index - 1, index)) {
      return false;
    }
  }
  return true;
}

bool BatchReplication::come_of_one_fork(const Arriving& arriving, std::size_t left,
                                        std::size_t right) const {
  const QueuedCall& before = plan_->calls[arriving.call_of(left)];
  const QueuedCall& after = plan_->calls[arriving.call_of(right)];
  return before.fork != Stage::none && before.fork == after.fork &&
         arriving.request[left] == arriving.request[right];
}

void BatchReplication::serve(Station& station, std::size_t visits) {
  const Arriving& arriving = station.queue.arriving();
  const engine::Times arrived = std::span(arriving.at).first(visits);
  const engine::Durations work = std::span(arriving.work).first(visits);
  std::visit(
      [&]<typename Workers>(Workers& workers) {
        if constexpr (std::is_same_v<Workers, ManyWorkers>) {
          workers.serve(
              arrived, work, [&](std::size_t visit) { return chosen_replica(arriving, visit); },
              served_);
        } else {
          workers.serve(arrived, work, served_);
        }
      },
      station.workers);
}

// Makes the instants at which they arrived those at which the events of their ends are scheduled.
// Returns whether no event is needed: one that takes no time but had to wait ends within the event
// that freed its worker.
bool BatchReplication::schedule_ends(Arriving& arriving, std::size_t visits) const {
  const auto work = engine::extent_of(std::span(arriving.work).first(visits));
  const engine::Time last = engine::extent_of(served_.ends).greatest;
  if (work.least > engine::Duration{} && last < engine::time_never) [[likely]] {
    std::ranges::copy(served_.began, arriving.scheduled.begin());
    for (std::size_t index = 0; index < std::min(visits, arriving.before_last.size()); ++index) {
      arriving.scheduled[index] += arriving.before_last[index];
    }
    return true;
  }
  bool decided = true;
  for (std::size_t index = 0; index < visits; ++index) {
    if (arriving.work[index] > engine::Duration{}) [[likely]] {
      const engine::Duration before_last =
          arriving.before_last.empty() ? engine::Duration{} : arriving.before_last[index];
      arriving.scheduled[index] = later(served_.began[index], before_last);
    } else {
      decided &= served_.began[index] == arriving.at[index];
    }
  }
  return decided;
}

std::uint32_t BatchReplication::chosen_replica(const Arriving& arriving, std::size_t visit) {
  const QueuedCall& call = plan_->calls[arriving.call_of(visit)];
  engine::Draws draws(
      flow_.identity_of(call, arriving.request[visit]).visit_key(scenario::Purpose::balance));
  return *balancers_[call.view].pick(draws);
}

// All visits to a service, on the way of the only call to it.
void BatchReplication::let_all_go(const Arriving& arriving, std::size_t visits) {
  if (visits == 0) {
    return;
  }
  const QueuedCall& call = plan_->calls[arriving.call_of(0)];
  const engine::Extent<engine::Time> rising{arriving.at.front(), arriving.at[visits - 1]};
  const Instants arrived(std::span(arriving.at).first(visits), rising);
  recorder_.queued_visits_ended(call.service, call.interval, arrived, served_.began,
                                Instants(served_.ends));
  if (served_.order.empty()) {
    leaving_.at.assign(served_.ends.begin(), served_.ends.end());
    const auto end = static_cast<std::ptrdiff_t>(visits);
    leaving_.scheduled.assign(arriving.scheduled.begin(), arriving.scheduled.begin() + end);
    leaving_.request.assign(arriving.request.begin(), arriving.request.begin() + end);
  } else {
    look_up(served_.ends, served_.order, leaving_.at);
    look_up(arriving.scheduled, served_.order, leaving_.scheduled);
    look_up(arriving.request, served_.order, leaving_.request);
  }
  flow_.pass(plan_->stages[call.stage].next, leaving_);
}

// Those of one call.
void BatchReplication::let_some_go(const Arriving& arriving,
                                   const std::vector<std::uint32_t>& visits) {
  if (visits.empty()) {
    return;
  }
  const QueuedCall& call = plan_->calls[arriving.call_of(visits.front())];
  look_up(arriving.at, visits, arrived_);
  look_up(served_.began, visits, began_);
  look_up(served_.ends, visits, leaving_.at);
  look_up(arriving.scheduled, visits, leaving_.scheduled);
  look_up(arriving.request, visits, leaving_.request);
  recorder_.queued_visits_ended(call.service, call.interval, Instants(arrived_), began_,
                                Instants(leaving_.at));
  flow_.pass(plan_->stages[call.stage].next, leaving_);
}

std::optional<FinishedReplication> BatchReplication::finished() && {
  recorder_.close();
  if (!exact_ || !census_.ends_as_events() || !census_.is_within_limits(recorder_.slices())) {
    return std::nullopt;
  }
  return finished_replication(std::move(recorder_), census_.population_at_bounds(),
                              census_.fingerprint(), BrokenOff::no);
}

}  // namespace

std::optional<Batches> batches_of(const Program& program) {
  auto order = batch_order(program);
  return order ? std::optional(Batches{std::move(*order), batch_plan(program)}) : std::nullopt;
}

std::optional<FinishedReplication> replicate_in_batches(const Program& program,
                                                        const Batches& batches,
                                                        const ReplicationOptions& options,
                                                        const std::function<bool()>& cancelled) {
  BatchReplication replication(program, batches, options);
  while (replication.advance()) {
    if (cancelled()) {
      return std::nullopt;
    }
  }
  return std::move(replication).finished();
}

}  // namespace sojourn::simulation
