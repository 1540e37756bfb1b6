// Limits on what a scenario may hold: generous for real systems, a wall for typing errors and for
// untrusted files. Stated in scenarios/FORMAT.md.
#pragma once

#include <cstddef>
#include <cstdint>

namespace sojourn::scenario::limits {

inline constexpr std::size_t name_bytes = 64;
inline constexpr std::size_t title_bytes = 200;  // of a scenario or an SLO
inline constexpr std::size_t description_bytes = 10'000;

inline constexpr std::size_t hosts = 10'000;
inline constexpr std::uint64_t machines = 100'000;  // of one host
inline constexpr std::uint64_t cores = 1'024;

inline constexpr std::size_t services = 20'000;
inline constexpr std::uint64_t replicas = 100'000;  // of one service
inline constexpr std::uint64_t replicas_total = 1'000'000;
inline constexpr std::uint64_t workers = 1'000'000;
inline constexpr std::uint64_t queue_capacity = 1'000'000'000;
inline constexpr std::size_t endpoints = 10'000;  // of one service

inline constexpr std::size_t steps = 10'000;     // in one list
inline constexpr std::size_t branches = 1'000;   // of parallel or choose
inline constexpr std::size_t step_nesting = 20;  // so that no limit on depth is met before
inline constexpr std::uint64_t attempts = 100;
inline constexpr double multiplier = 100;

inline constexpr std::size_t links = 100'000;
inline constexpr std::uint64_t balance_weight = 256;
inline constexpr std::uint64_t checks = 100;  // rise and fall

inline constexpr std::size_t workloads = 10'000;
inline constexpr std::size_t request_classes = 10'000;  // of one workload
inline constexpr double request_weight = 1e9;
inline constexpr double request_share = 1e-12;  // of a class, at least
inline constexpr std::uint64_t priority = 1'000;
inline constexpr std::uint64_t users = 10'000'000;
inline constexpr std::size_t rate_points = 100'000;

inline constexpr std::size_t faults = 10'000;
inline constexpr double slow_factor = 1e6;
inline constexpr std::size_t slos = 10'000;
inline constexpr std::uint64_t replications = 100'000;

inline constexpr std::uint64_t stages = 1'000;
inline constexpr double cv = 1'000;
inline constexpr double shape_least = 0.01;
inline constexpr double shape_most = 1'000;
inline constexpr std::size_t distribution_parts = 1'000;
inline constexpr std::size_t histogram_bins = 100'000;
inline constexpr std::size_t samples = 1'000'000;
inline constexpr double bin_weight = 1e15;

// Calls that one request may lead to, on average.
inline constexpr double visits = 1e6;
// Endpoints that one loop of calls may run through.
inline constexpr std::size_t loop_endpoints = 500;

}  // namespace sojourn::scenario::limits
