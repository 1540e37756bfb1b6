// Turn a knob and see latency move: a value replaced in the document is answered by a short
// simulation at once, and refined in the background until the intervals are tight or the scenario's
// own run has been simulated whole.
//
// Lives in the window's thread and returns at once from every call; takes values at the rate of a
// slider, the newest wins and nothing queues up. Every answer uses the scenario's seed, so that
// equal values give equal figures and neighbouring values share their noise (common random
// numbers). How long the first answer is simulated follows from visits per second measured on the
// answers before it. Times in seconds.
#pragma once

#include <QObject>
#include <atomic>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "gui/run/run_controller.h"

namespace sojourn::gui {

struct WhatIfAnswer {
  JobId job = 0;  // rises with every value set
  int level = 0;  // -1: by theory; 0: the first simulation, then rising
  bool is_final = false;
  // Per class latency, histogram, throughput and errors; per service utilization and queue;
  // `unstable`. Without series.
  results::Results results;
  std::vector<scenario::Override> values;  // set since the base
  ScenarioPointer scenario;
  double tightness = 0;  // largest relative half-width of mean and p99; infinite: not known
  double wall_s = 0;     // from setValue() until this answer was there
};
using WhatIfAnswerPointer = std::shared_ptr<const WhatIfAnswer>;

// What theory says without simulating, if it says anything; called in the worker thread.
using InstantAnswer = std::function<std::optional<results::Results>(const scenario::Scenario&)>;

struct WhatIfOptions {
  double first_answer_s = 0.03;  // simulated time aims at this much of the clock
  double refinement_s = 10;      // at most, all levels of an answer together
  double precision = 0.02;       // tight enough: relative half-width of mean and p99
  unsigned threads = 0;          // 0: all of the machine
};

class WhatIfController : public QObject {
  Q_OBJECT

 public:
  explicit WhatIfController(QObject* parent = nullptr);

  void setOptions(const WhatIfOptions& options) { options_ = options; }
  void setInstantAnswer(InstantAnswer instant) { instant_ = std::move(instant); }

  // Another document: values and the ghost are gone, and the document itself is answered.
  JobId setBase(ScenarioSource base);

  // A dot path or JSON pointer, and its new value as JSON ("5", "\"80/s\"") or bare text.
  JobId setValue(const std::string& path, const std::string& json);
  JobId setValues(std::vector<scenario::Override> values);  // instead of all set before

  void cancel();  // the answers so far stay

  bool isRunning() const { return runner_.is_running(); }

  // The newest one, and the last final one before it, which is shown behind it; or null.
  const WhatIfAnswerPointer& currentAnswer() const { return answer_; }
  const WhatIfAnswerPointer& ghost() const { return ghost_; }

 Q_SIGNALS:
  void answer(const sojourn::gui::WhatIfAnswerPointer& answer);
  void failed(const sojourn::gui::ParseErrors& errors);

 private:
  JobId ask();
  void take(const WhatIfAnswerPointer& answer);

  ScenarioSource base_;
  std::vector<scenario::Override> values_;
  WhatIfOptions options_;
  InstantAnswer instant_;
  WhatIfAnswerPointer answer_, ghost_, final_;
  // Visits per second of the clock, a power of two; changed by the worker.
  std::shared_ptr<std::atomic<double>> speed_;
  JobRunner runner_;
};

}  // namespace sojourn::gui
