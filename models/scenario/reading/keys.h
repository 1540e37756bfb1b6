// Every key of the format, by definition name of the schema. The readers take their keys from here,
// and known_keys() lists them.
#pragma once

#include <array>
#include <span>
#include <string_view>

namespace sojourn::scenario {

struct KeyTable {
  std::string_view definition;
  std::span<const std::string_view> keys;
};

namespace keys {

inline constexpr auto scenario_keys = std::to_array<std::string_view>(
    {"$schema", "sojourn", "name", "description", "hosts", "network", "services", "calls",
     "workloads", "faults", "slos", "run", "live", "layout"});
inline constexpr auto host_keys = std::to_array<std::string_view>({"count", "cores"});
inline constexpr auto network_keys = std::to_array<std::string_view>({"latency"});
inline constexpr auto service_keys = std::to_array<std::string_view>(
    {"replicas", "workers", "queue", "host", "overhead", "implementation", "endpoints"});
inline constexpr auto queue_keys = std::to_array<std::string_view>({"capacity", "order"});
inline constexpr auto overhead_keys = std::to_array<std::string_view>({"hold", "wake", "release"});
inline constexpr auto step_keys = std::to_array<std::string_view>(
    {"compute", "delay", "call", "timeout", "retry", "on_error", "parallel", "choose"});
inline constexpr auto retry_keys =
    std::to_array<std::string_view>({"attempts", "backoff", "multiplier", "backoff_max", "jitter"});
inline constexpr auto option_keys = std::to_array<std::string_view>({"probability", "steps"});
inline constexpr auto link_keys =
    std::to_array<std::string_view>({"balance", "weights", "via", "health", "latency"});
inline constexpr auto health_keys = std::to_array<std::string_view>({"interval", "fall", "rise"});
inline constexpr auto workload_keys = std::to_array<std::string_view>(
    {"poisson", "constant", "renewal", "closed", "requests", "timeout", "retry"});
inline constexpr auto profile_keys = std::to_array<std::string_view>({"steps", "ramps"});
inline constexpr auto closed_keys = std::to_array<std::string_view>({"users", "think"});
inline constexpr auto request_keys = std::to_array<std::string_view>({"weight", "priority"});
inline constexpr auto fault_keys =
    std::to_array<std::string_view>({"at", "for", "kill", "restart", "freeze", "slow", "factor"});
inline constexpr auto slo_keys = std::to_array<std::string_view>(
    {"request", "mean", "p50", "p90", "p95", "p99", "p999", "errors", "throughput"});
inline constexpr auto run_keys =
    std::to_array<std::string_view>({"duration", "warmup", "replications", "precision", "seed"});
inline constexpr auto live_keys =
    std::to_array<std::string_view>({"duration", "warmup", "tolerances"});
inline constexpr auto tolerances_keys =
    std::to_array<std::string_view>({"throughput", "mean", "p50", "p95", "p99"});
inline constexpr auto distribution_keys = std::to_array<std::string_view>(
    {"deterministic", "exponential", "erlang", "hyperexponential", "lognormal", "gamma", "weibull",
     "pareto", "uniform", "empirical", "histogram", "mixture"});
inline constexpr auto erlang_keys = std::to_array<std::string_view>({"stages", "mean"});
inline constexpr auto hyperexponential_branch_keys =
    std::to_array<std::string_view>({"probability", "mean"});
inline constexpr auto mean_cv_keys = std::to_array<std::string_view>({"mean", "cv"});
inline constexpr auto weibull_keys = std::to_array<std::string_view>({"shape", "scale"});
inline constexpr auto pareto_keys =
    std::to_array<std::string_view>({"shape", "minimum", "maximum"});
inline constexpr auto uniform_keys = std::to_array<std::string_view>({"low", "high"});
inline constexpr auto histogram_bin_keys =
    std::to_array<std::string_view>({"low", "high", "weight"});
inline constexpr auto mixture_part_keys = std::to_array<std::string_view>({"probability", "of"});

inline constexpr KeyTable scenario{"scenario", scenario_keys};
inline constexpr KeyTable host{"host", host_keys};
inline constexpr KeyTable network{"network", network_keys};
inline constexpr KeyTable service{"service", service_keys};
inline constexpr KeyTable queue{"queue", queue_keys};
inline constexpr KeyTable overhead{"overhead", overhead_keys};
inline constexpr KeyTable step{"step", step_keys};
inline constexpr KeyTable retry{"retry", retry_keys};
inline constexpr KeyTable option{"option", option_keys};
inline constexpr KeyTable link{"link", link_keys};
inline constexpr KeyTable health{"health", health_keys};
inline constexpr KeyTable workload{"workload", workload_keys};
inline constexpr KeyTable profile{"profile", profile_keys};
inline constexpr KeyTable closed{"closed", closed_keys};
inline constexpr KeyTable request{"request", request_keys};
inline constexpr KeyTable fault{"fault", fault_keys};
inline constexpr KeyTable slo{"slo", slo_keys};
inline constexpr KeyTable run{"run", run_keys};
inline constexpr KeyTable live{"live", live_keys};
inline constexpr KeyTable tolerances{"tolerances", tolerances_keys};
inline constexpr KeyTable distribution{"distribution", distribution_keys};
inline constexpr KeyTable erlang{"erlang", erlang_keys};
inline constexpr KeyTable hyperexponential_branch{"hyperexponential_branch",
                                                  hyperexponential_branch_keys};
inline constexpr KeyTable mean_cv{"mean_cv", mean_cv_keys};
inline constexpr KeyTable weibull{"weibull", weibull_keys};
inline constexpr KeyTable pareto{"pareto", pareto_keys};
inline constexpr KeyTable uniform{"uniform", uniform_keys};
inline constexpr KeyTable histogram_bin{"histogram_bin", histogram_bin_keys};
inline constexpr KeyTable mixture_part{"mixture_part", mixture_part_keys};

inline constexpr auto all = std::to_array<KeyTable>({scenario,
                                                     host,
                                                     network,
                                                     service,
                                                     queue,
                                                     overhead,
                                                     step,
                                                     retry,
                                                     option,
                                                     link,
                                                     health,
                                                     workload,
                                                     profile,
                                                     closed,
                                                     request,
                                                     fault,
                                                     slo,
                                                     run,
                                                     live,
                                                     tolerances,
                                                     distribution,
                                                     erlang,
                                                     hyperexponential_branch,
                                                     mean_cv,
                                                     weibull,
                                                     pareto,
                                                     uniform,
                                                     histogram_bin,
                                                     mixture_part});

}  // namespace keys

}  // namespace sojourn::scenario
