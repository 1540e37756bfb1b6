#include "models/simulation/batch/flow.h"

#include <algorithm>
#include <utility>

#include "models/scenario/plan.h"
#include "models/simulation/drawing.h"

namespace sojourn::simulation {

namespace {

// Of each, in their order.
template <typename Requests, typename Values, typename Result>
void look_up(const Requests& requests, const Values& values, std::vector<Result>& results) {
  results.resize(requests.size());
  for (std::size_t index = 0; index < requests.size(); ++index) {
    results[index] = values[requests[index].request];
  }
}

void instants_of(const Column& column, std::vector<engine::Time>& instants) {
  instants.resize(column.size());
  for (std::size_t index = 0; index < column.size(); ++index) {
    instants[index] = column[index].instant.at;
  }
}

// Of an endpoint with choices, which calls nobody.
void draw_steps(const Program& program, std::uint32_t pc, const scenario::RequestIdentity& visit,
                Arriving& request) {
  for (;;) {
    const Instruction& instruction = program.code[pc];
    switch (instruction.op) {
      case Op::compute:
      case Op::delay: request.add_step(drawn_demand(program, instruction, visit)); break;
      case Op::choose: pc = drawn_choice(program, instruction, visit); continue;
      case Op::jump: break;
      case Op::reply:
      case Op::call:
      case Op::fork:
      case Op::end_branch: return;
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
      gatherings_(plan.gatherings) {
  for (const BatchPlan::Class& request_class : plan.classes) {
    requests_.emplace_back(request_class.cells);
  }
}

void BatchFlow::pass_arrivals() {
  for (std::uint32_t index = 0; index < arrivals_.size(); ++index) {
    instants_of(arrivals_[index], began_);
    recorder_->requests_arrived(index, began_);
    census_->came(began_);
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

void BatchFlow::pass_time(const Stage& stage, Column& column) {
  look_up(column, requests_[stage.request_class].numbers(), numbers_);
  times_.resize(column.size());
  stage.time->first_durations(streams_[stage.request_class], stage.site, numbers_, times_);
  for (std::size_t index = 0; index < column.size(); ++index) {
    column[index].instant = after(column[index].instant, times_[index]);
  }
}

void BatchFlow::keep(const Stage& stage, const Column& column) {
  std::vector<engine::Time>& kept = requests_[stage.request_class].kept(stage.cell);
  for (const Passing& request : column) {
    kept[request.request] = request.instant.at;
  }
}

void BatchFlow::measure(const Stage& stage, const Column& column) {
  look_up(column, requests_[stage.request_class].kept(stage.cell), began_);
  instants_of(column, ended_);
  if (stage.service == Stage::none) {
    recorder_->measured(stage.interval, began_, ended_);
  } else {
    recorder_->visits_ended(stage.service, stage.interval, began_, ended_);
  }
}

void BatchFlow::enqueue(const Stage& stage, const Column& column) {
  const QueuedCall& call = plan_->calls[stage.operand];
  const std::span<Arriving> expected = queues_[call.service]->expect(column.size());
  for (std::size_t index = 0; index < column.size(); ++index) {
    Arriving& arriving = expected[index];
    arriving.instant = column[index].instant;
    arriving.request = column[index].request;
    arriving.call = stage.operand;
  }
  draw_work(call, expected);
}

void BatchFlow::draw_work(const QueuedCall& call, std::span<Arriving> requests) {
  if (!call.straight) {
    for (Arriving& request : requests) {
      draw_steps(*program_, call.begin, identity_of(request), request);
    }
    return;
  }
  look_up(requests, requests_[call.request_class].numbers(), numbers_);
  times_.resize(requests.size());
  for (const TimedStep& step : call.steps) {
    step.time->first_durations(streams_[call.request_class], step.site, numbers_, times_);
    for (std::size_t index = 0; index < requests.size(); ++index) {
      requests[index].add_step(times_[index]);
    }
  }
}

scenario::RequestIdentity BatchFlow::identity_of(const Arriving& arriving) const {
  const QueuedCall& call = plan_->calls[arriving.call];
  return {streams_[call.request_class], requests_[call.request_class].numbers()[arriving.request],
          call.path};
}

void BatchFlow::choose(const Stage& stage, const Column& column) {
  const std::vector<std::uint64_t>& numbers = requests_[stage.request_class].numbers();
  const std::span<const Way> ways(plan_->ways.data() + stage.operand, stage.count);
  std::vector<Column> taken(ways.size() + 1);  // the last: none
  for (const Passing& request : column) {
    taken[drawn_option({streams_[stage.request_class], numbers[request.request], stage.site}, ways)]
        .push_back(request);
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
  for (const Passing& request : column) {
    gathering.joined[request.request] = request.instant;
    gathering.pending[request.request] = stage.count;
  }
  for (std::uint32_t way = 0; way < stage.count; ++way) {
    Column branch = column;
    pass_alone(plan_->ways[stage.operand + way].begin, branch);
  }
}

void BatchFlow::gather(const Stage& stage, const Column& column) {
  Gathering& gathering = gatherings_[stage.gathering];
  if (gathering.column.empty()) {
    gathering.next = stage.next;
    gathered_.push_back(stage.gathering);
  }
  gathering.column.insert(gathering.column.end(), column.begin(), column.end());
}

void BatchFlow::join(const Stage& stage, const Column& column) {
  Gathering& gathering = gatherings_[stage.gathering];
  const bool was_empty = gathering.column.empty();
  for (const Passing& branch : column) {
    Instant& joined = gathering.joined[branch.request];
    joined = std::max(joined, branch.instant);
    if (--gathering.pending[branch.request] == 0) {
      gathering.column.push_back({joined, branch.request});
    }
  }
  if (was_empty && !gathering.column.empty()) {
    gathering.next = stage.next;
    gathered_.push_back(stage.gathering);
  }
}

void BatchFlow::end(const Stage& stage, const Column& column) {
  BatchRequests& requests = requests_[stage.request_class];
  look_up(column, requests.kept(0), began_);
  instants_of(column, ended_);
  recorder_->requests_answered(stage.request_class, began_, ended_);
  look_up(column, requests.numbers(), numbers_);
  census_->went({.stream = streams_[stage.request_class],
                 .path = program_->classes[stage.request_class].root_path},
                numbers_, began_, ended_);
  for (const Passing& request : column) {
    requests.give_back(request.request);
  }
}

}  // namespace sojourn::simulation
