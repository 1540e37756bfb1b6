#include "models/scenario/reading/step_reader.h"

#include <optional>
#include <string>
#include <utility>

#include "models/scenario/quantity.h"
#include "models/scenario/reading/distribution_reader.h"
#include "models/scenario/reading/limits.h"
#include "models/scenario/reading/object_reader.h"
#include "models/scenario/reading/scalar_reader.h"

namespace sojourn::scenario {

namespace {

constexpr double sum_tolerance = 1e-9;

std::optional<Step> read_call(const ObjectReader& reader, const LocatedValue& name,
                              const Context& context) {
  Call call;
  const std::optional<EndpointId> endpoint = read_endpoint_name(name, context);
  read_duration(reader.find("timeout"), Least::above_zero, context.problems, call.timeout);
  read_retry(reader.find("retry"), context.problems, call.retry);
  read_word(reader.find("on_error"), on_error_words, context.problems, call.on_error);
  if (!endpoint) {
    return std::nullopt;
  }
  call.endpoint = *endpoint;
  return Step{std::move(call)};
}

// timeout, retry and on_error beside a step that calls nothing.
void refuse_call_keys(const LocatedValue& step, Problems& problems) {
  for (const Member& member : *step.object()) {
    if (member.key == "timeout" || member.key == "retry" || member.key == "on_error") {
      problems.add_key(member, "it only in a step with \"call\"");
    }
  }
}

// One step, or several in an array.
Steps read_branch(const LocatedValue& value, Context& context);

std::optional<Step> read_parallel(const LocatedValue& value, Context& context) {
  const JsonArray* const array =
      read_array(value, "branches: steps, or arrays of steps",
                 {.least = 1, .most = limits::branches}, context.problems);
  if (array == nullptr) {
    return std::nullopt;
  }
  Parallel parallel;
  for (const LocatedValue& branch : *array) {
    parallel.branches.push_back(read_branch(branch, context));
  }
  return Step{std::move(parallel)};
}

std::optional<Step> read_choose(const LocatedValue& value, Context& context) {
  const JsonArray* const array =
      read_array(value, "options with a probability and steps",
                 {.least = 1, .most = limits::branches}, context.problems);
  if (array == nullptr) {
    return std::nullopt;
  }
  Choose choose;
  double sum = 0;
  for (const LocatedValue& element : *array) {
    const ObjectReader reader(element, keys::option, context.problems);
    Option option;
    read_share(reader.require("probability", "a probability"), any_share, context.problems,
               option.probability);
    if (const LocatedValue* const steps = reader.require("steps", "an array of steps")) {
      option.steps = read_steps(*steps, context);
    }
    sum += option.probability;
    choose.options.push_back(std::move(option));
  }
  if (sum > 1 + sum_tolerance) {
    context.problems.add_found(value, "probabilities that sum to " + format_number(sum),
                               "probabilities that sum to at most 1");
  }
  return Step{std::move(choose)};
}

std::optional<Step> read_nested(const Member& action, Context& context) {
  if (context.step_nesting == limits::step_nesting) {
    context.problems.add_found(
        action.value, "a step inside " + std::to_string(limits::step_nesting) + " others",
        "parallel and choose steps at most " + std::to_string(limits::step_nesting) + " deep");
    return std::nullopt;
  }
  ++context.step_nesting;
  std::optional<Step> step = action.key == "parallel" ? read_parallel(action.value, context)
                                                      : read_choose(action.value, context);
  --context.step_nesting;
  return step;
}

std::optional<Step> read_step(const LocatedValue& value, Context& context) {
  const ObjectReader reader(value, keys::step, context.problems);
  const Member* const action =
      reader.exactly_one_of({"compute", "delay", "call", "parallel", "choose"});
  if (action == nullptr) {
    return std::nullopt;
  }
  if (action->key == "call") {
    return read_call(reader, action->value, context);
  }
  refuse_call_keys(value, context.problems);
  if (action->key == "parallel" || action->key == "choose") {
    return read_nested(*action, context);
  }
  std::optional<Distribution> time = read_distribution(action->value, context.problems);
  if (!time) {
    return std::nullopt;
  }
  if (action->key == "compute") {
    return Step{Compute{*std::move(time)}};
  }
  return Step{Delay{*std::move(time)}};
}

Steps read_branch(const LocatedValue& value, Context& context) {
  if (value.array() != nullptr) {
    return read_steps(value, context);
  }
  Steps steps;
  if (std::optional<Step> step = read_step(value, context)) {
    steps.push_back(*std::move(step));
  }
  return steps;
}

}  // namespace

Steps read_steps(const LocatedValue& value, Context& context) {
  const JsonArray* const array =
      read_array(value, "steps", {.least = 0, .most = limits::steps}, context.problems);
  Steps steps;
  if (array == nullptr) {
    return steps;
  }
  for (const LocatedValue& element : *array) {
    if (std::optional<Step> step = read_step(element, context)) {
      steps.push_back(*std::move(step));
    }
  }
  return steps;
}

void read_retry(const LocatedValue* value, Problems& problems, Retry& target) {
  if (value == nullptr) {
    return;
  }
  const ObjectReader reader(*value, keys::retry, problems);
  Retry retry;
  read_whole(reader.require("attempts", "a whole number of tries, the first included"),
             {.least = 1, .most = limits::attempts}, problems, retry.attempts);
  read_duration(reader.find("backoff"), Least::zero, problems, retry.backoff);
  read_number(reader.find("multiplier"), {.least = 1, .is_open = false, .most = limits::multiplier},
              problems, retry.multiplier);
  const LocatedValue* const backoff_max = reader.find("backoff_max");
  read_duration(backoff_max, Least::zero, problems, retry.backoff_max);
  if (retry.backoff_max && *retry.backoff_max < retry.backoff) {
    problems.add(*backoff_max, "a duration of at least \"backoff\"");
  }
  read_word(reader.find("jitter"), jitter_words, problems, retry.jitter);
  target = retry;
}

std::optional<EndpointId> read_endpoint_name(const LocatedValue& value, const Context& context) {
  const std::string* const name = value.text();
  if (name == nullptr) {
    context.problems.add(value, "the name of an endpoint, such as \"cart.get\"");
    return std::nullopt;
  }
  const std::optional<EndpointId> endpoint = context.names.find_endpoint(*name);
  if (!endpoint) {
    context.problems.add(
        value, "the name of an endpoint of the scenario",
        context.problems.wants_hints() ? context.names.suggest_endpoint(*name) : "");
  }
  return endpoint;
}

}  // namespace sojourn::scenario
