#include "live-harness/addresses.h"

#include <array>
#include <charconv>
#include <optional>

#include <arpa/inet.h>

namespace sojourn::live {

namespace {

constexpr std::uint32_t loopback_network = 0x7F000000;  // 127.0.0.0/8
constexpr std::uint32_t loopback_mask = 0xFF000000;

std::optional<std::uint32_t> ipv4(const std::string& host) {
  in_addr parsed{};
  if (inet_pton(AF_INET, host.c_str(), &parsed) != 1) {
    return std::nullopt;
  }
  return ntohl(parsed.s_addr);
}

std::optional<std::array<unsigned char, 16>> ipv6(const std::string& host) {
  std::array<unsigned char, 16> parsed{};
  if (inet_pton(AF_INET6, host.c_str(), parsed.data()) != 1) {
    return std::nullopt;
  }
  return parsed;
}

std::optional<std::uint16_t> parse_port(std::string_view text) {
  std::uint16_t port = 0;
  const char* const end = text.data() + text.size();
  const auto [rest, error] = std::from_chars(text.data(), end, port);
  return error == std::errc{} && rest == end && port != 0 ? std::optional(port) : std::nullopt;
}

}  // namespace

std::string format_address(const Address& address) {
  const bool bracketed = address.host.contains(':');
  return (bracketed ? "[" + address.host + "]" : address.host) + ":" + std::to_string(address.port);
}

std::expected<Address, std::string> parse_address(std::string_view text) {
  const auto refuse = [&](const char* why) {
    return std::unexpected("\"" + std::string(text) +
                           "\" is not an address such as 127.0.0.1:8080: " + why);
  };
  const std::size_t colon = text.rfind(':');
  if (colon == std::string_view::npos) {
    return refuse("it has no port");
  }
  const auto port = parse_port(text.substr(colon + 1));
  if (!port) {
    return refuse("the port is no whole number from 1 to 65535");
  }
  std::string host(text.substr(0, colon));
  const bool bracketed = host.starts_with('[') && host.ends_with(']');
  if (bracketed) {
    host = host.substr(1, host.size() - 2);
  }
  if (bracketed ? !ipv6(host) : !ipv4(host)) {
    return refuse("the host is not numeric");
  }
  return Address{std::move(host), *port};
}

bool is_loopback(const Address& address) {
  if (const auto bits = ipv4(address.host)) {
    return (*bits & loopback_mask) == loopback_network;
  }
  constexpr std::array<unsigned char, 16> one{0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1};
  return ipv6(address.host) == one;
}

}  // namespace sojourn::live
