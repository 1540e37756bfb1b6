// What a run says of a topology, to be laid over its picture: plain values, by the names of nodes.
// Made by whoever runs; shown by CanvasScene. Defaults of the levels: utilisation 60 % and 80 %,
// errors 0.1 % and 10 %.
#pragma once

#include <QString>
#include <cstdint>
#include <functional>
#include <map>
#include <optional>
#include <string>
#include <utility>

namespace sojourn::gui {

struct NodeReading {
  std::optional<double> utilization;  // 0..1; none for what has no limited workers
  double queue = 0;                   // waiting requests, of all replicas
  double in_service = 0;
  double error_share = 0;     // 0..1
  std::optional<double> p99;  // seconds
  std::uint32_t replicas_up = 0;
  std::uint32_t replicas = 0;  // 0: not known
  friend bool operator==(const NodeReading&, const NodeReading&) = default;
};

struct EdgeReading {
  double rate = 0;  // calls per second
  double p50 = 0;   // seconds
  double p95 = 0;
  double p99 = 0;
  double error_share = 0;  // 0..1
  friend bool operator==(const EdgeReading&, const EdgeReading&) = default;
};

struct Overlay {
  std::map<std::string, NodeReading, std::less<>> nodes;
  std::map<std::pair<std::string, std::string>, EdgeReading> edges;  // by caller and callee
  std::string bottleneck;                                            // empty: none
};

enum class EdgeLabel : std::uint8_t { none, rate, p50, p95, p99, errors };

enum class Level : std::uint8_t { idle, ok, warn, critical };

Level level_of_utilization(double utilization);
Level level_of_errors(double share);
// The worse of both; idle if there is neither a utilisation nor a request.
Level level_of(const NodeReading& reading);

// "212 ms", "1.5 s", "40 µs"; "82%", "0.3%"; "1.2k/s".
QString seconds_text(double seconds);
QString share_text(double share);
QString rate_text(double per_second);
QString count_text(double count);

// What the label says of an edge; empty for EdgeLabel::none.
QString label_text(EdgeLabel label, const EdgeReading& reading);

// For tooltips: several lines.
QString node_summary(const NodeReading& reading);
QString edge_summary(const EdgeReading& reading);

}  // namespace sojourn::gui
