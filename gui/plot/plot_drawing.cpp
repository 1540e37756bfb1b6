// The primitives of PlotParts.
#include <algorithm>
#include <cmath>

#include "gui/look/theme.h"
#include "gui/plot/plot_parts.h"

namespace sojourn::gui {
namespace {

QVector<QCPGraphData> graph_data(const std::vector<double>& keys, const std::vector<double>& values,
                                 AxisScale key_scale, AxisScale value_scale) {
  QVector<QCPGraphData> data;
  data.reserve(static_cast<qsizetype>(keys.size()));
  const std::size_t count = std::min(keys.size(), values.size());
  for (std::size_t i = 0; i < count; ++i) {
    const double key = to_axis(key_scale, keys[i]);
    if (std::isnan(key)) continue;
    data.append(QCPGraphData(key, to_axis(value_scale, values[i])));
  }
  return data;
}

}  // namespace

void PlotParts::own(QCPLayerable* part, const QString& layer) {
  part->setLayer(layer);
  if (in_curve_) curves.back().parts.emplace_back(part);
}

void PlotParts::begin_curve(const QString& label, const QPen& pen, const QColor& fill) {
  curves.push_back({{label, pen, fill, true}, {}});
  in_curve_ = true;
}

QCPGraph* PlotParts::graph(Side side, const QPen& pen, const QString& layer) {
  auto* made = new CurveGraph(canvas->xAxis, axis(side));
  made->setPen(pen);
  made->setAdaptiveSampling(false);  // the points are few, and all of them count
  made->setSelectable(QCP::stNone);
  own(made, layer);
  return made;
}

QCPGraph* PlotParts::line(const std::vector<PlotPoint>& points, const QPen& pen, Side side,
                          bool steps) {
  QVector<QCPGraphData> data;
  data.reserve(static_cast<qsizetype>(points.size()));
  for (const PlotPoint& point : points) {
    const double key = to_axis(x.scale, point.x);
    if (!std::isnan(key)) data.append(QCPGraphData(key, to_axis(scale(side).scale, point.y)));
  }
  QCPGraph* made = graph(side, pen, QStringLiteral("main"));
  made->data()->set(data, true);
  made->setLineStyle(steps ? QCPGraph::lsStepLeft : QCPGraph::lsLine);
  return made;
}

void PlotParts::dots(const std::vector<PlotPoint>& points, const QColor& color, Side side) {
  for (const PlotPoint& point : points) dot(point.x, point.y, color, side);
}

void PlotParts::ribbon(const std::vector<double>& keys, const Ribbon& ribbon, const QColor& color,
                       Side side, bool steps) {
  QCPGraph* low = graph(side, Qt::NoPen, QStringLiteral("bands"));
  QCPGraph* high = graph(side, Qt::NoPen, QStringLiteral("bands"));
  low->data()->set(graph_data(keys, ribbon.low, x.scale, scale(side).scale), true);
  high->data()->set(graph_data(keys, ribbon.high, x.scale, scale(side).scale), true);
  for (QCPGraph* each : {low, high}) {
    each->setLineStyle(steps ? QCPGraph::lsStepLeft : QCPGraph::lsLine);
  }
  high->setBrush(color);
  high->setChannelFillGraph(low);
  // Smooth edges of a ragged ribbon cost milliseconds, and nobody sees them.
  if (keys.size() > 100) high->setAntialiasedFill(false);
}

void PlotParts::sideways_ribbon(const std::vector<double>& y, const Ribbon& ribbon,
                                const QColor& color) {
  const auto side_graph = [&](const std::vector<double>& values) {
    QCPGraph* made = canvas->addGraph(canvas->yAxis, canvas->xAxis);
    made->setPen(Qt::NoPen);
    made->setAdaptiveSampling(false);
    made->setSelectable(QCP::stNone);
    made->data()->set(graph_data(y, values, left.scale, x.scale), true);
    own(made, QStringLiteral("bands"));
    return made;
  };
  QCPGraph* low = side_graph(ribbon.low);
  QCPGraph* high = side_graph(ribbon.high);
  high->setBrush(color);
  high->setChannelFillGraph(low);
}

void PlotParts::bars(const std::vector<double>& middles, const std::vector<double>& heights,
                     double width, const QColor& color) {
  auto* made = new QCPBars(canvas->xAxis, canvas->yAxis);
  made->setWidthType(QCPBars::wtPlotCoords);
  made->setWidth(width);
  made->setPen(Qt::NoPen);
  made->setBrush(color);
  made->setAntialiased(false);
  made->setSelectable(QCP::stNone);
  QVector<QCPBarsData> data;
  const std::size_t count = std::min(middles.size(), heights.size());
  for (std::size_t i = 0; i < count; ++i) data.append(QCPBarsData(middles[i], heights[i]));
  made->data()->set(data, true);
  own(made, QStringLiteral("main"));
}

void PlotParts::area(const std::vector<PlotPoint>& points, const QColor& color, bool steps) {
  QCPGraph* made = line(points, Qt::NoPen, Side::left, steps);
  made->setBrush(color);
  made->setLayer(QStringLiteral("bands"));
}

void PlotParts::sideways_bar(double y, double length, double thickness, const QColor& color) {
  auto* made = new QCPBars(canvas->yAxis, canvas->xAxis);
  made->setWidthType(QCPBars::wtPlotCoords);
  made->setWidth(thickness);
  made->setPen(Qt::NoPen);
  made->setBrush(color);
  made->setSelectable(QCP::stNone);
  made->addData(y, length);
  own(made, QStringLiteral("main"));
}

void PlotParts::row_texts(Side side, const std::vector<QString>& texts, const QColor& color) {
  const QSharedPointer<QCPAxisTickerText> ticker(new QCPAxisTickerText);
  for (std::size_t i = 0; i < texts.size(); ++i) {
    ticker->addTick(-static_cast<double>(i), texts[i]);
  }
  QCPAxis* rows = axis(side);
  rows->setTicker(ticker);
  rows->setTicks(true);
  rows->setTickLength(0);
  rows->setTickLabelColor(color);
  rows->setBasePen(Qt::NoPen);
  rows->grid()->setVisible(false);
}

void PlotParts::vertical(double place, const QPen& pen) {
  const double key = to_axis(x.scale, place);
  if (std::isnan(key)) return;
  auto* item = new QCPItemLine(canvas);
  for (QCPItemPosition* end : {item->start, item->end}) {
    end->setTypeX(QCPItemPosition::ptPlotCoords);
    end->setTypeY(QCPItemPosition::ptAxisRectRatio);
  }
  item->start->setCoords(key, 0);
  item->end->setCoords(key, 1);
  item->setPen(pen);
  item->setSelectable(false);
  own(item, QStringLiteral("marks"));
}

void PlotParts::horizontal(double place, const QPen& pen, Side side) {
  const double height = to_axis(scale(side).scale, place);
  if (std::isnan(height)) return;
  auto* item = new QCPItemLine(canvas);
  for (QCPItemPosition* end : {item->start, item->end}) {
    end->setAxes(canvas->xAxis, axis(side));
    end->setTypeX(QCPItemPosition::ptAxisRectRatio);
    end->setTypeY(QCPItemPosition::ptPlotCoords);
  }
  item->start->setCoords(0, height);
  item->end->setCoords(1, height);
  item->setPen(pen);
  item->setSelectable(false);
  own(item, QStringLiteral("marks"));
}

void PlotParts::segment(const PlotPoint& from, const PlotPoint& to, const QPen& pen) {
  auto* item = new QCPItemLine(canvas);
  item->start->setCoords(to_axis(x.scale, from.x), to_axis(left.scale, from.y));
  item->end->setCoords(to_axis(x.scale, to.x), to_axis(left.scale, to.y));
  item->setPen(pen);
  item->setSelectable(false);
  own(item, QStringLiteral("marks"));
}

void PlotParts::dot(double place, double value, const QColor& color, Side side) {
  const double key = to_axis(x.scale, place);
  const double height = to_axis(scale(side).scale, value);
  if (std::isnan(key) || std::isnan(height)) return;
  auto* item = new QCPItemTracer(canvas);
  item->position->setAxes(canvas->xAxis, axis(side));
  item->position->setCoords(key, height);
  item->setStyle(QCPItemTracer::tsCircle);
  item->setSize(7);
  item->setPen(QPen(current_colors().panel, 1));
  item->setBrush(color);
  item->setSelectable(false);
  own(item, QStringLiteral("marks"));
}

void PlotParts::band(double from, double to, const QBrush& brush, double height) {
  auto* item = new QCPItemRect(canvas);
  for (QCPItemPosition* corner : {item->topLeft, item->bottomRight}) {
    corner->setTypeX(QCPItemPosition::ptPlotCoords);
    corner->setTypeY(QCPItemPosition::ptAxisRectRatio);
  }
  item->topLeft->setCoords(to_axis(x.scale, from), 0);
  item->bottomRight->setCoords(to_axis(x.scale, to), height);
  item->setPen(Qt::NoPen);
  item->setBrush(brush);
  item->setSelectable(false);
  own(item, QStringLiteral("bands"));
}

void PlotParts::fault_bands(const std::vector<FaultBand>& faults, bool fills) {
  const Colors& colors = current_colors();
  for (const FaultBand& fault : faults) {
    if (fills) {
      band(fault.from_s, fault.to_s, translucent(colors.critical, 0.12));
    } else {
      band(fault.from_s, fault.to_s, translucent(colors.critical, 0.8), 0.02);
    }
    const QPen edge(translucent(colors.critical, 0.6), 1);
    vertical(fault.from_s, edge);
    vertical(fault.to_s, edge);
    label(QStringLiteral("✕ ") + fault.label, colors.critical_text, LabelPlace::top, fault.from_s);
  }
}

void PlotParts::label(const QString& text, const QColor& color, LabelPlace place, double at_x,
                      double at_y, Side side) {
  labels.add(canvas, text, color, place, to_axis(x.scale, at_x), to_axis(scale(side).scale, at_y),
             side == Side::right);
}

}  // namespace sojourn::gui
