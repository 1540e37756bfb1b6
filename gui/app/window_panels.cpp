#include "gui/app/window_panels.h"

#include <QCoreApplication>
#include <QStatusBar>

namespace sojourn::gui {
namespace {

QString tr(const char* text) {
  return QCoreApplication::translate("sojourn", text);
}

}  // namespace

WindowPanels::WindowPanels(QMainWindow& window, Workbench& bench)
    : canvas(new CanvasView(bench.document)),
      palette(new Palette),
      outline(new Outline(bench.document)),
      inspector(new Inspector(bench.document)),
      json(new JsonView(bench.document)),
      problems(new ProblemsPanel(bench.checker)),
      faults(new FaultTimeline(bench.document)),
      slos(new SloEditor(bench.document)),
      results(new ResultsPanel(&bench.store, &bench.recordings)),
      what_if(new WhatIfPanel(&bench.what_if)),
      sweep(new SweepPanel(&bench.sweeps)),
      compare(new ComparePanel(&bench.store, &bench.comparisons)),
      live(new LivePanel(&bench.live)),
      history(new HistoryPanel(&bench.store)),
      status(new RunStatus),
      problem_count(new QLabel),
      selection_count(new QLabel),
      window_(window) {
  window.setCentralWidget(canvas);
  window.setDockOptions(QMainWindow::AnimatedDocks | QMainWindow::AllowTabbedDocks |
                        QMainWindow::AllowNestedDocks);
  window.setCorner(Qt::BottomRightCorner, Qt::RightDockWidgetArea);

  add("palette", tr("Palette"), palette, Qt::LeftDockWidgetArea);
  add("outline", tr("Outline"), outline, Qt::LeftDockWidgetArea);
  add("inspector", tr("Inspector"), inspector, Qt::RightDockWidgetArea);
  add("json", tr("JSON"), json, Qt::RightDockWidgetArea);
  add("results", tr("Results"), results, Qt::BottomDockWidgetArea);
  add("what-if", tr("What if"), what_if, Qt::BottomDockWidgetArea);
  add("sweep", tr("Sweep"), sweep, Qt::BottomDockWidgetArea);
  add("compare", tr("Compare"), compare, Qt::BottomDockWidgetArea);
  add("live", tr("Validate live"), live, Qt::BottomDockWidgetArea);
  add("history", tr("Runs"), history, Qt::BottomDockWidgetArea);
  add("slos", tr("SLOs"), slos, Qt::BottomDockWidgetArea);
  add("timeline", tr("Failures"), faults, Qt::BottomDockWidgetArea);
  add("problems", tr("Problems"), problems, Qt::BottomDockWidgetArea);

  problem_count->setObjectName("problem_count");
  selection_count->setObjectName("selection_count");
  window.statusBar()->addPermanentWidget(selection_count);
  window.statusBar()->addPermanentWidget(problem_count);
  window.statusBar()->addPermanentWidget(status);
}

void WindowPanels::add(const char* name, const QString& title, QWidget* panel,
                       Qt::DockWidgetArea area) {
  auto* const dock = new QDockWidget(title, &window_);
  dock->setObjectName(QString("dock_") + name);
  dock->setWidget(panel);
  window_.addDockWidget(area, dock);
  docks_.emplace(name, dock);
  names_.append(name);
}

QDockWidget* WindowPanels::dock(const QString& name) const {
  const auto found = docks_.find(name);
  return found == docks_.end() ? nullptr : found->second;
}

void WindowPanels::show(const QString& name) const {
  QDockWidget* const wanted = dock(name);
  if (wanted == nullptr) return;
  wanted->show();
  wanted->raise();
  wanted->widget()->setFocus(Qt::OtherFocusReason);
}

QStringList WindowPanels::names() const {
  return names_;
}

QList<QAction*> WindowPanels::toggles() const {
  QList<QAction*> actions;
  for (const QString& name : names_) {
    QAction* const toggle = dock(name)->toggleViewAction();
    toggle->setObjectName("panel_" + name);
    toggle->setStatusTip(tr("Show or hide the panel %1").arg(dock(name)->windowTitle()));
    actions.append(toggle);
  }
  return actions;
}

void WindowPanels::tabify(std::initializer_list<const char*> names) {
  for (auto name = names.begin() + 1; name != names.end(); ++name) {
    window_.tabifyDockWidget(dock(*names.begin()), dock(*name));
  }
  dock(*names.begin())->raise();
}

void WindowPanels::arrange() {
  tabify({"inspector", "json"});
  tabify({"results", "what-if", "sweep", "compare", "live", "history", "slos", "timeline",
          "problems"});
  window_.resizeDocks({dock("palette"), dock("inspector")}, {230, 360}, Qt::Horizontal);
  window_.resizeDocks({dock("results")}, {330}, Qt::Vertical);
  window_.resizeDocks({dock("palette"), dock("outline")}, {260, 400}, Qt::Vertical);
}

void WindowPanels::refreshTheme() {
  canvas->refreshTheme();
  results->refreshTheme();
  what_if->refreshTheme();
  sweep->refreshTheme();
  compare->refreshTheme();
  live->refreshTheme();
}

}  // namespace sojourn::gui
