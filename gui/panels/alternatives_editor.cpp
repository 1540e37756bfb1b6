#include "gui/panels/alternatives_editor.h"

#include <algorithm>
#include <utility>

#include "gui/panels/alternatives.h"
#include "gui/panels/field_row.h"
#include "gui/panels/panel_parts.h"
#include "gui/panels/suggestions.h"

namespace sojourn::gui {
namespace {

using Kind = Field::Kind;

// Nothing is left to be edited: "unlimited".
bool is_constant(const Field& field) {
  return field.kind == Kind::choice && field.choices.size() == 1;
}

}  // namespace

AlternativesEditor::AlternativesEditor(EditContext& context, const Pointers& pointers,
                                       const Field& field, QWidget* parent)
    : FieldEditor(context, pointers, field, parent),
      row_(new QHBoxLayout),
      layout_(new QVBoxLayout(this)),
      chooser_(new CalmComboBox),
      reset_(glyph_button(QStringLiteral("↺"), tr("Back to the default"))) {
  layout_->setContentsMargins(0, 0, 0, 0);
  layout_->setSpacing(4);
  row_->setSpacing(4);
  row_->addWidget(make_field_label(field.title.empty() ? tr("Value") : title(), field), 0,
                  Qt::AlignTop);
  row_->addWidget(chooser_, 3, Qt::AlignTop);
  row_->addWidget(reset_, 0, Qt::AlignTop);
  layout_->addLayout(row_);
  reset_->setFixedWidth(button_width);
  QSizePolicy policy = reset_->sizePolicy();
  policy.setRetainSizeWhenHidden(true);
  reset_->setSizePolicy(policy);
  alternatives_ = context.schema().alternatives(context.tree(), pointer());
  for (const Field& alternative : alternatives_) {
    chooser_->addItem(alternative_title(alternative));
  }
  chooser_->setAccessibleName(tr("Kind of %1").arg(title()));
  chooser_->setToolTip(schema_help(field));
  connect(chooser_, &QComboBox::activated, this, &AlternativesEditor::choose);
  connect(reset_, &QToolButton::clicked, this, [this] {
    chooser_->setFocus();
    this->context().endMerge();
    this->context().reset(this->pointers(), title(), false);
  });
  refresh();
}

void AlternativesEditor::choose(int index) {
  const Field& wanted = alternatives_[static_cast<std::size_t>(index)];
  if (const JsonValue* const now = value()) {
    if (!isMixed() && is_of_kind(wanted, *now)) return;
  }
  const auto change = [&](TreeEdit& edit) {
    for (const std::string& place : pointers()) {
      set_first_value(edit, context().schema(), place, wanted);
    }
  };
  context().edit(tr("Change %1").arg(title()), change);
  refresh();
}

void AlternativesEditor::dropEditors() {
  drop(edit_);
  drop(body_);
  edit_ = nullptr;
  body_ = nullptr;
}

void AlternativesEditor::connectEdit() {
  connect(edit_, &ValueEdit::valueEdited, this,
          [this](const JsonValue& value) { context().set(pointers(), value, title(), true); });
  connect(edit_, &ValueEdit::valueCleared, this,
          [this] { context().reset(pointers(), title(), true); });
  connect(edit_, &ValueEdit::editingEnded, this, [this] { context().endMerge(); });
  connect(edit_, &ValueEdit::knobRequested, this,
          [this] { emit context().knobRequested(QString::fromStdString(pointer())); });
}

void AlternativesEditor::showAlternative(std::size_t index) {
  if (std::exchange(shown_, index) == index) return;
  dropEditors();
  Field chosen = alternatives_[index];
  chosen.is_required = field().is_required;
  if (chosen.description.empty()) chosen.description = field().description;
  if (!is_constant(chosen)) edit_ = make_value_edit(chosen);
  if (edit_ != nullptr) {
    edit_->focusProxy()->setAccessibleName(title());
    connectEdit();
    row_->insertWidget(2, edit_, 4, Qt::AlignTop);
  } else if (!is_constant(chosen)) {
    body_ = make_body_editor(context(), pointers(), chosen);
    body_->setContentsMargins(indent_width, 0, 0, 0);
    layout_->addWidget(body_);
  }
  context().tellShapeChanged();
}

// An editor of parts would write into what has none.
bool AlternativesEditor::alternativesDiffer(std::size_t index) const {
  return std::ranges::any_of(pointers(), [&](const std::string& place) {
    const JsonValue* const there = context().value(place);
    return there != nullptr && alternative_of(alternatives_, *there) != index;
  });
}

// Of several places the first may have none.
const JsonValue* AlternativesEditor::firstWritten() const {
  for (const std::string& place : pointers()) {
    if (const JsonValue* const there = context().value(place)) return there;
  }
  return nullptr;
}

void AlternativesEditor::refresh() {
  const bool is_mixed = isMixed();
  const JsonValue* const now = firstWritten();
  const auto& shown = now != nullptr ? std::optional<JsonValue>(*now) : field().default_value;
  std::size_t index = shown ? alternative_of(alternatives_, *shown) : 0;
  // While something is typed into a field it stays, whatever it becomes for a moment.
  const bool is_typing = edit_ != nullptr && edit_->focusProxy()->hasFocus();
  if (is_typing && shown_ < alternatives_.size() && (now == nullptr || now->is_text())) {
    const bool is_exact = now != nullptr && is_constant(alternatives_[index]);
    if (!is_exact) index = shown_;
  }
  showAlternative(index);
  chooser_->setPlaceholderText(is_mixed ? tr("different values") : tr("not set"));
  chooser_->setCurrentIndex(is_mixed || !shown ? -1 : static_cast<int>(index));
  QFont font = chooser_->font();
  font.setItalic(now == nullptr);
  chooser_->setFont(font);
  if (edit_ != nullptr) {
    edit_->setOutsideObjection(is_mixed ? QString() : context().objectionAt(pointer()));
    if (is_mixed) {
      edit_->setMixed();
    } else {
      const JsonValue* known = now;
      if (now == nullptr && field().default_value) known = &*field().default_value;
      edit_->setJson(known);
    }
  }
  if (body_ != nullptr) {
    const bool may_edit = !alternativesDiffer(index);
    body_->setVisible(may_edit);
    if (may_edit) body_->refresh();
  }
  reset_->setVisible((is_mixed || now != nullptr) && !field().is_required);
}

}  // namespace sojourn::gui
