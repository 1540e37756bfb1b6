// Scenarios for tests, written as text and read by the parser: the shortest form that a person can
// check by hand. Tests only.
#pragma once

#include <stdexcept>
#include <string>
#include <string_view>
#include <vector>

#include "models/scenario/scenario_json.h"

namespace sojourn::tests {

// The scenario that the text describes. Throws, and so fails the test, if there is none.
inline scenario::Scenario parsed(std::string_view text,
                                 const std::vector<scenario::Override>& overrides = {}) {
  scenario::ParseResult result = scenario::parse_scenario(text, overrides);
  if (result) return *std::move(result);
  std::string why;
  for (const scenario::ParseError& error : result.error()) {
    why += "\n" + scenario::describe(error, "scenario");
  }
  throw std::invalid_argument("a test's scenario is invalid:" + why);
}

// The members of a file without their outer braces, for example .services = R"("s": {...})".
struct Parts {
  std::string services;
  std::string workloads;
  std::string calls = "";
  std::string hosts = "";
  std::string faults = "";  // elements of the array
  std::string run = "";
};

inline std::string text_of(const Parts& parts) {
  std::string text = R"({"sojourn": 1, "name": "test", "services": {)" + parts.services + "}";
  text += R"(, "workloads": {)" + parts.workloads + "}";
  text += R"(, "calls": {)" + parts.calls + "}";
  text += R"(, "hosts": {)" + parts.hosts + "}";
  text += R"(, "faults": [)" + parts.faults + "]";
  return text + R"(, "run": {)" + parts.run + "}}";
}

inline scenario::Scenario parsed(const Parts& parts) {
  return parsed(text_of(parts));
}

// One request that arrives at exactly this millisecond, at least 1.
struct Once {
  unsigned at_ms = 1;
  std::string endpoint;
  unsigned priority = 0;
  std::string options = "";  // further members of the workload
};

// A workload for each: of expected arrivals 1 is reached at that instant, 2 not for a thousand
// hours. Their names, r00, r01 ..., keep the order of the list.
inline std::string requests_at(const std::vector<Once>& requests) {
  std::string text;
  for (std::size_t index = 0; index < requests.size(); ++index) {
    const Once& request = requests[index];
    const std::string at = std::to_string(request.at_ms) + "ms";
    const std::string before = std::to_string(request.at_ms - 1) + "ms";
    const std::string pause = request.at_ms == 1 ? "" : R"(["0ms", "0/s"], )";
    text += (index == 0 ? "\"r" : ", \"r") + std::string(index < 10 ? "0" : "") +
            std::to_string(index) + R"(": {"constant": {"steps": [)" + pause + R"([")" + before +
            R"(", "1000/s"], [")" + at + R"(", "0.001/h"]]}, "requests": {")" + request.endpoint +
            R"(": {"weight": 1, "priority": )" + std::to_string(request.priority) + "}}" +
            (request.options.empty() ? "" : ", " + request.options) + "}";
  }
  return text;
}

}  // namespace sojourn::tests
