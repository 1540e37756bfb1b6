#include "models/scenario/reading/option_reader.h"

#include <algorithm>
#include <cstdint>
#include <limits>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "models/scenario/quantity.h"
#include "models/scenario/reading/limits.h"
#include "models/scenario/reading/object_reader.h"
#include "models/scenario/reading/scalar_reader.h"

namespace sojourn::scenario {

namespace {

constexpr std::size_t listed_names_max = 100;
constexpr NumberRange precision_range{.least = 1e-4, .is_open = false, .most = 0.5};

struct ClassId {
  WorkloadId workload;
  std::uint32_t request_class = 0;
};

// "shoppers/gateway.checkout"
std::optional<ClassId> find_class(std::string_view name, const Context& context,
                                  std::string& hint) {
  const std::size_t slash = name.find('/');
  const std::string_view workload_name = name.substr(0, slash);
  const std::optional<std::uint32_t> workload = context.names.workloads.find(workload_name);
  std::vector<std::string> full_names;
  for (std::uint32_t w = 0; w < context.scenario.workloads.size(); ++w) {
    if (workload.value_or(w) != w || full_names.size() > listed_names_max) {
      continue;
    }
    const Workload& candidate = context.scenario.workloads[w];
    for (std::uint32_t i = 0; i < candidate.classes.size(); ++i) {
      full_names.push_back(candidate.name + "/" + candidate.classes[i].name);
      if (full_names.back() == name) {
        return ClassId{.workload = {w}, .request_class = i};
      }
    }
  }
  hint = NameTable({full_names.begin(), full_names.end()}).suggest(name);
  return std::nullopt;
}

void read_class(const LocatedValue* value, bool are_workloads_known, const Context& context,
                Slo& slo) {
  if (value == nullptr) {
    return;
  }
  if (value->text() == nullptr) {
    context.problems.add(*value, "a request class, such as \"shoppers/gateway.checkout\"");
    return;
  }
  std::string hint;
  const std::optional<ClassId> found = find_class(*value->text(), context, hint);
  if (found) {
    slo.workload = found->workload;
    slo.request_class = found->request_class;
  } else if (are_workloads_known) {
    context.problems.add(*value, "a request class of the scenario, WORKLOAD/SERVICE.ENDPOINT",
                         hint);
  }
}

void read_bounds(const ObjectReader& reader, Problems& problems, Slo& slo) {
  const std::size_t problems_before = problems.count();
  for (const std::string_view key : {"mean", "p50", "p90", "p95", "p99", "p999"}) {
    if (const LocatedValue* const bound = reader.find(key)) {
      read_seconds(bound, Least::above_zero, problems, slo.latency[std::string(key)]);
    }
  }
  read_share(reader.find("errors"), any_share, problems, slo.errors);
  if (const LocatedValue* const throughput = reader.find("throughput")) {
    read_rate(throughput, Least::above_zero, problems, slo.throughput.emplace());
  }
  const bool has_bound = !slo.latency.empty() || slo.errors || slo.throughput;
  const bool is_silent = reader.has_unknown_keys() || problems.count() != problems_before;
  if (!has_bound && reader.is_object() && !is_silent) {
    problems.add_found(reader.value(), "no bound",
                       "at least one of mean, p50, p90, p95, p99, p999, errors or throughput");
  }
}

// "auto" is nullopt.
void read_warmup(const LocatedValue& value, Problems& problems, std::optional<Duration>& warmup) {
  const std::string* const text = value.text();
  if (text != nullptr && *text == "auto") {
    return;
  }
  const auto duration = parse_duration(text == nullptr ? std::string_view() : *text);
  if (duration) {
    warmup = *duration;
  } else {
    problems.add(value, "\"auto\" or " + duration.error());
  }
}

}  // namespace

void read_slos(const LocatedValue& value, bool are_workloads_known, Context& context) {
  const JsonObject* const object = read_map(value, "SLOs", limits::slos, context.problems);
  if (object == nullptr) {
    return;
  }
  for (const Member& member : *object) {
    if (member.key.empty() || member.key.size() > limits::title_bytes) {
      context.problems.add_key(member,
                               "a name of 1 to " + std::to_string(limits::title_bytes) + " bytes");
    }
    const ObjectReader reader(member.value, keys::slo, context.problems);
    Slo slo;
    slo.name = member.key;
    read_class(reader.require("request", "the request class the SLO is about"), are_workloads_known,
               context, slo);
    read_bounds(reader, context.problems, slo);
    context.scenario.slos.push_back(std::move(slo));
  }
  std::sort(context.scenario.slos.begin(), context.scenario.slos.end(),
            [](const Slo& a, const Slo& b) { return a.name < b.name; });
}

void read_run(const LocatedValue& value, Problems& problems, RunOptions& run) {
  const ObjectReader reader(value, keys::run, problems);
  read_duration(reader.find("duration"), Least::above_zero, problems, run.duration);
  const LocatedValue* const warmup = reader.find("warmup");
  if (warmup != nullptr) {
    read_warmup(*warmup, problems, run.warmup);
  }
  if (run.warmup && *run.warmup >= run.duration) {
    problems.add(*warmup, "a duration shorter than the run's");
  }
  read_whole(reader.find("replications"), {.least = 1, .most = limits::replications}, problems,
             run.replications);
  read_share(reader.find("precision"), precision_range, problems, run.precision);
  read_whole(reader.find("seed"), {.least = 0, .most = std::numeric_limits<std::uint64_t>::max()},
             problems, run.seed);
}

void read_live(const LocatedValue& value, Problems& problems, LiveOptions& live) {
  const ObjectReader reader(value, keys::live, problems);
  read_duration(reader.find("duration"), Least::above_zero, problems, live.duration);
  read_duration(reader.find("warmup"), Least::zero, problems, live.warmup);
  if (const LocatedValue* const tolerances = reader.find("tolerances")) {
    const ObjectReader bounds(*tolerances, keys::tolerances, problems);
    read_share(bounds.find("throughput"), positive_share, problems, live.tolerances.throughput);
    read_share(bounds.find("mean"), positive_share, problems, live.tolerances.mean);
    read_share(bounds.find("p50"), positive_share, problems, live.tolerances.p50);
    read_share(bounds.find("p95"), positive_share, problems, live.tolerances.p95);
    read_share(bounds.find("p99"), positive_share, problems, live.tolerances.p99);
  }
}

}  // namespace sojourn::scenario
