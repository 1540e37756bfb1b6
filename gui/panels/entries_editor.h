// The entries of a map or an array: added, removed, renamed or moved; each folds. Values stand
// on one line. The steps of an endpoint are such a list, and so are the branches inside them. Of a
// long list a page is shown, to which the pages before and behind it are added on demand.
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
  static constexpr std::size_t page_size = 100;

  EntriesEditor(EditContext& context, const Pointers& pointers, const Field& field,
                QWidget* parent = nullptr);

  void refresh() override;
  const std::vector<EntryRow*>& rows() const { return rows_; }
  QToolButton* addButton() { return add_; }
  // They show more of the list; hidden where it ends.
  QToolButton* earlierButton() { return earlier_; }
  QToolButton* moreButton() { return more_; }

 private:
  std::size_t count() const;  // of all entries
  std::vector<std::string> keys() const;
  Field entryField(const std::string& key) const;
  bool isMap() const { return field().is_map; }
  QToolButton* makePageButton();
  void makeMenu();
  void reveal(std::size_t index);
  void revealSought();
  void showEarlier();
  void showMore();
  void showPages();
  void showRows(const std::vector<std::string>& names, const std::vector<std::string>& wanted);
  EntryRow* makeRow(const std::string& key);
  void addEntry(const std::string& kind);
  std::string freeKey() const;
  void move(std::size_t index, int by);
  void removeEntry(const std::string& key);
  void renameEntry(const std::string& key, const QString& wanted);

  QVBoxLayout* layout_;
  QToolButton* earlier_;
  QVBoxLayout* list_;
  QToolButton* more_;
  QLabel* note_;
  QToolButton* add_;
  std::size_t begin_ = 0;  // the part that is shown
  std::size_t end_ = page_size;
  std::vector<EntryRow*> rows_;
  std::vector<std::string> shown_;
};

}  // namespace sojourn::gui
