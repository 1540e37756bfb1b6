// Light and dark: the colours of everything on the screen. Colour-blind-safe marks after Okabe and
// Ito ("Color Universal Design", 2008); no meaning is told by colour alone. Text colours keep a
// contrast of 4.5:1 to their background, marks 3:1 (WCAG 2.1, 1.4.3 and 1.4.11).
#pragma once

#include <QApplication>
#include <QColor>
#include <QPalette>

namespace sojourn::gui {

enum class Appearance { light, dark };

struct Colors {
  QColor window, panel, text, muted_text, border;  // of the widgets
  QColor canvas, grid, node, node_border, edge;    // of the topology
  QColor ok, warn, critical, idle;                 // states: fills and rings
  QColor ok_text, warn_text, critical_text;        // the same as texts on `panel`
  QColor series_a, series_b;                       // runs A and B, or selection and measured
  QColor series_c, series_d, series_e;             // further curves
  QColor ghost;                                    // the previous answer
  QColor selection;                                // rings and bands
};

// The one that was applied last; light before that.
Appearance current_appearance();
const Colors& colors_of(Appearance appearance);
const Colors& current_colors();

QPalette palette_of(Appearance appearance);

// Fusion style, palette and style sheet of the whole application.
void apply_appearance(QApplication& application, Appearance appearance);

// Of the system's palette: dark if its window is darker than its text.
Appearance appearance_of_system(const QPalette& palette);

// WCAG 2.1 contrast ratio, 1..21.
double contrast_ratio(const QColor& first, const QColor& second);

}  // namespace sojourn::gui
