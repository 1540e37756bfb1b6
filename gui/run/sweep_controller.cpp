#include "gui/run/sweep_controller.h"

#include <utility>

#include "models/simulation/simulate.h"

namespace sojourn::gui {
namespace {

std::expected<std::vector<scenario::Scenario>, ParseErrors> points_of(
    const ScenarioSource& source, const std::string& path, const std::vector<SweepValue>& values,
    const Job& job) {
  std::vector<scenario::Scenario> points;
  for (const SweepValue& value : values) {
    if (job.cancelled()) break;
    std::vector<scenario::Override> overrides = source.overrides;
    overrides.push_back({path, value.value});
    auto parsed = scenario::parse_scenario(source.text, overrides);
    if (!parsed) return std::unexpected(std::move(parsed.error()));
    points.push_back(*std::move(parsed));
  }
  return points;
}

}  // namespace

SweepController::SweepController(QObject* parent) : QObject(parent), runner_(this) {}

JobId SweepController::start(ScenarioSource source, std::string path,
                             std::vector<SweepValue> values, RunOptions options) {
  const auto work = [this, source = std::move(source), path = std::move(path),
                     values = std::move(values), options](const Job& job) {
    auto points = points_of(source, path, values, job);
    if (!points) {
      job.deliver([this, id = job.id(), errors = std::move(points.error())] {
        runner_.ended(id);
        Q_EMIT failed(errors);
      });
      return;
    }
    simulation::Options wanted =
        job.options(options.threads, [this](const RunProgress& now) { Q_EMIT progress(now); });
    wanted.replications = options.replications;
    wanted.seed = options.seed;
    if (options.precision) wanted.precision = simulation::precision_targets(*options.precision);
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
    job.deliver([this, id = job.id(), done = SweepResultPointer(std::move(result))] {
      runner_.ended(id);
      Q_EMIT finished(done);
    });
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
