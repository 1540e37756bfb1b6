#include "live-harness/http_client.h"

#include <algorithm>
#include <cerrno>
#include <charconv>
#include <vector>

#include <boost/asio/write.hpp>
#include <linux/sockios.h>
#include <sys/ioctl.h>
#include <sys/socket.h>

#include "live-harness/http_parser.h"
#include "live-harness/protocol.h"

namespace sojourn::live {

namespace {

namespace asio = boost::asio;
using boost::system::error_code;

constexpr std::size_t first_buffer_size = 4096;

asio::ip::tcp::endpoint endpoint_of(const Address& address) {
  error_code error;
  return {asio::ip::make_address(address.host, error), address.port};
}

HttpError connect_error(const error_code& error) {
  if (error == asio::error::no_descriptors || error.value() == ENFILE ||
      error.value() == EADDRNOTAVAIL || error == asio::error::no_buffer_space) {
    return HttpError::exhausted;
  }
  return HttpError::refused;
}

void append_header(std::string& text, std::string_view name, std::string_view value) {
  text.append(name).append(": ").append(value).append("\r\n");
}

// One connection and the request it carries.
struct Connection {
  Connection(asio::io_context& context, const HttpClientOptions& options)
      : socket(context),
        timer(context),
        parser(HttpKind::answer, {.body_bytes_max = options.answer_bytes_max}),
        in(first_buffer_size, '\0') {}

  // Has the server closed the connection, or said something unasked, while it lay idle?
  bool stale() {
    char byte = 0;
    const auto peeked = recv(socket.native_handle(), &byte, 1, MSG_PEEK | MSG_DONTWAIT);
    return !(peeked < 0 && (errno == EAGAIN || errno == EWOULDBLOCK));
  }

  // After the connection has ended without an answer: is it certain that the server has not read
  // the request? Its kernel never acknowledged it, or had to throw it away unread: only then does
  // Linux end a connection with a reset.
  bool surely_unread() {
    int unacknowledged = 0;
    return write_failed || reset_by_peer ||
           (ioctl(socket.native_handle(), SIOCOUTQ, &unacknowledged) == 0 && unacknowledged > 0);
  }

  void close() {
    error_code ignored;
    socket.close(ignored);
    timer.cancel();
  }

  Socket socket;
  Timer timer;  // armed at the deadline of this request or of an earlier one: see watch()
  HttpParser parser;
  std::string out;
  std::string in;
  std::size_t filled = 0;  // bytes of `in` that were received
  std::optional<SteadyTime> deadline;
  bool armed = false;
  bool expired = false;
  bool write_failed = false;
  bool reset_by_peer = false;  // before the first byte of an answer
};

using ConnectionPtr = std::shared_ptr<Connection>;

// Closes the connection at the deadline of its request. A timer that is already armed for an
// earlier time is left alone and looks again when it fires: with a constant timeout, arming costs
// one system call per timeout instead of one per request.
void watch(const ConnectionPtr& connection) {
  if (!connection->deadline ||
      (connection->armed && connection->timer.expiry() <= *connection->deadline)) {
    return;
  }
  connection->timer.expires_at(*connection->deadline);
  connection->armed = true;
  connection->timer.async_wait([connection](const error_code& error) {
    if (error) {
      return;  // armed anew, or closed
    }
    connection->armed = false;
    if (connection->deadline && *connection->deadline <= SteadyClock::now()) {
      connection->expired = true;
      connection->close();
    } else {
      watch(connection);
    }
  });
}

// Room for at least one more byte.
void make_room(Connection& connection) {
  if (connection.filled == connection.in.size()) {
    connection.in.resize(2 * connection.in.size());
  }
}

// Sends what stands in `out`.
Task<bool> send(Connection& connection) {
  error_code error;
  const std::size_t sent = connection.socket.write_some(asio::buffer(connection.out), error);
  if (error && error != asio::error::would_block) {
    co_return false;
  }
  if (sent < connection.out.size()) {
    const auto rest = asio::buffer(connection.out) + sent;
    const auto [late_error, bytes] = co_await asio::async_write(connection.socket, rest, as_values);
    co_return !late_error;
  }
  co_return true;
}

// Receives until the parser has a whole message, or an error.
Task<HttpError> receive(Connection& connection) {
  connection.parser.reset();
  connection.filled = 0;
  while (true) {
    make_room(connection);
    const auto room = asio::buffer(connection.in) + connection.filled;
    const auto [error, bytes] = co_await connection.socket.async_receive(room, as_values);
    if (error && error != asio::error::eof) {
      connection.reset_by_peer = error == asio::error::connection_reset && connection.filled == 0;
      co_return HttpError::reset;
    }
    connection.filled += bytes;
    const std::string_view text = std::string_view(connection.in).substr(0, connection.filled);
    switch (error ? connection.parser.parse_end(text) : connection.parser.parse(text)) {
      case HttpProgress::complete: co_return HttpError::none;
      case HttpProgress::incomplete: break;
      default: co_return error ? HttpError::reset : HttpError::malformed;
    }
  }
}

void read_answer(const HttpParser& parser, HttpAnswer& answer) {
  answer.status = parser.status();
  answer.outcome = parser.field(HttpField::outcome).value_or("");
  answer.spans = parser.field(HttpField::spans).value_or("");
  answer.body = parser.body();
}

}  // namespace

results::Outcome outcome_of(const HttpAnswer& answer) {
  switch (answer.error) {
    case HttpError::refused:
    case HttpError::exhausted: return results::Outcome::refused;
    case HttpError::reset:
    case HttpError::malformed: return results::Outcome::reset;
    case HttpError::timeout: return results::Outcome::timeout;
    case HttpError::none: break;
  }
  return outcome_of(answer.status, answer.outcome.empty()
                                       ? std::nullopt
                                       : std::optional<std::string_view>(answer.outcome));
}

struct HttpClient::State {
  State(asio::io_context& io, Address where, HttpClientOptions chosen)
      : context(io),
        address(std::move(where)),
        options(chosen),
        endpoint(endpoint_of(address)),
        host_line("Host: " + format_address(address) + "\r\n") {}

  // The idle connection used last, if one is left that still lives.
  ConnectionPtr take_idle() {
    while (!idle.empty()) {
      ConnectionPtr connection = std::move(idle.back());
      idle.pop_back();
      if (!connection->stale()) {
        return connection;
      }
      drop(*connection);
    }
    return nullptr;
  }

  void put_back(ConnectionPtr connection) {
    const HttpParser& parser = connection->parser;
    if (closing || !parser.keep_alive() || parser.length() != connection->filled) {
      drop(*connection);
    } else {
      idle.push_back(std::move(connection));
    }
  }

  void drop(Connection& connection) {
    connection.close();
    --open;
  }

  Task<HttpError> connect(ConnectionPtr& connection, std::optional<SteadyTime> deadline);
  Task<HttpError> exchange(const ConnectionPtr& connection, std::string_view target,
                           std::span<const HttpHeader> headers, HttpAnswer& answer);
  void write_request(std::string& out, std::string_view target, std::span<const HttpHeader> headers,
                     SteadyTime now) const;

  asio::io_context& context;
  Address address;
  HttpClientOptions options;
  asio::ip::tcp::endpoint endpoint;
  std::string host_line;
  std::vector<ConnectionPtr> idle;  // the one used last at the end: it is warm
  std::size_t open = 0;
  std::uint64_t opened = 0;
  bool closing = false;
};

Task<HttpError> HttpClient::State::connect(ConnectionPtr& connection,
                                           std::optional<SteadyTime> deadline) {
  if (open >= options.connections_max) {
    co_return HttpError::exhausted;
  }
  ++open;
  connection = std::make_shared<Connection>(context, options);
  connection->deadline = deadline;
  watch(connection);
  const auto [error] = co_await connection->socket.async_connect(endpoint, as_values);
  connection->deadline.reset();
  if (error || connection->expired) {
    drop(*connection);
    co_return connection->expired ? HttpError::timeout : connect_error(error);
  }
  ++opened;
  error_code ignored;
  connection->socket.set_option(asio::ip::tcp::no_delay(true), ignored);
  connection->socket.non_blocking(true, ignored);
  co_return HttpError::none;
}

void HttpClient::State::write_request(std::string& out, std::string_view target,
                                      std::span<const HttpHeader> headers, SteadyTime now) const {
  out.assign("GET ").append(target).append(" HTTP/1.1\r\n").append(host_line);
  for (const HttpHeader& header : headers) {
    append_header(out, header.name, header.value);
  }
  if (options.stamp_sent) {
    char digits[24];
    const auto end = std::to_chars(digits, digits + sizeof digits, now.time_since_epoch().count());
    append_header(out, http_field_names[static_cast<std::size_t>(HttpField::sent)],
                  {digits, end.ptr});
  }
  out.append("\r\n");
}

Task<HttpError> HttpClient::State::exchange(const ConnectionPtr& connection,
                                            std::string_view target,
                                            std::span<const HttpHeader> headers,
                                            HttpAnswer& answer) {
  watch(connection);
  answer.sent = SteadyClock::now();
  write_request(connection->out, target, headers, answer.sent);
  connection->write_failed = !co_await send(*connection);
  const HttpError error =
      connection->write_failed ? HttpError::reset : co_await receive(*connection);
  if (connection->expired) {
    co_return HttpError::timeout;
  }
  if (error == HttpError::none) {
    read_answer(connection->parser, answer);
  }
  co_return error;
}

HttpClient::HttpClient(asio::io_context& context, Address address, HttpClientOptions options)
    : state_(std::make_shared<State>(context, std::move(address), options)) {}
HttpClient::HttpClient(HttpClient&&) noexcept = default;

HttpClient::~HttpClient() {
  if (state_) {
    state_->closing = true;
    while (ConnectionPtr connection = state_->take_idle()) {
      state_->drop(*connection);
    }
  }
}

Task<HttpAnswer> HttpClient::get(std::string_view target, std::span<const HttpHeader> headers,
                                 std::optional<SteadyTime> deadline) {
  const std::shared_ptr<State> state = state_;
  HttpAnswer answer;
  bool sent_before = false;
  while (true) {
    ConnectionPtr connection = state->take_idle();
    const bool reused = connection != nullptr;
    if (!reused) {
      const HttpError error = co_await state->connect(connection, deadline);
      if (error != HttpError::none) {
        // Who was there a moment ago, and is gone, died with the request.
        answer.error = sent_before && error == HttpError::refused ? HttpError::reset : error;
        break;
      }
    }
    connection->deadline = deadline;
    answer.error = co_await state->exchange(connection, target, headers, answer);
    connection->deadline.reset();
    if (answer.error == HttpError::none) {
      state->put_back(std::move(connection));
      break;
    }
    const bool again = reused && answer.error == HttpError::reset && connection->surely_unread();
    state->drop(*connection);
    if (!again) {
      break;
    }
    sent_before = true;
  }
  answer.done = SteadyClock::now();
  co_return answer;
}

Task<std::size_t> HttpClient::preconnect(std::size_t count) {
  const std::shared_ptr<State> state = state_;
  while (state->open < count) {
    ConnectionPtr connection;
    if (co_await state->connect(connection, std::nullopt) != HttpError::none) {
      break;
    }
    state->idle.push_back(std::move(connection));
  }
  co_return state->open;
}

Task<bool> HttpClient::listens(std::optional<SteadyTime> deadline) {
  const std::shared_ptr<State> state = state_;
  ConnectionPtr connection;
  const bool taken = co_await state->connect(connection, deadline) == HttpError::none;
  if (taken) {
    state->drop(*connection);
  }
  co_return taken;
}

const Address& HttpClient::address() const {
  return state_->address;
}
std::size_t HttpClient::connections_open() const {
  return state_->open;
}
std::uint64_t HttpClient::connections_opened() const {
  return state_->opened;
}

}  // namespace sojourn::live
