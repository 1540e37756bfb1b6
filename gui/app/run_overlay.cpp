#include "gui/app/run_overlay.h"

#include <algorithm>
#include <cmath>
#include <numeric>
#include <string>
#include <string_view>

#include "gui/run/bottleneck.h"

namespace sojourn::gui {
namespace {

double total_share(const std::map<std::string, results::Estimate>& errors) {
  return std::accumulate(errors.begin(), errors.end(), 0.0, [](double sum, const auto& error) {
    return sum + (error.first == "unfinished" ? 0 : error.second.value);
  });
}

// "cart" of "cart.get", "shoppers" of "shoppers".
std::string node_of(std::string_view place) {
  return std::string(place.substr(0, place.find('.')));
}

struct Attempts {
  double rate = 0;
  double failed = 0;
};

void add_calls(const results::Results& results, Overlay& overlay) {
  std::map<std::string, Attempts> into;
  std::map<std::pair<std::string, std::string>, Attempts> along;
  for (const auto& [name, call] : results.calls) {
    const std::size_t arrow = name.find('>');
    if (arrow == std::string::npos) continue;
    const std::string caller = node_of(std::string_view(name).substr(0, arrow));
    const std::string callee = node_of(std::string_view(name).substr(arrow + 1));
    const double rate = call.throughput.value;
    const double failed = rate * total_share(call.errors);
    for (Attempts* const attempts : {&into[callee], &along[{caller, callee}]}) {
      attempts->rate += rate;
      attempts->failed += failed;
    }
    EdgeReading& edge = overlay.edges[{caller, callee}];
    edge.p50 = std::max(edge.p50, call.latency.p50.value);
    edge.p95 = std::max(edge.p95, call.latency.p95.value);
    edge.p99 = std::max(edge.p99, call.latency.p99.value);
  }
  for (const auto& [ends, attempts] : along) {
    overlay.edges[ends].rate = attempts.rate;
    overlay.edges[ends].error_share = attempts.rate > 0 ? attempts.failed / attempts.rate : 0;
  }
  for (const auto& [name, attempts] : into) {
    const auto node = overlay.nodes.find(name);
    if (node == overlay.nodes.end() || attempts.rate <= 0) continue;
    node->second.error_share = attempts.failed / attempts.rate;
  }
}

void add_workloads(const results::Results& results, Overlay& overlay) {
  for (const auto& [name, request] : results.requests) {
    NodeReading& node = overlay.nodes[name.substr(0, name.find('/'))];
    node.p99 = std::max(node.p99.value_or(0), request.latency.p99.value);
    node.error_share = std::max(node.error_share, total_share(request.errors));
  }
}

const scenario::Service* service_of(const scenario::Scenario* scenario, std::string_view name) {
  if (scenario == nullptr) return nullptr;
  const auto found = std::ranges::find(scenario->services, name, &scenario::Service::name);
  return found == scenario->services.end() ? nullptr : &*found;
}

void name_bottleneck(Overlay& overlay, const Utilizations& utilizations) {
  const auto busiest = busiest_service(utilizations);
  overlay.bottleneck = busiest && busiest->is_bottleneck ? busiest->service : std::string();
}

double value_at(const std::vector<double>& slices, std::size_t slice) {
  const double value = slice < slices.size() ? slices[slice] : 0;
  return std::isfinite(value) ? value : 0;
}

}  // namespace

std::shared_ptr<const Overlay> overlay_of(const results::Results& results,
                                          const scenario::Scenario* scenario) {
  auto overlay = std::make_shared<Overlay>();
  for (const auto& [name, service] : results.services) {
    NodeReading node;
    const scenario::Service* const described = service_of(scenario, name);
    const bool is_limited = described == nullptr || described->workers.has_value();
    if (is_limited) node.utilization = service.utilization.value;
    node.queue = service.queue_length.value;
    node.in_service = service.in_service.value;
    node.p99 = service.response.p99.value;
    if (described != nullptr) node.replicas = node.replicas_up = described->replicas;
    overlay->nodes.emplace(name, node);
  }
  add_calls(results, *overlay);
  add_workloads(results, *overlay);
  name_bottleneck(*overlay, utilizations_of(results));
  return overlay;
}

std::shared_ptr<const Overlay> overlay_at(const Playback& playback,
                                          const scenario::Scenario* scenario, double seconds) {
  auto overlay = std::make_shared<Overlay>(*overlay_of(playback.results, scenario));
  Utilizations utilizations;
  const double slices = playback.slice_s > 0 ? seconds / playback.slice_s : 0;
  const auto slice = static_cast<std::size_t>(
      std::clamp(slices, 0.0, static_cast<double>(std::max<std::size_t>(playback.slices, 1) - 1)));
  for (const ServicePlayback& service : playback.services) {
    NodeReading& node = overlay->nodes[service.name];
    node.queue = value_at(service.queue, slice);
    node.in_service = value_at(service.busy, slice);
    if (service.workers > 0) {
      node.utilization = value_at(service.utilization, slice);
      utilizations[service.name].value = *node.utilization;
    }
    node.p99.reset();
    const double up = value_at(service.replicas_up, slice);
    node.replicas_up = static_cast<std::uint32_t>(std::lround(up));
  }
  for (const ClassPlayback& request : playback.classes) {
    NodeReading& node = overlay->nodes[request.name.substr(0, request.name.find('/'))];
    const double failed = value_at(request.errors, slice);
    const double answered = value_at(request.throughput, slice) + failed;
    node.error_share = answered > 0 ? failed / answered : 0;
    const double p99 = slice < request.p99.size() ? request.p99[slice] : std::nan("");
    node.p99 = std::isfinite(p99) ? std::optional(p99) : std::nullopt;
  }
  name_bottleneck(*overlay, utilizations);
  return overlay;
}

}  // namespace sojourn::gui
