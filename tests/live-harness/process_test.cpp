#include "live-harness/process.h"

#include <chrono>
#include <csignal>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <sstream>
#include <string>
#include <thread>
#include <vector>

#include <gtest/gtest.h>
#include <sys/wait.h>
#include <unistd.h>

#include "tests/support/temporary_folder.h"

namespace sojourn::live {
namespace {

using namespace std::chrono_literals;
namespace fs = std::filesystem;
using tests::TemporaryFolder;

const fs::path supervisor = fs::path(SOJOURN_BINARY_DIR) / "sojourn-live";

// For what comes at once, but on a busy machine.
constexpr auto patience = 1min;

Command shell(const std::string& script, const fs::path& log = {}) {
  return {{"/bin/sh", "-c", script}, {}, log};
}

std::string text_of(const fs::path& file) {
  std::ostringstream text;
  text << std::ifstream(file).rdbuf();
  return text.str();
}

// A zombie still has an entry in /proc, but no command line.
bool is_alive(int pid) {
  return !text_of("/proc/" + std::to_string(pid) + "/cmdline").empty();
}

template <typename Condition>
bool comes_true(Condition condition) {
  const auto end = std::chrono::steady_clock::now() + patience;
  while (std::chrono::steady_clock::now() < end) {
    if (condition()) return true;
    std::this_thread::sleep_for(5ms);
  }
  return condition();
}

// Ids that a process has written to a file, one word each.
std::vector<int> pids_in(const fs::path& file) {
  std::vector<int> pids;
  std::istringstream words(text_of(file));
  for (int pid = 0; words >> pid;) pids.push_back(pid);
  return pids;
}

Processes processes_of(const fs::path& folder = {}) {
  auto made = Processes::make(supervisor, folder);
  EXPECT_TRUE(made.has_value()) << made.error();
  return std::move(made.value());
}

TEST(Process, CommandIsWrittenAsOneWouldTypeIt) {
  const Command command{{"/bin/echo", "two words", "it's", ""}, {"NAME=a b", "PLAIN=x"}, {}};
  EXPECT_EQ(format_command(command), "NAME='a b' PLAIN=x /bin/echo 'two words' 'it'\\''s' ''");
}

TEST(Process, ExitStatusAndSignalAreKnown) {
  Processes processes = processes_of();
  const int seven = processes.start(shell("exit 7")).value();
  const int killed = processes.start(shell("kill -9 $$")).value();
  const auto status = processes.wait(seven, patience);
  ASSERT_TRUE(status.has_value());
  EXPECT_EQ(describe_exit(*status), "exit status 7");
  const auto signal = processes.wait(killed, patience);
  ASSERT_TRUE(signal.has_value());
  EXPECT_EQ(describe_exit(*signal), "signal 9");
}

TEST(Process, ProgramThatIsNotThereIsAnErrorThatNamesIt) {
  Processes processes = processes_of();
  const auto pid = processes.start({{"/nowhere/program"}, {}, {}});
  ASSERT_FALSE(pid.has_value());
  EXPECT_EQ(pid.error(), "cannot execute /nowhere/program: No such file or directory");
}

TEST(Process, OutputAndEnvironmentReachTheLog) {
  const TemporaryFolder folder;
  Processes processes = processes_of();
  Command command = shell("echo $GREETING; echo trouble >&2", folder.path() / "log");
  command.environment = {"GREETING=good morning"};
  const int pid = processes.start(command).value();
  ASSERT_TRUE(processes.wait(pid, patience).has_value());
  EXPECT_EQ(text_of(folder.path() / "log"), "good morning\ntrouble\n");
}

TEST(Process, RunningProcessHasNoExit) {
  Processes processes = processes_of();
  const int pid = processes.start(shell("exec sleep 100")).value();
  EXPECT_FALSE(processes.exit_of(pid).has_value());
  processes.end({pid});
  EXPECT_TRUE(processes.exit_of(pid).has_value());
}

TEST(Process, SignalsGoToTheWholeGroup) {
  const TemporaryFolder folder;
  Processes processes = processes_of();
  const fs::path log = folder.path() / "log";
  const int pid = processes.start(shell("sleep 100 & echo $$ $!; wait", log)).value();
  ASSERT_TRUE(comes_true([&] { return pids_in(log).size() == 2; }));
  const int grandchild = pids_in(log)[1];
  EXPECT_TRUE(comes_true([&] { return is_alive(grandchild); }));
  processes.signal(pid, SIGKILL);
  EXPECT_TRUE(processes.wait(pid, patience).has_value());
  EXPECT_FALSE(is_alive(grandchild));
}

TEST(Process, RestOfTheGroupGoesWithItsLeader) {
  const TemporaryFolder folder;
  Processes processes = processes_of();
  const fs::path log = folder.path() / "log";
  const int pid = processes.start(shell("sleep 100 & echo $!; exit 0", log)).value();
  ASSERT_TRUE(processes.wait(pid, patience).has_value());
  EXPECT_FALSE(is_alive(pids_in(log).at(0)));
}

TEST(Process, FrozenAndStubbornProcessesEndToo) {
  const TemporaryFolder folder;
  Processes processes = processes_of();
  const fs::path log = folder.path() / "log";
  const int frozen = processes.start(shell("exec sleep 100")).value();
  const int stubborn =
      processes.start(shell("trap '' TERM; echo trapped; while :; do sleep 1; done", log)).value();
  ASSERT_TRUE(comes_true([&] { return text_of(log) == "trapped\n"; }));
  processes.signal(frozen, SIGSTOP);
  processes.end({frozen}, patience);
  EXPECT_EQ(describe_exit(processes.exit_of(frozen).value()), "signal 15");
  processes.end({stubborn}, 200ms);
  EXPECT_EQ(describe_exit(processes.exit_of(stubborn).value()), "signal 9");
}

TEST(Process, NothingIsLeftWhenTheOwnerGoesOutOfScope) {
  int pid = -1;
  {
    Processes processes = processes_of();
    pid = processes.start(shell("exec sleep 100")).value();
    EXPECT_TRUE(comes_true([&] { return is_alive(pid); }));
  }
  EXPECT_FALSE(is_alive(pid));
}

// A harness that is killed at once, with children, grandchildren and a daemon in a session of its
// own below it.
TEST(Process, NothingIsLeftWhenTheOwnerIsKilled) {
  const TemporaryFolder folder;
  const fs::path log = folder.path() / "log";
  const fs::path owned = folder.path() / "owned";
  fs::create_directory(owned);
  const pid_t harness = fork();
  if (harness == 0) {
    Processes processes = processes_of(owned);
    processes.start(shell("sleep 100 & setsid sleep 100 & echo $$ $! $PPID; wait", log)).value();
    pause();
    _exit(0);
  }
  ASSERT_GT(harness, 0);
  ASSERT_TRUE(comes_true([&] { return pids_in(log).size() == 3; }));
  const std::vector<int> pids = pids_in(log);
  for (const int pid : pids) EXPECT_TRUE(comes_true([&] { return is_alive(pid); }));
  kill(harness, SIGKILL);
  waitpid(harness, nullptr, 0);
  for (const int pid : pids) EXPECT_TRUE(comes_true([&] { return !is_alive(pid); }));
  EXPECT_TRUE(comes_true([&] { return !fs::exists(owned); }));
}

}  // namespace
}  // namespace sojourn::live
