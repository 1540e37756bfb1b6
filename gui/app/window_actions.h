// Every command of the window as an action with name, keys, tooltip and place in the menus. What
// they do is connected by the window.
#pragma once

#include <QAction>
#include <QActionGroup>
#include <QKeySequence>
#include <QList>
#include <QMainWindow>
#include <QMenu>
#include <QString>

namespace sojourn::gui {

class WindowActions {
 public:
  explicit WindowActions(QMainWindow& window);

  // Those of the menus, for the command palette and for tests.
  QList<QAction*> all() const { return all_; }
  QAction* find(const QString& object_name) const;

  // Adds what another part of the window made.
  void adopt(QMenu* menu, QAction* action);
  void adopt(QMenu* menu, const QList<QAction*>& actions);

  // --- File
  QAction *new_document, *open, *open_example, *save, *save_as, *open_results, *export_canvas,
      *export_plot, *close_window, *quit;
  // --- Edit
  QAction *canonical_form, *find_place;
  // --- View
  QAction *full_screen, *command_palette;
  QActionGroup *edge_labels, *appearances, *languages;
  // --- Run
  QAction *run, *stop, *play, *step, *what_if, *sweep, *compare, *validate_live;
  // --- Arrange
  QAction *auto_layout, *layout_direction;
  // --- Help
  QAction *guide, *shortcuts, *about;

  QMenu *file_menu, *recent_menu, *edit_menu, *view_menu, *panels_menu, *insert_menu, *arrange_menu,
      *run_menu, *help_menu;

 private:
  QAction* make(QMenu* menu, const char* object_name, const QString& text, const QString& help,
                const QList<QKeySequence>& keys = {});
  QActionGroup* makeChoice(QMenu* menu, const QList<std::pair<QString, QVariant>>& choices,
                           const QString& prefix);
  void makeFileMenu();
  void makeEditMenu();
  void makeViewMenu();
  void makeRunMenu();
  void makeArrangeMenu();
  void makeHelpMenu();

  QMainWindow& window_;
  QList<QAction*> all_;
};

}  // namespace sojourn::gui
