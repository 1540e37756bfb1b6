#include "live-harness/deployment_plan.h"

#include <algorithm>
#include <string>

#include <gtest/gtest.h>

#include "models/scenario/scenario_json.h"

namespace sojourn::live {
namespace {

scenario::Scenario shop() {
  auto parsed = scenario::parse_scenario(R"({
    "sojourn": 1, "name": "shop",
    "services": {
      "cart": {"replicas": 2, "workers": 4, "implementation": "flask",
               "endpoints": {"get": [{"delay": "10ms"}]}},
      "gateway": {"workers": "unlimited",
                  "endpoints": {"show": [{"call": "cart.get"}]}}
    },
    "calls": {"gateway>cart": {"balance": "weighted", "weights": [5, 2], "via": "haproxy"}},
    "workloads": {"shoppers": {"poisson": "10/s", "requests": {"gateway.show": 1}}}
  })");
  EXPECT_TRUE(parsed.has_value()) << (parsed ? "" : describe(parsed.error().front(), "shop"));
  return std::move(parsed.value());
}

DeploymentPlan plan_of(const scenario::Scenario& scenario) {
  return plan_deployment(scenario, "the text", "/opt/bin", "/tmp/folder", {101, 102, 103, 104});
}

std::string content_of(const DeploymentPlan& plan, const std::string& name) {
  const auto found = std::ranges::find_if(
      plan.files, [&](const PlannedFile& file) { return file.path == "/tmp/folder/" + name; });
  return found == plan.files.end() ? "(no such file)" : found->content;
}

TEST(DeploymentPlan, EveryReplicaAndEveryProxiedLinkGetsAPort) {
  EXPECT_EQ(ports_needed(shop()), 4U);
  const DeploymentPlan plan = plan_of(shop());
  EXPECT_EQ(content_of(plan, "addresses.json"), to_json(plan.addresses));
  EXPECT_EQ(plan.addresses.services.at("cart"),
            (std::vector<Address>{{"127.0.0.1", 101}, {"127.0.0.1", 102}}));
  EXPECT_EQ(plan.addresses.services.at("gateway"), (std::vector<Address>{{"127.0.0.1", 103}}));
  EXPECT_EQ(plan.addresses.links.at("gateway>cart"), (std::vector<Address>{{"127.0.0.1", 104}}));
  EXPECT_EQ(plan.addresses.links.at("shoppers>gateway"),
            (std::vector<Address>{{"127.0.0.1", 103}}));
}

TEST(DeploymentPlan, ProxyStartsLastAndKnowsTheReplicas) {
  const DeploymentPlan plan = plan_of(shop());
  ASSERT_EQ(plan.parts.size(), 4U);
  EXPECT_EQ(plan.parts.back().name, "haproxy");
  EXPECT_EQ(format_command(plan.parts.back().command),
            "/usr/sbin/haproxy -db -f /tmp/folder/haproxy.cfg");
  const std::string config = content_of(plan, "haproxy.cfg");
  EXPECT_NE(config.find("bind 127.0.0.1:104"), std::string::npos);
  EXPECT_NE(config.find("option http-server-close"), std::string::npos);
  EXPECT_NE(config.find("server cart-0 127.0.0.1:101 weight 5"), std::string::npos);
  EXPECT_NE(config.find("server cart-1 127.0.0.1:102 weight 2"), std::string::npos);
}

TEST(DeploymentPlan, FlaskServicesRunUnderGunicornWithTheirWorkers) {
  const PlannedPart part = plan_of(shop()).parts[1];
  EXPECT_EQ(part.name, "cart/1");
  EXPECT_EQ(part.worker_processes, 4U);
  const std::string command = format_command(part.command);
  EXPECT_NE(command.find("SOJOURN_SERVICE=cart SOJOURN_REPLICA=1"), std::string::npos);
  EXPECT_NE(command.find("/usr/bin/gunicorn --workers 4 --worker-class sync --bind 127.0.0.1:102"),
            std::string::npos);
}

TEST(DeploymentPlan, BuiltInServicesRunOurOwnProgram) {
  const PlannedPart part = plan_of(shop()).parts[2];
  EXPECT_EQ(part.name, "gateway/0");
  EXPECT_EQ(part.worker_processes, 0U);
  EXPECT_EQ(format_command(part.command),
            "/opt/bin/sojourn-service --scenario /tmp/folder/scenario.json --service gateway "
            "--replica 0 --addresses /tmp/folder/addresses.json --control "
            "/tmp/folder/control/gateway-0");
}

TEST(DeploymentPlan, ScenarioIsHandedOnAsItIs) {
  EXPECT_EQ(content_of(plan_of(shop()), "scenario.json"), "the text");
}

TEST(DeploymentPlan, EveryReplicaStartsAtNormalSpeed) {
  const DeploymentPlan plan = plan_of(shop());
  const std::string one("\0\0\0\0\0\0\xF0\x3F", 8);
  EXPECT_EQ(content_of(plan, "control/cart-0"), one);
  EXPECT_EQ(content_of(plan, "control/cart-1"), one);
  EXPECT_EQ(content_of(plan, "control/gateway-0"), one);
}

}  // namespace
}  // namespace sojourn::live
