#include "gui/panels/json_fragment_edit.h"

#include <QEvent>
#include <QFontDatabase>
#include <QVBoxLayout>

#include "gui/core/tree_reader.h"
#include "gui/core/tree_writer.h"
#include "gui/look/theme.h"
#include "gui/panels/panel_parts.h"

namespace sojourn::gui {

JsonFragmentEdit::JsonFragmentEdit(EditContext& context, const Pointers& pointers,
                                   const Field& field, QWidget* parent)
    : FieldEditor(context, pointers, field, parent), text_(new QPlainTextEdit), note_(new QLabel) {
  auto* const layout = new QVBoxLayout(this);
  layout->setContentsMargins(0, 0, 0, 0);
  layout->setSpacing(2);
  layout->addWidget(text_);
  layout->addWidget(note_);
  text_->setFont(QFontDatabase::systemFont(QFontDatabase::FixedFont));
  text_->setTabChangesFocus(true);
  text_->setAccessibleName(title());
  text_->setFixedHeight(5 * text_->fontMetrics().lineSpacing() + 12);
  text_->installEventFilter(this);
  note_->setWordWrap(true);
  note_->hide();
  connect(text_, &QPlainTextEdit::textChanged, this, &JsonFragmentEdit::take);
  refresh();
}

bool JsonFragmentEdit::eventFilter(QObject* watched, QEvent* event) {
  if (watched == text_ && event->type() == QEvent::FocusOut) context().endMerge();
  return false;
}

void JsonFragmentEdit::take() {
  if (is_showing_) return;
  const std::string typed = text_->toPlainText().toStdString();
  const auto tree = read_tree(typed);
  note_->setVisible(!tree.has_value());
  if (!tree) {
    note_->setText(QStringLiteral("✕ ") + tr("This is no JSON; it is not taken over yet."));
    set_text_color(note_, current_colors().critical_text);
    return;
  }
  context().set(pointers(), *tree, title(), true);
}

void JsonFragmentEdit::refresh() {
  const bool is_mixed = isMixed();
  const JsonValue* const now = is_mixed ? nullptr : value();
  text_->setPlaceholderText(is_mixed ? tr("different values") : QString());
  const std::string shown = now == nullptr ? std::string() : write_tree(*now);
  if (text_->hasFocus()) {
    const auto typed = read_tree(text_->toPlainText().toStdString());
    if (!typed || (now != nullptr && mean_the_same(*typed, *now))) return;
  }
  const QString text = QString::fromStdString(shown).trimmed();
  if (text_->toPlainText() == text) return;
  is_showing_ = true;
  text_->setPlainText(text);
  is_showing_ = false;
  note_->hide();
}

}  // namespace sojourn::gui
