// A scenario compiled to flat arrays: what a replication runs. No name is looked up and nothing is
// validated any more; everything is an index. Immutable while it runs, shared by all replications.
// Refers to the Scenario it was compiled from, which must outlive it.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "models/policy/balance.h"
#include "models/scenario/scenario.h"

namespace sojourn::simulation {

enum class Op : std::uint8_t {
  compute,     // operand: demand; continues at next
  delay,       // operand: demand; continues at next
  call,        // operand: call site; continues at next
  fork,        // operand: first block, count: blocks; all at once, continues at next when all ended
  choose,      // operand: first block, count: blocks; one of them or next
  jump,        // continues at next
  end_branch,  // of a fork's block
  reply,       // end of the endpoint
};

struct Instruction {
  Op op = Op::reply;
  std::uint32_t operand = 0;
  std::uint32_t count = 0;
  std::uint32_t next = 0;
  std::uint64_t site = 0;  // models/scenario/plan.h
};

// Where a branch of a fork or an option of a choice begins.
struct Block {
  std::uint32_t begin = 0;
  double probability = 1;  // of an option
};

struct CallSite {
  std::uint32_t begin = 0;  // of the code of the endpoint that it calls
  std::uint32_t link = 0;
  std::uint32_t statistics = 0;  // index into Program::call_names
  std::optional<engine::Duration> timeout;
  scenario::Retry retry;
  bool proceed_on_error = false;
  // Nothing but its callee delays it or makes it fail: it takes as long as the visit that it makes.
  bool plain = false;
  // Plain, and its callee does nothing but one demand: a delay, or compute on a core of its own.
  bool leaf = false;
  std::uint32_t only_replica =
      UINT32_MAX;  // of its callee, over all services, if there is no other
};

// A request class as code: one call, then the end of the request.
struct ClassCode {
  std::uint32_t begin = 0;
  std::uint32_t workload = 0;
  std::uint64_t root_path = 0;
  std::uint32_t priority = 0;
  // Its call is plain and nobody waits for its end: a request is the visit that it makes.
  bool plain = false;
};

// Views of a link: one balancer per replica of a balancing caller, one for a proxy or a workload.
struct LinkCode {
  std::uint32_t callee = 0;
  std::uint32_t first_view = 0;
  std::uint32_t views = 1;
  bool per_caller_replica = false;
  bool proxy = false;
  const engine::Distribution* latency = nullptr;  // none: the network takes no time
};

struct ServiceCode {
  std::uint32_t first_replica = 0;
  std::uint32_t replicas = 1;
  std::uint32_t workers = unlimited;         // of each replica
  std::uint32_t queue_capacity = unlimited;  // of each replica
  scenario::Overhead overhead;

  static constexpr std::uint32_t unlimited = UINT32_MAX;
};

struct Program {
  const scenario::Scenario* scenario = nullptr;
  std::vector<Instruction> code;
  std::vector<Block> blocks;
  std::vector<const engine::Distribution*> demands;
  std::vector<CallSite> calls;
  std::vector<ClassCode> classes;              // of all workloads, one workload after the other
  std::vector<std::uint32_t> first_class;      // by workload
  std::vector<LinkCode> links;                 // by link index
  std::vector<ServiceCode> services;           // by ServiceId
  std::vector<std::uint32_t> replica_machine;  // by replica; no_machine: a core for each worker
  std::vector<std::uint32_t> machine_host;     // by machine: HostId
  std::vector<std::string> class_names;        // by class: "shoppers/gateway.checkout"
  std::vector<std::string> call_names;         // "gateway.checkout>cart.get"
  std::uint32_t views = 0;
  std::uint32_t replicas = 0;
  bool recorded = false;  // a run keeps its requests with their spans; then no call is plain

  static constexpr std::uint32_t no_machine = UINT32_MAX;
};

// O(size of the scenario log its calls).
Program compile(const scenario::Scenario& scenario, bool recorded = false);

// The balancer of a view of a link that has seen no request yet.
policy::Balancer fresh_balancer(const Program& program, std::uint32_t link);

}  // namespace sojourn::simulation
