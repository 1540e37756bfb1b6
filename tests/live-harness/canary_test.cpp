#include "live-harness/canary.h"

#include <chrono>
#include <thread>

#include <gtest/gtest.h>

namespace sojourn::live {
namespace {

using std::chrono::microseconds;
using std::chrono::milliseconds;

TEST(Canary, CountsTheWakeUpsItSleptThroughToo) {
  Canary canary(microseconds(500));
  const auto begin = std::chrono::steady_clock::now();
  std::this_thread::sleep_for(milliseconds(100));
  const auto planned =
      static_cast<std::uint64_t>((std::chrono::steady_clock::now() - begin) / microseconds(500));
  const engine::Histogram lateness = canary.stop();
  EXPECT_GE(lateness.count(), planned);
  EXPECT_EQ(canary.stop().count(), lateness.count());
}

// However late its thread begins: the plan is the constructor's.
TEST(Canary, AShortLifeHasItsWakeUpsToo) {
  for (int life = 0; life < 20; ++life) {
    Canary canary(microseconds(1));
    const auto begin = std::chrono::steady_clock::now();
    std::uint64_t planned = 0;
    while (planned < 5) {
      planned =
          static_cast<std::uint64_t>((std::chrono::steady_clock::now() - begin) / microseconds(1));
    }
    EXPECT_GE(canary.stop().count(), planned);
  }
}

}  // namespace
}  // namespace sojourn::live
