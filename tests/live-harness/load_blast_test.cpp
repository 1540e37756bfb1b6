#include "live-harness/load_blast.h"

#include <gtest/gtest.h>

#include "tests/live-harness/replay_test_server.h"

namespace sojourn::live {
namespace {

using std::chrono::milliseconds;

TEST(Saturate, KeepsEveryConnectionBusy) {
  const TestServer server([](const TestServer::Seen&) { return ok_reply(milliseconds(2)); });
  const Saturation result = saturate(server.address(), "/get?x=1", 8, milliseconds(300));
  EXPECT_GT(result.completed, 8U);
  EXPECT_EQ(server.connections(), 8U);
  EXPECT_EQ(server.under_way_max(), 8U);
  EXPECT_TRUE(result.errors.empty());
  EXPECT_EQ(result.latency.count(), result.completed);
  EXPECT_GE(result.latency.minimum(), milliseconds(2));
  EXPECT_LE(result.throughput, 8 / 0.002) << "each takes 2 ms at least";
  EXPECT_GT(result.throughput, 0);
  EXPECT_LE(server.seen().size(), result.completed + 8) << "at most one more on each connection";
  EXPECT_TRUE(server.seen().front().head.starts_with("GET /get?x=1 HTTP/1.1\r\n"));
}

TEST(Saturate, CountsErrorsByTheirKind) {
  const TestServer server([](const TestServer::Seen& request) {
    switch (request.number % 3) {
      case 0: return status_reply("503 Full");
      case 1: return Reply{"", {}, AfterReply::reset};
      default: return ok_reply();
    }
  });
  const Saturation result = saturate(server.address(), "/", 4, milliseconds(200));
  EXPECT_GT(result.completed, 0U);
  EXPECT_GT(result.errors.at("status 503"), 0U);
  EXPECT_GT(result.errors.at("reset"), 0U);
}

TEST(Saturate, NobodyIsThereDoesNotSpin) {
  const Saturation result = saturate(deserted_address(), "/", 2, milliseconds(100));
  EXPECT_EQ(result.completed, 0U);
  EXPECT_EQ(result.throughput, 0);
  EXPECT_GT(result.errors.at("refused"), 0U);
  EXPECT_LE(result.errors.at("refused"), 2U * 110) << "a pause of a millisecond after each";
}

}  // namespace
}  // namespace sojourn::live
