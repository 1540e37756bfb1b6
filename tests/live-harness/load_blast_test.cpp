#include "live-harness/load_blast.h"

#include <array>

#include <gtest/gtest.h>

#include "tests/live-harness/replay_test_server.h"

namespace sojourn::live {
namespace {

using std::chrono::milliseconds;
using std::chrono::seconds;

// A short run on a machine that stalls may show nothing: longer ones follow then.
constexpr auto durations =
    std::to_array<engine::Duration>({milliseconds(200), seconds(2), seconds(20)});

TEST(Saturate, KeepsEveryConnectionBusy) {
  bool busy = false;
  for (std::size_t attempt = 0; attempt < durations.size() && !busy; ++attempt) {
    const TestServer server([](const TestServer::Seen&) { return ok_reply(milliseconds(2)); });
    const Saturation result = saturate(server.address(), "/get?x=1", 8, durations[attempt]);
    EXPECT_LE(server.connections(), 8U);
    EXPECT_LE(server.under_way_max(), 8U);
    EXPECT_TRUE(result.errors.empty());
    EXPECT_EQ(result.latency.count(), result.completed);
    EXPECT_LE(result.throughput, 8 / 0.002) << "each takes 2 ms at least";
    EXPECT_LE(server.seen().size(), result.completed + 8) << "at most one more on each connection";
    busy = result.completed > 8 && server.under_way_max() == 8;
    if (busy) {
      EXPECT_GE(result.latency.minimum(), milliseconds(2));
      EXPECT_GT(result.throughput, 0);
      EXPECT_TRUE(server.seen().front().head.starts_with("GET /get?x=1 HTTP/1.1\r\n"));
    }
  }
  EXPECT_TRUE(busy);
}

TEST(Saturate, CountsErrorsByTheirKind) {
  bool all = false;
  for (std::size_t attempt = 0; attempt < durations.size() && !all; ++attempt) {
    const TestServer server([](const TestServer::Seen& request) {
      switch (request.number % 3) {
        case 0: return status_reply("503 Full");
        case 1: return Reply{"", {}, AfterReply::reset};
        default: return ok_reply();
      }
    });
    Saturation result = saturate(server.address(), "/", 4, durations[attempt]);
    all = result.completed > 0 && result.errors["status 503"] > 0 && result.errors["reset"] > 0;
    for (const auto& [kind, times] : result.errors) {
      EXPECT_TRUE(times == 0 || kind == "status 503" || kind == "reset") << kind;
    }
  }
  EXPECT_TRUE(all);
}

TEST(Saturate, NobodyIsThereDoesNotSpin) {
  const DesertedPort deserted;
  std::uint64_t refused = 0;
  for (std::size_t attempt = 0; attempt < durations.size() && refused == 0; ++attempt) {
    const SteadyTime begin = SteadyClock::now();
    Saturation result = saturate(deserted.address(), "/", 2, durations[attempt]);
    const auto pauses = static_cast<std::uint64_t>((SteadyClock::now() - begin) / milliseconds(1));
    EXPECT_EQ(result.completed, 0U);
    EXPECT_EQ(result.throughput, 0);
    refused = result.errors["refused"];
    EXPECT_LE(refused, 2 * (pauses + 1)) << "a pause of a millisecond after each";
  }
  EXPECT_GT(refused, 0U);
}

}  // namespace
}  // namespace sojourn::live
