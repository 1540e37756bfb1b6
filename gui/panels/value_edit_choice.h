// Values that are picked: one of an enumeration, and yes or no. The default stands first, marked.
#pragma once

#include <QComboBox>

#include "gui/panels/value_edit.h"

namespace sojourn::gui {

// A combo box that leaves the wheel to the panel around it unless it has the focus.
class CalmComboBox : public QComboBox {
  Q_OBJECT

 public:
  explicit CalmComboBox(QWidget* parent = nullptr);

 protected:
  void wheelEvent(QWheelEvent* event) override;
};

class ChoiceValueEdit : public ValueEdit {
  Q_OBJECT

 public:
  explicit ChoiceValueEdit(Field field, QWidget* parent = nullptr);

  void setJson(const JsonValue* value) override;
  void setMixed() override;
  void setOutsideObjection(const QString& objection) override;
  QString objection() const override { return objection_; }

  QComboBox* combo() { return combo_; }

 private:
  void take(int index);
  void showNote();

  CalmComboBox* combo_;
  QLabel* note_;
  std::vector<JsonValue> choices_;
  QString objection_, outside_objection_;
};

}  // namespace sojourn::gui
