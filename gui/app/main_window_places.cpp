// What is selected: canvas, outline, inspector, JSON view and problems speak of the same place.
#include <QScopedValueRollback>
#include <QStatusBar>
#include <algorithm>

#include "gui/app/main_window.h"
#include "gui/core/topology.h"
#include "gui/core/tree_reader.h"
#include "gui/panels/fit_dialog.h"

namespace sojourn::gui {
namespace {

// The service or workload that a place belongs to; empty if none.
std::string node_at(const QString& pointer) {
  const std::vector<std::string> keys = keys_of(pointer.toStdString());
  const bool is_node = keys.size() >= 2 && (keys[0] == "services" || keys[0] == "workloads");
  return is_node ? keys[1] : std::string();
}

}  // namespace

void MainWindow::connectPlaces() {
  connect(panels_.canvas, &CanvasView::selectionChanged, this, &MainWindow::showCanvasSelection);
  connect(panels_.canvas, &CanvasView::edgeActivated, this,
          [this](const std::string&, const std::string&) { showPanel("inspector"); });
  const auto follow = [this](auto* panel, auto signal) {
    connect(panel, signal, this,
            [this, panel](const QString& pointer) { showPlaces({pointer}, panel); });
  };
  follow(panels_.outline, &Outline::placeSelected);
  follow(panels_.problems, &ProblemsPanel::placeSelected);
  follow(panels_.faults, &FaultTimeline::faultSelected);
  follow(panels_.slos, &SloEditor::placeSelected);
  follow(panels_.json, &JsonView::placeSelected);
  connect(panels_.outline, &Outline::placesSelected, this,
          [this](const QStringList& pointers) { showPlaces(pointers, panels_.outline); });
  connect(panels_.results, &ResultsPanel::serviceActivated, this,
          [this](const QString& name) { panels_.canvas->selectNode(name.toStdString()); });
  connect(panels_.palette, &Palette::placeRequested, panels_.canvas, [this](NodeKind kind) {
    panels_.canvas->addKind(kind);
    panels_.canvas->setFocus();
  });
  connect(panels_.inspector, &Inspector::fitRequested, this, &MainWindow::fitDistribution);
}

void MainWindow::connectProblems() {
  connect(&bench_.checker, &Checker::checked, this, [this] {
    const std::vector<Problem>& problems = bench_.checker.result().problems;
    panels_.inspector->setProblems(problems);
    panels_.json->setProblems(problems);
    showProblemCount();
  });
  const auto say = [this](const QString& reason) { statusBar()->showMessage(reason, 8000); };
  connect(panels_.outline, &Outline::objected, this, say);
  connect(panels_.slos, &SloEditor::objected, this, say);
}

void MainWindow::showProblemCount() {
  const std::vector<Problem>& problems = bench_.checker.result().problems;
  const auto errors =
      static_cast<int>(std::ranges::count(problems, Problem::Severity::error, &Problem::severity));
  const auto warnings = static_cast<int>(problems.size()) - errors;
  QString text = QString::fromUtf8("✓ ") + tr("no problems");
  if (errors > 0) {
    text = QString::fromUtf8("✕ ") + tr("%n error(s)", nullptr, errors);
  } else if (warnings > 0) {
    text = QString::fromUtf8("! ") + tr("%n warning(s)", nullptr, warnings);
  }
  panels_.problem_count->setText(text);
}

void MainWindow::showPlaces(const QStringList& pointers, const QObject* origin) {
  if (is_showing_places_) return;
  const QScopedValueRollback guard(is_showing_places_, true);
  // Nothing in particular: how the scenario is run.
  panels_.inspector->setPlaces(pointers.isEmpty() ? QStringList{"/run"} : pointers);
  if (pointers.isEmpty()) return;
  const QString& first = pointers.front();
  if (origin != panels_.canvas) {
    const std::string node = node_at(first);
    if (!node.empty()) panels_.canvas->selectNode(node);
  }
  if (origin != panels_.outline) panels_.outline->showPlace(first);
  if (origin == panels_.problems) panels_.inspector->showPlace(first);
  if (origin != panels_.json) panels_.json->showPlace(first);
  showSelectionCount();
}

void MainWindow::showCanvasSelection() {
  showSelectionCount();
  QStringList pointers;
  for (const std::string& name : panels_.canvas->selectedNodes()) {
    pointers.append(QString::fromStdString(pointer_of_node(bench_.document.tree(), name)));
  }
  if (const auto edge = panels_.canvas->selectedEdge()) {
    pointers.append(
        QString::fromStdString(pointer_to("/calls", edge->caller + ">" + edge->callee)));
  }
  showPlaces(pointers, panels_.canvas);
}

void MainWindow::showSelectionCount() {
  const auto count = static_cast<int>(panels_.canvas->selectedNodes().size());
  panels_.selection_count->setText(count > 1 ? tr("%n selected", nullptr, count) : QString());
}

void MainWindow::fitDistribution(const QString& pointer) {
  FitDialog dialog(pointer.toStdString(), this);
  connect(&dialog, &FitDialog::fitted, this, [this](const QString& place, const QString& json) {
    bench_.document.edit(tr("Fit a distribution"), [&](TreeEdit& edit) {
      if (auto value = read_tree(json.toStdString())) {
        edit.set(place.toStdString(), std::move(*value));
      }
    });
  });
  dialog.exec();
}

}  // namespace sojourn::gui
