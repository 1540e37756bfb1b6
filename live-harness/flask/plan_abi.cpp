#include "live-harness/flask/plan_abi.h"

#include <atomic>
#include <cerrno>
#include <cstring>
#include <ctime>
#include <fstream>
#include <iterator>
#include <memory>

#include "engine/require.h"
#include "live-harness/flask/plan.h"
#include "live-harness/service/cpu_burn.h"
#include "live-harness/service/process_setup.h"

struct SojournPlan {
  std::unique_ptr<sojourn::live::FlaskPlan> flask;
};

namespace {

using sojourn::engine::Duration;
using sojourn::scenario::Purpose;
namespace live = sojourn::live;
namespace scenario = sojourn::scenario;

constexpr std::int64_t nanoseconds_per_second = 1'000'000'000;

std::expected<std::string, std::string> read_file(const std::string& path) {
  std::ifstream stream(path, std::ios::binary);
  if (!stream) {
    return std::unexpected(path + ": " + std::strerror(errno));
  }
  return std::string(std::istreambuf_iterator<char>(stream), {});
}

void write_text(const std::string& text, char* buffer, std::size_t size) {
  if (size > 0) {
    buffer[text.copy(buffer, size - 1)] = '\0';
  }
}

std::expected<std::unique_ptr<live::FlaskPlan>, std::string> open_plan(
    const std::string& scenario_path, const char* service, std::uint32_t replica,
    const std::string& addresses_path, const std::string& control_path) {
  auto scenario_text = read_file(scenario_path);
  if (!scenario_text) {
    return std::unexpected(scenario_text.error());
  }
  auto addresses_text = read_file(addresses_path);
  if (!addresses_text) {
    return std::unexpected(addresses_text.error());
  }
  auto plan = live::make_flask_plan(
      {*std::move(scenario_text), scenario_path, service, replica, *std::move(addresses_text)});
  if (plan && !control_path.empty()) {
    auto control = live::Control::open(control_path);
    if (!control) {
      return std::unexpected(control.error());
    }
    (*plan)->control = *std::move(control);
  }
  return plan;
}

const live::NumberedStep& step_of(const SojournPlan* plan, std::uint32_t step) {
  sojourn::engine::require(step < plan->flask->steps.size(), "a step of the description");
  return *plan->flask->steps[step];
}

template <typename Action>
const Action& action_of(const live::NumberedStep& step) {
  const auto* action = std::get_if<Action>(&step.step->action);
  sojourn::engine::require(action != nullptr, "a step of the kind that the description says");
  return *action;
}

const scenario::Distribution& distribution_of(const live::NumberedStep& step) {
  const auto* compute = std::get_if<scenario::Compute>(&step.step->action);
  return compute != nullptr ? compute->demand : action_of<scenario::Delay>(step).time;
}

timespec timespec_of(std::int64_t time) {
  return {time / nanoseconds_per_second, time % nanoseconds_per_second};
}

}  // namespace

SojournPlan* sojourn_plan_open(const char* scenario, const char* service, std::uint32_t replica,
                               const char* addresses, const char* control, char* error,
                               std::size_t error_size) {
  auto plan = open_plan(scenario, service, replica, addresses, control);
  if (!plan) {
    write_text(plan.error(), error, error_size);
    return nullptr;
  }
  return std::make_unique<SojournPlan>(*std::move(plan)).release();
}

void sojourn_plan_close(SojournPlan* plan) {
  const std::unique_ptr<SojournPlan> last(plan);
}

const char* sojourn_plan_description(const SojournPlan* plan) {
  return plan->flask->description.c_str();
}

std::int64_t sojourn_plan_demand(const SojournPlan* plan, std::uint32_t step, std::uint64_t stream,
                                 std::uint64_t request, std::uint64_t path) {
  const live::NumberedStep& numbered = step_of(plan, step);
  return live::draw_demand(distribution_of(numbered), {stream, request, path}, numbered.site,
                           plan->flask->control.factor())
      .count();
}

std::int64_t sojourn_plan_scaled(const SojournPlan* plan, std::int64_t time) {
  return live::scaled(Duration(time), plan->flask->control.factor()).count();
}

std::int32_t sojourn_plan_option(const SojournPlan* plan, std::uint32_t step, std::uint64_t stream,
                                 std::uint64_t request, std::uint64_t path) {
  const live::NumberedStep& numbered = step_of(plan, step);
  const auto option = live::draw_option(action_of<scenario::Choose>(numbered),
                                        {stream, request, path}, numbered.site);
  return option ? static_cast<std::int32_t>(*option) : -1;
}

std::uint64_t sojourn_plan_attempt_path(const SojournPlan* plan, std::uint32_t step,
                                        std::uint64_t path, std::uint32_t attempt) {
  return live::attempt_identity({0, 0, path}, step_of(plan, step).site, attempt).path;
}

std::int64_t sojourn_plan_latency(const SojournPlan* plan, std::uint32_t link, bool back,
                                  std::uint64_t stream, std::uint64_t request, std::uint64_t path) {
  return live::draw_latency(plan->flask->scenario.links[link].latency, {stream, request, path},
                            back ? Purpose::latency_back : Purpose::latency_there)
      .count();
}

std::int64_t sojourn_plan_backoff(const SojournPlan* plan, std::uint32_t step, std::uint64_t stream,
                                  std::uint64_t request, std::uint64_t path,
                                  std::uint32_t attempt) {
  const live::NumberedStep& numbered = step_of(plan, step);
  return scenario::draw_backoff(action_of<scenario::Call>(numbered).retry, {stream, request, path},
                                numbered.site, attempt)
      .count();
}

void sojourn_be_punctual() {
  live::prefer_punctuality();
}

std::int64_t sojourn_now() {
  timespec time{};
  clock_gettime(CLOCK_MONOTONIC, &time);
  return time.tv_sec * nanoseconds_per_second + time.tv_nsec;
}

void sojourn_sleep_until(std::int64_t time) {
  const timespec until = timespec_of(time);
  while (clock_nanosleep(CLOCK_MONOTONIC, TIMER_ABSTIME, &until, nullptr) == EINTR) {
  }
}

void sojourn_burn(std::int64_t demand) {
  static const std::atomic<bool> never = false;
  live::burn_cpu(Duration(demand), never);
}
