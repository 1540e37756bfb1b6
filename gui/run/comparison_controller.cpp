#include "gui/run/comparison_controller.h"

#include <utility>

#include "models/simulation/difference.h"

namespace sojourn::gui {
namespace {

QString label_of(const scenario::Scenario& scenario, const ScenarioSource& source) {
  QString label = QString::fromStdString(scenario.name);
  for (const scenario::Override& each : source.overrides) {
    label += ", " + QString::fromStdString(each.path + "=" + each.value);
  }
  return label;
}

}  // namespace

ComparisonController::ComparisonController(QObject* parent) : QObject(parent), runner_(this) {}

JobId ComparisonController::start(ScenarioSource first, ScenarioSource second, RunOptions options) {
  const auto work = [this, first = std::move(first), second = std::move(second),
                     options](const Job& job) {
    auto result = std::make_shared<ComparisonResult>();
    for (const bool is_second : {false, true}) {
      const ScenarioSource& source = is_second ? second : first;
      auto parsed = scenario::parse_scenario(source.text, source.overrides);
      if (!parsed) {
        runner_.conclude(job,
                         [this, errors = ComparisonErrors{is_second, std::move(parsed.error())}] {
                           Q_EMIT failed(errors);
                         });
        return;
      }
      (is_second ? result->second_label : result->first_label) = label_of(*parsed, source);
      (is_second ? result->second : result->first) =
          std::make_shared<const scenario::Scenario>(*std::move(parsed));
    }
    RunOptions without_precision = options;
    without_precision.precision.reset();
    const simulation::Options wanted = simulation_options(
        job, without_precision, [this](const RunProgress& now) { Q_EMIT progress(now); });
    auto difference = simulation::simulate_difference(*result->first, *result->second, wanted);
    if (!difference) return;
    result->difference = *std::move(difference);
    result->wall_s = job.elapsed_seconds();
    runner_.conclude(
        job, [this, done = ComparisonResultPointer(std::move(result))] { Q_EMIT finished(done); });
  };
  const JobId id = runner_.start(work);
  Q_EMIT started(id);
  return id;
}

void ComparisonController::cancel() {
  if (!runner_.is_running()) return;
  runner_.cancel([this] { Q_EMIT cancelled(); });
}

}  // namespace sojourn::gui
