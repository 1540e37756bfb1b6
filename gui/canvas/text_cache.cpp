#include "gui/canvas/text_cache.h"

#include <QGuiApplication>
#include <QTransform>
#include <utility>

namespace sojourn::gui {
namespace {

constexpr qsizetype texts_max = 8192;

}  // namespace

QFont font_of(TextStyle style) {
  QFont font = QGuiApplication::font();
  font.setPixelSize(style == TextStyle::name ? 13 : 11);
  font.setWeight(style == TextStyle::small ? QFont::Normal : QFont::DemiBold);
  font.setHintingPreference(QFont::PreferNoHinting);
  return font;
}

const QStaticText& TextCache::laid_out(TextStyle style, const QString& text) {
  QHash<QString, QStaticText>& texts = texts_[std::to_underlying(style)];
  const auto known = texts.constFind(text);
  if (known != texts.constEnd()) return *known;
  if (texts.size() >= texts_max) texts.clear();
  QStaticText fresh(text);
  fresh.setTextFormat(Qt::PlainText);
  fresh.setPerformanceHint(QStaticText::ModerateCaching);
  fresh.prepare(QTransform(), font_of(style));
  return *texts.insert(text, fresh);
}

void TextCache::draw(QPainter& painter, TextStyle style, const QString& text, QPointF at,
                     Anchor anchor) {
  static const std::array<QFont, 3> fonts = {font_of(TextStyle::name), font_of(TextStyle::small),
                                             font_of(TextStyle::strong)};
  const QStaticText& laid = laid_out(style, text);
  const QSizeF size = laid.size();
  const double share = anchor == Anchor::left ? 0 : (anchor == Anchor::middle ? 0.5 : 1);
  painter.setFont(fonts[std::to_underlying(style)]);
  painter.drawStaticText(at - QPointF(size.width() * share, size.height() / 2), laid);
}

QSizeF TextCache::size(TextStyle style, const QString& text) {
  return laid_out(style, text).size();
}

void TextCache::clear() {
  for (QHash<QString, QStaticText>& texts : texts_) texts.clear();
}

}  // namespace sojourn::gui
