#include "gui/run/run_controller.h"

#include <utility>

#include "models/simulation/simulate.h"

namespace sojourn::gui {

simulation::Options simulation_options(const Job& job, const RunOptions& options,
                                       std::function<void(const RunProgress&)> progress) {
  simulation::Options wanted = job.options(options.threads, std::move(progress));
  wanted.replications = options.replications;
  wanted.seed = options.seed;
  if (options.precision) wanted.precision = simulation::precision_targets(*options.precision);
  return wanted;
}

RunController::RunController(QObject* parent) : QObject(parent), runner_(this) {}

JobId RunController::start(ScenarioSource source, RunOptions options) {
  const std::uint64_t sequence = ++sequence_;
  const auto work = [this, source = std::move(source), options, sequence](const Job& job) {
    auto scenario = scenario::parse_scenario(source.text, source.overrides);
    if (!scenario) {
      runner_.conclude(job,
                       [this, errors = std::move(scenario.error())] { Q_EMIT failed(errors); });
      return;
    }
    const simulation::Options wanted =
        simulation_options(job, options, [this](const RunProgress& now) { Q_EMIT progress(now); });
    std::optional<results::Results> results = simulation::simulate(*scenario, wanted);
    if (!results || job.cancelled()) return;
    auto result = std::make_shared<RunResult>();
    result->verdicts = report::judge(*scenario, *results);
    result->results = *std::move(results);
    result->text = source.text;
    result->label = tr("%1, run %2").arg(QString::fromStdString(scenario->name)).arg(sequence);
    result->scenario = std::make_shared<const scenario::Scenario>(*std::move(scenario));
    result->sequence = sequence;
    result->wall_s = job.elapsed_seconds();
    runner_.conclude(job,
                     [this, done = RunResultPointer(std::move(result))] { Q_EMIT finished(done); });
  };
  const JobId id = runner_.start(work);
  Q_EMIT started(id);
  return id;
}

void RunController::cancel() {
  if (!runner_.is_running()) return;
  runner_.cancel([this] { Q_EMIT cancelled(); });
}

}  // namespace sojourn::gui
