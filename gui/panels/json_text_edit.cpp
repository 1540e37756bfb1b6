#include "gui/panels/json_text_edit.h"

#include <QAbstractItemView>
#include <QCompleter>
#include <QFontDatabase>
#include <QHelpEvent>
#include <QPainter>
#include <QScrollBar>
#include <QStringListModel>
#include <QTextBlock>
#include <QToolTip>
#include <algorithm>

#include "gui/look/theme.h"

namespace sojourn::gui {
namespace {

class LineNumbers : public QWidget {
 public:
  explicit LineNumbers(JsonTextEdit& edit) : QWidget(&edit), edit_(edit) {}
  QSize sizeHint() const override { return {edit_.numbersWidth(), 0}; }

 protected:
  void paintEvent(QPaintEvent* event) override { edit_.paintNumbers(event); }

 private:
  JsonTextEdit& edit_;
};

}  // namespace

JsonTextEdit::JsonTextEdit(QWidget* parent)
    : QPlainTextEdit(parent),
      numbers_(new LineNumbers(*this)),
      highlighter_(new JsonHighlighter(document())),
      completer_(new QCompleter(this)) {
  setFont(QFontDatabase::systemFont(QFontDatabase::FixedFont));
  setLineWrapMode(QPlainTextEdit::NoWrap);
  setTabStopDistance(2 * fontMetrics().horizontalAdvance(u' '));
  setAccessibleName(tr("JSON text"));
  setTabChangesFocus(true);
  completer_->setWidget(this);
  completer_->setModel(new QStringListModel(completer_));
  completer_->setCaseSensitivity(Qt::CaseInsensitive);
  connect(completer_, qOverload<const QString&>(&QCompleter::activated), this,
          &JsonTextEdit::completionChosen);
  connect(this, &QPlainTextEdit::blockCountChanged, this,
          [this] { setViewportMargins(numbersWidth(), 0, 0, 0); });
  connect(this, &QPlainTextEdit::updateRequest, this, [this](const QRect& area, int by) {
    if (by != 0) {
      numbers_->scroll(0, by);
    } else {
      numbers_->update(0, area.y(), numbers_->width(), area.height());
    }
  });
  setViewportMargins(numbersWidth(), 0, 0, 0);
}

void JsonTextEdit::replaceText(const QString& text) {
  const QString old = toPlainText();
  if (old == text) return;
  qsizetype front = 0;
  const qsizetype shorter = std::min(old.size(), text.size());
  while (front < shorter && old[front] == text[front]) ++front;
  qsizetype back = 0;
  while (back < shorter - front && old[old.size() - 1 - back] == text[text.size() - 1 - back]) {
    ++back;
  }
  const int scroll = verticalScrollBar()->value();
  QTextCursor cursor(document());
  cursor.setPosition(static_cast<int>(front));
  cursor.setPosition(static_cast<int>(old.size() - back), QTextCursor::KeepAnchor);
  cursor.insertText(text.mid(front, text.size() - front - back));
  document()->clearUndoRedoStacks();
  verticalScrollBar()->setValue(scroll);
}

void JsonTextEdit::setMarks(std::vector<TextMark> marks) {
  marks_ = std::move(marks);
  showSelections();
}

void JsonTextEdit::showCurrent(qsizetype begin, qsizetype length) {
  current_begin_ = begin;
  current_length_ = length;
  showSelections();
}

void JsonTextEdit::showSelections() {
  constexpr std::size_t shown_max = 200;
  const Colors& colors = current_colors();
  QList<QTextEdit::ExtraSelection> selections;
  const auto add = [&](qsizetype begin, qsizetype length, const QTextCharFormat& format) {
    const auto last = static_cast<qsizetype>(document()->characterCount()) - 1;
    QTextEdit::ExtraSelection selection;
    selection.cursor = QTextCursor(document());
    selection.cursor.setPosition(static_cast<int>(std::clamp<qsizetype>(begin, 0, last)));
    selection.cursor.setPosition(static_cast<int>(std::clamp<qsizetype>(begin + length, 0, last)),
                                 QTextCursor::KeepAnchor);
    selection.format = format;
    selections << selection;
  };
  if (current_length_ > 0) {
    QTextCharFormat format;
    QColor fill = colors.selection;
    fill.setAlphaF(0.16F);
    format.setBackground(fill);
    format.setProperty(QTextFormat::FullWidthSelection, true);
    add(current_begin_, current_length_, format);
  }
  for (std::size_t i = 0; i < std::min(marks_.size(), shown_max); ++i) {
    QTextCharFormat format;
    format.setUnderlineStyle(QTextCharFormat::WaveUnderline);
    format.setUnderlineColor(marks_[i].is_error ? colors.critical : colors.warn);
    add(marks_[i].begin, std::max<qsizetype>(marks_[i].length, 1), format);
  }
  setExtraSelections(selections);
}

void JsonTextEdit::setCompletions(std::function<QStringList()> completions) {
  completions_ = std::move(completions);
}

void JsonTextEdit::complete() {
  const QStringList texts = completions_ ? completions_() : QStringList();
  static_cast<QStringListModel*>(completer_->model())->setStringList(texts);
  completer_->setCompletionPrefix({});
  if (texts.isEmpty()) {
    completer_->popup()->hide();
    return;
  }
  QRect place = cursorRect();
  place.translate(numbersWidth(), 0);
  place.setWidth(completer_->popup()->sizeHintForColumn(0) + 24);
  completer_->complete(place);
  completer_->popup()->setCurrentIndex(completer_->completionModel()->index(0, 0));
}

int JsonTextEdit::numbersWidth() const {
  const auto digits = QString::number(std::max(1, blockCount())).size();
  return 14 +
         (fontMetrics().horizontalAdvance(u'9') * static_cast<int>(std::max<qsizetype>(digits, 2)));
}

void JsonTextEdit::paintNumbers(QPaintEvent* event) {
  const Colors& colors = current_colors();
  QPainter painter(numbers_);
  painter.fillRect(event->rect(), colors.window);
  painter.setFont(font());
  QTextBlock block = firstVisibleBlock();
  const int current = textCursor().blockNumber();
  double top = blockBoundingGeometry(block).translated(contentOffset()).top();
  while (block.isValid() && top <= event->rect().bottom()) {
    const double height = blockBoundingRect(block).height();
    painter.setPen(block.blockNumber() == current ? colors.text : colors.muted_text);
    painter.drawText(QRectF(0, top, numbers_->width() - 6, height), Qt::AlignRight,
                     QString::number(block.blockNumber() + 1));
    top += height;
    block = block.next();
  }
}

void JsonTextEdit::resizeEvent(QResizeEvent* event) {
  QPlainTextEdit::resizeEvent(event);
  const QRect area = contentsRect();
  numbers_->setGeometry(area.left(), area.top(), numbersWidth(), area.height());
}

void JsonTextEdit::changeEvent(QEvent* event) {
  QPlainTextEdit::changeEvent(event);
  if (event->type() != QEvent::PaletteChange || highlighter_ == nullptr) return;
  highlighter_->applyTheme();
  showSelections();
}

bool JsonTextEdit::event(QEvent* event) {
  if (event->type() == QEvent::ToolTip) {
    const auto* const help = static_cast<QHelpEvent*>(event);
    const QPoint inside = viewport()->mapFromGlobal(help->globalPos());
    const int position = cursorForPosition(inside).position();
    for (const TextMark& mark : marks_) {
      if (position < mark.begin || position > mark.begin + mark.length) continue;
      QToolTip::showText(help->globalPos(), mark.text, this);
      return true;
    }
    QToolTip::hideText();
    return true;
  }
  if (event->type() == QEvent::ShortcutOverride) {
    auto* const key = static_cast<QKeyEvent*>(event);
    const bool is_own = key->matches(QKeySequence::Undo) || key->matches(QKeySequence::Redo) ||
                        key->matches(QKeySequence::Find);
    if (is_own) {
      event->accept();
      return true;
    }
  }
  return QPlainTextEdit::event(event);
}

void JsonTextEdit::keyPressEvent(QKeyEvent* event) {
  const bool has_popup = completer_->popup()->isVisible();
  const int key = event->key();
  if (has_popup && (key == Qt::Key_Enter || key == Qt::Key_Return || key == Qt::Key_Escape ||
                    key == Qt::Key_Tab)) {
    event->ignore();
    return;
  }
  if (event->matches(QKeySequence::Undo)) {
    emit undoRequested();
  } else if (event->matches(QKeySequence::Redo) ||
             (key == Qt::Key_Y && event->modifiers() == Qt::ControlModifier)) {
    emit redoRequested();
  } else if (event->matches(QKeySequence::Find)) {
    emit findRequested();
  } else if (key == Qt::Key_Space && event->modifiers() == Qt::ControlModifier) {
    complete();
  } else {
    QPlainTextEdit::keyPressEvent(event);
    if (has_popup) complete();
  }
}

void JsonTextEdit::focusOutEvent(QFocusEvent* event) {
  QPlainTextEdit::focusOutEvent(event);
  if (event->reason() != Qt::PopupFocusReason) emit focusLost();
}

}  // namespace sojourn::gui
