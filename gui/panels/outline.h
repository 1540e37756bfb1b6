// The outline: every part of the scenario in a tree with a filter, so that all of it is reached
// without the canvas: selected, renamed (F2), removed (Del), connected.
#pragma once

#include <QAction>
#include <QLabel>
#include <QLineEdit>
#include <QSortFilterProxyModel>
#include <QTreeView>
#include <set>

#include "gui/panels/outline_model.h"

namespace sojourn::gui {

class Outline : public QWidget {
  Q_OBJECT

 public:
  explicit Outline(Document& document, QWidget* parent = nullptr);

  // Selects the part at or around this place without telling so.
  void showPlace(const QString& pointer);
  QStringList selectedPlaces() const;

  QTreeView* view() { return view_; }
  OutlineModel* model() { return model_; }
  QLineEdit* filter() { return filter_; }
  QAction* renameAction() { return rename_; }
  QAction* removeAction() { return remove_; }
  QAction* connectAction() { return connect_; }
  // Nodes that the selected one can be connected with.
  QStringList connectables() const;
  void connectTo(const QString& callee);

 signals:
  void placeSelected(const QString& pointer);
  void placesSelected(const QStringList& pointers);
  // Something was refused, and why.
  void objected(const QString& reason);

 private:
  void prepareView();
  void connectParts();
  void tellSelection();
  void removeSelected();
  void openConnectMenu();
  void showMenu(const QPoint& position);
  void rememberExpanded(const QModelIndex& index, bool is_expanded);
  void restore();
  void restoreRows(const QModelIndex& above, int first, int last);
  void selectCurrent();
  std::string selectedNode() const;
  QModelIndex shownIndex(const std::string& pointer) const;

  Document& document_;
  QLineEdit* filter_;
  QTreeView* view_;
  OutlineModel* model_;
  QSortFilterProxyModel* proxy_;
  QAction *rename_, *remove_, *connect_;
  std::set<std::string> collapsed_, expanded_;
  std::string current_;
  bool is_restoring_ = false;
};

}  // namespace sojourn::gui
