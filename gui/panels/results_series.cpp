#include "gui/panels/results_series.h"

#include <QCoreApplication>
#include <algorithm>
#include <array>
#include <cmath>

namespace sojourn::gui {
namespace {

QString translated(const char* text) {
  return QCoreApplication::translate("sojourn", text);
}

TimeSeriesData empty_series(const Playback& playback) {
  TimeSeriesData data;
  for (std::size_t slice = 0; slice < playback.slices; ++slice) {
    data.starts.push_back(static_cast<double>(slice) * playback.slice_s);
  }
  data.end_s = static_cast<double>(playback.slices) * playback.slice_s;
  return data;
}

double mean_of(const std::vector<double>& values) {
  double sum = 0;
  for (const double value : values) sum += std::isnan(value) ? 0 : value;
  return values.empty() ? 0 : sum / static_cast<double>(values.size());
}

QString fault_word(scenario::FaultKind kind) {
  switch (kind) {
    case scenario::FaultKind::kill: return translated("down");
    case scenario::FaultKind::restart: return translated("restart");
    case scenario::FaultKind::freeze: return translated("frozen");
    case scenario::FaultKind::slow: return translated("slow");
  }
  return {};
}

constexpr std::array roles = {CurveRole::a, CurveRole::b, CurveRole::third, CurveRole::fourth,
                              CurveRole::fifth};

}  // namespace

TimeSeriesData percentile_series(const Playback& playback, const std::string& request) {
  TimeSeriesData data = empty_series(playback);
  const auto found = std::ranges::find(playback.classes, request, &ClassPlayback::name);
  if (found == playback.classes.end()) return {};
  data.left_unit = AxisUnit::seconds;
  data.right_unit = AxisUnit::rate;
  data.left_title = translated("Latency");
  data.right_title = translated("Rate");
  data.logarithmic = true;
  data.series = {
      {.label = QStringLiteral("p99"), .role = CurveRole::b, .values = found->p99},
      {.label = QStringLiteral("p95"), .role = CurveRole::fourth, .values = found->p95},
      {.label = QStringLiteral("p50"), .role = CurveRole::a, .values = found->p50},
      {.label = translated("served"),
       .role = CurveRole::third,
       .values = found->throughput,
       .right_axis = true,
       .steps = true},
  };
  if (found->failed > 0) {
    data.series.push_back({.label = translated("errors"),
                           .role = CurveRole::fifth,
                           .values = found->errors,
                           .right_axis = true,
                           .steps = true});
  }
  return data;
}

TimeSeriesData queue_series(const Playback& playback, std::size_t most) {
  TimeSeriesData data = empty_series(playback);
  data.left_unit = AxisUnit::number;
  data.left_title = translated("Waiting requests");
  std::vector<const ServicePlayback*> services;
  for (const ServicePlayback& service : playback.services) services.push_back(&service);
  std::ranges::stable_sort(services, [](const auto* first, const auto* second) {
    return mean_of(first->queue) > mean_of(second->queue);
  });
  if (services.size() > std::min(most, roles.size())) {
    services.resize(std::min(most, roles.size()));
  }
  for (std::size_t i = 0; i < services.size(); ++i) {
    data.series.push_back({.label = QString::fromStdString(services[i]->name),
                           .role = roles[i],
                           .values = services[i]->queue,
                           .steps = true});
  }
  return data;
}

TimeSeriesData service_series(const Playback& playback, const std::string& name) {
  const auto service = std::ranges::find(playback.services, name, &ServicePlayback::name);
  if (service == playback.services.end()) return {};
  TimeSeriesData data = empty_series(playback);
  data.left_unit = AxisUnit::number;
  data.right_unit = AxisUnit::share;
  data.left_title = translated("Requests");
  data.right_title = translated("Utilization");
  data.series = {{.label = translated("waiting"),
                  .role = CurveRole::a,
                  .values = service->queue,
                  .steps = true},
                 {.label = translated("in service"),
                  .role = CurveRole::third,
                  .values = service->busy,
                  .steps = true}};
  if (service->workers > 0) {
    data.series.push_back({.label = translated("utilization"),
                           .role = CurveRole::b,
                           .values = service->utilization,
                           .right_axis = true,
                           .steps = true});
  }
  return data;
}

HeatmapData heatmap_data(const Playback& playback) {
  const LatencyHeatmap& map = playback.heatmap;
  HeatmapData data;
  data.to_s = static_cast<double>(playback.slices) * playback.slice_s;
  data.latency_low_s = map.low_s;
  data.latency_high_s = map.high_s;
  data.columns = map.columns;
  data.rows = map.rows;
  data.counts.resize(map.columns * map.rows);
  for (std::size_t column = 0; column < map.columns; ++column) {
    for (std::size_t row = 0; row < map.rows; ++row) {
      data.counts[(column * map.rows) + row] = map.counts[(row * map.columns) + column];
    }
  }
  return data;
}

std::vector<FaultBand> fault_bands_of(const Playback& playback) {
  std::vector<FaultBand> bands;
  for (const ReplicaFault& fault : playback.faults) {
    QString who = fault.service < playback.services.size()
                      ? QString::fromStdString(playback.services[fault.service].name)
                      : QString();
    if (fault.replica) who += QStringLiteral("/%1").arg(*fault.replica);
    bands.push_back({.from_s = fault.from_s,
                     .to_s = std::min(fault.until_s, playback.duration_s),
                     .label = QStringLiteral("%1: %2").arg(who, fault_word(fault.kind))});
  }
  return bands;
}

}  // namespace sojourn::gui
