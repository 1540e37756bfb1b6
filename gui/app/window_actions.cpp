#include "gui/app/window_actions.h"

#include <QCoreApplication>
#include <QMenuBar>
#include <QRegularExpression>
#include <algorithm>

#include "gui/app/translations.h"
#include "gui/canvas/overlay.h"

namespace sojourn::gui {
namespace {

QString tr(const char* text) {
  return QCoreApplication::translate("sojourn", text);
}

// Without the letter to press, which some languages put behind the word, and without dots.
QString plain_text(QString text) {
  static const QRegularExpression mnemonic(QStringLiteral("\\(&.\\)"));
  return text.remove(mnemonic).remove('&').remove(QStringLiteral("…"));
}

QList<QKeySequence> keys(std::initializer_list<const char*> texts) {
  QList<QKeySequence> list;
  for (const char* const text : texts) list.append(QKeySequence(QString(text)));
  return list;
}

}  // namespace

WindowActions::WindowActions(QMainWindow& window) : window_(window) {
  makeFileMenu();
  makeEditMenu();
  makeViewMenu();
  insert_menu = window.menuBar()->addMenu(tr("&Insert"));
  makeArrangeMenu();
  makeRunMenu();
  makeHelpMenu();
}

QAction* WindowActions::find(const QString& object_name) const {
  const auto found = std::ranges::find_if(
      all_, [&](const QAction* action) { return action->objectName() == object_name; });
  return found == all_.end() ? nullptr : *found;
}

QAction* WindowActions::make(QMenu* menu, const char* object_name, const QString& text,
                             const QString& help, const QList<QKeySequence>& sequences) {
  QAction* const action = menu->addAction(text);
  action->setObjectName(object_name);
  action->setIconText(plain_text(text));
  action->setStatusTip(help);
  action->setToolTip(sequences.isEmpty()
                         ? help
                         : help + " (" + sequences[0].toString(QKeySequence::NativeText) + ")");
  action->setShortcuts(sequences);
  window_.addAction(action);
  all_.append(action);
  return action;
}

void WindowActions::adopt(QMenu* menu, QAction* action) {
  menu->addAction(action);
  if (!action->isSeparator()) all_.append(action);
}

void WindowActions::adopt(QMenu* menu, const QList<QAction*>& actions) {
  for (QAction* const action : actions) adopt(menu, action);
}

QActionGroup* WindowActions::makeChoice(QMenu* menu,
                                        const QList<std::pair<QString, QVariant>>& choices,
                                        const QString& prefix) {
  auto* const group = new QActionGroup(&window_);
  for (const auto& [text, value] : choices) {
    QAction* const action =
        make(menu, qPrintable(prefix + "_" + value.toString()), text, menu->title() + ": " + text);
    action->setCheckable(true);
    action->setData(value);
    group->addAction(action);
  }
  return group;
}

void WindowActions::makeFileMenu() {
  file_menu = window_.menuBar()->addMenu(tr("&File"));
  QMenu* const menu = file_menu;
  new_document = make(menu, "new", tr("&New"), tr("Begin an empty scenario"), keys({"Ctrl+N"}));
  open = make(menu, "open", tr("&Open…"), tr("Open a scenario file"), keys({"Ctrl+O"}));
  open_example =
      make(menu, "open_example", tr("Open an &example…"),
           tr("Examples that come with Sojourn, and recent files"), keys({"Ctrl+Shift+O"}));
  recent_menu = menu->addMenu(tr("Open &recent"));
  open_results = make(menu, "open_results", tr("Open re&sults…"),
                      tr("Results of a run, or of a live validation"));
  menu->addSeparator();
  save = make(menu, "save", tr("&Save"), tr("Save the scenario"), keys({"Ctrl+S"}));
  save_as = make(menu, "save_as", tr("Save &as…"), tr("Save the scenario as another file"),
                 keys({"Ctrl+Shift+S"}));
  menu->addSeparator();
  export_canvas = make(menu, "export_canvas", tr("Export the &picture…"),
                       tr("The topology as PNG, SVG or PDF"), keys({"Ctrl+E"}));
  export_plot =
      make(menu, "export_plot", tr("Export p&lot or table…"),
           tr("What the results panel shows as PNG, SVG, PDF or CSV"), keys({"Ctrl+Shift+E"}));
  menu->addSeparator();
  close_window =
      make(menu, "close", tr("&Close the window"), tr("Close this window"), keys({"Ctrl+W"}));
  quit = make(menu, "quit", tr("&Quit"), tr("Close all windows"), keys({"Ctrl+Q"}));
}

void WindowActions::makeEditMenu() {
  edit_menu = window_.menuBar()->addMenu(tr("&Edit"));
  find_place = make(edit_menu, "find", tr("&Find…"), tr("Find a part of the scenario by name"),
                    keys({"Ctrl+F"}));
  canonical_form = make(edit_menu, "canonical_form", tr("Write in &canonical form"),
                        tr("Sorted keys, shortest units, nothing that is a default; comments go"));
}

void WindowActions::makeViewMenu() {
  view_menu = window_.menuBar()->addMenu(tr("&View"));
  QMenu* const menu = view_menu;
  const auto value = [](EdgeLabel label) { return QVariant(static_cast<int>(label)); };
  edge_labels = makeChoice(menu->addMenu(tr("&Labels of connections")),
                           {{tr("None"), value(EdgeLabel::none)},
                            {tr("Rate"), value(EdgeLabel::rate)},
                            {tr("p50"), value(EdgeLabel::p50)},
                            {tr("p95"), value(EdgeLabel::p95)},
                            {tr("p99"), value(EdgeLabel::p99)},
                            {tr("Errors"), value(EdgeLabel::errors)}},
                           "edge_label");
  panels_menu = menu->addMenu(tr("&Panels"));
  appearances =
      makeChoice(menu->addMenu(tr("&Appearance")),
                 {{tr("As the system"), "system"}, {tr("Light"), "light"}, {tr("Dark"), "dark"}},
                 "appearance");
  QList<std::pair<QString, QVariant>> names;
  for (const QString& language : known_languages()) {
    names.append({name_of_language(language), language});
  }
  languages = makeChoice(menu->addMenu(tr("Lan&guage")), names, "language");
  menu->addSeparator();
  full_screen =
      make(menu, "full_screen", tr("F&ull screen"), tr("Nothing but Sojourn"), keys({"F11"}));
  full_screen->setCheckable(true);
  command_palette = make(menu, "command_palette", tr("&Commands…"), tr("Every command by its name"),
                         keys({"Ctrl+K"}));
}

void WindowActions::makeArrangeMenu() {
  arrange_menu = window_.menuBar()->addMenu(tr("&Arrange"));
  auto_layout = make(arrange_menu, "auto_layout", tr("&Lay out"),
                     tr("Place everything so that calls run from left to right"), keys({"Ctrl+L"}));
  layout_direction = make(arrange_menu, "layout_top_down", tr("From &top to bottom"),
                          tr("Lay out from top to bottom instead"));
  layout_direction->setCheckable(true);
  arrange_menu->addSeparator();
}

void WindowActions::makeRunMenu() {
  run_menu = window_.menuBar()->addMenu(tr("&Run"));
  QMenu* const menu = run_menu;
  run = make(menu, "run", tr("&Run"), tr("Simulate the scenario"), keys({"F5"}));
  stop = make(menu, "stop", tr("S&top"), tr("Stop what is running"), keys({"Shift+F5"}));
  menu->addSeparator();
  play = make(menu, "play", tr("&Play the run"), tr("Watch queues fill and replicas die"),
              keys({"F6"}));
  step = make(menu, "step", tr("St&ep"), tr("One slice of time further"), keys({"F10"}));
  menu->addSeparator();
  what_if =
      make(menu, "what_if", tr("&What if…"), tr("Turn a knob and see latency move"), keys({"F7"}));
  sweep = make(menu, "sweep", tr("&Sweep…"), tr("One value over a range: knee and limit"),
               keys({"Shift+F7"}));
  compare = make(menu, "compare", tr("&Compare A and B…"), tr("Two runs side by side"),
                 keys({"Ctrl+F7"}));
  validate_live =
      make(menu, "validate_live", tr("Validate &live…"),
           tr("Replay the same requests against real services on this machine"), keys({"Ctrl+F5"}));
  menu->addSeparator();
}

void WindowActions::makeHelpMenu() {
  help_menu = window_.menuBar()->addMenu(tr("&Help"));
  guide = make(help_menu, "guide", tr("&Guide"), tr("How the workbench is used"), keys({"F1"}));
  shortcuts = make(help_menu, "shortcuts", tr("&Keys"), tr("All keys of the window"));
  about = make(help_menu, "about", tr("&About Sojourn"), tr("Version and licence"));
}

}  // namespace sojourn::gui
