// Short texts that are drawn again and again: laid out once, by style and characters.
#pragma once

#include <QFont>
#include <QHash>
#include <QPainter>
#include <QStaticText>
#include <QString>
#include <array>
#include <cstdint>

namespace sojourn::gui {

enum class TextStyle : std::uint8_t { name, small, strong };  // strong: small and bold

// In pixels at full size, of the application's family.
QFont font_of(TextStyle style);

class TextCache {
 public:
  enum class Anchor : std::uint8_t { left, middle, right };

  // The middle of the line's height is at `at`.
  void draw(QPainter& painter, TextStyle style, const QString& text, QPointF at, Anchor anchor);
  QSizeF size(TextStyle style, const QString& text);
  void clear();

 private:
  const QStaticText& laid_out(TextStyle style, const QString& text);

  std::array<QHash<QString, QStaticText>, 3> texts_;
};

}  // namespace sojourn::gui
