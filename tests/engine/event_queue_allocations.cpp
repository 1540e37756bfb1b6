// A program of its own, since it replaces the global operator new to count allocations: in a steady
// state the event queue asks for no memory, whatever holds the events.

#include <algorithm>
#include <chrono>
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <new>
#include <vector>

#include <gtest/gtest.h>

#include "engine/event_queue.h"
#include "engine/random.h"

namespace {

std::uint64_t allocations = 0;  // by the one thread there is

void* counted(std::size_t bytes) {
  ++allocations;
  void* memory = std::malloc(std::max<std::size_t>(bytes, 1));
  if (memory == nullptr) {
    std::abort();
  }
  return memory;
}

}  // namespace

void* operator new(std::size_t bytes) {
  return counted(bytes);
}
void* operator new[](std::size_t bytes) {
  return counted(bytes);
}
void operator delete(void* memory) noexcept {
  std::free(memory);
}
void operator delete[](void* memory) noexcept {
  std::free(memory);
}
void operator delete(void* memory, std::size_t) noexcept {
  std::free(memory);
}
void operator delete[](void* memory, std::size_t) noexcept {
  std::free(memory);
}

namespace sojourn::engine {
namespace {

// The hold model with a timeout beside every event: one event leaves, one and a timeout are
// scheduled, and the oldest timeout is cancelled.
template <typename Queue>
class Hold {
 public:
  explicit Hold(std::size_t pending) : timeouts_(pending) {
    for (EventHandle& timeout : timeouts_) {
      queue_.push(time_zero + increment(), 0);
      timeout = queue_.push_cancellable(time_zero + far, 1);
    }
  }

  void run(std::size_t steps) {
    for (std::size_t step = 0; step < steps; ++step) {
      const auto event = queue_.pop();
      queue_.push(event.time + increment(), event.payload);
      EventHandle& timeout = timeouts_[step % timeouts_.size()];
      queue_.cancel(timeout);
      timeout = queue_.push_cancellable(event.time + far, 1);
    }
  }

 private:
  static constexpr Duration far{std::chrono::milliseconds(100)};

  // Skewed, with ties.
  Duration increment() {
    const std::uint64_t word = mix(++drawn_);
    const std::uint64_t factor = (word >> 10U) % 1000;
    return Duration{word % 4 == 0 ? 250'000 : static_cast<std::int64_t>(factor * factor)};
  }

  std::uint64_t drawn_ = 0;
  Queue queue_;
  std::vector<EventHandle> timeouts_;
};

template <typename Queue>
std::uint64_t allocations_of_steady_state(std::size_t pending) {
  Hold<Queue> hold(pending);
  hold.run(200'000);
  const std::uint64_t before = allocations;
  hold.run(200'000);
  return allocations - before;
}

TEST(EventQueueAllocations, AreCounted) {
  const std::uint64_t before = allocations;
  const std::vector<std::uint32_t> memory(10);
  EXPECT_EQ(allocations - before, 1U);
  EXPECT_GT(memory.capacity(), 0U);
}

TEST(EventQueueAllocations, AreNoneInASteadyState) {
  for (const std::size_t pending : {1U, 10U, 100U, 1000U, 10'000U}) {
    EXPECT_EQ((allocations_of_steady_state<EventQueue<std::uint32_t>>(pending)), 0U) << pending;
    EXPECT_EQ((allocations_of_steady_state<EventQueue<std::uint32_t, EventHeap>>(pending)), 0U)
        << pending;
    EXPECT_EQ((allocations_of_steady_state<EventQueue<std::uint32_t, LadderQueue>>(pending)), 0U)
        << pending;
  }
}

// Growing and shrinking across the borders between heap and ladder again and again.
TEST(EventQueueAllocations, AreNoneWhenTheQueueChangesBetweenHeapAndLadder) {
  EventQueue<std::uint32_t> queue;
  std::uint64_t before = 0;
  for (int wave = 0; wave < 20; ++wave) {
    if (wave == 10) {
      before = allocations;
    }
    for (std::int64_t event = 0; event < 2000; ++event) {
      queue.push(Time{Duration{std::int64_t{wave} * 10'000'000 + event * 7919 % 10'007}}, 0);
    }
    while (!queue.empty()) {
      queue.pop();
    }
  }
  EXPECT_EQ(allocations, before);
}

}  // namespace
}  // namespace sojourn::engine
