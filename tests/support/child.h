// A program run to its end in a child process, and what it took. Tests and benchmarks only.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

namespace sojourn::tests {

struct Child {
  int exit_code = -1;            // -1: it ended by a signal, or could not be started
  std::uint64_t peak_bytes = 0;  // of resident memory
  double cpu_s = 0;
};

inline double seconds_of(const timeval& time) {
  return static_cast<double>(time.tv_sec) + static_cast<double>(time.tv_usec) / 1e6;
}

// command: the program's path and its arguments.
inline Child run_child(std::vector<std::string> command) {
  std::vector<char*> arguments;
  arguments.reserve(command.size() + 1);
  for (std::string& argument : command) {
    arguments.push_back(argument.data());
  }
  arguments.push_back(nullptr);
  Child child;
  const pid_t id = fork();
  if (id == 0) {
    execv(arguments[0], arguments.data());
    _exit(127);
  }
  int status = 0;
  rusage usage{};
  if (id < 0 || wait4(id, &status, 0, &usage) != id) {
    return child;
  }
  child.exit_code = WIFEXITED(status) ? WEXITSTATUS(status) : -1;
  child.peak_bytes = static_cast<std::uint64_t>(usage.ru_maxrss) * 1024;
  child.cpu_s = seconds_of(usage.ru_utime) + seconds_of(usage.ru_stime);
  return child;
}

}  // namespace sojourn::tests
