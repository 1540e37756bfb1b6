// sojourn-service as a process: how it answers, how it ends, and what it says when it cannot begin.
#include <algorithm>
#include <future>
#include <utility>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "live-harness/protocol.h"
#include "models/scenario/plan.h"
#include "tests/live-harness/replay_test_server.h"
#include "tests/live-harness/service_child.h"

namespace sojourn::live {
namespace {

using namespace std::chrono_literals;
using testing::HasSubstr;

constexpr const char* program = SOJOURN_BINARY_DIR "/sojourn-service";

constexpr const char* scenario_text = R"({"sojourn": 1, "name": "test",
  "services": {
    "front": {"replicas": 2, "endpoints": {"get": [{"delay": {"exponential": "2ms"}}],
                                           "slow": [{"call": "keeper.hold"}]}},
    "keeper": {"endpoints": {"hold": []}}},
  "workloads": {"w": {"poisson": "1/s", "requests": {"front.get": 1, "front.slow": 1}}}})";

// The service "keeper": answers when it is told to.
class Keeper {
 public:
  ~Keeper() { release(); }

  Address address() const { return server_.address(); }
  bool has_a_request() const { return !server_.seen(1).empty(); }  // waits for it

  void release() {
    if (!std::exchange(released_, true)) release_.set_value();
  }

 private:
  bool released_ = false;
  std::promise<void> release_;
  std::shared_future<void> told_ = release_.get_future().share();
  const TestServer server_{[this](const TestServer::Seen&) {
    told_.wait();
    return ok_reply();
  }};
};

class ServiceProcess : public testing::Test {
 protected:
  std::vector<std::string> command(std::vector<std::string> more = {}) {
    std::vector<std::string> arguments = {program,
                                          "--scenario",
                                          folder_.write("test.json", scenario_text),
                                          "--service",
                                          "front",
                                          "--listen",
                                          format_address(address_),
                                          "--addresses",
                                          folder_.write("links.json", to_json(links()))};
    arguments.insert(arguments.end(), more.begin(), more.end());
    return arguments;
  }

  // How a command ends that cannot begin, and what it says.
  std::pair<int, std::string> failure(std::vector<std::string> arguments) {
    Child child(std::move(arguments), {}, folder_.file("log"));
    const int code = child.exit_code();
    return {code, folder_.read("log")};
  }

  Addresses links() const { return {{}, {{"front>keeper", {keeper_.address()}}}}; }

  Keeper keeper_;
  TemporaryFolder folder_;
  Address address_ = free_address();
};

TEST_F(ServiceProcess, AnswersAsThePlanSays) {
  const Child child(command({"--replica", "1"}), {}, folder_.file("log"));
  ASSERT_TRUE(becomes_ready(address_)) << folder_.read("log");
  const scenario::RequestIdentity identity{11, 22, 33};
  const std::string name = scenario::format_identity(identity);
  const HttpAnswer answer = fetch(address_, "/get", {{request_header, name}});
  const auto spans = parse_spans(answer.spans);
  ASSERT_TRUE(spans && spans->size() == 1) << answer.spans;
  engine::Draws draws(
      identity.step_key(scenario::step_site("front.get", 0), scenario::Purpose::demand));
  EXPECT_EQ(spans->at(0).demand, scenario::Distribution::exponential(0.002).sample_duration(draws));
  EXPECT_EQ(spans->at(0).replica, 1U);
  EXPECT_EQ(spans->at(0).path, 33U);
}

TEST_F(ServiceProcess, FinishesWhatRunsOnSigterm) {
  Child child(command(), {}, folder_.file("log"));
  ASSERT_TRUE(becomes_ready(address_)) << folder_.read("log");
  auto running = std::async(std::launch::async, [this] { return fetch(address_, "/slow"); });
  ASSERT_TRUE(keeper_.has_a_request());
  const SteadyTime told = SteadyClock::now();
  child.kill(SIGTERM);
  EXPECT_TRUE(becomes_refused(address_));
  keeper_.release();
  // It goes on for two seconds at most; a stall of the machine may be longer.
  if (running.get().status != 200) {
    EXPECT_GE(SteadyClock::now() - told, 2s);
  }
  EXPECT_EQ(child.exit_code(), 0);
}

TEST_F(ServiceProcess, DoesNotWaitForeverOnSigterm) {
  Child child(command(), {}, folder_.file("log"));
  ASSERT_TRUE(becomes_ready(address_)) << folder_.read("log");
  auto running = std::async(std::launch::async, [this] { return fetch(address_, "/slow"); });
  ASSERT_TRUE(keeper_.has_a_request());
  child.kill(SIGTERM);
  EXPECT_EQ(child.exit_code(), 0);  // the keeper never answers
  EXPECT_EQ(running.get().error, HttpError::reset);
}

TEST_F(ServiceProcess, DiesWithItsParent) {
  std::string line;
  for (const std::string& argument : command()) line += "'" + argument + "' ";
  Child parent({"/bin/sh", "-c", line + "& wait"}, {}, folder_.file("log"));
  ASSERT_TRUE(becomes_ready(address_)) << folder_.read("log");
  parent.kill(SIGKILL);
  parent.exit_code();
  EXPECT_TRUE(becomes_refused(address_));
}

TEST_F(ServiceProcess, SaysWhyItCannotBegin) {
  const Acceptor taken = [this] {
    static boost::asio::io_context context;
    return Acceptor(context, {boost::asio::ip::address_v4::loopback(), address_.port});
  }();
  const auto with = [this](std::string option, std::string value) {
    auto arguments = command();
    const auto found = std::ranges::find(arguments, option);
    if (found == arguments.end()) {
      arguments.insert(arguments.end(), {option, value});
    } else {
      found[1] = value;
    }
    return arguments;
  };
  const std::string missing = folder_.file("missing").string();
  const std::string wrong = folder_.write("wrong.json", "{\"sojourn\": 1, \"nam\": \"x\"}");
  const std::string no_addresses = folder_.write("addresses.json", "[]");
  const std::vector<std::tuple<std::vector<std::string>, int, std::string>> cases = {
      {command(), 4, "cannot listen on " + format_address(address_) + ": Address already in use"},
      {command({"--nonsense"}), 2, "--nonsense"},
      {{SOJOURN_BINARY_DIR "/sojourn-service"}, 2, "--scenario"},
      {with("--listen", "0.0.0.0:1234"), 2, "--allow-remote"},
      {with("--listen", "here"), 2, "no port"},
      {with("--replica", "2"), 2, "front has 2 replicas"},
      {with("--service", "back"), 3, "there is no service \"back\""},
      {with("--scenario", missing), 4, "cannot be read"},
      {with("--scenario", wrong), 3, "did you mean \"name\""},
      {with("--addresses", no_addresses), 3, "not a JSON object"},
      {with("--control", missing), 4, "No such file or directory"},
  };
  for (const auto& [arguments, code, text] : cases) {
    const auto [ended, said] = failure(arguments);
    EXPECT_EQ(ended, code) << said;
    EXPECT_THAT(said, HasSubstr(text));
  }
}

}  // namespace
}  // namespace sojourn::live
