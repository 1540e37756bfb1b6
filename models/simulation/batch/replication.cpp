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
constexpr std::uint64_t requests_few = 256;
constexpr std::uint64_t requests_many = 1024;
constexpr std::uint64_t requests_most = 4096;

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

class BatchReplication {
 public:
  BatchReplication(const Program& program, const Batches& batches,
                   const ReplicationOptions& options);

  // Goes on by one stretch of time; false at the end.
  bool advance();

  // After the end: nullopt if this is not certainly what the event engine would say.
  std::optional<FinishedReplication> finished() &&;

 private:
  struct Source {
    scenario::ArrivalPlan plan;
    engine::Time scheduled;
  };

  // A service with queues.
  struct Station {
    std::uint32_t service;
    BatchQueue queue;
    Workers workers;

    Station(const Program& program, std::uint32_t index)
        : service(index), workers(workers_of(program.services[index])) {}
  };

  std::vector<std::uint64_t> streams() const;
  std::vector<BatchQueue*> create_stations(const std::vector<std::uint32_t>& order);
  void create_sources();
  void next_stretch();
  void take_arrivals(std::uint32_t workload);
  void serve_arrivals(Station& station);
  void let_go(const std::vector<std::uint32_t>& calls);
  void let_go(const QueuedCall& call, std::span<const Served> visits);
  std::uint32_t chosen_replica(const Arriving& arriving);
  bool is_undecided(const Arriving& left, const Arriving& right) const;

  const Program* program_;
  const BatchPlan* plan_;
  ReplicationOptions options_;
  std::vector<Station> stations_;  // upstream first
  BatchRecorder recorder_;
  BatchCensus census_;
  BatchFlow flow_;
  std::vector<policy::Balancer> balancers_;    // by view
  std::vector<Source> sources_;                // by workload
  std::vector<Served> leaving_;                // a service
  std::vector<std::vector<Served>> outflows_;  // by call: those of them
  engine::Time until_{};                       // of the last stretch
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
  engine::require(!options.record_requests && !options.arrivals_stop,
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
    stations_.emplace_back(*program_, service);
    queues[service] = &stations_.back().queue;
  }
  return queues;
}

void BatchReplication::create_sources() {
  const scenario::Scenario& scenario = *program_->scenario;
  for (std::uint32_t index = 0; index < scenario.workloads.size(); ++index) {
    sources_.push_back(
        {{scenario, scenario::WorkloadId{index}, options_.replication}, engine::Time::min()});
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
  for (std::uint32_t workload = 0; workload < sources_.size(); ++workload) {
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
  Source& source = sources_[workload];
  for (std::uint64_t taken = 0;; ++taken) {
    const scenario::Arrival& arrival = source.plan.upcoming();
    if (arrival.at > until_) {
      return;
    }
    if (taken == requests_most) {
      until_ = arrival.at - engine::Duration(1);
      return;
    }
    flow_.begin(program_->first_class[workload] + arrival.request_class, arrival,
                std::exchange(source.scheduled, arrival.at));
    source.plan.drop_upcoming();
  }
}

void BatchReplication::serve_arrivals(Station& station) {
  const std::span<const Arriving> arriving = station.queue.come_by(until_);
  for (std::size_t index = 1; index < arriving.size(); ++index) {
    if (is_undecided(arriving[index - 1], arriving[index])) {
      exact_ = false;
    }
  }
  const bool decided = std::visit(
      [&]<typename Workers>(Workers& workers) {
        if constexpr (std::is_same_v<Workers, ManyWorkers>) {
          return workers.serve(
              arriving, [this](const Arriving& next) { return chosen_replica(next); }, leaving_);
        } else {
          return workers.serve(arriving, until_, leaving_);
        }
      },
      station.workers);
  exact_ = exact_ && decided;
  station.queue.forget(arriving.size());
  let_go(plan_->calls_to[station.service]);
}

bool BatchReplication::is_undecided(const Arriving& left, const Arriving& right) const {
  if (left.instant != right.instant) [[likely]] {
    return false;
  }
  const QueuedCall& before = plan_->calls[left.call];
  const QueuedCall& after = plan_->calls[right.call];
  return before.fork == Stage::none || before.fork != after.fork || left.request != right.request;
}

std::uint32_t BatchReplication::chosen_replica(const Arriving& arriving) {
  engine::Draws draws(flow_.identity_of(arriving).visit_key(scenario::Purpose::balance));
  return *balancers_[plan_->calls[arriving.call].view].pick(draws);
}

// All that leave a service, each on the way of its call.
void BatchReplication::let_go(const std::vector<std::uint32_t>& calls) {
  if (calls.size() == 1) {
    return let_go(plan_->calls[calls.front()], leaving_);
  }
  for (const Served& visit : leaving_) {
    outflows_[visit.call].push_back(visit);
  }
  for (const std::uint32_t call : calls) {
    let_go(plan_->calls[call], outflows_[call]);
    outflows_[call].clear();
  }
}

void BatchReplication::let_go(const QueuedCall& call, std::span<const Served> visits) {
  recorder_.queued_visits_ended(call.service, call.interval, visits);
  Column column(visits.size());
  for (std::size_t index = 0; index < visits.size(); ++index) {
    column[index] = {visits[index].ends, visits[index].request};
  }
  flow_.pass(plan_->stages[call.stage].next, column);
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
