// A rate profile: steps or ramps as a curve with draggable points, and the same as a table.
#pragma once

#include <QTableWidget>
#include <QToolButton>

#include "gui/panels/field_editor.h"
#include "gui/panels/rate_curve.h"
#include "gui/panels/value_edit_choice.h"

namespace sojourn::gui {

class ProfileEditor : public FieldEditor {
  Q_OBJECT

 public:
  ProfileEditor(EditContext& context, const Pointers& pointers, const Field& field,
                QWidget* parent = nullptr);

  void refresh() override;
  QComboBox* chooser() { return chooser_; }
  RateCurve* curve() { return curve_; }
  QTableWidget* table() { return table_; }
  QToolButton* addButton() { return add_; }
  QToolButton* removeButton() { return remove_; }

 private:
  std::string key() const;
  std::string list() const { return pointer_to(pointer(), key()); }
  std::vector<CurvePoint> points() const;
  void choose(int index);
  void movePoint(int index, double seconds, double rate);
  void addPoint(double seconds, double rate);
  void removePoint(int index);
  void takeCell(int row, int column);
  void showTable();

  CalmComboBox* chooser_;
  RateCurve* curve_;
  QTableWidget* table_;
  QToolButton *add_, *remove_;
  bool is_showing_ = false;
};

}  // namespace sojourn::gui
