// Was the machine quiet while we measured? A canary thread sleeps 500 us at a time and records how
// late it wakes; /proc tells how much CPU others (or the hypervisor) took. The verdict goes with
// every measured figure.
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <vector>

#include "engine/histogram.h"

namespace sojourn::live {

enum class Verdict { clean, degraded, invalid };
const char* verdict_name(Verdict verdict);

struct HostFigures {
  engine::Histogram wake_up;  // lateness of the canary
  double foreign_cpu = 0;     // share of all cores used by processes that are not ours
  double steal = 0;           // share of all cores taken by the hypervisor
  double own_cpu = 0;         // share of all cores used by our process trees
  double pressure_some = 0;   // share of the time some task waited for CPU (PSI), -1 where the
                              // kernel has none; ours count too, so that it accuses nobody
};

struct Judgement {
  Verdict verdict = Verdict::clean;
  std::vector<std::string> reasons;  // "wake-up canary p99 1.3 ms (clean: below 200 us)"
};

// Pure: thresholds are stated in contamination.cpp and in the README of the live harness.
//
// Contamination is what others do to the measurement. A canary without real time is made late by
// our own services on a few cores as well; that is the system under test, crowded by its harness:
// never clean, but no reason to throw the run away. So a late canary makes a run invalid only if
// our own load cannot be the cause.
Judgement judge(const HostFigures& figures, const engine::Histogram& send_error);

// Observes from construction to stop(). `own_pids`: roots of the process trees that count as ours,
// beside the observing process itself; children that are started later belong to them.
class HostObserver {
 public:
  explicit HostObserver(std::vector<int> own_pids);
  ~HostObserver();
  HostObserver(const HostObserver&) = delete;
  HostObserver& operator=(const HostObserver&) = delete;

  // Ends the observation; the second call returns the same figures.
  HostFigures stop();

 private:
  struct State;
  std::unique_ptr<State> state_;
};

}  // namespace sojourn::live
