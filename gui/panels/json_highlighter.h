// Colours of JSON: keys, texts, numbers, words and comments. Each kind differs in more than colour
// where it matters: keys are bold, comments are italic.
#pragma once

#include <QSyntaxHighlighter>

namespace sojourn::gui {

class JsonHighlighter : public QSyntaxHighlighter {
  Q_OBJECT

 public:
  explicit JsonHighlighter(QTextDocument* document);
  // Takes the colours of the theme as it is now.
  void applyTheme();

 protected:
  void highlightBlock(const QString& text) override;

 private:
  int highlightComment(const QString& text, int begin);
  int highlightText(const QString& text, int begin);

  QTextCharFormat key_, text_, number_, word_, comment_;
};

}  // namespace sojourn::gui
