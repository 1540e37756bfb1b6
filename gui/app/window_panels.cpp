#include "gui/app/window_panels.h"

#include <QCoreApplication>
#include <QStatusBar>
#include <QTabBar>

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
  addBehind("inspector", "json", tr("JSON"), json);
  add("results", tr("Results"), results, Qt::BottomDockWidgetArea);
  addBehind("results", "what-if", tr("What if"), what_if);
  addBehind("results", "sweep", tr("Sweep"), sweep);
  addBehind("results", "compare", tr("Compare"), compare);
  addBehind("results", "live", tr("Validate live"), live);
  addBehind("results", "history", tr("Runs"), history);
  addBehind("results", "slos", tr("SLOs"), slos);
  addBehind("results", "timeline", tr("Failures"), faults);
  addBehind("results", "problems", tr("Problems"), problems);
  for (const char* const name : {"inspector", "results"}) dock(name)->raise();
  QObject::connect(dock("json"), &QDockWidget::visibilityChanged, json, &JsonView::setInView);
  for (QTabBar* const tabs : window.findChildren<QTabBar*>()) {
    if (tabs->accessibleName().isEmpty()) tabs->setAccessibleName(tr("Panels"));
  }

  problem_count->setObjectName("problem_count");
  selection_count->setObjectName("selection_count");
  window.statusBar()->addPermanentWidget(selection_count);
  window.statusBar()->addPermanentWidget(problem_count);
  window.statusBar()->addPermanentWidget(status);
}

QDockWidget* WindowPanels::make(const char* name, const QString& title, QWidget* panel) {
  auto* const dock = new QDockWidget(title, &window_);
  dock->setObjectName(QString("dock_") + name);
  dock->setWidget(panel);
  docks_.emplace(name, dock);
  names_.append(name);
  return dock;
}

void WindowPanels::add(const char* name, const QString& title, QWidget* panel,
                       Qt::DockWidgetArea area) {
  window_.addDockWidget(area, make(name, title, panel));
}

void WindowPanels::addBehind(const char* front, const char* name, const QString& title,
                             QWidget* panel) {
  QDockWidget* const behind = make(name, title, panel);
  window_.tabifyDockWidget(dock(front), behind);
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

void WindowPanels::size() {
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
