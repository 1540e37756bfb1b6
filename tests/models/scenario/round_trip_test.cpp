// What holds for every scenario, tried on thousands of random ones.
#include <cmath>
#include <cstdint>
#include <string>
#include <vector>

#include <gtest/gtest.h>

#include "models/scenario/visits.h"
#include "tests/models/scenario/documents.h"
#include "tests/models/scenario/random_documents.h"

namespace sojourn::scenario {
namespace {

constexpr std::uint64_t documents = 500;
constexpr std::uint64_t mutations = 4000;

TEST(RoundTrip, GivesAnEqualScenarioAndTheSameText) {
  for (std::uint64_t seed = 0; seed < documents; ++seed) {
    const std::string text = RandomDocument(seed).text();
    const Scenario scenario = parsed(text);
    const std::string canonical = to_json(scenario);
    const Scenario again = parsed(canonical);
    ASSERT_TRUE(is_same(scenario, again)) << "seed " << seed << "\n" << text << canonical;
    ASSERT_EQ(to_json(again), canonical) << "seed " << seed;
  }
}

TEST(RoundTrip, MeansTheSameWithEveryDefaultWrittenOut) {
  for (std::uint64_t seed = 0; seed < documents; ++seed) {
    const Scenario scenario = parsed(RandomDocument(seed).text());
    const std::string explained = to_json_explained(scenario);
    ASSERT_TRUE(is_same(scenario, parsed(explained))) << "seed " << seed << "\n" << explained;
  }
}

TEST(RandomScenario, KeepsWhatScenariosPromise) {
  for (std::uint64_t seed = 0; seed < documents; ++seed) {
    const Scenario scenario = parsed(RandomDocument(seed).text());
    for (std::uint32_t i = 0; i < scenario.links.size(); ++i) {
      const Link& link = scenario.links[i];
      ASSERT_EQ(scenario.link_index(link.caller, link.callee), i);
      ASSERT_EQ(link.weights.size(), scenario.services[link.callee.index].replicas);
      ASSERT_EQ(link.via == Via::haproxy && !link.health, false);
    }
    for (const Workload& workload : scenario.workloads) {
      double sum = 0;
      for (const RequestClass& entry : workload.classes) {
        sum += entry.probability;
        ASSERT_EQ(scenario.endpoint_name(entry.endpoint), entry.name);
      }
      ASSERT_NEAR(sum, 1, 1e-9);
    }
    for (const ServiceLoad& load : full_load(scenario).services) {
      ASSERT_GE(load.busy_workers, 0);
      ASSERT_FALSE(std::isnan(load.utilization));
    }
  }
}

// A document with a few bytes or tokens changed, as by a careless hand.
std::string mutated(std::string text, Dice& dice) {
  static const std::vector<std::string_view> tokens{"{",
                                                    "}",
                                                    "[",
                                                    "]",
                                                    ",",
                                                    ":",
                                                    "\"",
                                                    "0",
                                                    "-1",
                                                    "1e999",
                                                    "null",
                                                    "true",
                                                    "\"5ms\"",
                                                    "\"unlimited\"",
                                                    "//",
                                                    "/*",
                                                    "*/",
                                                    "\\u0000",
                                                    "\xFF",
                                                    "\xEF\xBB\xBF",
                                                    "\n",
                                                    "{\"exponential\": \"1ms\"}",
                                                    "\"call\"",
                                                    "\"s0.e0\"",
                                                    "18446744073709551616",
                                                    "0.1",
                                                    "\"50%\"",
                                                    "\"0/s\"",
                                                    "[[[[[[[["};
  for (std::size_t i = 1 + dice.below(4); i > 0; --i) {
    const std::size_t at = dice.below(text.size() + 1);
    const std::size_t length = dice.below(std::min<std::size_t>(30, text.size() - at + 1));
    switch (dice.below(5)) {
      case 0: text.erase(at, length); break;
      case 1: text.insert(at, dice.one_of(tokens)); break;
      case 2: text.replace(at, length, dice.one_of(tokens)); break;
      case 3: text.insert(dice.below(text.size() + 1), text.substr(at, length)); break;
      default: text.resize(at); break;
    }
  }
  return text;
}

TEST(MutatedDocument, IsRefusedWithAReasonOrReadBack) {
  Dice dice(7);
  std::uint64_t refused = 0;
  for (std::uint64_t i = 0; i < mutations; ++i) {
    const std::string text = mutated(RandomDocument(i % 100).text(), dice);
    const ParseResult result = parse_scenario(text);
    if (result) {
      ASSERT_TRUE(is_same(parsed(to_json(*result)), *result)) << text;
      continue;
    }
    ++refused;
    ASSERT_FALSE(result.error().empty()) << text;
    for (const ParseError& error : result.error()) {
      ASSERT_FALSE(error.found.empty()) << text;
      ASSERT_FALSE(error.expected.empty()) << text;
      ASSERT_GE(error.line, 1U) << text;
    }
  }
  EXPECT_GT(refused, mutations / 2);
}

}  // namespace
}  // namespace sojourn::scenario
