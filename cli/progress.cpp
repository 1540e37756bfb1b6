#include "cli/progress.h"

#include <algorithm>
#include <cmath>

#include <fmt/format.h>
#include <unistd.h>

#include "cli/interrupt.h"
#include "models/report/atomic_file.h"
#include "models/report/units.h"

namespace sojourn::cli {

namespace {

using namespace std::chrono_literals;

constexpr int bar_width = 24;
constexpr std::string_view wipe_line = "\r\x1b[K";

void write_to_terminal(std::string_view text) {
  [[maybe_unused]] const auto ignored = report::write_fully(STDERR_FILENO, text);
}

std::string bar(double share) {
  const int done = static_cast<int>(std::floor(share * bar_width));
  std::string text;
  for (int column = 0; column < bar_width; ++column) text += column < done ? "━" : "─";
  return text;
}

}  // namespace

std::string progress_line(const simulation::Progress& progress, double elapsed_s) {
  const double done = progress.replications_done;
  const double planned = std::max<double>(progress.replications_planned, 1);
  const double share = std::min(done / planned, 1.0);
  std::string text = "simulating " + bar(share);
  text += fmt::format(" {} of {} replications", progress.replications_done,
                      progress.replications_planned);
  if (progress.precision_reached > 0) {
    text += fmt::format(" · ± {:.2g} %", progress.precision_reached * 100);
  }
  if (done > 0 && done < planned) {
    text += fmt::format(" · {:.0f} s left", std::ceil(elapsed_s / done * (planned - done)));
  }
  return text;
}

ProgressDisplay::ProgressDisplay(const CommonOptions& options)
    : mode_(is_terminal(STDERR_FILENO) && !options.quiet ? Mode::bar
            : options.verbose                            ? Mode::lines
                                                         : Mode::nothing),
      shown_(started_) {
  if (mode_ == Mode::bar) write_to_terminal(std::string(wipe_line) + "simulating …");
}

ProgressDisplay::~ProgressDisplay() {
  if (mode_ == Mode::bar) write_to_terminal(wipe_line);
}

void ProgressDisplay::show(const simulation::Progress& progress) {
  if (mode_ == Mode::nothing) return;
  const Clock::time_point now = Clock::now();
  const bool is_last = progress.replications_done == progress.replications_planned;
  const Clock::duration pause = mode_ == Mode::bar ? Clock::duration(100ms) : Clock::duration(10s);
  if (now - shown_ < pause && !(is_last && mode_ == Mode::bar)) return;
  shown_ = now;
  const std::chrono::duration<double> elapsed = now - started_;
  const std::string line = progress_line(progress, elapsed.count());
  write_to_terminal(mode_ == Mode::bar ? std::string(wipe_line) + line : line + "\n");
}

simulation::Options simulation_options(const ExperimentOptions& options, ProgressDisplay& display) {
  simulation::Options simulation;
  simulation.threads = options.threads;
  simulation.seed = options.seed;
  simulation.replications = options.replications;
  simulation.on_progress = [&](const simulation::Progress& progress) { display.show(progress); };
  simulation.cancelled = interrupted;
  return simulation;
}

}  // namespace sojourn::cli
