// What the window does with runs: start, stop, show, play.
#include <QDockWidget>
#include <QStatusBar>
#include <memory>
#include <optional>
#include <utility>

#include "gui/app/main_window.h"
#include "gui/app/run_overlay.h"
#include "gui/core/message_words.h"
#include "gui/core/tree_reader.h"

namespace sojourn::gui {
namespace {

constexpr int message_ms = 8000;

}  // namespace

void MainWindow::connectRuns() {
  connect(&bench_.runs, &RunController::finished, this, &MainWindow::takeRun);
  connect(&bench_.runs, &RunController::cancelled, this, &MainWindow::updateRunActions);
  connect(&bench_.runs, &RunController::failed, this, [this](const ParseErrors& errors) {
    if (!errors.empty()) {
      prompts_->showError(problem_words(errors.front(), bench_.document.title().toStdString()));
    }
    updateRunActions();
  });
  panels_.status->follow(&bench_.runs);
  connect(&bench_.store, &ResultStore::loaded, this, [this](quint64 run) {
    if (const StoredRun* const stored = bench_.store.find(run)) showRun(stored->result);
  });
  connect(&bench_.store, &ResultStore::loadFailed, this,
          [this](const QString& path, const QString& message) {
            prompts_->showError(
                tr("%1 could not be read: %2").arg(path, message_words(message.toStdString())));
          });
  connect(&bench_.store, &ResultStore::validationLoaded, this,
          [this](const ValidationPointer& validation) {
            panels_.live->showValidation(validation);
            showPanel("live");
          });
  connect(&bench_.checker, &Checker::checked, this, &MainWindow::updateRunActions);
  connect(actions_.run, &QAction::triggered, this, &MainWindow::run);
}

void MainWindow::connectRunPanels() {
  connect(panels_.history, &HistoryPanel::runActivated, this, [this](RunId id) {
    if (const StoredRun* const stored = bench_.store.find(id)) showRun(stored->result);
  });
  // The sweep looks at every place of the document: it does so while it is seen, and only then.
  struct Told {
    bool is_seen = false;
    quint64 revision = 0;  // that it has
  };
  const auto told = std::make_shared<Told>();
  const auto follow = [this, told] {
    const CheckResult& check = bench_.checker.result();
    if (!told->is_seen || check.has_errors() || told->revision == check.revision) return;
    told->revision = check.revision;
    panels_.sweep->setDocument(bench_.document.tree(), bench_.document.text(),
                               Schema::of_scenarios());
  };
  connect(&bench_.checker, &Checker::checked, panels_.sweep, follow);
  connect(panels_.dock("sweep"), &QDockWidget::visibilityChanged, panels_.sweep,
          [told, follow](bool is_seen) {
            told->is_seen = is_seen;
            follow();
          });
  panels_.live->setSourceOf([this]() -> std::optional<ScenarioSource> {
    if (bench_.document.isDraft() || bench_.checker.checkNow().has_errors()) {
      showPanel("problems");
      return std::nullopt;
    }
    return bench_.source();
  });
  const auto shows = [this](QAction* action, const char* panel) {
    connect(action, &QAction::triggered, this, [this, panel] { showPanel(panel); });
  };
  shows(actions_.what_if, "what-if");
  shows(actions_.sweep, "sweep");
  shows(actions_.compare, "compare");
  shows(actions_.validate_live, "live");
}

// It simulates while people look at it, and only then: a dock behind others counts as visible to
// Qt.
void MainWindow::connectWhatIf() {
  const auto follow = [this] {
    if (!is_asking_what_if_ || bench_.checker.result().has_errors()) return;
    panels_.what_if->setDocument(bench_.document.tree(), bench_.document.text(),
                                 Schema::of_scenarios());
  };
  connect(&bench_.checker, &Checker::checked, panels_.what_if, follow);
  connect(panels_.dock("what-if"), &QDockWidget::visibilityChanged, this, [=, this](bool is_seen) {
    is_asking_what_if_ = is_seen;
    if (is_seen) {
      follow();
    } else {
      bench_.what_if.cancel();
    }
  });
  connect(panels_.what_if, &WhatIfPanel::answerChanged, this,
          [this](const WhatIfAnswerPointer& answer) {
            if (answer) {
              panels_.canvas->setOverlay(overlay_of(answer->results, answer->scenario.get()));
            }
          });
  const auto apply = [this](const PlaceValues& values) {
    bench_.document.edit(tr("Apply what-if"), [&](TreeEdit& edit) {
      for (const auto& [pointer, json] : values) {
        if (auto value = read_tree(json)) edit.set(pointer, std::move(*value));
      }
    });
    statusBar()->showMessage(tr("The values are in the document now."), message_ms);
  };
  connect(panels_.what_if, &WhatIfPanel::applyRequested, this, apply);
  connect(panels_.sweep, &SweepPanel::pointActivated, this, apply);
  connect(panels_.inspector, &Inspector::knobRequested, this, [this](const QString& pointer) {
    bench_.checker.checkNow();
    showPanel("what-if");
    panels_.what_if->addKnob(pointer.toStdString());
  });
}

void MainWindow::connectPlayback() {
  PlaybackBar* const bar = panels_.results->playbackBar();
  connect(bar, &PlaybackBar::timeChanged, this, &MainWindow::showFrame);
  connect(bar, &PlaybackBar::timeChanged, panels_.faults, &FaultTimeline::setCrosshair);
  connect(panels_.results, &ResultsPanel::playbackReady, this, [this, bar] {
    updateRunActions();
    if (std::exchange(plays_when_ready_, false)) bar->play();
  });
  connect(panels_.results, &ResultsPanel::crosshairMoved, panels_.faults,
          &FaultTimeline::setCrosshair);
  connect(panels_.faults, &FaultTimeline::crosshairMoved, panels_.results,
          &ResultsPanel::setCrosshair);
  connect(panels_.results, &ResultsPanel::timeRangeChanged, panels_.faults,
          &FaultTimeline::setTimeRange);
  connect(panels_.faults, &FaultTimeline::timeRangeChanged, panels_.results,
          &ResultsPanel::setTimeRange);
  connect(actions_.play, &QAction::triggered, this, &MainWindow::play);
  connect(actions_.step, &QAction::triggered, this, [bar] { bar->step(1); });
}

void MainWindow::connectStops() {
  connect(actions_.stop, &QAction::triggered, this, &MainWindow::stop);
}

void MainWindow::run() {
  if (bench_.checker.checkNow().has_errors()) {
    showPanel("problems");
    return;
  }
  bench_.runs.start(bench_.source());
  updateRunActions();
}

void MainWindow::stop() {
  bench_.runs.cancel();
  bench_.recordings.cancel();
  bench_.sweeps.cancel();
  bench_.comparisons.cancel();
  bench_.what_if.cancel();
  bench_.layout.cancel();
  bench_.live.cancel();
}

bool MainWindow::isBusy() const {
  return bench_.runs.isRunning() || bench_.recordings.isRunning() || bench_.sweeps.isRunning() ||
         bench_.comparisons.isRunning() || bench_.layout.isRunning() || bench_.live.isRunning();
}

void MainWindow::takeRun(const RunResultPointer& result) {
  bench_.store.add(result);
  showRun(result);
  showPanel("results");
  updateRunActions();
}

void MainWindow::showRun(const RunResultPointer& result) {
  shown_run_ = result;
  panels_.results->showResult(result);
  panels_.canvas->setOverlay(overlay_of(result->results, result->scenario.get()));
}

// What is not recorded yet is recorded first.
void MainWindow::play() {
  panels_.show("results");
  if (panels_.results->playback()) {
    panels_.results->playbackBar()->toggle();
  } else {
    plays_when_ready_ = true;
    panels_.results->showTab(ResultsPanel::time_tab);
  }
}

void MainWindow::showFrame(double seconds) {
  const PlaybackPointer& playback = panels_.results->playback();
  const bool is_at_rest = seconds <= 0 && !panels_.results->playbackBar()->isPlaying();
  if (!playback || is_at_rest) return;  // the averages of the run stay
  const scenario::Scenario* const scenario = shown_run_ ? shown_run_->scenario.get() : nullptr;
  panels_.canvas->setOverlay(overlay_at(*playback, scenario, seconds));
}

void MainWindow::updateRunActions() {
  const CheckResult& check = bench_.checker.result();
  const bool may_run = !check.has_errors() && !bench_.document.isDraft();
  actions_.run->setEnabled(may_run && !bench_.runs.isRunning());
  actions_.run->setToolTip(may_run ? actions_.run->statusTip() + " (F5)"
                                   : tr("The scenario has errors; see Problems"));
  actions_.stop->setEnabled(true);
  actions_.play->setEnabled(shown_run_ != nullptr && shown_run_->scenario != nullptr);
  actions_.step->setEnabled(panels_.results->playback() != nullptr);
}

}  // namespace sojourn::gui
