#include "models/scenario/reading/fault_reader.h"

#include <algorithm>
#include <charconv>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <system_error>
#include <utility>
#include <vector>

#include "models/scenario/quantity.h"
#include "models/scenario/reading/limits.h"
#include "models/scenario/reading/object_reader.h"
#include "models/scenario/reading/scalar_reader.h"

namespace sojourn::scenario {

namespace {

struct LocatedFault {
  Fault fault;
  const LocatedValue* target;
};

// "cart" or "cart/1".
bool read_target(const LocatedValue& value, const Context& context, Fault& fault) {
  const std::string* const text = value.text();
  if (text == nullptr) {
    context.problems.add(value, "a service, such as \"cart\", or one replica, such as \"cart/1\"");
    return false;
  }
  const std::size_t slash = text->find('/');
  const std::string_view name = std::string_view(*text).substr(0, slash);
  const std::optional<std::uint32_t> service = context.names.services.find(name);
  if (!service) {
    context.problems.add(value, "the name of a service, or one replica, such as \"cart/1\"",
                         context.names.services.suggest(name));
    return false;
  }
  fault.service = ServiceId{*service};
  if (slash == std::string::npos) {
    return true;
  }
  const std::string_view digits = std::string_view(*text).substr(slash + 1);
  std::uint32_t replica = 0;
  const char* const end = digits.data() + digits.size();
  const auto [rest, error] = std::from_chars(digits.data(), end, replica);
  const std::uint32_t replicas = context.scenario.services[*service].replicas;
  const bool is_number = error == std::errc{} && rest == end;
  if (!is_number || (context.knows_replicas[*service] && replica >= replicas)) {
    const std::string first = std::string(name) + "/0";
    const std::string last = std::string(name) + "/" + std::to_string(replicas - 1);
    context.problems.add(
        value, replicas == 1 ? "the replica " + first : "a replica from " + first + " to " + last);
    return false;
  }
  fault.replica = replica;
  return true;
}

void read_factor(const ObjectReader& reader, const Context& context, Fault& fault) {
  const LocatedValue* const factor = reader.find("factor");
  if (fault.kind == FaultKind::slow) {
    read_number(reader.require("factor", "how many times as long steps take, such as 3"),
                {.least = 0, .is_open = true, .most = limits::slow_factor}, context.problems,
                fault.factor);
  } else if (factor != nullptr) {
    context.problems.add(*factor, "no factor unless the fault is \"slow\"");
  }
}

std::optional<LocatedFault> read_fault(const LocatedValue& value, const Context& context) {
  const std::size_t problems_before = context.problems.count();
  const ObjectReader reader(value, keys::fault, context.problems);
  const Member* const member = reader.exactly_one_of({"kill", "restart", "freeze", "slow"});
  Fault fault;
  read_duration(reader.require("at", "when the fault happens"), Least::zero, context.problems,
                fault.at);
  read_duration(reader.find("for"), Least::above_zero, context.problems, fault.lasts);
  if (member == nullptr) {
    return std::nullopt;
  }
  for (const Word<FaultKind>& word : fault_words) {
    fault.kind = word.text == member->key ? word.value : fault.kind;
  }
  const bool has_target = read_target(member->value, context, fault);
  read_factor(reader, context, fault);
  if (fault.kind == FaultKind::freeze) {
    reader.require("for", "how long the freeze lasts");
  }
  if (!has_target || context.problems.count() != problems_before) {
    return std::nullopt;
  }
  return LocatedFault{fault, &member->value};
}

// Until when the replicas of one service are taken by one sort of fault.
class Occupation {
 public:
  // The end of what is under way at any of the fault's replicas; 0 if nothing is.
  Duration until(const Fault& fault) const {
    if (!fault.replica) {
      return latest_;
    }
    const auto place = by_replica_.find(*fault.replica);
    return place == by_replica_.end() ? all_ : std::max(all_, place->second);
  }

  void extend(const Fault& fault, Duration end) {
    Duration& target = fault.replica ? by_replica_[*fault.replica] : all_;
    target = std::max(target, end);
    latest_ = std::max(latest_, end);
  }

 private:
  Duration all_{};  // of faults of the whole service
  Duration latest_{};
  std::map<std::uint32_t, Duration> by_replica_;
};

Duration end_of(const Fault& fault) {
  if (!fault.lasts) {
    return fault.kind == FaultKind::restart ? fault.at : Duration::max();
  }
  return *fault.lasts > Duration::max() - fault.at ? Duration::max() : fault.at + *fault.lasts;
}

// A dead replica cannot be killed or frozen, and one that is slow is not slowed twice. In order of
// time.
void check_overlaps(const std::vector<LocatedFault>& faults, Problems& problems) {
  std::map<std::pair<std::uint32_t, bool>, Occupation> occupations;
  for (const LocatedFault& located : faults) {
    const Fault& fault = located.fault;
    const bool is_slow = fault.kind == FaultKind::slow;
    Occupation& occupation = occupations[{fault.service.index, is_slow}];
    const Duration until = occupation.until(fault);
    if (until > fault.at) {
      const std::string state = is_slow ? "slow" : "down or frozen";
      const std::string when =
          until == Duration::max() ? "for good" : "until " + format_duration(until);
      problems.add_found(*located.target,
                         shown(*located.target) + " at " + format_duration(fault.at),
                         "a replica that is not " + state + " already",
                         "an earlier fault makes it " + state + " " + when);
    }
    occupation.extend(fault, end_of(fault));
  }
}

}  // namespace

void read_faults(const LocatedValue& value, Context& context) {
  const JsonArray* const array =
      read_array(value, "faults", {.least = 0, .most = limits::faults}, context.problems);
  if (array == nullptr) {
    return;
  }
  std::vector<LocatedFault> faults;
  for (const LocatedValue& element : *array) {
    if (std::optional<LocatedFault> fault = read_fault(element, context)) {
      faults.push_back(*std::move(fault));
    }
  }
  std::stable_sort(faults.begin(), faults.end(), [](const LocatedFault& a, const LocatedFault& b) {
    return a.fault.at < b.fault.at;
  });
  check_overlaps(faults, context.problems);
  for (const LocatedFault& located : faults) {
    context.scenario.faults.push_back(located.fault);
  }
}

}  // namespace sojourn::scenario
