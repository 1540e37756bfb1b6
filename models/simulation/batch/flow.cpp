#include "models/simulation/batch/flow.h"

#include <algorithm>
#include <utility>

#include "models/scenario/plan.h"
#include "models/simulation/drawing.h"

namespace sojourn::simulation {

namespace {

// Of an endpoint with choices, which calls nobody.
Work drawn_steps(const Program& program, std::uint32_t pc, const scenario::RequestIdentity& visit) {
  Work work;
  for (;;) {
    const Instruction& instruction = program.code[pc];
    switch (instruction.op) {
      case Op::compute:
      case Op::delay: work.add_step(drawn_demand(program, instruction, visit)); break;
      case Op::choose: pc = drawn_choice(program, instruction, visit); continue;
      case Op::jump: break;
      case Op::reply:
      case Op::call:
      case Op::fork:
      case Op::end_branch: return work;
    }
    pc = instruction.next;
  }
}

}  // namespace

BatchFlow::BatchFlow(const Program& program, const BatchPlan& plan,
                     std::vector<std::uint64_t> streams, std::vector<BatchQueue*> queues,
                     BatchRecorder& recorder, BatchCensus& census)
    : program_(&program),
      plan_(&plan),
      streams_(std::move(streams)),
      queues_(std::move(queues)),
      recorder_(&recorder),
      census_(&census),
      arrivals_(plan.classes.size()),
      scheduled_(program.first_class.size(), engine::Time::min()),
      gatherings_(plan.gatherings) {
  for (const BatchPlan::Class& request_class : plan.classes) {
    requests_.emplace_back(request_class.cells);
  }
}

void BatchFlow::begin(std::uint32_t workload, std::span<const scenario::Arrival> arrivals) {
  const std::uint32_t first = program_->first_class[workload];
  const bool one_class = program_->scenario->workloads[workload].classes.size() == 1;
  engine::Time& scheduled = scheduled_[workload];
  if (one_class) {
    begin_alike(first, arrivals, scheduled);
  } else {
    for (const scenario::Arrival& arrival : arrivals) {
      begin_alike(first + arrival.request_class, std::span(&arrival, 1), scheduled);
    }
  }
}

// All of one class. next_scheduled: when the event of the next arrival of the workload was made.
void BatchFlow::begin_alike(std::uint32_t request_class,
                            std::span<const scenario::Arrival> arrivals,
                            engine::Time& next_scheduled) {
  Column& column = arrivals_[request_class];
  BatchRequests& requests = requests_[request_class];
  const std::size_t before = column.size();
  column.resize(before + arrivals.size());
  const std::span<std::uint32_t> slots = std::span(column.request).subspan(before);
  requests.take(slots);
  std::vector<std::uint64_t>& numbers = requests.numbers();
  std::vector<engine::Time>& arrived = requests.kept(0);
  engine::Time scheduled = next_scheduled;
  for (std::size_t index = 0; index < arrivals.size(); ++index) {
    const engine::Time at = arrivals[index].at;
    column.at[before + index] = at;
    column.scheduled[before + index] = scheduled;
    numbers[slots[index]] = arrivals[index].request;
    arrived[slots[index]] = at;
    scheduled = at;
  }
  next_scheduled = scheduled;
}

void BatchFlow::pass_arrivals() {
  for (std::uint32_t index = 0; index < arrivals_.size(); ++index) {
    recorder_->requests_arrived(index, Instants(arrivals_[index].at));
    census_->came(arrivals_[index].at);
    pass(plan_->classes[index].begin, arrivals_[index]);
    arrivals_[index].clear();
  }
}

void BatchFlow::pass(std::uint32_t stage, Column& column) {
  pass_alone(stage, column);
  while (!gathered_.empty()) {
    Gathering& gathering = gatherings_[gathered_.back()];
    gathered_.pop_back();
    Column together = std::exchange(gathering.column, {});
    pass_alone(gathering.next, together);
  }
}

void BatchFlow::pass_alone(std::uint32_t index, Column& column) {
  while (!column.empty()) {
    const Stage& stage = plan_->stages[index];
    switch (stage.op) {
      case Stage::Op::pass_time: pass_time(stage, column); break;
      case Stage::Op::keep: keep(stage, column); break;
      case Stage::Op::measure: measure(stage, column); break;
      case Stage::Op::queue: return enqueue(stage, column);
      case Stage::Op::choose: return choose(stage, column);
      case Stage::Op::fork: return fork(stage, column);
      case Stage::Op::gather: return gather(stage, column);
      case Stage::Op::join: return join(stage, column);
      case Stage::Op::end: return end(stage, column);
    }
    index = stage.next;
  }
}

// An event is scheduled now for later; none at all if that takes no time.
void BatchFlow::pass_time(const Stage& stage, Column& column) {
  look_up(requests_[stage.request_class].numbers(), column.request, numbers_);
  times_.resize(column.size());
  stage.time->first_durations(streams_[stage.request_class], stage.site, numbers_, times_);
  for (std::size_t index = 0; index < column.size(); ++index) {
    if (times_[index] > engine::Duration{}) {
      column.scheduled[index] = column.at[index];
      column.at[index] = later(column.at[index], times_[index]);
    }
  }
}

void BatchFlow::keep(const Stage& stage, const Column& column) {
  std::vector<engine::Time>& kept = requests_[stage.request_class].kept(stage.cell);
  for (std::size_t index = 0; index < column.size(); ++index) {
    kept[column.request[index]] = column.at[index];
  }
}

void BatchFlow::measure(const Stage& stage, const Column& column) {
  look_up(requests_[stage.request_class].kept(stage.cell), column.request, began_);
  const Instants began(began_);
  const Instants ended(column.at);
  if (stage.service == Stage::none) {
    recorder_->measured(stage.interval, began, ended);
  } else {
    recorder_->visits_ended(stage.service, stage.interval, began, ended);
  }
}

void BatchFlow::enqueue(const Stage& stage, Column& column) {
  const QueuedCall& call = plan_->calls[stage.operand];
  BatchQueue& queue = *queues_[call.service];
  const std::size_t first = queue.expect(column, stage.operand);
  Arriving& arriving = queue.arriving();
  const std::span<engine::Duration> before_last(arriving.before_last);
  draw_work(call, std::span(arriving.request).subspan(first),
            std::span(arriving.work).subspan(first),
            before_last.empty() ? before_last : before_last.subspan(first));
}

// `all` and `before_last` are 0 yet; the latter is empty if one step at most is all.
void BatchFlow::draw_work(const QueuedCall& call, std::span<const std::uint32_t> requests,
                          std::span<engine::Duration> all,
                          std::span<engine::Duration> before_last) {
  if (!call.straight) {
    for (std::size_t index = 0; index < requests.size(); ++index) {
      const Work work = drawn_steps(*program_, call.begin, identity_of(call, requests[index]));
      all[index] = work.all;
      before_last[index] = work.before_last;
    }
    return;
  }
  if (call.steps.empty()) {
    return;
  }
  look_up(requests_[call.request_class].numbers(), requests, numbers_);
  const auto draw = [&](const TimedStep& step, std::span<engine::Duration> times) {
    step.time->first_durations(streams_[call.request_class], step.site, numbers_, times);
  };
  draw(call.steps.front(), all);
  times_.resize(requests.size());
  for (const TimedStep& step : std::span(call.steps).subspan(1)) {
    draw(step, times_);
    for (std::size_t index = 0; index < requests.size(); ++index) {
      Work work{all[index], before_last[index]};
      work.add_step(times_[index]);
      all[index] = work.all;
      before_last[index] = work.before_last;
    }
  }
}

scenario::RequestIdentity BatchFlow::identity_of(const QueuedCall& call,
                                                 std::uint32_t request) const {
  return {streams_[call.request_class], requests_[call.request_class].numbers()[request],
          call.path};
}

void BatchFlow::choose(const Stage& stage, const Column& column) {
  const std::vector<std::uint64_t>& numbers = requests_[stage.request_class].numbers();
  const std::span<const Way> ways(plan_->ways.data() + stage.operand, stage.count);
  std::vector<Column> taken(ways.size() + 1);  // the last: none
  for (std::size_t index = 0; index < column.size(); ++index) {
    const std::uint64_t number = numbers[column.request[index]];
    taken[drawn_option({streams_[stage.request_class], number, stage.site}, ways)].push_back(
        column.instant(index), column.request[index]);
  }
  for (std::size_t way = 0; way < ways.size(); ++way) {
    pass_alone(ways[way].begin, taken[way]);
  }
  pass_alone(stage.next, taken.back());
}

void BatchFlow::fork(const Stage& stage, const Column& column) {
  Gathering& gathering = gatherings_[stage.gathering];
  if (gathering.joined.size() < requests_[stage.request_class].slots()) {
    gathering.joined.resize(requests_[stage.request_class].slots());
    gathering.pending.resize(requests_[stage.request_class].slots());
  }
  for (std::size_t index = 0; index < column.size(); ++index) {
    gathering.joined[column.request[index]] = column.instant(index);
    gathering.pending[column.request[index]] = stage.count;
  }
  for (std::uint32_t way = 0; way < stage.count; ++way) {
    Column branch = column;
    pass_alone(plan_->ways[stage.operand + way].begin, branch);
  }
}

void BatchFlow::gather(const Stage& stage, Column& column) {
  Gathering& gathering = gatherings_[stage.gathering];
  if (gathering.column.empty()) {
    gathering.next = stage.next;
    gathered_.push_back(stage.gathering);
  }
  gathering.column.append(column);
}

void BatchFlow::join(const Stage& stage, const Column& column) {
  Gathering& gathering = gatherings_[stage.gathering];
  const bool was_empty = gathering.column.empty();
  for (std::size_t index = 0; index < column.size(); ++index) {
    const std::uint32_t request = column.request[index];
    Instant& joined = gathering.joined[request];
    joined = std::max(joined, column.instant(index));
    if (--gathering.pending[request] == 0) {
      gathering.column.push_back(joined, request);
    }
  }
  if (was_empty && !gathering.column.empty()) {
    gathering.next = stage.next;
    gathered_.push_back(stage.gathering);
  }
}

void BatchFlow::end(const Stage& stage, const Column& column) {
  BatchRequests& requests = requests_[stage.request_class];
  look_up(requests.kept(0), column.request, began_);
  const Instants arrived(began_);
  const Instants ended(column.at);
  recorder_->requests_answered(stage.request_class, arrived, ended);
  look_up(requests.numbers(), column.request, numbers_);
  census_->went({.stream = streams_[stage.request_class],
                 .path = program_->classes[stage.request_class].root_path},
                numbers_, arrived, ended);
  requests.give_back(column.request);
}

}  // namespace sojourn::simulation
