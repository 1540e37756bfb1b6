// Ports to listen on. They are taken, as long as there are any, from outside the range that the
// kernel gives to outgoing connections: otherwise one of a run's own connections could sit on the
// port of a replica that is down just now, and the replica could not come back.
#pragma once

#include <cstddef>
#include <cstdint>
#include <expected>
#include <string>
#include <vector>

namespace sojourn::live {

// `count` distinct ports of 127.0.0.1 that nobody uses at this moment. Another process may still
// take one before it is listened on: rare, and then the part that needed it says so.
std::expected<std::vector<std::uint16_t>, std::string> free_ports(std::size_t count);

// Whether one could listen there now.
bool port_is_free(std::uint16_t port);

}  // namespace sojourn::live
