#include "cli/interrupt.h"

#include <atomic>
#include <csignal>

namespace sojourn::cli {

namespace {

std::atomic<bool> was_interrupted{false};
static_assert(std::atomic<bool>::is_always_lock_free, "a signal handler may set it");

extern "C" void note_interrupt(int /*signal*/) {
  was_interrupted.store(true, std::memory_order_relaxed);
}

}  // namespace

void note_interrupts() {
  struct sigaction action{};
  action.sa_handler = note_interrupt;
  action.sa_flags = static_cast<int>(SA_RESETHAND);
  ::sigaction(SIGINT, &action, nullptr);
  ::sigaction(SIGTERM, &action, nullptr);
}

bool interrupted() {
  return was_interrupted.load(std::memory_order_relaxed);
}

}  // namespace sojourn::cli
