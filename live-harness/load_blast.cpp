#include "live-harness/load_blast.h"

#include <boost/asio/co_spawn.hpp>
#include <boost/asio/detached.hpp>
#include <boost/asio/io_context.hpp>

#include "live-harness/http_client.h"

namespace sojourn::live {

namespace asio = boost::asio;

namespace {

constexpr auto pause_after_error = std::chrono::milliseconds(1);

const char* error_name(HttpError error) {
  switch (error) {
    case HttpError::refused: return "refused";
    case HttpError::reset: return "reset";
    case HttpError::timeout: return "timeout";
    case HttpError::malformed: return "malformed";
    case HttpError::exhausted: return "exhausted";
    case HttpError::none: break;
  }
  return "none";
}

class Blast {
 public:
  Blast(const Address& address, const std::string& target, std::uint32_t connections)
      : client_(context_, address, {.connections_max = connections}), target_(target) {}

  Saturation run(std::uint32_t connections, engine::Duration duration) {
    for (std::uint32_t user = 0; user < connections; ++user) {
      asio::co_spawn(context_, send_on(), asio::detached);
    }
    Timer end(context_, duration);
    end.async_wait([this](const boost::system::error_code&) { context_.stop(); });
    const SteadyTime begin = SteadyClock::now();
    context_.run();
    const auto elapsed = std::chrono::duration<double>(SteadyClock::now() - begin);
    result_.throughput = static_cast<double>(result_.completed) / elapsed.count();
    return std::move(result_);
  }

 private:
  Task<> send_on() {
    Timer pause(context_);
    while (true) {
      const HttpAnswer answer = co_await client_.get(target_, {});
      if (answer.error == HttpError::none && answer.status < 400) {
        ++result_.completed;
        result_.latency.add(answer.done - answer.sent);
        continue;
      }
      ++result_.errors[answer.error == HttpError::none ? "status " + std::to_string(answer.status)
                                                       : error_name(answer.error)];
      pause.expires_after(pause_after_error);
      co_await pause.async_wait(as_values);
    }
  }

  asio::io_context context_{1};
  HttpClient client_;
  std::string target_;
  Saturation result_;
};

}  // namespace

Saturation saturate(const Address& address, const std::string& target, std::uint32_t connections,
                    engine::Duration duration) {
  return Blast(address, target, connections).run(connections, duration);
}

}  // namespace sojourn::live
