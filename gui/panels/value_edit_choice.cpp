#include "gui/panels/value_edit_choice.h"

#include <QVBoxLayout>
#include <QWheelEvent>
#include <algorithm>
#include <utility>

#include "gui/look/theme.h"
#include "gui/panels/panel_parts.h"
#include "gui/panels/typed_value.h"

namespace sojourn::gui {

CalmComboBox::CalmComboBox(QWidget* parent) : QComboBox(parent) {
  setFocusPolicy(Qt::StrongFocus);
  setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
  setMinimumContentsLength(6);
}

void CalmComboBox::wheelEvent(QWheelEvent* event) {
  if (hasFocus()) {
    QComboBox::wheelEvent(event);
  } else {
    event->ignore();
  }
}

ChoiceValueEdit::ChoiceValueEdit(Field field, QWidget* parent)
    : ValueEdit(std::move(field), parent), combo_(new CalmComboBox), note_(new QLabel) {
  auto* const layout = new QVBoxLayout(this);
  layout->setContentsMargins(0, 0, 0, 0);
  layout->setSpacing(1);
  layout->addWidget(combo_);
  layout->addWidget(note_);
  note_->setWordWrap(true);
  note_->hide();
  setFocusProxy(combo_);
  choices_ = this->field().choices;
  if (this->field().kind == Field::Kind::boolean) {
    choices_ = {JsonValue::boolean(true), JsonValue::boolean(false)};
  }
  for (const JsonValue& choice : choices_) combo_->addItem(shown_text(choice));
  combo_->setToolTip(schema_help(this->field()));
  combo_->setAccessibleDescription(schema_help(this->field()));
  connect(combo_, &QComboBox::activated, this, &ChoiceValueEdit::take);
}

void ChoiceValueEdit::setJson(const JsonValue* value) {
  objection_.clear();
  while (combo_->count() > static_cast<int>(choices_.size()))
    combo_->removeItem(combo_->count() - 1);
  const auto& shown = value != nullptr ? std::optional<JsonValue>(*value) : field().default_value;
  const auto is_it = [&](const JsonValue& choice) {
    return shown && mean_the_same(choice, *shown);
  };
  const auto found = std::ranges::find_if(choices_, is_it);
  combo_->setPlaceholderText(tr("not set"));
  if (found != choices_.end()) {
    combo_->setCurrentIndex(static_cast<int>(found - choices_.begin()));
  } else if (value == nullptr) {
    combo_->setCurrentIndex(-1);
  } else {
    combo_->addItem(shown_text(*value));
    combo_->setCurrentIndex(combo_->count() - 1);
    objection_ = objection_to(field(), *value);
    if (objection_.isEmpty()) objection_ = tr("expected true or false");
  }
  QFont font = combo_->font();
  font.setItalic(value == nullptr);
  combo_->setFont(font);
  showNote();
}

void ChoiceValueEdit::setMixed() {
  objection_.clear();
  combo_->setPlaceholderText(tr("different values"));
  combo_->setCurrentIndex(-1);
  showNote();
}

void ChoiceValueEdit::setOutsideObjection(const QString& objection) {
  outside_objection_ = objection;
  showNote();
}

void ChoiceValueEdit::take(int index) {
  const auto at = static_cast<std::size_t>(index);
  if (index < 0 || at >= choices_.size()) return;
  emit valueEdited(choices_[at]);
  emit editingEnded();
}

void ChoiceValueEdit::showNote() {
  const QString& text = objection_.isEmpty() ? outside_objection_ : objection_;
  note_->setText(text.isEmpty() ? text : QStringLiteral("✕ ") + text);
  set_text_color(note_, current_colors().critical_text);
  note_->setVisible(!text.isEmpty());
}

ValueEdit* make_value_edit(const Field& field, QWidget* parent) {
  switch (field.kind) {
    case Field::Kind::boolean:
    case Field::Kind::choice: return new ChoiceValueEdit(field, parent);
    case Field::Kind::text:
    case Field::Kind::integer:
    case Field::Kind::number:
    case Field::Kind::duration:
    case Field::Kind::rate:
    case Field::Kind::share: return new LineValueEdit(field, parent);
    default: return nullptr;
  }
}

}  // namespace sojourn::gui
