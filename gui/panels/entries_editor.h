// The entries of a map or an array: added, removed, renamed or moved; each folds. Values stand
// on one line. The steps of an endpoint are such a list, and so are the branches inside them.
#pragma once

#include <QLabel>
#include <QToolButton>
#include <QVBoxLayout>

#include "gui/panels/field_editor.h"

namespace sojourn::gui {

class EntryRow;

class EntriesEditor : public FieldEditor {
  Q_OBJECT

 public:
  // More than these are edited as JSON.
  static constexpr std::size_t entries_max = 100;

  EntriesEditor(EditContext& context, const Pointers& pointers, const Field& field,
                QWidget* parent = nullptr);

  void refresh() override;
  const std::vector<EntryRow*>& rows() const { return rows_; }
  QToolButton* addButton() { return add_; }

 private:
  std::vector<std::string> keys() const;
  Field entryField(const std::string& key) const;
  bool isMap() const { return field().is_map; }
  void makeMenu();
  void addEntry(const std::string& kind);
  std::string freeKey() const;
  void move(std::size_t index, int by);
  void removeEntry(const std::string& key);
  void renameEntry(const std::string& key, const QString& wanted);

  QVBoxLayout* layout_;
  QVBoxLayout* list_;
  QLabel* note_;
  QToolButton* add_;
  std::vector<EntryRow*> rows_;
  std::vector<std::string> shown_;
};

}  // namespace sojourn::gui
