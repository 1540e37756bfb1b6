// What the Flask application is told: limits, the description of steps, and the C interface's
// numbers.
#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

#include "live-harness/flask/plan_abi.h"
#include "live-harness/flask_limits.h"
#include "models/scenario/plan.h"
#include "models/scenario/scenario_json.h"
#include "tests/live-harness/service_child.h"

namespace sojourn::live {
namespace {

using nlohmann::json;
using scenario::Distribution;
using scenario::Purpose;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;

constexpr const char* scenario_text = R"({"sojourn": 1, "name": "test",
  "services": {
    "front": {"implementation": "flask", "workers": 2, "endpoints": {
      "get": [{"delay": {"exponential": "2ms"}},
              {"parallel": [{"call": "back.read", "timeout": "30ms",
                             "retry": {"attempts": 3, "backoff": "4ms", "jitter": "full"}},
                            {"compute": {"exponential": "1ms"}}]},
              {"choose": [{"probability": 0.5, "steps": [{"delay": "1ms"}]}]}],
      "other": [{"call": "back.read", "on_error": "continue"}]}},
    "back": {"endpoints": {"read": []}}},
  "calls": {"front>back": {"latency": {"exponential": "1ms"}}},
  "workloads": {"w": {"poisson": "1/s", "requests": {"front.get": 1, "front.other": 1}}}})";

class FlaskPlanTest : public testing::Test {
 protected:
  void SetUp() override {
    folder_.write("scenario.json", scenario_text);
    folder_.write("addresses.json",
                  R"({"services": {}, "links": {"front>back": ["127.0.0.1:4711"]}})");
    plan_ = open("front");
    ASSERT_NE(plan_, nullptr) << error_;
  }

  void TearDown() override { sojourn_plan_close(plan_); }

  SojournPlan* open(const char* service, const char* addresses = "addresses.json",
                    const char* control = nullptr) {
    return sojourn_plan_open(
        folder_.file("scenario.json").c_str(), service, 0, folder_.file(addresses).c_str(),
        control == nullptr ? "" : folder_.file(control).c_str(), error_, sizeof error_);
  }

  TemporaryFolder folder_;
  SojournPlan* plan_ = nullptr;
  char error_[1000] = "";
};

TEST_F(FlaskPlanTest, DescribesTheSteps) {
  const json description = json::parse(sojourn_plan_description(plan_));
  EXPECT_EQ(description, json::parse(R"({"service": 1, "replica": 0, "endpoints": {
    "get": [{"step": 0, "kind": "delay"},
            {"step": 1, "kind": "parallel", "parts": [
              [{"step": 2, "kind": "call", "host": "127.0.0.1", "port": 4711, "target": "/read",
                "link": 0,
                "timeout": 30000000, "attempts": 3, "proceed": false, "stamp": false}],
              [{"step": 3, "kind": "compute"}]]},
            {"step": 4, "kind": "choose", "parts": [[{"step": 5, "kind": "delay"}]]}],
    "other": [{"step": 6, "kind": "call", "host": "127.0.0.1", "port": 4711, "target": "/read",
      "link": 0,
               "timeout": null, "attempts": 1, "proceed": true, "stamp": false}]}})"))
      << description;
}

TEST_F(FlaskPlanTest, DrawsWhatThePlanDraws) {
  const scenario::RequestIdentity visit{1, 2, 3};
  const auto site = [](std::uint32_t number) { return scenario::step_site("front.get", number); };
  engine::Draws demand(visit.step_key(site(3), Purpose::demand));
  EXPECT_EQ(sojourn_plan_demand(plan_, 3, 1, 2, 3),
            Distribution::exponential(0.001).sample_duration(demand).count());
  engine::Draws choice(visit.step_key(site(4), Purpose::choice));
  EXPECT_EQ(sojourn_plan_option(plan_, 4, 1, 2, 3), choice.uniform() < 0.5 ? 0 : -1);
  EXPECT_EQ(sojourn_plan_attempt_path(plan_, 2, 3, 2), scenario::child_path(3, site(2), 2));
  engine::Draws backoff(visit.step_key(site(2), Purpose::backoff, 2));
  EXPECT_EQ(sojourn_plan_backoff(plan_, 2, 1, 2, 3, 2),
            engine::from_seconds(0.004 * backoff.uniform()).count());
  for (const bool back : {false, true}) {
    engine::Draws latency(visit.visit_key(back ? Purpose::latency_back : Purpose::latency_there));
    EXPECT_EQ(sojourn_plan_latency(plan_, 0, back, 1, 2, 3),
              Distribution::exponential(0.001).sample_duration(latency).count());
  }
}

TEST_F(FlaskPlanTest, HeedsTheControlFile) {
  const double factor = 2;
  folder_.write("control", {reinterpret_cast<const char*>(&factor), sizeof factor});
  SojournPlan* slow = open("front", "addresses.json", "control");
  ASSERT_NE(slow, nullptr) << error_;
  EXPECT_EQ(sojourn_plan_demand(slow, 5, 1, 2, 3), 2'000'000);
  EXPECT_EQ(sojourn_plan_scaled(slow, 5), 10);
  EXPECT_EQ(sojourn_plan_scaled(plan_, 5), 5);
  sojourn_plan_close(slow);
}

TEST_F(FlaskPlanTest, SaysWhatIsWrong) {
  EXPECT_EQ(open("nobody"), nullptr);
  EXPECT_THAT(error_, HasSubstr("there is no service \"nobody\""));
  EXPECT_EQ(open("front", "missing.json"), nullptr);
  EXPECT_THAT(error_, HasSubstr("missing.json: No such file"));
  folder_.write("empty.json", R"({"services": {}, "links": {}})");
  EXPECT_EQ(open("front", "empty.json"), nullptr);
  EXPECT_THAT(error_, HasSubstr("none for the calls to back"));
  EXPECT_EQ(open("front", "addresses.json", "nothing"), nullptr);
  EXPECT_THAT(error_, HasSubstr("control file"));
  folder_.write("scenario.json", R"({"sojourn": 2})");
  EXPECT_EQ(open("front"), nullptr);
  EXPECT_THAT(error_, HasSubstr("scenario.json:1:"));
}

// A long message is cut, never written beyond the buffer.
TEST_F(FlaskPlanTest, ErrorsFitIntoTheBuffer) {
  char text[8] = "abcdefg";
  EXPECT_EQ(sojourn_plan_open("/nowhere", "", 0, "", "", text, 5), nullptr);
  EXPECT_STREQ(text, "/now");
  EXPECT_EQ(text[5], 'f');
}

TEST_F(FlaskPlanTest, TimePassesAsAsked) {
  const std::int64_t begin = sojourn_now();
  sojourn_sleep_until(begin + 3'000'000);
  EXPECT_GE(sojourn_now(), begin + 3'000'000);
  const std::int64_t past = sojourn_now();
  sojourn_sleep_until(past - 1'000'000'000);
  sojourn_burn(1'000'000);
  EXPECT_GE(sojourn_now(), past + 1'000'000);
}

std::vector<std::string> limits_of(const std::string& front, const std::string& link,
                                   const std::string& replicas = "1") {
  const std::string text =
      R"({"sojourn": 1, "name": "test", "services": {
      "front": {"implementation": "flask", )" +
      front + R"( "endpoints": {"get": [{"call": "back.read"}]}},
      "back": {"replicas": )" +
      replicas +
      R"(, "endpoints": {"read": []}}},
    "calls": {"front>back": {)" +
      link + R"(}}, "workloads": {"w": {"poisson": "1/s", "requests": {"front.get": 1}}}})";
  const auto parsed = scenario::parse_scenario(text);
  EXPECT_TRUE(parsed) << scenario::describe(parsed.error().front(), "");
  return parsed ? flask_limits(*parsed, {1}) : std::vector<std::string>{"cannot be read"};
}

TEST(FlaskLimits, NoneForWhatGunicornCanDo) {
  EXPECT_THAT(limits_of("\"workers\": 4,", ""), IsEmpty());
  EXPECT_THAT(limits_of("", R"("via": "haproxy", "health": {"interval": "1s"})", "3"), IsEmpty());
}

TEST(FlaskLimits, SayWhatCannotBeDone) {
  EXPECT_THAT(limits_of(R"("workers": "unlimited",)", ""), ElementsAre(HasSubstr("event loop")));
  EXPECT_THAT(limits_of(R"("queue": {"order": "lifo"},)", ""), ElementsAre(HasSubstr("fifo")));
  EXPECT_THAT(limits_of(R"("queue": {"capacity": 5},)", ""), ElementsAre(HasSubstr("capacity")));
  EXPECT_THAT(limits_of("", R"("health": {"interval": "1s"})", "3"),
              ElementsAre(HasSubstr("3 replicas of back"), HasSubstr("health")));
}

}  // namespace
}  // namespace sojourn::live
