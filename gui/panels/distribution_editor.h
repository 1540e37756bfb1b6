// A distribution: its kind, its parameters as the schema says them, and what it looks like. A bare
// duration is the deterministic one.
#pragma once

#include <QLabel>
#include <QToolButton>
#include <QVBoxLayout>

#include "gui/panels/field_editor.h"
#include "gui/panels/value_edit_choice.h"
#include "gui/plot/density_plot.h"

namespace sojourn::gui {

class DistributionEditor : public FieldEditor {
  Q_OBJECT

 public:
  DistributionEditor(EditContext& context, const Pointers& pointers, const Field& field,
                     QWidget* parent = nullptr);

  void refresh() override;
  QComboBox* chooser() { return chooser_; }
  QToolButton* fitButton() { return fit_; }
  QLabel* moments() { return moments_; }
  DensityPlot* preview() { return preview_; }
  FieldEditor* parameters() { return parameters_; }

 private:
  std::string kindNow() const;
  std::string kindAt(const std::string& place) const;
  bool kindsDiffer() const;
  void choose(int index);
  void makeHeader();
  void makeFooter();
  void showParameters();
  void showMoments();

  QVBoxLayout* layout_;
  CalmComboBox* chooser_;
  QToolButton* reset_;
  QToolButton* fit_;
  QLabel* moments_;
  DensityPlot* preview_;
  QWidget* footer_;
  FieldEditor* parameters_ = nullptr;
  std::string shown_kind_;
  JsonValue shown_value_;  // whose density is shown
};

}  // namespace sojourn::gui
