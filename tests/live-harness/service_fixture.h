// Replicas of a scenario and their clients in one io_context: real sockets on loopback, one thread.
#pragma once

#include <functional>
#include <memory>
#include <ranges>
#include <string>
#include <vector>

#include <boost/asio/co_spawn.hpp>
#include <boost/asio/detached.hpp>
#include <gtest/gtest.h>

#include "live-harness/http_client.h"
#include "live-harness/protocol.h"
#include "live-harness/service/http_server.h"
#include "live-harness/service/replica.h"
#include "models/scenario/plan.h"
#include "models/scenario/scenario_json.h"

namespace sojourn::live {

// In place of a service: keeps every request until the test opens it. So what calls it stays where
// it is, however slow the machine, and no test needs to guess how long.
class Keeper {
 public:
  explicit Keeper(boost::asio::io_context& context)
      : context_(context),
        server_(HttpServer::listen(context, {},
                                   [this](const HttpParser&, SteadyTime) { return keep(); })) {}

  Address address() const { return server_.value().address(); }
  int arrived() const { return arrived_; }
  void open() { open_ = true; }

  // Returns when that many requests have arrived.
  Task<> have(int count) {
    while (arrived_ < count) co_await look_away();
  }

 private:
  Task<HttpReply> keep() {
    ++arrived_;
    while (!open_) co_await look_away();
    co_return HttpReply{};
  }

  Task<> look_away() {
    Timer timer(context_, std::chrono::milliseconds(1));
    co_await timer.async_wait(as_values);
  }

  boost::asio::io_context& context_;
  std::expected<HttpServer, std::string> server_;
  int arrived_ = 0;
  bool open_ = false;
};

class ServiceTest : public testing::Test {
 protected:
  // `services`: the value of the key "services"; `more`: further keys, each with a comma before it.
  void describe(const std::string& services, const std::string& more = "",
                const std::string& entry = "front.get") {
    auto parsed =
        scenario::parse_scenario(R"({"sojourn": 1, "name": "test", "services": )" + services +
                                 R"(, "workloads": {"w": {"poisson": "1/s", "requests": {")" +
                                 entry + R"(": 1}}})" + more + "}");
    ASSERT_TRUE(parsed) << scenario::describe(parsed.error().front(), "test");
    scenario_ = *std::move(parsed);
  }

  // Callees before their callers: that is how these learn their addresses.
  Replica& start(const std::string& name, std::uint32_t index = 0, Control control = {}) {
    ReplicaOptions options;
    while (scenario_.services[options.service.index].name != name) ++options.service.index;
    options.index = index;
    options.addresses = addresses_;
    options.control = std::move(control);
    auto started = Replica::start(context_, scenario_, std::move(options));
    if (!started) ADD_FAILURE() << started.error();
    replicas_.push_back(std::make_unique<Replica>(*std::move(started)));
    take_address(name, replicas_.back()->address());
    return *replicas_.back();
  }

  // The same for the service "keeper".
  Keeper& start_keeper() {
    keeper_ = std::make_unique<Keeper>(context_);
    take_address("keeper", keeper_->address());
    return *keeper_;
  }

  void take_address(const std::string& service, const Address& address) {
    addresses_.services[service].push_back(address);
    for (const scenario::Service& caller : scenario_.services) {
      addresses_.links[caller.name + ">" + service] = addresses_.services[service];
    }
  }

  static scenario::RequestIdentity identity(std::uint64_t request) {
    return {0x1234567890ABCDEF, request, scenario::root_path("front.get")};
  }

  Task<HttpAnswer> ask(Replica& replica, std::string target, std::uint64_t request = 0,
                       std::uint32_t priority = 0) {
    HttpClient client(context_, replica.address());
    const std::string name = scenario::format_identity(identity(request));
    const std::string rank = std::to_string(priority);
    const HttpHeader headers[] = {{request_header, name}, {priority_header, rank}};
    co_return co_await client.get(target, headers);
  }

  // One request, from here to its answer.
  HttpAnswer answer(Replica& replica, std::string target, std::uint64_t request = 0) {
    HttpAnswer result;
    run([&]() -> Task<> { result = co_await ask(replica, target, request); });
    return result;
  }

  // Runs until the coroutine has ended, a minute at most.
  void run(std::function<Task<>()> client) {
    bool ended = false;
    context_.restart();
    boost::asio::co_spawn(
        context_,
        [&]() -> Task<> {
          co_await client();
          ended = true;
          context_.stop();
        },
        boost::asio::detached);
    context_.run_for(std::chrono::minutes(1));
    EXPECT_TRUE(ended);
  }

  // Sends a request, beside what runs, and notes the order in which answers come.
  void ask_beside(Replica& replica, std::string target, std::uint64_t request,
                  std::uint32_t priority = 0) {
    ++pending_;
    boost::asio::co_spawn(
        context_,
        [this, &replica, target = std::move(target), request, priority]() -> Task<> {
          answers_[request] = co_await ask(replica, target, request, priority);
          order_.push_back(request);
          --pending_;
        },
        boost::asio::detached);
  }

  // The same; returns when the request has come to its replica and, if it calls others at once, to
  // them: one thread does everything in its order, and later questions have been answered.
  Task<> send(Replica& replica, std::string target, std::uint64_t request,
              std::uint32_t priority = 0) {
    ask_beside(replica, std::move(target), request, priority);
    for (int round = 0; round < 3; ++round) {
      for (const auto& each : std::views::reverse(replicas_)) {
        EXPECT_EQ((co_await ask(*each, "/sojourn/ready")).status, 200);
      }
    }
  }

  // Until everything that was asked for beside has been answered.
  void run_all() {
    run([&]() -> Task<> {
      while (pending_ > 0) co_await pause(std::chrono::milliseconds(1));
    });
  }

  Task<> pause(std::chrono::nanoseconds time) {
    Timer timer(context_, time);
    co_await timer.async_wait(as_values);
  }

  // The demand that the simulator draws for step `number` of an endpoint.
  engine::Duration drawn(const scenario::Distribution& distribution, const std::string& endpoint,
                         std::uint32_t number, std::uint64_t path, std::uint64_t request) const {
    const scenario::RequestIdentity visit{identity(0).stream, request, path};
    engine::Draws draws(
        visit.step_key(scenario::step_site(endpoint, number), scenario::Purpose::demand));
    return distribution.sample_duration(draws);
  }

  static std::vector<results::Span> spans_of(const HttpAnswer& answer) {
    const auto spans = parse_spans(answer.spans);
    EXPECT_TRUE(spans) << answer.spans;
    return spans.value_or(std::vector<results::Span>{});
  }

  scenario::Scenario scenario_;
  boost::asio::io_context context_{1};
  Addresses addresses_;
  std::vector<std::unique_ptr<Replica>> replicas_;
  std::unique_ptr<Keeper> keeper_;
  std::map<std::uint64_t, HttpAnswer> answers_;
  std::vector<std::uint64_t> order_;
  int pending_ = 0;
};

}  // namespace sojourn::live
