#include "gui/run/what_if_controller.h"

#include <algorithm>
#include <cmath>
#include <utility>

#include "gui/run/what_if_plan.h"
#include "models/simulation/simulate.h"

namespace sojourn::gui {
namespace {

constexpr double first_speed = 1 << 21;  // visits per second
constexpr double slowest_speed = 1 << 14;
constexpr double measurable_s = 0.002;
constexpr double growth = 5;  // of the effort from level to level
constexpr std::uint32_t first_replications = 5;
constexpr std::uint32_t later_replications = 10;
constexpr double long_enough = 0.25;  // of the own length: then tight intervals are believed

// Moves only when the measurement is more than twice or less than half of it.
double updated_speed(double speed, double measured) {
  if (measured > speed / 2 && measured < speed * 2) return speed;
  return std::max(slowest_speed, std::exp2(std::floor(std::log2(measured))));
}

// One value's way from level to level, in the worker thread.
class Refinement {
 public:
  using Say = std::function<void(WhatIfAnswerPointer)>;

  Refinement(const Job& job, const WhatIfOptions& options, ScenarioPointer scenario,
             std::vector<scenario::Override> values, std::shared_ptr<std::atomic<double>> speed)
      : job_(job),
        options_(options),
        scenario_(std::move(scenario)),
        values_(std::move(values)),
        speed_(std::move(speed)) {}

  void run(const InstantAnswer& instant, const Say& say) {
    if (instant) {
      if (std::optional<results::Results> solved = instant(*scenario_)) {
        say(answer(-1, false, *std::move(solved)));
      }
    }
    double effort_s = options_.first_answer_s;
    double visits_before = 0;
    for (int level = 0; !job_.cancelled(); effort_s *= growth) {
      const bool is_last = effort_s * growth > options_.refinement_s;
      const WhatIfStep step = fit_run(*scenario_, effort_s * *speed_,
                                      level == 0 ? first_replications : later_replications);
      if (step.visits <= visits_before && !is_last) continue;  // nothing new at this effort
      visits_before = step.visits;
      std::optional<results::Results> results = simulate(step);
      if (!results || job_.cancelled()) return;
      const bool is_final = step.is_whole || is_last || is_tight(step, *results);
      say(answer(level, is_final, *std::move(results)));
      if (is_final) return;
      ++level;
    }
  }

 private:
  std::optional<results::Results> simulate(const WhatIfStep& step) {
    scenario::Scenario shortened = *scenario_;
    shortened.run = step.run;
    const double before = job_.elapsed_seconds();
    auto results = simulation::simulate(shortened, job_.options(options_.threads));
    const double took = job_.elapsed_seconds() - before;
    if (results && took > measurable_s) *speed_ = updated_speed(*speed_, step.visits / took);
    return results;
  }

  bool is_tight(const WhatIfStep& step, const results::Results& results) const {
    const auto own = static_cast<double>(scenario_->run.duration.count());
    const bool believed = static_cast<double>(step.run.duration.count()) >= long_enough * own;
    return believed && !results.unstable && tightness(results) <= options_.precision;
  }

  WhatIfAnswerPointer answer(int level, bool is_final, results::Results results) const {
    auto made = std::make_shared<WhatIfAnswer>();
    made->job = job_.id();
    made->level = level;
    made->is_final = is_final;
    made->tightness = tightness(results);
    made->results = std::move(results);
    made->results.series.clear();
    made->values = values_;
    made->scenario = scenario_;
    made->wall_s = job_.elapsed_seconds();
    return made;
  }

  const Job& job_;
  WhatIfOptions options_;
  ScenarioPointer scenario_;
  std::vector<scenario::Override> values_;
  std::shared_ptr<std::atomic<double>> speed_;
};

}  // namespace

WhatIfController::WhatIfController(QObject* parent)
    : QObject(parent), speed_(std::make_shared<std::atomic<double>>(first_speed)), runner_(this) {}

JobId WhatIfController::setBase(ScenarioSource base) {
  base_ = std::move(base);
  values_.clear();
  answer_.reset();
  ghost_.reset();
  final_.reset();
  return ask();
}

JobId WhatIfController::setValue(const std::string& path, const std::string& json) {
  const auto known = std::ranges::find(values_, path, &scenario::Override::path);
  if (known != values_.end()) {
    known->value = json;
  } else {
    values_.push_back({path, json});
  }
  return ask();
}

JobId WhatIfController::setValues(std::vector<scenario::Override> values) {
  values_ = std::move(values);
  return ask();
}

void WhatIfController::cancel() {
  runner_.cancel();
}

JobId WhatIfController::ask() {
  if (final_) ghost_ = final_;
  ScenarioSource source = base_;
  source.overrides.insert(source.overrides.end(), values_.begin(), values_.end());
  return runner_.start([this, source = std::move(source), values = values_, options = options_,
                        instant = instant_, speed = speed_](const Job& job) {
    auto scenario = scenario::parse_scenario(source.text, source.overrides);
    if (!scenario) {
      runner_.conclude(job,
                       [this, errors = std::move(scenario.error())] { Q_EMIT failed(errors); });
      return;
    }
    auto kept = std::make_shared<const scenario::Scenario>(*std::move(scenario));
    Refinement refinement(job, options, std::move(kept), values, speed);
    refinement.run(instant, [this, &job](WhatIfAnswerPointer made) {
      job.deliver([this, made = std::move(made)] { take(made); });
    });
  });
}

void WhatIfController::take(const WhatIfAnswerPointer& taken) {
  answer_ = taken;
  if (taken->is_final) {
    final_ = taken;
    runner_.ended(taken->job);
  }
  Q_EMIT answer(taken);
}

}  // namespace sojourn::gui
