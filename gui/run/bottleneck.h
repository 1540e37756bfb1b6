// Which service holds a system up: the one whose workers are busiest, if they are busy at least
// half of the time. One rule for the picture and for what is said of results. Pure functions.
#pragma once

#include <functional>
#include <map>
#include <optional>
#include <string>

#include "models/results/results.h"

namespace sojourn::gui {

// Busy share of the workers, by service; of services without a limit of workers nothing.
using Utilizations = std::map<std::string, results::Estimate, std::less<>>;

Utilizations utilizations_of(const results::Results& results);

struct BusiestService {
  std::string service;
  results::Estimate utilization;
  bool is_bottleneck = false;
};

// The first of equals; nullopt where nothing was busy.
std::optional<BusiestService> busiest_service(const Utilizations& utilizations);

}  // namespace sojourn::gui
