#include "live-harness/http_client.h"

#include <functional>
#include <string>
#include <vector>

#include <boost/asio/co_spawn.hpp>
#include <boost/asio/detached.hpp>
#include <boost/asio/write.hpp>
#include <gtest/gtest.h>
#include <sys/ioctl.h>

#include "live-harness/http_parser.h"

namespace sojourn::live {
namespace {

namespace asio = boost::asio;
using namespace std::chrono_literals;
using results::Outcome;

constexpr std::string_view ok_answer = "HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nhi";

// Client and server in one io_context: what the server does with its n-th connection is the test's.
class HttpClientTest : public testing::Test {
 protected:
  using Behaviour = std::function<Task<>(Socket&, int)>;

  void SetUp() override {
    const asio::ip::tcp::endpoint any(asio::ip::address_v4::loopback(), 0);
    acceptor_.open(any.protocol());
    acceptor_.bind(any);
    acceptor_.listen();
    address_.port = acceptor_.local_endpoint().port();
  }

  void serve(Behaviour behaviour) {
    behaviour_ = std::move(behaviour);
    asio::co_spawn(context_, accept(), asio::detached);
  }

  // Every request on every connection gets the same text.
  void serve_text(std::string_view text, bool close = false) {
    serve([=](Socket& socket, int) -> Task<> {
      while (co_await read_request(socket)) {
        co_await write(socket, text);
        if (close) break;
      }
    });
  }

  static Task<bool> read_request(Socket& socket, std::string* whole = nullptr) {
    std::string text;
    HttpParser parser(HttpKind::request);
    do {
      char buffer[1024];
      const auto [error, bytes] = co_await socket.async_receive(asio::buffer(buffer), as_values);
      if (error) co_return false;
      text.append(buffer, bytes);
    } while (parser.parse(text) == HttpProgress::incomplete);
    if (whole != nullptr) *whole = text;
    co_return true;
  }

  static Task<> write(Socket& socket, std::string_view text) {
    co_await asio::async_write(socket, asio::buffer(text), as_values);
  }

  static Task<> pause(asio::io_context& context, std::chrono::nanoseconds time) {
    Timer timer(context, time);
    co_await timer.async_wait(as_values);
  }

  // Until there is a request that nobody has read.
  static Task<> lie_idle(asio::io_context& context, Socket& socket) {
    while (socket.available() == 0) co_await pause(context, 1ms);
  }

  // Runs the client's side to its end.
  void run(std::function<Task<>(HttpClient&)> client_side, HttpClientOptions options = {}) {
    context_.restart();
    HttpClient client(context_, address_, options);
    bool ended = false;
    asio::co_spawn(
        context_,
        [&]() -> Task<> {
          co_await client_side(client);
          ended = true;
          context_.stop();
        },
        asio::detached);
    context_.run_for(1min);
    EXPECT_TRUE(ended);
  }

  asio::io_context context_{1};
  Acceptor acceptor_{context_};
  Address address_;
  int connections_ = 0;

 private:
  Task<> accept() {
    while (true) {
      auto [error, socket] = co_await acceptor_.async_accept(as_values);
      if (error) co_return;
      asio::co_spawn(context_, converse(std::move(socket), connections_++), asio::detached);
    }
  }

  Task<> converse(Socket socket, int number) { co_await behaviour_(socket, number); }

  Behaviour behaviour_;
};

TEST_F(HttpClientTest, SendsTheRequestAndReadsTheAnswer) {
  std::string seen;
  serve([&](Socket& socket, int) -> Task<> {
    while (co_await read_request(socket, &seen)) {
      co_await write(socket,
                     "HTTP/1.1 500 No\r\nX-Sojourn-Outcome: failed\r\nX-Sojourn-Spans: 1;2\r\n"
                     "Transfer-Encoding: chunked\r\n\r\n2\r\nhi\r\n0\r\n\r\n");
    }
  });
  run([&](HttpClient& client) -> Task<> {
    const HttpHeader headers[] = {{"X-Sojourn-Request", "1-2-3"}};
    const SteadyTime before = SteadyClock::now();
    const HttpAnswer answer = co_await client.get("/cart", headers);
    EXPECT_EQ(answer.error, HttpError::none);
    EXPECT_EQ(answer.status, 500);
    EXPECT_EQ(answer.outcome, "failed");
    EXPECT_EQ(answer.spans, "1;2");
    EXPECT_EQ(answer.body, "hi");
    EXPECT_LE(before, answer.sent);
    EXPECT_LE(answer.sent, answer.done);
  });
  EXPECT_EQ(seen, "GET /cart HTTP/1.1\r\nHost: " + format_address(address_) +
                      "\r\nX-Sojourn-Request: 1-2-3\r\n\r\n");
}

TEST_F(HttpClientTest, StampsTheInstantOfSending) {
  std::string seen;
  serve([&](Socket& socket, int) -> Task<> {
    co_await read_request(socket, &seen);
    co_await write(socket, ok_answer);
  });
  SteadyTime sent;
  run([&](HttpClient& client) -> Task<> { sent = (co_await client.get("/", {})).sent; },
      {.stamp_sent = true});
  EXPECT_TRUE(seen.contains(
      "\r\nX-Sojourn-Sent: " + std::to_string(sent.time_since_epoch().count()) + "\r\n"))
      << seen;
}

TEST_F(HttpClientTest, ReusesConnections) {
  serve_text(ok_answer);
  run([&](HttpClient& client) -> Task<> {
    for (int count = 0; count < 10; ++count) {
      EXPECT_EQ((co_await client.get("/", {})).body, "hi");
    }
    EXPECT_EQ(client.connections_opened(), 1U);
    EXPECT_EQ(client.connections_open(), 1U);
  });
  EXPECT_EQ(connections_, 1);
}

TEST_F(HttpClientTest, OneRequestAtATimeOnEachConnection) {
  serve([&](Socket& socket, int) -> Task<> {
    while (co_await read_request(socket)) {
      co_await pause(context_, 20ms);
      co_await write(socket, ok_answer);
    }
  });
  run([&](HttpClient& client) -> Task<> {
    int pending = 3;
    Timer all(context_, SteadyTime::max());
    for (int count = 0; count < 3; ++count) {
      asio::co_spawn(
          context_,
          [&]() -> Task<> {
            EXPECT_EQ((co_await client.get("/", {})).status, 200);
            if (--pending == 0) all.cancel();
          },
          asio::detached);
    }
    co_await all.async_wait(as_values);
    EXPECT_EQ(client.connections_opened(), 3U);
    EXPECT_EQ((co_await client.get("/", {})).status, 200);
    EXPECT_EQ(client.connections_opened(), 3U);
  });
}

TEST_F(HttpClientTest, AFreshConnectionWhenTheServerSaysClose) {
  serve_text("HTTP/1.1 200 OK\r\nConnection: close\r\nContent-Length: 0\r\n\r\n", true);
  run([&](HttpClient& client) -> Task<> {
    for (int count = 0; count < 3; ++count) {
      EXPECT_EQ((co_await client.get("/", {})).status, 200);
      EXPECT_EQ(client.connections_open(), 0U);
    }
    EXPECT_EQ(client.connections_opened(), 3U);
  });
}

TEST_F(HttpClientTest, ReplacesAConnectionThatWasClosedWhileIdle) {
  serve_text(ok_answer, true);  // closes without having said so
  run([&](HttpClient& client) -> Task<> {
    for (int count = 0; count < 3; ++count) {
      EXPECT_EQ((co_await client.get("/", {})).error, HttpError::none);
      co_await pause(context_, 2ms);
    }
    EXPECT_EQ(client.connections_opened(), 3U);
  });
}

TEST_F(HttpClientTest, DoesNotReuseAConnectionWithBytesNobodyAskedFor) {
  serve_text("HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\nHTTP/1.1 200 OK\r\n");
  run([&](HttpClient& client) -> Task<> {
    EXPECT_EQ((co_await client.get("/", {})).status, 200);
    EXPECT_EQ(client.connections_open(), 0U);
  });
}

TEST_F(HttpClientTest, RefusedWhereNobodyListens) {
  Acceptor bound(context_, asio::ip::tcp::v4());  // takes the port, but does not listen
  bound.bind({asio::ip::address_v4::loopback(), 0});
  address_.port = bound.local_endpoint().port();
  run([&](HttpClient& client) -> Task<> {
    const HttpAnswer answer = co_await client.get("/", {});
    EXPECT_EQ(answer.error, HttpError::refused);
    EXPECT_EQ(outcome_of(answer), Outcome::refused);
    EXPECT_EQ(client.connections_open(), 0U);
  });
}

// What a dying server held is lost: it may have been performed, so it must not be sent again.
TEST_F(HttpClientTest, ResetWhenTheServerDiesWithTheRequest) {
  int requests = 0;
  serve([&](Socket& socket, int connection) -> Task<> {
    while (co_await read_request(socket)) {
      ++requests;
      if (connection == 0 && requests == 2) {
        socket.close();
        co_return;
      }
      co_await write(socket, ok_answer);
    }
  });
  run([&](HttpClient& client) -> Task<> {
    EXPECT_EQ((co_await client.get("/", {})).error, HttpError::none);
    const HttpAnswer lost = co_await client.get("/", {});
    EXPECT_EQ(lost.error, HttpError::reset);
    EXPECT_EQ(outcome_of(lost), Outcome::reset);
    EXPECT_EQ((co_await client.get("/", {})).error, HttpError::none);
  });
  EXPECT_EQ(requests, 3);
}

// The server closes the connection at the moment when a request arrives on it.
TEST_F(HttpClientTest, SendsAgainWhatTheServerHasNotRead) {
  serve([&](Socket& socket, int connection) -> Task<> {
    while (co_await read_request(socket)) {
      co_await write(socket, ok_answer);
      if (connection == 0) {
        co_await lie_idle(context_, socket);
        co_return;
      }
    }
  });
  run([&](HttpClient& client) -> Task<> {
    EXPECT_EQ((co_await client.get("/", {})).error, HttpError::none);
    EXPECT_EQ((co_await client.get("/", {})).error, HttpError::none);
    EXPECT_EQ(client.connections_opened(), 2U);
  });
}

TEST_F(HttpClientTest, ResetWhenTheServerIsGoneWhenItIsSentAgain) {
  serve([&](Socket& socket, int) -> Task<> {
    co_await read_request(socket);
    co_await write(socket, ok_answer);
    co_await lie_idle(context_, socket);
    acceptor_.close();
  });
  run([&](HttpClient& client) -> Task<> {
    EXPECT_EQ((co_await client.get("/", {})).error, HttpError::none);
    EXPECT_EQ((co_await client.get("/", {})).error, HttpError::reset);
  });
}

TEST_F(HttpClientTest, ResetWhenTheAnswerBreaksOff) {
  serve_text("HTTP/1.1 200 OK\r\nContent-Length: 3\r\n\r\nhi", true);
  run([&](HttpClient& client) -> Task<> {
    EXPECT_EQ((co_await client.get("/", {})).error, HttpError::reset);
  });
}

TEST_F(HttpClientTest, AnAnswerThatIsNotHttpIsMalformed) {
  serve_text("SSH-2.0-OpenSSH\r\n");
  run([&](HttpClient& client) -> Task<> {
    const HttpAnswer answer = co_await client.get("/", {});
    EXPECT_EQ(answer.error, HttpError::malformed);
    EXPECT_EQ(outcome_of(answer), Outcome::reset);
    EXPECT_EQ(client.connections_open(), 0U);
  });
}

TEST_F(HttpClientTest, TheDeadlineEndsAWait) {
  serve([&](Socket& socket, int) -> Task<> {
    co_await read_request(socket);
    co_await pause(context_, 1h);
  });
  run([&](HttpClient& client) -> Task<> {
    const SteadyTime deadline = SteadyClock::now() + 20ms;
    const HttpAnswer answer = co_await client.get("/", {}, deadline);
    EXPECT_EQ(answer.error, HttpError::timeout);
    EXPECT_EQ(outcome_of(answer), Outcome::timeout);
    EXPECT_GE(answer.done, deadline);
    EXPECT_EQ(client.connections_open(), 0U);
  });
}

// The timer of a connection stays armed for the first deadline when later ones follow.
TEST_F(HttpClientTest, EachRequestHasItsOwnDeadline) {
  SteadyTime answered_at{};
  serve([&](Socket& socket, int) -> Task<> {
    while (co_await read_request(socket)) {
      co_await pause(context_, answered_at - SteadyClock::now());
      co_await write(socket, ok_answer);
    }
  });
  run([&](HttpClient& client) -> Task<> {
    // The first deadline that this machine can keep.
    SteadyTime first;
    HttpError error = HttpError::timeout;
    for (auto patience = 15ms; error == HttpError::timeout && patience < 10s; patience *= 4) {
      first = SteadyClock::now() + patience;
      error = (co_await client.get("/", {}, first)).error;
    }
    EXPECT_EQ(error, HttpError::none);
    const std::uint64_t connections = client.connections_opened();
    answered_at = first + 15ms;  // passes the first deadline, not its own
    EXPECT_EQ((co_await client.get("/", {}, first + 1min)).error, HttpError::none);
    EXPECT_EQ((co_await client.get("/", {})).error, HttpError::none);
    const SteadyTime deadline = SteadyClock::now() + 10ms;  // earlier than the armed one
    answered_at = deadline + 1h;
    EXPECT_EQ((co_await client.get("/", {}, deadline)).error, HttpError::timeout);
    EXPECT_EQ(client.connections_opened(), connections);
  });
}

TEST_F(HttpClientTest, ItsOwnLimitIsNotTheServersFault) {
  serve_text(ok_answer);
  run(
      [&](HttpClient& client) -> Task<> {
        EXPECT_EQ(co_await client.preconnect(5), 2U);
        EXPECT_EQ((co_await client.get("/", {})).error, HttpError::none);
        EXPECT_EQ(client.connections_opened(), 2U);
      },
      {.connections_max = 2});
  run(
      [&](HttpClient& client) -> Task<> {
        EXPECT_EQ((co_await client.get("/", {})).error, HttpError::exhausted);
      },
      {.connections_max = 0});
}

TEST_F(HttpClientTest, ReadsAnswersLargerThanItsBuffer) {
  const std::string spans(20000, '1');
  const std::string text = "HTTP/1.1 200 OK\r\nX-Sojourn-Spans: " + spans +
                           "\r\nContent-Length: 300000\r\n\r\n" + std::string(300000, 'b');
  serve_text(text);
  run([&](HttpClient& client) -> Task<> {
    const HttpAnswer answer = co_await client.get("/", {});
    EXPECT_EQ(answer.spans, spans);
    EXPECT_EQ(answer.body.size(), 300000U);
  });
}

TEST_F(HttpClientTest, SendsRequestsLargerThanTheSocketsBuffer) {
  std::size_t seen = 0;
  serve([&](Socket& socket, int) -> Task<> {
    std::vector<char> buffer(1 << 16);
    co_await pause(context_, 20ms);
    while (seen < 8'000'000) {
      const auto [error, bytes] = co_await socket.async_receive(asio::buffer(buffer), as_values);
      if (error) co_return;
      seen += bytes;
    }
    co_await write(socket, ok_answer);
  });
  run([&](HttpClient& client) -> Task<> {
    const std::string value(8'000'000, 'v');
    const HttpHeader headers[] = {{"X", value}};
    EXPECT_EQ((co_await client.get("/", headers)).status, 200);
  });
}

// The client may go while a request is under way: the request ends as if nothing had happened.
TEST_F(HttpClientTest, RequestsOutliveTheClient) {
  serve([&](Socket& socket, int) -> Task<> {
    co_await read_request(socket);
    co_await pause(context_, 10ms);
    co_await write(socket, ok_answer);
  });
  auto client = std::make_unique<HttpClient>(context_, address_);
  int status = 0;
  asio::co_spawn(
      context_,
      [&]() -> Task<> {
        status = (co_await client->get("/", {})).status;
        context_.stop();
      },
      asio::detached);
  asio::post(context_, [&] { client.reset(); });
  context_.run_for(1min);
  EXPECT_EQ(status, 200);
}

}  // namespace
}  // namespace sojourn::live
