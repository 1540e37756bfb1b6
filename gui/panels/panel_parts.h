// Small things that the panels have in common: tool buttons, glyphs, coloured and eliding labels.
#pragma once

#include <QIcon>
#include <QLabel>
#include <QString>
#include <QToolButton>

#include "gui/core/schema.h"

namespace sojourn::gui {

// A glyph as an icon, in the middle of its square.
QIcon glyph_icon(const QString& glyph, const QColor& color);

// A small flat button that is reached by Tab; `name` is its tooltip and accessible name.
QToolButton* glyph_button(const QString& glyph, const QString& name, QWidget* parent = nullptr);

// Takes a widget out of the panel, to be deleted when no event is on its way to it.
void drop(QWidget* widget);

void set_text_color(QWidget* widget, const QColor& color);

// What the schema says to help with a field: its description, and what is expected.
QString schema_help(const Field& field);

// A label whose text ends in an ellipsis where the width ends; the whole of it is the tooltip.
class ElidedLabel : public QLabel {
  Q_OBJECT

 public:
  explicit ElidedLabel(const QString& text = {}, QWidget* parent = nullptr);
  void setFullText(const QString& text);
  QString fullText() const { return full_text_; }
  QSize minimumSizeHint() const override;
  QSize sizeHint() const override;

 protected:
  void paintEvent(QPaintEvent* event) override;

 private:
  QString full_text_;
};

}  // namespace sojourn::gui
