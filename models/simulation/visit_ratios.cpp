#include "models/simulation/visit_ratios.h"

#include <algorithm>
#include <utility>

namespace sojourn::simulation {

namespace {

constexpr double negligible = 1e-9;
constexpr int depth_max = 1000;
constexpr double cv2_max = 1 + 1e-9;  // that of exponential demands, rounded

class Ratios {
 public:
  explicit Ratios(const Program& program) : program_(program) {}

  VisitRatios find() {
    find_endpoints();
    calls_.resize(ratios_.endpoints.size());
    for (std::size_t index = 0; index < ratios_.endpoints.size(); ++index) {
      const CalledEndpoint& endpoint = ratios_.endpoints[index];
      const engine::Duration hold = program_.services[endpoint.service].overhead.hold;
      ratios_.endpoints[index].hold_seconds = engine::to_seconds(hold);
      walk(index, endpoint.begin, 1);
    }
    for (const ClassCode& code : program_.classes) {
      // A class is one call.
      ratios_.visits.push_back(visits_from(program_.calls[program_.code[code.begin].operand]));
    }
    return std::move(ratios_);
  }

 private:
  void find_endpoints() {
    std::vector<std::pair<std::uint32_t, std::uint32_t>> begins;
    for (const CallSite& call : program_.calls) {
      begins.emplace_back(call.begin, program_.links[call.link].callee);
    }
    std::ranges::sort(begins);
    const auto repeated = std::ranges::unique(begins);
    begins.erase(repeated.begin(), repeated.end());
    for (const auto& [begin, service] : begins) {
      CalledEndpoint& endpoint = ratios_.endpoints.emplace_back();
      endpoint.begin = begin;
      endpoint.service = service;
    }
    for (const CallSite& call : program_.calls) {
      ratios_.endpoints[endpoint_of(call)].statistics.push_back(call.statistics);
    }
    for (CalledEndpoint& endpoint : ratios_.endpoints) {
      std::ranges::sort(endpoint.statistics);
      const auto equal = std::ranges::unique(endpoint.statistics);
      endpoint.statistics.erase(equal.begin(), equal.end());
    }
  }

  std::size_t endpoint_of(const CallSite& call) const {
    const auto found =
        std::ranges::lower_bound(ratios_.endpoints, call.begin, {}, &CalledEndpoint::begin);
    return static_cast<std::size_t>(found - ratios_.endpoints.begin());
  }

  // To the end of the endpoint, branch or option; `share` of the visits come along here.
  void walk(std::size_t index, std::uint32_t pc, double share) {
    CalledEndpoint& endpoint = ratios_.endpoints[index];
    for (;;) {
      const Instruction& instruction = program_.code[pc];
      switch (instruction.op) {
        case Op::compute:
        case Op::delay: {
          const engine::Distribution& demand = *program_.demands[instruction.operand];
          endpoint.hold_seconds += share * demand.mean();
          endpoint.compute_seconds += instruction.op == Op::compute ? share * demand.mean() : 0.0;
          endpoint.is_moderate = endpoint.is_moderate && demand.cv2() <= cv2_max;
          break;
        }
        case Op::call:
          endpoint.is_plain = false;
          calls_[index].emplace_back(endpoint_of(program_.calls[instruction.operand]), share);
          break;
        case Op::fork:
          endpoint.is_plain = false;
          for (std::uint32_t block = 0; block < instruction.count; ++block) {
            walk(index, program_.blocks[instruction.operand + block].begin, share);
          }
          break;
        case Op::choose:
          for (std::uint32_t option = 0; option < instruction.count; ++option) {
            const Block& block = program_.blocks[instruction.operand + option];
            walk(index, block.begin, share * block.probability);
          }
          break;
        case Op::jump:
        case Op::end_branch:
        case Op::reply: return;
      }
      pc = instruction.next;
    }
  }

  // A generation of calls after the other.
  std::vector<double> visits_from(const CallSite& call) const {
    std::vector<double> visits(ratios_.endpoints.size(), 0.0);
    std::vector<std::pair<std::size_t, double>> coming{{endpoint_of(call), 1.0}};
    for (int depth = 0; depth < depth_max && !coming.empty(); ++depth) {
      std::vector<std::pair<std::size_t, double>> next;
      for (const auto& [endpoint, number] : coming) {
        visits[endpoint] += number;
        for (const auto& [callee, share] : calls_[endpoint]) {
          next.emplace_back(callee, number * share);
        }
      }
      coming = merged(std::move(next));
    }
    return visits;
  }

  static std::vector<std::pair<std::size_t, double>> merged(
      std::vector<std::pair<std::size_t, double>> coming) {
    std::ranges::sort(coming);
    std::vector<std::pair<std::size_t, double>> merged;
    for (const auto& [endpoint, number] : coming) {
      if (merged.empty() || merged.back().first != endpoint) {
        merged.emplace_back(endpoint, 0.0);
      }
      merged.back().second += number;
    }
    std::erase_if(merged, [](const auto& part) { return part.second < negligible; });
    return merged;
  }

  const Program& program_;
  VisitRatios ratios_;
  std::vector<std::vector<std::pair<std::size_t, double>>> calls_;  // by endpoint: callee, share
};

}  // namespace

VisitRatios visit_ratios(const Program& program) {
  return Ratios(program).find();
}

}  // namespace sojourn::simulation
