#include "live-harness/calibrate.h"

#include <algorithm>
#include <string>
#include <utility>

#include <fmt/format.h>

#include "live-harness/calibrate_experiments.h"
#include "live-harness/replay.h"

namespace sojourn::live {

namespace {

using results::RequestRecord;
using scenario::Link;
using scenario::Scenario;
using scenario::ServiceId;
using scenario::WorkloadId;

class Campaign {
 public:
  Campaign(const Scenario& scenario, const Addresses& addresses, const CalibrationOptions& options)
      : scenario_(scenario),
        addresses_(addresses),
        options_(options),
        visits_(scenario.links.size()),
        saturated_(scenario.services.size()) {}

  Calibration run() {
    for (std::uint32_t index = 0; index < scenario_.workloads.size(); ++index) {
      say(fmt::format("one user at a time of {}", scenario_.workloads[index].name));
      low_load({index});
    }
    for (std::uint32_t index = 0; index < scenario_.services.size(); ++index) {
      saturate({index});
    }
    Calibration calibration = constants_from(scenario_, visits_, saturated_);
    calibration.warnings.insert(calibration.warnings.begin(), warnings_.begin(), warnings_.end());
    return calibration;
  }

 private:
  void say(const std::string& what) const {
    if (options_.on_progress) {
      options_.on_progress(what);
    }
  }

  bool cancelled() const { return options_.cancelled && options_.cancelled(); }

  // The records of the requests sent after the first tenth: the first ones wake everything up.
  std::vector<RequestRecord> perform(const Experiment& experiment, engine::Duration duration) {
    if (cancelled()) {
      return {};
    }
    ReplayOptions options;
    options.replication = calibration_replication;
    options.duration = duration;
    options.cancelled = options_.cancelled;
    ReplayRun run = replay(experiment.scenario, experiment.addresses, options);
    if (!run.aborted.empty()) {
      warnings_.push_back("calibration: " + run.aborted);
    }
    std::erase_if(run.records, [&](const RequestRecord& record) {
      return record.intended - engine::time_zero < duration / 10;
    });
    return std::move(run.records);
  }

  void low_load(WorkloadId workload) {
    const Experiment experiment = low_load_experiment(scenario_, addresses_, workload);
    const auto records = perform(experiment, options_.low_load);
    const auto samples = visit_samples(experiment.scenario, calibration_replication, records);
    for (std::size_t index = 0; index < samples.size(); ++index) {
      const Link& link = experiment.scenario.links[index];
      const auto caller = std::holds_alternative<WorkloadId>(link.caller)
                              ? std::variant<ServiceId, WorkloadId>(workload)
                              : link.caller;
      auto& visits = visits_[scenario_.link_index(caller, link.callee)];
      visits.insert(visits.end(), samples[index].begin(), samples[index].end());
    }
    count_failures(records, scenario_.workloads[workload.index].name);
  }

  void saturate(ServiceId service) {
    const auto experiment = saturation_experiment(scenario_, addresses_, service);
    if (!experiment) {
      return;
    }
    const scenario::Service& saturated = scenario_.services[service.index];
    say(fmt::format("all workers of {}/0 busy", saturated.name));
    const auto records = perform(*experiment, options_.saturation);
    if (count_failures(records, saturated.name) == 0) {
      saturated_[service.index] = saturated_samples(records, *saturated.workers);
    }
  }

  std::size_t count_failures(const std::vector<RequestRecord>& records, const std::string& whose) {
    const auto failures =
        static_cast<std::size_t>(std::ranges::count_if(records, [](const RequestRecord& record) {
          return record.outcome != results::Outcome::ok;
        }));
    if (failures > 0 && !cancelled()) {
      warnings_.push_back(fmt::format("calibration: {} of {} requests to {} failed", failures,
                                      records.size(), whose));
    }
    return failures;
  }

  const Scenario& scenario_;
  const Addresses& addresses_;
  const CalibrationOptions& options_;
  std::vector<std::vector<VisitSample>> visits_;  // by link
  std::vector<std::vector<double>> saturated_;    // by service
  std::vector<std::string> warnings_;
};

}  // namespace

Calibration calibrate(const Scenario& scenario, const Addresses& addresses,
                      const CalibrationOptions& options) {
  return Campaign(scenario, addresses, options).run();
}

}  // namespace sojourn::live
