// Performs the faults of a scenario on its deployment while a replay goes on, at their times.
#pragma once

#include <chrono>
#include <cstdint>
#include <memory>
#include <string>
#include <vector>

#include "engine/time.h"
#include "live-harness/deployment.h"
#include "models/scenario/scenario.h"

namespace sojourn::live {

enum class FaultDeed : std::uint8_t { kill, start, freeze, thaw, slow };

// One deed on one replica. A fault that lasts is two: its begin and its end.
struct FaultAction {
  engine::Duration at{};
  FaultDeed deed = FaultDeed::kill;
  scenario::ServiceId service;
  std::uint32_t replica = 0;
  double factor = 1;  // slow only
};

// In order of time, ties in order of the scenario. Pure.
std::vector<FaultAction> fault_actions(const scenario::Scenario& scenario);

// When it was planned and when it was done, from time zero of the replay.
struct FaultInstant {
  std::string what;  // "kill cart/1"
  engine::Duration planned{};
  engine::Duration done{};  // a start: when the replica was ready
  std::string problem;      // empty: it worked
};

class FaultDriver {
 public:
  FaultDriver(Deployment& deployment, const scenario::Scenario& scenario);
  ~FaultDriver();  // as stop()
  FaultDriver(const FaultDriver&) = delete;
  FaultDriver& operator=(const FaultDriver&) = delete;

  // Begins: `zero` is the instant of time zero. Once.
  void start(std::chrono::steady_clock::time_point zero);

  // Performs no further action; what was done so far, in order of being done.
  std::vector<FaultInstant> stop();

 private:
  struct State;
  std::unique_ptr<State> state_;
};

}  // namespace sojourn::live
