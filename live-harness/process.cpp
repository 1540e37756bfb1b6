#include "live-harness/process.h"

#include <algorithm>
#include <cerrno>
#include <charconv>
#include <csignal>
#include <cstring>
#include <map>
#include <mutex>
#include <set>
#include <string_view>
#include <thread>
#include <utility>

#include <fcntl.h>
#include <fmt/format.h>
#include <poll.h>
#include <spawn.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>

#include "live-harness/process_messages.h"
#include "live-harness/process_supervisor.h"

namespace sojourn::live {

namespace {

using Clock = std::chrono::steady_clock;

constexpr std::chrono::milliseconds answer_patience{5000};
constexpr int answer_tries = 3;
constexpr std::chrono::seconds farewell_patience{30};  // it has much to kill on a busy machine

bool needs_quotes(std::string_view word) {
  constexpr std::string_view plain =
      "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-_=+./:,@%";
  return word.empty() || word.find_first_not_of(plain) != std::string_view::npos;
}

std::string shell_word(std::string_view word) {
  if (!needs_quotes(word)) {
    return std::string(word);
  }
  std::string result = "'";
  for (const char c : word) {
    result += c == '\'' ? std::string("'\\''") : std::string(1, c);
  }
  return result + "'";
}

int to_number(const std::string& text) {
  int number = 0;
  std::from_chars(text.data(), text.data() + text.size(), number);
  return number;
}

// Spawns the supervisor in a process group of its own (an interrupt typed at the terminal is for
// us, we end it in order) with `socket` as its descriptor supervisor_socket.
std::expected<pid_t, std::string> spawn_supervisor(const std::filesystem::path& program,
                                                   const std::filesystem::path& folder,
                                                   int socket) {
  posix_spawn_file_actions_t actions;
  posix_spawn_file_actions_init(&actions);
  posix_spawn_file_actions_addopen(&actions, STDIN_FILENO, "/dev/null", O_RDONLY, 0);
  posix_spawn_file_actions_addopen(&actions, STDOUT_FILENO, "/dev/null", O_WRONLY, 0);
  posix_spawn_file_actions_adddup2(&actions, socket, supervisor_socket);
  posix_spawnattr_t attributes;
  posix_spawnattr_init(&attributes);
  posix_spawnattr_setflags(&attributes, POSIX_SPAWN_SETPGROUP);
  posix_spawnattr_setpgroup(&attributes, 0);

  std::string path = program.string();
  std::string command = "supervise";
  std::string argument = folder.string();
  char* const arguments[] = {path.data(), command.data(), argument.data(), nullptr};
  pid_t pid = -1;
  const int error = posix_spawn(&pid, path.c_str(), &actions, &attributes, arguments, environ);
  posix_spawnattr_destroy(&attributes);
  posix_spawn_file_actions_destroy(&actions);
  if (error != 0) {
    return std::unexpected(fmt::format("cannot execute {}: {}", path, std::strerror(error)));
  }
  return pid;
}

}  // namespace

std::string format_command(const Command& command) {
  std::string line;
  for (const std::string& variable : command.environment) {
    const std::size_t equals = std::min(variable.find('='), variable.size() - 1);
    line += variable.substr(0, equals + 1) + shell_word(variable.substr(equals + 1)) + " ";
  }
  for (const std::string& argument : command.arguments) {
    line += shell_word(argument) + " ";
  }
  if (!line.empty()) {
    line.pop_back();
  }
  return line;
}

std::string describe_exit(const Exit& exit) {
  return fmt::format("{} {}", exit.by_signal ? "signal" : "exit status", exit.code);
}

struct Processes::State {
  std::mutex mutex;
  int socket = -1;
  pid_t supervisor = -1;
  bool lost = false;  // the supervisor has gone
  std::set<int> running;
  std::map<int, Exit> ended;

  // Notes an "exited" message; false for any other.
  bool note(const Message& message) {
    if (message.size() != 4 || message[0] != "exited") {
      return false;
    }
    const int pid = to_number(message[1]);
    running.erase(pid);
    ended[pid] = {message[2] == "signal", to_number(message[3])};
    return true;
  }

  // Takes what the supervisor has said unasked, waiting at most `patience` for something.
  void listen(engine::Duration patience) {
    const auto milliseconds = std::chrono::ceil<std::chrono::milliseconds>(patience).count();
    pollfd source{socket, POLLIN, 0};
    int timeout = static_cast<int>(milliseconds);
    while (!lost && poll(&source, 1, timeout) > 0) {
      const auto message = receive_message(socket);
      lost = !message;
      if (message) {
        note(*message);
      }
      timeout = 0;
    }
  }

  // The supervisor answers at once. If it does not, somebody has stopped it: it is told to go on,
  // and given up if that does not help.
  std::optional<Message> ask(const Message& question) {
    lost = lost || !send_message(socket, question);
    for (int tries = 0; !lost;) {
      pollfd source{socket, POLLIN, 0};
      const int ready = poll(&source, 1, static_cast<int>(answer_patience.count()));
      if (ready == 0 && supervisor > 0) {
        kill(supervisor, SIGCONT);
      }
      if (ready <= 0) {
        lost = ++tries == answer_tries;
        continue;
      }
      auto message = receive_message(socket);
      lost = !message;
      if (message && !note(*message)) {
        return message;
      }
    }
    return std::nullopt;
  }

  std::optional<Exit> exit_of(int pid, engine::Duration patience) {
    listen(patience);
    if (const auto found = ended.find(pid); found != ended.end()) {
      return found->second;
    }
    return lost ? std::optional(Exit{true, SIGKILL}) : std::nullopt;
  }

  ~State() {
    ask({"end"});  // its answer is that it closes the socket
    if (socket >= 0) {
      close(socket);
    }
    if (supervisor > 0) {
      if (!ended_in_time()) {
        kill(supervisor, SIGKILL);
      }
      while (waitpid(supervisor, nullptr, 0) < 0 && errno == EINTR) {
      }
    }
  }

  // Whether the supervisor has ended by itself; leaves its status to be waited for.
  bool ended_in_time() const {
    siginfo_t info{};
    const auto deadline = Clock::now() + farewell_patience;
    while (info.si_pid == 0 && Clock::now() < deadline) {
      waitid(P_PID, static_cast<id_t>(supervisor), &info, WEXITED | WNOHANG | WNOWAIT);
      if (info.si_pid == 0) {
        std::this_thread::sleep_for(std::chrono::milliseconds(5));
      }
    }
    return info.si_pid != 0;
  }
};

Processes::Processes(std::unique_ptr<State> state) : state_(std::move(state)) {}
Processes::Processes(Processes&&) noexcept = default;
Processes& Processes::operator=(Processes&& other) noexcept {
  std::swap(state_, other.state_);
  return *this;
}
Processes::~Processes() {
  if (state_ != nullptr) {
    end_all();
  }
}

std::expected<Processes, std::string> Processes::make(const std::filesystem::path& supervisor,
                                                      const std::filesystem::path& folder) {
  int ends[2];
  if (socketpair(AF_UNIX, SOCK_SEQPACKET | SOCK_CLOEXEC, 0, ends) != 0) {
    return std::unexpected(fmt::format("no socket pair: {}", std::strerror(errno)));
  }
  auto state = std::make_unique<State>();
  const auto pid = spawn_supervisor(supervisor, folder, ends[1]);
  close(ends[1]);
  state->socket = ends[0];
  if (!pid) {
    return std::unexpected(pid.error());
  }
  state->supervisor = *pid;
  return Processes(std::move(state));
}

int Processes::supervisor() const {
  return state_->supervisor;
}

std::expected<int, std::string> Processes::start(const Command& command) {
  Message message{"start", command.log.string(), std::to_string(command.environment.size())};
  message.insert(message.end(), command.environment.begin(), command.environment.end());
  message.insert(message.end(), command.arguments.begin(), command.arguments.end());
  const std::lock_guard lock(state_->mutex);
  const auto answer = state_->ask(message);
  if (!answer) {
    return std::unexpected("the supervisor of the processes has died");
  }
  if (answer->size() != 2 || answer->front() != "started") {
    return std::unexpected(
        fmt::format("cannot execute {}: {}", command.arguments.front(), answer->back()));
  }
  const int pid = to_number(answer->back());
  state_->running.insert(pid);
  return pid;
}

void Processes::signal(int pid, int signal) {
  const std::lock_guard lock(state_->mutex);
  state_->ask({"signal", std::to_string(pid), std::to_string(signal)});
}

std::optional<Exit> Processes::exit_of(int pid) {
  const std::lock_guard lock(state_->mutex);
  return state_->exit_of(pid, engine::Duration::zero());
}

std::optional<Exit> Processes::wait(int pid, engine::Duration patience) {
  const auto deadline = Clock::now() + patience;
  for (;;) {
    {
      // Not held for long: another thread may have a fault to inject meanwhile.
      const std::lock_guard lock(state_->mutex);
      if (const auto exit = state_->exit_of(pid, std::chrono::milliseconds(5))) {
        return exit;
      }
    }
    if (Clock::now() >= deadline) {
      return std::nullopt;
    }
  }
}

void Processes::end(const std::vector<int>& pids, engine::Duration patience) {
  for (const int pid : pids) {
    signal(pid, SIGTERM);
    signal(pid, SIGCONT);
  }
  const auto deadline = Clock::now() + patience;
  for (const int pid : pids) {
    if (!wait(pid, std::max<engine::Duration>(deadline - Clock::now(), engine::Duration::zero()))) {
      signal(pid, SIGKILL);
    }
  }
  for (const int pid : pids) {
    wait(pid, std::chrono::seconds(5));
  }
}

void Processes::end_all() {
  std::vector<int> pids;
  {
    const std::lock_guard lock(state_->mutex);
    state_->listen(engine::Duration::zero());
    pids.assign(state_->running.begin(), state_->running.end());
  }
  end(pids);
}

}  // namespace sojourn::live
