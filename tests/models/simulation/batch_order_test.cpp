#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "models/simulation/batch/order.h"
#include "tests/support/scenario_text.h"

namespace sojourn::simulation {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;
using testing::Optional;

std::optional<std::vector<std::uint32_t>> order_of(const tests::Parts& parts) {
  const scenario::Scenario scenario = tests::parsed(parts);
  return batch_order(compile(scenario));
}

// A gateway without queue whose one endpoint has these steps, and two services with queues, which
// are numbered by their names: a 0, b 1.
tests::Parts behind_gateway(const std::string& steps) {
  return {.services = R"("b": {"endpoints": {"e": [{"delay": "1ms"}]}},
                         "a": {"endpoints": {"e": [{"delay": "1ms"}]}},
                         "gateway": {"workers": "unlimited", "endpoints": {"ask": [)" +
                      steps + "]}}",
          .workloads = R"("w": {"poisson": "1/s", "requests": {"gateway.ask": 1}})"};
}

// One service with these members.
tests::Parts single(const std::string& members, const std::string& steps = R"({"delay": "1ms"})") {
  return {.services = R"("s": {)" + members + R"("endpoints": {"e": [)" + steps + "]}}",
          .workloads = R"("w": {"poisson": "1/s", "requests": {"s.e": 1}})"};
}

TEST(BatchOrder, OneQueue) {
  EXPECT_THAT(order_of(single("")), Optional(ElementsAre(0)));
  EXPECT_THAT(order_of(single(R"("workers": 4, )")), Optional(ElementsAre(0)));
  EXPECT_THAT(order_of(single("", R"({"compute": "1ms"}, {"delay": "1ms"})")),
              Optional(ElementsAre(0)));
}

TEST(BatchOrder, NoQueueAtAll) {
  EXPECT_THAT(order_of(single(R"("workers": "unlimited", )")), Optional(IsEmpty()));
}

TEST(BatchOrder, UpstreamComesFirst) {
  EXPECT_THAT(order_of(behind_gateway(R"({"call": "b.e"}, {"call": "a.e"})")),
              Optional(ElementsAre(1, 0)));
  EXPECT_THAT(order_of(behind_gateway(R"({"call": "a.e"}, {"call": "b.e"})")),
              Optional(ElementsAre(0, 1)));
}

TEST(BatchOrder, BranchesAndOptionsAreWaysToo) {
  EXPECT_TRUE(order_of(behind_gateway(R"({"parallel": [{"call": "a.e"}, {"call": "b.e"}]})")));
  EXPECT_THAT(order_of(behind_gateway(
                  R"({"choose": [{"probability": 0.5, "steps": [{"call": "a.e"}]}]},
                     {"call": "b.e"})")),
              Optional(ElementsAre(0, 1)));
  EXPECT_FALSE(order_of(behind_gateway(
      R"({"choose": [{"probability": 0.5, "steps": [{"call": "b.e"}]}]},
         {"parallel": [{"call": "a.e"}, {"call": "b.e"}]})")));
}

TEST(BatchOrder, NobodyComesBack) {
  EXPECT_FALSE(order_of(behind_gateway(R"({"call": "a.e"}, {"call": "a.e"})")));
  EXPECT_FALSE(order_of(behind_gateway(R"({"call": "a.e"}, {"call": "b.e"}, {"call": "a.e"})")));
}

TEST(BatchOrder, TwoWaysInOppositeDirectionsAreAWayBack) {
  tests::Parts parts = behind_gateway(R"({"call": "a.e"}, {"call": "b.e"})");
  parts.services += R"(, "other": {"workers": "unlimited", "endpoints": {"ask": [{"call": "b.e"},
                       {"call": "a.e"}]}})";
  EXPECT_TRUE(order_of(parts)) << "nobody asks the other one";
  parts.workloads += R"(, "v": {"poisson": "1/s", "requests": {"other.ask": 1}})";
  EXPECT_FALSE(order_of(parts));
}

TEST(BatchOrder, WhoeverCallsHoldsNoWorker) {
  tests::Parts parts = behind_gateway(R"({"call": "a.e"})");
  parts.services.replace(parts.services.find(R"("unlimited")"), 11, "100");
  EXPECT_FALSE(order_of(parts));
}

TEST(BatchOrder, QueuesAreFifoAndHaveRoomForAll) {
  EXPECT_FALSE(order_of(single(R"("queue": {"order": "lifo"}, )")));
  EXPECT_FALSE(order_of(single(R"("queue": {"order": "priority"}, )")));
  EXPECT_FALSE(order_of(single(R"("queue": {"capacity": 100}, )")));
}

TEST(BatchOrder, NothingIsTimedOutBrokenOrClosed) {
  EXPECT_FALSE(order_of(behind_gateway(R"({"call": "a.e", "timeout": "1s"})")));
  tests::Parts broken = single("");
  broken.faults = R"({"at": "1s", "for": "1s", "kill": "s/0"})";
  EXPECT_FALSE(order_of(broken));
  tests::Parts closed = single("");
  closed.workloads = R"("w": {"closed": {"users": 3, "think": "1s"}, "requests": {"s.e": 1}})";
  EXPECT_FALSE(order_of(closed));
}

TEST(BatchOrder, AHostIsSharedByThoseOnIt) {
  tests::Parts hosted = single(R"("host": "h", )", R"({"compute": "1ms"})");
  hosted.hosts = R"("h": {"cores": 2})";
  EXPECT_FALSE(order_of(hosted));
}

TEST(BatchOrder, BalancersDoNotLookAtLoads) {
  const auto balanced = [](const std::string& replicas, const std::string& members) {
    tests::Parts parts = single("\"replicas\": " + replicas + ", ");
    parts.calls = R"("w>s": {)" + members + "}";
    return order_of(parts).has_value();
  };
  const std::string in_turn = R"("balance": "round-robin")";
  const std::string weighted = R"("balance": "weighted", "weights": [3, 1, 1])";
  const std::string random = R"("balance": "random")";
  for (const std::string& balance : {in_turn, weighted, random}) {
    EXPECT_TRUE(balanced("3", balance)) << balance;
    EXPECT_EQ(balanced("3", balance + R"(, "latency": "1ms")"), balance == random) << balance;
  }
  for (const char* balance : {"least-connections", "power-of-two"}) {
    const std::string member = std::string(R"("balance": ")") + balance + '"';
    EXPECT_FALSE(balanced("3", member)) << balance;
    EXPECT_TRUE(balanced("1", member)) << balance;
  }
}

}  // namespace
}  // namespace sojourn::simulation
