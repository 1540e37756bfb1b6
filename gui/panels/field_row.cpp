#include "gui/panels/field_row.h"

#include <QHBoxLayout>

#include "gui/look/theme.h"
#include "gui/panels/panel_parts.h"
#include "gui/panels/suggestions.h"

namespace sojourn::gui {

QLabel* make_field_label(const QString& title, const Field& field, QWidget* parent) {
  auto* const label = new QLabel(parent);
  label->setText(field.is_required ? title + QStringLiteral(" *") : title);
  label->setWordWrap(true);
  label->setFixedWidth(label_width);
  label->setAlignment(Qt::AlignLeft | Qt::AlignTop);
  label->setContentsMargins(0, 4, 0, 0);
  const QString required = field.is_required ? FieldRow::tr("Required.\n") : QString();
  label->setToolTip(required + schema_help(field));
  return label;
}

FieldRow::FieldRow(EditContext& context, const Pointers& pointers, const Field& field,
                   QWidget* parent)
    : FieldEditor(context, pointers, field, parent),
      edit_(make_value_edit(field)),
      label_(make_field_label(title(), field)),
      reset_(glyph_button(QStringLiteral("↺"), tr("Back to the default"))) {
  auto* const layout = new QHBoxLayout(this);
  layout->setContentsMargins(0, 0, 0, 0);
  layout->setSpacing(4);
  layout->addWidget(label_, 0, Qt::AlignTop);
  layout->addWidget(edit_, 1);
  layout->addWidget(reset_, 0, Qt::AlignTop);
  reset_->setFixedWidth(button_width);
  QSizePolicy policy = reset_->sizePolicy();
  policy.setRetainSizeWhenHidden(true);
  reset_->setSizePolicy(policy);
  label_->setBuddy(edit_);
  edit_->focusProxy()->setAccessibleName(title());
  if (auto* const line = qobject_cast<LineValueEdit*>(edit_)) {
    if (!suggested_texts(context.tree(), field).isEmpty()) {
      line->setSuggestions(
          [this] { return suggested_texts(this->context().tree(), this->field()); });
    }
  }
  connect(edit_, &ValueEdit::valueEdited, this, [this](const JsonValue& value) {
    this->context().set(this->pointers(), value, title(), true);
  });
  connect(edit_, &ValueEdit::valueCleared, this,
          [this] { this->context().reset(this->pointers(), title(), true); });
  connect(edit_, &ValueEdit::editingEnded, this, [this] { this->context().endMerge(); });
  connect(edit_, &ValueEdit::knobRequested, this,
          [this] { emit this->context().knobRequested(QString::fromStdString(this->pointer())); });
  connect(reset_, &QToolButton::clicked, this, [this] {
    this->context().endMerge();
    edit_->setFocus();
    this->context().reset(this->pointers(), title(), false);
  });
  refresh();
}

void FieldRow::refresh() {
  const bool is_mixed = isMixed();
  edit_->setOutsideObjection(is_mixed ? QString() : context().objectionAt(pointer()));
  if (is_mixed) {
    edit_->setMixed();
  } else {
    edit_->setJson(value());
  }
  reset_->setVisible((is_mixed || value() != nullptr) && !field().is_required &&
                     index_of(last_key(pointer())) == static_cast<std::size_t>(-1));
}

}  // namespace sojourn::gui
