#include "live-harness/deployment.h"

#include <atomic>
#include <cerrno>
#include <csignal>
#include <cstdlib>
#include <cstring>
#include <fstream>
#include <mutex>
#include <system_error>
#include <thread>
#include <utility>

#include <fcntl.h>
#include <fmt/format.h>
#include <sys/mman.h>
#include <unistd.h>

#include "engine/require.h"
#include "live-harness/deployment_plan.h"
#include "live-harness/deployment_ready.h"
#include "live-harness/free_port.h"
#include "live-harness/process.h"

namespace sojourn::live {

namespace {

namespace fs = std::filesystem;
using Clock = std::chrono::steady_clock;
using scenario::Scenario;
using scenario::ServiceId;

constexpr int port_attempts = 3;

std::expected<fs::path, std::string> make_folder() {
  std::error_code error;
  fs::path base = fs::temp_directory_path(error);
  if (error) {
    base = "/tmp";
  }
  std::string name = (base / "sojourn-XXXXXX").string();
  if (mkdtemp(name.data()) == nullptr) {
    return std::unexpected(
        fmt::format("cannot make a folder in {}: {}", base.string(), std::strerror(errno)));
  }
  return fs::path(name);
}

std::string write_files(const DeploymentPlan& plan) {
  for (const PlannedFile& file : plan.files) {
    std::error_code error;
    fs::create_directories(file.path.parent_path(), error);
    std::ofstream stream(file.path, std::ios::binary | std::ios::trunc);
    stream << file.content;
    stream.close();
    if (!stream) {
      return fmt::format("cannot write {}", file.path.string());
    }
  }
  return {};
}

struct Part {
  PlannedPart plan;
  int pid = -1;
  bool should_run = false;
};

std::string complaint(const Part& part, std::string_view what) {
  return fmt::format("{} {}\n  command: {}\n  log: {}\n{}", part.plan.name, what,
                     format_command(part.plan.command), part.plan.command.log.string(),
                     end_of_log(part.plan.command.log));
}

bool some_port_is_taken(const std::vector<std::uint16_t>& ports) {
  for (const std::uint16_t port : ports) {
    if (!port_is_free(port)) {
      return true;
    }
  }
  return false;
}

}  // namespace

struct Deployment::State {
  fs::path folder;
  bool keep_folder = false;
  engine::Duration ready_within{};
  std::function<bool()> cancelled;
  Addresses addresses;
  std::vector<fs::path> control;  // by part; of the proxy: empty
  std::optional<Processes> processes;
  mutable std::mutex mutex;  // pid and should_run of the parts
  std::vector<Part> parts;

  ~State() {
    processes.reset();
    if (!keep_folder) {
      std::error_code ignored;
      fs::remove_all(folder, ignored);
    }
  }

  std::string launch(const Scenario& scenario, const DeploymentPlan& plan,
                     const fs::path& programs) {
    addresses = plan.addresses;
    for (const PlannedPart& planned : plan.parts) {
      parts.push_back({planned, -1, false});
      control.push_back(
          planned.service
              ? control_file(folder, scenario.services[planned.service->index], planned.replica)
              : fs::path());
    }
    std::error_code error;
    fs::create_directories(folder / "logs", error);
    if (std::string problem = write_files(plan); !problem.empty()) {
      return problem;
    }
    auto made = Processes::make(programs / "sojourn-live", folder);
    if (!made) {
      return made.error();
    }
    processes = std::move(*made);
    for (Part& part : parts) {
      if (std::string problem = start(part); !problem.empty()) {
        return problem;
      }
    }
    const auto deadline = Clock::now() + ready_within;
    for (Part& part : parts) {
      if (std::string problem = await(part, deadline); !problem.empty()) {
        return problem;
      }
    }
    return {};
  }

  std::string start(Part& part) {
    const auto pid = processes->start(part.plan.command);
    if (!pid) {
      return fmt::format("{}: {}", part.plan.name, pid.error());
    }
    const std::lock_guard lock(mutex);
    part.pid = *pid;
    part.should_run = true;
    return {};
  }

  std::string await(const Part& part, Clock::time_point deadline) {
    engine::Duration pause = std::chrono::milliseconds(2);
    while (!is_ready(part.plan, part.pid)) {
      if (const auto exit = processes->exit_of(part.pid)) {
        return complaint(part, fmt::format("ended while starting, {}", describe_exit(*exit)));
      }
      if (cancelled && cancelled()) {
        return "interrupted";
      }
      if (Clock::now() >= deadline) {
        return complaint(part, "is not ready in time");
      }
      std::this_thread::sleep_for(pause);
      pause = std::min<engine::Duration>(pause * 2, std::chrono::milliseconds(50));
    }
    return {};
  }

  std::string restart(std::size_t index) {
    Part& part = parts[index];
    kill(index);
    processes->wait(part.pid, std::chrono::seconds(5));
    std::string problem = start(part);
    return problem.empty() ? await(part, Clock::now() + ready_within) : problem;
  }

  void kill(std::size_t index) {
    int pid = -1;
    {
      const std::lock_guard lock(mutex);
      parts[index].should_run = false;
      pid = parts[index].pid;
    }
    processes->signal(pid, SIGKILL);
  }

  // Ends what a failed launch has left, so that another one can follow.
  void clear() {
    processes.reset();
    parts.clear();
    control.clear();
  }

  std::size_t index_of(ServiceId service, std::uint32_t replica) const {
    for (std::size_t index = 0; index < parts.size(); ++index) {
      if (parts[index].plan.service == service && parts[index].plan.replica == replica) {
        return index;
      }
    }
    engine::require(false, "deployment: no such replica");
    return 0;
  }

  int pid_of(std::size_t index) const {
    const std::lock_guard lock(mutex);
    return parts[index].pid;
  }
};

Deployment::Deployment(std::unique_ptr<State> state) : state_(std::move(state)) {}
Deployment::Deployment(Deployment&&) noexcept = default;
Deployment& Deployment::operator=(Deployment&&) noexcept = default;
Deployment::~Deployment() = default;

std::expected<Deployment, std::string> Deployment::start(const Scenario& scenario,
                                                         std::string_view scenario_text,
                                                         const DeploymentOptions& options) {
  if (std::string missing = missing_programs(scenario, options.programs); !missing.empty()) {
    return std::unexpected(missing);
  }
  auto folder = make_folder();
  if (!folder) {
    return std::unexpected(folder.error());
  }
  auto state = std::make_unique<State>();
  state->folder = *folder;
  state->keep_folder = true;
  state->ready_within = options.ready_within;
  state->cancelled = options.cancelled;
  std::string problem;
  for (int attempt = 0; attempt < port_attempts; ++attempt) {
    const auto ports = free_ports(ports_needed(scenario));
    if (!ports) {
      return std::unexpected(ports.error());
    }
    const DeploymentPlan plan =
        plan_deployment(scenario, scenario_text, options.programs, *folder, *ports);
    problem = state->launch(scenario, plan, options.programs);
    if (problem.empty()) {
      state->keep_folder = options.keep_folder;
      return Deployment(std::move(state));
    }
    state->clear();
    if (options.cancelled && options.cancelled()) {
      state->keep_folder = options.keep_folder;
      return std::unexpected(problem);
    }
    if (!some_port_is_taken(*ports)) {
      break;
    }
  }
  return std::unexpected(fmt::format("{}\nThe folder {} is kept.", problem, folder->string()));
}

std::vector<std::string> Deployment::describe(const Scenario& scenario,
                                              const DeploymentOptions& options) {
  std::vector<std::uint16_t> ports(ports_needed(scenario));
  std::uint16_t port = 10001;  // a real deployment takes free ones
  for (std::uint16_t& each : ports) {
    each = port++;
  }
  const DeploymentPlan plan =
      plan_deployment(scenario, "", options.programs, "$TMPDIR/sojourn-XXXXXX", ports);
  std::vector<std::string> lines;
  for (const PlannedFile& file : plan.files) {
    lines.push_back("write " + file.path.string());
  }
  for (const PlannedPart& part : plan.parts) {
    lines.push_back(fmt::format("start {}: {}", part.name, format_command(part.command)));
  }
  return lines;
}

const Addresses& Deployment::addresses() const {
  return state_->addresses;
}

fs::path Deployment::folder() const {
  return state_->folder;
}

int Deployment::root_pid() const {
  return state_->processes->supervisor();
}

void Deployment::kill(ServiceId service, std::uint32_t replica) {
  state_->kill(state_->index_of(service, replica));
}

std::expected<void, std::string> Deployment::restart(ServiceId service, std::uint32_t replica) {
  if (std::string problem = state_->restart(state_->index_of(service, replica)); !problem.empty()) {
    return std::unexpected(problem);
  }
  return {};
}

std::expected<void, std::string> Deployment::reset() {
  for (std::size_t index = 0; index < state_->parts.size(); ++index) {
    const PlannedPart& part = state_->parts[index].plan;
    if (part.service) {
      freeze(*part.service, part.replica, false);
      slow(*part.service, part.replica, 1);
    }
    if (!part.service || state_->processes->exit_of(state_->pid_of(index))) {
      if (std::string problem = state_->restart(index); !problem.empty()) {
        return std::unexpected(problem);
      }
    }
  }
  return {};
}

void Deployment::freeze(ServiceId service, std::uint32_t replica, bool frozen) {
  const std::size_t index = state_->index_of(service, replica);
  state_->processes->signal(state_->pid_of(index), frozen ? SIGSTOP : SIGCONT);
}

void Deployment::slow(ServiceId service, std::uint32_t replica, double factor) {
  const fs::path& file = state_->control[state_->index_of(service, replica)];
  const int descriptor = open(file.c_str(), O_RDWR | O_CLOEXEC);
  if (descriptor < 0) {
    return;
  }
  void* const page =
      mmap(nullptr, sizeof factor, PROT_READ | PROT_WRITE, MAP_SHARED, descriptor, 0);
  close(descriptor);
  if (page != MAP_FAILED) {
    std::atomic_ref(*static_cast<double*>(page)).store(factor);
    munmap(page, sizeof factor);
  }
}

std::string Deployment::unexpected_death() const {
  for (std::size_t index = 0; index < state_->parts.size(); ++index) {
    const Part& part = state_->parts[index];
    const int pid = state_->pid_of(index);
    const auto exit = state_->processes->exit_of(pid);
    const std::lock_guard lock(state_->mutex);
    if (exit && part.should_run && part.pid == pid) {
      return complaint(part, fmt::format("died, {}", describe_exit(*exit)));
    }
  }
  return {};
}

}  // namespace sojourn::live
