#include "gui/panels/entry_row.h"

#include <QCompleter>
#include <QHBoxLayout>

#include "gui/look/theme.h"
#include "gui/panels/field_row.h"
#include "gui/panels/section.h"
#include "gui/panels/step_summary.h"
#include "gui/panels/suggestions.h"

namespace sojourn::gui {

using Kind = Field::Kind;

EntryRow::EntryRow(EditContext& context, const Pointers& pointers, const Field& field, bool is_map,
                   QWidget* parent)
    : FieldEditor(context, pointers, field, parent),
      is_map_(is_map),
      layout_(new QVBoxLayout(this)),
      header_(new QHBoxLayout),
      fold_(make_fold_button({})),
      summary_(new ElidedLabel),
      up_(glyph_button(QStringLiteral("↑"), tr("Move up"))),
      down_(glyph_button(QStringLiteral("↓"), tr("Move down"))),
      remove_(glyph_button(QStringLiteral("✕"), tr("Remove"))) {
  layout_->setContentsMargins(0, 0, 0, 0);
  layout_->setSpacing(4);
  header_->setSpacing(2);
  header_->addWidget(fold_);
  fold_->setToolButtonStyle(Qt::ToolButtonIconOnly);
  fold_->setFixedWidth(button_width);
  header_->addWidget(summary_, 1);
  for (QToolButton* const button : {up_, down_, remove_}) {
    button->setFixedWidth(button_width);
    header_->addWidget(button);
  }
  layout_->addLayout(header_);
  up_->setVisible(!is_map);
  down_->setVisible(!is_map);
  if (isInline()) {
    fold_->hide();
    summary_->hide();
    body_ = make_field_editor(context, pointers, field);
    header_->insertWidget(0, body_, 1);
  }
  connect(fold_, &QToolButton::clicked, this, [this] { setOpen(!isOpen()); });
  connect(up_, &QToolButton::clicked, this, [this] { emit moveRequested(-1); });
  connect(down_, &QToolButton::clicked, this, [this] { emit moveRequested(1); });
  connect(remove_, &QToolButton::clicked, this, &EntryRow::removeRequested);
  refresh();
}

bool EntryRow::isInline() const {
  switch (field().kind) {
    case Kind::object:
    case Kind::array:
    case Kind::distribution:
    case Kind::alternatives:
    case Kind::anything: return false;
    default: return !is_map_;
  }
}

bool EntryRow::isOpen() const {
  return context().isOpen(pointer());
}

void EntryRow::setOpen(bool is_open) {
  context().setOpen(pointer(), is_open);
  refresh();
  context().tellShapeChanged();
}

void EntryRow::takeFocus() {
  if (!isInline()) {
    fold_->setFocus();
    return;
  }
  for (QWidget* const part : body_->findChildren<QWidget*>()) {
    if (part->focusPolicy() == Qt::NoFocus || part->focusProxy() != nullptr) continue;
    part->setFocus();
    return;
  }
}

void EntryRow::setMovable(bool up, bool down) {
  up_->setEnabled(up);
  down_->setEnabled(down);
}

void EntryRow::makeParts() {
  parts_ = new QWidget;
  auto* const layout = new QVBoxLayout(parts_);
  layout->setContentsMargins(indent_width, 0, 0, 4);
  layout->setSpacing(4);
  const QString key = QString::fromStdString(last_key(pointer()));
  if (is_map_) {
    auto* const row = new QHBoxLayout;
    row->setSpacing(4);
    name_ = new QLineEdit(key);
    name_->setAccessibleName(tr("Name"));
    row->addWidget(make_field_label(tr("Name"), {}), 0, Qt::AlignTop);
    row->addWidget(name_, 1);
    row->addSpacing(button_width + 4);
    layout->addLayout(row);
    connect(name_, &QLineEdit::editingFinished, this, [this] {
      const QString wanted = name_->text();
      if (wanted != QString::fromStdString(last_key(pointer()))) emit renameRequested(wanted);
    });
  }
  body_ = make_body_editor(context(), pointers(), field());
  layout->addWidget(body_);
  layout_->addWidget(parts_);
}

void EntryRow::dropParts() {
  if (parts_ == nullptr) return;
  drop(parts_);
  parts_ = nullptr;
  body_ = nullptr;
  name_ = nullptr;
}

void EntryRow::refresh() {
  const std::string key = last_key(pointer());
  const QString name = QString::fromStdString(key);
  const JsonValue* const now = value();
  if (now == nullptr) return;
  if (isInline()) {
    body_->refresh();
    return;
  }
  const QString summary = summary_of(*now);
  const QString problem = context().objectionAt(pointer());
  QString text = is_map_ ? name + QStringLiteral("   ") + summary : summary;
  if (!problem.isEmpty()) text = QStringLiteral("✕ ") + (is_map_ ? name + ": " : "") + problem;
  summary_->setFullText(isOpen() && is_map_ && problem.isEmpty() ? name : text);
  const Colors& colors = current_colors();
  set_text_color(summary_, problem.isEmpty() ? colors.text : colors.critical_text);
  const QString label = is_map_ ? name : QStringLiteral("#%1 %2").arg(index_of(key) + 1).arg(text);
  fold_->setAccessibleName(label);
  remove_->setAccessibleName(tr("Remove %1").arg(label));
  show_fold(fold_, isOpen());
  if (!isOpen()) {
    dropParts();
  } else if (parts_ == nullptr) {
    makeParts();
    context().tellShapeChanged();
  } else {
    body_->refresh();
    if (name_ != nullptr && !name_->hasFocus()) name_->setText(name);
  }
}

}  // namespace sojourn::gui
