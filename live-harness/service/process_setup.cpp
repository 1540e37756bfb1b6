#include "live-harness/service/process_setup.h"

#include <csignal>

#include <linux/sched.h>
#include <linux/sched/types.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/syscall.h>
#include <unistd.h>

namespace sojourn::live {

namespace {

constexpr unsigned long timer_slack_ns = 1;
constexpr unsigned long long time_slice_ns = 100'000;  // the shortest that Linux accepts

}  // namespace

bool die_with_parent(int parent) {
  prctl(PR_SET_PDEATHSIG, SIGKILL);
  return getppid() == parent;
}

void prefer_punctuality() {
  prctl(PR_SET_TIMERSLACK, timer_slack_ns);
  sched_attr attributes{};
  attributes.size = sizeof attributes;
  if (syscall(SYS_sched_getattr, 0, &attributes, sizeof attributes, 0) == 0 &&
      attributes.sched_policy == SCHED_NORMAL) {
    attributes.sched_runtime = time_slice_ns;
    syscall(SYS_sched_setattr, 0, &attributes, 0);
  }
}

void raise_descriptor_limit() {
  rlimit limit{};
  if (getrlimit(RLIMIT_NOFILE, &limit) == 0) {
    limit.rlim_cur = limit.rlim_max;
    setrlimit(RLIMIT_NOFILE, &limit);
  }
}

}  // namespace sojourn::live
