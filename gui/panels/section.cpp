#include "gui/panels/section.h"

#include <QHBoxLayout>

#include "gui/look/theme.h"
#include "gui/panels/step_summary.h"
#include "gui/panels/suggestions.h"

namespace sojourn::gui {

QToolButton* make_fold_button(const QString& text, QWidget* parent) {
  auto* const button = new QToolButton(parent);
  button->setText(text);
  button->setAutoRaise(true);
  button->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
  button->setArrowType(Qt::RightArrow);
  button->setFocusPolicy(Qt::StrongFocus);
  return button;
}

void show_fold(QToolButton* button, bool is_open) {
  button->setArrowType(is_open ? Qt::DownArrow : Qt::RightArrow);
}

Section::Section(EditContext& context, const Pointers& pointers, const Field& field,
                 QWidget* parent)
    : FieldEditor(context, pointers, field, parent),
      layout_(new QVBoxLayout(this)),
      toggle_(make_fold_button(field.is_required ? title() + QStringLiteral(" *") : title())),
      summary_(new ElidedLabel),
      presence_(glyph_button({}, {})) {
  layout_->setContentsMargins(0, 2, 0, 2);
  layout_->setSpacing(4);
  auto* const header = new QHBoxLayout;
  header->setSpacing(4);
  header->addWidget(toggle_);
  header->addWidget(summary_, 1);
  header->addWidget(presence_);
  layout_->addLayout(header);
  QFont font = toggle_->font();
  font.setWeight(QFont::DemiBold);
  toggle_->setFont(font);
  toggle_->setToolTip(schema_help(field));
  toggle_->setAccessibleDescription(schema_help(field));
  presence_->setFixedWidth(button_width);
  set_text_color(summary_, current_colors().muted_text);
  connect(toggle_, &QToolButton::clicked, this, [this] { setOpen(!isOpen()); });
  connect(presence_, &QToolButton::clicked, this, &Section::changePresence);
  refresh();
}

bool Section::isOpen() const {
  return context().isOpen(pointer());
}

// Optional objects with keys that must be there are added as a whole, to all places that have none.
bool Section::mustBeAdded() const {
  const bool is_everywhere = placesWritten() == pointers().size();
  if (is_everywhere || field().kind != Field::Kind::object || field().is_map) return false;
  for (const Field& property : context().schema().properties(context().tree(), pointer())) {
    if (property.is_required) return true;
  }
  return !field().exactly_one_of.empty();
}

void Section::setOpen(bool is_open) {
  context().setOpen(pointer(), is_open);
  refresh();
  context().tellShapeChanged();
}

void Section::changePresence() {
  if (mustBeAdded()) {
    context().setOpen(pointer(), true);
    context().edit(tr("Add %1").arg(title()), [this](TreeEdit& edit) {
      for (const std::string& place : pointers()) {
        if (edit.at(place) == nullptr) set_first_value(edit, context().schema(), place, field());
      }
    });
  } else {
    context().endMerge();
    context().reset(pointers(), title(), false);
  }
  refresh();
  context().tellShapeChanged();
}

std::vector<JsonValue::Kind> Section::kindsNow() const {
  std::vector<JsonValue::Kind> kinds;
  for (const std::string& place : pointers()) {
    const JsonValue* const there = context().value(place);
    kinds.push_back(there == nullptr ? JsonValue::Kind::null : there->kind);
  }
  return kinds;
}

void Section::makeBody() {
  delete body_;
  body_ = make_body_editor(context(), pointers(), field());
  body_kinds_ = kindsNow();
  body_->setContentsMargins(indent_width, 0, 0, 0);
  layout_->addWidget(body_);
}

QString Section::summary(bool is_missing) const {
  const std::size_t written = placesWritten();
  if (is_missing && written > 0) {
    return tr("in %1 of %2").arg(written).arg(pointers().size());
  }
  if (is_missing) return tr("none");
  if (isMixed()) return tr("different values");
  return written == 0 ? tr("default") : summary_of(*value());
}

void Section::showPresence(bool is_missing) {
  const bool can_remove = placesWritten() > 0 && !field().is_required;
  presence_->setVisible(can_remove || is_missing);
  presence_->setText(is_missing ? QStringLiteral("+") : QStringLiteral("✕"));
  const QString action = is_missing ? tr("Add %1").arg(title()) : tr("Remove %1").arg(title());
  presence_->setToolTip(action);
  presence_->setAccessibleName(action);
}

void Section::refresh() {
  const bool is_missing = mustBeAdded();
  const bool shows_body = isOpen() && !is_missing;
  show_fold(toggle_, shows_body);
  const QString problem = context().objectionAt(pointer());
  const QString text = problem.isEmpty() ? summary(is_missing) : QStringLiteral("✕ ") + problem;
  summary_->setFullText(shows_body && problem.isEmpty() ? QString() : text);
  const Colors& colors = current_colors();
  set_text_color(summary_, problem.isEmpty() ? colors.muted_text : colors.critical_text);
  showPresence(is_missing);
  if (!shows_body) {
    drop(body_);
    body_ = nullptr;
    return;
  }
  // Another kind of value needs another editor; one that is written for the first time does not.
  const std::vector<JsonValue::Kind> kinds = kindsNow();
  bool is_odd = false;
  for (std::size_t i = 0; body_ != nullptr && i < kinds.size(); ++i) {
    const bool is_known = body_kinds_[i] != JsonValue::Kind::null;
    is_odd |= is_known && kinds[i] != JsonValue::Kind::null && kinds[i] != body_kinds_[i];
  }
  if (is_odd) {
    drop(body_);
    body_ = nullptr;
  }
  if (body_ == nullptr) {
    makeBody();
    context().tellShapeChanged();
  } else {
    body_->refresh();
  }
}

}  // namespace sojourn::gui
