#include "models/simulation/endings.h"

#include <algorithm>
#include <cmath>
#include <optional>

#include <fmt/format.h>

namespace sojourn::simulation {

namespace {

constexpr std::size_t replications_min = 5;
constexpr double arrivals_min = 20;
constexpr double apart_min = 0.2;
constexpr double deviations_min = 5;
constexpr double moving_max = 0.1;
constexpr std::size_t last_fifth = 5;

double share(const Ending::Part& part) {
  return part.answered / part.arrivals;
}

// Two groups of values, all below the limit and all from it on.
struct Groups {
  double limit = 0;
  double low = 0;  // averages
  double high = 0;
  double deviation = 0;  // within the groups
};

// The values are sorted and not all equal.
Groups split(const std::vector<double>& values) {
  const auto count = static_cast<double>(values.size());
  double sum = 0;
  double squares = 0;
  for (const double value : values) {
    sum += value;
    squares += value * value;
  }
  Groups best;
  double most = -1;
  double sum_low = 0;
  for (std::size_t index = 1; index < values.size(); ++index) {
    sum_low += values[index - 1];
    if (values[index] == values[index - 1]) {
      continue;
    }
    const auto below = static_cast<double>(index);
    const double low = sum_low / below;
    const double high = (sum - sum_low) / (count - below);
    const double between = below * (count - below) / count * (high - low) * (high - low);
    if (between > most) {
      most = between;
      best = {(values[index - 1] + values[index]) / 2, low, high, 0};
    }
  }
  const double within = std::max(0.0, squares - sum * sum / count - most);
  best.deviation = std::sqrt(within / count);
  return best;
}

std::optional<Groups> states_of(const std::vector<const Ending*>& replications,
                                std::size_t request_class) {
  std::vector<double> shares;
  for (const Ending* ending : replications) {
    for (const Ending::Part& part : ending->classes[request_class]) {
      if (part.arrivals < arrivals_min) {
        return std::nullopt;
      }
      shares.push_back(share(part));
    }
  }
  std::ranges::sort(shares);
  if (!(shares.back() - shares.front() >= apart_min)) {
    return std::nullopt;
  }
  const Groups groups = split(shares);
  const double apart = groups.high - groups.low;
  const bool distinct = apart >= apart_min && apart >= deviations_min * groups.deviation;
  return distinct ? std::optional(groups) : std::nullopt;
}

std::optional<Collapse> collapse_of(const std::vector<const Ending*>& replications,
                                    std::size_t request_class) {
  const std::optional<Groups> states = states_of(replications, request_class);
  if (!states) {
    return std::nullopt;
  }
  Collapse collapse{{}, request_class, states->low, states->high};
  std::size_t moving = 0;
  for (std::size_t index = 0; index < replications.size(); ++index) {
    const auto& parts = replications[index]->classes[request_class];
    const auto low = static_cast<std::size_t>(std::ranges::count_if(
        parts, [&](const auto& part) { return share(part) < states->limit; }));
    if (low == Ending::parts) {
      collapse.replications.push_back(static_cast<std::uint32_t>(index));
    } else if (low > 0) {
      ++moving;
    }
  }
  const bool lasting =
      static_cast<double>(moving) <= moving_max * static_cast<double>(replications.size());
  const std::size_t settled = replications.size() - moving;
  const bool both = !collapse.replications.empty() && collapse.replications.size() < settled;
  return lasting && both ? std::optional(collapse) : std::nullopt;
}

}  // namespace

Ending ending_of(const Slices& slices) {
  Ending ending;
  ending.classes.resize(slices.arrivals.size());
  for (std::size_t index = 0; index < slices.arrivals.size(); ++index) {
    const std::size_t all = slices.arrivals[index].size();
    const std::size_t length = all / last_fifth / Ending::parts;
    std::size_t slice = all - length * Ending::parts;
    for (Ending::Part& part : ending.classes[index]) {
      for (const std::size_t end = slice + length; slice < end; ++slice) {
        part.arrivals += slices.arrivals[index][slice];
        part.answered += slices.ok[index][slice];
      }
    }
  }
  return ending;
}

Collapse find_collapse(const std::vector<const Ending*>& replications) {
  Collapse found;
  if (replications.size() < replications_min) {
    return found;
  }
  const auto apart = [](const Collapse& of) { return of.answered_else - of.answered_collapsed; };
  for (std::size_t index = 0; index < replications.front()->classes.size(); ++index) {
    const std::optional<Collapse> collapse = collapse_of(replications, index);
    if (collapse && apart(*collapse) > apart(found)) {
      found = *collapse;
    }
  }
  return found;
}

std::string collapse_text(const Collapse& collapse, std::size_t replications,
                          const std::vector<std::string>& class_names) {
  if (!collapse.any()) {
    return {};
  }
  constexpr std::size_t named_max = 20;
  std::string names;
  for (std::size_t index = 0; index < std::min(named_max, collapse.replications.size()); ++index) {
    names += (index == 0 ? "" : ", ") + std::to_string(collapse.replications[index]);
  }
  if (collapse.replications.size() > named_max) {
    names += ", …";
  }
  return fmt::format(
      "{} of {} replications had collapsed when they ended (number {}, from 0): {:.0f} % of {} "
      "were "
      "answered there, {:.0f} % in the others; averages over all of them describe neither",
      collapse.replications.size(), replications, names, 100 * collapse.answered_collapsed,
      class_names[collapse.request_class], 100 * collapse.answered_else);
}

}  // namespace sojourn::simulation
