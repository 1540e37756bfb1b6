// The properties of an object, one below the other. Where exactly one of several keys must be given
// it is chosen first; of several places that differ in it, what they have in common is shown. Keys
// that the schema does not know are shown with a warning and can be removed.
#pragma once

#include <QLabel>
#include <QVBoxLayout>
#include <map>

#include "gui/panels/field_editor.h"
#include "gui/panels/value_edit_choice.h"

namespace sojourn::gui {

class PropertiesEditor : public FieldEditor {
  Q_OBJECT

 public:
  PropertiesEditor(EditContext& context, const Pointers& pointers, const Field& field,
                   QWidget* parent = nullptr);

  void refresh() override;
  // The chooser of what is exactly one of several; nullptr if there is nothing to choose.
  QComboBox* kindChooser() { return kind_; }

 private:
  std::vector<Field> fields() const;
  std::vector<Field> shownFields() const;
  std::vector<std::string> unknownKeys() const;
  bool everyPlaceHas(const std::string& key) const;
  std::string chosenKey() const;
  bool kindsDiffer() const;
  void makeKindChooser();
  void chooseKind(int index);
  void showKind();
  QWidget* makeUnknownRow(const std::string& key);

  QVBoxLayout* layout_;
  CalmComboBox* kind_ = nullptr;
  QLabel* kind_note_ = nullptr;
  std::vector<std::string> shown_;
  std::map<std::string, QWidget*> rows_;
};

}  // namespace sojourn::gui
