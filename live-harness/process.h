// Child processes that never outlive this one. Each is the leader of a process group of its own and
// is started, signalled and ended as a group, by id, never by name.
//
// They are not our direct children: a small supervisor process (`sojourn-live supervise`) stands in
// between, starts them, adopts their orphans (PR_SET_CHILD_SUBREAPER) and watches a socket to us.
// When we end, however we end, SIGKILL included, the socket closes; the supervisor then kills
// everything below it, removes the folder that was given to it, and ends. It keeps a leader's id
// reserved until the whole group has ended, so that no signal ever reaches a stranger.
// Safe between threads.
#pragma once

#include <expected>
#include <filesystem>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "engine/time.h"

namespace sojourn::live {

struct Command {
  std::vector<std::string> arguments;    // the program first: a path, or a name to find in PATH
  std::vector<std::string> environment;  // "NAME=value", added to ours
  std::filesystem::path log;             // stdout and stderr are appended to it; empty: discarded
};

// As one would type it, quoted where a shell needs it.
std::string format_command(const Command& command);

struct Exit {
  bool by_signal = false;
  int code = 0;  // exit status, or number of the signal
};

// "exit status 1", "signal 9".
std::string describe_exit(const Exit& exit);

class Processes {
 public:
  // Starts the supervisor: `supervisor` is the path of sojourn-live. `folder`, if not empty, is
  // removed by the supervisor when we die without ending the processes ourselves.
  static std::expected<Processes, std::string> make(const std::filesystem::path& supervisor,
                                                    const std::filesystem::path& folder = {});
  Processes(Processes&&) noexcept;
  Processes& operator=(Processes&&) noexcept;
  ~Processes();  // as end_all()

  // The process that is the root of all others.
  int supervisor() const;

  // The id of the new process and its group; an error when the program cannot be executed.
  std::expected<int, std::string> start(const Command& command);

  // Sends a signal to the whole group; nothing happens when it has ended.
  void signal(int pid, int signal);

  // How the group's leader ended; nullopt while it runs.
  std::optional<Exit> exit_of(int pid);
  // The same, waiting for it.
  std::optional<Exit> wait(int pid, engine::Duration patience);

  // SIGCONT and SIGTERM, after `patience` SIGKILL; returns when the groups have ended.
  void end(const std::vector<int>& pids, engine::Duration patience = std::chrono::seconds(2));
  void end_all();

 private:
  struct State;
  explicit Processes(std::unique_ptr<State> state);
  std::unique_ptr<State> state_;
};

}  // namespace sojourn::live
