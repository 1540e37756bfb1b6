#include "gui/panels/panel_parts.h"

#include <QPainter>

#include "gui/panels/schema_text.h"
#include "gui/panels/typed_value.h"

namespace sojourn::gui {

QIcon glyph_icon(const QString& glyph, const QColor& color) {
  constexpr int size = 32;
  QPixmap pixmap(size, size);
  pixmap.fill(Qt::transparent);
  QPainter painter(&pixmap);
  QFont font = painter.font();
  font.setPixelSize(24);
  font.setBold(true);
  painter.setFont(font);
  painter.setPen(color);
  painter.drawText(QRect(0, 0, size, size), Qt::AlignCenter, glyph);
  return QIcon(pixmap);
}

QToolButton* glyph_button(const QString& glyph, const QString& name, QWidget* parent) {
  auto* const button = new QToolButton(parent);
  button->setText(glyph);
  button->setAutoRaise(true);
  button->setToolTip(name);
  button->setAccessibleName(name);
  button->setFocusPolicy(Qt::StrongFocus);
  return button;
}

void drop(QWidget* widget) {
  if (widget == nullptr) return;
  widget->hide();
  widget->setParent(nullptr);
  widget->deleteLater();
}

void set_text_color(QWidget* widget, const QColor& color) {
  QPalette palette = widget->palette();
  if (palette.color(QPalette::WindowText) == color) return;
  palette.setColor(QPalette::WindowText, color);
  widget->setPalette(palette);
}

QString schema_help(const Field& field) {
  QString help = schema_text(field.description);
  const QString expected = expected_of(field);
  if (!expected.isEmpty()) {
    if (!help.isEmpty()) help += QLatin1Char('\n');
    help += ElidedLabel::tr("Expected: %1.").arg(expected);
  }
  if (field.default_value) {
    help +=
        QLatin1Char('\n') + ElidedLabel::tr("Default: %1.").arg(shown_text(*field.default_value));
  }
  return help;
}

ElidedLabel::ElidedLabel(const QString& text, QWidget* parent) : QLabel(parent) {
  setFullText(text);
}

void ElidedLabel::setFullText(const QString& text) {
  full_text_ = text;
  setToolTip(text);
  setAccessibleName(text);
  updateGeometry();
  update();
}

QSize ElidedLabel::minimumSizeHint() const {
  return {24, fontMetrics().height() + 2};
}

QSize ElidedLabel::sizeHint() const {
  return {fontMetrics().horizontalAdvance(full_text_) + 4, fontMetrics().height() + 2};
}

void ElidedLabel::paintEvent(QPaintEvent* event) {
  Q_UNUSED(event)
  QPainter painter(this);
  painter.setPen(palette().color(QPalette::WindowText));
  const QString text = fontMetrics().elidedText(full_text_, Qt::ElideRight, width());
  painter.drawText(rect(), Qt::AlignVCenter | Qt::AlignLeft, text);
}

}  // namespace sojourn::gui
