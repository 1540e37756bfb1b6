// What a replay sends, to whom, and what it writes down.
#include "live-harness/replay.h"

#include <algorithm>
#include <map>
#include <set>

#include <gtest/gtest.h>

#include "live-harness/http_parser.h"
#include "live-harness/protocol.h"
#include "live-harness/replay_plan.h"
#include "models/policy/balance.h"
#include "models/scenario/plan.h"
#include "tests/live-harness/replay_test_scenario.h"
#include "tests/live-harness/replay_test_server.h"

namespace sojourn::live {
namespace {

using results::Outcome;
using scenario::Purpose;
using scenario::RequestIdentity;
using std::chrono::milliseconds;
using std::chrono::seconds;

// A request as the server saw it.
struct SeenRequest {
  std::string target;
  RequestIdentity identity;
  std::optional<std::string> priority;
  SteadyTime at;
};

SeenRequest read_request(const TestServer::Seen& seen) {
  HttpParser parser(HttpKind::request);
  EXPECT_EQ(parser.parse(seen.head), HttpProgress::complete);
  const auto identity = scenario::parse_identity(parser.field(HttpField::request).value_or(""));
  EXPECT_TRUE(identity) << seen.head;
  const auto priority = parser.field(HttpField::priority);
  return {std::string(parser.target()), identity.value_or(RequestIdentity{}),
          priority ? std::optional<std::string>(*priority) : std::nullopt, seen.at};
}

// Waits until there are `count`.
std::vector<SeenRequest> requests_at(const TestServer& server, std::size_t count = 0) {
  std::vector<SeenRequest> requests;
  for (const TestServer::Seen& seen : server.seen(count)) {
    requests.push_back(read_request(seen));
  }
  return requests;
}

RequestIdentity root_of(const TestScenario& scenario, const results::RequestRecord& record,
                        std::uint32_t replication = 0) {
  const scenario::Workload& workload = scenario->workloads[record.workload];
  return {engine::random_stream(scenario->run.seed, replication, workload.name), record.request,
          scenario::root_path(workload.classes[record.request_class].name)};
}

TEST(Replay, SendsTheSimulatorsOwnArrivals) {
  TestScenario scenario;
  scenario->endpoints.push_back({"put", scenario::ServiceId{0}, {}});
  scenario->run.seed = 42;
  scenario.add("browsers", poisson(200)).classes = {{"web.get", scenario::EndpointId{0}, 0.7, 0},
                                                    {"web.put", scenario::EndpointId{1}, 0.3, 5}};
  scenario.add("clocks", constant(100));
  scenario.add("robots", scenario::Renewal{scenario::Distribution::exponential(0.005)});
  const TestServer server([](const TestServer::Seen&) { return ok_reply(); });
  ReplayOptions options = for_duration(milliseconds(500));
  options.replication = 3;

  const ReplayRun run = replay(*scenario, scenario.at({server.address()}), options);

  std::size_t planned = 0;
  for (std::uint32_t workload = 0; workload < 3; ++workload) {
    scenario::ArrivalPlan plan(*scenario, scenario::WorkloadId{workload}, 3);
    for (const results::RequestRecord& record : run.records) {
      if (record.workload == workload) {
        const scenario::Arrival arrival = plan.next();
        EXPECT_EQ(record.intended, arrival.at);
        EXPECT_EQ(record.request, arrival.request);
        EXPECT_EQ(record.request_class, arrival.request_class);
        ++planned;
      }
    }
    EXPECT_GE(plan.next().at, engine::time_zero + milliseconds(500)) << "all of them";
  }
  EXPECT_EQ(planned, run.records.size());
  EXPECT_EQ(count(run, Outcome::ok), planned);
  EXPECT_EQ(run.send_error.count(), planned);

  std::map<std::pair<std::uint64_t, std::uint64_t>, SeenRequest> seen;
  for (const SeenRequest& request : requests_at(server)) {
    EXPECT_TRUE(
        seen.emplace(std::pair(request.identity.stream, request.identity.request), request).second)
        << "sent twice";
  }
  EXPECT_EQ(seen.size(), planned);
  for (const results::RequestRecord& record : run.records) {
    const RequestIdentity root = root_of(scenario, record, 3);
    const SeenRequest& request = seen.at({root.stream, root.request});
    const bool put = record.workload == 0 && record.request_class == 1;
    EXPECT_EQ(request.identity, root);
    EXPECT_EQ(request.target, put ? "/put" : "/get");
    EXPECT_EQ(request.priority, put ? std::optional<std::string>("5") : std::nullopt);
  }
}

TEST(Replay, ARetryHasItsOwnPathAndWaitsForItsBackoff) {
  TestScenario scenario;
  scenario::Workload& load = scenario.add("load", constant(50));
  load.retry.attempts = 3;
  load.retry.backoff = milliseconds(10);
  load.retry.jitter = scenario::Jitter::full;
  // Every request fails twice, then it is well.
  std::map<std::uint64_t, int> tries;
  const TestServer server([&tries](const TestServer::Seen& request) {
    return ++tries[read_request(request).identity.request] < 3 ? status_reply("500 Oh", "failed")
                                                               : ok_reply();
  });

  ReplayOptions options = for_duration(milliseconds(300));
  SteadyTime zero{};
  options.on_start = [&zero](SteadyTime start) { zero = start; };
  const ReplayRun run = replay(*scenario, scenario.at({server.address()}), options);

  std::map<std::uint64_t, std::vector<SeenRequest>> seen;
  for (const SeenRequest& request : requests_at(server)) {
    seen[request.identity.request].push_back(request);
  }
  EXPECT_EQ(count(run, Outcome::ok), run.records.size());
  for (const results::RequestRecord& record : run.records) {
    const RequestIdentity root = root_of(scenario, record);
    const std::vector<SeenRequest>& attempts = seen[record.request];
    ASSERT_EQ(attempts.size(), 3U);
    EXPECT_EQ(attempts[0].identity.path, root.path);
    for (std::uint32_t attempt = 2; attempt <= 3; ++attempt) {
      EXPECT_EQ(attempts[attempt - 1].identity.path,
                scenario::child_path(root.path, scenario::workload_site, attempt));
      EXPECT_GE(attempts[attempt - 1].at - attempts[attempt - 2].at,
                scenario::draw_backoff(load.retry, root, scenario::workload_site, attempt));
    }
    EXPECT_LE(zero + record.sent.time_since_epoch(), attempts[0].at) << "of the first attempt";
  }
}

TEST(Replay, WhenAllAttemptsFailTheLastOneCounts) {
  TestScenario scenario;
  scenario::Workload& load = scenario.add("load", constant(100));
  load.retry.attempts = 2;
  const std::uint64_t first = scenario::root_path(load.classes[0].name);
  const TestServer server([first](const TestServer::Seen& request) {
    return read_request(request).identity.path == first ? status_reply("500 Oh", "failed")
                                                        : status_reply("503 Full", "rejected");
  });
  const ReplayRun run =
      replay(*scenario, scenario.at({server.address()}), for_duration(milliseconds(200)));
  ASSERT_GT(run.records.size(), 10U);
  EXPECT_EQ(count(run, Outcome::rejected), run.records.size());
  EXPECT_EQ(server.seen().size(), 2 * run.records.size());
}

TEST(Replay, UsersThinkAndWaitForTheirAnswers) {
  TestScenario scenario;
  const scenario::Closed closed{4, scenario::Distribution::exponential(0.01)};
  scenario.add("users", closed);
  const TestServer server([](const TestServer::Seen&) { return ok_reply(milliseconds(3)); });
  const ReplayRun run =
      replay(*scenario, scenario.at({server.address()}), for_duration(milliseconds(500)));

  EXPECT_EQ(count(run, Outcome::ok), run.records.size());
  EXPECT_LE(server.under_way_max(), 4U);
  EXPECT_TRUE(std::ranges::is_sorted(run.records, {}, &results::RequestRecord::intended));
  const std::uint64_t stream = engine::random_stream(scenario->run.seed, 0, "users");
  std::map<std::uint64_t, std::vector<const results::RequestRecord*>> by_user;
  for (const results::RequestRecord& record : run.records) {
    by_user[record.request >> 24U].push_back(&record);
    EXPECT_LT(record.intended, engine::time_zero + milliseconds(500));
  }
  ASSERT_EQ(by_user.size(), 4U);
  for (const auto& [user, records] : by_user) {
    engine::Time ready = engine::time_zero;
    for (std::size_t iteration = 0; iteration < records.size(); ++iteration) {
      const std::uint64_t request =
          scenario::closed_request(static_cast<std::uint32_t>(user), iteration);
      EXPECT_EQ(records[iteration]->request, request);
      EXPECT_EQ(records[iteration]->intended, ready + draw_think(closed, stream, request));
      EXPECT_GE(records[iteration]->latency(), milliseconds(3));
      ready = records[iteration]->done;
    }
  }
}

TEST(Replay, OpenAndClosedWorkloadsRunSideBySide) {
  TestScenario scenario;
  scenario.add("closed", scenario::Closed{2, scenario::Distribution::deterministic(0.02)});
  scenario.add("open", poisson(100));
  const TestServer server([](const TestServer::Seen&) { return ok_reply(); });
  const ReplayRun run =
      replay(*scenario, scenario.at({server.address()}), for_duration(milliseconds(400)));
  const auto planned = plan_open_requests(*scenario, 0, milliseconds(400));
  const auto open = std::ranges::count(run.records, 1U, &results::RequestRecord::workload);
  EXPECT_EQ(static_cast<std::size_t>(open), planned.size());
  EXPECT_GE(run.records.size(), planned.size() + 2);
  EXPECT_EQ(count(run, Outcome::ok), run.records.size());
  EXPECT_EQ(server.seen().size(), run.records.size());
}

TEST(Replay, TheNetworkTakesItsTimeThereAndBack) {
  TestScenario scenario;
  scenario.add("load", constant(100));
  scenario->links[0].latency = scenario::Distribution::exponential(0.01);
  const TestServer server([](const TestServer::Seen&) { return ok_reply(milliseconds(1)); });
  ReplayOptions options = for_duration(milliseconds(300));
  SteadyTime zero{};
  options.on_start = [&zero](SteadyTime start) { zero = start; };
  const ReplayRun run = replay(*scenario, scenario.at({server.address()}), options);

  std::map<std::uint64_t, SteadyTime> arrived;
  for (const SeenRequest& request : requests_at(server)) {
    arrived[request.identity.request] = request.at;
  }
  EXPECT_EQ(count(run, Outcome::ok), run.records.size());
  for (const results::RequestRecord& record : run.records) {
    const RequestIdentity root = root_of(scenario, record);
    engine::Draws draws_there(root.visit_key(Purpose::latency_there));
    engine::Draws draws_back(root.visit_key(Purpose::latency_back));
    const auto there = scenario->links[0].latency->sample_duration(draws_there);
    const auto back = scenario->links[0].latency->sample_duration(draws_back);
    EXPECT_GE(arrived.at(record.request) - zero, record.intended.time_since_epoch() + there);
    EXPECT_GE(record.latency(), there + milliseconds(1) + back);
    EXPECT_GE(record.sent, record.intended);
  }
}

TEST(Replay, AnAnswerThatIsStillOnItsWayAtTheTimeoutIsTooLate) {
  TestScenario scenario;
  scenario.add("load", constant(100)).timeout = milliseconds(500);
  scenario->links[0].latency = scenario::Distribution::deterministic(0.3);
  const TestServer server([](const TestServer::Seen&) { return ok_reply(); });
  const ReplayRun run =
      replay(*scenario, scenario.at({server.address()}), for_duration(milliseconds(200)));
  EXPECT_EQ(count(run, Outcome::timeout), run.records.size());
  EXPECT_EQ(server.seen(run.records.size()).size(), run.records.size())
      << "the service did the work in vain";
  for (const results::RequestRecord& record : run.records) {
    EXPECT_GE(record.latency(), milliseconds(500));
  }
}

TEST(Replay, ARequestArrivesEvenIfItsClientHasGivenUpMeanwhile) {
  TestScenario scenario;
  scenario.add("load", constant(100)).timeout = milliseconds(250);
  scenario->links[0].latency = scenario::Distribution::deterministic(0.3);
  const TestServer server([](const TestServer::Seen&) { return ok_reply(); });
  // A last request without timeout keeps the replay going until the others have arrived.
  scenario.add("slow", constant(4));
  scenario->links[1].latency = scenario::Distribution::deterministic(0.4);
  const ReplayRun run =
      replay(*scenario, scenario.at({server.address()}), for_duration(milliseconds(260)));
  const std::uint64_t patient = count(run, Outcome::ok);
  EXPECT_EQ(patient, 1U);
  EXPECT_EQ(count(run, Outcome::timeout), run.records.size() - patient);
  EXPECT_EQ(server.seen(run.records.size()).size(), run.records.size());
}

TEST(Replay, RoundRobinServesAllReplicasEqually) {
  TestScenario scenario(3);
  scenario.add("load", constant(300));
  const auto script = [](const TestServer::Seen&) { return ok_reply(); };
  const TestServer first(script);
  const TestServer second(script);
  const TestServer third(script);
  const ReplayRun run =
      replay(*scenario, scenario.at({first.address(), second.address(), third.address()}),
             for_duration(milliseconds(300)));
  const std::size_t each = run.records.size() / 3;
  for (const TestServer* const server : {&first, &second, &third}) {
    EXPECT_GE(server->seen().size(), each);
    EXPECT_LE(server->seen().size(), each + 1);
  }
}

TEST(Replay, RandomBalancingDrawsAsTheSimulatorDoes) {
  TestScenario scenario(2);
  scenario.add("load", poisson(300));
  scenario->links[0].balance = scenario::Balance::random;
  const auto script = [](const TestServer::Seen&) { return ok_reply(); };
  const TestServer first(script);
  const TestServer second(script);
  const ReplayRun run = replay(*scenario, scenario.at({first.address(), second.address()}),
                               for_duration(milliseconds(300)));
  policy::Balancer balancer(policy::BalanceKind::random, {1, 1});
  std::set<std::uint64_t> expected;  // at the second one
  for (const results::RequestRecord& record : run.records) {
    engine::Draws draws(root_of(scenario, record).visit_key(Purpose::balance));
    const auto replica = balancer.pick(draws);
    if (replica == 1U) {
      expected.insert(record.request);
    }
  }
  std::set<std::uint64_t> actual;
  for (const SeenRequest& request : requests_at(second)) {
    actual.insert(request.identity.request);
  }
  EXPECT_EQ(actual, expected);
  EXPECT_EQ(first.seen().size() + second.seen().size(), run.records.size());
}

TEST(Replay, AProxyIsOneAddressWhateverIsBehindIt) {
  TestScenario scenario(3);
  scenario.add("load", constant(100));
  scenario->links[0].via = scenario::Via::haproxy;
  scenario->links[0].balance = scenario::Balance::least_connections;
  const TestServer proxy([](const TestServer::Seen&) { return ok_reply(); });
  const ReplayRun run =
      replay(*scenario, scenario.at({proxy.address()}), for_duration(milliseconds(200)));
  EXPECT_EQ(count(run, Outcome::ok), run.records.size());
  EXPECT_EQ(proxy.seen().size(), run.records.size());
}

TEST(Replay, HealthChecksTakeADeadReplicaOutOfTheRotation) {
  TestScenario scenario(2);
  scenario.add("load", constant(200));
  scenario->links[0].health = scenario::HealthCheck{.interval = seconds(1), .fall = 2, .rise = 1};
  const DesertedPort dead;
  const TestServer alive([](const TestServer::Seen&) { return ok_reply(); });
  // Checks of the dead one are due at 0 s and 1 s; of the other one at 0.5 s and 1.5 s, so that it
  // cannot fail two of them before the end, however slow the machine.
  const ReplayRun run = replay(*scenario, scenario.at({dead.address(), alive.address()}),
                               for_duration(milliseconds(1500)));
  EXPECT_EQ(count(run, Outcome::refused) + count(run, Outcome::ok), run.records.size());
  // What is due is done in its order, also when all of it is late.
  std::uint64_t refused_before = 0;
  std::uint64_t refused_long_after = 0;
  for (const results::RequestRecord& record : run.records) {
    const bool refused = record.outcome == Outcome::refused;
    refused_before += refused && record.intended < engine::Time(seconds(1)) ? 1U : 0U;
    refused_long_after += refused && record.intended > engine::Time(milliseconds(1250)) ? 1U : 0U;
  }
  EXPECT_NEAR(static_cast<double>(refused_before), 100, 1) << "every other one";
  EXPECT_EQ(refused_long_after, 0U);
}

TEST(Replay, WithoutAnyHealthyReplicaRequestsAreRefused) {
  TestScenario scenario;
  scenario.add("load", constant(100));
  scenario->links[0].health =
      scenario::HealthCheck{.interval = milliseconds(20), .fall = 1, .rise = 1};
  const TestServer sick([](const TestServer::Seen&) { return status_reply("500 Oh", "failed"); });
  const ReplayRun run =
      replay(*scenario, scenario.at({sick.address()}), for_duration(milliseconds(800)));
  EXPECT_GT(count(run, Outcome::refused), run.records.size() / 4);
  EXPECT_EQ(count(run, Outcome::refused) + count(run, Outcome::failed), run.records.size());
}

// A busy worker answers no check; that it takes connections must do.
TEST(Replay, AFlaskReplicaIsHealthyAsLongAsItListens) {
  TestScenario scenario;
  scenario->services[0].implementation = scenario::Implementation::flask;
  scenario.add("load", constant(100)).timeout = milliseconds(500);
  scenario->links[0].health =
      scenario::HealthCheck{.interval = milliseconds(250), .fall = 1, .rise = 1};
  const TestServer busy([](const TestServer::Seen&) { return ok_reply(seconds(60)); });
  const ReplayRun run =
      replay(*scenario, scenario.at({busy.address()}), for_duration(milliseconds(300)));
  EXPECT_EQ(count(run, Outcome::timeout), run.records.size()) << "sent, not refused";
  EXPECT_EQ(busy.seen(run.records.size()).size(), run.records.size())
      << "no check asked for an answer";
}

TEST(Replay, SpansOfOkAnswersAreKept) {
  const results::Span span{.path = 0xABC,
                           .service = 0,
                           .replica = 0,
                           .waiting = milliseconds(1),
                           .service_time = milliseconds(2),
                           .calls = {},
                           .demand = milliseconds(2)};
  const auto with_spans = [](const std::string& spans, const std::string& status) {
    return Reply{"HTTP/1.1 " + status + "\r\nContent-Length: 0\r\nX-Sojourn-Spans: " + spans +
                 "\r\n\r\n"};
  };
  const TestServer server([&](const TestServer::Seen& request) {
    switch (read_request(request).identity.request % 3) {
      case 0: return with_spans(format_spans({span, span}), "200 OK");
      case 1: return with_spans("1,2,garbage", "200 OK");
      default: return with_spans(format_spans({span}), "500 Oh");
    }
  });
  TestScenario scenario;
  scenario.add("load", constant(100));
  const ReplayRun run =
      replay(*scenario, scenario.at({server.address()}), for_duration(milliseconds(200)));
  ASSERT_GT(run.records.size(), 10U);
  for (const results::RequestRecord& record : run.records) {
    const std::vector<results::Span> expected =
        record.request % 3 == 0 ? std::vector{span, span} : std::vector<results::Span>{};
    EXPECT_EQ(record.spans, expected);
  }
}

}  // namespace
}  // namespace sojourn::live
