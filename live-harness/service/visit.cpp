#include "live-harness/service/visit.h"

#include <algorithm>

#include <boost/asio/co_spawn.hpp>
#include <boost/asio/detached.hpp>

#include "live-harness/service/gate.h"

namespace sojourn::live {

namespace {

// A visit's own time after something that should have happened at `at` has happened just now.
SteadyTime compensated(SteadyTime at) {
  const SteadyTime now = SteadyClock::now();
  return now - at <= compensated_max ? at : now;
}

}  // namespace

// The branches of a parallel step that are still under way.
struct Visit::Join {
  Join(boost::asio::io_context& context, std::size_t branches, SteadyTime begin)
      : pending(branches), start(begin), end(begin), all_ended(context) {}

  std::size_t pending;
  SteadyTime start;
  SteadyTime end;
  bool failed = false;
  Gate all_ended;
};

Visit::Visit(Surroundings& surroundings, scenario::ServiceId service,
             const scenario::RequestIdentity& identity, std::uint32_t priority, SteadyTime start)
    : surroundings_(surroundings),
      service_(service),
      identity_(identity),
      priority_(priority),
      at_(start) {}

Task<bool> Visit::perform(const NumberedSteps& steps) {
  co_return co_await perform_all(steps, at_);
}

Task<> Visit::delay(engine::Duration demand) {
  demand_ += demand;
  co_await sleep(demand, at_);
}

Task<bool> Visit::perform_all(const NumberedSteps& steps, SteadyTime& at) {
  for (const NumberedStep& step : steps) {
    if (!co_await perform_one(step, at)) {
      co_return false;
    }
  }
  co_return true;
}

Task<bool> Visit::perform_one(const NumberedStep& step, SteadyTime& at) {
  const auto& action = step.step->action;
  if (const auto* delay = std::get_if<scenario::Delay>(&action)) {
    co_await sleep(draw(delay->time, step.site), at);
  } else if (const auto* compute_step = std::get_if<scenario::Compute>(&action)) {
    co_await compute(draw(compute_step->demand, step.site), at);
  } else if (const auto* call_step = std::get_if<scenario::Call>(&action)) {
    co_return co_await call(*call_step, step.site, at);
  } else if (const auto* choose = std::get_if<scenario::Choose>(&action)) {
    if (const auto option = draw_option(*choose, identity_, step.site)) {
      co_return co_await perform_all(step.parts[*option], at);
    }
  } else {
    co_return co_await parallel(step.parts, at);
  }
  co_return true;
}

engine::Duration Visit::draw(const scenario::Distribution& distribution, std::uint64_t site) {
  const engine::Duration demand =
      draw_demand(distribution, identity_, site, surroundings_.control.factor());
  demand_ += demand;
  return demand;
}

Task<> Visit::sleep(engine::Duration time, SteadyTime& at) {
  at += time;
  if (at > SteadyClock::now()) {
    Timer timer(surroundings_.context, at);
    co_await timer.async_wait(as_values);
  }
  at = compensated(at);
}

Task<> Visit::compute(engine::Duration demand, SteadyTime& at) {
  if (demand > engine::Duration{}) {
    co_await surroundings_.burner.burn(demand);
    at = SteadyClock::now();
  }
}

Task<bool> Visit::call(const scenario::Call& call, std::uint64_t site, SteadyTime& at) {
  if (calls_open_++ == 0) {
    calls_since_ = at;
  }
  const bool answered = co_await try_until_answered(call, site, at);
  if (--calls_open_ == 0) {
    calls_ += at - calls_since_;
  }
  co_return answered || call.on_error == scenario::OnError::proceed;
}

Task<bool> Visit::try_until_answered(const scenario::Call& call, std::uint64_t site,
                                     SteadyTime& at) {
  const scenario::ServiceId callee = surroundings_.scenario.endpoints[call.endpoint.index].service;
  Outbound& outbound = *surroundings_.outbound[surroundings_.scenario.link_index(service_, callee)];
  for (std::uint32_t number = 1;; ++number) {
    Attempt attempt{surroundings_.targets[call.endpoint.index],
                    attempt_identity(identity_, site, number), priority_, at, std::nullopt};
    if (call.timeout) {
      attempt.deadline = at + *call.timeout;
    }
    const AttemptResult result = co_await outbound.attempt(attempt);
    at = compensated(result.end);
    if (result.outcome == results::Outcome::ok) {
      if (!result.spans.empty()) {
        callee_spans_.append(";").append(result.spans);
      }
      co_return true;
    }
    if (number >= call.retry.attempts) {
      co_return false;
    }
    co_await sleep(scenario::draw_backoff(call.retry, identity_, site, number + 1), at);
  }
}

Task<bool> Visit::parallel(const std::vector<NumberedSteps>& branches, SteadyTime& at) {
  if (branches.empty()) {
    co_return true;
  }
  Join join(surroundings_.context, branches.size(), at);
  for (const NumberedSteps& steps : branches) {
    boost::asio::co_spawn(surroundings_.context, branch(steps, join), boost::asio::detached);
  }
  co_await join.all_ended.wait();
  at = compensated(join.end);
  co_return !join.failed;
}

Task<> Visit::branch(const NumberedSteps& steps, Join& join) {
  SteadyTime at = join.start;
  const bool done = co_await perform_all(steps, at);
  join.end = std::max(join.end, at);
  join.failed = join.failed || !done;
  if (--join.pending == 0) {
    join.all_ended.open();
  }
}

}  // namespace sojourn::live
