#include "live-harness/service/http_server.h"

#include <algorithm>
#include <charconv>
#include <list>
#include <optional>

#include <boost/asio/co_spawn.hpp>
#include <boost/asio/detached.hpp>
#include <boost/asio/write.hpp>

#include "live-harness/protocol.h"
#include "live-harness/service/gate.h"

namespace sojourn::live {

namespace {

namespace asio = boost::asio;
using boost::system::error_code;

constexpr std::size_t first_buffer_size = 2048;
constexpr HttpLimits request_limits{.head_bytes_max = 32U << 10U, .body_bytes_max = 1U << 20U};
constexpr std::chrono::milliseconds pause_without_descriptors{10};

std::string_view reason(int status) {
  switch (status) {
    case 200: return "200 OK";
    case 400: return "400 Bad Request";
    case 404: return "404 Not Found";
    case 405: return "405 Method Not Allowed";
    case 413: return "413 Content Too Large";
    case 503: return "503 Service Unavailable";
    default: return "500 Internal Server Error";
  }
}

void write_reply(std::string& out, const HttpReply& reply, bool keep_alive) {
  char digits[24];
  const auto end = std::to_chars(digits, digits + sizeof digits, reply.body.size()).ptr;
  out.assign("HTTP/1.1 ").append(reason(reply.status)).append("\r\nContent-Length: ");
  out.append(digits, end).append("\r\n");
  if (!reply.outcome.empty()) {
    out.append(outcome_header).append(": ").append(reply.outcome).append("\r\n");
  }
  if (!reply.spans.empty()) {
    out.append(spans_header).append(": ").append(reply.spans).append("\r\n");
  }
  out.append(keep_alive ? "\r\n" : "Connection: close\r\n\r\n").append(reply.body);
}

struct Connection {
  explicit Connection(Socket accepted)
      : socket(std::move(accepted)),
        parser(HttpKind::request, request_limits),
        in(first_buffer_size, '\0') {}

  Socket socket;
  HttpParser parser;
  std::string in;
  std::string out;
  std::size_t filled = 0;  // bytes of `in` that were received
  bool idle = true;        // between two requests
};

std::string_view received_text(const Connection& connection) {
  return std::string_view(connection.in).substr(0, connection.filled);
}

// Reads until the parser has a request, an error, or the connection ends (incomplete).
Task<HttpProgress> receive(Connection& connection) {
  connection.parser.reset();
  HttpProgress progress = connection.parser.parse(received_text(connection));
  while (progress == HttpProgress::incomplete) {
    if (connection.filled == connection.in.size()) {
      connection.in.resize(2 * connection.in.size());
    }
    const auto room = asio::buffer(connection.in) + connection.filled;
    const auto [error, bytes] = co_await connection.socket.async_receive(room, as_values);
    if (error) {
      break;
    }
    connection.filled += bytes;
    connection.idle = false;
    progress = connection.parser.parse(received_text(connection));
  }
  co_return progress;
}

// What was received behind the request belongs to the next one.
void forget_request(Connection& connection) {
  const std::size_t length = connection.parser.length();
  std::copy(connection.in.begin() + static_cast<std::ptrdiff_t>(length),
            connection.in.begin() + static_cast<std::ptrdiff_t>(connection.filled),
            connection.in.begin());
  connection.filled -= length;
  connection.idle = connection.filled == 0;
}

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

HttpReply refusal(HttpProgress progress) {
  if (progress == HttpProgress::too_large) {
    return {413, {}, {}, "the request is too large\n"};
  }
  return {400, {}, {}, "this is not an HTTP/1.1 request\n"};
}

}  // namespace

struct HttpServer::State : std::enable_shared_from_this<State> {
  State(asio::io_context& io, Handler chosen)
      : context(io), acceptor(io), handler(std::move(chosen)), all_closed(io) {}

  error_code open(const Address& where);
  Task<> accept();
  Task<> serve(std::list<Connection>::iterator connection);
  Task<> converse(Connection& connection);

  asio::io_context& context;
  Acceptor acceptor;
  Handler handler;
  Address address;
  std::list<Connection> connections;
  bool stopping = false;
  Gate all_closed;
};

error_code HttpServer::State::open(const Address& where) {
  error_code error;
  const asio::ip::tcp::endpoint endpoint(asio::ip::make_address(where.host, error), where.port);
  if (!error) acceptor.open(endpoint.protocol(), error);
  if (!error) acceptor.set_option(asio::socket_base::reuse_address(true), error);
  if (!error) acceptor.bind(endpoint, error);
  if (!error) acceptor.listen(asio::socket_base::max_listen_connections, error);
  if (!error) address = {where.host, acceptor.local_endpoint(error).port()};
  return error;
}

Task<> HttpServer::State::accept() {
  const auto self = shared_from_this();
  while (!stopping) {
    auto [error, socket] = co_await acceptor.async_accept(as_values);
    if (error == asio::error::operation_aborted) {
      co_return;
    }
    if (error) {
      Timer timer(context, pause_without_descriptors);
      co_await timer.async_wait(as_values);
      continue;
    }
    error_code ignored;
    socket.set_option(asio::ip::tcp::no_delay(true), ignored);
    socket.non_blocking(true, ignored);
    connections.emplace_front(std::move(socket));
    asio::co_spawn(context, serve(connections.begin()), asio::detached);
  }
}

Task<> HttpServer::State::serve(std::list<Connection>::iterator connection) {
  const auto self = shared_from_this();
  co_await converse(*connection);
  connections.erase(connection);
  if (stopping && connections.empty()) {
    all_closed.open();
  }
}

Task<> HttpServer::State::converse(Connection& connection) {
  bool keep_alive = true;
  while (keep_alive) {
    const HttpProgress progress = co_await receive(connection);
    if (progress == HttpProgress::incomplete) {
      co_return;
    }
    HttpReply reply;
    if (progress == HttpProgress::complete) {
      reply = co_await handler(connection.parser, SteadyClock::now());
      keep_alive = connection.parser.keep_alive() && !stopping;
      forget_request(connection);
    } else {
      reply = refusal(progress);
      keep_alive = false;
    }
    write_reply(connection.out, reply, keep_alive);
    if (!co_await send(connection)) {
      co_return;
    }
  }
}

HttpServer::HttpServer(std::shared_ptr<State> state) : state_(std::move(state)) {}

std::expected<HttpServer, std::string> HttpServer::listen(asio::io_context& context,
                                                          const Address& address, Handler handler) {
  auto state = std::make_shared<State>(context, std::move(handler));
  if (const error_code error = state->open(address)) {
    return std::unexpected("cannot listen on " + format_address(address) + ": " + error.message());
  }
  asio::co_spawn(context, state->accept(), asio::detached);
  return HttpServer(std::move(state));
}

const Address& HttpServer::address() const {
  return state_->address;
}

Task<> HttpServer::stop() {
  const auto state = state_;
  state->stopping = true;
  error_code ignored;
  state->acceptor.close(ignored);
  for (Connection& connection : state->connections) {
    if (connection.idle) {
      connection.socket.close(ignored);
    }
  }
  if (!state->connections.empty()) {
    co_await state->all_closed.wait();
  }
}

}  // namespace sojourn::live
