#include "gui/panels/json_view.h"

#include <QHBoxLayout>
#include <QShortcut>
#include <QTextBlock>
#include <QVBoxLayout>
#include <algorithm>
#include <utility>

#include "gui/core/message_words.h"
#include "gui/core/tree_writer.h"
#include "gui/look/theme.h"
#include "gui/panels/json_place.h"
#include "gui/panels/panel_parts.h"
#include "gui/panels/suggestions.h"
#include "gui/panels/typed_value.h"

namespace sojourn::gui {

JsonView::JsonView(Document& document, const Schema& schema, QWidget* parent)
    : QWidget(parent),
      document_(document),
      schema_(schema),
      edit_(new JsonTextEdit),
      find_bar_(new QWidget),
      find_(new QLineEdit),
      find_note_(new QLabel),
      errors_(new QListWidget) {
  auto* const layout = new QVBoxLayout(this);
  layout->setContentsMargins(0, 0, 0, 0);
  layout->setSpacing(0);
  auto* const bar = new QHBoxLayout(find_bar_);
  bar->setContentsMargins(4, 4, 4, 4);
  bar->addWidget(find_, 1);
  bar->addWidget(find_note_);
  QToolButton* const previous = glyph_button(QStringLiteral("↑"), tr("Find the previous one"));
  QToolButton* const next = glyph_button(QStringLiteral("↓"), tr("Find the next one"));
  QToolButton* const close = glyph_button(QStringLiteral("✕"), tr("Close"));
  for (QToolButton* const button : {previous, next, close}) bar->addWidget(button);
  find_->setPlaceholderText(tr("Find"));
  find_->setAccessibleName(tr("Find"));
  find_bar_->hide();
  layout->addWidget(find_bar_);
  layout->addWidget(edit_, 1);
  layout->addWidget(errors_);
  errors_->setMaximumHeight(96);
  errors_->setAccessibleName(tr("Errors of the text"));
  errors_->hide();
  quiet_.setSingleShot(true);
  quiet_.setInterval(quiet_ms);
  edit_->setCompletions([this] { return completions(); });
  connectEdit();
  connectDocument();
  connect(find_, &QLineEdit::textChanged, this, [this] { findNext(false, true); });
  connect(find_, &QLineEdit::returnPressed, this, [this] { findNext(false, false); });
  connect(next, &QToolButton::clicked, this, [this] { findNext(false, false); });
  connect(previous, &QToolButton::clicked, this, [this] { findNext(true, false); });
  connect(close, &QToolButton::clicked, this, [this] { showBar(false); });
  auto* const escape = new QShortcut(Qt::Key_Escape, find_bar_);
  escape->setContext(Qt::WidgetWithChildrenShortcut);
  connect(escape, &QShortcut::activated, this, [this] { showBar(false); });
}

// The text goes first: losing the focus on its way out it would still hand over what was typed.
JsonView::~JsonView() {
  delete edit_;
}

void JsonView::connectEdit() {
  connect(&quiet_, &QTimer::timeout, this, &JsonView::applyNow);
  connect(edit_, &QPlainTextEdit::textChanged, this, [this] {
    if (is_showing_) return;
    is_dirty_ = true;
    quiet_.start();
  });
  connect(edit_, &JsonTextEdit::focusLost, this, [this] {
    applyNow();
    document_.endMerge();
    showDocument();
  });
  connect(edit_, &JsonTextEdit::undoRequested, this, &JsonView::undo);
  connect(edit_, &JsonTextEdit::redoRequested, this, &JsonView::redo);
  connect(edit_, &JsonTextEdit::findRequested, this, &JsonView::openFind);
  connect(edit_, &JsonTextEdit::completionChosen, this, &JsonView::insertCompletion);
  connect(edit_, &QPlainTextEdit::cursorPositionChanged, this, &JsonView::tellPlace);
  connect(errors_, &QListWidget::itemActivated, this, [this](QListWidgetItem* item) {
    showLine(item->data(Qt::UserRole).toULongLong(), item->data(Qt::UserRole + 1).toULongLong());
  });
  connect(errors_, &QListWidget::itemClicked, errors_, &QListWidget::itemActivated);
}

void JsonView::connectDocument() {
  const auto show_later = [this] {
    is_stale_ = true;
    if (!is_applying_) showDocument();
  };
  connect(&document_, &Document::changed, this, show_later);
  connect(&document_, &Document::replaced, this, [this, show_later] {
    is_dirty_ = false;
    problems_.clear();
    show_later();
  });
  connect(&document_, &Document::draftChanged, this, [this, show_later] {
    show_later();
    showProblems();
  });
}

void JsonView::showEvent(QShowEvent* event) {
  QWidget::showEvent(event);
  showDocument();
}

void JsonView::setInView(bool is_in_view) {
  if (std::exchange(is_in_view_, is_in_view) == is_in_view || !is_in_view) return;
  showDocument();
  showProblems();
  if (awaited_) showPlace(*std::exchange(awaited_, {}));
}

// What is being typed is never taken away: it is handed over first.
void JsonView::showDocument() {
  if (!is_stale_ || !isVisible() || !is_in_view_ || is_dirty_) return;
  is_stale_ = false;
  is_showing_ = true;
  edit_->replaceText(QString::fromStdString(document_.text()));
  known_text_ = edit_->toPlainText();
  is_showing_ = false;
  showProblems();
}

void JsonView::applyNow() {
  quiet_.stop();
  if (!std::exchange(is_dirty_, false)) return;
  // Other colours are a change of the text to Qt; the document may have gone on since it was shown.
  QString text = edit_->toPlainText();
  if (text == known_text_) {
    showDocument();
    return;
  }
  known_text_ = std::move(text);
  is_applying_ = true;
  document_.setText(known_text_.toStdString());
  is_applying_ = false;
  problems_.clear();
  showProblems();
}

void JsonView::setProblems(const std::vector<Problem>& problems) {
  problems_ = problems;
  showProblems();
}

qsizetype JsonView::offsetOf(std::size_t line, std::size_t column) const {
  const QTextBlock block = edit_->document()->findBlockByNumber(static_cast<int>(line) - 1);
  if (!block.isValid()) return edit_->document()->characterCount() - 1;
  const QByteArray bytes = block.text().toUtf8();
  const auto before = static_cast<qsizetype>(std::max<std::size_t>(column, 1) - 1);
  return block.position() + QString::fromUtf8(bytes.left(before)).size();
}

void JsonView::showProblems() {
  if (!is_in_view_) return;
  std::vector<TextMark> marks;
  errors_->clear();
  const auto add = [&](std::size_t line, std::size_t column, bool is_error, const QString& text) {
    const qsizetype begin = offsetOf(line, column);
    const QTextBlock block = edit_->document()->findBlock(static_cast<int>(begin));
    const QString rest = block.text().mid(begin - block.position());
    qsizetype length = 0;
    while (length < rest.size() && !QStringLiteral(",]}:").contains(rest[length])) ++length;
    marks.push_back({begin, std::max<qsizetype>(length, 1), is_error, text});
    auto* const item =
        new QListWidgetItem(QStringLiteral("%1 %2:%3  %4")
                                .arg(is_error ? QStringLiteral("✕") : QStringLiteral("⚠"))
                                .arg(line)
                                .arg(column)
                                .arg(text));
    item->setData(Qt::UserRole, static_cast<qulonglong>(line));
    item->setData(Qt::UserRole + 1, static_cast<qulonglong>(column));
    item->setForeground(is_error ? current_colors().critical_text : current_colors().warn_text);
    item->setToolTip(text);
    errors_->addItem(item);
  };
  if (document_.isDraft()) {
    for (const scenario::ParseError& error : document_.syntaxErrors()) {
      add(error.line, error.column, true, finding_words(error));
    }
  } else if (!is_stale_ || !is_dirty_) {
    for (const Problem& problem : problems_) {
      if (problem.line == 0) continue;
      // While the text is as it was typed, lines of the document's own form do not fit it.
      if (is_stale_) {
        const qsizetype begin = offset_in_json(edit_->toPlainText(), problem.pointer);
        const QTextBlock block = edit_->document()->findBlock(static_cast<int>(begin));
        add(static_cast<std::size_t>(block.blockNumber()) + 1,
            static_cast<std::size_t>(begin - block.position()) + 1,
            problem.severity == Problem::Severity::error, problem.text);
      } else {
        add(problem.line, problem.column, problem.severity == Problem::Severity::error,
            problem.text);
      }
    }
  }
  errors_->setVisible(errors_->count() > 0);
  edit_->setMarks(std::move(marks));
}

void JsonView::showPlace(const QString& pointer) {
  if (!is_in_view_) {
    awaited_ = pointer;
    return;
  }
  showDocument();
  const QString text = edit_->toPlainText();
  const qsizetype begin = offset_in_json(text, pointer.toStdString());
  const qsizetype line_end = text.indexOf(u'\n', begin);
  edit_->showCurrent(begin, pointer.isEmpty() ? 0 : std::max<qsizetype>(line_end - begin, 1));
  if (edit_->hasFocus()) return;
  is_marking_ = true;
  QTextCursor cursor = edit_->textCursor();
  cursor.setPosition(static_cast<int>(begin));
  edit_->setTextCursor(cursor);
  edit_->centerCursor();
  is_marking_ = false;
}

void JsonView::showLine(std::size_t line, std::size_t column) {
  showDocument();
  is_marking_ = true;
  QTextCursor cursor = edit_->textCursor();
  cursor.setPosition(static_cast<int>(offsetOf(line, column)));
  edit_->setTextCursor(cursor);
  edit_->centerCursor();
  edit_->setFocus();
  is_marking_ = false;
}

void JsonView::tellPlace() {
  if (is_showing_ || is_marking_ || is_dirty_ || !edit_->hasFocus()) return;
  constexpr qsizetype size_max = 200'000;  // walking to the cursor costs with every key beyond
  if (edit_->textCursor().position() > size_max) return;
  const JsonPlace place = place_in_json(edit_->toPlainText(), edit_->textCursor().position());
  emit placeSelected(QString::fromStdString(place.pointer));
}

// While the text is no JSON its own history counts, and it is not in the document's.
void JsonView::undo() {
  applyNow();
  if (document_.isDraft()) {
    edit_->undo();
  } else {
    document_.endMerge();
    document_.history()->undo();
  }
}

void JsonView::redo() {
  applyNow();
  if (document_.isDraft()) {
    edit_->redo();
  } else {
    document_.history()->redo();
  }
}

QStringList JsonView::completions() const {
  const JsonPlace place = place_in_json(edit_->toPlainText(), edit_->textCursor().position());
  QStringList texts;
  if (place.is_key) {
    const JsonValue* const now = gui::find(document_.tree(), place.pointer);
    for (const Field& field : schema_.properties(document_.tree(), place.pointer)) {
      const bool is_there = now != nullptr && now->member(field.key) != nullptr;
      if (!is_there) texts << QString::fromStdString(field.key);
    }
  } else if (const auto field = schema_.at(document_.tree(), place.pointer)) {
    std::vector<Field> kinds = schema_.alternatives(document_.tree(), place.pointer);
    kinds.push_back(*field);
    for (const Field& kind : kinds) {
      for (const JsonValue& choice : kind.choices) texts << shown_text(choice);
      texts += suggested_texts(document_.tree(), kind);
    }
  }
  texts.removeIf([&](const QString& text) {
    return !text.startsWith(place.begun, Qt::CaseInsensitive) || text == place.begun;
  });
  texts.removeDuplicates();
  return texts;
}

void JsonView::insertCompletion(const QString& text) {
  QTextCursor cursor = edit_->textCursor();
  const QString all = edit_->toPlainText();
  const JsonPlace place = place_in_json(all, cursor.position());
  const bool is_closed = cursor.position() < all.size() && all[cursor.position()] == u'"';
  cursor.setPosition(static_cast<int>(place.begin), QTextCursor::KeepAnchor);
  QString written = text;
  if (!place.has_quote) written.prepend(u'"');
  if (!place.has_quote || !is_closed) {
    written += u'"';
    if (place.is_key) written += QStringLiteral(": ");
  }
  cursor.insertText(written);
}

void JsonView::openFind() {
  showBar(true);
  find_->setFocus();
  find_->selectAll();
}

void JsonView::showBar(bool is_shown) {
  find_bar_->setVisible(is_shown);
  if (!is_shown) edit_->setFocus();
}

// While the text to be found is typed, what was found so far may still be it.
void JsonView::findNext(bool is_backward, bool is_typing) {
  const QString wanted = find_->text();
  find_note_->clear();
  if (wanted.isEmpty()) return;
  const auto flags = is_backward ? QTextDocument::FindBackward : QTextDocument::FindFlags();
  QTextCursor begin = edit_->textCursor();
  if (is_typing) begin.setPosition(begin.selectionStart());
  QTextCursor found = edit_->document()->find(wanted, begin, flags);
  if (found.isNull()) {
    begin.movePosition(is_backward ? QTextCursor::End : QTextCursor::Start);
    found = edit_->document()->find(wanted, begin, flags);
  }
  if (found.isNull()) {
    find_note_->setText(tr("not found"));
    set_text_color(find_note_, current_colors().critical_text);
    return;
  }
  edit_->setTextCursor(found);
}

}  // namespace sojourn::gui
