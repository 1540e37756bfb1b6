// What estimates need of a replication, and no more: its latencies by service and by call are
// reduced to a few figures as soon as it has ended, and their histograms go into those of all
// replications together. So memory grows with the replications by some hundred bytes for each
// service and call, not by their histograms. Values.
#pragma once

#include <array>
#include <cstdint>
#include <vector>

#include "engine/histogram.h"
#include "engine/time.h"
#include "models/results/latency_figures.h"
#include "models/simulation/program.h"
#include "models/simulation/recorder.h"

namespace sojourn::simulation {

// Of the latencies that one replication saw.
struct LatencyDigest {
  std::uint64_t count = 0;
  double mean_seconds = 0;
  // Those of results::latency_figures, in their order; of the mean nothing.
  std::array<engine::Duration, results::latency_figures.size()> quantiles{};
};
LatencyDigest digest_of(const engine::Histogram& latencies);

struct ServiceDigest : ServiceTotals {
  LatencyDigest waiting;
  LatencyDigest response;
};

struct CallDigest {
  OutcomeCounts outcomes{};
  LatencyDigest latency;
};

// Of the counted time of a replication. Classes, few and looked at more closely, keep all.
struct CountsDigest {
  double seconds = 0;
  std::vector<ClassCounts> classes;
  std::vector<ServiceDigest> services;
  std::vector<CallDigest> calls;
  std::vector<double> host_area;  // busy cores x seconds
};
// Takes the counts apart service by service, so that both are never there in full.
CountsDigest digest_of(Counts&& counts);

// Latencies of all replications together, by service and by call. Histograms add up exactly and in
// any order.
struct LatencyPools {
  std::vector<engine::Histogram> waiting;
  std::vector<engine::Histogram> response;
  std::vector<engine::Histogram> calls;

  explicit LatencyPools(const Program& program);
  void add(const Counts& counts);
};

}  // namespace sojourn::simulation
