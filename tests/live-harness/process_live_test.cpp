// A supervisor that does not answer is given some seconds, so this takes as long.
#include <csignal>
#include <filesystem>

#include <gtest/gtest.h>

#include "live-harness/process.h"

namespace sojourn::live {
namespace {

TEST(Process, StoppedSupervisorIsWokenUp) {
  auto processes = Processes::make(std::filesystem::path(SOJOURN_BINARY_DIR) / "sojourn-live", {});
  ASSERT_TRUE(processes.has_value()) << processes.error();
  kill(processes->supervisor(), SIGSTOP);
  const auto pid = processes->start({{"/bin/sh", "-c", "exec sleep 100"}, {}, {}});
  ASSERT_TRUE(pid.has_value()) << pid.error();
  EXPECT_EQ(kill(*pid, 0), 0) << "the process is not there";
}

}  // namespace
}  // namespace sojourn::live
