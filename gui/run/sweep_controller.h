// A sweep: one field of the document over many values, all with the same random numbers.
//
// Lives in the window's thread, works in a worker thread; start() while a sweep is under way
// replaces it. Points share the threads and end together (models/simulation/simulate.h).
#pragma once

#include <QObject>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "gui/run/run_controller.h"
#include "gui/run/sweep.h"

namespace sojourn::gui {

struct SweepResult {
  std::string path;  // that was varied
  std::vector<SweepPoint> points;
  std::optional<Knee> knee;
  std::optional<Crossing> max_sustainable;
  double wall_s = 0;
};
using SweepResultPointer = std::shared_ptr<const SweepResult>;

// What a point changes in the document; called in the worker thread.
using PointOverrides = std::function<std::vector<scenario::Override>(const SweepValue&)>;

class SweepController : public QObject {
  Q_OBJECT

 public:
  explicit SweepController(QObject* parent = nullptr);

  // Values from parse_range(), rising. Each is put at `path`, as in scenario::Override, unless
  // `overrides` says what it means.
  JobId start(ScenarioSource source, std::string path, std::vector<SweepValue> values,
              PointOverrides overrides = {}, RunOptions options = {});
  void cancel();
  bool isRunning() const { return runner_.is_running(); }

 Q_SIGNALS:
  void started(quint64 job);
  void progress(const sojourn::gui::RunProgress& progress);  // of all points together
  void finished(const sojourn::gui::SweepResultPointer& result);
  void cancelled();
  void failed(const sojourn::gui::ParseErrors& errors);  // of the first point that is not valid

 private:
  JobRunner runner_;
};

}  // namespace sojourn::gui
