// HTTP/1.1 client for one address: GET requests over kept-alive connections, one request at a time
// on each. Built for a load generator's hot path: no allocation for a request on an idle connection
// beyond coroutine frames and the answer's texts. Errors are values.
//
// A connection that the server closed while it lay idle is replaced by a fresh one, unseen by the
// caller. A request is sent a second time only if the server cannot have read it; one that a dying
// server may have held is an error (reset). Not thread-safe: use on the io_context's thread.
#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>

#include "live-harness/addresses.h"
#include "live-harness/http_task.h"
#include "models/results/results.h"

namespace sojourn::live {

enum class HttpError : std::uint8_t {
  none,
  refused,    // nobody listens there
  reset,      // the connection ended before the whole answer was there
  timeout,    // the deadline passed; the server is not told, its work is wasted
  malformed,  // what came back is not HTTP/1.1 or exceeds the limits
  exhausted,  // connections_max, or no descriptor left: the client's limit, not the server's
};

struct HttpHeader {
  std::string_view name;
  std::string_view value;
};

struct HttpAnswer {
  HttpError error = HttpError::none;
  int status = 0;       // 0 unless error is none
  std::string outcome;  // X-Sojourn-Outcome; empty: none
  std::string spans;    // X-Sojourn-Spans; empty: none
  std::string body;
  SteadyTime sent{};  // right before the request was handed to the kernel
  SteadyTime done{};  // the whole answer is there, or the error
};

// The answer as the scenario counts it: refused, reset (also malformed), timeout, or what status
// and header say (protocol.h). `exhausted` counts as refused: whoever sets a cap looks at the error
// itself.
results::Outcome outcome_of(const HttpAnswer& answer);

struct HttpClientOptions {
  std::size_t connections_max = 16384;  // open at once
  std::size_t answer_bytes_max = 1U << 20U;
  bool stamp_sent = false;  // add X-Sojourn-Sent: CLOCK_MONOTONIC in ns, for services that cannot
                            // see how long a request waited for them (Flask)
};

class HttpClient {
 public:
  HttpClient(boost::asio::io_context& context, Address address, HttpClientOptions options = {});
  HttpClient(HttpClient&&) noexcept;
  HttpClient& operator=(HttpClient&&) = delete;
  ~HttpClient();  // requests under way go on; idle connections are closed when the last has ended

  // GET target with Host and the given headers. Target and headers must stay alive until the
  // answer. The deadline covers connecting, sending and the whole answer.
  Task<HttpAnswer> get(std::string_view target, std::span<const HttpHeader> headers,
                       std::optional<SteadyTime> deadline = std::nullopt);

  // Opens connections until `count` are open, so that first requests need not; returns how many
  // are.
  Task<std::size_t> preconnect(std::size_t count);

  // Connects and hangs up: does anybody take connections there?
  Task<bool> listens(std::optional<SteadyTime> deadline = std::nullopt);

  const Address& address() const;
  std::size_t connections_open() const;      // idle ones included
  std::uint64_t connections_opened() const;  // ever

 private:
  struct State;
  std::shared_ptr<State> state_;
};

}  // namespace sojourn::live
