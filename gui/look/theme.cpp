#include "gui/look/theme.h"

#include <QStyle>
#include <QStyleFactory>
#include <algorithm>
#include <cmath>

namespace sojourn::gui {
namespace {

Appearance applied = Appearance::light;

const Colors light_colors = {.window = QColor(0xF3F4F6),
                             .panel = QColor(0xFFFFFF),
                             .text = QColor(0x1B1F24),
                             .muted_text = QColor(0x57606A),
                             .border = QColor(0xC9CED6),
                             .canvas = QColor(0xFAFBFC),
                             .grid = QColor(0xE6E9ED),
                             .node = QColor(0xFFFFFF),
                             .node_border = QColor(0x8A939E),
                             .edge = QColor(0x6B7580),
                             .ok = QColor(0x009E73),
                             .warn = QColor(0xC98500),
                             .critical = QColor(0xD55E00),
                             .idle = QColor(0x8A8A8A),
                             .ok_text = QColor(0x007052),
                             .warn_text = QColor(0x805500),
                             .critical_text = QColor(0xA84300),
                             .series_a = QColor(0x0072B2),
                             .series_b = QColor(0xB5588F),
                             .series_c = QColor(0x009E73),
                             .series_d = QColor(0xC98500),
                             .series_e = QColor(0x3C93C2),
                             .ghost = QColor(0x9AA3AD),
                             .selection = QColor(0x0072B2)};

const Colors dark_colors = {.window = QColor(0x1E2227),
                            .panel = QColor(0x262B31),
                            .text = QColor(0xE6E9ED),
                            .muted_text = QColor(0xA9B1BA),
                            .border = QColor(0x454C55),
                            .canvas = QColor(0x1B1F24),
                            .grid = QColor(0x2A3037),
                            .node = QColor(0x2D333B),
                            .node_border = QColor(0x7D8792),
                            .edge = QColor(0x8C96A1),
                            .ok = QColor(0x1FBF92),
                            .warn = QColor(0xE69F00),
                            .critical = QColor(0xF07C2E),
                            .idle = QColor(0x999999),
                            .ok_text = QColor(0x4CD1A9),
                            .warn_text = QColor(0xF0B429),
                            .critical_text = QColor(0xFF9A57),
                            .series_a = QColor(0x56B4E9),
                            .series_b = QColor(0xDD8FBE),
                            .series_c = QColor(0x1FBF92),
                            .series_d = QColor(0xE69F00),
                            .series_e = QColor(0xF0E442),
                            .ghost = QColor(0x737D88),
                            .selection = QColor(0x56B4E9)};

double linear(double channel) {
  return channel <= 0.04045 ? channel / 12.92 : std::pow((channel + 0.055) / 1.055, 2.4);
}

double luminance(const QColor& color) {
  return (0.2126 * linear(color.redF())) + (0.7152 * linear(color.greenF())) +
         (0.0722 * linear(color.blueF()));
}

QString style_sheet(const Colors& colors) {
  return QStringLiteral(
             "QToolTip { color: %1; background: %2; border: 1px solid %3; padding: 3px; }"
             "QDockWidget::title { padding: 5px 8px; background: %4; }")
      .arg(colors.text.name(), colors.panel.name(), colors.border.name(), colors.window.name());
}

}  // namespace

Appearance current_appearance() {
  return applied;
}

const Colors& colors_of(Appearance appearance) {
  return appearance == Appearance::light ? light_colors : dark_colors;
}

const Colors& current_colors() {
  return colors_of(applied);
}

QPalette palette_of(Appearance appearance) {
  const Colors& colors = colors_of(appearance);
  QPalette palette;
  palette.setColor(QPalette::Window, colors.window);
  palette.setColor(QPalette::WindowText, colors.text);
  palette.setColor(QPalette::Base, colors.panel);
  palette.setColor(QPalette::AlternateBase, colors.window);
  palette.setColor(QPalette::Text, colors.text);
  palette.setColor(QPalette::PlaceholderText, colors.muted_text);
  palette.setColor(QPalette::Button, colors.window);
  palette.setColor(QPalette::ButtonText, colors.text);
  palette.setColor(QPalette::BrightText, colors.critical_text);
  palette.setColor(QPalette::ToolTipBase, colors.panel);
  palette.setColor(QPalette::ToolTipText, colors.text);
  palette.setColor(QPalette::Link, colors.selection);
  palette.setColor(QPalette::Mid, colors.border);
  palette.setColor(QPalette::Highlight, QColor(0x0072B2));
  palette.setColor(QPalette::HighlightedText, QColor(0xFFFFFF));
  for (const auto role : {QPalette::WindowText, QPalette::Text, QPalette::ButtonText}) {
    palette.setColor(QPalette::Disabled, role, colors.idle);
  }
  return palette;
}

void apply_appearance(QApplication& application, Appearance appearance) {
  applied = appearance;
  application.setStyle(QStyleFactory::create(QStringLiteral("Fusion")));
  application.setPalette(palette_of(appearance));
  application.setStyleSheet(style_sheet(colors_of(appearance)));
}

Appearance appearance_of_system(const QPalette& palette) {
  const bool is_dark =
      luminance(palette.color(QPalette::Window)) < luminance(palette.color(QPalette::WindowText));
  return is_dark ? Appearance::dark : Appearance::light;
}

double contrast_ratio(const QColor& first, const QColor& second) {
  const double a = luminance(first);
  const double b = luminance(second);
  return (std::max(a, b) + 0.05) / (std::min(a, b) + 0.05);
}

}  // namespace sojourn::gui
