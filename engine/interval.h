// Confidence intervals and warm-up detection for simulation output.
// Sources: Law, "Simulation Modeling and Analysis" (5th ed.) ch. 9; White 1997 and Hoad, Robinson &
// Davies 2008 (MSER-5); Asmussen & Glynn, "Stochastic Simulation" (2007) III.4 and III.5
// (sectioning, jackknife). Portable arithmetic: equal inputs give equal bits everywhere.
// Pure functions, safe between threads.
#pragma once

#include <cstddef>
#include <optional>
#include <span>
#include <vector>

namespace sojourn::engine {

// Regularised incomplete beta function I_x(a, b); a, b in (0, 1e4], 0 <= x <= 1 (invariants);
// absolute error <= 1e-12. O(sqrt(max(a, b))). Source: the continued fraction DLMF 8.17.22.
double incomplete_beta(double a, double b, double x);

// Cumulative distribution of Student's t with `degrees` >= 1 degrees of freedom, not necessarily
// whole; and its inverse for 0 < p < 1, error <= 1e-9 relative. Out of range is an invariant
// violation. O(sqrt(degrees)), a microsecond for the quantile at 19 degrees.
double student_t_cdf(double t, double degrees);
double student_t_quantile(double p, double degrees);

struct Interval {
  double value = 0;
  double low = 0;
  double high = 0;
  double half_width() const { return (high - low) / 2; }
  friend bool operator==(const Interval&, const Interval&) = default;
};

// `level` is the coverage wanted, 0 < level < 1 (an invariant). Each function below is O(n), and
// gives nullopt for fewer than two replications, or if a number is not finite.

// Two-sided t-interval of the mean of independent replications.
std::optional<Interval> mean_interval(std::span<const double> replications, double level = 0.95);

// Sectioning: centre is the estimate from the pooled sample, spread from the replications' own
// estimates around it. For quantiles, whose mean over replications is biased. Their estimates are
// skewed, too: where the long tail is seldom seen, small values come with a small spread. So the
// interval reaches further on the side of the tail, as Johnson's transform of t has it (Willink,
// Communications in Statistics 34 (2005)), which believes in a skewness of 1 at most.
std::optional<Interval> sectioning_interval(double pooled, std::span<const double> replications,
                                            double level = 0.95);

// Of an estimator that is a smooth function of sums over the replications (a ratio, a difference or
// a ratio of ratios): `all` from all of them, left_out[i] from all but replication i. Centre `all`,
// the spread that of the pseudo-values n all - (n - 1) left_out[i].
std::optional<Interval> jackknife_interval(double all, std::span<const double> left_out,
                                           double level = 0.95);

// The pseudo-values of the ratio sum(numerators) / sum(denominators): n all - (n - 1) left_out[i].
// Spans of equal length (an invariant). O(n).
std::vector<double> pseudo_values(std::span<const double> numerators,
                                  std::span<const double> denominators);

// Interval of the ratio sum(numerators) / sum(denominators) over replications: that ratio as the
// centre, the spread by jackknife. Spans of equal length (an invariant); denominators >= 0; nullopt
// also where a sum of denominators without one replication is 0.
std::optional<Interval> ratio_interval(std::span<const double> numerators,
                                       std::span<const double> denominators, double level = 0.95);

// Interval of the mean of `values` over replications, with the help of control variates: figures of
// the same replications whose expectation is known. controls[i] holds control - expectation for
// each replication. The regression of the values on the controls, taken where all controls are 0;
// the interval is that of its intercept, with n - 1 - q degrees of freedom for q controls, exact
// where all are jointly normal. A control that does not vary, or only as others do, is left out.
// nullopt also for fewer than q + 3 replications. Spans of equal length (an invariant). O(n q^2).
// Source: Lavenberg & Welch, Management Science 27 (1981); Law ch. 11.5.
std::optional<Interval> controlled_interval(std::span<const double> values,
                                            std::span<const std::vector<double>> controls,
                                            double level = 0.95);

// MSER-5 on a series of (replication-averaged) observations at equal distances: deletes the d
// batches of 5 that minimise the estimated standard error of the mean of what is left, d at most
// half of the batches. O(n).
struct Warmup {
  std::size_t cut = 0;         // observations to delete, a multiple of 5
  bool run_too_short = false;  // the minimum lay at the end of the searched half, or fewer than 20
                               // observations: the series had not settled
  friend bool operator==(const Warmup&, const Warmup&) = default;
};
Warmup mser5(std::span<const double> series);

// Lag-1 autocorrelation; 0 for fewer than three values or no variance. O(n).
double lag1_autocorrelation(std::span<const double> series);

}  // namespace sojourn::engine
