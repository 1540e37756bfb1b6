// How late a paced wait ends, measured: one quiet moment of the machine is enough to show it.
#include <boost/asio/co_spawn.hpp>
#include <boost/asio/detached.hpp>
#include <gtest/gtest.h>

#include "engine/histogram.h"
#include "live-harness/canary.h"
#include "live-harness/pacing.h"
#include "live-harness/scheduling.h"

namespace sojourn::live {
namespace {

using engine::Time;
using std::chrono::microseconds;

// Lateness of 200 waits that end a fifth to a third behind a whole millisecond, and what the
// machine does meanwhile to any timer of a thread of the same scheduling class.
struct Lateness {
  engine::Histogram ours;
  engine::Histogram canary;
};

Lateness measure_lateness(engine::Duration spin) {
  boost::asio::io_context context(1);
  Pacer pacer(context, spin);
  Lateness lateness;
  const ScopedScheduling as_the_canary(SchedulingClass::fifo);
  Canary canary;
  boost::asio::co_spawn(
      context,
      [](Pacer& paced, engine::Histogram& late) -> Task<> {
        for (int step = 0; step < 200; ++step) {
          const Time due = paced.now() + microseconds(1200 + 20 * (step % 7));
          co_await paced.until(due);
          late.add(paced.now() - due);
        }
        paced.stop();
      }(pacer, lateness.ours),
      boost::asio::detached);
  pacer.run();
  lateness.canary = canary.stop();
  return lateness;
}

// io_context::run_until would be late by two thirds of a millisecond and more, always. A busy
// machine may be as late as that for its own reasons, but hardly nine times of ten.
void expect_no_rounding_to_milliseconds(engine::Duration spin) {
  constexpr auto rounded = microseconds(650);
  constexpr double share = 0.1;
  engine::Duration ours{};
  for (int attempt = 0; attempt < 5; ++attempt) {
    const Lateness lateness = measure_lateness(spin);
    ours = lateness.ours.quantile(share);
    if (ours < rounded / 2) {
      return;
    }
    if (lateness.canary.quantile(share) > rounded / 4) {
      GTEST_SKIP()
          << "the machine is too busy to tell: a tenth of the canary's wake-ups came after "
          << engine::to_seconds(lateness.canary.quantile(share)) << " s";
    }
  }
  ADD_FAILURE() << "nine of ten waits were late by more than " << engine::to_seconds(ours) << " s";
}

TEST(PacingLive, TimersAreNotRoundedToMilliseconds) {
  expect_no_rounding_to_milliseconds(engine::Duration{});
}

TEST(PacingLive, HybridWaitsAreNotRoundedToMilliseconds) {
  expect_no_rounding_to_milliseconds(std::chrono::microseconds(60));
}

}  // namespace
}  // namespace sojourn::live
