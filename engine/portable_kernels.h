// The cores of log and exp, with the extra bits that log1p, expm1 and pow need. Internal to the
// engine: call portable_math.h instead. Pure functions.
#pragma once

#include <cstdint>

#include "engine/double_double.h"

namespace sojourn::engine::portable {

// log(high + low) as a sum whose error is about 2^-65 relative to the larger of 1/128 and itself.
// 0 < high < infinity, |low| at most half a unit in the last place of high.
DoubleDouble log_parts(double high, double low);

// exp(high + low) = (value.high + value.low) * 2^exponent, value near [1, 2); relative error about
// 2^-60. |high| <= 1100, |low| small beside 1.
struct ExpParts {
  DoubleDouble value;
  std::int64_t exponent = 0;
};
ExpParts exp_parts(double high, double low);

// value * 2^exponent, -2100 < exponent < 2000; one rounding, or two where the result is subnormal.
double scale(double value, std::int64_t exponent);

}  // namespace sojourn::engine::portable
