#include "live-harness/service/behaviour.h"

namespace sojourn::live {

namespace {

using scenario::Purpose;
using scenario::RequestIdentity;

NumberedSteps number_from(std::string_view endpoint_name, const scenario::Steps& steps,
                          std::uint32_t& next) {
  NumberedSteps numbered;
  for (const scenario::Step& step : steps) {
    NumberedStep& item = numbered.emplace_back();
    item.step = &step;
    item.site = scenario::step_site(endpoint_name, next++);
    if (const auto* parallel = std::get_if<scenario::Parallel>(&step.action)) {
      for (const scenario::Steps& branch : parallel->branches) {
        item.parts.push_back(number_from(endpoint_name, branch, next));
      }
    } else if (const auto* choose = std::get_if<scenario::Choose>(&step.action)) {
      for (const scenario::Option& option : choose->options) {
        item.parts.push_back(number_from(endpoint_name, option.steps, next));
      }
    }
  }
  return numbered;
}

}  // namespace

NumberedSteps number_steps(std::string_view endpoint_name, const scenario::Steps& steps) {
  std::uint32_t next = 0;
  return number_from(endpoint_name, steps, next);
}

engine::Duration scaled(engine::Duration demand, double factor) {
  return factor == 1 ? demand : engine::from_seconds(engine::to_seconds(demand) * factor);
}

engine::Duration draw_demand(const scenario::Distribution& distribution,
                             const RequestIdentity& visit, std::uint64_t site, double factor) {
  engine::Draws draws(visit.step_key(site, Purpose::demand));
  return scaled(distribution.sample_duration(draws), factor);
}

std::optional<std::size_t> draw_option(const scenario::Choose& choose, const RequestIdentity& visit,
                                       std::uint64_t site) {
  engine::Draws draws(visit.step_key(site, Purpose::choice));
  double rest = draws.uniform();
  for (std::size_t option = 0; option < choose.options.size(); ++option) {
    rest -= choose.options[option].probability;
    if (rest < 0) {
      return option;
    }
  }
  return std::nullopt;
}

RequestIdentity attempt_identity(const RequestIdentity& visit, std::uint64_t site,
                                 std::uint32_t attempt) {
  return {visit.stream, visit.request, scenario::child_path(visit.path, site, attempt)};
}

engine::Duration draw_latency(const std::optional<scenario::Distribution>& latency,
                              const RequestIdentity& attempt, Purpose purpose) {
  if (!latency) {
    return {};
  }
  engine::Draws draws(attempt.visit_key(purpose));
  return latency->sample_duration(draws);
}

}  // namespace sojourn::live
