#include "gui/plot/sweep_plot.h"

#include <QKeyEvent>
#include <algorithm>
#include <cmath>
#include <limits>

#include "gui/look/theme.h"
#include "gui/plot/plot_parts.h"
#include "models/report/units.h"

namespace sojourn::gui {
namespace {

constexpr double reach = 10;  // of a click, in pixels
constexpr double not_a_number = std::numeric_limits<double>::quiet_NaN();

const results::Estimate& figure(const PlottedPoint& point, bool right_axis) {
  return right_axis ? point.p99 : point.throughput;
}

QString estimate_text(const results::Estimate& estimate, report::Quantity quantity) {
  return QString::fromStdString(report::line_text(estimate, quantity));
}

}  // namespace

SweepPlot::SweepPlot(QWidget* parent) : Plot(parent) {
  setEmptyText(tr("Sweep a parameter to see where capacity ends."));
}

void SweepPlot::setData(SweepData shown) {
  data_ = std::move(shown);
  if (selected_ >= static_cast<int>(data_.points.size())) selected_ = -1;
  refresh();
}

void SweepPlot::setSelectedPoint(int point) {
  const bool exists = point >= 0 && point < static_cast<int>(data_.points.size());
  selected_ = exists ? point : -1;
  refresh();
}

bool SweepPlot::hasData() const {
  return !data_.points.empty();
}

QString SweepPlot::withUnit(double x) const {
  const QString number = value_text(AxisUnit::number, x);
  if (data_.unit.isEmpty()) return number;
  const QString gap = data_.unit.startsWith(QLatin1Char('/')) ? QString() : QStringLiteral(" ");
  return number + gap + data_.unit;
}

QString SweepPlot::axisTitle() const {
  if (data_.unit.isEmpty()) return data_.parameter;
  if (data_.unit == QStringLiteral("/s")) return tr("%1 (per second)").arg(data_.parameter);
  return QStringLiteral("%1 (%2)").arg(data_.parameter, data_.unit);
}

void SweepPlot::setRanges() {
  Extent x;
  Extent rate;
  Extent time;
  for (const PlottedPoint& point : data_.points) {
    x.include(point.x);
    rate.include(point.throughput.high.value_or(point.throughput.value));
    for (const double end : {point.p99.low.value_or(point.p99.value), point.p99.value,
                             point.p99.high.value_or(point.p99.value)}) {
      if (end > 0) time.include(end);
    }
  }
  if (data_.slo_limit_s) time.include(*data_.slo_limit_s);
  const double tallest = rate.is_set ? rate.high * 1.35 : 1;
  for (const PlottedBound& bound : data_.bounds) {
    for (const PlotPoint& point : bound.points) {
      if (!bound.right_axis && point.y <= tallest) rate.include(point.y);
    }
  }
  parts().set_home(fitted(x, parts().x, 0.04), fitted_from_zero(rate, 0.14),
                   fitted(time, parts().right, 0.08));
}

void SweepPlot::draw() {
  const Axis right{
      .scale = AxisScale::log10, .unit = AxisUnit::seconds, .title = tr("p99 latency")};
  parts().set_axes({.scale = data_.logarithmic ? AxisScale::log10 : AxisScale::linear,
                    .unit = AxisUnit::number,
                    .title = axisTitle()},
                   {.scale = AxisScale::linear, .unit = AxisUnit::rate, .title = tr("Throughput")},
                   right);
  const QList<QCPAxis*> heights = {parts().canvas->yAxis, parts().canvas->yAxis2};
  parts().canvas->axisRect()->setRangeZoomAxes({parts().canvas->xAxis}, heights);
  parts().canvas->axisRect()->setRangeDragAxes({parts().canvas->xAxis}, heights);
  setRanges();
  for (const PlottedBound& bound : data_.bounds) {
    const QPen pen = role_pen(bound.right_axis ? CurveRole::ghost : CurveRole::bound, 1.4);
    parts().begin_curve(bound.label, pen);
    parts().line(bound.points, pen, bound.right_axis ? Side::right : Side::left);
  }
  drawCurve(tr("throughput"), CurveRole::a, false);
  drawCurve(tr("p99 latency"), CurveRole::b, true);
  drawMarks();
}

void SweepPlot::drawCurve(const QString& label, CurveRole role, bool right_axis) {
  const Side side = right_axis ? Side::right : Side::left;
  const QColor fill = translucent(role_color(role), 0.18);
  std::vector<PlotPoint> points;
  std::vector<double> places;
  Ribbon ribbon;
  for (const PlottedPoint& point : data_.points) {
    const results::Estimate& found = figure(point, right_axis);
    points.push_back({point.x, found.value});
    places.push_back(point.x);
    const bool has_interval = found.low && found.high;
    ribbon.low.push_back(has_interval ? *found.low : not_a_number);
    ribbon.high.push_back(has_interval ? *found.high : not_a_number);
  }
  parts().begin_curve(label, role_pen(role), fill);
  parts().ribbon(places, ribbon, fill, side);
  parts().line(points, role_pen(role), side);
  parts().dots(points, role_color(role), side);
  parts().end_curve();
}

void SweepPlot::drawMarks() {
  const Colors& colors = current_colors();
  if (data_.slo_limit_s) {
    parts().horizontal(*data_.slo_limit_s, QPen(colors.ok, 1, Qt::DashLine), Side::right);
    const QString limit =
        QString::fromStdString(report::plain_text(*data_.slo_limit_s, report::Quantity::seconds));
    parts().label(QStringLiteral("p99 ≤ ") + limit, colors.ok_text, LabelPlace::end, 0,
                  *data_.slo_limit_s, Side::right);
  }
  if (data_.sustainable_x) {
    parts().vertical(*data_.sustainable_x, QPen(colors.ok, 1.4));
    const double rate = data_.sustainable_rate.value_or(*data_.sustainable_x);
    parts().label(tr("max sustainable %1").arg(value_text(AxisUnit::rate, rate)), colors.ok_text,
                  LabelPlace::top, *data_.sustainable_x);
  }
  if (data_.knee_x) {
    parts().vertical(*data_.knee_x, QPen(colors.warn, 1.4, Qt::DashDotLine));
    parts().label(tr("knee at %1").arg(withUnit(*data_.knee_x)), colors.warn_text, LabelPlace::top,
                  *data_.knee_x);
  }
  if (selected_ >= 0) {
    const double x = data_.points[static_cast<std::size_t>(selected_)].x;
    parts().vertical(x, QPen(translucent(colors.selection, 0.35), 7));
  }
}

Plot::Table SweepPlot::shownTable() const {
  Table table{{axisTitle(), tr("Throughput"), tr("p99 latency")}, {}};
  for (const PlottedPoint& point : data_.points) {
    table.rows.push_back({withUnit(point.x),
                          estimate_text(point.throughput, report::Quantity::per_second),
                          estimate_text(point.p99, report::Quantity::seconds)});
  }
  if (data_.knee_x) table.rows.push_back({tr("Knee"), withUnit(*data_.knee_x)});
  if (data_.sustainable_x) {
    const double rate = data_.sustainable_rate.value_or(*data_.sustainable_x);
    table.rows.push_back({tr("Max sustainable"), value_text(AxisUnit::rate, rate)});
  }
  return table;
}

Plot::Table SweepPlot::dataTable() const {
  Table table{{QStringLiteral("x"), QStringLiteral("throughput_per_s"),
               QStringLiteral("throughput_low"), QStringLiteral("throughput_high"),
               QStringLiteral("p99_s"), QStringLiteral("p99_low_s"), QStringLiteral("p99_high_s")},
              {}};
  for (const PlottedPoint& point : data_.points) {
    QStringList row = {exact_text(point.x)};
    for (const results::Estimate& found : {point.throughput, point.p99}) {
      row << exact_text(found.value) << exact_text(found.low.value_or(not_a_number))
          << exact_text(found.high.value_or(not_a_number));
    }
    table.rows.push_back(row);
  }
  return table;
}

QString SweepPlot::readout(double x) const {
  const auto nearest = std::min_element(
      data_.points.begin(), data_.points.end(), [this, x](const auto& a, const auto& b) {
        const double place = pixelOfX(x);
        return std::abs(pixelOfX(a.x) - place) < std::abs(pixelOfX(b.x) - place);
      });
  if (nearest == data_.points.end()) return {};
  return QStringLiteral("%1\n%2: %3\n%4: %5")
      .arg(withUnit(nearest->x), tr("throughput"),
           estimate_text(nearest->throughput, report::Quantity::per_second), tr("p99 latency"),
           estimate_text(nearest->p99, report::Quantity::seconds));
}

void SweepPlot::clicked(const QPointF& pixel) {
  int found = -1;
  double nearest = reach;
  for (std::size_t i = 0; i < data_.points.size(); ++i) {
    const PlottedPoint& point = data_.points[i];
    const double across = pixelOfX(point.x) - pixel.x();
    for (const double height : {pixelOfY(point.throughput.value), pixelOfRightY(point.p99.value)}) {
      const double distance = std::hypot(across, height - pixel.y());
      if (distance < nearest) {
        nearest = distance;
        found = static_cast<int>(i);
      }
    }
  }
  if (found < 0) return;
  setSelectedPoint(found);
  emit pointActivated(found);
}

void SweepPlot::keyPressEvent(QKeyEvent* event) {
  const int last = static_cast<int>(data_.points.size()) - 1;
  const bool is_plain = event->modifiers() == Qt::NoModifier && last >= 0;
  if (is_plain && event->key() == Qt::Key_Right) {
    setSelectedPoint(std::min(selected_ + 1, last));
  } else if (is_plain && event->key() == Qt::Key_Left) {
    setSelectedPoint(selected_ < 0 ? last : std::max(selected_ - 1, 0));
  } else if ((event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter) && selected_ >= 0) {
    emit pointActivated(selected_);
  } else {
    Plot::keyPressEvent(event);
  }
}

}  // namespace sojourn::gui
