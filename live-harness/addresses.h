// Where the parts of a deployed scenario listen. Written by the deployment as JSON before anything
// is started, read by services and generator: {"services": {"cart": ["127.0.0.1:41001", …]},
// "links": {"gateway>cart": ["127.0.0.1:42000"]}}.
#pragma once

#include <cstdint>
#include <expected>
#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace sojourn::live {

struct Address {
  std::string host = "127.0.0.1";  // numeric
  std::uint16_t port = 0;
  friend bool operator==(const Address&, const Address&) = default;
};

struct Addresses {
  std::map<std::string, std::vector<Address>> services;  // by replica
  std::map<std::string, std::vector<Address>>
      links;  // "gateway>cart": the replicas, or the one proxy
};

std::string to_json(const Addresses& addresses);
std::expected<Addresses, std::string> parse_addresses(std::string_view text);

std::string format_address(const Address& address);
std::expected<Address, std::string> parse_address(std::string_view text);

// 127.0.0.0/8 or ::1.
bool is_loopback(const Address& address);

}  // namespace sojourn::live
