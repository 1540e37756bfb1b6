// Fields replaced before the file is read.
#include <string>

#include <gtest/gtest.h>

#include "models/scenario/sha256.h"
#include "tests/models/scenario/documents.h"

namespace sojourn::scenario {
namespace {

TEST(Override, TakesJsonAsJsonAndAnythingElseAsAText) {
  EXPECT_EQ(parsed(shop, {{"services.cart.replicas", "5"}}).services[0].replicas, 5U);
  EXPECT_EQ(parsed(shop, {{"workloads.shoppers.timeout", "2s"}}).workloads[0].timeout,
            std::chrono::seconds(2));
  EXPECT_EQ(parsed(shop, {{"workloads.shoppers.timeout", "\"2s\""}}).workloads[0].timeout,
            std::chrono::seconds(2));
  EXPECT_EQ(parsed(shop, {{"name", "{half a"}}).name, "{half a");
}

TEST(Override, FollowsDotsOrAJsonPointer) {
  EXPECT_EQ(parsed(shop, {{"/services/cart/replicas", "5"}}).services[0].replicas, 5U);
  EXPECT_TRUE(
      is_same(parsed(shop, {{"services.gateway.endpoints.browse.0.call", "order.create"}}),
              parsed(shop, {{"/services/gateway/endpoints/browse/0/call", "order.create"}})));
}

TEST(Override, FindsExistingKeysThatHoldDots) {
  const Scenario scenario = parsed(shop, {{"workloads.shoppers.requests.gateway.browse", "1"}});
  EXPECT_EQ(scenario.workloads[0].classes[0].probability, 0.5);
}

TEST(Override, MakesKeysThatAreMissing) {
  const Scenario scenario = parsed(shop, {{"calls.gateway>cart.via", "haproxy"}});
  EXPECT_EQ(scenario.links[0].via, Via::haproxy);
}

TEST(Override, MayReachIntoWhatAnEarlierOneMade) {
  const Scenario scenario = parsed(shop, {{"run", R"({"replications": 3})"}, {"run.seed", "9"}});
  EXPECT_EQ(scenario.run.replications, 3U);
  EXPECT_EQ(scenario.run.seed, 9U);
}

TEST(Override, ChangesTheHash) {
  EXPECT_EQ(parsed(shop, {{"run.seed", "9"}, {"name", "x"}}).sha256,
            sha256_hex(std::string(shop) + "\nrun.seed=9\nname=x"));
}

TEST(Override, IsNamedInItsErrors) {
  EXPECT_EQ(errors_of(shop, {{"services.cart.replicas", "3x"}}),
            "--set services.cart.replicas=3x: /services/cart/replicas: found \"3x\", "
            "expected a whole number from 1 to 100000\n");
}

TEST(Override, MayRepairAFile) {
  std::string broken(shop);
  broken.replace(broken.find("\"100/s\""), 7, "100");
  EXPECT_NE(errors_of(broken), "");
  EXPECT_EQ(errors_of(broken, {{"workloads.shoppers.poisson", "100/s"}}), "");
}

TEST(Override, PointsToTheServiceThatWasMeant) {
  EXPECT_EQ(errors_of(shop, {{"services.crat.replicas", "3"}}),
            "--set services.crat.replicas=3: /services/crat: found no key \"endpoints\", "
            "expected what the service offers; did you mean \"cart\"?\n");
}

TEST(Override, CannotGoThroughWhatIsNoObject) {
  EXPECT_EQ(errors_of(shop, {{"name.first", "x"}}),
            "--set name.first=x: /name/first: found \"shop\" before \"first\", "
            "expected an object or an array to go on into\n");
}

TEST(Override, NeedsAnIndexThatIsThere) {
  EXPECT_EQ(errors_of(shop, {{"services.gateway.endpoints.checkout.2.call", "cart.get"}}),
            "--set services.gateway.endpoints.checkout.2.call=cart.get: "
            "/services/gateway/endpoints/checkout/2: found \"2\", expected an index from 0 to 1\n");
  EXPECT_NE(errors_of(shop, {{"services.gateway.endpoints.checkout.-1", "1"}}), "");
  EXPECT_NE(errors_of(shop, {{"services.gateway.endpoints.checkout.first", "1"}}), "");
}

TEST(Override, RefusesEmptyEndlessAndGarbledPaths) {
  EXPECT_NE(errors_of(shop, {{"", "1"}}), "");
  EXPECT_NE(errors_of(shop, {{"a" + std::string(1'000'000, '.'), "1"}}), "");
  EXPECT_NE(errors_of(shop, {{"name\xFF", "1"}}), "");
  EXPECT_NE(errors_of(shop, {{"name", "\xFF"}}), "");
}

TEST(Override, ErrorsStandBehindThoseOfTheFile) {
  std::string broken(shop);
  broken.replace(broken.find("\"100/s\""), 7, "100");
  const ParseResult result = parse_scenario(broken, {{"services.cart.replicas", "0"}});
  ASSERT_FALSE(result.has_value());
  ASSERT_EQ(result.error().size(), 2U);
  EXPECT_EQ(result.error()[0].pointer, "/workloads/shoppers/poisson");
  EXPECT_EQ(result.error()[0].line, 13U);
  EXPECT_EQ(result.error()[1].pointer, "/services/cart/replicas");
  EXPECT_EQ(result.error()[1].line, 0U);
}

}  // namespace
}  // namespace sojourn::scenario
