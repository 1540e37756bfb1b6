#include "models/simulation/counts_digest.h"

#include <utility>

namespace sojourn::simulation {

namespace {

// The share of each figure; of the mean any.
constexpr auto shares = [] {
  std::array<double, results::latency_figures.size()> all{};
  for (std::size_t index = 0; index < all.size(); ++index) {
    all[index] = results::latency_figures[index].p;
  }
  return all;
}();

}  // namespace

LatencyDigest digest_of(const engine::Histogram& latencies) {
  LatencyDigest digest{latencies.count(), latencies.mean_seconds(), {}};
  const std::vector<engine::Duration> quantiles = latencies.quantiles(shares);
  for (std::size_t index = 0; index < shares.size(); ++index) {
    digest.quantiles[index] = shares[index] > 0 ? quantiles[index] : engine::Duration{};
  }
  return digest;
}

CountsDigest digest_of(Counts&& counts) {
  CountsDigest digest{
      counts.seconds, std::move(counts.classes), {}, {}, std::move(counts.host_area)};
  for (ClassCounts& request_class : digest.classes) {
    request_class.latency.shrink();
  }
  digest.services.reserve(counts.services.size());
  for (ServiceCounts& service : counts.services) {
    digest.services.push_back({service, digest_of(service.waiting), digest_of(service.response)});
    service = {};
  }
  digest.calls.reserve(counts.calls.size());
  for (CallCounts& call : counts.calls) {
    digest.calls.push_back({call.outcomes, digest_of(call.latency)});
    call = {};
  }
  return digest;
}

LatencyPools::LatencyPools(const Program& program)
    : waiting(program.services.size()),
      response(program.services.size()),
      calls(program.call_names.size()) {}

void LatencyPools::add(const Counts& counts) {
  for (std::size_t index = 0; index < counts.services.size(); ++index) {
    waiting[index].merge(counts.services[index].waiting);
    response[index].merge(counts.services[index].response);
  }
  for (std::size_t index = 0; index < counts.calls.size(); ++index) {
    calls[index].merge(counts.calls[index].latency);
  }
}

}  // namespace sojourn::simulation
