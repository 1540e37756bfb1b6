// A value of no particular kind as a little JSON text. What is no JSON is kept as typed and
// flagged, and not written.
#pragma once

#include <QLabel>
#include <QPlainTextEdit>

#include "gui/panels/field_editor.h"

namespace sojourn::gui {

class JsonFragmentEdit : public FieldEditor {
  Q_OBJECT

 public:
  JsonFragmentEdit(EditContext& context, const Pointers& pointers, const Field& field,
                   QWidget* parent = nullptr);

  void refresh() override;
  QPlainTextEdit* text() { return text_; }

 protected:
  bool eventFilter(QObject* watched, QEvent* event) override;

 private:
  void take();

  QPlainTextEdit* text_;
  QLabel* note_;
  bool is_showing_ = false;
};

}  // namespace sojourn::gui
