#include "models/simulation/batch/order.h"

#include <algorithm>
#include <map>
#include <set>
#include <utility>

namespace sojourn::simulation {

namespace {

using Services = std::set<std::uint32_t>;

// From each queue to those that can be the next on a request's way.
using Edges = std::map<std::uint32_t, Services>;

// Walks through the code of every request class as a request does, and notes which queue can come
// next after which.
class Walk {
 public:
  explicit Walk(const Program& program) : program_(program) {}

  // nullopt: something on the way needs the event engine.
  std::optional<Edges> edges() {
    for (const ClassCode& code : program_.classes) {
      run(code.begin, {});
    }
    if (!possible_) {
      return std::nullopt;
    }
    return edges_;
  }

 private:
  static constexpr std::uint32_t steps_max = 10'000;
  static constexpr std::uint32_t depth_max = 100;

  // From an instruction to the end of its endpoint, branch or option, having come from one of
  // `last`. Returns the queues of which one is the last then.
  Services run(std::uint32_t pc, Services last) {
    while (possible_) {
      const Instruction& instruction = program_.code[pc];
      possible_ = ++steps_ <= steps_max;
      pc = instruction.next;
      switch (instruction.op) {
        case Op::compute:
        case Op::delay: break;
        case Op::call: last = call(program_.calls[instruction.operand], std::move(last)); break;
        case Op::fork:
          if (instruction.count > 0) {
            last = blocks(instruction, last);
          }
          break;
        case Op::choose: last.merge(blocks(instruction, last)); break;
        case Op::jump:
        case Op::end_branch:
        case Op::reply: return last;
      }
    }
    return last;
  }

  Services blocks(const Instruction& instruction, const Services& last) {
    Services ends;
    for (std::uint32_t index = 0; index < instruction.count; ++index) {
      ends.merge(run(program_.blocks[instruction.operand + index].begin, last));
    }
    return ends;
  }

  Services call(const CallSite& call, Services last) {
    const LinkCode& link = program_.links[call.link];
    const ServiceCode& callee = program_.services[link.callee];
    if (call.timeout || depth_ == depth_max) {
      possible_ = false;
      return last;
    }
    if (callee.workers == ServiceCode::unlimited) {
      ++depth_;
      last = run(call.begin, std::move(last));
      --depth_;
      return last;
    }
    possible_ = possible_ && is_leaf(call.begin) && may_choose_later(call);
    for (const std::uint32_t service : last) {
      edges_[service].insert(link.callee);
    }
    return {link.callee};
  }

  // Whether nothing but time passes from there to the reply, the last instruction of an endpoint.
  bool is_leaf(std::uint32_t pc) const {
    for (;; ++pc) {
      switch (program_.code[pc].op) {
        case Op::reply: return true;
        case Op::compute:
        case Op::delay:
        case Op::choose:
        case Op::jump: break;
        case Op::call:
        case Op::fork:
        case Op::end_branch: return false;
      }
    }
  }

  // Whether the replica may be chosen when the request comes there instead of when it is sent.
  bool may_choose_later(const CallSite& call) const {
    const scenario::Link& link = program_.scenario->links[call.link];
    const LinkCode& code = program_.links[call.link];
    if (program_.services[code.callee].replicas == 1 || link.balance == scenario::Balance::random) {
      return true;
    }
    const bool in_turn = link.balance == scenario::Balance::round_robin ||
                         link.balance == scenario::Balance::weighted;
    return in_turn && code.views == 1 && code.latency == nullptr;
  }

  const Program& program_;
  Edges edges_;
  std::uint32_t steps_ = 0;
  std::uint32_t depth_ = 0;
  bool possible_ = true;
};

bool suits(const Program& program, std::uint32_t index) {
  const ServiceCode& code = program.services[index];
  const scenario::Service& service = program.scenario->services[index];
  const bool limited = code.workers != ServiceCode::unlimited;
  return code.overhead == scenario::Overhead{} && !service.host &&
         (!limited || (code.queue_capacity == ServiceCode::unlimited &&
                       service.queue_order == scenario::QueueOrder::fifo));
}

// Of the services with queues; nullopt if requests can come back. Kahn's algorithm.
std::optional<std::vector<std::uint32_t>> upstream_first(const Program& program,
                                                         const Edges& edges) {
  const std::size_t services = program.services.size();
  std::vector<std::uint32_t> feeders(services, 0);
  for (const auto& [from, fed] : edges) {
    for (const std::uint32_t service : fed) {
      ++feeders[service];
    }
  }
  std::vector<std::uint32_t> order;
  const auto take_unfed = [&](std::uint32_t service) {
    if (feeders[service] == 0) {
      order.push_back(service);
    }
  };
  std::size_t queues = 0;
  for (std::uint32_t service = 0; service < services; ++service) {
    if (program.services[service].workers != ServiceCode::unlimited) {
      ++queues;
      take_unfed(service);
    }
  }
  std::size_t passed = 0;
  while (passed < order.size()) {
    const auto from = edges.find(order[passed++]);
    if (from == edges.end()) {
      continue;
    }
    for (const std::uint32_t service : from->second) {
      --feeders[service];
      take_unfed(service);
    }
  }
  return order.size() == queues ? std::optional(std::move(order)) : std::nullopt;
}

}  // namespace

std::optional<std::vector<std::uint32_t>> batch_order(const Program& program) {
  const scenario::Scenario& scenario = *program.scenario;
  const bool closed = std::ranges::any_of(scenario.workloads, [](const auto& workload) {
    return std::holds_alternative<scenario::Closed>(workload.arrivals);
  });
  bool possible = !closed && scenario.faults.empty();
  for (std::uint32_t index = 0; index < program.services.size(); ++index) {
    possible = possible && suits(program, index);
  }
  if (!possible) {
    return std::nullopt;
  }
  const auto edges = Walk(program).edges();
  return edges ? upstream_first(program, *edges) : std::nullopt;
}

}  // namespace sojourn::simulation
