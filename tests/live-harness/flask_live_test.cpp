// The Flask application under gunicorn: it performs what the plan draws, and keeps to the protocol.
#include <future>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "live-harness/protocol.h"
#include "models/scenario/plan.h"
#include "tests/live-harness/service_child.h"

namespace sojourn::live {
namespace {

using namespace std::chrono_literals;
using results::Span;
using scenario::Distribution;
using testing::HasSubstr;

constexpr const char* scenario_text = R"({"sojourn": 1, "name": "test",
  "services": {
    "front": {"implementation": "flask", "workers": 4, "endpoints": {
      "get": [{"delay": {"exponential": "3ms"}}, {"compute": {"exponential": "2ms"}},
              {"choose": [{"probability": 0.5, "steps": [{"call": "back.read"}]}]}],
      "both": [{"parallel": [{"call": "back.doze"}, {"call": "back.doze"}, {"delay": "5ms"}]}],
      "hasty": [{"call": "back.nap", "timeout": "10ms", "retry": {"attempts": 2,
        "backoff": "5ms"}}],
      "easy": [{"call": "back.nap", "timeout": "10ms", "on_error": "continue"}, {"delay": "1ms"}]}},
    "back": {"implementation": "flask", "workers": 4, "endpoints": {
      "read": [{"delay": {"exponential": "4ms"}}], "nap": [{"delay": "60ms"}],
      "doze": [{"delay": "250ms"}]}}},
  "workloads": {"w": {"poisson": "1/s", "requests": {"front.get": 1, "front.both": 1,
                                                     "front.hasty": 1, "front.easy": 1}}}})";

// Both applications are started once: that takes Python a second or two.
class FlaskProcess : public testing::Test {
 protected:
  static void SetUpTestSuite() {
    if (!std::filesystem::exists("/usr/bin/gunicorn")) return;
    deployed_ = std::make_unique<Deployed>();
  }
  static void TearDownTestSuite() { deployed_.reset(); }

  void SetUp() override {
    if (!deployed_) GTEST_SKIP() << "gunicorn is not installed";
    ASSERT_TRUE(becomes_ready(deployed_->addresses["back"])) << deployed_->folder.read("back.log");
    ASSERT_TRUE(becomes_ready(deployed_->addresses["front"]))
        << deployed_->folder.read("front.log");
  }

  static HttpAnswer ask(const std::string& service, const std::string& target,
                        std::uint64_t request = 0) {
    const std::string name = scenario::format_identity({7, request, path});
    return fetch(deployed_->addresses[service], target, {{request_header, name}});
  }

  static std::vector<Span> spans_of(const HttpAnswer& answer) {
    const auto spans = parse_spans(answer.spans);
    EXPECT_TRUE(spans && !spans->empty()) << answer.spans;
    return spans.value_or(std::vector<Span>{});
  }

  static engine::Duration drawn(double mean, const std::string& endpoint, std::uint32_t step,
                                std::uint64_t visit_path, std::uint64_t request) {
    const scenario::RequestIdentity visit{7, request, visit_path};
    engine::Draws draws(
        visit.step_key(scenario::step_site(endpoint, step), scenario::Purpose::demand));
    return Distribution::exponential(mean).sample_duration(draws);
  }

  static constexpr std::uint64_t path = 0xFEDCBA9876543210;

  struct Deployed {
    Deployed() {
      for (const char* service : {"back", "front"}) addresses[service] = free_address();
      folder.write("scenario.json", scenario_text);
      folder.write("addresses.json", to_json({{}, {{"front>back", {addresses["back"]}}}}));
      for (const char* service : {"back", "front"}) {
        children.push_back(std::make_unique<Child>(
            std::vector<std::string>{"/usr/bin/gunicorn", "--workers", "4", "--bind",
                                     format_address(addresses[service]), "--worker-tmp-dir",
                                     "/dev/shm", "--preload", "--pythonpath", SOJOURN_BINARY_DIR,
                                     "sojourn_flask:create_app()"},
            std::vector<std::string>{"SOJOURN_SCENARIO=" + folder.file("scenario.json").string(),
                                     std::string("SOJOURN_SERVICE=") + service, "SOJOURN_REPLICA=0",
                                     "SOJOURN_ADDRESSES=" + folder.file("addresses.json").string()},
            folder.file(std::string(service) + ".log")));
      }
    }
    ~Deployed() {
      for (const auto& child : children) child->kill(SIGTERM);
      for (const auto& child : children) child->exit_code();
    }
    TemporaryFolder folder;
    std::map<std::string, Address> addresses;
    std::vector<std::unique_ptr<Child>> children;
  };
  static std::unique_ptr<Deployed> deployed_;
};

std::unique_ptr<FlaskProcess::Deployed> FlaskProcess::deployed_;

TEST_F(FlaskProcess, PerformsWhatThePlanDraws) {
  std::size_t calls = 0;
  for (std::uint64_t request = 0; request < 10; ++request) {
    const HttpAnswer answer = ask("front", "/get", request);
    EXPECT_EQ(answer.status, 200);
    EXPECT_EQ(answer.outcome, "ok");
    const auto spans = spans_of(answer);
    const engine::Duration demand =
        drawn(0.003, "front.get", 0, path, request) + drawn(0.002, "front.get", 1, path, request);
    EXPECT_EQ(spans[0].path, path);
    EXPECT_EQ(spans[0].service, 1U);
    EXPECT_EQ(spans[0].demand, demand);
    EXPECT_GE(spans[0].service_time, demand + spans[0].calls);
    EXPECT_GT(spans[0].waiting, 0ns);  // from the stamp of the client
    engine::Draws choice(scenario::RequestIdentity{7, request, path}.step_key(
        scenario::step_site("front.get", 2), scenario::Purpose::choice));
    ASSERT_EQ(spans.size(), choice.uniform() < 0.5 ? 2U : 1U);
    if (spans.size() == 2) {
      ++calls;
      const std::uint64_t child =
          scenario::child_path(path, scenario::step_site("front.get", 3), 1);
      EXPECT_EQ(spans[1].path, child);
      EXPECT_EQ(spans[1].service, 0U);
      EXPECT_EQ(spans[1].demand, drawn(0.004, "back.read", 0, child, request));
      EXPECT_GT(spans[1].waiting, 0ns);  // from the stamp of the calling service
      EXPECT_GE(spans[0].calls, spans[1].service_time);
    }
  }
  EXPECT_GT(calls, 0U);
}

TEST_F(FlaskProcess, BranchesRunAtTheSameTime) {
  // One after the other they never take less than their sum; at the same time they do, unless the
  // machine stalls.
  bool at_the_same_time = false;
  for (int attempt = 0; attempt < 10 && !at_the_same_time; ++attempt) {
    const auto spans = spans_of(ask("front", "/both"));
    ASSERT_EQ(spans.size(), 3U);
    EXPECT_EQ(spans[0].demand, 5ms);
    EXPECT_GE(spans[0].calls, 250ms);
    at_the_same_time = spans[0].calls < spans[1].service_time + spans[2].service_time;
  }
  EXPECT_TRUE(at_the_same_time);
}

TEST_F(FlaskProcess, GivesUpAndTriesAgainAsTheScenarioSays) {
  const HttpAnswer answer = ask("front", "/hasty");
  EXPECT_EQ(answer.status, 500);
  EXPECT_EQ(answer.outcome, "failed");
  const auto spans = spans_of(answer);
  ASSERT_EQ(spans.size(), 1U);
  EXPECT_GE(spans[0].calls, 25ms);  // two timeouts of 10 ms and a backoff of 5 ms
  const HttpAnswer easy = ask("front", "/easy");
  EXPECT_EQ(easy.outcome, "ok");
  EXPECT_EQ(spans_of(easy).at(0).demand, 1ms);
}

TEST_F(FlaskProcess, KeepsToTheProtocol) {
  const auto probed = spans_of(ask("back", "/sojourn/probe?delay_ns=2000000"));
  EXPECT_EQ(probed.at(0).demand, 2ms);
  EXPECT_GE(probed.at(0).service_time, 2ms);
  EXPECT_EQ(ask("back", "/sojourn/probe?delay_ns=-1").status, 400);
  EXPECT_EQ(ask("back", "/sojourn/probe").status, 400);
  EXPECT_EQ(ask("back", "/nothing").status, 404);
  EXPECT_EQ(fetch(deployed_->addresses["back"], "/read", {{request_header, "x"}}).status, 400);
  EXPECT_EQ(fetch(deployed_->addresses["back"], "/read").status, 200);
}

TEST_F(FlaskProcess, SaysWhyItCannotBegin) {
  const TemporaryFolder folder;
  Child child({"/usr/bin/gunicorn", "--bind", format_address(free_address()), "--preload",
               "--pythonpath", SOJOURN_BINARY_DIR, "sojourn_flask:create_app()"},
              {"SOJOURN_SCENARIO=/nowhere"}, folder.file("log"));
  EXPECT_NE(child.exit_code(), 0);
  EXPECT_THAT(folder.read("log"), HasSubstr("/nowhere: No such file"));
}

}  // namespace
}  // namespace sojourn::live
