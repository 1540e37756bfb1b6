#include <thread>

#include <gtest/gtest.h>
#include <linux/capability.h>
#include <sched.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/syscall.h>
#include <unistd.h>

#include "live-harness/scheduling.h"

namespace sojourn::live {
namespace {

using std::chrono::microseconds;
using std::chrono::milliseconds;

// Runs in a thread that has lost the right to real time, as an ordinary user's has; capabilities
// belong to threads, so the other tests keep theirs.
template <typename Body>
void without_privilege(Body body) {
  rlimit former{};
  getrlimit(RLIMIT_RTPRIO, &former);
  const rlimit none{.rlim_cur = 0, .rlim_max = former.rlim_max};
  setrlimit(RLIMIT_RTPRIO, &none);
  std::thread([&body] {
    __user_cap_header_struct header{.version = _LINUX_CAPABILITY_VERSION_3, .pid = 0};
    __user_cap_data_struct nothing[_LINUX_CAPABILITY_U32S_3]{};
    ASSERT_EQ(syscall(SYS_capset, &header, &nothing), 0);
    body();
  }).join();
  setrlimit(RLIMIT_RTPRIO, &former);
}

TEST(Scheduling, ARefusalIsReportedAndHarmless) {
  without_privilege([] {
    const ScopedScheduling scheduling(SchedulingClass::fifo);
    EXPECT_EQ(scheduling.achieved(), SchedulingClass::other);
    EXPECT_EQ(scheduling.refusal(), "SCHED_FIFO refused: Operation not permitted");
    EXPECT_EQ(sched_getscheduler(0), SCHED_OTHER);
  });
}

TEST(Scheduling, TheOrdinaryClassIsNeverRefused) {
  without_privilege([] {
    const ScopedScheduling scheduling(SchedulingClass::other);
    EXPECT_EQ(scheduling.achieved(), SchedulingClass::other);
    EXPECT_EQ(scheduling.refusal(), "");
  });
}

TEST(Scheduling, TimersAreExactWithinTheScopeOnly) {
  std::thread([] {
    const int former = prctl(PR_GET_TIMERSLACK, 0, 0, 0, 0);
    {
      const ScopedScheduling scheduling(SchedulingClass::other);
      EXPECT_EQ(prctl(PR_GET_TIMERSLACK, 0, 0, 0, 0), 1);
    }
    EXPECT_EQ(prctl(PR_GET_TIMERSLACK, 0, 0, 0, 0), former);
  }).join();
}

TEST(Scheduling, RealTimeEndsWithTheScopeAndIsNotInherited) {
  std::thread([] {
    {
      const ScopedScheduling scheduling(SchedulingClass::fifo);
      if (scheduling.achieved() != SchedulingClass::fifo) {
        GTEST_SKIP() << scheduling.refusal();
      }
      EXPECT_EQ(scheduling.refusal(), "");
      EXPECT_EQ(sched_getscheduler(0), SCHED_FIFO | SCHED_RESET_ON_FORK);
    }
    EXPECT_EQ(sched_getscheduler(0), SCHED_OTHER);
  }).join();
}

// A real-time thread that spins most of a second is stalled by the kernel for the rest of it.
TEST(Scheduling, RealTimeIsForThoseWhoSleep) {
  EXPECT_TRUE(fifo_is_safe(1000, microseconds(60)));
  EXPECT_TRUE(fifo_is_safe(5000, microseconds(60)));
  EXPECT_FALSE(fifo_is_safe(20000, microseconds(60)));
  EXPECT_TRUE(fifo_is_safe(20000, microseconds(0)));
  EXPECT_FALSE(fifo_is_safe(100, milliseconds(10)));
}

TEST(Scheduling, ClassesHaveNames) {
  EXPECT_STREQ(scheduling_name(SchedulingClass::other), "other");
  EXPECT_STREQ(scheduling_name(SchedulingClass::fifo), "fifo");
}

}  // namespace
}  // namespace sojourn::live
