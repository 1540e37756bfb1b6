#include "models/simulation/batch_replication.h"

#include <algorithm>
#include <utility>

#include "engine/require.h"
#include "models/policy/balance.h"
#include "models/scenario/plan.h"
#include "models/simulation/batch_queue.h"
#include "models/simulation/drawing.h"
#include "models/simulation/population.h"
#include "models/simulation/recorder.h"
#include "models/simulation/request_hash.h"

namespace sojourn::simulation {

namespace {

// Requests a stretch: enough to pay for looking at every queue, few enough to stay in the cache.
// Where the rate rises suddenly, a stretch ends early.
constexpr std::uint64_t requests_few = 256;
constexpr std::uint64_t requests_many = 1024;
constexpr std::uint64_t requests_most = 4096;

// An event scheduled now for later; no event at all if that takes no time.
Instant after(Instant now, engine::Duration time) {
  return time > engine::Duration{} ? Instant{later(now.at, time), now.at} : now;
}

class BatchReplication {
 public:
  BatchReplication(const Program& program, const std::vector<std::uint32_t>& order,
                   const ReplicationOptions& options);

  // Goes on by one stretch of time; false at the end.
  bool advance();

  // After the end: nullopt if this is not certainly what the event engine would say.
  std::optional<FinishedReplication> finished() &&;

 private:
  // How long a visit to a service with queues takes.
  struct Work {
    engine::Duration total{};
    engine::Duration before_last{};  // when its last step begins
  };

  struct Ready {
    Strand* strand = nullptr;
    Instant instant;
  };

  struct Source {
    scenario::ArrivalPlan plan;
    scenario::Arrival next;
    engine::Time scheduled;
    std::uint64_t stream = 0;
  };

  void create_queues(const std::vector<std::uint32_t>& order);
  void create_sources();
  void next_stretch();
  void take_arrivals(std::uint32_t workload);
  void serve_arrivals(BatchQueue& queue, engine::Time until);
  void serve(BatchQueue& queue, const Arriving& arriving, const Work& work);
  Work drawn_work(const Strand& caller) const;
  bool is_undecided(const Arriving& left, const Arriving& right) const;
  void begin_request(std::uint32_t workload, const scenario::Arrival& arrival,
                     engine::Time scheduled);
  void end_request(Strand& client, engine::Time now);
  void run_ready();
  void proceed(Strand& strand, Instant now);
  void call(Strand& caller, const Instruction& instruction, Instant now);
  void reply(Strand& root, Instant now);
  void answer(Strand& caller, Instant now);
  void fork(Strand& strand, const Instruction& instruction, Instant now);
  void end_branch(Strand& branch, Instant now);
  void finish();
  bool is_within_limits() const;
  const scenario::RequestIdentity& identity_of(const Strand& strand) const {
    return strands_[strand.root].visit.identity;
  }
  scenario::RequestIdentity identity_called_by(const Strand& caller,
                                               const Instruction& instruction) const {
    const Visit& visit = strands_[caller.root].visit;
    return called_identity(visit.identity, visit.is_client(), instruction, 1);
  }

  const Program* program_;
  ReplicationOptions options_;
  Recorder recorder_;
  std::vector<BatchQueue> queues_;           // upstream first
  std::vector<std::uint32_t> queue_of_;      // by service; none
  std::vector<policy::Balancer> balancers_;  // by view
  std::vector<Source> sources_;
  Strands strands_;
  std::vector<Work> work_;       // of the requests that are being served
  std::vector<Instant> joined_;  // by forked strand: the latest end of a branch so far
  std::vector<Ready> ready_;
  engine::Time until_{};  // of the last stretch
  engine::Duration stretch_ = std::chrono::milliseconds(1);
  std::uint64_t begun_ = 0;
  std::uint64_t ended_ = 0;
  std::uint64_t awaited_ = 0;      // arrived before the end of the window
  std::uint64_t begun_late_ = 0;   // after it
  engine::Time last_early_end_{};  // of requests that arrived in the warm-up
  engine::Time last_counted_end_{};
  std::uint64_t fingerprint_ = 0;
  std::vector<std::uint64_t> population_at_bounds_;
  bool exact_ = true;
  bool finished_ = false;
};

BatchReplication::BatchReplication(const Program& program, const std::vector<std::uint32_t>& order,
                                   const ReplicationOptions& options)
    : program_(&program),
      options_(options),
      recorder_(program, options.bounds, options.slice),
      population_at_bounds_(options.bounds.size(), 0) {
  engine::require(!options.record_requests && !options.arrivals_stop,
                  "a batch neither records requests nor ends its arrivals");
  create_queues(order);
  create_sources();
}

void BatchReplication::create_queues(const std::vector<std::uint32_t>& order) {
  queue_of_.assign(program_->services.size(), none);
  for (const std::uint32_t service : order) {
    queue_of_[service] = static_cast<std::uint32_t>(queues_.size());
    const ServiceCode& code = program_->services[service];
    queues_.emplace_back(service, code.replicas, code.workers);
  }
  for (std::uint32_t link = 0; link < program_->links.size(); ++link) {
    for (std::uint32_t view = 0; view < program_->links[link].views; ++view) {
      balancers_.push_back(fresh_balancer(*program_, link));
    }
  }
}

void BatchReplication::create_sources() {
  const scenario::Scenario& scenario = *program_->scenario;
  for (std::uint32_t index = 0; index < scenario.workloads.size(); ++index) {
    scenario::ArrivalPlan plan(scenario, scenario::WorkloadId{index}, options_.replication);
    const scenario::Arrival first = plan.next();
    sources_.push_back({std::move(plan), first, engine::Time::min(),
                        engine::random_stream(scenario.run.seed, options_.replication,
                                              scenario.workloads[index].name)});
  }
}

bool BatchReplication::advance() {
  if (finished_) {
    return false;
  }
  next_stretch();
  const engine::Time window_end = options_.bounds.back();
  const bool overdue = until_ > later(window_end, options_.drain);
  const bool crowded = begun_ - ended_ > options_.requests_in_flight_max;
  exact_ = exact_ && !(overdue && awaited_ > 0) && !crowded;
  if (!exact_ || (until_ >= window_end && awaited_ == 0)) {
    finish();
  }
  return !finished_;
}

// The length of a stretch never shows in what is recorded.
void BatchReplication::next_stretch() {
  const std::uint64_t before = begun_;
  until_ = later(until_, stretch_);
  for (std::uint32_t workload = 0; workload < sources_.size(); ++workload) {
    take_arrivals(workload);
  }
  for (BatchQueue& queue : queues_) {
    serve_arrivals(queue, until_);
  }
  const std::uint64_t requests = begun_ - before;
  if (requests < requests_few) {
    stretch_ += std::min(stretch_, engine::Duration::max() - stretch_);
  } else if (requests > requests_many) {
    stretch_ = std::max(stretch_ / 2, engine::Duration(1));
  }
}

// All up to the end of the stretch, which ends before the next one where they are too many.
void BatchReplication::take_arrivals(std::uint32_t workload) {
  Source& source = sources_[workload];
  for (std::uint64_t taken = 0; source.next.at <= until_; ++taken) {
    if (taken == requests_most) {
      until_ = source.next.at - engine::Duration(1);
      return;
    }
    const scenario::Arrival arrival = source.next;
    const engine::Time scheduled = std::exchange(source.scheduled, arrival.at);
    source.next = source.plan.next();
    begin_request(workload, arrival, scheduled);
  }
}

// All numbers of a stretch are drawn together, so that the processor need not wait for one after
// the other.
void BatchReplication::serve_arrivals(BatchQueue& queue, engine::Time until) {
  queue.sort();
  const std::vector<Arriving>& arriving = queue.arriving();
  work_.clear();
  for (const Arriving& next : arriving) {
    if (next.instant.at > until) {
      break;
    }
    if (!work_.empty() && is_undecided(arriving[work_.size() - 1], next)) {
      exact_ = false;
    }
    work_.push_back(drawn_work(strands_[next.caller]));
  }
  for (std::size_t index = 0; index < work_.size(); ++index) {
    serve(queue, arriving[index], work_[index]);
  }
  queue.forget(work_.size());
}

// The branches of one visit come in the order in which they were begun.
bool BatchReplication::is_undecided(const Arriving& left, const Arriving& right) const {
  return left.instant == right.instant && strands_[left.caller].root != strands_[right.caller].root;
}

// The steps of the called endpoint, which calls nobody.
BatchReplication::Work BatchReplication::drawn_work(const Strand& caller) const {
  const Instruction& calling = program_->code[caller.pc];
  const scenario::RequestIdentity identity = identity_called_by(caller, calling);
  Work work;
  for (std::uint32_t pc = program_->calls[calling.operand].begin;;) {
    const Instruction& instruction = program_->code[pc];
    switch (instruction.op) {
      case Op::compute:
      case Op::delay: {
        const engine::Duration step = drawn_demand(*program_, instruction, identity);
        work.before_last = step > engine::Duration{} ? work.total : work.before_last;
        work.total += std::min(step, engine::Duration::max() - work.total);
        break;
      }
      case Op::choose: pc = drawn_choice(*program_, instruction, identity); continue;
      case Op::jump: break;
      case Op::reply:
      case Op::call:
      case Op::fork:
      case Op::end_branch: return work;
    }
    pc = instruction.next;
  }
}

void BatchReplication::serve(BatchQueue& queue, const Arriving& arriving, const Work& work) {
  Strand& caller = strands_[arriving.caller];
  const Instruction& instruction = program_->code[caller.pc];
  const LinkCode& link = program_->links[program_->calls[instruction.operand].link];
  std::uint32_t replica = 0;
  if (program_->services[queue.service()].replicas > 1) {
    engine::Draws draws(
        identity_called_by(caller, instruction).visit_key(scenario::Purpose::balance));
    replica = *balancers_[link.first_view].pick(draws);
  }
  const engine::Time arrived = arriving.instant.at;
  const engine::Time began = std::max(arrived, queue.free_at(replica));
  Instant ends = arriving.instant;
  if (work.total > engine::Duration{}) [[likely]] {
    ends = {later(began, work.total), later(began, work.before_last)};
  } else if (began > arrived) {
    exact_ = false;  // it ends within the event that freed its worker
  }
  queue.occupy(replica, ends.at);
  recorder_.visit_ended(queue.service(), {arrived, began, ends.at, ends.at});
  if (link.latency != nullptr) {
    ends = after(ends, drawn_latency(link, identity_called_by(caller, instruction),
                                     scenario::Purpose::latency_back));
  }
  answer(caller, ends);
  run_ready();
}

void BatchReplication::begin_request(std::uint32_t workload, const scenario::Arrival& arrival,
                                     engine::Time scheduled) {
  const std::uint32_t index = program_->first_class[workload] + arrival.request_class;
  const ClassCode& code = program_->classes[index];
  recorder_.request_arrived(index, arrival.at);
  ++begun_;
  ++(arrival.at < options_.bounds.back() ? awaited_ : begun_late_);
  Strand& client = strands_.take();
  client.root = client.self;
  client.pc = code.begin;
  client.visit.identity = {sources_[workload].stream, arrival.request, code.root_path};
  client.visit.request_class = index;
  client.visit.call = none;
  client.visit.arrived = arrival.at;
  ready_.push_back({&client, {arrival.at, scheduled}});
  run_ready();
}

void BatchReplication::end_request(Strand& client, engine::Time now) {
  const Visit& ended = client.visit;
  const engine::Time window_end = options_.bounds.back();
  recorder_.request_ended(ended.request_class, ended.arrived, now, results::Outcome::ok);
  ++ended_;
  if (ended.arrived < window_end) {
    --awaited_;
    exact_ = exact_ && now <= later(window_end, options_.drain);
    const bool counted = recorder_.counts(ended.arrived);
    engine::Time& last = counted ? last_counted_end_ : last_early_end_;
    last = std::max(last, now);
    if (counted) {
      fingerprint_ += request_hash(ended.identity, results::Outcome::ok, ended.arrived, now);
    }
    for (std::size_t index = 0; index < options_.bounds.size(); ++index) {
      const engine::Time bound = options_.bounds[index];
      population_at_bounds_[index] += ended.arrived < bound && now >= bound ? 1U : 0U;
    }
  }
  strands_.give_back(client);
}

// What becomes ready within an instant is proceeded with in that order, as by the event engine.
void BatchReplication::run_ready() {
  for (std::size_t index = 0; index < ready_.size(); ++index) {
    proceed(*ready_[index].strand, ready_[index].instant);
  }
  ready_.clear();
}

void BatchReplication::proceed(Strand& strand, Instant now) {
  for (;;) {
    const Instruction& instruction = program_->code[strand.pc];
    switch (instruction.op) {
      case Op::compute:
      case Op::delay:
        now = after(now, drawn_demand(*program_, instruction, identity_of(strand)));
        break;
      case Op::choose:
        strand.pc = drawn_choice(*program_, instruction, identity_of(strand));
        continue;
      case Op::jump: break;
      case Op::fork:
        if (instruction.count > 0) {
          return fork(strand, instruction, now);
        }
        break;
      case Op::call: return call(strand, instruction, now);
      case Op::end_branch: return end_branch(strand, now);
      case Op::reply:
        return strand.visit.is_client() ? end_request(strand, now.at) : reply(strand, now);
    }
    strand.pc = instruction.next;
  }
}

// To a queue, or to a service where nobody waits.
void BatchReplication::call(Strand& caller, const Instruction& instruction, Instant now) {
  const CallSite& site = program_->calls[instruction.operand];
  const LinkCode& link = program_->links[site.link];
  caller.attempt_started = now.at;
  if (link.latency != nullptr) {
    now = after(now, drawn_latency(link, identity_called_by(caller, instruction),
                                   scenario::Purpose::latency_there));
  }
  if (queue_of_[link.callee] != none) {
    queues_[queue_of_[link.callee]].expect({now, caller.self});
    return;
  }
  Strand& callee = strands_.take();
  callee.root = callee.self;
  callee.pc = site.begin;
  callee.visit.identity = identity_called_by(caller, instruction);
  callee.visit.call = instruction.operand;
  callee.visit.caller = caller.self;
  callee.visit.arrived = now.at;
  ready_.push_back({&callee, now});
}

void BatchReplication::reply(Strand& root, Instant now) {
  const Visit& visit = root.visit;
  const LinkCode& link = program_->links[program_->calls[visit.call].link];
  recorder_.visit_ended(link.callee, {visit.arrived, visit.arrived, now.at, now.at});
  const engine::Duration back =
      drawn_latency(link, visit.identity, scenario::Purpose::latency_back);
  Strand& caller = strands_[visit.caller];
  strands_.give_back(root);
  answer(caller, after(now, back));
}

void BatchReplication::answer(Strand& caller, Instant now) {
  const Instruction& instruction = program_->code[caller.pc];
  recorder_.attempt_ended(program_->calls[instruction.operand].statistics, caller.attempt_started,
                          now.at, results::Outcome::ok);
  caller.pc = instruction.next;
  ready_.push_back({&caller, now});
}

void BatchReplication::fork(Strand& strand, const Instruction& instruction, Instant now) {
  strand.pc = instruction.next;
  strand.pending = instruction.count;
  if (joined_.size() < strands_.slots()) {
    joined_.resize(strands_.slots());
  }
  joined_[strand.self] = now;
  for (std::uint32_t index = 0; index < instruction.count; ++index) {
    Strand& branch = strands_.take();
    branch.root = strand.root;
    branch.parent = strand.self;
    branch.pc = program_->blocks[instruction.operand + index].begin;
    ready_.push_back({&branch, now});
  }
}

void BatchReplication::end_branch(Strand& branch, Instant now) {
  Strand& parent = strands_[branch.parent];
  strands_.give_back(branch);
  Instant& joined = joined_[parent.self];
  joined = std::max(joined, now);
  if (--parent.pending == 0) {
    ready_.push_back({&parent, joined});
  }
}

void BatchReplication::finish() {
  finished_ = true;
  for (const engine::Time bound : options_.bounds) {
    recorder_.cross_bound(bound);
  }
  recorder_.close();
  // Events end with the last counted request, and leave earlier ones unfinished that take longer.
  const bool early_ones_ended =
      last_early_end_ <= options_.bounds.back() || last_early_end_ < last_counted_end_;
  exact_ = exact_ && early_ones_ended && is_within_limits();
}

// Whether there were certainly never more requests in flight than allowed: of each slice of time,
// all that had come by its end but those that had left before its beginning.
bool BatchReplication::is_within_limits() const {
  const Slices& slices = recorder_.slices();
  std::uint64_t came = begun_late_;
  std::uint64_t left = 0;
  std::uint64_t most = 0;
  for (std::size_t slice = 0; slice < slices.arrivals.front().size(); ++slice) {
    const std::uint64_t left_before = left;
    for (std::size_t index = 0; index < slices.arrivals.size(); ++index) {
      came += slices.arrivals[index][slice];
      left += slices.answered[index][slice];
    }
    most = std::max(most, came - left_before);
  }
  return most <= options_.requests_in_flight_max;
}

std::optional<FinishedReplication> BatchReplication::finished() && {
  if (!exact_) {
    return std::nullopt;
  }
  return finished_replication(std::move(recorder_), std::move(population_at_bounds_), fingerprint_,
                              BrokenOff::no);
}

}  // namespace

std::optional<FinishedReplication> replicate_in_batches(const Program& program,
                                                        const std::vector<std::uint32_t>& order,
                                                        const ReplicationOptions& options,
                                                        const std::function<bool()>& cancelled) {
  BatchReplication replication(program, order, options);
  while (replication.advance()) {
    if (cancelled()) {
      return std::nullopt;
    }
  }
  return std::move(replication).finished();
}

}  // namespace sojourn::simulation
