// Functions that fitting needs and the standard library lacks. Pure, safe between threads.
// Source: NIST Digital Library of Mathematical Functions (dlmf.nist.gov), as named.
#pragma once

namespace sojourn::gui {

// Regularised lower incomplete gamma function P(a, x), a > 0, x >= 0, to about 1e-12: the series
// 8.11.4 below a + 1, the continued fraction 8.9.2 above.
double incomplete_gamma(double a, double x);

// Logarithmic derivative of the gamma function, x > 0 (5.11.2 after the recurrence 5.5.2).
double digamma(double x);

// Its derivative.
double trigamma(double x);

}  // namespace sojourn::gui
