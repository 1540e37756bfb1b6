#include "gui/app/main_window.h"

#include <QApplication>
#include <QCloseEvent>
#include <QDragEnterEvent>
#include <QDropEvent>
#include <QFileInfo>
#include <QMimeData>
#include <QStatusBar>
#include <QToolBar>

#include "gui/app/command_palette.h"
#include "gui/app/dropped_file.h"
#include "gui/app/gallery.h"
#include "gui/app/gallery_dialog.h"
#include "gui/app/help_dialog.h"
#include "gui/app/recovery_dialog.h"
#include "gui/app/settings.h"
#include "gui/app/topology_layout.h"
#include "gui/app/translations.h"
#include "gui/core/recent_files.h"
#include "gui/core/scenario_edits.h"
#include "gui/core/tree_reader.h"
#include "models/scenario/scenario_json.h"

namespace sojourn::gui {
namespace {

constexpr int message_ms = 8000;

std::unique_ptr<Prompts> prompts_or_dialogs(std::unique_ptr<Prompts> prompts, QWidget* window) {
  return prompts ? std::move(prompts) : std::make_unique<DialogPrompts>(window);
}

}  // namespace

MainWindow::MainWindow(std::unique_ptr<Prompts> prompts, const QString& recovery_folder)
    : recovery_folder_(recovery_folder),
      prompts_(prompts_or_dialogs(std::move(prompts), this)),
      bench_(recovery_folder),
      files_(bench_.document, *prompts_),
      panels_(*this, bench_),
      actions_(*this) {
  setObjectName("main_window");
  setAcceptDrops(true);
  resize(1440, 900);
  fillMenus();
  makeToolBar();
  connectDocument();
  connectFileActions();
  connectViewActions();
  connectRuns();
  connectRunPanels();
  connectWhatIf();
  connectPlayback();
  connectStops();
  connectPlaces();
  connectProblems();
  bench_.document.reset(empty_document());
  updateRunActions();
  panels_.canvas->setFocus();
}

MainWindow::~MainWindow() {
  // Workers end before anything that they would tell; panels go before what they show.
  bench_.runs.cancel();
  bench_.recordings.cancel();
  bench_.what_if.cancel();
  bench_.sweeps.cancel();
  bench_.comparisons.cancel();
  bench_.layout.cancel();
  const QList<QObject*> parts = {
      &bench_.document,   &bench_.checker, &bench_.store,  &bench_.runs,
      &bench_.recordings, &bench_.what_if, &bench_.sweeps, &bench_.comparisons,
      &bench_.layout,     &bench_.live,    &files_};
  for (QObject* const part : parts + findChildren<QObject*>()) part->disconnect(this);
  if (QWidget* const focus = focusWidget()) focus->clearFocus();
  for (const QString& name : panels_.names()) delete panels_.dock(name);
  delete takeCentralWidget();
}

void MainWindow::fillMenus() {
  QUndoStack* const history = bench_.document.history();
  QAction* const undo = history->createUndoAction(this, tr("Undo"));
  undo->setObjectName("undo");
  undo->setShortcut(QKeySequence::Undo);
  QAction* const redo = history->createRedoAction(this, tr("Redo"));
  redo->setObjectName("redo");
  redo->setShortcuts({QKeySequence("Ctrl+Shift+Z"), QKeySequence("Ctrl+Y")});
  addActions({undo, redo});
  QAction* const before = actions_.edit_menu->actions().value(0);
  actions_.edit_menu->insertActions(before, {undo, redo});
  for (const char* const name :
       {"cut", "copy", "paste", "duplicate", "delete", "rename", "selectAll"}) {
    actions_.edit_menu->insertAction(before, canvas().action(QString("canvas.") + name));
  }
  for (QAction* const action : canvas().actions()) {
    const QString name = action->objectName();
    if (name.startsWith("canvas.align") || name.startsWith("canvas.distribute")) {
      actions_.adopt(actions_.arrange_menu, action);
    } else if (name.startsWith("canvas.zoom") || name.startsWith("canvas.fit")) {
      actions_.adopt(actions_.view_menu, action);
    } else if (name.startsWith("canvas.add") || name == "canvas.quickAdd" ||
               name == "canvas.connect" || name == "canvas.connectTool") {
      actions_.adopt(actions_.insert_menu, action);
    }
  }
  actions_.adopt(actions_.run_menu,
                 {panels_.problems->nextAction(), panels_.problems->previousAction()});
  actions_.adopt(actions_.panels_menu, panels_.toggles());
  fillRecentMenu();
}

void MainWindow::makeToolBar() {
  QToolBar* const bar = addToolBar(tr("Tools"));
  bar->setObjectName("tool_bar");
  bar->setMovable(false);
  bar->setToolButtonStyle(Qt::ToolButtonTextOnly);
  bar->addActions({actions_.open, actions_.save});
  bar->addSeparator();
  bar->addActions({actions_.edit_menu->actions().value(0), actions_.edit_menu->actions().value(1)});
  bar->addSeparator();
  bar->addActions({actions_.run, actions_.stop, actions_.play, actions_.what_if});
  bar->addSeparator();
  bar->addActions({actions_.auto_layout, canvas().action("canvas.fit")});
  bar->addSeparator();
  bar->addAction(actions_.command_palette);
}

void MainWindow::connectDocument() {
  Document& document = bench_.document;
  connect(&document, &Document::fileChanged, this, &MainWindow::showTitle);
  connect(&document, &Document::modifiedChanged, this, &QWidget::setWindowModified);
  connect(&document, &Document::replaced, this, [this] {
    shown_run_.reset();
    panels_.inspector->setPlaces({"/run"});
    panels_.results->showResult(nullptr);
    panels_.canvas->setOverlay(nullptr);
    fitCanvas();
    if (bench_.document.isDraft()) showPanel("json");
  });
  connect(&document, &Document::draftChanged, this, [this] {
    if (bench_.document.isDraft()) showPanel("problems");
  });
  connect(&bench_.autosave, &Autosave::failed, this,
          [this](const QString& reason) { statusBar()->showMessage(reason); });
  connect(panels_.canvas, &CanvasView::statusMessage, this,
          [this](const QString& text) { statusBar()->showMessage(text, message_ms); });
  connect(&bench_.layout, &LayoutJob::finished, this,
          [this](quint64 revision, const LayoutResultPointer& layout) {
            if (revision != bench_.document.revision()) return;
            panels_.canvas->applyPositions(positions_of(*layout));
            fitCanvas();
            statusBar()->showMessage(tr("Laid out"), message_ms);
          });
  connect(&bench_.layout, &LayoutJob::failed, this,
          [this](const QString& reason) { prompts_->showError(reason); });
}

void MainWindow::showTitle() {
  setWindowTitle(tr("%1[*] — Sojourn").arg(bench_.document.title()));
  setWindowFilePath(bench_.document.path());
  fillRecentMenu();
}

void MainWindow::fillRecentMenu() {
  actions_.recent_menu->clear();
  for (const QString& path : recent_files()) {
    connect(actions_.recent_menu->addAction(path), &QAction::triggered, this,
            [this, path] { files_.open(path); });
  }
  actions_.recent_menu->setEnabled(!actions_.recent_menu->isEmpty());
}

void MainWindow::connectFileActions() {
  const auto on = [this](QAction* action, auto function) {
    connect(action, &QAction::triggered, this, function);
  };
  on(actions_.new_document, [this] { files_.newDocument(); });
  on(actions_.open, [this] { files_.open(); });
  on(actions_.open_example, &MainWindow::showGallery);
  on(actions_.save, [this] { files_.save(); });
  on(actions_.save_as, [this] { files_.saveAs(); });
  on(actions_.open_results, [this] {
    const QString path =
        prompts_->openPath(tr("Open results"), tr("Results (*.json);;All files (*)"));
    if (!path.isEmpty()) bench_.store.load(path);
  });
  on(actions_.export_canvas, &MainWindow::exportCanvas);
  on(actions_.export_plot, &MainWindow::exportPlot);
  on(actions_.close_window, &QWidget::close);
  on(actions_.quit, [] { QApplication::closeAllWindows(); });
  on(actions_.canonical_form, &MainWindow::writeCanonically);
  on(actions_.find_place, [this] {
    showPanel("outline");
    panels_.outline->filter()->setFocus();
  });
  on(actions_.auto_layout, &MainWindow::autoLayout);
  on(actions_.guide, [this] { HelpDialog(this).exec(); });
  on(actions_.shortcuts, [this] {
    HelpDialog dialog(this);
    QMetaObject::invokeMethod(&dialog, [&] { dialog.showKeys(); }, Qt::QueuedConnection);
    dialog.exec();
  });
  on(actions_.about, [this] { show_about(this); });
}

void MainWindow::connectViewActions() {
  connect(actions_.edge_labels, &QActionGroup::triggered, this, [this](const QAction* action) {
    panels_.canvas->setEdgeLabel(static_cast<EdgeLabel>(action->data().toInt()));
  });
  actions_.find("edge_label_" + QString::number(static_cast<int>(EdgeLabel::p99)))
      ->setChecked(true);
  panels_.canvas->setEdgeLabel(EdgeLabel::p99);
  connect(actions_.appearances, &QActionGroup::triggered, this,
          [this](const QAction* action) { chooseAppearance(action->data().toString()); });
  const auto chosen = chosen_appearance();
  actions_
      .find(!chosen                        ? "appearance_system"
            : *chosen == Appearance::light ? "appearance_light"
                                           : "appearance_dark")
      ->setChecked(true);
  connect(actions_.languages, &QActionGroup::triggered, this,
          [this](const QAction* action) { chooseLanguage(action->data().toString()); });
  connect(actions_.full_screen, &QAction::toggled, this,
          [this](bool is_full) { is_full ? showFullScreen() : showNormal(); });
  connect(actions_.command_palette, &QAction::triggered, this, [this] {
    auto* const palette = new CommandPalette(actions_.all() + canvas().actions(), this);
    palette->setAttribute(Qt::WA_DeleteOnClose);
    palette->move(mapToGlobal(QPoint((width() - palette->width()) / 2, 60)));
    palette->show();
  });
}

void MainWindow::chooseAppearance(const QString& name) {
  const bool is_dark = name == "dark";
  choose_appearance(name == "system"
                        ? std::nullopt
                        : std::optional(is_dark ? Appearance::dark : Appearance::light));
  if (name != "system") {
    apply_appearance(*qApp, is_dark ? Appearance::dark : Appearance::light);
    panels_.refreshTheme();
  }
}

void MainWindow::chooseLanguage(const QString& name) {
  choose_language(name);
  statusBar()->showMessage(tr("The language changes at the next start."), message_ms);
}

void MainWindow::exportCanvas() {
  const QString path = prompts_->savePath(tr("Export the picture"), "topology.svg",
                                          tr("Pictures (*.png *.svg *.pdf)"));
  QString error;
  if (path.isEmpty()) return;
  if (!panels_.canvas->exportTo(path, &error)) prompts_->showError(error);
}

void MainWindow::exportPlot() {
  const QString path = prompts_->savePath(tr("Export the results"), "results.png",
                                          tr("Pictures and tables (*.png *.svg *.pdf *.csv)"));
  QString error;
  if (path.isEmpty()) return;
  if (!panels_.results->exportCurrent(path, &error)) prompts_->showError(error);
}

void MainWindow::writeCanonically() {
  const CheckResult& check = bench_.checker.checkNow();
  if (check.has_errors()) {
    prompts_->showError(tr("A scenario with errors has no canonical form."));
    return;
  }
  const auto tree = read_tree(scenario::to_json(*check.scenario));
  bench_.document.edit(tr("Canonical form"), [&](TreeEdit& edit) { edit.replace_all(*tree); });
}

void MainWindow::autoLayout() {
  const LayoutDirection direction = actions_.layout_direction->isChecked()
                                        ? LayoutDirection::top_to_bottom
                                        : LayoutDirection::left_to_right;
  statusBar()->showMessage(tr("Laying out…"));
  bench_.layout.setRevision(bench_.document.revision());
  bench_.layout.start(layout_graph(panels_.canvas->canvas().picture(), direction),
                      bench_.document.revision());
}

// --- At the start

void MainWindow::restoreLayout() {
  const WindowState state = saved_window_state();
  if (!state.geometry.isEmpty()) restoreGeometry(state.geometry);
  has_layout_ = !state.docks.isEmpty() && restoreState(state.docks);
}

bool MainWindow::offerRecovery() {
  std::vector<Recovery> left = Autosave::recoveries(recovery_folder_);
  if (left.empty()) return false;
  RecoveryDialog dialog(std::move(left), this);
  dialog.exec();
  const Recovery* const chosen = dialog.chosen();
  if (chosen == nullptr) return false;
  bench_.document.restore(chosen->text, chosen->path);
  if (bench_.autosave.writeNow()) Autosave::discard(*chosen);
  return true;
}

void MainWindow::showGallery() {
  GalleryDialog dialog(this);
  if (dialog.exec() != QDialog::Accepted) return;
  if (const GalleryEntry* const example = dialog.chosenExample()) {
    files_.openExample(*example);
  } else if (!dialog.chosenFile().isEmpty()) {
    files_.open(dialog.chosenFile());
  } else {
    files_.newDocument();
  }
}

bool MainWindow::isUntouched() const {
  return bench_.document.path().isEmpty() && !bench_.document.isModified() &&
         bench_.document.tree() == empty_document();
}

bool MainWindow::showPanel(const QString& name) {
  static const QStringList tabs = {"summary", "cdf",    "histogram", "over-time",
                                   "heatmap", "queues", "table"};
  if (const auto tab = tabs.indexOf(name); tab >= 0) {
    panels_.show("results");
    panels_.results->showTab(static_cast<int>(tab));
    return true;
  }
  if (panels_.dock(name) == nullptr) return false;
  panels_.show(name);
  return true;
}

void MainWindow::fitCanvas() {
  panels_.canvas->fitAll();
}

void MainWindow::openAnything(const QString& path) {
  if (kind_of_file(path) == FileKind::results) {
    bench_.store.load(path);
  } else {
    files_.open(path);
  }
}

// --- Events

void MainWindow::closeEvent(QCloseEvent* event) {
  if (!files_.mayClose()) {
    event->ignore();
    return;
  }
  stop();
  save_window_state({saveGeometry(), saveState()});
  event->accept();
}

void MainWindow::dragEnterEvent(QDragEnterEvent* event) {
  if (event->mimeData()->hasUrls()) event->acceptProposedAction();
}

void MainWindow::dropEvent(QDropEvent* event) {
  for (const QUrl& url : event->mimeData()->urls()) {
    if (url.isLocalFile()) openAnything(url.toLocalFile());
  }
  event->acceptProposedAction();
}

void MainWindow::showEvent(QShowEvent* event) {
  QMainWindow::showEvent(event);
  // Docks take sizes only once they are laid out.
  if (!std::exchange(was_shown_, true) && !has_layout_) panels_.size();
}

void MainWindow::changeEvent(QEvent* event) {
  if (event->type() == QEvent::ActivationChange && isActiveWindow()) {
    QMetaObject::invokeMethod(&files_, &DocumentFiles::lookOutside, Qt::QueuedConnection);
  }
  QMainWindow::changeEvent(event);
}

}  // namespace sojourn::gui
