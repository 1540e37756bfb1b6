// One recorded replication of a small scenario, told in words that a test can compare with what was
// computed by hand. Tests only.
#pragma once

#include <chrono>
#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "models/scenario/plan.h"
#include "models/scenario/quantity.h"
#include "models/simulation/simulate.h"
#include "tests/support/scenario_text.h"

namespace sojourn::tests {

using namespace std::chrono_literals;

struct Recording {
  scenario::Scenario scenario;
  simulation::RecordedRun run;

  // "30ms" for an answered request, "timeout 50ms" for another, in order of arrival.
  std::vector<std::string> ends() const {
    std::vector<std::string> result;
    for (const results::RequestRecord& record : run.records) {
      const bool ok = record.outcome == results::Outcome::ok;
      const std::string name = ok ? "" : results::outcome_name(record.outcome) + std::string(" ");
      result.push_back(name + scenario::format_duration(record.latency()));
    }
    return result;
  }

  // Replica that served the request itself, in order of arrival; a for the first, - for none.
  std::string replicas() const {
    std::string letters;
    for (const results::RequestRecord& record : run.records) {
      letters += record.spans.empty() ? '-' : static_cast<char>('a' + record.spans.front().replica);
    }
    return letters;
  }

  // Attempts of a call by outcome, as they were counted; "ok" for the answered ones.
  std::map<std::string, double> attempts(const std::string& call) const {
    const results::CallResult& result = run.results.calls.at(call);
    const double seconds = run.results.duration_s - run.results.warmup_s;
    std::map<std::string, double> counts;
    double ok = result.throughput.value * seconds;
    for (const auto& [name, share] : result.errors) {
      counts[name] = share.value * result.throughput.value * seconds;
      ok -= counts[name];
    }
    counts["ok"] = ok;
    return counts;
  }
};

inline Recording record(const scenario::Scenario& scenario,
                        const simulation::RecordOptions& options) {
  return {scenario, simulation::simulate_recorded(scenario, options)};
}

// All arrivals of the first `duration`, none deleted.
inline Recording record(const Parts& parts, engine::Duration duration = 1s) {
  simulation::RecordOptions options;
  options.duration = duration;
  return record(parsed(parts), options);
}

}  // namespace sojourn::tests
