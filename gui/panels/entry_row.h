// One entry of a map or an array: its summary, buttons, and its editor below when unfolded.
#pragma once

#include <QLineEdit>
#include <QToolButton>
#include <QVBoxLayout>

#include "gui/panels/field_editor.h"
#include "gui/panels/panel_parts.h"

namespace sojourn::gui {

class EntryRow : public FieldEditor {
  Q_OBJECT

 public:
  // `is_map`: its key is a name that people give.
  EntryRow(EditContext& context, const Pointers& pointers, const Field& field, bool is_map,
           QWidget* parent = nullptr);

  void refresh() override;
  // Whether it can be moved that way.
  void setMovable(bool up, bool down);
  void setOpen(bool is_open);
  bool isOpen() const;
  void takeFocus();

  QToolButton* fold() { return fold_; }
  QToolButton* upButton() { return up_; }
  QToolButton* downButton() { return down_; }
  QToolButton* removeButton() { return remove_; }
  QLineEdit* nameLine() { return name_; }
  FieldEditor* body() { return body_; }

 signals:
  void moveRequested(int by);
  void removeRequested();
  void renameRequested(const QString& wanted);

 private:
  bool isInline() const;
  void makeParts();
  void dropParts();

  bool is_map_;
  QVBoxLayout* layout_;
  QHBoxLayout* header_;
  QToolButton* fold_;
  ElidedLabel* summary_;
  QToolButton *up_, *down_, *remove_;
  QLineEdit* name_ = nullptr;
  QWidget* parts_ = nullptr;
  FieldEditor* body_ = nullptr;
};

}  // namespace sojourn::gui
