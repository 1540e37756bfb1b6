// `sojourn live` as a user runs it, on real processes. What is asserted here no noise of the host
// can break: every request is accounted for, both sides drew the same demands, nothing is left
// behind.
#include <algorithm>
#include <chrono>
#include <csignal>
#include <cstdint>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <map>
#include <sstream>
#include <string>
#include <thread>
#include <vector>

#include <fcntl.h>
#include <gtest/gtest.h>
#include <nlohmann/json.hpp>
#include <sys/wait.h>
#include <unistd.h>

#include "tests/support/temporary_folder.h"

namespace sojourn {
namespace {

using namespace std::chrono_literals;
namespace fs = std::filesystem;
using nlohmann::json;

const char* const live = SOJOURN_BINARY_DIR "/sojourn-live";

// One worker and a queue: fast to deploy, nothing but our own service.
const char* const single = R"({
  "sojourn": 1, "name": "single",
  "services": {"server": {"workers": 2, "endpoints": {"serve": [{"delay":
    {"exponential": "10ms"}}]}}},
  "workloads": {"visitors": {"poisson": "100/s", "requests": {"server.serve": 1}}},
  "live": {"duration": "2s", "warmup": "200ms"}
})";

// Three replicas behind HAProxy, one of which dies in mid-run for good.
const char* const failover = R"({
  "sojourn": 1, "name": "failover",
  "services": {
    "cart": {"replicas": 3, "workers": 2, "endpoints": {"get": [{"delay":
      {"exponential": "10ms"}}]}},
    "gateway": {"workers": 64, "endpoints": {
      "browse": [{"delay": "1ms"}, {"call": "cart.get"}],
      "pair": [{"parallel": [{"call": "cart.get"}, {"call": "cart.get"}]}]}}},
  "calls": {"gateway>cart": {"via": "haproxy", "balance": "round-robin",
                             "health": {"interval": "500ms", "fall": 2, "rise": 2}}},
  "workloads": {"shoppers": {"poisson": "120/s",
                             "requests": {"gateway.browse": 3, "gateway.pair": 1}}},
  "faults": [{"at": "1s", "kill": "cart/1"}],
  "live": {"duration": "3s", "warmup": "200ms"}
})";

std::string text_of(const fs::path& file) {
  std::ostringstream text;
  text << std::ifstream(file, std::ios::binary).rdbuf();
  return text.str();
}

// Waits for what comes soon, but on a busy machine.
template <typename Condition>
bool comes_true(Condition condition) {
  const auto deadline = std::chrono::steady_clock::now() + 90s;
  while (std::chrono::steady_clock::now() < deadline) {
    if (condition()) return true;
    std::this_thread::sleep_for(10ms);
  }
  return condition();
}

// A folder of its own, in which everything that the harness makes must lie; so whatever it has left
// behind can be found: files there, and processes that were told of them.
class LiveTest : public ::testing::Test {
 protected:
  LiveTest() { fs::create_directory(deployments()); }

  fs::path deployments() const { return path("tmp"); }
  fs::path path(const std::string& name) const { return folder_.file(name); }

  std::string write(const std::string& name, const std::string& text) const {
    std::ofstream(path(name)) << text;
    return path(name).string();
  }

  pid_t start(const std::vector<std::string>& arguments) const {
    const pid_t pid = fork();
    if (pid != 0) return pid;
    setenv("TMPDIR", deployments().c_str(), 1);
    const int out = open(path("out").c_str(), O_WRONLY | O_CREAT | O_TRUNC, 0600);
    const int err = open(path("err").c_str(), O_WRONLY | O_CREAT | O_TRUNC, 0600);
    dup2(out, STDOUT_FILENO);
    dup2(err, STDERR_FILENO);
    std::vector<char*> words = {const_cast<char*>(live)};
    for (const std::string& argument : arguments) {
      words.push_back(const_cast<char*>(argument.c_str()));
    }
    words.push_back(nullptr);
    execv(live, words.data());
    _exit(126);
  }

  // Exit status, or -signal.
  static int wait_for(pid_t pid) {
    int status = 0;
    waitpid(pid, &status, 0);
    return WIFEXITED(status) ? WEXITSTATUS(status) : -WTERMSIG(status);
  }

  int run(const std::vector<std::string>& arguments) const { return wait_for(start(arguments)); }

  std::string output() const { return text_of(path("out")); }
  std::string errors() const { return text_of(path("err")); }

  // Processes whose command line names our folder for deployments.
  std::vector<std::string> processes() const {
    std::vector<std::string> found;
    for (const auto& entry : fs::directory_iterator("/proc")) {
      const std::string command = text_of(entry.path() / "cmdline");
      if (command.contains(deployments().string())) found.push_back(command);
    }
    return found;
  }

  bool nothing_is_left() const { return fs::is_empty(deployments()) && processes().empty(); }

 private:
  tests::TemporaryFolder folder_;
};

// Of one class of a results object: offered requests = ok + errors.
void expect_accounted(const json& request) {
  std::uint64_t ended = request["ok"];
  for (const auto& [name, count] : request["error_counts"].items()) {
    ended += count.get<std::uint64_t>();
  }
  EXPECT_EQ(request["count"].get<std::uint64_t>(), ended) << request["error_counts"];
}

TEST_F(LiveTest, BothSidesSeeTheSameRequestsWithTheSameDemands) {
  const std::string scenario = write("single.json", single);
  ASSERT_EQ(run({"validate", scenario, "--json", path("v.json"), "--measured", path("m.json")}), 0)
      << errors();
  const json validation = json::parse(text_of(path("v.json")));
  const json& measured = validation["measured"]["requests"]["visitors/server.serve"];
  const json& predicted = validation["predicted"]["requests"]["visitors/server.serve"];
  expect_accounted(measured);
  expect_accounted(predicted);
  EXPECT_EQ(measured["count"], predicted["count"]);
  EXPECT_EQ(measured["ok"], measured["count"]);
  const json& paired = validation["comparison"]["requests"]["visitors/server.serve"]["paired"];
  EXPECT_EQ(paired["pairs"], measured["count"]);
  EXPECT_EQ(paired["unmatched"], 0);
  EXPECT_EQ(paired["demands_equal"], true);
  EXPECT_TRUE(validation["measured"]["run"]["calibration"].contains("server.hold_s"));
  EXPECT_EQ(json::parse(text_of(path("m.json"))), validation["measured"]);
  EXPECT_TRUE(nothing_is_left());
}

TEST_F(LiveTest, KillingOneOfThreeReplicasLosesNoCount) {
  if (!fs::exists("/usr/sbin/haproxy")) GTEST_SKIP() << "HAProxy is not installed";
  const std::string scenario = write("failover.json", failover);
  ASSERT_EQ(run({"validate", scenario, "--no-calibrate", "--json", path("v.json")}), 0) << errors();
  const json validation = json::parse(text_of(path("v.json")));
  for (const char* name : {"shoppers/gateway.browse", "shoppers/gateway.pair"}) {
    const json& measured = validation["measured"]["requests"][name];
    const json& predicted = validation["predicted"]["requests"][name];
    expect_accounted(measured);
    expect_accounted(predicted);
    EXPECT_EQ(measured["count"], predicted["count"]) << name;
    const json& paired = validation["comparison"]["requests"][name]["paired"];
    EXPECT_EQ(paired["unmatched"], 0);
    EXPECT_EQ(paired["demands_equal"], true);
  }
  // How many requests fail depends on how late HAProxy's checks are on a busy host; that the fault
  // happened, and when, is on record.
  EXPECT_GE(validation["measured"]["run"]["figures"]["fault kill cart/1 planned at 1 s"], 1.0);
  EXPECT_TRUE(nothing_is_left());
}

TEST_F(LiveTest, InterruptEndsEverythingInOrder) {
  const pid_t pid = start({"up", write("failover.json", failover), "--addresses", path("a.json")});
  ASSERT_TRUE(comes_true([&] { return fs::exists(path("a.json")); })) << errors();
  EXPECT_GE(processes().size(), 5U);
  kill(pid, SIGINT);
  EXPECT_EQ(wait_for(pid), 0);
  EXPECT_TRUE(nothing_is_left());
}

TEST_F(LiveTest, InterruptedValidationExitsWith130) {
  const pid_t pid = start({"validate", write("single.json", single), "--duration", "1min"});
  ASSERT_TRUE(comes_true([&] { return errors().contains("calibrating"); })) << errors();
  kill(pid, SIGINT);
  EXPECT_EQ(wait_for(pid), 130);
  EXPECT_TRUE(nothing_is_left());
}

TEST_F(LiveTest, NothingIsLeftWhenTheHarnessIsKilled) {
  const pid_t pid = start({"up", write("failover.json", failover), "--addresses", path("a.json")});
  ASSERT_TRUE(comes_true([&] { return fs::exists(path("a.json")); })) << errors();
  kill(pid, SIGKILL);
  EXPECT_EQ(wait_for(pid), -SIGKILL);
  EXPECT_TRUE(comes_true([&] { return nothing_is_left(); }));
}

TEST_F(LiveTest, FlaskWorkersGoWithTheHarnessToo) {
  if (!fs::exists("/usr/bin/gunicorn") || !fs::exists("/usr/lib/python3/dist-packages/flask")) {
    GTEST_SKIP() << "gunicorn or Flask is not installed";
  }
  std::string text = single;
  text.replace(text.find("\"workers\": 2"), 12, "\"workers\": 2, \"implementation\": \"flask\"");
  const pid_t pid = start({"up", write("flask.json", text), "--addresses", path("a.json")});
  ASSERT_TRUE(comes_true([&] { return fs::exists(path("a.json")); })) << errors();
  std::ifstream children("/proc/" + std::to_string(pid) + "/task/" + std::to_string(pid) +
                         "/children");
  pid_t supervisor = 0;
  ASSERT_TRUE(static_cast<bool>(children >> supervisor));
  kill(pid, SIGKILL);
  wait_for(pid);
  // The supervisor is the last to go. Of a zombie only the command line is empty.
  const fs::path command = "/proc/" + std::to_string(supervisor) + "/cmdline";
  EXPECT_TRUE(comes_true([&] { return text_of(command).empty(); }));
  EXPECT_TRUE(comes_true([&] { return nothing_is_left(); }));
}

TEST_F(LiveTest, ReplayAloneMeasuresWhatUpHasDeployed) {
  const std::string scenario = write("single.json", single);
  const pid_t pid = start({"up", scenario, "--addresses", path("a.json")});
  ASSERT_TRUE(comes_true([&] { return fs::exists(path("a.json")); })) << errors();
  EXPECT_EQ(run({"replay", scenario, "--addresses", path("a.json"), "--duration", "1s", "--json",
                 path("m.json")}),
            0)
      << errors();
  const json measured = json::parse(text_of(path("m.json")));
  EXPECT_EQ(measured["kind"], "measured");
  expect_accounted(measured["requests"]["visitors/server.serve"]);
  kill(pid, SIGTERM);
  EXPECT_EQ(wait_for(pid), 0);
  EXPECT_TRUE(nothing_is_left());
}

TEST_F(LiveTest, CapsRefuseBeforeAnythingIsStarted) {
  const std::string scenario = write("single.json", single);
  EXPECT_EQ(run({"validate", scenario, "--set", "workloads.visitors.poisson=6000/s"}), 2);
  EXPECT_TRUE(errors().contains("the cap is 5000")) << errors();
  EXPECT_EQ(run({"validate", scenario, "--duration", "400s"}), 2);
  EXPECT_TRUE(errors().contains("cap")) << errors();
  EXPECT_TRUE(nothing_is_left());
}

TEST_F(LiveTest, StrangersGetNoRequestUnlessTheyAreNamed) {
  const std::string scenario = write("single.json", single);
  const std::string addresses = write("a.json", R"({"links": {"visitors>server": ["192.0.2.1:80"]},
                                                    "services": {"server": ["192.0.2.1:80"]}})");
  EXPECT_EQ(run({"replay", scenario, "--addresses", addresses}), 2);
  EXPECT_TRUE(errors().contains("192.0.2.1:80")) << errors();
}

TEST_F(LiveTest, DryRunOnlyTells) {
  EXPECT_EQ(run({"validate", write("failover.json", failover), "--dry-run"}), 0) << errors();
  EXPECT_TRUE(output().contains("start cart/2: "));
  EXPECT_TRUE(output().contains("start haproxy: /usr/sbin/haproxy -db -f "));
  EXPECT_TRUE(nothing_is_left());
}

TEST_F(LiveTest, BadInputExitsWithThreeAndNamesThePlace) {
  const std::string scenario = write("bad.json", R"({"sojourn": 1, "name": "bad"})");
  EXPECT_EQ(run({"validate", scenario}), 3);
  EXPECT_TRUE(errors().contains("bad.json:1:")) << errors();
  EXPECT_EQ(run({"validate", path("nowhere.json").string()}), 4);
  EXPECT_EQ(run({"validate"}), 2);
}

}  // namespace
}  // namespace sojourn
