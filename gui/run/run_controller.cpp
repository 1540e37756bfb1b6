#include "gui/run/run_controller.h"

#include <utility>

#include "models/simulation/simulate.h"

namespace sojourn::gui {

RunController::RunController(QObject* parent) : QObject(parent), runner_(this) {}

JobId RunController::start(ScenarioSource source, RunOptions options) {
  const std::uint64_t sequence = ++sequence_;
  const auto work = [this, source = std::move(source), options, sequence](const Job& job) {
    auto scenario = scenario::parse_scenario(source.text, source.overrides);
    if (!scenario) {
      job.deliver([this, id = job.id(), errors = std::move(scenario.error())] {
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
    job.deliver([this, id = job.id(), done = RunResultPointer(std::move(result))] {
      runner_.ended(id);
      Q_EMIT finished(done);
    });
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
