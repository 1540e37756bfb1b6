// The supervisor of a deployment's processes (see process.h), as run by `sojourn-live supervise`.
#pragma once

#include <filesystem>

namespace sojourn::live {

// The descriptor on which a supervisor finds the socket to its harness.
inline constexpr int supervisor_socket = 3;

// Serves until the harness closes its end or SIGTERM, SIGINT or SIGHUP arrives; then kills
// everything below this process. Without a farewell from the harness it also removes `folder`,
// if that is not empty. Single-threaded. Returns the exit status of the process.
int supervise(const std::filesystem::path& folder);

}  // namespace sojourn::live
