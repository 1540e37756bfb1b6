#include "models/simulation/program.h"

#include <map>
#include <utility>

#include "models/scenario/plan.h"

namespace sojourn::simulation {

namespace {

using scenario::Scenario;

class Compiler {
 public:
  Compiler(const Scenario& scenario, bool recorded) : scenario_(scenario) {
    program_.scenario = &scenario;
    program_.recorded = recorded;
  }

  Program compile() {
    place_replicas();
    open_links();
    for (const scenario::Endpoint& endpoint : scenario_.endpoints) {
      compile_endpoint(endpoint);
    }
    for (std::uint32_t index = 0; index < scenario_.workloads.size(); ++index) {
      compile_workload({index});
    }
    for (CallSite& call : program_.calls) {
      call.begin = begins_[call.begin];
    }
    mark_plain_calls();
    return std::move(program_);
  }

 private:
  std::uint32_t here() const { return static_cast<std::uint32_t>(program_.code.size()); }

  std::uint32_t emit(Op op, std::uint64_t site = 0) {
    const std::uint32_t at = here();
    program_.code.push_back({op, 0, 0, at + 1, site});
    return at;
  }

  // Replicas of a host's services go to its machines in turn.
  void place_replicas() {
    std::vector<std::uint32_t> first_machine;
    std::vector<std::uint32_t> next_machine(scenario_.hosts.size(), 0);
    for (std::uint32_t host = 0; host < scenario_.hosts.size(); ++host) {
      first_machine.push_back(static_cast<std::uint32_t>(program_.machine_host.size()));
      program_.machine_host.insert(program_.machine_host.end(), scenario_.hosts[host].count, host);
    }
    for (const scenario::Service& service : scenario_.services) {
      program_.services.push_back(
          {program_.replicas, service.replicas, service.workers.value_or(ServiceCode::unlimited),
           service.queue_capacity.value_or(ServiceCode::unlimited), service.overhead});
      program_.replicas += service.replicas;
      for (std::uint32_t replica = 0; replica < service.replicas; ++replica) {
        if (!service.host) {
          program_.replica_machine.push_back(Program::no_machine);
          continue;
        }
        const std::uint32_t host = service.host->index;
        std::uint32_t& next = next_machine[host];
        program_.replica_machine.push_back(first_machine[host] + next);
        next = (next + 1) % scenario_.hosts[host].count;
      }
    }
  }

  void open_links() {
    for (const scenario::Link& link : scenario_.links) {
      LinkCode code;
      code.callee = link.callee.index;
      code.first_view = program_.views;
      code.proxy = link.via == scenario::Via::haproxy;
      code.latency = link.latency ? &*link.latency : nullptr;
      const auto* caller = std::get_if<scenario::ServiceId>(&link.caller);
      if (caller != nullptr && !code.proxy) {
        code.per_caller_replica = true;
        code.views = scenario_.services[caller->index].replicas;
      }
      program_.views += code.views;
      program_.links.push_back(code);
    }
  }

  void compile_endpoint(const scenario::Endpoint& endpoint) {
    name_ = scenario_.endpoint_name({static_cast<std::uint32_t>(begins_.size())});
    caller_ = endpoint.service;
    step_ = 0;
    begins_.push_back(here());
    compile_steps(endpoint.steps);
    emit(Op::reply);
  }

  void compile_steps(const scenario::Steps& steps) {
    for (const scenario::Step& step : steps) {
      const std::uint64_t site = scenario::step_site(name_, step_++);
      std::visit([&](const auto& action) { compile_step(action, site); }, step.action);
    }
  }

  void compile_step(const scenario::Compute& step, std::uint64_t site) {
    emit_demand(Op::compute, step.demand, site);
  }

  void compile_step(const scenario::Delay& step, std::uint64_t site) {
    emit_demand(Op::delay, step.time, site);
  }

  void emit_demand(Op op, const engine::Distribution& demand, std::uint64_t site) {
    const std::uint32_t at = emit(op, site);
    program_.code[at].operand = static_cast<std::uint32_t>(program_.demands.size());
    program_.demands.push_back(&demand);
  }

  void compile_step(const scenario::Call& step, std::uint64_t site) {
    const scenario::ServiceId callee = scenario_.endpoints[step.endpoint.index].service;
    const std::uint32_t at = emit(Op::call, site);
    program_.code[at].operand = static_cast<std::uint32_t>(program_.calls.size());
    program_.calls.push_back({step.endpoint.index, scenario_.link_index(caller_, callee),
                              call_statistics(name_ + ">" + scenario_.endpoint_name(step.endpoint)),
                              step.timeout, step.retry,
                              step.on_error == scenario::OnError::proceed});
  }

  void compile_step(const scenario::Parallel& step, std::uint64_t site) {
    const std::uint32_t at = emit(Op::fork, site);
    reserve_blocks(at, step.branches.size());
    for (std::size_t branch = 0; branch < step.branches.size(); ++branch) {
      program_.blocks[program_.code[at].operand + branch].begin = here();
      compile_steps(step.branches[branch]);
      emit(Op::end_branch);
    }
    program_.code[at].next = here();
  }

  void compile_step(const scenario::Choose& step, std::uint64_t site) {
    const std::uint32_t at = emit(Op::choose, site);
    reserve_blocks(at, step.options.size());
    std::vector<std::uint32_t> exits;
    for (std::size_t option = 0; option < step.options.size(); ++option) {
      Block& block = program_.blocks[program_.code[at].operand + option];
      block.begin = here();
      block.probability = step.options[option].probability;
      compile_steps(step.options[option].steps);
      exits.push_back(emit(Op::jump));
    }
    program_.code[at].next = here();
    for (const std::uint32_t exit : exits) {
      program_.code[exit].next = here();
    }
  }

  void reserve_blocks(std::uint32_t at, std::size_t count) {
    program_.code[at].operand = static_cast<std::uint32_t>(program_.blocks.size());
    program_.code[at].count = static_cast<std::uint32_t>(count);
    program_.blocks.resize(program_.blocks.size() + count);
  }

  void compile_workload(scenario::WorkloadId id) {
    const scenario::Workload& workload = scenario_.workloads[id.index];
    program_.first_class.push_back(static_cast<std::uint32_t>(program_.classes.size()));
    for (const scenario::RequestClass& request_class : workload.classes) {
      const scenario::ServiceId callee = scenario_.endpoints[request_class.endpoint.index].service;
      program_.classes.push_back(
          {here(), id.index, scenario::root_path(request_class.name), request_class.priority});
      program_.class_names.push_back(workload.name + "/" + request_class.name);
      const std::uint32_t at = emit(Op::call, scenario::workload_site);
      program_.code[at].operand = static_cast<std::uint32_t>(program_.calls.size());
      program_.calls.push_back({request_class.endpoint.index, scenario_.link_index(id, callee),
                                call_statistics(workload.name + ">" + request_class.name),
                                workload.timeout, workload.retry, false});
      emit(Op::reply);
    }
  }

  // Calls of one name are counted together: all of them are plain, or none.
  void mark_plain_calls() {
    const bool are_any = scenario_.faults.empty() && !program_.recorded;
    std::vector<bool> plain(program_.call_names.size(), are_any);
    for (CallSite& call : program_.calls) {
      const LinkCode& link = program_.links[call.link];
      const ServiceCode& callee = program_.services[link.callee];
      if (callee.replicas == 1) {
        call.only_replica = callee.first_replica;
      }
      if (link.latency != nullptr || link.proxy || call.timeout || call.retry.attempts > 1) {
        plain[call.statistics] = false;
      }
    }
    for (CallSite& call : program_.calls) {
      call.plain = plain[call.statistics];
      call.leaf = call.plain && does_one_demand(call);
    }
    for (ClassCode& code : program_.classes) {
      const scenario::Workload& workload = scenario_.workloads[code.workload];
      const CallSite& call = program_.calls[program_.code[code.begin].operand];
      const auto is_counted_with = [&](const CallSite& other) {
        return other.statistics == call.statistics;
      };
      code.plain = call.plain && std::ranges::count_if(program_.calls, is_counted_with) == 1 &&
                   !std::holds_alternative<scenario::Closed>(workload.arrivals);
    }
  }

  // And nothing else; if it computes, on a core of its own.
  bool does_one_demand(const CallSite& call) const {
    const Instruction& first = program_.code[call.begin];
    const ServiceCode& callee = program_.services[program_.links[call.link].callee];
    const bool has_core = program_.replica_machine[callee.first_replica] == Program::no_machine;
    return (first.op == Op::delay || (first.op == Op::compute && has_core)) &&
           program_.code[first.next].op == Op::reply;
  }

  std::uint32_t call_statistics(std::string name) {
    const auto next = static_cast<std::uint32_t>(program_.call_names.size());
    const auto [found, is_new] = call_index_.emplace(std::move(name), next);
    if (is_new) {
      program_.call_names.push_back(found->first);
    }
    return found->second;
  }

  const Scenario& scenario_;
  Program program_;
  std::vector<std::uint32_t> begins_;  // by EndpointId; calls name the endpoint until all are known
  std::map<std::string, std::uint32_t> call_index_;  // by name, into call_names
  std::string name_;  // of the endpoint under compilation, its service and its step counter
  scenario::ServiceId caller_;
  std::uint32_t step_ = 0;
};

policy::BalanceKind balance_kind(scenario::Balance balance) {
  switch (balance) {
    case scenario::Balance::round_robin: return policy::BalanceKind::round_robin;
    case scenario::Balance::weighted: return policy::BalanceKind::weighted;
    case scenario::Balance::random: return policy::BalanceKind::random;
    case scenario::Balance::least_connections: return policy::BalanceKind::least_connections;
    case scenario::Balance::power_of_two: break;
  }
  return policy::BalanceKind::power_of_two;
}

}  // namespace

Program compile(const Scenario& scenario, bool recorded) {
  return Compiler(scenario, recorded).compile();
}

policy::Balancer fresh_balancer(const Program& program, std::uint32_t link) {
  const scenario::Link& description = program.scenario->links[link];
  return {balance_kind(description.balance), description.weights};
}

}  // namespace sojourn::simulation
