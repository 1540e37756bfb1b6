#include <algorithm>
#include <cmath>
#include <utility>

#include <fmt/format.h>

#include "live-harness/calibrate.h"

namespace sojourn::live {

namespace {

using engine::Interval;
using scenario::Implementation;
using scenario::Link;
using scenario::Scenario;

constexpr std::size_t sections = 10;
constexpr std::size_t samples_min = 20;

double trimmed(std::span<const double> samples) {
  std::vector<double> sorted(samples.begin(), samples.end());
  std::ranges::sort(sorted);
  const std::size_t cut = sorted.size() / 20;
  double sum = 0;
  for (std::size_t i = cut; i + cut < sorted.size(); ++i) {
    sum += sorted[i];
  }
  return sum / static_cast<double>(sorted.size() - 2 * cut);
}

Interval exactly(double value) {
  return {value, value, value};
}

// a + sign * b for independent a and b; a time, so never negative.
Interval combined(const Interval& a, double sign, const Interval& b) {
  const double value = std::max(0.0, a.value + sign * b.value);
  const double half = std::hypot(a.half_width(), b.half_width());
  return {value, std::max(0.0, value - half), value + half};
}

Interval scaled(const Interval& interval, double factor) {
  return {interval.value * factor, interval.low * factor, interval.high * factor};
}

template <typename Field>
Interval estimate(const std::vector<VisitSample>& visits, Field field) {
  std::vector<double> values;
  values.reserve(visits.size());
  for (const VisitSample& visit : visits) {
    values.push_back(visit.*field);
  }
  return trimmed_mean(values);
}

class Arithmetic {
 public:
  Arithmetic(const Scenario& scenario, const std::vector<std::vector<VisitSample>>& visits,
             const std::vector<std::vector<double>>& saturated)
      : scenario_(scenario), visits_(visits), saturated_(saturated) {
    result_.services.resize(scenario.services.size());
    result_.latencies.resize(scenario.links.size());
  }

  Calibration solve() {
    for (std::uint32_t service = 0; service < scenario_.services.size(); ++service) {
      if (scenario_.services[service].implementation == Implementation::built_in) {
        solve_by_its_own_clock(service);
      } else {
        solve_from_outside(service);
      }
    }
    return std::move(result_);
  }

 private:
  std::vector<VisitSample> all_visits(std::uint32_t service) const {
    std::vector<VisitSample> all;
    for (std::size_t link = 0; link < scenario_.links.size(); ++link) {
      if (scenario_.links[link].callee.index == service) {
        all.insert(all.end(), visits_[link].begin(), visits_[link].end());
      }
    }
    return all;
  }

  // What visits over this link cost beyond demand and calls: network + wake + hold.
  Interval extra(std::size_t link, const std::vector<VisitSample>& of_service) {
    if (visits_[link].size() >= samples_min) {
      return estimate(visits_[link], &VisitSample::extra);
    }
    result_.warnings.push_back(
        fmt::format("calibration: {} visits only on {}: taken from all visits of the service",
                    visits_[link].size(), link_name(link)));
    return estimate(of_service, &VisitSample::extra);
  }

  std::string link_name(std::size_t link) const {
    return scenario_.caller_name(scenario_.links[link].caller) + ">" +
           scenario_.services[scenario_.links[link].callee.index].name;
  }

  void solve_by_its_own_clock(std::uint32_t service) {
    const std::vector<VisitSample> visits = all_visits(service);
    const Interval waiting = estimate(visits, &VisitSample::waiting);
    const Interval own = estimate(visits, &VisitSample::own);
    ServiceConstants& constants = result_.services[service];
    if (saturated_[service].empty()) {
      constants = {own, waiting, exactly(0)};
    } else {
      const Interval held = trimmed_mean(saturated_[service]);
      constants.hold = own.value < held.value ? own : held;
      constants.wake = combined(waiting, 1, combined(own, -1, constants.hold));
      constants.release = combined(held, -1, constants.hold);
    }
    for (std::size_t link = 0; link < scenario_.links.size(); ++link) {
      if (scenario_.links[link].callee.index == service) {
        const Interval inside = combined(waiting, 1, own);
        result_.latencies[link] = scaled(combined(extra(link, visits), -1, inside), 0.5);
      }
    }
  }

  void solve_from_outside(std::uint32_t service) {
    const std::vector<VisitSample> visits = all_visits(service);
    std::vector<std::pair<std::size_t, Interval>> links;
    for (std::size_t link = 0; link < scenario_.links.size(); ++link) {
      if (scenario_.links[link].callee.index == service) {
        links.emplace_back(link, extra(link, visits));
      }
    }
    if (links.empty()) {
      return;
    }
    Interval nearest = links.front().second;
    for (const auto& [link, interval] : links) {
      nearest = interval.value < nearest.value ? interval : nearest;
    }
    ServiceConstants& constants = result_.services[service];
    const Interval held = saturated_[service].empty() ? nearest : trimmed_mean(saturated_[service]);
    constants.hold = held.value < nearest.value ? held : nearest;
    constants.wake = exactly(0);
    constants.release = combined(held, -1, constants.hold);
    for (const auto& [link, interval] : links) {
      result_.latencies[link] = scaled(combined(interval, -1, constants.hold), 0.5);
    }
  }

  const Scenario& scenario_;
  const std::vector<std::vector<VisitSample>>& visits_;
  const std::vector<std::vector<double>>& saturated_;
  Calibration result_;
};

void add_figure(std::map<std::string, double>& figures, const std::string& name,
                const Interval& interval) {
  figures[name + "_s"] = interval.value;
  figures[name + "_low_s"] = interval.low;
  figures[name + "_high_s"] = interval.high;
}

}  // namespace

Interval trimmed_mean(std::span<const double> samples) {
  if (samples.empty()) {
    return exactly(0);
  }
  const double value = trimmed(samples);
  if (samples.size() < samples_min) {
    return exactly(value);
  }
  std::vector<double> means;
  for (std::size_t section = 0; section < sections; ++section) {
    const std::size_t begin = samples.size() * section / sections;
    const std::size_t end = samples.size() * (section + 1) / sections;
    means.push_back(trimmed(samples.subspan(begin, end - begin)));
  }
  const auto interval = engine::sectioning_interval(value, means);
  return interval.value_or(exactly(value));
}

Calibration constants_from(const Scenario& scenario,
                           const std::vector<std::vector<VisitSample>>& visits,
                           const std::vector<std::vector<double>>& saturated) {
  return Arithmetic(scenario, visits, saturated).solve();
}

Scenario calibrated(Scenario scenario, const Calibration& calibration) {
  for (std::size_t service = 0; service < scenario.services.size(); ++service) {
    const ServiceConstants& constants = calibration.services[service];
    scenario.services[service].overhead = {engine::from_seconds(constants.hold.value),
                                           engine::from_seconds(constants.wake.value),
                                           engine::from_seconds(constants.release.value)};
  }
  for (std::size_t index = 0; index < scenario.links.size(); ++index) {
    Link& link = scenario.links[index];
    const double measured = calibration.latencies[index].value;
    if (!link.latency || link.latency->mean() <= 0) {
      link.latency = engine::Distribution::deterministic(measured);
    } else {
      // The generator and the services take the stated latency too; the rest of it is ours.
      link.latency = link.latency->scaled(1 + measured / link.latency->mean());
    }
  }
  return scenario;
}

std::map<std::string, double> figures_of(const Scenario& scenario, const Calibration& calibration) {
  std::map<std::string, double> figures;
  for (std::size_t service = 0; service < scenario.services.size(); ++service) {
    const std::string& name = scenario.services[service].name;
    add_figure(figures, name + ".hold", calibration.services[service].hold);
    add_figure(figures, name + ".wake", calibration.services[service].wake);
    add_figure(figures, name + ".release", calibration.services[service].release);
  }
  for (std::size_t index = 0; index < scenario.links.size(); ++index) {
    const Link& link = scenario.links[index];
    add_figure(figures,
               scenario.caller_name(link.caller) + ">" + scenario.services[link.callee.index].name +
                   ".latency",
               calibration.latencies[index]);
  }
  return figures;
}

}  // namespace sojourn::live
