#include "gui/run/recording_controller.h"

#include <utility>

#include "models/simulation/simulate.h"

namespace sojourn::gui {

RecordingController::RecordingController(QObject* parent) : QObject(parent), runner_(this) {}

JobId RecordingController::start(ScenarioSource source) {
  const JobId id = runner_.start([this, source = std::move(source)](const Job& job) {
    auto scenario = scenario::parse_scenario(source.text, source.overrides);
    if (!scenario) {
      runner_.conclude(job,
                       [this, errors = std::move(scenario.error())] { Q_EMIT failed(errors); });
      return;
    }
    simulation::RecordOptions options;
    options.duration = recording_duration(*scenario, requests_max);
    options.cancelled = [&job] { return job.cancelled(); };
    simulation::RecordedRun run = simulation::simulate_recorded(*scenario, options);
    if (job.cancelled()) return;
    std::optional<Playback> playback =
        make_playback(*scenario, run.records, std::move(run.results), options.duration,
                      [&job] { return job.cancelled(); });
    if (!playback) return;
    auto made = std::make_shared<const Playback>(*std::move(playback));
    runner_.conclude(job, [this, made] { Q_EMIT finished(made); });
  });
  Q_EMIT started(id);
  return id;
}

void RecordingController::cancel() {
  if (!runner_.is_running()) return;
  runner_.cancel();
  Q_EMIT cancelled();
}

}  // namespace sojourn::gui
