// The text field of the JSON view: line numbers, the current place, errors in place, completion.
// Knows no document: its owner says what is wrong and what may follow.
#pragma once

#include <QPlainTextEdit>
#include <functional>
#include <vector>

#include "gui/panels/json_highlighter.h"

class QCompleter;

namespace sojourn::gui {

struct TextMark {
  qsizetype begin = 0, length = 0;
  bool is_error = true;
  QString text;
};

class JsonTextEdit : public QPlainTextEdit {
  Q_OBJECT

 public:
  explicit JsonTextEdit(QWidget* parent = nullptr);

  // Makes the text this one with as few changes as a comparison of its ends finds: the view stays
  // where it is. The text's own history begins anew.
  void replaceText(const QString& text);
  void setMarks(std::vector<TextMark> marks);
  const std::vector<TextMark>& marks() const { return marks_; }
  // From `begin` on so many characters; length 0 shows none.
  void showCurrent(qsizetype begin, qsizetype length);
  void setCompletions(std::function<QStringList()> completions);
  QCompleter* completer() { return completer_; }
  void complete();

  int numbersWidth() const;
  void paintNumbers(QPaintEvent* event);

 signals:
  // Keys that belong to the document's history.
  void undoRequested();
  void redoRequested();
  void findRequested();
  void focusLost();
  // What was chosen stands instead of what was begun.
  void completionChosen(const QString& text);

 protected:
  bool event(QEvent* event) override;
  void keyPressEvent(QKeyEvent* event) override;
  void focusOutEvent(QFocusEvent* event) override;
  void resizeEvent(QResizeEvent* event) override;
  void changeEvent(QEvent* event) override;

 private:
  void showSelections();

  QWidget* numbers_;
  JsonHighlighter* highlighter_;
  QCompleter* completer_;
  std::function<QStringList()> completions_;
  std::vector<TextMark> marks_;
  qsizetype current_begin_ = 0, current_length_ = 0;
};

}  // namespace sojourn::gui
