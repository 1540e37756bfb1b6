#include "live-harness/faults.h"

#include <algorithm>
#include <condition_variable>
#include <mutex>
#include <stop_token>
#include <thread>
#include <utility>

#include <fmt/format.h>

namespace sojourn::live {

namespace {

using Clock = std::chrono::steady_clock;
using scenario::Fault;
using scenario::FaultKind;
using scenario::Scenario;

void append(std::vector<FaultAction>& actions, const Fault& fault, std::uint32_t replica) {
  const auto add = [&](engine::Duration at, FaultDeed deed, double factor = 1) {
    actions.push_back({at, deed, fault.service, replica, factor});
  };
  const engine::Duration end = fault.at + fault.lasts.value_or(engine::Duration::zero());
  switch (fault.kind) {
    case FaultKind::kill: add(fault.at, FaultDeed::kill); break;
    case FaultKind::restart: add(fault.at, FaultDeed::kill); break;
    case FaultKind::freeze: add(fault.at, FaultDeed::freeze); break;
    case FaultKind::slow: add(fault.at, FaultDeed::slow, fault.factor); break;
  }
  const bool is_restart = fault.kind == FaultKind::restart;
  if (is_restart || (fault.kind == FaultKind::kill && fault.lasts)) {
    add(end, FaultDeed::start);
  } else if (fault.kind == FaultKind::freeze && fault.lasts) {
    add(end, FaultDeed::thaw);
  } else if (fault.kind == FaultKind::slow && fault.lasts) {
    add(end, FaultDeed::slow, 1);
  }
}

const char* deed_name(FaultDeed deed) {
  switch (deed) {
    case FaultDeed::kill: return "kill";
    case FaultDeed::start: return "start";
    case FaultDeed::freeze: return "freeze";
    case FaultDeed::thaw: return "thaw";
    case FaultDeed::slow: return "slow";
  }
  return "";
}

}  // namespace

std::vector<FaultAction> fault_actions(const Scenario& scenario) {
  std::vector<FaultAction> actions;
  for (const Fault& fault : scenario.faults) {
    const std::uint32_t first = fault.replica.value_or(0);
    const std::uint32_t end =
        fault.replica ? first + 1 : scenario.services[fault.service.index].replicas;
    for (std::uint32_t replica = first; replica < end; ++replica) {
      append(actions, fault, replica);
    }
  }
  std::ranges::stable_sort(actions, {}, &FaultAction::at);
  return actions;
}

struct FaultDriver::State {
  Deployment& deployment;
  const Scenario& scenario;
  std::vector<FaultAction> actions;
  std::mutex mutex;  // of `done`
  std::vector<FaultInstant> done;
  std::vector<std::jthread> starting;  // a replica takes its time; other faults do not wait for it
  std::jthread driver;

  State(Deployment& deployed, const Scenario& played)
      : deployment(deployed), scenario(played), actions(fault_actions(played)) {}

  void drive(const std::stop_token& stop, Clock::time_point zero) {
    std::mutex waiting;
    std::condition_variable_any wake;
    for (const FaultAction& action : actions) {
      std::unique_lock lock(waiting);
      wake.wait_until(lock, stop, zero + action.at, [] { return false; });
      if (stop.stop_requested()) {
        return;
      }
      if (action.deed == FaultDeed::start) {
        starting.emplace_back([this, action, zero] { perform(action, zero); });
      } else {
        perform(action, zero);
      }
    }
  }

  void perform(const FaultAction& action, Clock::time_point zero) {
    FaultInstant instant;
    instant.what = fmt::format("{} {}/{}", deed_name(action.deed),
                               scenario.services[action.service.index].name, action.replica);
    instant.planned = action.at;
    switch (action.deed) {
      case FaultDeed::kill: deployment.kill(action.service, action.replica); break;
      case FaultDeed::start:
        if (const auto started = deployment.restart(action.service, action.replica); !started) {
          instant.problem = started.error();
        }
        break;
      case FaultDeed::freeze: deployment.freeze(action.service, action.replica, true); break;
      case FaultDeed::thaw: deployment.freeze(action.service, action.replica, false); break;
      case FaultDeed::slow: deployment.slow(action.service, action.replica, action.factor); break;
    }
    instant.done = Clock::now() - zero;
    const std::lock_guard lock(mutex);
    done.push_back(std::move(instant));
  }
};

FaultDriver::FaultDriver(Deployment& deployment, const Scenario& scenario)
    : state_(std::make_unique<State>(deployment, scenario)) {}

FaultDriver::~FaultDriver() {
  stop();
}

void FaultDriver::start(Clock::time_point zero) {
  if (!state_->actions.empty()) {
    state_->driver = std::jthread(
        [state = state_.get(), zero](const std::stop_token& stop) { state->drive(stop, zero); });
  }
}

std::vector<FaultInstant> FaultDriver::stop() {
  state_->driver.request_stop();
  if (state_->driver.joinable()) {
    state_->driver.join();
  }
  state_->starting.clear();
  return std::exchange(state_->done, {});
}

}  // namespace sojourn::live
