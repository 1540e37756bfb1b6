#include "gui/run/sweep_controller.h"

#include <utility>

#include "models/simulation/simulate.h"

namespace sojourn::gui {
namespace {

std::expected<std::vector<scenario::Scenario>, ParseErrors> points_of(
    const ScenarioSource& source, const PointOverrides& overrides_of,
    const std::vector<SweepValue>& values, const Job& job) {
  std::vector<scenario::Scenario> points;
  for (const SweepValue& value : values) {
    if (job.cancelled()) break;
    std::vector<scenario::Override> overrides = source.overrides;
    for (scenario::Override& each : overrides_of(value)) overrides.push_back(std::move(each));
    auto parsed = scenario::parse_scenario(source.text, overrides);
    if (!parsed) return std::unexpected(std::move(parsed.error()));
    points.push_back(*std::move(parsed));
  }
  return points;
}

}  // namespace

SweepController::SweepController(QObject* parent) : QObject(parent), runner_(this) {}

JobId SweepController::start(ScenarioSource source, std::string path,
                             std::vector<SweepValue> values, PointOverrides overrides,
                             RunOptions options) {
  if (!overrides) {
    overrides = [path](const SweepValue& at) {
      return std::vector<scenario::Override>{{path, at.value}};
    };
  }
  const auto work = [this, source = std::move(source), path = std::move(path),
                     values = std::move(values), overrides = std::move(overrides),
                     options](const Job& job) {
    auto points = points_of(source, overrides, values, job);
    if (!points) {
      runner_.conclude(job, [this, errors = std::move(points.error())] { Q_EMIT failed(errors); });
      return;
    }
    const simulation::Options wanted =
        simulation_options(job, options, [this](const RunProgress& now) { Q_EMIT progress(now); });
    const auto results = simulation::simulate_points(*points, wanted);
    if (job.cancelled()) return;
    auto result = std::make_shared<SweepResult>();
    result->path = path;
    for (std::size_t index = 0; index < points->size(); ++index) {
      if (!results[index]) return;
      result->points.push_back(sweep_point(values[index], (*points)[index], *results[index]));
    }
    result->knee = find_knee(result->points);
    result->max_sustainable = find_crossing(result->points);
    result->wall_s = job.elapsed_seconds();
    runner_.conclude(
        job, [this, done = SweepResultPointer(std::move(result))] { Q_EMIT finished(done); });
  };
  const JobId id = runner_.start(work);
  Q_EMIT started(id);
  return id;
}

void SweepController::cancel() {
  if (!runner_.is_running()) return;
  runner_.cancel([this] { Q_EMIT cancelled(); });
}

}  // namespace sojourn::gui
