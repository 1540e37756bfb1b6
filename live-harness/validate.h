// A prediction held against a measurement: deploy, calibrate, predict, replay, compare.
//
// Prediction and measurement are paired: both see the same arrivals and the same demands, those of
// one replication, so that their difference shows the model's error and not sampling noise. A
// measurement on a contaminated host is repeated up to twice.
#pragma once

#include <cstdint>
#include <expected>
#include <filesystem>
#include <functional>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "engine/time.h"
#include "live-harness/calibrate.h"
#include "live-harness/deployment.h"
#include "models/report/comparison.h"
#include "models/results/records.h"
#include "models/results/results.h"
#include "models/scenario/scenario.h"

namespace sojourn::live {

struct ValidationOptions {
  std::optional<engine::Duration> duration;  // instead of the scenario's, its warm-up scaled along
  std::uint32_t runs = 1;                    // each with arrivals and demands of its own
  bool calibrate = true;
  std::uint32_t replications = 20;  // of the independent prediction
  std::filesystem::path programs;
  bool keep_folder = false;
  std::function<void(const std::string&)> on_progress;
  std::function<bool()> cancelled;
};

struct ValidationRun {
  results::Results predicted;  // paired; intervals: what the calibration's own intervals leave open
  results::Results measured;
  report::Comparison comparison;
  std::vector<results::RequestRecord> predicted_records, measured_records;
};

struct Validation {
  scenario::Scenario model;      // as deployed, calibrated: what was simulated
  results::Results independent;  // of any run of the model; intervals: 95 % of single runs
  std::vector<ValidationRun> runs;
  std::vector<std::string> warnings;
};

// The error is for people: a part that did not start or died, or a plan beyond the caps.
std::expected<Validation, std::string> validate(const scenario::Scenario& scenario,
                                                std::string_view scenario_text,
                                                const ValidationOptions& options);

// Errors by request class and figure; a tolerance is breached when the median is beyond it. Runs
// that were invalid have no errors and do not count.
struct ErrorSummary {
  std::string request;
  std::string figure;
  std::vector<std::optional<double>> errors;  // by run
  double median = 0;
  std::optional<double> tolerance;
  bool breached = false;
};
std::vector<ErrorSummary> summarize_errors(const std::vector<ValidationRun>& runs);

// The run that stands for all: of those not invalid the one whose error of the first class's mean
// is the median; the last one if all are invalid. At least one run (an invariant).
std::size_t shown_run(const std::vector<ValidationRun>& runs);

// How many measured latency and throughput figures lie inside the independent prediction's
// intervals, and how many there are.
std::pair<std::size_t, std::size_t> coverage(const results::Results& independent,
                                             const results::Results& measured);

}  // namespace sojourn::live
