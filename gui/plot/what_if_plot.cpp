#include "gui/plot/what_if_plot.h"

#include <QBoxLayout>
#include <QResizeEvent>
#include <cmath>
#include <limits>

#include "gui/look/theme.h"
#include "gui/plot/plot_parts.h"
#include "models/report/units.h"

namespace sojourn::gui {
namespace {

constexpr double not_a_number = std::numeric_limits<double>::quiet_NaN();
constexpr double bar_height = 0.5;  // of a row
constexpr double room_for_row = 0.6;
constexpr int wide_enough = 720;

double height_of(std::size_t figure) {
  return -static_cast<double>(figure);
}

QString text_of(const results::Estimate& estimate) {
  return QString::fromStdString(report::line_text(estimate, report::Quantity::seconds));
}

}  // namespace

FigureBars::FigureBars(QWidget* parent) : Plot(parent) {
  setEmptyText(tr("Turn a knob to see what it does."));
  // The rows stay where they are.
  QCPAxisRect* area = parts().canvas->axisRect();
  area->setRangeZoom(Qt::Horizontal);
  area->setRangeDrag(Qt::Horizontal);
  area->setRangeZoomAxes(parts().canvas->xAxis, nullptr);
  area->setRangeDragAxes(parts().canvas->xAxis, nullptr);
}

void FigureBars::setFigures(std::vector<WhatIfFigure> figures, std::vector<double> before) {
  figures_ = std::move(figures);
  before_ = std::move(before);
  refresh();
}

bool FigureBars::hasData() const {
  return !figures_.empty();
}

double FigureBars::beforeOf(std::size_t figure) const {
  return figure < before_.size() ? before_[figure] : not_a_number;
}

// "212 ms  +12 %  ✓"; whiskers show the interval.
QString FigureBars::valueText(std::size_t figure) const {
  const WhatIfFigure& shown = figures_[figure];
  QString text = QString::fromStdString(report::shown(shown.now, report::Quantity::seconds).value);
  const double before = beforeOf(figure);
  if (before > 0) {
    text += QStringLiteral("  ") +
            QString::fromStdString(report::signed_share_text((shown.now.value / before) - 1));
  }
  if (shown.slo) text += QStringLiteral("  ") + verdict_glyph(shown.verdict);
  return text;
}

void FigureBars::draw() {
  parts().set_axes({.scale = AxisScale::linear, .unit = AxisUnit::seconds, .title = tr("Latency")},
                   {.scale = AxisScale::linear, .unit = AxisUnit::number, .title = {}},
                   Axis{.scale = AxisScale::linear, .unit = AxisUnit::number, .title = {}});
  Extent time;
  std::vector<QString> names;
  std::vector<QString> values;
  for (std::size_t i = 0; i < figures_.size(); ++i) {
    const WhatIfFigure& figure = figures_[i];
    time.include(figure.now.high.value_or(figure.now.value));
    time.include(beforeOf(i));
    if (figure.slo) time.include(*figure.slo);
    names.push_back(figure.label);
    values.push_back(valueText(i));
  }
  const double lowest = height_of(figures_.size() - 1) - room_for_row;
  const QCPRange rows(lowest, room_for_row);
  parts().set_home(fitted_from_zero(time, 0.04), rows, rows);
  parts().row_texts(Side::left, names, current_colors().text);
  parts().row_texts(Side::right, values, current_colors().text);
  for (std::size_t i = 0; i < figures_.size(); ++i) drawFigure(i);
}

void FigureBars::drawFigure(std::size_t figure) {
  const Colors& colors = current_colors();
  const WhatIfFigure& shown = figures_[figure];
  const double y = height_of(figure);
  parts().sideways_bar(y, shown.now.value, bar_height, translucent(colors.series_a, 0.55));
  if (shown.now.low && shown.now.high) {
    const QPen pen(colors.text, 1.2);
    parts().segment({*shown.now.low, y}, {*shown.now.high, y}, pen);
    for (const double end : {*shown.now.low, *shown.now.high}) {
      parts().segment({end, y - 0.12}, {end, y + 0.12}, pen);
    }
  }
  const double before = beforeOf(figure);
  if (!std::isnan(before)) {
    parts().segment({before, y - 0.38}, {before, y + 0.38}, role_pen(CurveRole::ghost, 2));
  }
  if (shown.slo) {
    parts().segment({*shown.slo, y - 0.38}, {*shown.slo, y + 0.38},
                    QPen(verdict_color(shown.verdict), 2.5));
  }
}

Plot::Table FigureBars::shownTable() const {
  Table table{{tr("Figure"), tr("Now"), tr("Before"), tr("SLO")}, {}};
  for (std::size_t i = 0; i < figures_.size(); ++i) {
    const WhatIfFigure& figure = figures_[i];
    QString slo = QStringLiteral("–");
    if (figure.slo) {
      slo = QStringLiteral("≤ %1 %2").arg(
          QString::fromStdString(report::plain_text(*figure.slo, report::Quantity::seconds)),
          verdict_glyph(figure.verdict));
    }
    table.rows.push_back(
        {figure.label, text_of(figure.now), value_text(AxisUnit::seconds, beforeOf(i)), slo});
  }
  return table;
}

Plot::Table FigureBars::dataTable() const {
  Table table{{QStringLiteral("figure"), QStringLiteral("value_s"), QStringLiteral("low_s"),
               QStringLiteral("high_s"), QStringLiteral("before_s"), QStringLiteral("slo_s")},
              {}};
  for (std::size_t i = 0; i < figures_.size(); ++i) {
    const WhatIfFigure& figure = figures_[i];
    table.rows.push_back({figure.label, exact_text(figure.now.value),
                          exact_text(figure.now.low.value_or(not_a_number)),
                          exact_text(figure.now.high.value_or(not_a_number)),
                          exact_text(beforeOf(i)), exact_text(figure.slo.value_or(not_a_number))});
  }
  return table;
}

WhatIfPlot::WhatIfPlot(QWidget* parent)
    : QWidget(parent),
      layout_(new QBoxLayout(QBoxLayout::LeftToRight, this)),
      cdf_(new CdfPlot(this)),
      bars_(new FigureBars(this)) {
  layout_->setContentsMargins(0, 0, 0, 0);
  layout_->setSpacing(0);
  layout_->addWidget(cdf_, 3);
  layout_->addWidget(bars_, 2);
  cdf_->setNines(true);
  cdf_->setSteadyAxis(true);
  cdf_->setEmptyText(tr("Turn a knob to see how latencies move."));
}

void WhatIfPlot::setAnswer(PlottedAnswer answer) {
  answer_ = std::move(answer);
  showAnswer();
}

void WhatIfPlot::setGhost(std::optional<PlottedAnswer> before) {
  ghost_ = std::move(before);
  showAnswer();
}

void WhatIfPlot::clear() {
  answer_.reset();
  ghost_.reset();
  showAnswer();
}

void WhatIfPlot::showAnswer() {
  if (!answer_) {
    cdf_->setAll({}, {});
    bars_->setFigures({});
    return;
  }
  std::vector<CdfCurve> curves;
  std::vector<double> before;
  if (ghost_) {
    CdfCurve old = ghost_->curve;
    old.label = tr("before");
    old.role = CurveRole::ghost;
    old.band.clear();
    curves.push_back(std::move(old));
    for (const WhatIfFigure& figure : answer_->figures) {
      double value = not_a_number;
      for (const WhatIfFigure& other : ghost_->figures) {
        if (other.label == figure.label) value = other.now.value;
      }
      before.push_back(value);
    }
  }
  CdfCurve now = answer_->curve;
  now.role = CurveRole::a;
  if (now.label.isEmpty()) now.label = tr("now");
  curves.push_back(std::move(now));
  cdf_->setAll(std::move(curves), answer_->slo);
  bars_->setFigures(answer_->figures, std::move(before));
}

void WhatIfPlot::refreshTheme() {
  cdf_->refreshTheme();
  bars_->refreshTheme();
}

void WhatIfPlot::resizeEvent(QResizeEvent* event) {
  QWidget::resizeEvent(event);
  const bool is_wide = event->size().width() >= wide_enough;
  layout_->setDirection(is_wide ? QBoxLayout::LeftToRight : QBoxLayout::TopToBottom);
}

}  // namespace sojourn::gui
