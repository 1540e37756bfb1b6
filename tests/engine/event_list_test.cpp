// Whatever holds the events, they leave in the same order: each sequence of operations is run
// through the heap, the ladder queue and the list that changes between them.

#include "engine/event_list.h"

#include <algorithm>
#include <array>
#include <chrono>
#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

#include <gtest/gtest.h>

#include "engine/event_queue.h"
#include "engine/random.h"

namespace sojourn::engine {
namespace {

using HeapQueue = EventQueue<std::uint32_t, EventHeap>;
using LadderOnlyQueue = EventQueue<std::uint32_t, LadderQueue>;
using AdaptiveQueue = EventQueue<std::uint32_t>;

Time at(std::int64_t nanoseconds) {
  return Time{Duration{nanoseconds}};
}

// What follows `now`, or the end of time.
Time later(Time now, std::uint64_t nanoseconds) {
  const auto left = static_cast<std::uint64_t>((time_never - std::max(now, time_zero)).count());
  return now + Duration{static_cast<std::int64_t>(std::min(nanoseconds, left))};
}

// When the next event falls due, of what has been drawn.
using Pattern = Time (*)(Time now, std::uint64_t word, std::uint64_t step);

Time uniform(Time now, std::uint64_t word, std::uint64_t) {
  return later(now, word % 1'000'000);
}

Time skewed(Time now, std::uint64_t word, std::uint64_t) {
  return later(now, (word >> 44U) * (word % 1024) * (word % 1021) >> 20U);
}

Time equal(Time, std::uint64_t, std::uint64_t) {
  return at(7);
}

Time same_timer(Time now, std::uint64_t, std::uint64_t) {
  return later(now, 1000);
}

Time timers(Time now, std::uint64_t word, std::uint64_t) {
  return word % 20 == 0 ? later(now, word % 3000) : later(now, 1000 * (1 + word % 2));
}

Time at_once(Time now, std::uint64_t word, std::uint64_t) {
  return word % 4 == 0 ? later(now, 500) : now;
}

Time bimodal(Time now, std::uint64_t word, std::uint64_t) {
  return later(now, word % 10 == 0 ? 1'000'000'000 + word % 1'000'000 : word % 100);
}

// From 1 ns to 1e18 ns, every power of two as likely.
Time huge_spread(Time now, std::uint64_t word, std::uint64_t) {
  return later(now, std::uint64_t{1} << (word % 60));
}

Time always_earlier(Time, std::uint64_t word, std::uint64_t step) {
  return at(1'000'000'000'000 - static_cast<std::int64_t>(step * 1000 + word % 100));
}

Time into_the_past(Time, std::uint64_t word, std::uint64_t) {
  return at(static_cast<std::int64_t>(word));
}

Time ends_of_time(Time, std::uint64_t word, std::uint64_t) {
  constexpr std::array<Time, 4> ends{Time::min(), time_zero, time_never - Duration{1}, time_never};
  return ends[word % ends.size()];
}

// Timers of one far instant, and a fast process before it.
Time before_a_wall(Time now, std::uint64_t word, std::uint64_t) {
  constexpr Time wall = time_zero + std::chrono::hours(1);
  return word % 2 == 0 || now >= wall ? std::max(wall, now) : later(now, word % 10000);
}

struct Left {
  Time time;
  std::uint32_t payload;
  friend bool operator==(const Left&, const Left&) = default;
};

// A queue under a pattern; the queue alone decides the trace, since the operations are drawn by
// their number. Copyable, as the queue is.
template <typename Queue>
class Course {
 public:
  Course(Pattern pattern, std::uint64_t seed) : pattern_(pattern), seed_(seed) {}

  void push(std::size_t events) {
    for (std::size_t event = 0; event < events; ++event) {
      const std::uint64_t word = draw();
      const Time time = pattern_(now_, word >> 8U, step_);
      const auto payload = static_cast<std::uint32_t>(handles_.size());
      handles_.emplace_back();
      if (word % 4 == 0) {
        queue_.push(time, payload);
      } else {
        handles_.back() = queue_.push_cancellable(time, payload);
      }
    }
  }

  void pop(std::size_t events) {
    for (std::size_t event = 0; event < events && !queue_.empty(); ++event) {
      const Time next = queue_.next_time();
      const auto left = queue_.pop();
      EXPECT_EQ(left.time, next);
      now_ = left.time;
      trace_.push_back({left.time, left.payload});
    }
  }

  // Of all events there ever were.
  void cancel(std::size_t attempts) {
    for (std::size_t attempt = 0; attempt < attempts; ++attempt) {
      queue_.cancel(handles_[draw() % handles_.size()]);
    }
  }

  void hold(std::size_t steps) {
    for (std::size_t step = 0; step < steps; ++step) {
      pop(1);
      push(1);
    }
  }

  // Waves that cross the borders between heap and ladder in both directions.
  void waves() {
    for (const std::size_t height : {40U, 600U, 3000U, 300U}) {
      push(height);
      hold(height);
      cancel(height);
      pop(height / 4);
      push(height / 8);
      pop(queue_.size() - std::min<std::size_t>(queue_.size(), 20));
    }
    push(500);
  }

  void drain() { pop(queue_.size()); }

  const std::vector<Left>& trace() const { return trace_; }
  std::size_t size() const { return queue_.size(); }

 private:
  std::uint64_t draw() { return mix(seed_, ++step_); }

  Pattern pattern_;
  std::uint64_t seed_;
  std::uint64_t step_ = 0;
  Time now_{};
  Queue queue_;
  std::vector<EventHandle> handles_;
  std::vector<Left> trace_;
};

struct NamedPattern {
  const char* name;
  Pattern pattern;
};

constexpr std::array patterns{
    NamedPattern{"Uniform", uniform},
    NamedPattern{"Skewed", skewed},
    NamedPattern{"Equal", equal},
    NamedPattern{"SameTimer", same_timer},
    NamedPattern{"Timers", timers},
    NamedPattern{"AtOnce", at_once},
    NamedPattern{"Bimodal", bimodal},
    NamedPattern{"HugeSpread", huge_spread},
    NamedPattern{"AlwaysEarlier", always_earlier},
    NamedPattern{"IntoThePast", into_the_past},
    NamedPattern{"EndsOfTime", ends_of_time},
    NamedPattern{"BeforeAWall", before_a_wall},
};

class EventListPattern : public testing::TestWithParam<NamedPattern> {};

TEST_P(EventListPattern, GivesOneTraceWhateverHoldsTheEvents) {
  for (std::uint64_t seed = 0; seed < 2; ++seed) {
    Course<HeapQueue> heap(GetParam().pattern, seed);
    Course<LadderOnlyQueue> ladder(GetParam().pattern, seed);
    Course<AdaptiveQueue> adaptive(GetParam().pattern, seed);
    heap.waves();
    ladder.waves();
    adaptive.waves();
    heap.drain();
    ladder.drain();
    adaptive.drain();
    EXPECT_GT(heap.trace().size(), 5000U);
    EXPECT_EQ(ladder.trace(), heap.trace()) << "seed " << seed;
    EXPECT_EQ(adaptive.trace(), heap.trace()) << "seed " << seed;
  }
}

TEST_P(EventListPattern, ACopyContinuesLikeTheOriginalAtAnySize) {
  for (const std::size_t size : {30U, 300U, 3000U}) {
    Course<AdaptiveQueue> original(GetParam().pattern, size);
    original.push(size);
    original.hold(size);
    Course<AdaptiveQueue> copy = original;
    for (Course<AdaptiveQueue>* each : {&original, &copy}) {
      each->hold(size);
      each->cancel(size / 10);
      each->push(size / 10);
      each->drain();
    }
    EXPECT_EQ(copy.trace(), original.trace()) << "size " << size;
  }
}

INSTANTIATE_TEST_SUITE_P(EventList, EventListPattern, testing::ValuesIn(patterns),
                         [](const auto& each) { return std::string(each.param.name); });

struct Item {
  Time time;
  std::uint64_t sequence = 0;
};

TEST(EventList, ChangesToTheLadderAndBackWithRoomBetween) {
  EventList<Item> list;
  std::uint64_t sequence = 0;
  while (list.size() < EventList<Item>::ladder_above) {
    list.push({at(5), sequence++});
  }
  EXPECT_FALSE(list.laddered());
  list.push({at(5), sequence++});
  EXPECT_TRUE(list.laddered());
  while (list.size() > EventList<Item>::heap_below) {
    list.pop();
    EXPECT_TRUE(list.laddered());
  }
  list.pop();
  EXPECT_FALSE(list.laddered());
  EXPECT_LE(2 * EventList<Item>::heap_below, EventList<Item>::ladder_above);
}

TEST(EventList, LeavesInOrderWhileItChangesBetweenRowAndHeap) {
  EventList<Item> list;
  std::uint64_t sequence = 0;
  for (std::size_t round = 0; round < 50; ++round) {
    while (list.size() < EventList<Item>::heap_above + round % 5) {
      list.push({at(static_cast<std::int64_t>(1000 * round + mix(sequence) % 20)), sequence});
      ++sequence;
    }
    while (list.size() + round % 3 > EventList<Item>::row_below) {
      const Item first = list.front();
      list.pop();
      EXPECT_TRUE(leaves_before(first, list.front()));
    }
  }
  EXPECT_LE(2 * EventList<Item>::row_below, EventList<Item>::heap_above);
}

// Each of these would take minutes if ties, late comers or a wall of timers were quadratic.
template <typename Times>
void expect_sorted(Times time_of) {
  constexpr std::uint64_t events = 100'000;
  LadderQueue<Item> ladder;
  for (std::uint64_t sequence = 0; sequence < events; ++sequence) {
    ladder.push({time_of(sequence), sequence});
  }
  Item last = ladder.front();
  for (ladder.pop(); !ladder.empty(); ladder.pop()) {
    ASSERT_TRUE(leaves_before(last, ladder.front()));
    last = ladder.front();
  }
}

TEST(LadderQueue, AHundredThousandTiesAreNotCutForEver) {
  expect_sorted([](std::uint64_t) { return at(5); });
  expect_sorted([](std::uint64_t sequence) { return at(sequence == 0 ? 1 : 5); });
  expect_sorted([](std::uint64_t sequence) { return at(sequence == 0 ? 9 : 5); });
}

TEST(LadderQueue, AHundredThousandLateComersBecomeRungs) {
  expect_sorted([](std::uint64_t sequence) { return at(-static_cast<std::int64_t>(sequence)); });
}

TEST(LadderQueue, AProcessBeforeAWallOfTimersDoesNotMoveTheWall) {
  LadderQueue<Item> ladder;
  std::uint64_t sequence = 0;
  for (; sequence < 100'000; ++sequence) {
    ladder.push({at(1'000'000'000), sequence});
  }
  for (std::int64_t time = 0; time < 100'000; ++time) {
    ladder.push({at(time), sequence++});
    ladder.push({at(time + 1), sequence++});
    EXPECT_LE(ladder.front().time, at(time));
    ladder.pop();
  }
  EXPECT_EQ(ladder.size(), 200'000U);
}

}  // namespace
}  // namespace sojourn::engine
