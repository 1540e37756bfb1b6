// Programs that a test starts, asks over HTTP and ends by their process id.
#pragma once

#include <csignal>
#include <filesystem>
#include <optional>
#include <string>
#include <thread>
#include <vector>

#include <boost/asio/co_spawn.hpp>
#include <boost/asio/detached.hpp>
#include <fcntl.h>
#include <gtest/gtest.h>
#include <spawn.h>
#include <sys/wait.h>
#include <unistd.h>

#include "live-harness/free_port.h"
#include "live-harness/http_client.h"
#include "tests/support/temporary_folder.h"

namespace sojourn::live {

using tests::TemporaryFolder;

class Child {
 public:
  // Standard error goes to `log`.
  Child(std::vector<std::string> arguments, std::vector<std::string> environment,
        const std::filesystem::path& log) {
    for (char** variable = environ; *variable != nullptr; ++variable) {
      environment.emplace_back(*variable);
    }
    posix_spawn_file_actions_t actions;
    posix_spawn_file_actions_init(&actions);
    posix_spawn_file_actions_addopen(&actions, STDERR_FILENO, log.c_str(),
                                     O_WRONLY | O_CREAT | O_TRUNC, 0600);
    EXPECT_EQ(posix_spawn(&pid_, arguments[0].c_str(), &actions, nullptr,
                          pointers(arguments).data(), pointers(environment).data()),
              0)
        << arguments[0];
    posix_spawn_file_actions_destroy(&actions);
  }
  Child(const Child&) = delete;
  Child& operator=(const Child&) = delete;
  ~Child() {
    if (pid_ > 0) {
      kill(SIGKILL);
      exit_code();
    }
  }

  pid_t pid() const { return pid_; }
  void kill(int signal) const { ::kill(pid_, signal); }

  // Waits for the end: the exit status, or minus the number of the signal.
  int exit_code() {
    int status = 0;
    waitpid(std::exchange(pid_, 0), &status, 0);
    return WIFEXITED(status) ? WEXITSTATUS(status) : -WTERMSIG(status);
  }

 private:
  static std::vector<char*> pointers(std::vector<std::string>& texts) {
    std::vector<char*> list;
    for (std::string& text : texts) list.push_back(text.data());
    list.push_back(nullptr);
    return list;
  }

  pid_t pid_ = 0;
};

// A port that was free a moment ago, and that nobody gets who does not ask for this one.
inline Address free_address() {
  const auto ports = free_ports(1);
  EXPECT_TRUE(ports) << ports.error();
  return {"127.0.0.1", ports ? ports->front() : std::uint16_t{1}};
}

// One request and its answer.
inline HttpAnswer fetch(const Address& address, const std::string& target,
                        std::vector<HttpHeader> headers = {}) {
  boost::asio::io_context context(1);
  HttpClient client(context, address, {.stamp_sent = true});
  HttpAnswer answer;
  boost::asio::co_spawn(
      context,
      [&]() -> Task<> {
        answer = co_await client.get(target, headers, SteadyClock::now() + std::chrono::minutes(1));
        context.stop();
      },
      boost::asio::detached);
  context.run();
  return answer;
}

// False if nothing answers within a minute: Python takes its time on a busy machine.
inline bool becomes_ready(const Address& address) {
  const SteadyTime end = SteadyClock::now() + std::chrono::minutes(1);
  while (SteadyClock::now() < end) {
    if (fetch(address, "/sojourn/ready").status == 200) return true;
    std::this_thread::sleep_for(std::chrono::milliseconds(10));
  }
  return false;
}

// False if somebody still takes connections there after a minute.
inline bool becomes_refused(const Address& address) {
  const SteadyTime end = SteadyClock::now() + std::chrono::minutes(1);
  while (SteadyClock::now() < end) {
    if (fetch(address, "/sojourn/ready").error == HttpError::refused) return true;
    std::this_thread::sleep_for(std::chrono::milliseconds(10));
  }
  return false;
}

}  // namespace sojourn::live
