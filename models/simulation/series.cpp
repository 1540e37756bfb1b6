#include "models/simulation/series.h"

#include "engine/require.h"

namespace sojourn::simulation {

namespace {

template <typename Number>
void add_all(std::vector<std::vector<Number>>& into, const std::vector<std::vector<Number>>& from) {
  for (std::size_t row = 0; row < into.size(); ++row) {
    for (std::size_t index = 0; index < into[row].size(); ++index) {
      into[row][index] += from[row][index];
    }
  }
}

}  // namespace

void SeriesSum::add(const Slices& slices) {
  if (replications_++ == 0) {
    sum_ = slices;
    return;
  }
  engine::require(sum_.arrivals.size() == slices.arrivals.size(), "series of one scenario");
  add_all(sum_.arrivals, slices.arrivals);
  add_all(sum_.answered, slices.answered);
  add_all(sum_.ok, slices.ok);
  add_all(sum_.latency_sum, slices.latency_sum);
}

std::vector<double> SeriesSum::mean_latency() const {
  std::vector<double> means;
  const std::size_t slices = sum_.ok.empty() ? 0 : sum_.ok.front().size();
  for (std::size_t slice = 0; slice < slices; ++slice) {
    double seconds = 0;
    double requests = 0;
    for (std::size_t index = 0; index < sum_.ok.size(); ++index) {
      seconds += sum_.latency_sum[index][slice];
      requests += sum_.ok[index][slice];
    }
    if (requests > 0) {
      means.push_back(seconds / requests);
    } else if (!means.empty()) {
      means.push_back(means.back());
    }
  }
  return means;
}

std::map<std::string, std::vector<double>> SeriesSum::named(const Program& program) const {
  std::map<std::string, std::vector<double>> series;
  const double all_seconds = sum_.slice_seconds * replications_;
  for (std::size_t index = 0; index < program.class_names.size(); ++index) {
    const std::string& name = program.class_names[index];
    for (std::size_t slice = 0; slice < sum_.ok[index].size(); ++slice) {
      const double ok = sum_.ok[index][slice];
      series[name + " offered"].push_back(sum_.arrivals[index][slice] / all_seconds);
      series[name + " throughput"].push_back(sum_.answered[index][slice] / all_seconds);
      series[name + " mean"].push_back(ok > 0 ? sum_.latency_sum[index][slice] / ok : 0.0);
    }
  }
  const std::size_t slices = sum_.ok.empty() ? 0 : sum_.ok.front().size();
  for (std::size_t slice = 0; slice < slices; ++slice) {
    series["time"].push_back(static_cast<double>(slice) * sum_.slice_seconds);
  }
  return series;
}

}  // namespace sojourn::simulation
