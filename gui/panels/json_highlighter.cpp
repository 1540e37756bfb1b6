#include "gui/panels/json_highlighter.h"

#include "gui/look/theme.h"

namespace sojourn::gui {

JsonHighlighter::JsonHighlighter(QTextDocument* document) : QSyntaxHighlighter(document) {
  applyTheme();
}

void JsonHighlighter::applyTheme() {
  const Colors& colors = current_colors();
  key_.setForeground(colors.text);
  key_.setFontWeight(QFont::DemiBold);
  text_.setForeground(colors.ok_text);
  number_.setForeground(colors.selection);
  word_.setForeground(colors.warn_text);
  comment_.setForeground(colors.muted_text);
  comment_.setFontItalic(true);
  rehighlight();
}

// State 1: inside a comment that goes on in the next line.
int JsonHighlighter::highlightComment(const QString& text, int begin) {
  const auto end = static_cast<int>(text.indexOf(QStringLiteral("*/"), begin));
  const int behind = end < 0 ? static_cast<int>(text.size()) : end + 2;
  setFormat(begin, behind - begin, comment_);
  setCurrentBlockState(end < 0 ? 1 : 0);
  return behind;
}

int JsonHighlighter::highlightText(const QString& text, int begin) {
  const auto size = static_cast<int>(text.size());
  int end = begin + 1;
  while (end < size && text[end] != u'"') end += text[end] == u'\\' ? 2 : 1;
  end = std::min(end + 1, size);
  int next = end;
  while (next < size && text[next].isSpace()) ++next;
  const bool is_key = next < size && text[next] == u':';
  setFormat(begin, end - begin, is_key ? key_ : text_);
  return end;
}

void JsonHighlighter::highlightBlock(const QString& text) {
  const auto size = static_cast<int>(text.size());
  setCurrentBlockState(0);
  int at = previousBlockState() == 1 ? highlightComment(text, 0) : 0;
  while (at < size) {
    const QChar c = text[at];
    if (c == u'"') {
      at = highlightText(text, at);
    } else if (text.mid(at, 2) == QStringLiteral("//")) {
      setFormat(at, size - at, comment_);
      return;
    } else if (text.mid(at, 2) == QStringLiteral("/*")) {
      at = highlightComment(text, at);
    } else if (c.isLetterOrNumber() || c == u'-') {
      const int begin = at;
      while (at < size &&
             (text[at].isLetterOrNumber() || QStringLiteral("+-.").contains(text[at]))) {
        ++at;
      }
      setFormat(begin, at - begin, c.isLetter() ? word_ : number_);
    } else {
      ++at;
    }
  }
}

}  // namespace sojourn::gui
