#include "models/simulation/run_length.h"

#include <algorithm>
#include <cmath>

#include "engine/require.h"

namespace sojourn::simulation {

namespace {

constexpr std::size_t slices_min = 10;

// [replication][slice]
using Matrix = std::vector<std::vector<double>>;

struct Totals {
  double seconds = 0;
  double requests = 0;
};

Totals totals_of(const std::vector<Slices>& replications, std::size_t request_class,
                 std::size_t first) {
  Totals totals;
  for (const Slices& slices : replications) {
    for (std::size_t slice = first; slice < slices.ok[request_class].size(); ++slice) {
      totals.seconds += slices.latency_sum[request_class][slice];
      totals.requests += slices.ok[request_class][slice];
    }
  }
  return totals;
}

// What each slice adds to the error of the mean latency, a ratio, in first order: the sum of its
// latencies less as many means. Centred at each slice's average over the replications.
Matrix residuals(const std::vector<Slices>& replications, std::size_t request_class,
                 std::size_t first, double mean) {
  Matrix rows;
  for (const Slices& slices : replications) {
    const auto& sums = slices.latency_sum[request_class];
    const auto& counts = slices.ok[request_class];
    std::vector<double>& row = rows.emplace_back();
    for (std::size_t slice = first; slice < sums.size(); ++slice) {
      row.push_back(sums[slice] - mean * counts[slice]);
    }
  }
  for (std::size_t slice = 0; slice < rows.front().size(); ++slice) {
    double sum = 0;
    for (const std::vector<double>& row : rows) {
      sum += row[slice];
    }
    for (std::vector<double>& row : rows) {
      row[slice] -= sum / static_cast<double>(rows.size());
    }
  }
  return rows;
}

// Sum over a replication of the products at this lag, on the average.
double autocovariance(const Matrix& rows, std::size_t lag) {
  double sum = 0;
  for (const std::vector<double>& row : rows) {
    for (std::size_t slice = lag; slice < row.size(); ++slice) {
      sum += row[slice] * row[slice - lag];
    }
  }
  return sum / static_cast<double>(rows.size() - 1);
}

// Variance of a replication's sum; at least that of independent slices.
double variance_of_sum(const Matrix& rows, double independent) {
  double variance = independent;
  const std::size_t slices = rows.front().size();
  for (std::size_t lag = 1; lag + 1 < slices; lag += 2) {
    const double pair = autocovariance(rows, lag) + autocovariance(rows, lag + 1);
    if (pair <= 0) {
      break;
    }
    variance += 2 * pair;
  }
  return variance;
}

// What is left of an estimate after two standard errors: measured on M/M/1 with 5 to 40
// replications at loads of 0.5 to 0.9, the relative one is 5 over the root of all relaxations seen.
double sure_share(double relaxations_in_all) {
  return std::max(0.0, 1 - 2 * 5 / std::sqrt(relaxations_in_all));
}

}  // namespace

std::optional<RunLength> run_length(const std::vector<Slices>& replications,
                                    std::size_t request_class, std::size_t first,
                                    const Shape& shape) {
  engine::require(replications.size() >= 2, "run length: at least two replications");
  const Totals totals = totals_of(replications, request_class, first);
  const std::size_t all = replications.front().ok[request_class].size();
  if (totals.requests <= 0 || all < first + slices_min) {
    return std::nullopt;
  }
  const double mean = totals.seconds / totals.requests;
  const Matrix rows = residuals(replications, request_class, first, mean);
  const double independent = autocovariance(rows, 0);
  const double requests = totals.requests / static_cast<double>(replications.size());
  // Rounding of equal latencies is no variance.
  constexpr double negligible = 1e-18;
  if (independent <= negligible * mean * mean * requests * requests) {
    return RunLength{};
  }
  const double variance = variance_of_sum(rows, independent);
  const double relaxations = static_cast<double>(all - first) * independent / variance;
  const double sure = sure_share(relaxations * static_cast<double>(replications.size()));
  return RunLength{relaxations, std::min(1.0, requests * shape.variance / variance), shape.skewness,
                   sure};
}

Shape shape_of(const engine::Histogram& histogram) {
  const double mean = histogram.mean_seconds();
  double squares = 0;
  double cubes = 0;
  for (const engine::Histogram::Bucket& bucket : histogram.buckets()) {
    const double middle = (engine::to_seconds(bucket.low) + engine::to_seconds(bucket.high)) / 2;
    const double square = static_cast<double>(bucket.count) * (middle - mean) * (middle - mean);
    squares += square;
    cubes += square * (middle - mean);
  }
  if (!(squares > 0)) {
    return {};
  }
  const auto count = static_cast<double>(histogram.count());
  const double variance = squares / count;
  return {variance, cubes / count / (variance * std::sqrt(variance))};
}

RunLength shorter(const RunLength& left, const RunLength& right) {
  return {std::min(left.relaxations, right.relaxations), std::min(left.worth, right.worth),
          std::max(left.skewness, right.skewness), std::min(left.sure, right.sure)};
}

}  // namespace sojourn::simulation
