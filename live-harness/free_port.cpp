#include "live-harness/free_port.h"

#include <chrono>
#include <fstream>
#include <utility>

#include <arpa/inet.h>
#include <fmt/format.h>
#include <netinet/in.h>
#include <sys/socket.h>
#include <unistd.h>

#include "engine/random.h"

namespace sojourn::live {

namespace {

constexpr std::uint32_t first_port = 10000;  // below: where people put their own servers
constexpr std::uint32_t last_port = 65535;

// What the kernel gives to outgoing connections; Linux' default where it does not say.
std::pair<std::uint32_t, std::uint32_t> outgoing_range() {
  std::pair<std::uint32_t, std::uint32_t> range{32768, 60999};
  std::ifstream file("/proc/sys/net/ipv4/ip_local_port_range");
  std::uint32_t low = 0;
  std::uint32_t high = 0;
  if (file >> low >> high && low <= high) {
    range = {low, high};
  }
  return range;
}

}  // namespace

bool port_is_free(std::uint16_t port) {
  const int descriptor = socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
  if (descriptor < 0) {
    return false;
  }
  sockaddr_in address{};
  address.sin_family = AF_INET;
  address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
  address.sin_port = htons(port);
  const bool is_free =
      bind(descriptor, reinterpret_cast<const sockaddr*>(&address), sizeof address) == 0 &&
      listen(descriptor, 1) == 0;
  close(descriptor);
  return is_free;
}

std::expected<std::vector<std::uint16_t>, std::string> free_ports(std::size_t count) {
  const auto [low, high] = outgoing_range();
  std::vector<std::uint16_t> outside;
  std::vector<std::uint16_t> inside;
  for (std::uint32_t port = first_port; port <= last_port; ++port) {
    (port < low || port > high ? outside : inside).push_back(static_cast<std::uint16_t>(port));
  }
  // Where to begin differs from one deployment to the next, so that two at a time rarely meet.
  const auto now = std::chrono::steady_clock::now().time_since_epoch().count();
  const auto start = static_cast<std::size_t>(
      engine::mix(static_cast<std::uint64_t>(now), static_cast<std::uint64_t>(getpid())));
  std::vector<std::uint16_t> ports;
  for (const auto& candidates : {outside, inside}) {
    for (std::size_t i = 0; i < candidates.size() && ports.size() < count; ++i) {
      const std::uint16_t port = candidates[(start % candidates.size() + i) % candidates.size()];
      if (port_is_free(port)) {
        ports.push_back(port);
      }
    }
  }
  if (ports.size() < count) {
    return std::unexpected(
        fmt::format("needs {} free ports of 127.0.0.1, found {}", count, ports.size()));
  }
  return ports;
}

}  // namespace sojourn::live
