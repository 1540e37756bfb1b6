// --precision [FIGURE=]SHARE|DURATION: how narrow intervals must become.
#pragma once

#include <expected>
#include <string>
#include <string_view>
#include <vector>

#include "cli/options.h"
#include "models/simulation/precision.h"

namespace sojourn::cli {

// "1%", "2ms" (mean and p99), "p95=1%", "mean=0.5ms". The error says what was expected.
std::expected<std::vector<simulation::PrecisionTarget>, std::string> parse_precision(
    std::string_view text);

// May be given several times.
CLI::Option* add_precision(CLI::App& command, std::vector<simulation::PrecisionTarget>& targets);

}  // namespace sojourn::cli
