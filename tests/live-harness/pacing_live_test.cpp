// How late a paced wait ends, measured; what a busy machine could break is skipped on one.
#include <boost/asio/co_spawn.hpp>
#include <boost/asio/detached.hpp>
#include <gtest/gtest.h>

#include "engine/histogram.h"
#include "live-harness/canary.h"
#include "live-harness/pacing.h"

namespace sojourn::live {
namespace {

using engine::Time;
using std::chrono::microseconds;

// Lateness of 200 waits of odd lengths, and what the machine does to any timer meanwhile.
struct Lateness {
  engine::Histogram ours;
  engine::Histogram canary;
};

Lateness measure_lateness(engine::Duration spin) {
  boost::asio::io_context context(1);
  Pacer pacer(context, spin);
  Lateness lateness;
  Canary canary;
  boost::asio::co_spawn(
      context,
      [](Pacer& paced, engine::Histogram& late) -> Task<> {
        for (int step = 0; step < 200; ++step) {
          const Time due = paced.now() + microseconds(1100 + 137 * (step % 7));
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

// io_context::run_until would be half a millisecond late on average. A busy machine may be as late
// as that for its own reasons, which the canary shows.
void expect_no_rounding_to_milliseconds(engine::Duration spin) {
  constexpr auto rounding_median = microseconds(500);
  engine::Duration ours{};
  for (int attempt = 0; attempt < 5; ++attempt) {
    const Lateness lateness = measure_lateness(spin);
    ours = lateness.ours.quantile(0.5);
    if (ours < rounding_median / 2) {
      return;
    }
    if (lateness.canary.quantile(0.5) > rounding_median / 4) {
      GTEST_SKIP() << "the machine is too busy to tell: canary median "
                   << engine::to_seconds(lateness.canary.quantile(0.5)) << " s";
    }
  }
  ADD_FAILURE() << "median lateness " << engine::to_seconds(ours) << " s";
}

TEST(PacingLive, TimersAreNotRoundedToMilliseconds) {
  expect_no_rounding_to_milliseconds(engine::Duration{});
}

TEST(PacingLive, HybridWaitsAreNotRoundedToMilliseconds) {
  expect_no_rounding_to_milliseconds(std::chrono::microseconds(60));
}

}  // namespace
}  // namespace sojourn::live
