// The window: puts the rooms together. What one part tells, another one follows; what people do
// goes to the document or to a controller, never from panel to panel.
#pragma once

#include <QMainWindow>
#include <QPointer>
#include <QStringList>
#include <memory>
#include <vector>

#include "gui/app/document_files.h"
#include "gui/app/prompts.h"
#include "gui/app/window_actions.h"
#include "gui/app/window_panels.h"
#include "gui/app/workbench.h"

namespace sojourn::gui {

class MainWindow : public QMainWindow {
  Q_OBJECT

 public:
  // Without prompts: Qt's dialogs. Recovery files are in the application's data folder if none is
  // named.
  explicit MainWindow(std::unique_ptr<Prompts> prompts = {}, const QString& recovery_folder = {});
  ~MainWindow() override;

  Document& document() { return bench_.document; }
  Checker& checker() { return bench_.checker; }
  Workbench& bench() { return bench_; }
  DocumentFiles& files() { return files_; }
  WindowPanels& panels() { return panels_; }
  WindowActions& actions() { return actions_; }
  CanvasView& canvas() { return *panels_.canvas; }

  // --- At the start

  void restoreLayout();  // of the window, as it was at the last end
  bool offerRecovery();  // true if unsaved changes were restored
  void showGallery();
  bool isUntouched() const;  // an empty document that nobody has edited

  // --- What people do

  void run();
  void stop();
  bool isBusy() const;
  bool showPanel(const QString& name);
  void fitCanvas();
  void openAnything(const QString& path);  // a scenario or results

 protected:
  void closeEvent(QCloseEvent* event) override;
  void dragEnterEvent(QDragEnterEvent* event) override;
  void dropEvent(QDropEvent* event) override;
  void changeEvent(QEvent* event) override;
  void showEvent(QShowEvent* event) override;

 private:
  // main_window.cpp
  void fillMenus();
  void makeToolBar();
  void connectDocument();
  void connectFileActions();
  void connectViewActions();
  void showTitle();
  void showProblemCount();
  void fillRecentMenu();
  void chooseAppearance(const QString& name);
  void chooseLanguage(const QString& name);
  void exportCanvas();
  void exportPlot();
  void writeCanonically();
  void autoLayout();

  // main_window_runs.cpp
  void connectRuns();
  void connectRunPanels();
  void connectWhatIf();
  void connectPlayback();
  void connectStops();
  void play();
  void takeRun(const RunResultPointer& result);
  void showRun(const RunResultPointer& result);
  void showFrame(double seconds);
  void updateRunActions();

  // main_window_places.cpp
  void connectPlaces();
  void connectProblems();
  void showPlaces(const QStringList& pointers, const QObject* origin);
  void showCanvasSelection();
  void showSelectionCount();
  void fitDistribution(const QString& pointer);

  QString recovery_folder_;
  std::unique_ptr<Prompts> prompts_;
  Workbench bench_;
  DocumentFiles files_;
  WindowPanels panels_;
  WindowActions actions_;
  RunResultPointer shown_run_;
  bool is_showing_places_ = false;
  bool plays_when_ready_ = false;
  bool is_asking_what_if_ = false;  // its panel is in front
  bool was_shown_ = false;
  bool has_layout_ = false;  // of an earlier session
};

}  // namespace sojourn::gui
