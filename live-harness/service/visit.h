// One visit of a request to this replica: performs the endpoint's steps for real, as the simulator
// performs them in virtual time. One thread.
//
// A visit keeps its own time, `at`: when the step under way should have begun. Delays, backoffs and
// network latencies end at absolute times counted from there, so the lateness of one wake-up does
// not add to the next; not after a lateness that only a stop of the machine explains
// (compensated_max).
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <vector>

#include "live-harness/http_task.h"
#include "live-harness/service/behaviour.h"
#include "live-harness/service/burner.h"
#include "live-harness/service/control.h"
#include "live-harness/service/outbound.h"
#include "models/scenario/plan.h"

namespace sojourn::live {

// How far a visit's own time may lie behind the clock.
inline constexpr std::chrono::milliseconds compensated_max{2};

// What the visits of a replica share.
struct Surroundings {
  boost::asio::io_context& context;
  const scenario::Scenario& scenario;
  Control control;
  Burner burner;
  std::vector<std::unique_ptr<Outbound>> outbound;  // by index of the scenario's links; or null
  std::vector<std::string> targets;                 // "/get", by endpoint
};

class Visit {
 public:
  // Begins at `start`, which is not later than now.
  Visit(Surroundings& surroundings, scenario::ServiceId service,
        const scenario::RequestIdentity& identity, std::uint32_t priority, SteadyTime start);

  // Performs the steps; false if a call that the answer needs has failed.
  Task<bool> perform(const NumberedSteps& steps);

  // A delay step whose demand is already known.
  Task<> delay(engine::Duration demand);

  // --- When it has ended.

  SteadyTime end() const { return at_; }
  engine::Duration calls() const { return calls_; }
  engine::Duration demand() const { return demand_; }
  const std::string& callee_spans() const { return callee_spans_; }

 private:
  struct Join;

  Task<bool> perform_all(const NumberedSteps& steps, SteadyTime& at);
  Task<bool> perform_one(const NumberedStep& step, SteadyTime& at);
  Task<> compute(engine::Duration demand, SteadyTime& at);
  Task<bool> call(const scenario::Call& call, std::uint64_t site, SteadyTime& at);
  Task<bool> try_until_answered(const scenario::Call& call, std::uint64_t site, SteadyTime& at);
  Task<bool> parallel(const std::vector<NumberedSteps>& branches, SteadyTime& at);
  Task<> branch(const NumberedSteps& steps, Join& join);
  Task<> sleep(engine::Duration time, SteadyTime& at);
  engine::Duration draw(const scenario::Distribution& distribution, std::uint64_t site);

  Surroundings& surroundings_;
  scenario::ServiceId service_;
  scenario::RequestIdentity identity_;
  std::uint32_t priority_;
  SteadyTime at_;
  std::uint32_t calls_open_ = 0;
  SteadyTime calls_since_;
  engine::Duration calls_{};
  engine::Duration demand_{};
  std::string callee_spans_;
};

}  // namespace sojourn::live
