#include "gui/panels/value_edit.h"

#include <QAction>
#include <QCompleter>
#include <QContextMenuEvent>
#include <QKeyEvent>
#include <QMenu>
#include <QPointer>
#include <QStringListModel>
#include <QVBoxLayout>
#include <QWheelEvent>
#include <utility>

#include "gui/look/theme.h"
#include "gui/panels/panel_parts.h"
#include "gui/panels/typed_value.h"

namespace sojourn::gui {

LineValueEdit::LineValueEdit(Field field, QWidget* parent)
    : ValueEdit(std::move(field), parent), line_(new QLineEdit), note_(new QLabel) {
  auto* const layout = new QVBoxLayout(this);
  layout->setContentsMargins(0, 0, 0, 0);
  layout->setSpacing(1);
  layout->addWidget(line_);
  layout->addWidget(note_);
  note_->setWordWrap(true);
  note_->hide();
  mark_ = line_->addAction(glyph_icon(QStringLiteral("✕"), current_colors().critical),
                           QLineEdit::LeadingPosition);
  mark_->setVisible(false);
  line_->installEventFilter(this);
  line_->setContextMenuPolicy(Qt::CustomContextMenu);
  setFocusProxy(line_);
  connect(line_, &QLineEdit::textEdited, this, &LineValueEdit::take);
  connect(line_, &QLineEdit::editingFinished, this, &LineValueEdit::end);
  connect(line_, &QWidget::customContextMenuRequested, this, &LineValueEdit::showMenu);
}

// The line says that editing has ended when it loses the focus, which it does last of all.
LineValueEdit::~LineValueEdit() {
  line_->removeEventFilter(this);
  line_->disconnect(this);
}

void LineValueEdit::setJson(const JsonValue* value) {
  const bool is_typing = is_typed_ && line_->hasFocus();
  const Field& known = field();
  line_->setPlaceholderText(known.default_value ? shown_text(*known.default_value) : QString());
  is_set_ = value != nullptr;
  if (value == nullptr) {
    if (!is_emitting_) {
      is_typed_ = false;
      own_objection_.clear();
      hint_.clear();
      showText({});
    }
    showNote();
    return;
  }
  shown_ = *value;
  // What is being typed stays as it is as long as the document says the same.
  if (is_typing && mean_the_same(read_typed(known, line_->text()).value, *value)) return;
  is_typed_ = false;
  hint_.clear();
  showText(shown_text(*value));
  own_objection_ = objection_to(known, *value);
  showNote();
}

void LineValueEdit::setMixed() {
  is_set_ = false;
  own_objection_.clear();
  hint_.clear();
  showText({});
  line_->setPlaceholderText(tr("different values"));
  showNote();
}

void LineValueEdit::setOutsideObjection(const QString& objection) {
  outside_objection_ = objection;
  showNote();
}

QString LineValueEdit::objection() const {
  return own_objection_.isEmpty() ? outside_objection_ : own_objection_;
}

void LineValueEdit::setSuggestions(std::function<QStringList()> suggestions) {
  suggestions_ = std::move(suggestions);
}

void LineValueEdit::showText(const QString& text) {
  if (line_->text() == text) return;
  line_->setText(text);
  line_->setCursorPosition(0);
}

void LineValueEdit::take(const QString& text) {
  is_typed_ = true;
  hint_.clear();
  is_emitting_ = true;
  if (text.trimmed().isEmpty() && field().is_required) {
    own_objection_ = tr("A value is required.");
    emit valueEdited(JsonValue::text({}));
  } else if (text.trimmed().isEmpty()) {
    own_objection_.clear();
    emit valueCleared();
  } else {
    TypedValue typed = read_typed(field(), text);
    own_objection_ = typed.objection;
    hint_ = typed.hint;
    emit valueEdited(typed.value);
  }
  is_emitting_ = false;
  showNote();
}

bool LineValueEdit::step(int steps) {
  const QString now = line_->text().isEmpty() ? line_->placeholderText() : line_->text();
  const std::optional<QString> next = stepped(field(), now, steps);
  if (!next || *next == now) return false;
  line_->setText(*next);
  take(*next);
  return true;
}

void LineValueEdit::end() {
  if (std::exchange(is_typed_, false) && is_set_ && own_objection_.isEmpty()) {
    showText(shown_text(shown_));
    hint_.clear();
    showNote();
  }
  emit editingEnded();
}

void LineValueEdit::offer() {
  if (!suggestions_) return;
  QCompleter* completer = line_->completer();
  if (completer == nullptr) {
    completer = new QCompleter(line_);
    completer->setFilterMode(Qt::MatchContains);
    completer->setCaseSensitivity(Qt::CaseInsensitive);
    completer->setModel(new QStringListModel(completer));
    line_->setCompleter(completer);
    connect(completer, qOverload<const QString&>(&QCompleter::activated), this,
            &LineValueEdit::take);
  }
  static_cast<QStringListModel*>(completer->model())->setStringList(suggestions_());
}

bool LineValueEdit::eventFilter(QObject* watched, QEvent* event) {
  if (watched != line_) return false;
  if (event->type() == QEvent::FocusIn) offer();
  if (event->type() == QEvent::KeyPress && is_numeric(field().kind)) {
    const int key = static_cast<QKeyEvent*>(event)->key();
    if (key == Qt::Key_Up || key == Qt::Key_Down) {
      step(key == Qt::Key_Up ? 1 : -1);
      return true;
    }
    if (key == Qt::Key_PageUp || key == Qt::Key_PageDown) {
      step(key == Qt::Key_PageUp ? 10 : -10);
      return true;
    }
  }
  if (event->type() == QEvent::Wheel && is_numeric(field().kind)) {
    const int delta = static_cast<QWheelEvent*>(event)->angleDelta().y();
    if (line_->hasFocus() && delta != 0) {
      step(delta > 0 ? 1 : -1);
      event->accept();
      return true;
    }
  }
  return false;
}

void LineValueEdit::showMenu(const QPoint& position) {
  const QPointer<QMenu> menu = line_->createStandardContextMenu();
  menu->setAttribute(Qt::WA_DeleteOnClose);
  if (is_numeric(field().kind)) {
    menu->addSeparator();
    QAction* const knob = menu->addAction(tr("Turn it in what-if"));
    knob->setObjectName(QStringLiteral("knob"));
    connect(knob, &QAction::triggered, this, &ValueEdit::knobRequested);
  }
  menu->popup(line_->mapToGlobal(position));
}

void LineValueEdit::showNote() {
  const QString wrong = objection();
  const bool is_wrong = !wrong.isEmpty();
  if (mark_->isVisible() != is_wrong) {
    mark_->setVisible(is_wrong);
    mark_->setIcon(glyph_icon(QStringLiteral("✕"), current_colors().critical));
  }
  const QString style = is_wrong
                            ? QStringLiteral("QLineEdit { border: 1px solid %1; padding: 2px; }")
                                  .arg(current_colors().critical.name())
                            : QString();
  if (line_->styleSheet() != style) line_->setStyleSheet(style);
  line_->setToolTip(is_wrong ? wrong : schema_help(field()));
  line_->setAccessibleDescription(is_wrong ? wrong : schema_help(field()));
  const QString text = is_wrong ? wrong : hint_;
  note_->setText(text);
  set_text_color(note_, is_wrong ? current_colors().critical_text : current_colors().muted_text);
  note_->setVisible(!text.isEmpty());
}

}  // namespace sojourn::gui
