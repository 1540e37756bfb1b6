#include "live-harness/service/replica.h"

#include <algorithm>
#include <charconv>
#include <map>
#include <optional>
#include <utility>
#include <vector>

#include "live-harness/protocol.h"
#include "live-harness/service/gate.h"
#include "live-harness/service/http_server.h"
#include "live-harness/service/visit.h"
#include "live-harness/service/worker_slots.h"

namespace sojourn::live {

namespace {

using engine::Duration;
using scenario::RequestIdentity;
using scenario::Scenario;
using scenario::ServiceId;

constexpr std::string_view probe_target = "/sojourn/probe?delay_ns=";
constexpr std::string_view ready_target = "/sojourn/ready";
constexpr Duration probe_max = std::chrono::hours(1);

// Threads that burn CPU: one for each worker within reason; as many for an event loop.
constexpr std::uint32_t burners_unlimited = 64;
constexpr std::uint32_t burners_max = 1024;

// HAProxy takes answers whose headers fit into 16 KiB. The spans of further visits are left out.
constexpr std::size_t spans_bytes_max = 14U << 10U;

template <typename Number>
std::optional<Number> parse_number(std::string_view text) {
  Number number{};
  const char* const end = text.data() + text.size();
  const auto [rest, error] = std::from_chars(text.data(), end, number);
  return error == std::errc{} && rest == end ? std::optional(number) : std::nullopt;
}

HttpReply refusal(int status, std::string why) {
  return {status, results::outcome_name(results::Outcome::failed), {}, std::move(why) + "\n"};
}

std::uint32_t burners_of(const scenario::Service& service) {
  return service.workers ? std::clamp(*service.workers, burners_unlimited, burners_max)
                         : burners_unlimited;
}

// Cut behind the last whole span that fits.
void shorten_spans(std::string& spans) {
  if (spans.size() > spans_bytes_max) {
    spans.resize(spans.rfind(';', spans_bytes_max));
  }
}

// A request that waits for a worker.
struct Waiting {
  Waiting(boost::asio::io_context& context, SteadyTime arrived) : at(arrived), granted(context) {}
  SteadyTime at;  // its arrival; when granted, the beginning of its visit
  Gate granted;
};

}  // namespace

struct Replica::State {
  State(boost::asio::io_context& io, const Scenario& described, ReplicaOptions chosen)
      : context(io),
        scenario(described),
        options(std::move(chosen)),
        service(described.services[options.service.index]),
        slots(service),
        surroundings{io, described, std::move(options.control), {io, burners_of(service)}, {}, {}} {
  }

  std::expected<void, std::string> connect_links();
  void number_endpoints();
  Task<HttpReply> handle(const HttpParser& request, SteadyTime received);
  Task<HttpReply> serve(const NumberedSteps* steps, Duration probe, const RequestIdentity& identity,
                        std::uint32_t priority, SteadyTime received);
  Task<std::optional<SteadyTime>> worker(std::uint32_t priority, SteadyTime arrived);
  void release_worker(SteadyTime end);
  HttpReply reply(const Visit& visit, const RequestIdentity& identity, bool answered,
                  SteadyTime arrived, SteadyTime began) const;
  RequestIdentity unnamed_identity(std::string_view endpoint);

  boost::asio::io_context& context;
  const Scenario& scenario;
  ReplicaOptions options;
  const scenario::Service& service;
  WorkerSlots slots;
  std::vector<Waiting*> tickets;  // by ticket; null where free
  std::vector<std::uint32_t> free_tickets;
  Surroundings surroundings;
  std::map<std::string, NumberedSteps, std::less<>> endpoints;  // "get"
  std::uint64_t unnamed_requests = 0;
  std::optional<HttpServer> server;
};

// The links that begin at this service.
std::expected<void, std::string> Replica::State::connect_links() {
  surroundings.outbound.resize(scenario.links.size());
  for (std::size_t index = 0; index < scenario.links.size(); ++index) {
    const scenario::Link& link = scenario.links[index];
    const auto* caller = std::get_if<ServiceId>(&link.caller);
    if (caller == nullptr || *caller != options.service) {
      continue;
    }
    const scenario::Service& callee = scenario.services[link.callee.index];
    const std::string name = service.name + ">" + callee.name;
    const auto found = options.addresses.links.find(name);
    const std::size_t wanted = link.via == scenario::Via::haproxy ? 1 : callee.replicas;
    if (found == options.addresses.links.end() || found->second.size() != wanted) {
      return std::unexpected("addresses: \"links\" must hold " + std::to_string(wanted) +
                             " for \"" + name + "\"");
    }
    surroundings.outbound[index] =
        std::make_unique<Outbound>(context, scenario, link, found->second);
    surroundings.outbound[index]->start_checks();
  }
  return {};
}

void Replica::State::number_endpoints() {
  for (std::uint32_t index = 0; index < scenario.endpoints.size(); ++index) {
    const scenario::Endpoint& endpoint = scenario.endpoints[index];
    surroundings.targets.push_back("/" + endpoint.name);
    if (endpoint.service == options.service) {
      endpoints.emplace(endpoint.name,
                        number_steps(scenario.endpoint_name({index}), endpoint.steps));
    }
  }
}

Task<HttpReply> Replica::State::handle(const HttpParser& request, SteadyTime received) {
  const std::string_view target = request.target();
  if (target == ready_target) {
    co_return HttpReply{};
  }
  if (request.method() != "GET") {
    co_return refusal(405, "only GET is understood");
  }
  if (target.starts_with(probe_target)) {
    const auto delay = parse_number<std::int64_t>(target.substr(probe_target.size()));
    if (!delay || *delay < 0 || Duration(*delay) > probe_max) {
      co_return refusal(400, "delay_ns is no whole number from 0 to one hour");
    }
    co_return co_await serve(nullptr, Duration(*delay), {}, 0, received);
  }
  const auto endpoint = endpoints.find(target.substr(1, target.find('?') - 1));
  if (endpoint == endpoints.end()) {
    co_return refusal(404, service.name + " has no endpoint " + std::string(target));
  }
  const auto header = request.field(HttpField::request);
  const auto identity =
      header ? scenario::parse_identity(*header) : std::optional(unnamed_identity(endpoint->first));
  const auto priority =
      parse_number<std::uint32_t>(request.field(HttpField::priority).value_or("0"));
  if (!identity || !priority) {
    co_return refusal(400, "X-Sojourn-Request or X-Sojourn-Priority cannot be read");
  }
  co_return co_await serve(&endpoint->second, {}, *identity, *priority, received);
}

// A request by hand, without a name: it draws numbers of its own.
RequestIdentity Replica::State::unnamed_identity(std::string_view endpoint) {
  return {engine::random_stream(scenario.run.seed, options.index, "unnamed"), unnamed_requests++,
          scenario::root_path(endpoint)};
}

// From the accept queue to the reply. `steps`: null for a probe.
Task<HttpReply> Replica::State::serve(const NumberedSteps* steps, Duration probe,
                                      const RequestIdentity& identity, std::uint32_t priority,
                                      SteadyTime received) {
  const auto began = co_await worker(priority, received);
  if (!began) {
    co_return HttpReply{503, results::outcome_name(results::Outcome::rejected), {}, {}};
  }
  Visit visit(surroundings, options.service, identity, priority, *began);
  bool answered = true;
  if (steps != nullptr) {
    answered = co_await visit.perform(*steps);
  } else {
    co_await visit.delay(scaled(probe, surroundings.control.factor()));
  }
  release_worker(visit.end());
  co_return reply(visit, identity, answered, received, *began);
}

// When the visit begins; nullopt: the queue is full.
Task<std::optional<SteadyTime>> Replica::State::worker(std::uint32_t priority, SteadyTime arrived) {
  if (free_tickets.empty()) {
    free_tickets.push_back(static_cast<std::uint32_t>(tickets.size()));
    tickets.push_back(nullptr);
  }
  const std::uint32_t ticket = free_tickets.back();
  switch (slots.arrive(ticket, priority)) {
    case Admission::granted: co_return arrived;
    case Admission::rejected: co_return std::nullopt;
    case Admission::queued: break;
  }
  free_tickets.pop_back();
  Waiting waiting(context, arrived);
  tickets[ticket] = &waiting;
  co_await waiting.granted.wait();
  free_tickets.push_back(ticket);
  co_return waiting.at;
}

// The next request begins when this one should have ended: a late wake-up costs it nothing.
void Replica::State::release_worker(SteadyTime end) {
  if (const auto next = slots.release()) {
    Waiting& waiting = *std::exchange(tickets[*next], nullptr);
    waiting.at = std::max(waiting.at, end);
    waiting.granted.open();
  }
}

HttpReply Replica::State::reply(const Visit& visit, const RequestIdentity& identity, bool answered,
                                SteadyTime arrived, SteadyTime began) const {
  results::Span span;
  span.path = identity.path;
  span.service = options.service.index;
  span.replica = options.index;
  span.waiting = began - arrived;
  span.service_time = SteadyClock::now() - began;
  span.calls = visit.calls();
  span.demand = visit.demand();
  const auto outcome = answered ? results::Outcome::ok : results::Outcome::failed;
  HttpReply reply{answered ? 200 : 500, results::outcome_name(outcome), format_spans({span}), {}};
  reply.spans += visit.callee_spans();
  shorten_spans(reply.spans);
  return reply;
}

Replica::Replica(std::unique_ptr<State> state) : state_(std::move(state)) {}
Replica::Replica(Replica&&) noexcept = default;
Replica::~Replica() = default;

std::expected<Replica, std::string> Replica::start(boost::asio::io_context& context,
                                                   const Scenario& scenario,
                                                   ReplicaOptions options) {
  auto state = std::make_unique<State>(context, scenario, std::move(options));
  if (auto connected = state->connect_links(); !connected) {
    return std::unexpected(connected.error());
  }
  state->number_endpoints();
  auto server =
      HttpServer::listen(context, state->options.listen,
                         [state = state.get()](const HttpParser& request, SteadyTime received) {
                           return state->handle(request, received);
                         });
  if (!server) {
    return std::unexpected(server.error());
  }
  state->server = *std::move(server);
  return Replica(std::move(state));
}

const Address& Replica::address() const {
  return state_->server->address();
}

Task<> Replica::stop() {
  return state_->server->stop();
}

}  // namespace sojourn::live
