#include "live-harness/validate_facts.h"

#include <algorithm>
#include <cmath>
#include <fstream>
#include <functional>
#include <optional>
#include <utility>

#include <fmt/format.h>
#include <sys/utsname.h>

#include "engine/replications.h"
#include "models/report/names.h"
#include "models/results/latency_figures.h"
#include "models/results/measure.h"

namespace sojourn::live {

namespace {

using results::Estimate;
using results::LatencySummary;
using results::Results;

std::string processor_model() {
  std::ifstream file("/proc/cpuinfo");
  for (std::string line; std::getline(file, line);) {
    if (line.starts_with("model name")) {
      const std::size_t begin = line.find_first_not_of(" \t:", line.find(':'));
      return begin == std::string::npos ? "unknown processor" : line.substr(begin);
    }
  }
  return "unknown processor";
}

// Calls change(figure, left, right) for each latency and rate that all three results have.
using Change = std::function<void(Estimate&, const Estimate&, const Estimate&)>;

void each(LatencySummary& latency, const LatencySummary& left, const LatencySummary& right,
          const Change& change) {
  for (const results::LatencyFigure& figure : results::latency_figures) {
    change(latency.*figure.member, left.*figure.member, right.*figure.member);
  }
}

void each_figure(Results& results, const Results& left, const Results& right,
                 const Change& change) {
  for (auto& [name, request] : results.requests) {
    const auto low = left.requests.find(name);
    const auto high = right.requests.find(name);
    if (low != left.requests.end() && high != right.requests.end()) {
      change(request.throughput, low->second.throughput, high->second.throughput);
      each(request.latency, low->second.latency, high->second.latency, change);
    }
  }
  for (auto& [name, service] : results.services) {
    const auto low = left.services.find(name);
    const auto high = right.services.find(name);
    if (low != left.services.end() && high != right.services.end()) {
      change(service.throughput, low->second.throughput, high->second.throughput);
      change(service.utilization, low->second.utilization, high->second.utilization);
      each(service.waiting, low->second.waiting, high->second.waiting, change);
      each(service.response, low->second.response, high->second.response, change);
    }
  }
}

}  // namespace

std::string this_host() {
  utsname name{};
  uname(&name);
  return fmt::format("{} {}, {}, {} cores", name.sysname, name.release, processor_model(),
                     engine::hardware_threads());
}

Judgement judge_run(const HostFigures& host, const ReplayRun& replay,
                    const std::vector<FaultInstant>& faults) {
  Judgement judgement = judge(host, replay.send_error);
  const auto condemn = [&](std::string reason) {
    judgement.verdict = Verdict::invalid;
    judgement.reasons.push_back(std::move(reason));
  };
  if (!replay.aborted.empty()) {
    condemn(replay.aborted);
  }
  for (const FaultInstant& fault : faults) {
    if (!fault.problem.empty()) {
      condemn(fmt::format("fault \"{}\" failed: {}", fault.what, fault.problem));
    }
  }
  return judgement;
}

Results measured_results(const scenario::Scenario& scenario, const ReplayRun& replay,
                         std::uint32_t replication, engine::Duration warmup,
                         engine::Duration duration) {
  Results measured =
      results::summarize(replay.records, report::record_names(scenario), warmup, duration);
  measured.kind = results::Kind::measured;
  measured.scenario_name = scenario.name;
  measured.scenario_sha256 = scenario.sha256;
  measured.seed = scenario.run.seed;
  measured.replications = 1;
  measured.duration_s = engine::to_seconds(duration);
  measured.warmup_s = engine::to_seconds(warmup);
  if (replication > 0) {
    measured.warnings.push_back(fmt::format("arrivals and demands of replication {}", replication));
  }
  return measured;
}

results::RunFacts run_facts(const HostFigures& host, const Judgement& judgement,
                            const ReplayRun& replay, const std::vector<FaultInstant>& faults,
                            const std::map<std::string, double>& calibration) {
  results::RunFacts facts;
  facts.host = this_host();
  facts.verdict = verdict_name(judgement.verdict);
  facts.reasons = judgement.reasons;
  const auto quantile = [](const engine::Histogram& histogram, double q) {
    return engine::to_seconds(histogram.quantile(q));
  };
  facts.figures = {{"canary_p50_s", quantile(host.wake_up, 0.5)},
                   {"canary_p99_s", quantile(host.wake_up, 0.99)},
                   {"foreign_cpu", host.foreign_cpu},
                   {"own_cpu", host.own_cpu},
                   {"steal", host.steal},
                   {"send_error_p50_s", quantile(replay.send_error, 0.5)},
                   {"send_error_p99_s", quantile(replay.send_error, 0.99)},
                   {"connections_opened", static_cast<double>(replay.connections_opened)},
                   {"scheduling_fifo", replay.scheduling == "fifo" ? 1 : 0}};
  if (host.pressure_some >= 0) {
    facts.figures["pressure_some"] = host.pressure_some;
  }
  for (const FaultInstant& fault : faults) {
    const std::string name =
        fmt::format("fault {} planned at {} s", fault.what, engine::to_seconds(fault.planned));
    facts.figures[name] = engine::to_seconds(fault.done);
  }
  facts.calibration = calibration;
  return facts;
}

Results with_intervals(Results value, const Results& low, const Results& high) {
  each_figure(value, low, high, [](Estimate& figure, const Estimate& left, const Estimate& right) {
    figure.low = std::min({figure.value, left.value, right.value});
    figure.high = std::max({figure.value, left.value, right.value});
  });
  return value;
}

Results for_single_runs(Results of_mean, std::uint32_t replications) {
  const double growth = std::sqrt(static_cast<double>(replications) + 1);
  const Results original = of_mean;
  each_figure(of_mean, original, original,
              [growth](Estimate& figure, const Estimate&, const Estimate&) {
                if (figure.low && figure.high) {
                  figure.low = std::max(0.0, figure.value - growth * (figure.value - *figure.low));
                  figure.high = figure.value + growth * (*figure.high - figure.value);
                }
              });
  return of_mean;
}

}  // namespace sojourn::live
