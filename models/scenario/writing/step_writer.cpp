#include "models/scenario/writing/step_writer.h"

#include <string>
#include <utility>
#include <variant>

#include "models/scenario/quantity.h"
#include "models/scenario/words.h"
#include "models/scenario/writing/distribution_writer.h"

namespace sojourn::scenario {

namespace {

JsonNode duration(Duration value) {
  return JsonNode::text(format_duration(value));
}

struct Writer {
  const Scenario& scenario;
  Detail detail;

  JsonNode operator()(const Compute& compute) const {
    return JsonNode::object({{"compute", write_distribution(compute.demand)}});
  }

  JsonNode operator()(const Delay& delay) const {
    return JsonNode::object({{"delay", write_distribution(delay.time)}});
  }

  JsonNode operator()(const Call& call) const {
    const bool is_all = detail == Detail::explained;
    JsonNode node = JsonNode::object();
    node.set("call", JsonNode::text(scenario.endpoint_name(call.endpoint)));
    if (call.timeout) {
      node.set("timeout", duration(*call.timeout));
    }
    node.set_if(is_all || call.retry != Retry{}, "retry", write_retry(call.retry, detail));
    node.set_if(is_all || call.on_error != OnError::fail, "on_error",
                JsonNode::text(word_of(call.on_error, on_error_words)));
    return node;
  }

  JsonNode operator()(const Parallel& parallel) const {
    JsonNode branches = JsonNode::array();
    for (const Steps& branch : parallel.branches) {
      branches.push(branch.size() == 1 ? std::visit(*this, branch.front().action)
                                       : write_steps(scenario, branch, detail));
    }
    return JsonNode::object({{"parallel", std::move(branches)}});
  }

  JsonNode operator()(const Choose& choose) const {
    JsonNode options = JsonNode::array();
    for (const Option& option : choose.options) {
      options.push(JsonNode::object({{"probability", JsonNode::number(option.probability)},
                                     {"steps", write_steps(scenario, option.steps, detail)}}));
    }
    return JsonNode::object({{"choose", std::move(options)}});
  }
};

}  // namespace

JsonNode write_steps(const Scenario& scenario, const Steps& steps, Detail detail) {
  JsonNode array = JsonNode::array();
  for (const Step& step : steps) {
    array.push(std::visit(Writer{.scenario = scenario, .detail = detail}, step.action));
  }
  return array;
}

JsonNode write_retry(const Retry& retry, Detail detail) {
  const bool is_all = detail == Detail::explained;
  const Retry usual;
  JsonNode node = JsonNode::object();
  node.set("attempts", JsonNode::whole(retry.attempts));
  node.set_if(is_all || retry.backoff != usual.backoff, "backoff", duration(retry.backoff));
  node.set_if(is_all || retry.multiplier != usual.multiplier, "multiplier",
              JsonNode::number(retry.multiplier));
  if (retry.backoff_max) {
    node.set("backoff_max", duration(*retry.backoff_max));
  }
  node.set_if(is_all || retry.jitter != usual.jitter, "jitter",
              JsonNode::text(word_of(retry.jitter, jitter_words)));
  return node;
}

}  // namespace sojourn::scenario
