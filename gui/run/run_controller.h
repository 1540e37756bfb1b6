// Runs of the document: scenario text in, an immutable result out.
//
// Lives in the window's thread; text is read and simulated in a worker thread. start() while a run
// is under way replaces it: what the older one says is dropped. Progress comes at most 20 times a
// second. Times in seconds.
#pragma once

#include <QObject>
#include <QString>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "gui/run/job.h"
#include "models/report/slo.h"
#include "models/results/results.h"
#include "models/scenario/scenario_json.h"

namespace sojourn::gui {

using ScenarioPointer = std::shared_ptr<const scenario::Scenario>;
using ParseErrors = std::vector<scenario::ParseError>;

// What is simulated: a document and fields replaced in it.
struct ScenarioSource {
  std::string text;
  std::vector<scenario::Override> overrides;
};

struct RunOptions {
  std::optional<std::uint32_t> replications = std::nullopt;  // instead of the scenario's
  // Relative half-width of mean and p99 to be reached, instead of a number of replications.
  std::optional<double> precision = std::nullopt;
  std::optional<std::uint64_t> seed = std::nullopt;
  unsigned threads = 0;  // 0: all of the machine
};

// The same for the simulator, with what a job adds.
simulation::Options simulation_options(const Job& job, const RunOptions& options,
                                       std::function<void(const RunProgress&)> progress);

// Of a run, or of a results file: then there is neither text nor scenario nor any verdict.
struct RunResult {
  results::Results results;
  std::string text;          // of the document
  ScenarioPointer scenario;  // with the overrides; null: not known
  std::vector<report::SloVerdict> verdicts;
  QString label;
  std::uint64_t sequence = 0;  // of the run, from 1; 0: from a file
  double wall_s = 0;
};
using RunResultPointer = std::shared_ptr<const RunResult>;

class RunController : public QObject {
  Q_OBJECT

 public:
  explicit RunController(QObject* parent = nullptr);

  // Returns at once; the job's number.
  JobId start(ScenarioSource source, RunOptions options = {});

  // Answered by cancelled() once the worker is free; nothing of the run is kept.
  void cancel();

  bool isRunning() const { return runner_.is_running(); }

 Q_SIGNALS:
  void started(quint64 job);
  void progress(const sojourn::gui::RunProgress& progress);
  void finished(const sojourn::gui::RunResultPointer& result);
  void cancelled();
  void failed(const sojourn::gui::ParseErrors& errors);

 private:
  std::uint64_t sequence_ = 0;
  JobRunner runner_;
};

}  // namespace sojourn::gui
