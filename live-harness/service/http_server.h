// A small HTTP/1.1 server: accepts connections, parses requests, writes what the handler replies.
// Requests of one connection are handled one after the other; a client that hangs up does not stop
// the work that it has asked for. One thread.
#pragma once

#include <expected>
#include <functional>
#include <memory>
#include <string>
#include <string_view>

#include "live-harness/addresses.h"
#include "live-harness/http_parser.h"
#include "live-harness/http_task.h"

namespace sojourn::live {

struct HttpReply {
  int status = 200;
  std::string_view outcome;  // X-Sojourn-Outcome, unless empty; static text
  std::string spans;         // X-Sojourn-Spans, unless empty
  std::string body;
};

class HttpServer {
 public:
  // `request` stays valid until the reply; `received`: when its last byte had been read.
  using Handler = std::function<Task<HttpReply>(const HttpParser& request, SteadyTime received)>;

  // Listens at once; port 0 takes a free one. The error says why not.
  static std::expected<HttpServer, std::string> listen(boost::asio::io_context& context,
                                                       const Address& address, Handler handler);

  const Address& address() const;

  // Takes no more connections, closes idle ones, and the others after their reply. Ends when all
  // are closed.
  Task<> stop();

 private:
  struct State;
  explicit HttpServer(std::shared_ptr<State> state);
  std::shared_ptr<State> state_;
};

}  // namespace sojourn::live
