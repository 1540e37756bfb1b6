#include "models/simulation/program.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "models/scenario/plan.h"
#include "tests/support/scenario_text.h"

namespace sojourn::simulation {
namespace {

using testing::ElementsAre;

std::vector<Op> ops_from(const Program& program, std::uint32_t begin) {
  std::vector<Op> ops;
  for (std::uint32_t at = begin; at < program.code.size(); ++at) {
    ops.push_back(program.code[at].op);
    if (ops.back() == Op::reply) break;
  }
  return ops;
}

scenario::Scenario nested() {
  return tests::parsed(
      {.services = R"("a": {"endpoints": {"e": [
                        {"compute": "1ms"},
                        {"parallel": [[{"delay": "1ms"}, {"call": "b.e"}], []]},
                        {"choose": [{"probability": 0.3, "steps": [{"call": "b.e"}]},
                                    {"probability": 0.2, "steps": []}]},
                        {"delay": "1ms"}]}},
                      "b": {"endpoints": {"e": []}})",
       .workloads = R"("w": {"poisson": "1/s", "requests": {"a.e": 1, "b.e": 3}})"});
}

TEST(Program, IsFlatAndInTheOrderOfTheFile) {
  const scenario::Scenario scenario = nested();
  const Program program = compile(scenario);
  EXPECT_THAT(
      ops_from(program, 0),
      ElementsAre(Op::compute, Op::fork, Op::delay, Op::call, Op::end_branch, Op::end_branch,
                  Op::choose, Op::call, Op::jump, Op::jump, Op::delay, Op::reply));
  EXPECT_THAT(ops_from(program, 12), ElementsAre(Op::reply));
  EXPECT_THAT(ops_from(program, program.classes[0].begin), ElementsAre(Op::call, Op::reply));
  EXPECT_THAT(ops_from(program, program.classes[1].begin), ElementsAre(Op::call, Op::reply));
}

TEST(Program, CallsKnowWhereTheirEndpointBegins) {
  const scenario::Scenario scenario = nested();
  const Program program = compile(scenario);
  std::vector<std::uint32_t> begins;
  for (const CallSite& call : program.calls) begins.push_back(call.begin);
  EXPECT_THAT(begins, ElementsAre(12, 12, 0, 12));
}

TEST(Program, JumpsMeetBehindTheirStep) {
  const scenario::Scenario scenario = nested();
  const Program program = compile(scenario);
  const Instruction& fork = program.code[1];
  const Instruction& choose = program.code[6];
  EXPECT_EQ(fork.next, 6U);
  EXPECT_EQ(choose.next, 10U);
  EXPECT_EQ(program.code[8].next, 10U);
  EXPECT_EQ(program.code[9].next, 10U);
  EXPECT_EQ(program.blocks[fork.operand].begin, 2U);
  EXPECT_EQ(program.blocks[fork.operand + 1].begin, 5U);
  EXPECT_EQ(program.blocks[choose.operand].begin, 7U);
  EXPECT_EQ(program.blocks[choose.operand].probability, 0.3);
  EXPECT_EQ(program.blocks[choose.operand + 1].begin, 9U);
}

// Depth first, as a live service numbers them.
TEST(Program, NumbersTheSitesOfStepsAsThePlanDoes) {
  const scenario::Scenario scenario = nested();
  const Program program = compile(scenario);
  const std::vector<std::pair<std::uint32_t, std::uint32_t>> step_of_instruction = {
      {0, 0}, {1, 1}, {2, 2}, {3, 3}, {6, 4}, {7, 5}, {10, 6}};
  for (const auto& [instruction, step] : step_of_instruction) {
    EXPECT_EQ(program.code[instruction].site, scenario::step_site("a.e", step));
  }
  EXPECT_EQ(program.code[program.classes[0].begin].site, scenario::workload_site);
}

TEST(Program, CountsCallsOfOnePairTogether) {
  const scenario::Scenario scenario = nested();
  const Program program = compile(scenario);
  EXPECT_THAT(program.call_names, ElementsAre("a.e>b.e", "w>a.e", "w>b.e"));
  EXPECT_THAT(program.class_names, ElementsAre("w/a.e", "w/b.e"));
  EXPECT_EQ(program.calls[0].statistics, program.calls[1].statistics);
  EXPECT_EQ(program.classes[1].root_path, scenario::root_path("b.e"));
}

TEST(Program, PlacesReplicasOnMachinesInTurn) {
  const scenario::Scenario scenario =
      tests::parsed({.services = R"("a": {"replicas": 3, "host": "h", "endpoints": {"e": []}},
                      "b": {"replicas": 2, "endpoints": {"e": []}},
                      "c": {"replicas": 2, "host": "h", "endpoints": {"e": []}},
                      "d": {"replicas": 2, "host": "i", "endpoints": {"e": []}})",
                     .workloads = R"("w": {"poisson": "1/s", "requests": {"a.e": 1}})",
                     .hosts = R"("h": {"count": 2, "cores": 1}, "i": {"cores": 4})"});
  const Program program = compile(scenario);
  constexpr std::uint32_t own = Program::no_machine;
  EXPECT_THAT(program.replica_machine, ElementsAre(0, 1, 0, own, own, 1, 0, 2, 2));
  EXPECT_THAT(program.machine_host, ElementsAre(0, 0, 1));
  EXPECT_EQ(program.replicas, 9U);
  EXPECT_EQ(program.services[2].first_replica, 5U);
}

TEST(Program, GivesEveryReplicaOfACallerAViewUnlessAProxyHasOne) {
  const scenario::Scenario scenario = tests::parsed(
      {.services = R"("a": {"replicas": 3, "endpoints": {"e": [{"call": "b.e"}, {"call": "c.e"}]}},
                      "b": {"endpoints": {"e": []}}, "c": {"endpoints": {"e": []}})",
       .workloads = R"("w": {"poisson": "1/s", "requests": {"a.e": 1}})",
       .calls = R"("a>c": {"via": "haproxy"})"});
  const Program program = compile(scenario);
  ASSERT_EQ(program.links.size(), 3U);  // a>b, a>c, w>a
  EXPECT_EQ(program.links[0].views, 3U);
  EXPECT_TRUE(program.links[0].per_caller_replica);
  EXPECT_EQ(program.links[1].views, 1U);
  EXPECT_TRUE(program.links[1].proxy);
  EXPECT_EQ(program.links[2].views, 1U);
  EXPECT_EQ(program.links[2].first_view, 4U);
  EXPECT_EQ(program.views, 5U);
}

TEST(Program, ACallIsPlainIfNothingButItsCalleeDelaysIt) {
  const auto plain = [](const std::string& step, const std::string& calls = "",
                        const std::string& faults = "") {
    const scenario::Scenario scenario =
        tests::parsed({.services = R"("a": {"endpoints": {"e": [)" + step +
                                   R"(]}}, "b": {"endpoints": {"e": []}})",
                       .workloads = R"("w": {"poisson": "1/s", "requests": {"a.e": 1}})",
                       .calls = calls,
                       .faults = faults});
    return compile(scenario).calls[0].plain;
  };
  EXPECT_TRUE(plain(R"({"call": "b.e"})"));
  EXPECT_TRUE(plain(R"({"call": "b.e"})", R"("a>b": {"balance": "random"})"));
  EXPECT_FALSE(plain(R"({"call": "b.e", "timeout": "1s"})"));
  EXPECT_FALSE(plain(R"({"call": "b.e", "retry": {"attempts": 2, "backoff": "1ms"}})"));
  EXPECT_FALSE(plain(R"({"call": "b.e"})", R"("a>b": {"latency": "1ms"})"));
  EXPECT_FALSE(plain(R"({"call": "b.e"})", R"("a>b": {"via": "haproxy"})"));
  EXPECT_FALSE(plain(R"({"call": "b.e"})", "", R"({"at": "1s", "kill": "b"})"));
  // Calls of one name are counted together.
  EXPECT_FALSE(plain(R"({"call": "b.e"}, {"call": "b.e", "timeout": "1s"})"));
}

TEST(Program, ALeafIsAPlainCallOfOneDemand) {
  const auto leaf = [](const std::string& steps, const std::string& more = "",
                       const std::string& calls = "") {
    const scenario::Scenario scenario =
        tests::parsed({.services = R"("a": {"endpoints": {"e": [{"call": "b.e"}]}},
                            "c": {"endpoints": {"e": []}},
                            "b": {)" +
                                   more + R"("endpoints": {"e": [)" + steps + "]}}",
                       .workloads = R"("w": {"poisson": "1/s", "requests": {"a.e": 1}})",
                       .calls = calls,
                       .hosts = R"("h": {"cores": 1})"});
    return compile(scenario).calls[0].leaf;
  };
  EXPECT_TRUE(leaf(R"({"compute": "1ms"})"));
  EXPECT_TRUE(leaf(R"({"delay": "1ms"})", R"("host": "h", )"));
  EXPECT_TRUE(leaf(R"({"delay": "1ms"})", R"("replicas": 3, "workers": 2, )"));
  EXPECT_FALSE(leaf(""));
  EXPECT_FALSE(leaf(R"({"compute": "1ms"}, {"delay": "1ms"})"));
  EXPECT_FALSE(leaf(R"({"call": "c.e"})"));
  EXPECT_FALSE(leaf(R"({"choose": [{"probability": 0.5, "steps": [{"delay": "1ms"}]}]})"));
  EXPECT_FALSE(leaf(R"({"compute": "1ms"})", R"("host": "h", )"));
  EXPECT_FALSE(leaf(R"({"compute": "1ms"})", "", R"("a>b": {"latency": "1ms"})"));
}

}  // namespace
}  // namespace sojourn::simulation
