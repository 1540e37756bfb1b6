#include "gui/plot/cdf_plot.h"

#include <algorithm>
#include <array>
#include <cmath>

#include "gui/look/theme.h"
#include "gui/plot/plot_parts.h"
#include "models/report/units.h"

namespace sojourn::gui {
namespace {

constexpr std::array told_shares = {0.5, 0.9, 0.95, 0.99, 0.999};
constexpr double most_nines = 5;

double between(double from, double to, double part) {
  return from + ((to - from) * part);
}

// How far the band's ends are from the curve at any share, as ratios: between two percentiles the
// ratio changes steadily along the plot's own axis of shares, so that the band follows the curve.
class BandRatios {
 public:
  BandRatios(const CdfCurve& curve, AxisScale scale) : scale_(scale) {
    for (const QuantileBand& at : curve.band) {
      const double middle = quantile_of(curve.points, at.percentile);
      const double place = to_axis(scale, at.percentile);
      if (!(middle > 0) || std::isnan(place) || !(at.low_s > 0) || !(at.high_s > 0)) continue;
      places_.push_back(place);
      low_.push_back(std::log(at.low_s / middle));
      high_.push_back(std::log(at.high_s / middle));
      shares_.push_back(at.percentile);
    }
  }

  bool empty() const { return places_.size() < 2; }
  double first() const { return shares_.front(); }
  double last() const { return shares_.back(); }
  const std::vector<double>& shares() const { return shares_; }

  PlotPoint ends(double x, double share) const {
    const double place = to_axis(scale_, share);
    auto next = std::upper_bound(places_.begin(), places_.end(), place);
    if (next == places_.end()) --next;
    const auto i = static_cast<std::size_t>(next - places_.begin());
    if (i == 0) return {x * std::exp(low_[0]), x * std::exp(high_[0])};
    const double part = (place - places_[i - 1]) / (places_[i] - places_[i - 1]);
    return {x * std::exp(between(low_[i - 1], low_[i], part)),
            x * std::exp(between(high_[i - 1], high_[i], part))};
  }

 private:
  AxisScale scale_;
  std::vector<double> places_, low_, high_, shares_;
};

QString slo_text(const SloMark& mark) {
  return QStringLiteral("%1 ≤ %2 %3")
      .arg(percentile_name(mark.percentile),
           QString::fromStdString(report::plain_text(mark.limit_s, report::Quantity::seconds)),
           verdict_glyph(mark.verdict));
}

// 1, 2 or 5 times a power of ten, outwards.
double round_outwards(double place, bool up) {
  const double power = std::floor(place);
  const std::array steps = {0.0, std::log10(2.0), std::log10(5.0), 1.0};
  for (std::size_t i = 0; i < steps.size(); ++i) {
    const double step = up ? steps[i] : steps[steps.size() - 1 - i];
    const bool is_outside = up ? power + step >= place : power + step <= place;
    if (is_outside) return power + step;
  }
  return place;
}

QString banded_text(const CdfCurve& curve, double share) {
  const QString text = value_text(AxisUnit::seconds, quantile_of(curve.points, share));
  for (const QuantileBand& at : curve.band) {
    if (std::abs(at.percentile - share) > 1e-9) continue;
    return QStringLiteral("%1 (%2 … %3)")
        .arg(text, value_text(AxisUnit::seconds, at.low_s),
             value_text(AxisUnit::seconds, at.high_s));
  }
  return text;
}

QString difference_text(double first, double second) {
  if (!(first > 0) || !(second > 0)) return QStringLiteral("–");
  return QString::fromStdString(report::signed_share_text((second / first) - 1));
}

}  // namespace

CdfPlot::CdfPlot(QWidget* parent) : Plot(parent) {
  setEmptyText(tr("Run the scenario to see how latencies are distributed."));
  parts().reads_out_below = true;  // where a rising curve leaves room
}

void CdfPlot::setCurves(std::vector<CdfCurve> curves) {
  curves_ = std::move(curves);
  refresh();
}

void CdfPlot::setSloMarks(std::vector<SloMark> marks) {
  marks_ = std::move(marks);
  refresh();
}

void CdfPlot::setAll(std::vector<CdfCurve> curves, std::vector<SloMark> marks) {
  curves_ = std::move(curves);
  marks_ = std::move(marks);
  refresh();
}

void CdfPlot::setNines(bool nines) {
  if (nines == nines_) return;
  nines_ = nines;
  parts().is_zoomed = false;
  refresh();
}

void CdfPlot::setLogarithmicTime(bool logarithmic) {
  if (logarithmic == log_time_) return;
  log_time_ = logarithmic;
  parts().is_zoomed = false;
  refresh();
}

void CdfPlot::setSteadyAxis(bool steady) {
  steady_ = steady;
  refresh();
}

bool CdfPlot::hasData() const {
  return std::any_of(curves_.begin(), curves_.end(),
                     [](const CdfCurve& curve) { return !curve.points.empty(); });
}

void CdfPlot::setRanges() {
  Extent time;
  double top = 0;
  for (const CdfCurve& curve : curves_) {
    if (curve.points.empty()) continue;
    time.include(quantile_of(curve.points, 0.001));
    time.include(log_time_ || nines_ ? curve.points.back().x : quantile_of(curve.points, 0.999));
    for (auto point = curve.points.rbegin(); point != curve.points.rend(); ++point) {
      const double place = to_axis(AxisScale::nines, point->y);
      if (std::isnan(place)) continue;
      top = std::max(top, place);
      break;
    }
  }
  for (const SloMark& mark : marks_) time.include(mark.limit_s);
  QCPRange x = log_time_ ? fitted(time, parts().x) : fitted_from_zero(time, 0.04);
  if (steady_ && log_time_) {
    x = QCPRange(round_outwards(x.lower, false), round_outwards(x.upper, true));
  }
  const QCPRange y =
      nines_ ? QCPRange(0, std::clamp(top, 2.1, most_nines) * 1.03) : QCPRange(0, 1.02);
  parts().set_home(x, y);
}

void CdfPlot::draw() {
  parts().set_axes({.scale = log_time_ ? AxisScale::log10 : AxisScale::linear,
                    .unit = AxisUnit::seconds,
                    .title = tr("Latency")},
                   {.scale = nines_ ? AxisScale::nines : AxisScale::linear,
                    .unit = AxisUnit::share,
                    .title = tr("Requests answered within")});
  setRanges();
  for (const CdfCurve& curve : curves_) {
    const bool has_ribbon = !curve.band.empty() || curve.tolerance;
    const QColor fill = translucent(role_color(curve.role), 0.18);
    parts().begin_curve(curve.label, role_pen(curve.role), has_ribbon ? fill : QColor());
    drawRibbon(curve);
    std::vector<PlotPoint> points = curve.points;
    if (!points.empty() && !nines_) points.insert(points.begin(), {points.front().x, 0});
    parts().line(points, role_pen(curve.role), Side::left, curve.steps);
    parts().end_curve();
  }
  drawMarks();
}

void CdfPlot::drawRibbon(const CdfCurve& curve) {
  std::vector<double> shares;
  Ribbon ribbon;
  if (curve.tolerance) {
    for (const PlotPoint& point : curve.points) {
      shares.push_back(point.y);
      ribbon.low.push_back(point.x * std::max(1 - *curve.tolerance, 1e-3));
      ribbon.high.push_back(point.x * (1 + *curve.tolerance));
    }
  } else {
    const BandRatios ratios(curve, parts().left.scale);
    if (ratios.empty()) return;
    for (const PlotPoint& point : curve.points) {
      if (point.y < ratios.first() || point.y > ratios.last()) continue;
      const PlotPoint ends = ratios.ends(point.x, point.y);
      shares.push_back(point.y);
      ribbon.low.push_back(ends.x);
      ribbon.high.push_back(ends.y);
    }
  }
  parts().sideways_ribbon(shares, ribbon, translucent(role_color(curve.role), 0.18));
}

void CdfPlot::drawMarks() {
  for (const SloMark& mark : marks_) {
    const QColor color = verdict_color(mark.verdict);
    parts().vertical(mark.limit_s, QPen(color, 1, Qt::DashLine));
    parts().dot(mark.limit_s, mark.percentile, color);
    parts().label(slo_text(mark), verdict_text_color(mark.verdict), LabelPlace::beside,
                  mark.limit_s, mark.percentile);
  }
}

Plot::Table CdfPlot::shownTable() const {
  std::vector<const CdfCurve*> shown;
  Table table{{tr("Percentile")}, {}};
  for (const CdfCurve& curve : curves_) {
    if (curve.points.empty() || !isCurveShown(curve.label)) continue;
    shown.push_back(&curve);
    table.header << curve.label;
  }
  const bool compares = shown.size() == 2;
  if (compares) table.header << tr("Difference");
  const auto all_have_means = std::all_of(
      shown.begin(), shown.end(), [](const CdfCurve* curve) { return curve->mean_s.has_value(); });
  if (all_have_means && !shown.empty()) {
    QStringList row = {tr("mean")};
    for (const CdfCurve* curve : shown) row << value_text(AxisUnit::seconds, *curve->mean_s);
    if (compares) row << difference_text(*shown[0]->mean_s, *shown[1]->mean_s);
    table.rows.push_back(row);
  }
  for (const double share : told_shares) {
    QStringList row = {percentile_name(share)};
    for (const CdfCurve* curve : shown) row << banded_text(*curve, share);
    if (compares) {
      row << difference_text(quantile_of(shown[0]->points, share),
                             quantile_of(shown[1]->points, share));
    }
    table.rows.push_back(row);
  }
  for (const SloMark& mark : marks_) table.rows.push_back({tr("SLO"), slo_text(mark)});
  return table;
}

Plot::Table CdfPlot::dataTable() const {
  Table table{{QStringLiteral("curve"), QStringLiteral("share"), QStringLiteral("latency_s"),
               QStringLiteral("low_s"), QStringLiteral("high_s")},
              {}};
  for (const CdfCurve& curve : curves_) {
    for (const PlotPoint& point : curve.points) {
      table.rows.push_back({curve.label, exact_text(point.y), exact_text(point.x), {}, {}});
    }
    for (const QuantileBand& at : curve.band) {
      table.rows.push_back({curve.label, exact_text(at.percentile),
                            exact_text(quantile_of(curve.points, at.percentile)),
                            exact_text(at.low_s), exact_text(at.high_s)});
    }
  }
  return table;
}

QString CdfPlot::readout(double x) const {
  QStringList lines = {QStringLiteral("≤ ") + value_text(AxisUnit::seconds, x)};
  for (const CdfCurve& curve : curves_) {
    if (curve.points.empty() || !isCurveShown(curve.label)) continue;
    QStringList percentiles;
    for (const double share : {0.5, 0.95, 0.99}) {
      percentiles << percentile_name(share) + QLatin1Char(' ') +
                         value_text(AxisUnit::seconds, quantile_of(curve.points, share));
    }
    lines << QStringLiteral("%1: %2\n   %3")
                 .arg(curve.label, value_text(AxisUnit::share, share_within(curve.points, x)),
                      percentiles.join(QStringLiteral(" · ")));
  }
  return lines.join(QLatin1Char('\n'));
}

}  // namespace sojourn::gui
