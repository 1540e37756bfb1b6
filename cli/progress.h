// How far a run has come, on standard error: a bar that redraws itself on a terminal, else a line
// now and then if asked for, else nothing.
#pragma once

#include <chrono>
#include <string>

#include "cli/options.h"
#include "models/simulation/simulate.h"

namespace sojourn::cli {

// "simulating ━━━━━━━━━━────────── 10 of 20 replications · ± 1.8 % · 9 s left". Pure function.
std::string progress_line(const simulation::Progress& progress, double elapsed_s);

class ProgressDisplay {
 public:
  explicit ProgressDisplay(const CommonOptions& options);
  ProgressDisplay(const ProgressDisplay&) = delete;
  ProgressDisplay& operator=(const ProgressDisplay&) = delete;
  ~ProgressDisplay();  // wipes the bar

  // From one thread at a time.
  void show(const simulation::Progress& progress);

 private:
  enum class Mode { nothing, lines, bar };
  using Clock = std::chrono::steady_clock;

  Mode mode_;
  Clock::time_point started_ = Clock::now();
  Clock::time_point shown_;
};

// Of a simulation that is shown on the display and ends when interrupted.
simulation::Options simulation_options(const ExperimentOptions& options, ProgressDisplay& display);

}  // namespace sojourn::cli
