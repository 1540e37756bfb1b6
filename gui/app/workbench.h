// What a window works with, without anything to see: the document, what is wrong with it, its runs.
#pragma once

#include <QObject>

#include "gui/core/autosave.h"
#include "gui/core/checker.h"
#include "gui/core/document.h"
#include "gui/run/comparison_controller.h"
#include "gui/run/layout_job.h"
#include "gui/run/live_validation.h"
#include "gui/run/recording_controller.h"
#include "gui/run/result_store.h"
#include "gui/run/run_controller.h"
#include "gui/run/sweep_controller.h"
#include "gui/run/what_if_controller.h"

namespace sojourn::gui {

// Members in the order of use: what comes first lives longest.
struct Workbench {
  explicit Workbench(const QString& recovery_folder = {}) : autosave(document, recovery_folder) {}

  Document document;
  Checker checker{document};
  Autosave autosave;
  ResultStore store;
  RunController runs;
  RecordingController recordings;
  WhatIfController what_if;
  SweepController sweeps;
  ComparisonController comparisons;
  LayoutJob layout;
  LiveValidation live;

  ScenarioSource source() const { return {.text = document.text(), .overrides = {}}; }
};

}  // namespace sojourn::gui
