#include "gui/panels/sweep_picture.h"

#include <QCoreApplication>
#include <algorithm>
#include <set>
#include <utility>

#include "gui/plot/sweep_plot.h"

namespace sojourn::gui {
namespace {

constexpr double wide_range = 30;  // from here on a logarithmic axis

QString tr(const char* text) {
  return QCoreApplication::translate("sojourn", text);
}

QString unit_of(PlaceKind kind) {
  if (kind == PlaceKind::rate) return QStringLiteral("/s");
  return kind == PlaceKind::duration ? QStringLiteral("s") : QString();
}

// Between the two points around it.
double throughput_at(const std::vector<SweepPicture::Point>& points, double x) {
  for (std::size_t i = 1; i < points.size(); ++i) {
    if (x > points[i].x) continue;
    const double width = points[i].x - points[i - 1].x;
    const double part = width > 0 ? (x - points[i - 1].x) / width : 0;
    const double low = points[i - 1].throughput.value;
    return low + (part * (points[i].throughput.value - low));
  }
  return points.empty() ? 0 : points.back().throughput.value;
}

}  // namespace

const SweepFigures* figures_of(const SweepPoint& point, const std::string& request) {
  if (request.empty()) return &point.total;
  const auto found = point.requests.find(request);
  return found != point.requests.end() ? &found->second : nullptr;
}

SweepPicture sweep_picture(const SweepResult& sweep, const QString& parameter, PlaceKind kind,
                           const std::string& request) {
  SweepPicture picture;
  picture.parameter = parameter;
  picture.unit = unit_of(kind);
  SweepPicture::Bound capacity{.label = tr("bottleneck at 100 %"), .points = {}};
  SweepPicture::Bound unloaded{
      .label = tr("mean without waiting"), .points = {}, .is_latency = true};
  std::set<double> limits;
  for (const SweepPoint& point : sweep.points) {
    const SweepFigures* const figures = figures_of(point, request);
    if (figures == nullptr) continue;
    const double x = point.at.x;
    picture.points.push_back({.x = x, .throughput = figures->throughput, .p99 = figures->p99});
    if (request.empty() && point.throughput_max)
      capacity.points.push_back({x, *point.throughput_max});
    if (request.empty() && point.response_min) unloaded.points.push_back({x, *point.response_min});
    for (const SweepBound& bound : point.bounds) {
      if (bound.figure == "p99") limits.insert(bound.limit);
    }
  }
  for (auto* bound : {&capacity, &unloaded}) {
    if (!bound->points.empty()) picture.bounds.push_back(std::move(*bound));
  }
  if (limits.size() == 1) picture.slo_limit_s = *limits.begin();
  if (sweep.knee) picture.knee_x = sweep.points[sweep.knee->point].at.x;
  if (sweep.max_sustainable && sweep.max_sustainable->met_below) {
    picture.sustainable_x = sweep.max_sustainable->x;
    picture.sustainable_rate = kind == PlaceKind::rate
                                   ? sweep.max_sustainable->x
                                   : throughput_at(picture.points, sweep.max_sustainable->x);
  }
  return picture;
}

SweepPlot* make_sweep_plot(QWidget* parent, const std::function<void(int point)>& activated) {
  auto* plot = new SweepPlot(parent);
  plot->setObjectName(QStringLiteral("sweepPlot"));
  QObject::connect(plot, &SweepPlot::pointActivated, plot, activated);
  return plot;
}

Plot* plot_of(SweepPlot* plot) {
  return plot;
}

void show_sweep(SweepPlot& plot, const SweepPicture& picture) {
  SweepData data;
  data.parameter = picture.parameter;
  data.unit = picture.unit;
  for (const SweepPicture::Point& point : picture.points) {
    data.points.push_back({.x = point.x, .throughput = point.throughput, .p99 = point.p99});
  }
  for (const SweepPicture::Bound& bound : picture.bounds) {
    data.bounds.push_back(
        {.label = bound.label, .points = bound.points, .right_axis = bound.is_latency});
  }
  if (picture.points.size() > 2) {
    const double low = picture.points.front().x;
    data.logarithmic = low > 0 && picture.points.back().x / low > wide_range;
  }
  data.knee_x = picture.knee_x;
  data.slo_limit_s = picture.slo_limit_s;
  data.sustainable_x = picture.sustainable_x;
  data.sustainable_rate = picture.sustainable_rate;
  plot.setData(std::move(data));
}

void select_sweep_point(SweepPlot& plot, int point) {
  plot.setSelectedPoint(point);
}

}  // namespace sojourn::gui
