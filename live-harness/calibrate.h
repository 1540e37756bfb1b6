// Calibration: what a visit costs on the deployed system beyond what the scenario says, as a few
// constants, each with its 95 % interval, so that the prediction is one for this system.
//
// A visit takes, in the model: network there, (waiting), wake if the worker was idle, hold, the
// steps, network back; the worker is free after release. Two experiments find the constants:
//   low load     one user at a time with real requests: what a caller sees beyond demand and calls
//                is A = network + wake + hold, for each link;
//   saturation   a closed workload keeps all workers of one replica busy: what its workers spend on
//                a request beyond demand and calls is C = hold + release, for each service.
// Of these sums a client can see no more than A and C: waiting requests are answered C plus demand
// after the one before, others A plus demand after they were sent. How A and C are split into
// constants follows the replica's own clock where it says so (built-in services), else hold is as
// large as both allow.
// Requests carry a replication number that no run uses: their demands are not those of the run.
#pragma once

#include <cstdint>
#include <functional>
#include <map>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "engine/interval.h"
#include "engine/time.h"
#include "live-harness/addresses.h"
#include "live-harness/calibrate_samples.h"
#include "models/scenario/scenario.h"

namespace sojourn::live {

inline constexpr std::uint32_t calibration_replication = 0xFFFF;

// Seconds.
struct ServiceConstants {
  engine::Interval hold, wake, release;
};

struct Calibration {
  std::vector<ServiceConstants> services;   // by service
  std::vector<engine::Interval> latencies;  // by link: one way
  std::vector<std::string> warnings;
};

struct CalibrationOptions {
  engine::Duration low_load = std::chrono::seconds(3);    // for each workload
  engine::Duration saturation = std::chrono::seconds(2);  // for each service
  std::function<void(const std::string&)> on_progress;
  std::function<bool()> cancelled;
};

// Runs the experiments on a deployed scenario that nobody else uses meanwhile.
Calibration calibrate(const scenario::Scenario& scenario, const Addresses& addresses,
                      const CalibrationOptions& options);

// The arithmetic of it. `visits` by link, `saturated` by service (empty: not measured).
Calibration constants_from(const scenario::Scenario& scenario,
                           const std::vector<std::vector<VisitSample>>& visits,
                           const std::vector<std::vector<double>>& saturated);

// Mean without the 5 % of the samples at either end, with the interval from ten sections in the
// order given; no samples: 0, fewer than 20: an interval of no width.
engine::Interval trimmed_mean(std::span<const double> samples);

// The scenario with the constants in their fields: again a scenario that can be simulated or saved.
scenario::Scenario calibrated(scenario::Scenario scenario, const Calibration& calibration);

// "cart.hold_s", "cart.hold_low_s" …, "gateway>cart.latency_s" …: for results.
std::map<std::string, double> figures_of(const scenario::Scenario& scenario,
                                         const Calibration& calibration);

}  // namespace sojourn::live
