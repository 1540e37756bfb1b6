#include "live-harness/haproxy_config.h"

#include <chrono>
#include <string>

#include <gtest/gtest.h>

namespace sojourn::live {
namespace {

using namespace std::chrono_literals;
using scenario::Balance;

ProxyLink cart_link() {
  ProxyLink link;
  link.name = "gateway>cart";
  link.listen = {"127.0.0.1", 20000};
  link.servers = {{"cart-0", {"127.0.0.1", 20001}, 1}, {"cart-1", {"127.0.0.1", 20002}, 3}};
  link.health = {500ms, 2, 4};
  return link;
}

std::string section_of(const ProxyLink& link) {
  const std::string text = haproxy_config({link});
  return text.substr(text.find("\nlisten") + 1);
}

TEST(HaproxyConfig, WholeFileIsAsWritten) {
  EXPECT_EQ(haproxy_config({cart_link()}), R"(global
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

listen gateway::cart
    bind 127.0.0.1:20000
    balance roundrobin
    http-reuse always
    option httpchk GET /sojourn/ready
    http-check expect status 200
    default-server check inter 500ms fall 2 rise 4
    server cart-0 127.0.0.1:20001 weight 1
    server cart-1 127.0.0.1:20002 weight 3
)");
}

TEST(HaproxyConfig, OneConnectionARequestIsClosedAndCheckedByConnecting) {
  ProxyLink link = cart_link();
  link.event_driven = false;
  const std::string section = section_of(link);
  EXPECT_NE(section.find("option http-server-close"), std::string::npos);
  EXPECT_EQ(section.find("httpchk"), std::string::npos);
  EXPECT_EQ(section.find("http-reuse"), std::string::npos);
}

TEST(HaproxyConfig, EveryBalanceHasItsAlgorithm) {
  const auto algorithm = [](Balance balance) {
    ProxyLink link = cart_link();
    link.balance = balance;
    const std::string section = section_of(link);
    const std::size_t begin = section.find("balance ") + 8;
    return section.substr(begin, section.find('\n', begin) - begin);
  };
  EXPECT_EQ(algorithm(Balance::round_robin), "roundrobin");
  EXPECT_EQ(algorithm(Balance::weighted), "roundrobin");
  EXPECT_EQ(algorithm(Balance::random), "random(1)");
  EXPECT_EQ(algorithm(Balance::least_connections), "leastconn");
  EXPECT_EQ(algorithm(Balance::power_of_two), "random(2)");
}

TEST(HaproxyConfig, IntervalsAreWholeMillisecondsAndNeverZero) {
  ProxyLink link = cart_link();
  link.health.interval = 1500us;
  EXPECT_NE(section_of(link).find("inter 2ms"), std::string::npos);
  link.health.interval = 1ns;
  EXPECT_NE(section_of(link).find("inter 1ms"), std::string::npos);
}

TEST(HaproxyConfig, NamesKeepToTheCharactersThatAreAllowed) {
  ProxyLink link = cart_link();
  link.name = "main shop>cart_2.eu-1";
  EXPECT_EQ(section_of(link).substr(0, 31), "listen main_shop::cart_2.eu-1\n ");
}

TEST(HaproxyConfig, EachLinkHasItsSection) {
  ProxyLink other = cart_link();
  other.name = "gateway>order";
  const std::string text = haproxy_config({cart_link(), other});
  EXPECT_NE(text.find("listen gateway::cart\n"), std::string::npos);
  EXPECT_NE(text.find("listen gateway::order\n"), std::string::npos);
}

}  // namespace
}  // namespace sojourn::live
