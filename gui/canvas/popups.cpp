#include "gui/canvas/popups.h"

#include <QKeyEvent>
#include <QToolTip>
#include <QVBoxLayout>
#include <algorithm>
#include <utility>

#include "gui/look/theme.h"

namespace sojourn::gui {
namespace {

constexpr int row_height = 26;

}  // namespace

QuickAdd::QuickAdd(QWidget* parent, bool is_behind_caller)
    : QFrame(parent),
      field_(new QLineEdit(this)),
      list_(new QListWidget(this)),
      is_behind_caller_(is_behind_caller) {
  setObjectName(QStringLiteral("canvas.quickAdd"));
  setAutoFillBackground(true);
  setFrameShape(QFrame::StyledPanel);
  field_->setPlaceholderText(tr("Kind or name"));
  field_->setAccessibleName(tr("Kind or name of the new node"));
  list_->setAccessibleName(tr("Kinds of nodes"));
  list_->setFrameShape(QFrame::NoFrame);
  list_->setFocusPolicy(Qt::NoFocus);
  auto* const column = new QVBoxLayout(this);
  column->setContentsMargins(6, 6, 6, 6);
  column->setSpacing(4);
  column->addWidget(field_);
  column->addWidget(list_);
  field_->installEventFilter(this);
  connect(field_, &QLineEdit::textChanged, this, &QuickAdd::filter);
  connect(field_, &QLineEdit::returnPressed, this, &QuickAdd::choose);
  connect(list_, &QListWidget::itemClicked, this, &QuickAdd::choose);
  filter({});
  list_->setFixedHeight((row_height * list_->count()) + 4);
  setFixedWidth(240);
  adjustSize();
}

void QuickAdd::begin() {
  field_->setFocus(Qt::PopupFocusReason);
}

// Kinds that begin with the text; if there is none, the text is the name of any kind.
void QuickAdd::filter(const QString& text) {
  list_->clear();
  const auto add_kinds = [&](bool is_name) {
    for (const NodeKind kind : node_kinds) {
      if (is_behind_caller_ && kind == NodeKind::client) continue;
      const QString title = kind_name(kind);
      if (!is_name && !title.startsWith(text.trimmed(), Qt::CaseInsensitive)) continue;
      auto* const item = new QListWidgetItem(
          is_name ? tr("%1 named %2").arg(title, text.trimmed()) : title, list_);
      item->setToolTip(kind_help(kind));
      item->setSizeHint(QSize(0, row_height));
      item->setData(Qt::UserRole, static_cast<int>(kind));
      item->setData(Qt::UserRole + 1, is_name ? text.trimmed() : QString());
      if (is_name && kind == NodeKind::service) list_->setCurrentItem(item);
    }
  };
  add_kinds(false);
  if (list_->count() == 0) add_kinds(true);
  const bool is_untouched = list_->currentRow() < 0;
  if (is_untouched) list_->setCurrentRow(0);
  if (is_untouched && text.isEmpty()) {
    for (int row = 0; row < list_->count(); ++row) {
      const bool is_service =
          list_->item(row)->data(Qt::UserRole).toInt() == static_cast<int>(NodeKind::service);
      if (is_service) list_->setCurrentRow(row);
    }
  }
}

void QuickAdd::choose() {
  const QListWidgetItem* const item = list_->currentItem();
  if (item == nullptr || is_done_) return;
  const auto kind = static_cast<NodeKind>(item->data(Qt::UserRole).toInt());
  const QString name = item->data(Qt::UserRole + 1).toString();
  if (!name.isEmpty()) {
    const QString objection = objection_to_name(JsonValue::object(), name.toStdString());
    if (!objection.isEmpty()) {
      QToolTip::showText(mapToGlobal(QPoint(0, height())), objection, this);
      return;
    }
  }
  is_done_ = true;
  go();
  emit chosen(kind, name);
}

// The focus is given back before it goes: hiding would pass it on to the next widget.
void QuickAdd::go() {
  if (field_->hasFocus()) parentWidget()->setFocus();
  hide();
  deleteLater();
}

void QuickAdd::leave() {
  if (std::exchange(is_done_, true)) return;
  go();
}

bool QuickAdd::eventFilter(QObject* watched, QEvent* event) {
  if (event->type() == QEvent::FocusOut) {
    if (static_cast<QFocusEvent*>(event)->reason() != Qt::PopupFocusReason) leave();
  } else if (event->type() == QEvent::KeyPress) {
    const auto* const key = static_cast<QKeyEvent*>(event);
    const int rows = list_->count();
    if (key->key() == Qt::Key_Escape) {
      leave();
      return true;
    }
    if (key->key() == Qt::Key_Down || key->key() == Qt::Key_Up) {
      const int step = key->key() == Qt::Key_Down ? 1 : rows - 1;
      if (rows > 0) list_->setCurrentRow((list_->currentRow() + step) % rows);
      return true;
    }
  }
  return QFrame::eventFilter(watched, event);
}

NameEditor::NameEditor(QWidget* parent, const std::string& name, Objection objection)
    : QLineEdit(QString::fromStdString(name), parent), objection_(std::move(objection)) {
  setObjectName(QStringLiteral("canvas.rename"));
  setAccessibleName(tr("Name"));
  setMaxLength(64);
  selectAll();
  connect(this, &QLineEdit::textChanged, this, &NameEditor::check);
}

void NameEditor::check() {
  const QString objection = objection_(text());
  setToolTip(objection);
  setStyleSheet(objection.isEmpty() ? QString()
                                    : QStringLiteral("QLineEdit { border: 2px solid %1; }")
                                          .arg(current_colors().critical.name()));
  if (!objection.isEmpty()) emit objected(objection);
}

void NameEditor::keyPressEvent(QKeyEvent* event) {
  if (event->key() == Qt::Key_Escape) {
    leave(false);
  } else if (event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter) {
    leave(true);
  } else {
    QLineEdit::keyPressEvent(event);
  }
}

void NameEditor::focusOutEvent(QFocusEvent* event) {
  QLineEdit::focusOutEvent(event);
  if (event->reason() == Qt::PopupFocusReason || is_done_) return;
  leave(objection_(text()).isEmpty());
}

void NameEditor::leave(bool accepts) {
  if (is_done_) return;
  const QString objection = accepts ? objection_(text()) : QString();
  if (!objection.isEmpty()) {
    QToolTip::showText(mapToGlobal(QPoint(0, height())), objection, this);
    emit objected(objection);
    return;
  }
  is_done_ = true;
  if (hasFocus()) parentWidget()->setFocus();
  hide();
  deleteLater();
  if (accepts) emit accepted(text());
}

}  // namespace sojourn::gui
