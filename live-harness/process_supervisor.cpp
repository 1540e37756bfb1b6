#include "live-harness/process_supervisor.h"

#include <cerrno>
#include <charconv>
#include <csignal>
#include <cstring>
#include <fstream>
#include <set>
#include <string>
#include <system_error>
#include <vector>

#include <fcntl.h>
#include <poll.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/signalfd.h>
#include <sys/wait.h>
#include <unistd.h>

#include "live-harness/process_messages.h"

namespace sojourn::live {

namespace {

int to_number(const std::string& text) {
  int number = 0;
  std::from_chars(text.data(), text.data() + text.size(), number);
  return number;
}

// In the child, between fork and exec.
[[noreturn]] void become(const Message& start, int supervisor, int report) {
  setpgid(0, 0);
  prctl(PR_SET_PDEATHSIG, SIGKILL);
  if (getppid() != supervisor) {
    _exit(127);
  }
  prctl(PR_SET_TIMERSLACK, 1);  // sleeps end when they should; survives exec
  sigset_t none;
  sigemptyset(&none);
  sigprocmask(SIG_SETMASK, &none, nullptr);

  const std::string& log = start[1];
  const int input = open("/dev/null", O_RDONLY | O_CLOEXEC);
  const int output = open(log.empty() ? "/dev/null" : log.c_str(),
                          O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0600);
  if (input >= 0 && output >= 0 && dup2(input, STDIN_FILENO) >= 0 &&
      dup2(output, STDOUT_FILENO) >= 0 && dup2(output, STDERR_FILENO) >= 0) {
    const auto variables = static_cast<std::size_t>(to_number(start[2]));
    std::vector<std::string> words(start.begin() + 3, start.end());
    std::vector<char*> arguments;
    for (std::size_t i = 0; i < words.size(); ++i) {
      if (i < variables) {
        putenv(words[i].data());
      } else {
        arguments.push_back(words[i].data());
      }
    }
    arguments.push_back(nullptr);
    execvp(arguments[0], arguments.data());
  }
  const int error = errno;
  _exit(write(report, &error, sizeof error) == sizeof error ? 127 : 126);
}

class Supervisor {
 public:
  int serve() {
    sigset_t watched;
    sigemptyset(&watched);
    for (const int number : {SIGCHLD, SIGTERM, SIGINT, SIGHUP}) {
      sigaddset(&watched, number);
    }
    sigprocmask(SIG_BLOCK, &watched, nullptr);
    const int signals = signalfd(-1, &watched, SFD_CLOEXEC | SFD_NONBLOCK);
    bool farewell = false;
    pollfd sources[] = {{signals, POLLIN, 0}, {supervisor_socket, POLLIN, 0}};
    for (bool serving = signals >= 0; serving;) {
      sources[1].revents = 0;
      if (poll(sources, 2, -1) < 0 && errno != EINTR) {
        break;
      }
      serving = !told_to_end(signals);
      reap();
      if (serving && sources[1].revents != 0) {
        const auto message = receive_message(supervisor_socket);
        farewell = message && message->front() == "end";
        serving = message && !farewell;
        if (serving) {
          answer(*message);
        }
      }
    }
    kill_everything();
    return farewell ? 0 : 1;
  }

 private:
  static bool told_to_end(int signals) {
    bool end = false;
    signalfd_siginfo info{};
    while (read(signals, &info, sizeof info) == sizeof info) {
      end = end || info.ssi_signo != SIGCHLD;
    }
    return end;
  }

  void answer(const Message& message) {
    if (message[0] == "start" && message.size() > 3) {
      send_message(supervisor_socket, start(message));
    } else if (message[0] == "signal" && message.size() == 3) {
      if (leaders_.contains(to_number(message[1]))) {
        kill(-to_number(message[1]), to_number(message[2]));
      }
      send_message(supervisor_socket, {"signalled"});
    }
  }

  Message start(const Message& message) {
    int report[2];
    if (pipe2(report, O_CLOEXEC) != 0) {
      return {"refused", std::strerror(errno)};
    }
    const pid_t self = getpid();
    const pid_t pid = fork();
    if (pid == 0) {
      become(message, self, report[1]);
    }
    int error = pid < 0 ? errno : 0;
    close(report[1]);
    if (pid > 0) {
      while (read(report[0], &error, sizeof error) < 0 && errno == EINTR) {
      }
    }
    close(report[0]);
    if (error != 0) {
      return {"refused", std::strerror(error)};
    }
    leaders_.insert(pid);
    return {"started", std::to_string(pid)};
  }

  // The rest of a group goes with its leader; when the end of the leader is reported, all of it has
  // gone, and with it what it listened on.
  void reap() {
    for (;;) {
      siginfo_t ended{};
      if (waitid(P_ALL, 0, &ended, WEXITED | WNOHANG | WNOWAIT) != 0 || ended.si_pid == 0) {
        return;
      }
      const pid_t pid = ended.si_pid;
      if (leaders_.erase(pid) == 0) {
        waitpid(pid, nullptr, 0);
      } else {
        kill(-pid, SIGKILL);
        while (waitpid(-pid, nullptr, 0) > 0) {
        }
        const bool status = ended.si_code == CLD_EXITED;
        send_message(supervisor_socket,
                     {"exited", std::to_string(pid), status ? "status" : "signal",
                      std::to_string(ended.si_status)});
      }
    }
  }

  // Until there is no descendant left: those of killed groups come to us as orphans.
  void kill_everything() {
    for (const pid_t leader : leaders_) {
      kill(-leader, SIGKILL);
    }
    for (int round = 0; round < 5000; ++round) {
      const pid_t pid = waitpid(-1, nullptr, WNOHANG);
      if (pid < 0) {
        return;
      }
      if (pid == 0) {
        kill_children();
        poll(nullptr, 0, 2);
      }
    }
  }

  static void kill_children() {
    const std::string self = std::to_string(getpid());
    std::ifstream children("/proc/self/task/" + self + "/children");
    for (pid_t pid = 0; children >> pid;) {
      kill(pid, SIGKILL);
    }
  }

  std::set<pid_t> leaders_;
};

}  // namespace

int supervise(const std::filesystem::path& folder) {
  close_range(supervisor_socket + 1, ~0U, 0);
  fcntl(supervisor_socket, F_SETFD, FD_CLOEXEC);
  prctl(PR_SET_CHILD_SUBREAPER, 1);
  rlimit files{};
  if (getrlimit(RLIMIT_NOFILE, &files) == 0) {
    files.rlim_cur = files.rlim_max;  // a proxy needs two descriptors a connection
    setrlimit(RLIMIT_NOFILE, &files);
  }
  const int status = Supervisor().serve();
  if (status != 0 && !folder.empty()) {
    std::error_code ignored;
    std::filesystem::remove_all(folder, ignored);
  }
  return 0;
}

}  // namespace sojourn::live
