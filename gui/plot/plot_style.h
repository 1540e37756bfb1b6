// Pens and colours of plots, from the theme in force.
#pragma once

#include <QColor>
#include <QPen>

#include "gui/plot/plot_values.h"

namespace sojourn::gui {

QColor role_color(CurveRole role);

// Colour and dash pattern: curves can be told apart without their colours.
QPen role_pen(CurveRole role, double width = 2);

// The same colour, nearly transparent: ribbons and bars.
QColor translucent(QColor color, double opacity);

QColor verdict_color(report::Verdict verdict);       // lines
QColor verdict_text_color(report::Verdict verdict);  // texts

}  // namespace sojourn::gui
