#include "engine/event_queue.h"

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include <gtest/gtest.h>

#include "engine/random.h"

namespace sojourn::engine {
namespace {

using Queue = EventQueue<std::uint32_t>;

Time at(std::int64_t nanoseconds) {
  return Time{Duration{nanoseconds}};
}

std::vector<std::uint32_t> drain(Queue queue) {
  std::vector<std::uint32_t> result;
  while (!queue.empty()) {
    result.push_back(queue.pop().payload);
  }
  return result;
}

TEST(EventQueue, EventsLeaveInOrderOfTime) {
  Queue queue;
  for (const std::uint32_t time : {5U, 1U, 4U, 2U, 3U, 9U, 7U, 8U, 6U, 0U}) {
    queue.push(at(time), time);
  }
  EXPECT_EQ(drain(queue), (std::vector<std::uint32_t>{0, 1, 2, 3, 4, 5, 6, 7, 8, 9}));
}

TEST(EventQueue, EqualTimesLeaveInInsertionOrder) {
  Queue queue;
  std::vector<std::uint32_t> expected;
  for (std::uint32_t i = 0; i < 1000; ++i) {
    queue.push(at(7), i);
    expected.push_back(i);
  }
  EXPECT_EQ(drain(queue), expected);
}

TEST(EventQueue, TimesBeforeZeroAndTheEndOfTimeAreOrderedToo) {
  Queue queue;
  queue.push(time_never, 4);
  queue.push(at(0), 3);
  queue.push(at(-1), 2);
  queue.push(Time::min(), 1);
  EXPECT_EQ(drain(queue), (std::vector<std::uint32_t>{1, 2, 3, 4}));
}

TEST(EventQueue, NextTimeIsThatOfTheNextEvent) {
  Queue queue;
  EXPECT_EQ(queue.next_time(), time_never);
  queue.push(at(9), 0);
  queue.push(at(3), 1);
  EXPECT_EQ(queue.next_time(), at(3));
  const Queue::Event event = queue.pop();
  EXPECT_EQ(event.time, at(3));
  EXPECT_EQ(event.payload, 1U);
  EXPECT_EQ(queue.next_time(), at(9));
}

TEST(EventQueue, WhatIsKeptElsewhereHasAPlaceInTheOrderToo) {
  struct Elsewhere {
    Time time;
    std::uint64_t sequence;
  };
  Queue queue;
  EXPECT_FALSE(queue.next_leaves_before(Elsewhere{at(7), queue.take_place()})) << "empty";
  const Elsewhere first{at(7), queue.take_place()};
  queue.push(at(7), 0);
  const Elsewhere last{at(7), queue.take_place()};
  EXPECT_FALSE(queue.next_leaves_before(first));
  EXPECT_TRUE(queue.next_leaves_before(last));
  EXPECT_TRUE(queue.next_leaves_before(Elsewhere{at(8), first.sequence}));
  EXPECT_FALSE(queue.next_leaves_before(Elsewhere{at(6), last.sequence}));
}

TEST(EventQueue, ACancelledEventNeverLeaves) {
  Queue queue;
  queue.push(at(1), 1);
  const EventHandle first = queue.push_cancellable(at(0), 2);
  const EventHandle middle = queue.push_cancellable(at(2), 3);
  queue.push(at(3), 4);
  EXPECT_EQ(queue.size(), 4U);
  EXPECT_TRUE(queue.cancel(middle));
  EXPECT_TRUE(queue.cancel(first));
  EXPECT_EQ(queue.size(), 2U);
  EXPECT_EQ(queue.next_time(), at(1));
  EXPECT_EQ(drain(queue), (std::vector<std::uint32_t>{1, 4}));
}

TEST(EventQueue, OnlyAPendingEventCanBeCancelledAndOnlyOnce) {
  Queue queue;
  const EventHandle handle = queue.push_cancellable(at(1), 1);
  EXPECT_FALSE(queue.cancel(EventHandle{}));
  EXPECT_FALSE(queue.cancel(EventHandle{17, 0}));
  EXPECT_TRUE(queue.cancel(handle));
  EXPECT_FALSE(queue.cancel(handle));
  EXPECT_TRUE(queue.empty());
  const EventHandle left = queue.push_cancellable(at(1), 1);
  queue.pop();
  EXPECT_FALSE(queue.cancel(left));
}

TEST(EventQueue, AHandleNeverNamesALaterEvent) {
  Queue queue;
  std::vector<EventHandle> old;
  for (int round = 0; round < 100; ++round) {
    const EventHandle handle = queue.push_cancellable(at(round), 0);
    for (const EventHandle& other : old) {
      EXPECT_NE(other, handle);
      EXPECT_FALSE(queue.cancel(other));
    }
    old.push_back(handle);
    if (round % 2 == 0) {
      queue.pop();
    } else {
      EXPECT_TRUE(queue.cancel(handle));
    }
  }
}

TEST(EventQueue, ASlotIsNotReusedWhileItsCancelledEventIsStillInside) {
  Queue queue;
  queue.push(at(0), 0);
  const EventHandle cancelled = queue.push_cancellable(at(10), 1);
  EXPECT_TRUE(queue.cancel(cancelled));
  const EventHandle other = queue.push_cancellable(at(20), 2);
  EXPECT_NE(other.slot, cancelled.slot);
  EXPECT_EQ(drain(queue), (std::vector<std::uint32_t>{0, 2}));
}

TEST(EventQueue, ACopyContinuesExactlyLikeTheOriginal) {
  Queue queue;
  std::vector<EventHandle> handles(200);
  for (std::uint32_t i = 0; i < 200; ++i) {
    handles[i] = queue.push_cancellable(at(i * 7919 % 50), i);
  }
  queue.cancel(handles[3]);
  Queue copy = queue;
  for (Queue* each : {&queue, &copy}) {
    each->pop();
    each->cancel(handles[40]);
    each->push(at(12), 1000);
  }
  EXPECT_EQ(drain(copy), drain(queue));
}

TEST(EventQueue, PayloadsMayOwnMemory) {
  EventQueue<std::string> queue;
  for (int i = 20; i > 0; --i) {
    queue.push(at(i), "the event of nanosecond " + std::to_string(i));
  }
  for (int i = 1; i <= 20; ++i) {
    EXPECT_EQ(queue.pop().payload, "the event of nanosecond " + std::to_string(i));
  }
}

TEST(EventQueueDeathTest, AnEmptyQueueHasNoNextEvent) {
  Queue queue;
  EXPECT_DEATH(queue.pop(), "pop from an empty queue");
}

// The oracle: an ordered map keeps insertion order among equal keys and erases at once.
class Oracle {
 public:
  using Map = std::multimap<Time, std::uint32_t>;

  Map::iterator push(Time time, std::uint32_t payload) { return map_.emplace(time, payload); }
  void cancel(Map::iterator event) { map_.erase(event); }
  Map& map() { return map_; }

 private:
  Map map_;
};

// How a random walk through the queue's operations behaves.
struct Walk {
  std::uint32_t push_weight;
  std::uint32_t pop_weight;
  std::uint32_t cancel_weight;
  std::uint32_t distinct_times;  // few: mass ties
  std::uint32_t steps;
};

template <typename Queue>
class Comparison {
 public:
  void step(const Walk& walk, Draws draws) {
    const std::uint32_t choice =
        draws.below(walk.push_weight + walk.pop_weight + walk.cancel_weight);
    if (choice < walk.push_weight) {
      push(walk, draws);
    } else if (choice < walk.push_weight + walk.pop_weight) {
      pop();
    } else {
      cancel(draws);
    }
    ASSERT_EQ(queue_.size(), oracle_.map().size());
    ASSERT_EQ(queue_.empty(), oracle_.map().empty());
    ASSERT_EQ(queue_.next_time(),
              oracle_.map().empty() ? time_never : oracle_.map().begin()->first);
  }

  void drain() {
    while (!oracle_.map().empty()) {
      pop();
    }
    ASSERT_TRUE(queue_.empty());
  }

 private:
  struct Known {
    EventHandle handle;
    std::optional<Oracle::Map::iterator> event;  // empty once it has left
  };

  void push(const Walk& walk, Draws& draws) {
    const Time time = now_ + Duration{draws.below(walk.distinct_times)};
    const auto payload = static_cast<std::uint32_t>(known_.size());
    const auto event = oracle_.push(time, payload);
    if (draws.below(4) == 0) {
      queue_.push(time, payload);
      known_.push_back({EventHandle{}, event});
    } else {
      known_.push_back({queue_.push_cancellable(time, payload), event});
    }
  }

  void pop() {
    if (oracle_.map().empty()) {
      return;
    }
    const auto first = oracle_.map().begin();
    const typename Queue::Event event = queue_.pop();
    ASSERT_EQ(event.time, first->first);
    ASSERT_EQ(event.payload, first->second);
    now_ = event.time;
    known_[event.payload].event.reset();
    oracle_.cancel(first);
  }

  // Any event there ever was; among the latest, so that most are still pending.
  void cancel(Draws& draws) {
    if (known_.empty()) {
      return;
    }
    const auto recent = static_cast<std::uint32_t>(std::min<std::size_t>(known_.size(), 300));
    Known& known = known_[known_.size() - 1 - draws.below(recent)];
    const bool possible = known.event.has_value() && known.handle != EventHandle{};
    ASSERT_EQ(queue_.cancel(known.handle), possible);
    if (possible) {
      oracle_.cancel(*known.event);
      known.event.reset();
    }
  }

  Queue queue_;
  Oracle oracle_;
  std::vector<Known> known_;
  Time now_{};
};

template <typename Queue>
void compare_list_with_oracle(const Walk& walk) {
  for (std::uint64_t seed = 0; seed < 5; ++seed) {
    Comparison<Queue> comparison;
    for (std::uint64_t step = 0; step < walk.steps; ++step) {
      comparison.step(walk, Draws({seed, step, 21}));
      ASSERT_FALSE(testing::Test::HasFatalFailure()) << "seed " << seed << " step " << step;
    }
    comparison.drain();
    ASSERT_FALSE(testing::Test::HasFatalFailure()) << "seed " << seed << " draining";
  }
}

void compare_with_oracle(const Walk& walk) {
  compare_list_with_oracle<EventQueue<std::uint32_t, EventHeap>>(walk);
  compare_list_with_oracle<EventQueue<std::uint32_t, LadderQueue>>(walk);
  compare_list_with_oracle<EventQueue<std::uint32_t>>(walk);
}

TEST(EventQueue, AgreesWithAnOrderedMapOnAnyMix) {
  compare_with_oracle({4, 3, 1, 1'000'000, 10000});
}

TEST(EventQueue, AgreesWithAnOrderedMapUnderMassTies) {
  compare_with_oracle({4, 3, 1, 3, 10000});
  compare_with_oracle({5, 4, 3, 1, 10000});
}

TEST(EventQueue, AgreesWithAnOrderedMapWhenMostEventsAreCancelled) {
  compare_with_oracle({10, 1, 20, 1'000'000, 10000});
  compare_with_oracle({10, 1, 20, 5, 10000});
}

TEST(EventQueue, AgreesWithAnOrderedMapWhenNearlyEmpty) {
  compare_with_oracle({3, 6, 1, 100, 10000});
}

// Storage of a queue under timeouts that never fire must follow what is pending, not what has ever
// been scheduled: slots show how much was in use at once.
TEST(EventQueue, CancelledEventsDoNotPileUp) {
  Queue queue;
  std::vector<EventHandle> timeouts(100);
  std::uint32_t largest_slot = 0;
  for (std::uint32_t i = 0; i < 100000; ++i) {
    EventHandle& timeout = timeouts[i % timeouts.size()];
    queue.cancel(timeout);
    timeout = queue.push_cancellable(at(i + 1'000'000'000), i);
    largest_slot = std::max(largest_slot, timeout.slot);
  }
  EXPECT_EQ(queue.size(), 100U);
  EXPECT_LE(largest_slot, 300U);
}

}  // namespace
}  // namespace sojourn::engine
