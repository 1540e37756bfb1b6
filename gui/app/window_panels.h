// The panels around the canvas and the docks they stand in.
#pragma once

#include <QAction>
#include <QDockWidget>
#include <QLabel>
#include <QMainWindow>
#include <QString>
#include <map>

#include "gui/app/workbench.h"
#include "gui/canvas/canvas_view.h"
#include "gui/panels/compare_panel.h"
#include "gui/panels/fault_timeline.h"
#include "gui/panels/history_panel.h"
#include "gui/panels/inspector.h"
#include "gui/panels/json_view.h"
#include "gui/panels/live_panel.h"
#include "gui/panels/outline.h"
#include "gui/panels/palette.h"
#include "gui/panels/problems_panel.h"
#include "gui/panels/results_panel.h"
#include "gui/panels/run_status.h"
#include "gui/panels/slo_editor.h"
#include "gui/panels/sweep_panel.h"
#include "gui/panels/whatif_panel.h"

namespace sojourn::gui {

class WindowPanels {
 public:
  WindowPanels(QMainWindow& window, Workbench& bench);

  // By the name that --show takes: "summary", "what-if", "json" …; nullptr if there is none.
  QDockWidget* dock(const QString& name) const;
  // In front, and with the focus.
  void show(const QString& name) const;
  QStringList names() const;
  QList<QAction*> toggles() const;
  void refreshTheme();
  // The sizes of the first start; once the window is shown.
  void size();

  CanvasView* canvas;
  Palette* palette;
  Outline* outline;
  Inspector* inspector;
  JsonView* json;
  ProblemsPanel* problems;
  FaultTimeline* faults;
  SloEditor* slos;
  ResultsPanel* results;
  WhatIfPanel* what_if;
  SweepPanel* sweep;
  ComparePanel* compare;
  LivePanel* live;
  HistoryPanel* history;
  RunStatus* status;
  QLabel* problem_count;
  QLabel* selection_count;

 private:
  QDockWidget* make(const char* name, const QString& title, QWidget* panel);
  void add(const char* name, const QString& title, QWidget* panel, Qt::DockWidgetArea area);
  void addBehind(const char* front, const char* name, const QString& title, QWidget* panel);

  QMainWindow& window_;
  QStringList names_;
  std::map<QString, QDockWidget*> docks_;
};

}  // namespace sojourn::gui
