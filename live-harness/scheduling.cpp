#include "live-harness/scheduling.h"

#include <cerrno>
#include <cstdint>
#include <system_error>

#include <sched.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/syscall.h>
#include <unistd.h>

namespace sojourn::live {

namespace {

constexpr std::uint64_t short_slice_ns = 100'000;
constexpr double spinning_share_max = 0.5;  // of a core; the kernel's limit is 0.95

// Returns 0 or the error number. The calling thread only: pid 0 names the thread, not the process.
int set_policy(int policy, int priority) {
  const sched_param parameter{.sched_priority = priority};
  return sched_setscheduler(0, policy, &parameter) == 0 ? 0 : errno;
}

// struct sched_attr of the kernel's first version, which the C library of Debian 12 does not
// declare (sched_setattr(2)).
struct SchedulingAttributes {
  std::uint32_t size = sizeof(SchedulingAttributes);
  std::uint32_t policy = SCHED_OTHER;
  std::uint64_t flags = 0;
  std::int32_t nice = 0;
  std::uint32_t priority = 0;
  std::uint64_t runtime = 0;
  std::uint64_t deadline = 0;
  std::uint64_t period = 0;
};
static_assert(sizeof(SchedulingAttributes) == 48);

// 0: the kernel's own length. A wish: where it is not granted, nothing changes.
void ask_for_time_slice(std::uint64_t nanoseconds) {
  SchedulingAttributes attributes;
  attributes.nice = getpriority(PRIO_PROCESS, 0);
  attributes.runtime = nanoseconds;
  syscall(SYS_sched_setattr, 0, &attributes, 0U);
}

}  // namespace

const char* scheduling_name(SchedulingClass scheduling) {
  return scheduling == SchedulingClass::fifo ? "fifo" : "other";
}

bool fifo_is_safe(double rate, engine::Duration spin) {
  return rate * engine::to_seconds(spin) <= spinning_share_max;
}

ScopedScheduling::ScopedScheduling(SchedulingClass wanted)
    : former_slack_ns_(prctl(PR_GET_TIMERSLACK, 0, 0, 0, 0)) {
  prctl(PR_SET_TIMERSLACK, 1, 0, 0, 0);
  ask_for_time_slice(short_slice_ns);
  if (wanted == SchedulingClass::fifo) {
    const int error =
        set_policy(SCHED_FIFO | SCHED_RESET_ON_FORK, sched_get_priority_min(SCHED_FIFO));
    if (error == 0) {
      achieved_ = SchedulingClass::fifo;
    } else {
      refusal_ = "SCHED_FIFO refused: " + std::generic_category().message(error);
    }
  }
}

ScopedScheduling::~ScopedScheduling() {
  if (achieved_ == SchedulingClass::fifo) {
    set_policy(SCHED_OTHER, 0);
  }
  ask_for_time_slice(0);
  if (former_slack_ns_ > 0) {
    prctl(PR_SET_TIMERSLACK, former_slack_ns_, 0, 0, 0);
  }
}

}  // namespace sojourn::live
