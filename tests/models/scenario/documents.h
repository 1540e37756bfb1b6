// Documents for the tests of the scenario room, and short ways to read them.
#pragma once

#include <fstream>
#include <sstream>
#include <string>
#include <string_view>
#include <vector>

#include <gtest/gtest.h>

#include "models/scenario/scenario_json.h"

namespace sojourn::scenario {

// A small shop: every kind of name, nothing special about any.
inline constexpr std::string_view shop = R"({
  "sojourn": 1,
  "name": "shop",
  "services": {
    "gateway": {"workers": 8, "endpoints": {
      "browse": [{"call": "cart.get"}],
      "checkout": [{"call": "cart.get"}, {"call": "order.create"}]
    }},
    "cart": {"replicas": 3, "endpoints": {"get": [{"delay": "5ms"}]}},
    "order": {"replicas": 2, "endpoints": {"create": [{"compute": "2ms"}]}}
  },
  "workloads": {
    "shoppers": {"poisson": "100/s", "requests": {"gateway.browse": 3, "gateway.checkout": 1}}
  }
})";

inline std::string all_errors(const ParseResult& result) {
  std::string text;
  if (!result) {
    for (const ParseError& error : result.error()) {
      text += describe(error, "file") + "\n";
    }
  }
  return text;
}

// The errors of a document, one a line; empty if it is valid.
inline std::string errors_of(std::string_view text, const std::vector<Override>& overrides = {}) {
  return all_errors(parse_scenario(text, overrides));
}

// The scenario of a document that must be valid; an empty one and a failure otherwise.
inline Scenario parsed(std::string_view text, const std::vector<Override>& overrides = {}) {
  ParseResult result = parse_scenario(text, overrides);
  EXPECT_TRUE(result.has_value()) << all_errors(result);
  return result ? *std::move(result) : Scenario{};
}

// Everything but the hash of the bytes.
inline bool is_same(const Scenario& a, const Scenario& b) {
  return a.name == b.name && a.description == b.description && a.hosts == b.hosts &&
         a.services == b.services && a.endpoints == b.endpoints && a.links == b.links &&
         a.workloads == b.workloads && a.faults == b.faults && a.slos == b.slos && a.run == b.run &&
         a.live == b.live && a.layout == b.layout;
}

inline std::string file_text(const std::string& path) {
  std::ifstream file(path, std::ios::binary);
  EXPECT_TRUE(file.is_open()) << path;
  std::ostringstream text;
  text << file.rdbuf();
  return text.str();
}

}  // namespace sojourn::scenario
