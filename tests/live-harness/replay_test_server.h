// A scripted HTTP server on a free loopback port, in a thread of its own, that answers well or
// misbehaves as a test wants it to.
#pragma once

#include <algorithm>
#include <atomic>
#include <condition_variable>
#include <cstdint>
#include <functional>
#include <future>
#include <memory>
#include <mutex>
#include <string>
#include <string_view>
#include <thread>
#include <utility>
#include <vector>

#include <boost/asio/co_spawn.hpp>
#include <boost/asio/detached.hpp>
#include <boost/asio/post.hpp>
#include <boost/asio/read_until.hpp>
#include <boost/asio/write.hpp>

#include "engine/time.h"
#include "live-harness/addresses.h"
#include "live-harness/http_task.h"

namespace sojourn::live {

enum class AfterReply : std::uint8_t { keep, close, close_idle, reset };  // idle: 2 ms later

struct Reply {
  std::string bytes;
  engine::Duration delay{};  // before it
  AfterReply after = AfterReply::keep;
};

inline Reply ok_reply(engine::Duration delay = {}) {
  return {"HTTP/1.1 200 OK\r\nContent-Length: 2\r\nX-Sojourn-Outcome: ok\r\n\r\nok", delay};
}

inline Reply status_reply(const std::string& status_line, const std::string& outcome = "") {
  const std::string header = outcome.empty() ? "" : "X-Sojourn-Outcome: " + outcome + "\r\n";
  return {"HTTP/1.1 " + status_line + "\r\n" + header + "Content-Length: 0\r\n\r\n"};
}

class TestServer {
 public:
  struct Seen {
    std::uint64_t number;  // from 0
    SteadyTime at;
    std::string head;  // of the request
  };
  // Called for each request, in the server's thread.
  using Script = std::function<Reply(const Seen& request)>;

  explicit TestServer(Script script)
      : script_(std::move(script)),
        acceptor_(context_, {boost::asio::ip::address_v4::loopback(), 0}) {
    acceptor_.listen(4096);
    boost::asio::co_spawn(context_, accept_all(), boost::asio::detached);
    thread_ = std::thread([this] { context_.run(); });
  }

  ~TestServer() {
    context_.stop();
    thread_.join();
  }
  TestServer(const TestServer&) = delete;
  TestServer& operator=(const TestServer&) = delete;

  Address address() const { return {"127.0.0.1", acceptor_.local_endpoint().port()}; }

  // The server stands still when this returns, and until `thaw` is ready; gives the instant at
  // which it goes on.
  std::future<SteadyTime> freeze(const std::shared_future<void>& thaw) {
    auto frozen = std::make_shared<std::promise<void>>();
    auto thawed = std::make_shared<std::promise<SteadyTime>>();
    boost::asio::post(context_, [frozen, thawed, thaw] {
      frozen->set_value();
      thaw.wait();
      thawed->set_value(SteadyClock::now());
    });
    frozen->get_future().wait();
    return thawed->get_future();
  }

  // The first requests, in order of their arrival; waits until there are `count`, a minute at most.
  std::vector<Seen> seen(std::size_t count = 0) const {
    std::unique_lock lock(mutex_);
    more_seen_.wait_for(lock, std::chrono::minutes(1), [&] { return seen_.size() >= count; });
    return seen_;
  }
  std::uint64_t connections() const { return connections_; }
  std::uint32_t under_way_max() const { return under_way_max_; }

 private:
  Task<> accept_all() {
    while (true) {
      auto [error, socket] = co_await acceptor_.async_accept(as_values);
      if (error) {
        co_return;
      }
      ++connections_;
      boost::asio::co_spawn(context_, serve(std::move(socket)), boost::asio::detached);
    }
  }

  Task<> serve(Socket socket) {
    std::string input;
    Timer timer(context_);
    while (true) {
      const auto [error, size] = co_await boost::asio::async_read_until(
          socket, boost::asio::dynamic_buffer(input), "\r\n\r\n", as_values);
      if (error) {
        co_return;
      }
      const Reply reply = script_(note(input.substr(0, size)));
      input.erase(0, size);
      if (reply.delay > engine::Duration{}) {
        timer.expires_after(reply.delay);
        co_await timer.async_wait(as_values);
      }
      --under_way_;
      co_await boost::asio::async_write(socket, boost::asio::buffer(reply.bytes), as_values);
      if (reply.after == AfterReply::reset) {
        socket.set_option(boost::asio::socket_base::linger(true, 0));
      }
      if (reply.after == AfterReply::close_idle) {
        timer.expires_after(std::chrono::milliseconds(2));
        co_await timer.async_wait(as_values);
      }
      if (reply.after != AfterReply::keep) {
        co_return;
      }
    }
  }

  Seen note(std::string head) {
    under_way_max_ = std::max<std::uint32_t>(under_way_max_, ++under_way_);
    const std::scoped_lock lock(mutex_);
    more_seen_.notify_all();
    return seen_.emplace_back(Seen{seen_.size(), SteadyClock::now(), std::move(head)});
  }

  boost::asio::io_context context_{1};
  Script script_;
  boost::asio::basic_socket_acceptor<boost::asio::ip::tcp, Executor> acceptor_;
  mutable std::mutex mutex_;
  mutable std::condition_variable more_seen_;
  std::vector<Seen> seen_;
  std::atomic<std::uint64_t> connections_ = 0;
  std::uint32_t under_way_ = 0;
  std::atomic<std::uint32_t> under_way_max_ = 0;
  std::thread thread_;
};

// A loopback port on which nobody listens, nor can as long as this object lives.
class DesertedPort {
 public:
  DesertedPort() : socket_(context_, boost::asio::ip::tcp::v4()) {
    socket_.bind({boost::asio::ip::address_v4::loopback(), 0});
  }
  Address address() const { return {"127.0.0.1", socket_.local_endpoint().port()}; }

 private:
  boost::asio::io_context context_;
  boost::asio::ip::tcp::socket socket_;
};

}  // namespace sojourn::live
