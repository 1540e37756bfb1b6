// The parts of a live service that need no socket: numbering of steps, admission, control file,
// CPU.
#include <bit>
#include <ctime>
#include <filesystem>
#include <fstream>

#include <boost/asio/co_spawn.hpp>
#include <boost/asio/detached.hpp>
#include <gtest/gtest.h>

#include "live-harness/service/behaviour.h"
#include "live-harness/service/burner.h"
#include "live-harness/service/control.h"
#include "live-harness/service/gate.h"
#include "live-harness/service/worker_slots.h"

namespace sojourn::live {
namespace {

using namespace std::chrono_literals;
using scenario::Choose;
using scenario::Delay;
using scenario::Distribution;
using scenario::Option;
using scenario::Parallel;
using scenario::QueueOrder;
using scenario::Step;

Step delay(double seconds) {
  return {Delay{Distribution::deterministic(seconds)}};
}

TEST(NumberedSteps, AreCountedDepthFirstInTheOrderOfTheFile) {
  const scenario::Steps steps = {
      delay(0),                                                            // 0
      {Parallel{{{delay(1), delay(2)}, {}, {delay(3)}}}},                  // 1: 2 3, 4
      {Choose{{{0.5, {delay(4), {Parallel{{{delay(5)}}}}}}, {0.1, {}}}}},  // 5: 6 7(8)
      delay(6),                                                            // 9
  };
  const NumberedSteps numbered = number_steps("cart.get", steps);
  const auto site = [](std::uint32_t number) { return scenario::step_site("cart.get", number); };
  ASSERT_EQ(numbered.size(), 4U);
  EXPECT_EQ(numbered[0].site, site(0));
  EXPECT_EQ(numbered[1].site, site(1));
  ASSERT_EQ(numbered[1].parts.size(), 3U);
  EXPECT_EQ(numbered[1].parts[0][0].site, site(2));
  EXPECT_EQ(numbered[1].parts[0][1].site, site(3));
  EXPECT_TRUE(numbered[1].parts[1].empty());
  EXPECT_EQ(numbered[1].parts[2][0].site, site(4));
  EXPECT_EQ(numbered[2].site, site(5));
  EXPECT_EQ(numbered[2].parts[0][0].site, site(6));
  EXPECT_EQ(numbered[2].parts[0][1].site, site(7));
  EXPECT_EQ(numbered[2].parts[0][1].parts[0][0].site, site(8));
  EXPECT_EQ(numbered[3].site, site(9));
  EXPECT_EQ(numbered[3].step, &steps[3]);
  EXPECT_EQ(scenario::step_count(steps), 10U);
}

TEST(Demand, IsWhatThePlanDraws) {
  const auto distribution = Distribution::exponential(0.01);
  const scenario::RequestIdentity visit{1, 2, 3};
  const std::uint64_t site = scenario::step_site("cart.get", 0);
  engine::Draws draws(visit.step_key(site, scenario::Purpose::demand));
  const engine::Duration drawn = distribution.sample_duration(draws);
  EXPECT_GT(drawn, 0ns);
  EXPECT_EQ(draw_demand(distribution, visit, site, 1), drawn);
  EXPECT_EQ(draw_demand(distribution, visit, site, 3),
            engine::from_seconds(3 * engine::to_seconds(drawn)));
}

TEST(Choice, TakesEachOptionAsOftenAsItsProbabilitySays) {
  const Choose choose{{{0.5, {}}, {0.3, {}}}};
  std::array<int, 3> counts{};
  constexpr int requests = 10000;
  for (std::uint64_t request = 0; request < requests; ++request) {
    ++counts[draw_option(choose, {7, request, 8}, 9).value_or(2)];
  }
  // Five standard deviations of a binomial count.
  EXPECT_NEAR(counts[0], 0.5 * requests, 5 * std::sqrt(0.25 * requests));
  EXPECT_NEAR(counts[1], 0.3 * requests, 5 * std::sqrt(0.21 * requests));
  EXPECT_NEAR(counts[2], 0.2 * requests, 5 * std::sqrt(0.16 * requests));
}

TEST(Latency, IsDrawnForEachWayAndAttempt) {
  const std::optional latency = Distribution::exponential(0.001);
  const scenario::RequestIdentity visit{1, 2, 3};
  const auto first = attempt_identity(visit, 4, 1);
  const auto second = attempt_identity(visit, 4, 2);
  EXPECT_EQ(first.path, scenario::child_path(3, 4, 1));
  const auto there = draw_latency(latency, first, scenario::Purpose::latency_there);
  EXPECT_NE(there, draw_latency(latency, first, scenario::Purpose::latency_back));
  EXPECT_NE(there, draw_latency(latency, second, scenario::Purpose::latency_there));
  EXPECT_EQ(draw_latency(std::nullopt, first, scenario::Purpose::latency_there), 0ns);
}

scenario::Service service(std::optional<std::uint32_t> workers,
                          std::optional<std::uint32_t> capacity, QueueOrder order) {
  scenario::Service described;
  described.workers = workers;
  described.queue_capacity = capacity;
  described.queue_order = order;
  return described;
}

TEST(WorkerSlots, GrantUntilBusyThenQueueThenReject) {
  WorkerSlots slots(service(2, 1, QueueOrder::fifo));
  EXPECT_EQ(slots.arrive(1, 0), Admission::granted);
  EXPECT_EQ(slots.arrive(2, 0), Admission::granted);
  EXPECT_EQ(slots.arrive(3, 0), Admission::queued);
  EXPECT_EQ(slots.arrive(4, 0), Admission::rejected);
  EXPECT_EQ(slots.release(), 3U);
  EXPECT_EQ(slots.busy(), 2U);
  EXPECT_EQ(slots.release(), std::nullopt);
  EXPECT_EQ(slots.release(), std::nullopt);
  EXPECT_EQ(slots.busy(), 0U);
  EXPECT_EQ(slots.arrive(5, 0), Admission::granted);
}

TEST(WorkerSlots, ZeroCapacityRejectsWhatCannotBeServedAtOnce) {
  WorkerSlots slots(service(1, 0, QueueOrder::fifo));
  EXPECT_EQ(slots.arrive(1, 0), Admission::granted);
  EXPECT_EQ(slots.arrive(2, 0), Admission::rejected);
}

TEST(WorkerSlots, UnlimitedWorkersNeverQueue) {
  WorkerSlots slots(service(std::nullopt, 0, QueueOrder::fifo));
  for (std::uint32_t ticket = 0; ticket < 1000; ++ticket) {
    EXPECT_EQ(slots.arrive(ticket, 0), Admission::granted);
  }
  EXPECT_EQ(slots.release(), std::nullopt);
}

TEST(WorkerSlots, ServeInTheOrderOfTheQueue) {
  const std::vector<std::pair<QueueOrder, std::vector<std::uint32_t>>> cases = {
      {QueueOrder::fifo, {1, 2, 3, 4}},
      {QueueOrder::lifo, {4, 3, 2, 1}},
      {QueueOrder::priority, {2, 4, 3, 1}},
  };
  for (const auto& [order, expected] : cases) {
    WorkerSlots slots(service(1, std::nullopt, order));
    slots.arrive(0, 0);
    slots.arrive(1, 5);
    slots.arrive(2, 0);
    slots.arrive(3, 1);
    slots.arrive(4, 0);
    for (const std::uint32_t ticket : expected) {
      EXPECT_EQ(slots.release(), ticket);
    }
  }
}

class ControlFile : public testing::Test {
 protected:
  ControlFile()
      : path_(std::filesystem::temp_directory_path() /
              ("sojourn-control-" + std::to_string(getpid()))) {}
  ~ControlFile() override { std::filesystem::remove(path_); }

  void write(double factor) {
    const auto bytes = std::bit_cast<std::array<char, sizeof factor>>(factor);
    std::fstream file(path_, std::ios::binary | std::ios::in | std::ios::out);
    if (!file) file.open(path_, std::ios::binary | std::ios::out);
    file.write(bytes.data(), bytes.size());
  }

  std::filesystem::path path_;
};

TEST_F(ControlFile, IsReadWhileItChanges) {
  EXPECT_EQ(Control().factor(), 1);
  write(1);
  const auto control = Control::open(path_);
  ASSERT_TRUE(control) << control.error();
  EXPECT_EQ(control->factor(), 1);
  write(2.5);
  EXPECT_EQ(control->factor(), 2.5);
  for (const double nonsense : {0.0, -1.0, std::nan(""), HUGE_VAL}) {
    write(nonsense);
    EXPECT_EQ(control->factor(), 1);
  }
}

TEST_F(ControlFile, SaysWhatIsWrong) {
  EXPECT_TRUE(Control::open(path_).error().contains("No such file"));
  std::ofstream(path_) << "short";
  EXPECT_TRUE(Control::open(path_).error().contains("shorter than 8 bytes"));
}

engine::Duration process_cpu_time() {
  timespec time{};
  clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &time);
  return std::chrono::seconds(time.tv_sec) + std::chrono::nanoseconds(time.tv_nsec);
}

TEST(Burner, UsesTheCpuTimeItWasAskedFor) {
  boost::asio::io_context context(1);
  Burner burner(context, 2);
  int ended = 0;
  for (int count = 0; count < 4; ++count) {  // two of them wait in line
    boost::asio::co_spawn(
        context,
        [&]() -> Task<> {
          co_await burner.burn(10ms);
          ++ended;
        },
        boost::asio::detached);
  }
  const engine::Duration before = process_cpu_time();
  context.run();
  EXPECT_EQ(ended, 4);
  EXPECT_GE(process_cpu_time() - before, 40ms);
}

TEST(Burner, BreaksOffWhenItGoes) {
  bool ended = false;
  {
    boost::asio::io_context context(1);
    Burner burner(context, 1);
    boost::asio::co_spawn(
        context,
        [&]() -> Task<> {
          co_await burner.burn(1h);
          ended = true;
        },
        boost::asio::detached);
    context.run_for(5ms);
  }
  EXPECT_FALSE(ended) << "an hour of CPU time";
}

TEST(Gate, LetsThroughWhoComesBeforeOrAfterItOpens) {
  boost::asio::io_context context(1);
  Gate gate(context);
  std::string order;
  const auto pass = [&](char name) -> Task<> {
    co_await gate.wait();
    order += name;
  };
  boost::asio::co_spawn(context, pass('a'), boost::asio::detached);
  boost::asio::post(context, [&] {
    gate.open();
    order += 'o';
    gate.open();
    boost::asio::co_spawn(context, pass('b'), boost::asio::detached);
  });
  context.run();
  ASSERT_EQ(order.size(), 3U);
  EXPECT_EQ(order.front(), 'o');
}

}  // namespace
}  // namespace sojourn::live
