#include "gui/panels/results_series.h"

#include <QCoreApplication>
#include <algorithm>
#include <array>
#include <cmath>

namespace sojourn::gui {
namespace {

QString tr(const char* text) {
  return QCoreApplication::translate("sojourn", text);
}

constexpr double enough_for_percentiles = 60;  // requests in a slice
constexpr double enough_for_colors = 25;       // requests in a column of the map
constexpr std::size_t fewest_slices = 12;
constexpr std::size_t many_requests = 20'000;  // the map has all of its rows

TimeSeriesData empty_series(const Playback& playback, std::size_t group = 1) {
  TimeSeriesData data;
  for (std::size_t slice = 0; slice < playback.slices; slice += group) {
    data.starts.push_back(static_cast<double>(slice) * playback.slice_s);
  }
  data.end_s = static_cast<double>(playback.slices) * playback.slice_s;
  return data;
}

std::uint64_t answered(const Playback& playback) {
  std::uint64_t count = 0;
  for (const ClassPlayback& one : playback.classes) count += one.ok;
  return count;
}

// How many slices hold so many requests of all classes together.
std::size_t slices_together(const Playback& playback, double requests) {
  const auto count = static_cast<double>(answered(playback));
  const std::size_t most = std::max<std::size_t>(1, playback.slices / fewest_slices);
  if (count <= 0) return most;
  const double wanted = std::ceil(requests * static_cast<double>(playback.slices) / count);
  return std::clamp<std::size_t>(static_cast<std::size_t>(wanted), 1, most);
}

// Means over groups of slices; NaN where none has a value.
std::vector<double> averaged(const std::vector<double>& values, std::size_t group) {
  std::vector<double> means;
  for (std::size_t from = 0; from < values.size(); from += group) {
    double sum = 0;
    std::size_t count = 0;
    for (std::size_t i = from; i < std::min(from + group, values.size()); ++i) {
      if (std::isnan(values[i])) continue;
      sum += values[i];
      ++count;
    }
    means.push_back(count > 0 ? sum / static_cast<double>(count) : std::nan(""));
  }
  return means;
}

// Of the requests in each group of columns, to about half the width of a row.
std::vector<double> heatmap_quantiles(const LatencyHeatmap& map, double share, std::size_t group) {
  std::vector<double> quantiles;
  for (std::size_t from = 0; from < map.columns; from += group) {
    std::vector<double> counts(map.rows, 0);
    double total = 0;
    for (std::size_t row = 0; row < map.rows; ++row) {
      for (std::size_t i = from; i < std::min(from + group, map.columns); ++i) {
        counts[row] += map.counts[(row * map.columns) + i];
      }
      total += counts[row];
    }
    double below = 0;
    double quantile = std::nan("");
    for (std::size_t row = 0; row < map.rows && total > 0; ++row) {
      if (below + counts[row] >= share * total && counts[row] > 0) {
        const double inside = ((share * total) - below) / counts[row];
        const double place = (static_cast<double>(row) + inside) / static_cast<double>(map.rows);
        quantile = map.low_s * std::pow(map.high_s / map.low_s, place);
        break;
      }
      below += counts[row];
    }
    quantiles.push_back(quantile);
  }
  return quantiles;
}

double mean_of(const std::vector<double>& values) {
  double sum = 0;
  for (const double value : values) sum += std::isnan(value) ? 0 : value;
  return values.empty() ? 0 : sum / static_cast<double>(values.size());
}

QString fault_word(scenario::FaultKind kind) {
  switch (kind) {
    case scenario::FaultKind::kill: return tr("down");
    case scenario::FaultKind::restart: return tr("restart");
    case scenario::FaultKind::freeze: return tr("frozen");
    case scenario::FaultKind::slow: return tr("slow");
  }
  return {};
}

constexpr std::array roles = {CurveRole::a, CurveRole::b, CurveRole::third, CurveRole::fourth,
                              CurveRole::fifth};

}  // namespace

TimeSeriesData percentile_series(const Playback& playback, const std::string& request) {
  const auto found = std::ranges::find(playback.classes, request, &ClassPlayback::name);
  if (found == playback.classes.end() || playback.slices == 0) return {};
  const bool is_dense =
      static_cast<double>(found->ok) >= enough_for_percentiles * double(playback.slices);
  const std::size_t group = is_dense ? 1 : slices_together(playback, enough_for_percentiles);
  TimeSeriesData data = empty_series(playback, group);
  data.left_unit = AxisUnit::seconds;
  data.right_unit = AxisUnit::rate;
  data.left_title =
      is_dense || playback.classes.size() == 1 ? tr("Latency") : tr("Latency of all requests");
  data.right_title = tr("Rate");
  data.logarithmic = true;
  const auto percentile = [&](const std::vector<double>& own, double share) {
    return is_dense ? own : heatmap_quantiles(playback.heatmap, share, group);
  };
  data.series = {
      {.label = QStringLiteral("p99"),
       .role = CurveRole::b,
       .values = percentile(found->p99, 0.99)},
      {.label = QStringLiteral("p95"),
       .role = CurveRole::fourth,
       .values = percentile(found->p95, 0.95)},
      {.label = QStringLiteral("p50"), .role = CurveRole::a, .values = percentile(found->p50, 0.5)},
      {.label = tr("served"),
       .role = CurveRole::third,
       .values = averaged(found->throughput, group),
       .right_axis = true,
       .steps = true}};
  if (found->failed > 0) {
    data.series.push_back({.label = tr("errors"),
                           .role = CurveRole::fifth,
                           .values = averaged(found->errors, group),
                           .right_axis = true,
                           .steps = true});
  }
  return data;
}

TimeSeriesData queue_series(const Playback& playback, std::size_t most) {
  TimeSeriesData data = empty_series(playback);
  data.left_unit = AxisUnit::number;
  data.left_title = tr("Waiting requests");
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
  data.left_title = tr("Requests");
  data.right_title = tr("Utilization");
  data.series = {
      {.label = tr("waiting"), .role = CurveRole::a, .values = service->queue, .steps = true},
      {.label = tr("in service"),
       .role = CurveRole::third,
       .values = service->busy,
       .steps = true}};
  if (service->workers > 0) {
    data.series.push_back({.label = tr("utilization"),
                           .role = CurveRole::b,
                           .values = service->utilization,
                           .right_axis = true,
                           .steps = true});
  }
  return data;
}

HeatmapData heatmap_data(const Playback& playback) {
  const LatencyHeatmap& map = playback.heatmap;
  if (map.columns == 0 || map.rows == 0) return {};
  const std::size_t columns = slices_together(playback, enough_for_colors);
  const std::size_t rows = answered(playback) < many_requests ? 3 : 1;
  HeatmapData data;
  data.latency_low_s = map.low_s;
  data.columns = (map.columns + columns - 1) / columns;
  data.rows = (map.rows + rows - 1) / rows;
  // The last row and column may reach beyond the map.
  const double reach = static_cast<double>(data.rows * rows) / static_cast<double>(map.rows);
  data.latency_high_s = map.low_s * std::pow(map.high_s / map.low_s, reach);
  data.to_s = static_cast<double>(data.columns * columns) * playback.slice_s;
  data.counts.resize(data.columns * data.rows);
  for (std::size_t column = 0; column < map.columns; ++column) {
    for (std::size_t row = 0; row < map.rows; ++row) {
      data.counts[((column / columns) * data.rows) + (row / rows)] +=
          map.counts[(row * map.columns) + column];
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
