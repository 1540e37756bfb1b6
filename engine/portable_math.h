// Elementary functions whose bits do not depend on the C library, the compiler, the build type or
// the processor: plain IEEE double additions, multiplications, divisions and square roots in a
// fixed order, rounded to nearest, no fused operation (the project is built with
// -ffp-contract=off). Everything that decides simulated times goes through these.
// Accuracy: within 2 ulp of the exact value over the whole range unless stated; special cases as
// in C99 <math.h>, but no floating-point exception flag or errno is promised.
// Method: table-driven reduction after Tang (ACM TOMS 15, 1989 and 16, 1990), with tables that the
// compiler computes in double-double arithmetic. Pure functions, safe to share between threads.
#pragma once

namespace sojourn::engine::portable {

// Natural logarithm; -infinity at 0, NaN below.
double log(double x);

// log(1 + x) without cancellation near 0; -infinity at -1, NaN below.
double log1p(double x);

// Overflows to infinity above 709.78, underflows through subnormals to 0 below -745.13.
double exp(double x);

// exp(x) - 1 without cancellation near 0.
double expm1(double x);

// base >= 0, NaN for a negative base; pow(x, 0) = pow(1, y) = 1.
double pow(double base, double power);

// Inverse of the standard normal cumulative distribution, 0 < p < 1, relative error <= 1e-15;
// -infinity at 0, infinity at 1, NaN outside [0, 1]. Source: AS 241 PPND16 (Wichura 1988).
double normal_quantile(double p);

// Logarithm of the gamma function, x >= 0; relative error <= 1e-13; infinity at 0, NaN below.
double log_gamma(double x);

}  // namespace sojourn::engine::portable
