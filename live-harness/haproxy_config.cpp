#include "live-harness/haproxy_config.h"

#include <algorithm>
#include <string_view>

#include <fmt/format.h>

namespace sojourn::live {

namespace {

// Timeouts are longer than any run: it is the scenario's clients that give up, not the proxy.
// Without a wait, a refused connection goes to another server; an answer that failed is not
// repeated (retry-on conn-failure is the default). `no strict-limits`: where the descriptors do
// not suffice for maxconn, HAProxy says so in its log and takes fewer.
constexpr std::string_view preamble = R"(global
    nbthread 1
    maxconn 4000
    no strict-limits

defaults
    mode http
    timeout connect 10s
    timeout client 1h
    timeout server 1h
    timeout queue 1h
    timeout http-keep-alive 1h
    retries 3
    option redispatch 1
)";

std::string_view algorithm(scenario::Balance balance) {
  switch (balance) {
    case scenario::Balance::round_robin:
    case scenario::Balance::weighted: return "roundrobin";
    case scenario::Balance::random: return "random(1)";
    case scenario::Balance::least_connections: return "leastconn";
    case scenario::Balance::power_of_two: return "random(2)";
  }
  return "roundrobin";
}

// HAProxy allows letters, digits and -_.: in names.
std::string section_name(std::string_view link) {
  std::string name;
  for (const char c : link) {
    const bool allowed = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') ||
                         (c >= '0' && c <= '9') || c == '-' || c == '_' || c == '.';
    name += allowed ? std::string(1, c) : std::string(c == '>' ? "::" : "_");
  }
  return name;
}

std::string section(const ProxyLink& link) {
  const auto interval = std::max<std::int64_t>(
      1, std::chrono::ceil<std::chrono::milliseconds>(link.health.interval).count());
  std::string text = fmt::format("\nlisten {}\n", section_name(link.name));
  text += fmt::format("    bind {}\n", format_address(link.listen));
  text += fmt::format("    balance {}\n", algorithm(link.balance));
  if (link.event_driven) {
    text += "    http-reuse always\n";
    text += "    option httpchk GET /sojourn/ready\n";
    text += "    http-check expect status 200\n";
  } else {
    text += "    option http-server-close\n";
  }
  text += fmt::format("    default-server check inter {}ms fall {} rise {}\n", interval,
                      link.health.fall, link.health.rise);
  for (const ProxyServer& server : link.servers) {
    text += fmt::format("    server {} {} weight {}\n", section_name(server.name),
                        format_address(server.address), server.weight);
  }
  return text;
}

}  // namespace

std::string haproxy_config(const std::vector<ProxyLink>& links) {
  std::string text(preamble);
  for (const ProxyLink& link : links) {
    text += section(link);
  }
  return text;
}

}  // namespace sojourn::live
