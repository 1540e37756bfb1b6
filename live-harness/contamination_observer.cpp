#include <algorithm>
#include <chrono>
#include <condition_variable>
#include <mutex>
#include <optional>
#include <thread>

#include <dirent.h>
#include <fcntl.h>
#include <unistd.h>

#include "live-harness/canary.h"
#include "live-harness/contamination.h"
#include "live-harness/contamination_proc.h"

namespace sojourn::live {

namespace {

using SteadyTime = std::chrono::steady_clock::time_point;

// Often enough to see most processes before they end; a look costs about 10 us a process.
constexpr auto look_period = std::chrono::seconds(1);

// Files of /proc have no size: read to the end, at most a megabyte. Empty when there is none.
std::string read_proc(const std::string& path) {
  constexpr std::size_t step = 4096;
  constexpr std::size_t most = std::size_t{1} << 20U;
  const int file = open(path.c_str(), O_RDONLY | O_CLOEXEC);
  std::string text;
  ssize_t got = file < 0 ? -1 : 1;
  while (got > 0 && text.size() < most) {
    const std::size_t filled = text.size();
    text.resize(filled + step);
    got = read(file, text.data() + filled, step);
    text.resize(filled + static_cast<std::size_t>(std::max<ssize_t>(got, 0)));
  }
  if (file >= 0) {
    close(file);
  }
  return text;
}

std::vector<ProcessTicks> read_processes() {
  std::vector<ProcessTicks> processes;
  DIR* const directory = opendir("/proc");
  if (directory == nullptr) {
    return processes;
  }
  while (const dirent* const entry = readdir(directory)) {
    const std::string name = entry->d_name;
    if (name.find_first_not_of("0123456789") == std::string::npos) {
      if (const auto process = parse_process_ticks(read_proc("/proc/" + name + "/stat"))) {
        processes.push_back(*process);
      }
    }
  }
  closedir(directory);
  return processes;
}

struct Glance {
  SteadyTime at;
  std::optional<MachineTicks> machine;
  std::optional<std::uint64_t> pressure_us;
};

Glance glance() {
  return {.at = std::chrono::steady_clock::now(),
          .machine = parse_machine_ticks(read_proc("/proc/stat")),
          .pressure_us = parse_pressure_some(read_proc("/proc/pressure/cpu"))};
}

double difference(std::uint64_t later, std::uint64_t earlier) {
  return later > earlier ? static_cast<double>(later - earlier) : 0.0;
}

// Idle time is exact (to a tick) on every kernel, the split of the rest is sampled on some: so what
// was used is what was neither idle nor stolen.
void fill_shares(HostFigures& figures, const Glance& first, const Glance& last, double own_ticks) {
  const double seconds = std::chrono::duration<double>(last.at - first.at).count();
  figures.pressure_some = -1;
  if (first.pressure_us && last.pressure_us && seconds > 0) {
    // The clock was read a moment before the pressure, and that moment may have been a long one.
    figures.pressure_some =
        std::min(1.0, difference(*last.pressure_us, *first.pressure_us) / (seconds * 1e6));
  }
  if (!first.machine || !last.machine || seconds <= 0) {
    figures.foreign_cpu = figures.steal = -1;
    return;
  }
  const double capacity =
      seconds * static_cast<double>(sysconf(_SC_CLK_TCK)) * last.machine->processors;
  const double idle = difference(last.machine->idle, first.machine->idle);
  const double steal = difference(last.machine->steal, first.machine->steal);
  figures.steal = steal / capacity;
  figures.own_cpu = own_ticks / capacity;
  figures.foreign_cpu = std::max(0.0, capacity - idle - steal - own_ticks) / capacity;
}

std::vector<int> with_ourselves(std::vector<int> pids) {
  pids.push_back(getpid());
  return pids;
}

}  // namespace

struct HostObserver::State {
  explicit State(std::vector<int> own_pids) : trees(with_ourselves(std::move(own_pids))) {
    trees.observe(read_processes());
    first = glance();
    canary.emplace();
    looker = std::jthread([this](const std::stop_token& stop) { look(stop); });
  }

  void look(const std::stop_token& stop) {
    std::mutex mutex;
    std::condition_variable_any wake;
    std::unique_lock lock(mutex);
    while (!wake.wait_for(lock, stop, look_period, [&stop] { return stop.stop_requested(); })) {
      trees.observe(read_processes());
    }
  }

  ProcessTrees trees;  // the looker's while it runs
  Glance first;
  std::optional<Canary> canary;
  std::jthread looker;
  std::optional<HostFigures> figures;
};

HostObserver::HostObserver(std::vector<int> own_pids)
    : state_(std::make_unique<State>(std::move(own_pids))) {}

HostObserver::~HostObserver() = default;

HostFigures HostObserver::stop() {
  if (!state_->figures) {
    state_->looker.request_stop();
    state_->looker.join();
    const Glance last = glance();
    state_->trees.observe(read_processes());
    HostFigures figures;
    figures.wake_up = state_->canary->stop();
    fill_shares(figures, state_->first, last, static_cast<double>(state_->trees.ticks()));
    state_->figures = std::move(figures);
  }
  return *state_->figures;
}

}  // namespace sojourn::live
