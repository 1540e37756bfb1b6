#include "gui/canvas/node_painter.h"

#include <QCoreApplication>
#include <QPainterPath>
#include <QStringList>
#include <algorithm>
#include <cmath>
#include <cstdint>
#include <utility>

namespace sojourn::gui {
namespace {

using Anchor = TextCache::Anchor;

constexpr double corner = 9;
constexpr double margin = 12;

bool is_dark(const Colors& colors) {
  return colors.canvas.lightnessF() < 0.5F;
}

// Behind bars and numbers: visible on a card in both appearances.
const QColor& track_of(const Colors& colors) {
  return is_dark(colors) ? colors.border : colors.grid;
}

double corner_of(const NodeFigure& figure) {
  return figure.node.is_workload ? figure.size.height() / 2 : corner;
}

}  // namespace

QColor color_of(const Colors& colors, Level level) {
  switch (level) {
    case Level::ok: return colors.ok;
    case Level::warn: return colors.warn;
    case Level::critical: return colors.critical;
    case Level::idle: break;
  }
  return colors.idle;
}

void draw_glyph(QPainter& painter, const Colors& colors, Level level, QPointF centre,
                double radius) {
  painter.setPen(Qt::NoPen);
  painter.setBrush(color_of(colors, level));
  painter.drawEllipse(centre, radius, radius);
  painter.setPen(QPen(colors.node, radius * 0.28, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
  const double r = radius;
  const auto line = [&](double x1, double y1, double x2, double y2) {
    painter.drawLine(centre + QPointF(x1 * r, y1 * r), centre + QPointF(x2 * r, y2 * r));
  };
  switch (level) {
    case Level::ok:
      line(-0.45, 0.02, -0.12, 0.38);
      line(-0.12, 0.38, 0.48, -0.35);
      break;
    case Level::warn:
      line(0, -0.55, 0, 0.1);
      line(0, 0.5, 0, 0.52);
      break;
    case Level::critical:
      line(-0.36, -0.36, 0.36, 0.36);
      line(-0.36, 0.36, 0.36, -0.36);
      break;
    case Level::idle: line(-0.45, 0, 0.45, 0); break;
  }
}

void NodePainter::paint(const NodeFigure& figure, const NodeMarks& marks) {
  if (marks.is_greyed) painter_.setOpacity(0.35);
  body(figure, marks);
  if (figure.node.is_workload) {
    workload(figure, marks);
  } else {
    service(figure, marks);
  }
  if (state_.overlay != nullptr && figure.reading) around(figure);
  if (figure.is_bottleneck) crown(figure);
  if (!marks.is_greyed && (marks.is_selected || marks.is_hovered)) ports(figure);
  if (marks.is_greyed) painter_.setOpacity(1);
}

void NodePainter::body(const NodeFigure& figure, const NodeMarks& marks) {
  const double radius = corner_of(figure);
  const Level errors = figure.reading ? level_of_errors(figure.reading->error_share) : Level::ok;
  const auto draw = [&](QPainter& painter, QPointF middle) {
    const QSizeF size = figure.size;
    const QRectF rect(middle - QPointF(size.width() / 2, size.height() / 2), size);
    if (errors != Level::ok) {
      painter.setBrush(Qt::NoBrush);
      painter.setPen(QPen(color_of(colors_, errors), 2.5));
      painter.drawRoundedRect(rect.adjusted(-5, -5, 5, 5), radius + 5, radius + 5);
    }
    if (!state_.is_fast && !is_dark(colors_) && scale_ >= 0.6) {
      painter.setPen(Qt::NoPen);
      painter.setBrush(QColor(27, 31, 36, 18));
      painter.drawRoundedRect(rect.translated(0, 2), radius, radius);
    }
    const bool is_marked = marks.is_selected || marks.is_hovered;
    const QColor border = is_marked ? colors_.selection : colors_.node_border;
    painter.setBrush(colors_.node);
    painter.setPen(QPen(border, marks.is_selected ? 2.2 : 1.2));
    if (state_.is_fast && scale_ < 0.8) {
      painter.drawRect(rect);
    } else {
      painter.drawRoundedRect(rect, radius, radius);
    }
  };
  const auto kind_of_marks =
      static_cast<std::uint8_t>((marks.is_selected ? 1 : 0) + (marks.is_hovered ? 2 : 0));
  const QRectF around = figure.rect().translated(-figure.centre).adjusted(-7, -7, 7, 7);
  state_.stamps.draw(painter_,
                     {Stamp::Kind::body, std::to_underlying(errors), kind_of_marks, figure.size},
                     figure.centre, around, draw);
}

void NodePainter::glyph(Level level, QPointF centre, double radius) {
  const Stamp stamp{Stamp::Kind::glyph, std::to_underlying(level), 0, {radius, radius}};
  state_.stamps.draw(painter_, stamp, centre, {-radius, -radius, 2 * radius, 2 * radius},
                     [&](QPainter& painter, QPointF middle) {
                       draw_glyph(painter, colors_, level, middle, radius);
                     });
}

void NodePainter::service(const NodeFigure& figure, const NodeMarks& /*marks*/) {
  const QRectF rect = figure.rect();
  const bool has_reading = figure.reading.has_value();
  double x = rect.left() + margin;
  if (has_reading) {
    glyph(level_of(*figure.reading), {x + 6, rect.top() + 16}, 7);
    x += 19;
  }
  painter_.setPen(colors_.text);
  state_.texts.draw(painter_, TextStyle::name, figure.caption, {x, rect.top() + 16}, Anchor::left);
  badge(figure);
  if (has_reading) {
    utilization(figure);
    if (state_.is_fast && scale_ < 0.6) return;
    replicas(figure, rect.top() + 51);
    queue(figure, rect.top() + 51);
    return;
  }
  if (state_.is_fast && scale_ < 0.6) return;
  replicas(figure, rect.top() + 44);
  const std::uint32_t count = figure.node.replicas;
  const double behind = 8 + (std::min(count, 12U) * 10.0);
  painter_.setPen(colors_.muted_text);
  const QString text = count == 1
                           ? QCoreApplication::translate("sojourn", "1 replica")
                           : QCoreApplication::translate("sojourn", "%1 replicas").arg(count);
  state_.texts.draw(painter_, TextStyle::small, text,
                    {rect.left() + margin + behind - 2, rect.top() + 44}, Anchor::left);
}

void NodePainter::badge(const NodeFigure& figure) {
  if (figure.node.replicas == 1) return;
  const QString text = QStringLiteral("×%1").arg(figure.node.replicas);
  const double width = state_.texts.size(TextStyle::strong, text).width() + 12;
  const QRectF rect = figure.rect();
  const QRectF box(rect.right() - 8 - width, rect.top() + 8, width, 17);
  painter_.setPen(Qt::NoPen);
  painter_.setBrush(track_of(colors_));
  painter_.drawRoundedRect(box, 8, 8);
  painter_.setPen(colors_.text);
  state_.texts.draw(painter_, TextStyle::strong, text, box.center(), Anchor::middle);
}

void NodePainter::utilization(const NodeFigure& figure) {
  const QRectF rect = figure.rect();
  const double middle = rect.top() + 34;
  if (!figure.reading->utilization) {
    painter_.setPen(colors_.muted_text);
    const QString text = QCoreApplication::translate("sojourn", "%1 in service")
                             .arg(count_text(figure.reading->in_service));
    state_.texts.draw(painter_, TextStyle::small, text, {rect.left() + margin, middle},
                      Anchor::left);
    return;
  }
  const double share = std::clamp(*figure.reading->utilization, 0.0, 1.0);
  const QRectF bar(rect.left() + margin, middle - 4, rect.width() - (2 * margin) - 38, 8);
  painter_.fillRect(bar, track_of(colors_));
  const Level level = level_of_utilization(share);
  painter_.fillRect(QRectF(bar.topLeft(), QSizeF(bar.width() * share, bar.height())),
                    color_of(colors_, level));
  painter_.setPen(colors_.text);
  const QString text = QString::number(std::lround(share * 100)) + QLatin1Char('%');
  state_.texts.draw(painter_, TextStyle::strong, text, {rect.right() - margin, middle},
                    Anchor::right);
}

void NodePainter::replicas(const NodeFigure& figure, double y) {
  const bool is_told = figure.reading && figure.reading->replicas > 0;
  const std::uint32_t all = is_told ? figure.reading->replicas : figure.node.replicas;
  const std::uint32_t up = is_told ? figure.reading->replicas_up : all;
  const double x = figure.rect().left() + margin + 3;
  for (std::uint32_t i = 0; i < std::min(all, 12U); ++i) {
    const bool is_up = i < up;
    const Stamp dot{Stamp::Kind::dot, 0, static_cast<std::uint8_t>(is_up ? 1 : 0), {}};
    state_.stamps.draw(
        painter_, dot, {x + (i * 10.0), y}, {-4, -4, 8, 8}, [&](QPainter& painter, QPointF middle) {
          painter.setPen(QPen(is_up ? colors_.node_border : colors_.critical, 1.4));
          painter.setBrush(is_up ? QBrush(colors_.node_border) : QBrush(Qt::NoBrush));
          painter.drawEllipse(middle, 3, 3);
        });
  }
}

// A tick for each waiting request, ten at most, and their number.
void NodePainter::queue(const NodeFigure& figure, double y) {
  const double waiting = figure.reading->queue;
  if (waiting < 0.005) return;
  const QRectF rect = figure.rect();
  const QString text = count_text(waiting);
  painter_.setPen(colors_.text);
  state_.texts.draw(painter_, TextStyle::small, text, {rect.right() - margin, y}, Anchor::right);
  const double right =
      rect.right() - margin - state_.texts.size(TextStyle::small, text).width() - 5;
  const double left = rect.left() + margin + (std::min(figure.node.replicas, 12U) * 10.0) + 4;
  const int wanted = static_cast<int>(std::clamp(std::ceil(waiting), 1.0, 10.0));
  const int count = std::min(wanted, static_cast<int>((right - left) / 5));
  for (int i = 0; i < count; ++i) {
    painter_.fillRect(QRectF(right - (5 * (i + 1)) + 2, y - 5, 3, 10), colors_.edge);
  }
}

void NodePainter::workload(const NodeFigure& figure, const NodeMarks& /*marks*/) {
  const QRectF rect = figure.rect();
  const double middle = figure.centre.y();
  const QPointF mark(rect.left() + 20, middle);
  if (figure.reading) {
    glyph(level_of(*figure.reading), mark, 8);
  } else {
    QPainterPath head;
    head.addEllipse(mark + QPointF(0, -5), 4, 4);
    head.moveTo(mark + QPointF(-8, 9));
    head.arcTo(QRectF(mark.x() - 8, mark.y() + 1, 16, 16), 180, -180);
    head.closeSubpath();
    painter_.fillPath(head, colors_.node_border);
  }
  const QString load = figure.node.load == "~" ? QCoreApplication::translate("sojourn", "varying")
                                               : QString::fromStdString(figure.node.load);
  const double x = rect.left() + 38;
  painter_.setPen(colors_.text);
  state_.texts.draw(painter_, TextStyle::name, figure.caption,
                    {x, load.isEmpty() ? middle : middle - 8}, Anchor::left);
  if (load.isEmpty()) return;
  painter_.setPen(colors_.muted_text);
  state_.texts.draw(painter_, TextStyle::small, load, {x, middle + 9}, Anchor::left);
}

void NodePainter::around(const NodeFigure& figure) {
  if (scale_ < 0.6) return;
  const Level errors = level_of_errors(figure.reading->error_share);
  QStringList parts;
  if (figure.reading->p99) {
    parts
        << QCoreApplication::translate("sojourn", "p99 %1").arg(seconds_text(*figure.reading->p99));
  }
  if (errors != Level::ok) {
    parts << QCoreApplication::translate("sojourn", "%1 errors")
                 .arg(share_text(figure.reading->error_share));
  }
  if (parts.isEmpty()) return;
  const QString text = parts.join(QStringLiteral(" · "));
  const QPointF at(figure.centre.x(), figure.rect().bottom() + 15);
  const QSizeF size = state_.texts.size(TextStyle::small, text) + QSizeF(8, 0);
  QColor halo = colors_.canvas;
  halo.setAlphaF(0.85F);
  painter_.setPen(Qt::NoPen);
  painter_.setBrush(halo);
  painter_.drawRoundedRect(QRectF(at - QPointF(size.width() / 2, size.height() / 2), size), 5, 5);
  painter_.setPen(errors == Level::critical ? colors_.critical_text
                  : errors == Level::warn   ? colors_.warn_text
                                            : colors_.muted_text);
  state_.texts.draw(painter_, TextStyle::small, text, at, Anchor::middle);
}

void NodePainter::crown(const NodeFigure& figure) {
  const QPointF foot(figure.centre.x(), figure.rect().top() - 7);
  QPainterPath path(foot + QPointF(-11, 0));
  for (const QPointF& point : {QPointF(-13, -13), QPointF(-6, -7), QPointF(0, -15), QPointF(6, -7),
                               QPointF(13, -13), QPointF(11, 0)}) {
    path.lineTo(foot + point);
  }
  path.closeSubpath();
  painter_.setBrush(colors_.warn);
  painter_.setPen(QPen(colors_.canvas, 1.2));
  painter_.drawPath(path);
}

void NodePainter::ports(const NodeFigure& figure) {
  painter_.setPen(QPen(colors_.selection, 1.6));
  painter_.setBrush(colors_.node);
  if (!figure.node.is_workload) painter_.drawEllipse(figure.in_port(), port_radius, port_radius);
  painter_.setBrush(colors_.selection);
  painter_.drawEllipse(figure.out_port(), port_radius, port_radius);
}

}  // namespace sojourn::gui
