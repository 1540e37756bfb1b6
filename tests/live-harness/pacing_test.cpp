#include "live-harness/pacing.h"

#include <vector>

#include <boost/asio/co_spawn.hpp>
#include <boost/asio/detached.hpp>
#include <boost/asio/post.hpp>
#include <gtest/gtest.h>

namespace sojourn::live {
namespace {

namespace asio = boost::asio;
using engine::Time;
using std::chrono::microseconds;
using std::chrono::milliseconds;

constexpr auto usual_spin = microseconds(60);

class Pacing : public testing::Test {
 protected:
  // Notes the number when the instant has come; the last one ends the run.
  Task<> note(Time due, int number) {
    co_await pacer_.until(due);
    EXPECT_GE(pacer_.now(), due) << "never early";
    order_.push_back(number);
    if (order_.size() == expected_) {
      pacer_.stop();
    }
  }

  void spawn(Task<> task) { asio::co_spawn(context_, std::move(task), asio::detached); }

  asio::io_context context_{1};
  Pacer pacer_{context_, usual_spin};
  std::vector<int> order_;
  std::size_t expected_ = 0;
};

TEST_F(Pacing, WaitersResumeInOrderOfTheirInstants) {
  expected_ = 4;
  const Time start = pacer_.now();
  spawn(note(start + milliseconds(6), 3));
  spawn(note(start + milliseconds(2), 1));
  spawn(note(start + milliseconds(4), 2));
  spawn(note(start, 0));
  context_.poll();  // all wait now
  pacer_.run();
  EXPECT_EQ(order_, (std::vector{0, 1, 2, 3}));
}

TEST_F(Pacing, EqualInstantsResumeInTheOrderInWhichTheyCame) {
  expected_ = 100;
  const Time due = pacer_.now() + milliseconds(3);
  for (int number = 0; number < 100; ++number) {
    spawn(note(due, number));
  }
  pacer_.run();
  EXPECT_TRUE(std::ranges::is_sorted(order_));
}

TEST_F(Pacing, AnInstantInThePastHasCome) {
  expected_ = 1;
  spawn(note(pacer_.now() - milliseconds(5), 0));
  pacer_.run();
  EXPECT_EQ(order_.size(), 1U);
}

TEST_F(Pacing, AnEarlierInstantMayBeAddedDuringTheWait) {
  expected_ = 1;
  spawn(note(pacer_.now() + std::chrono::hours(1), 2));
  context_.poll();  // it waits now
  Timer timer(context_, milliseconds(2));
  timer.async_wait([&](const boost::system::error_code&) { spawn(note(pacer_.now(), 1)); });
  pacer_.run();
  EXPECT_EQ(order_, std::vector{1});
}

TEST_F(Pacing, TheContextIsServedBetweenInstants) {
  int ticks = 0;
  Timer timer(context_);
  const std::function<void()> tick = [&] {
    timer.expires_after(milliseconds(1));
    timer.async_wait([&](const boost::system::error_code&) {
      if (++ticks == 6) {
        pacer_.stop();
      } else {
        tick();
      }
    });
  };
  spawn(note(pacer_.now() + std::chrono::hours(1), 0));
  context_.poll();  // it waits now
  tick();
  pacer_.run();
  EXPECT_EQ(ticks, 6);
  EXPECT_TRUE(order_.empty());
}

// Sends that are behind their time must not keep answers from being read.
TEST_F(Pacing, TheContextIsServedWhenAllInstantsHavePassed) {
  expected_ = 100;
  for (int number = 0; number < 100; ++number) {
    spawn(note(pacer_.now() - milliseconds(1), number));
  }
  context_.poll();  // all wait now
  std::size_t resumed_before = 100;
  asio::post(context_, [&] { resumed_before = order_.size(); });
  pacer_.run();
  EXPECT_LT(resumed_before, 10U);
}

TEST_F(Pacing, StopsWhenToldTo) {
  spawn([](Pacer& pacer) -> Task<> {
    co_await pacer.until(pacer.now() + milliseconds(1));
    pacer.stop();
  }(pacer_));
  spawn(note(pacer_.now() + std::chrono::hours(1), 0));
  pacer_.run();
  EXPECT_TRUE(order_.empty());
}

}  // namespace
}  // namespace sojourn::live
