// The hold model: the queue keeps its size while every step takes the next event and schedules
// another one. Argument: pending events. Reported: nanoseconds per hold (one pop and one push).
// Every list of the engine runs in one program, so that ratios hold on a busy machine: the heap,
// the ladder queue, and the list that changes between them by the number of pending events.

#include <array>
#include <chrono>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <queue>
#include <vector>

#include <benchmark/benchmark.h>

#include "engine/event_queue.h"
#include "engine/portable_math.h"
#include "engine/random.h"

namespace sojourn::engine {
namespace {

// What an event of a simulation carries: a tag and three indices.
struct Payload {
  std::uint8_t tag = 0;
  std::uint32_t request = 0;
  std::uint32_t station = 0;
  std::uint32_t replica = 0;
};

using Heap = EventQueue<Payload, EventHeap>;
using Ladder = EventQueue<Payload, LadderQueue>;
using Adaptive = EventQueue<Payload>;

enum class Gaps : std::uint8_t {
  exponential,
  uniform,      // between 0 and twice the mean
  ties,         // deterministic timers: most events fall due at the same instants
  all_ties,     // one timer for all
  bimodal,      // a thousandth of the mean, or ten times the mean in a tenth of the cases
  huge_spread,  // 1 ns to 1e12 ns, every magnitude as likely
};

// Increments drawn beforehand, so that the bench times the queue and not the randomness.
class Increments {
 public:
  explicit Increments(Gaps gaps) {
    Draws draws({1, 2, 3});
    for (Duration& increment : increments_) {
      increment = drawn(gaps, draws.uniform(), draws.uniform());
    }
  }

  Duration next() { return increments_[position_++ % increments_.size()]; }

 private:
  static Duration drawn(Gaps gaps, double first, double second) {
    constexpr double mean = 1e-3;
    const double exponential = -portable::log(first) * mean;
    switch (gaps) {
      case Gaps::uniform: return from_seconds(2 * mean * first);
      case Gaps::ties: return from_seconds(second < 0.95 ? mean : exponential);
      case Gaps::all_ties: return from_seconds(mean);
      case Gaps::bimodal: return from_seconds(exponential * (second < 0.9 ? 1e-3 : 10));
      case Gaps::huge_spread:
        return from_seconds(portable::exp(portable::log(1e12) * first) * 1e-9);
      case Gaps::exponential: break;
    }
    return from_seconds(exponential);
  }

  std::array<Duration, std::size_t{1} << 14U> increments_{};
  std::size_t position_ = 0;
};

template <typename Queue>
void hold_step(Queue& queue, Increments& increments) {
  const auto event = queue.pop();
  queue.push(event.time + increments.next(), event.payload);
}

template <typename Queue, Gaps gaps>
void hold(benchmark::State& state) {
  Increments increments(gaps);
  Queue queue;
  for (std::int64_t event = 0; event < state.range(0); ++event) {
    queue.push(time_zero + increments.next(), {});
  }
  for (std::int64_t step = 0; step < 3 * state.range(0); ++step) {
    hold_step(queue, increments);
  }
  for (auto _ : state) {
    hold_step(queue, increments);
  }
  state.SetItemsProcessed(state.iterations());
}

void sizes(benchmark::internal::Benchmark* bench) {
  bench->Arg(1)->Arg(8)->Arg(64)->Arg(1000)->Arg(16000)->Arg(100000)->Arg(1000000);
}

void small_and_large(benchmark::internal::Benchmark* bench) {
  bench->Arg(8)->Arg(1000)->Arg(100000);
}

BENCHMARK_TEMPLATE(hold, Heap, Gaps::exponential)->Apply(sizes);
BENCHMARK_TEMPLATE(hold, Ladder, Gaps::exponential)->Apply(sizes);
BENCHMARK_TEMPLATE(hold, Adaptive, Gaps::exponential)->Apply(sizes);

BENCHMARK_TEMPLATE(hold, Heap, Gaps::uniform)->Apply(small_and_large);
BENCHMARK_TEMPLATE(hold, Adaptive, Gaps::uniform)->Apply(small_and_large);
BENCHMARK_TEMPLATE(hold, Heap, Gaps::ties)->Apply(small_and_large);
BENCHMARK_TEMPLATE(hold, Adaptive, Gaps::ties)->Apply(small_and_large);
BENCHMARK_TEMPLATE(hold, Heap, Gaps::all_ties)->Apply(small_and_large);
BENCHMARK_TEMPLATE(hold, Adaptive, Gaps::all_ties)->Apply(small_and_large);
BENCHMARK_TEMPLATE(hold, Heap, Gaps::bimodal)->Apply(small_and_large);
BENCHMARK_TEMPLATE(hold, Adaptive, Gaps::bimodal)->Apply(small_and_large);
BENCHMARK_TEMPLATE(hold, Heap, Gaps::huge_spread)->Apply(small_and_large);
BENCHMARK_TEMPLATE(hold, Adaptive, Gaps::huge_spread)->Apply(small_and_large);

// Timeouts that rarely fire: with every event a timeout is scheduled far ahead, and the one of the
// event before is cancelled.
template <typename Queue>
void timeouts(benchmark::State& state) {
  Increments increments(Gaps::exponential);
  Queue queue;
  std::vector<EventHandle> pending(static_cast<std::size_t>(state.range(0)));
  for (EventHandle& timeout : pending) {
    queue.push(time_zero + increments.next(), {});
    timeout = queue.push_cancellable(time_zero + std::chrono::seconds(1), {});
  }
  std::size_t turn = 0;
  for (auto _ : state) {
    const auto event = queue.pop();
    queue.push(event.time + increments.next(), event.payload);
    EventHandle& timeout = pending[turn];
    turn = turn + 1 == pending.size() ? 0 : turn + 1;
    benchmark::DoNotOptimize(queue.cancel(timeout));
    timeout = queue.push_cancellable(event.time + std::chrono::seconds(1), {});
  }
  state.SetItemsProcessed(state.iterations());
}
BENCHMARK(timeouts<Heap>)->Apply(small_and_large);
BENCHMARK(timeouts<Ladder>)->Apply(small_and_large);
BENCHMARK(timeouts<Adaptive>)->Apply(small_and_large);

// Adversarial: every event falls due before all others, then all leave. Reported per event.
template <typename Queue>
void always_earlier(benchmark::State& state) {
  Queue queue;
  for (auto _ : state) {
    for (std::int64_t event = state.range(0); event > 0; --event) {
      queue.push(time_zero + Duration{1000 * event}, {});
    }
    while (!queue.empty()) {
      benchmark::DoNotOptimize(queue.pop());
    }
  }
  state.SetItemsProcessed(state.iterations() * state.range(0));
}
BENCHMARK(always_earlier<Heap>)->Apply(small_and_large);
BENCHMARK(always_earlier<Adaptive>)->Apply(small_and_large);

// Adversarial: a wall of timers of one instant, and a process of short steps before it.
template <typename Queue>
void before_a_wall(benchmark::State& state) {
  Queue queue;
  for (std::int64_t event = 0; event < state.range(0); ++event) {
    queue.push(time_never, {});
  }
  Time now = time_zero;
  for (auto _ : state) {
    queue.push(now + Duration{3}, {});
    queue.push(now + Duration{1}, {});
    now = queue.pop().time;
    benchmark::DoNotOptimize(queue.pop());
  }
  state.SetItemsProcessed(2 * state.iterations());
}
BENCHMARK(before_a_wall<Heap>)->Apply(small_and_large);
BENCHMARK(before_a_wall<Adaptive>)->Apply(small_and_large);

// The standard library's binary heap on the same key, for the ratio.
void priority_queue_hold(benchmark::State& state) {
  struct Item {
    Time time;
    std::uint64_t sequence;
    Payload payload;
    bool operator>(const Item& other) const {
      return time != other.time ? time > other.time : sequence > other.sequence;
    }
  };
  Increments increments(Gaps::exponential);
  std::priority_queue<Item, std::vector<Item>, std::greater<>> queue;
  std::uint64_t sequence = 0;
  for (std::int64_t event = 0; event < state.range(0); ++event) {
    queue.push({time_zero + increments.next(), sequence++, {}});
  }
  for (auto _ : state) {
    const Item item = queue.top();
    queue.pop();
    queue.push({item.time + increments.next(), sequence++, item.payload});
  }
  state.SetItemsProcessed(state.iterations());
}
BENCHMARK(priority_queue_hold)->Apply(sizes);

}  // namespace
}  // namespace sojourn::engine
