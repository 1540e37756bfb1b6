#include "models/simulation/batch/plan.h"

#include <algorithm>
#include <map>
#include <utility>

#include "models/scenario/plan.h"
#include "models/simulation/drawing.h"

namespace sojourn::simulation {

namespace {

using scenario::Purpose;
using scenario::RequestIdentity;

// Walks through the code of a request class as a request does, and writes down the stages. Instants
// that are certainly the same have the same number.
class Planner {
 public:
  explicit Planner(const Program& program) : program_(program) {}

  BatchPlan plan() && {
    plan_.calls_to.resize(program_.services.size());
    for (class_ = 0; class_ < program_.classes.size(); ++class_) {
      plan_class();
    }
    return std::move(plan_);
  }

 private:
  struct Visit {
    RequestIdentity identity;  // of which the path is known
    bool is_client = false;
  };

  void plan_class() {
    const ClassCode& code = program_.classes[class_];
    const auto begin = static_cast<std::uint32_t>(plan_.stages.size());
    intervals_.clear();
    now_ = arrival;
    kept_ = {{arrival, 0}};
    cells_ = most_cells_ = 1;
    fork_ = Stage::none;
    walk(code.begin, {{.path = code.root_path}, true});
    measure(arrival, ReportedInterval::Of::request, class_, Stage::none);
    emit(Stage::Op::end);
    plan_.classes.push_back({begin, most_cells_});
  }

  // To the end of the endpoint, branch or option.
  void walk(std::uint32_t pc, const Visit& visit) {
    for (;;) {
      const Instruction& instruction = program_.code[pc];
      pc = instruction.next;
      switch (instruction.op) {
        case Op::compute:
        case Op::delay: step(instruction, visit); break;
        case Op::call: call(instruction, visit); break;
        case Op::choose: choose(instruction, visit); break;
        case Op::fork:
          if (instruction.count > 0) {
            fork(instruction, visit);
          }
          break;
        case Op::jump:
        case Op::end_branch:
        case Op::reply: return;
      }
    }
  }

  void step(const Instruction& instruction, const Visit& visit) {
    pass_time(program_.demands[instruction.operand],
              visit.identity.step_key(instruction.site, Purpose::demand).site);
  }

  void call(const Instruction& instruction, const Visit& caller) {
    const CallSite& site = program_.calls[instruction.operand];
    const LinkCode& link = program_.links[site.link];
    const Visit callee{called_identity(caller.identity, caller.is_client, instruction, 1), false};
    const std::uint32_t cells = cells_;
    const std::uint32_t started = now_;
    if (link.latency != nullptr) {
      keep_now();
      pass_time(link.latency, callee.identity.visit_key(Purpose::latency_there).site);
    }
    if (program_.services[link.callee].workers == ServiceCode::unlimited) {
      enter(site, link.callee, callee);
    } else {
      enqueue(site, link, callee);
    }
    if (link.latency != nullptr) {
      pass_time(link.latency, callee.identity.visit_key(Purpose::latency_back).site);
    }
    measure(started, ReportedInterval::Of::call, site.statistics, Stage::none);
    give_back(cells);
  }

  // Where nobody waits.
  void enter(const CallSite& site, std::uint32_t service, const Visit& visit) {
    const std::uint32_t arrived = now_;
    fork_ = Stage::none;
    keep_now();
    walk(site.begin, visit);
    measure(arrived, ReportedInterval::Of::visit, service, service);
  }

  void enqueue(const CallSite& site, const LinkCode& link, const Visit& visit) {
    QueuedCall call;
    call.service = link.callee;
    call.view = link.first_view;
    call.begin = site.begin;
    call.path = visit.identity.path;
    call.stage = here();
    call.request_class = class_;
    call.fork = std::exchange(fork_, Stage::none);
    add_steps(call, visit);
    const std::uint32_t arrived = std::exchange(now_, ++instants_);
    call.interval = interval_since(arrived).first;
    plan_.reported.push_back({ReportedInterval::Of::visit, link.callee, call.interval});
    emit(Stage::Op::queue).operand = static_cast<std::uint32_t>(plan_.calls.size());
    plan_.calls_to[link.callee].push_back(static_cast<std::uint32_t>(plan_.calls.size()));
    plan_.calls.push_back(std::move(call));
  }

  void add_steps(QueuedCall& call, const Visit& visit) const {
    for (std::uint32_t pc = call.begin;; pc = program_.code[pc].next) {
      const Instruction& instruction = program_.code[pc];
      if (instruction.op == Op::choose) {
        call.straight = false;
        return;
      }
      if (instruction.op == Op::reply) {
        return;
      }
      if (instruction.op != Op::jump) {
        call.steps.push_back({program_.demands[instruction.operand],
                              visit.identity.step_key(instruction.site, Purpose::demand).site});
      }
    }
  }

  // What happens in an option, and after it, does not happen to all: it is never the same as
  // something outside.
  void choose(const Instruction& instruction, const Visit& visit) {
    fork_ = Stage::none;
    const std::uint32_t stage = here();
    emit(Stage::Op::choose).site = visit.identity.step_key(instruction.site, Purpose::choice).site;
    take_ways(stage, Stage::Op::gather, instruction, [&](const Block& block) {
      now_ = ++instants_;
      walk(block.begin, visit);
    });
  }

  // Branches are under way at the same time: each has cells of its own.
  void fork(const Instruction& instruction, const Visit& visit) {
    const std::uint32_t began = now_;
    const std::uint32_t stage = here();
    const std::uint32_t cells = cells_;
    const std::uint32_t most_before = std::exchange(most_cells_, cells_);
    emit(Stage::Op::fork);
    take_ways(stage, Stage::Op::join, instruction, [&](const Block& block) {
      now_ = began;
      cells_ = most_cells_;
      fork_ = stage;
      may_pass_time_ = true;
      walk(block.begin, visit);
      give_back(cells);
    });
    most_cells_ = std::max(most_cells_, most_before);
    fork_ = Stage::none;
  }

  // One block after the other, and where they meet.
  template <typename WalkBlock>
  void take_ways(std::uint32_t stage, Stage::Op meeting, const Instruction& instruction,
                 const WalkBlock& walk_block) {
    const auto first = static_cast<std::uint32_t>(plan_.ways.size());
    plan_.ways.resize(first + instruction.count);
    std::vector<std::uint32_t> ends;
    for (std::uint32_t index = 0; index < instruction.count; ++index) {
      const Block& block = program_.blocks[instruction.operand + index];
      plan_.ways[first + index] = {here(), block.probability};
      walk_block(block);
      ends.push_back(here());
    }
    const std::uint32_t met = here();
    emit(meeting).gathering = plan_.gatherings;
    for (std::uint32_t index = 0; index < instruction.count; ++index) {
      Way& way = plan_.ways[first + index];
      (way.begin == ends[index] ? way.begin : plan_.stages[ends[index] - 1].next) = met;
    }
    Stage& begun = plan_.stages[stage];
    begun.operand = first;
    begun.count = instruction.count;
    begun.gathering = plan_.gatherings++;
    begun.next = met;
    now_ = ++instants_;
  }

  std::uint32_t here() const { return static_cast<std::uint32_t>(plan_.stages.size()); }

  Stage& emit(Stage::Op op) {
    Stage stage;
    stage.op = op;
    stage.request_class = class_;
    stage.next = here() + 1;
    plan_.stages.push_back(stage);
    return plan_.stages.back();
  }

  void pass_time(const engine::Distribution* time, std::uint64_t site) {
    if (!std::exchange(may_pass_time_, false)) {
      fork_ = Stage::none;
    }
    Stage& stage = emit(Stage::Op::pass_time);
    stage.time = time;
    stage.site = site;
    now_ = ++instants_;
  }

  void keep_now() {
    if (kept_.try_emplace(now_, cells_).second) {
      emit(Stage::Op::keep).cell = cells_++;
      most_cells_ = std::max(most_cells_, cells_);
    }
  }

  // All cells from this one on are free again.
  void give_back(std::uint32_t cells) {
    std::erase_if(kept_, [&](const auto& kept) { return kept.second >= cells; });
    cells_ = cells;
  }

  // Of an interval that ends now. Returns its number, and whether it is a new one.
  std::pair<std::uint32_t, bool> interval_since(std::uint32_t began) {
    const auto [found, is_new] = intervals_.try_emplace({began, now_}, plan_.intervals);
    plan_.intervals += is_new ? 1 : 0;
    return {found->second, is_new};
  }

  void measure(std::uint32_t began, ReportedInterval::Of of, std::uint32_t index,
               std::uint32_t service) {
    const auto [interval, is_new] = interval_since(began);
    plan_.reported.push_back({of, index, interval});
    if (is_new || service != Stage::none) {
      Stage& stage = emit(Stage::Op::measure);
      stage.cell = kept_.at(began);
      stage.interval = is_new ? interval : Stage::none;
      stage.service = service;
    }
  }

  static constexpr std::uint32_t arrival = 0;

  const Program& program_;
  BatchPlan plan_;
  std::uint32_t class_ = 0;
  std::uint32_t now_ = arrival;
  std::uint32_t instants_ = arrival;
  std::map<std::uint32_t, std::uint32_t> kept_;  // instant to cell
  std::uint32_t cells_ = 1;
  std::uint32_t most_cells_ = 1;
  std::map<std::pair<std::uint32_t, std::uint32_t>, std::uint32_t> intervals_;  // by both instants
  std::uint32_t fork_ = Stage::none;  // since which nothing but one step has passed
  bool may_pass_time_ = false;
};

}  // namespace

BatchPlan batch_plan(const Program& program) {
  return Planner(program).plan();
}

}  // namespace sojourn::simulation
