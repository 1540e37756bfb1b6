// The service level objectives as a table: a row for each, with its name, the request class that it
// bounds, and a column for each bound that the schema knows.
#pragma once

#include <QTableWidget>
#include <QToolButton>
#include <QWidget>
#include <vector>

#include "gui/core/document.h"
#include "gui/core/schema.h"

namespace sojourn::gui {

class SloEditor : public QWidget {
  Q_OBJECT

 public:
  explicit SloEditor(Document& document, const Schema& schema = Schema::of_scenarios(),
                     QWidget* parent = nullptr);

  QTableWidget* table() { return table_; }
  QToolButton* addButton() { return add_; }
  QToolButton* removeButton() { return remove_; }
  // Of a property: "p99"; -1 if there is none. The name is column 0.
  int columnOf(const std::string& key) const;

 signals:
  // "/slos/quick".
  void placeSelected(const QString& pointer);
  void objected(const QString& reason);

 private:
  void refresh();
  void take(int row, int column);
  void rename(const std::string& name, const QString& wanted);
  void addSlo();
  void removeSlo();
  std::string nameOf(int row) const;

  Document& document_;
  const Schema& schema_;
  std::vector<Field> fields_;
  QTableWidget* table_;
  QToolButton *add_, *remove_;
  bool is_showing_ = false;
};

}  // namespace sojourn::gui
