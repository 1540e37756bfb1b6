// Any bytes may be given to the scenario parser: it never crashes, says why it refuses a file, and
// reads back what it writes. An input is a document, optionally followed by overrides, each after a
// record separator (0x1e): PATH=VALUE.
//
//   cmake --preset fuzz && cmake --build --preset fuzz
//   build/fuzz/bin/scenario_fuzz -dict=tests/fuzz/scenario.dict tests/fuzz/corpus/scenario
//
// tests/models/scenario/fuzz_corpus_test.cpp replays the corpus in every build.
#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "engine/require.h"
#include "models/scenario/scenario_json.h"
#include "models/scenario/visits.h"

namespace {

using sojourn::engine::require;
using namespace sojourn::scenario;

constexpr char record_separator = '\x1e';

std::vector<Override> overrides_of(std::string_view text) {
  std::vector<Override> overrides;
  std::size_t start = 0;
  while (start < text.size()) {
    const std::size_t end = std::min(text.find(record_separator, start), text.size());
    const std::string_view record = text.substr(start, end - start);
    const std::size_t equals = std::min(record.find('='), record.size());
    overrides.push_back({.path = std::string(record.substr(0, equals)),
                         .value = std::string(record.substr(std::min(equals + 1, record.size())))});
    start = end + 1;
  }
  return overrides;
}

void check_refusal(const std::vector<ParseError>& errors) {
  require(!errors.empty() && errors.size() <= scenario_errors_max, "errors are listed");
  for (const ParseError& error : errors) {
    require(!error.found.empty() && !error.expected.empty(), "an error says what is wrong");
    require(error.line > 0 || !error.origin.empty(), "an error says where it is");
  }
}

void check_round_trip(const Scenario& scenario) {
  const std::string canonical = to_json(scenario);
  const ParseResult again = parse_scenario(canonical);
  require(again.has_value(), "the canonical form is valid");
  require(to_json(*again) == canonical, "the canonical form is canonical");
  require(again->endpoints == scenario.endpoints && again->links == scenario.links &&
              again->workloads == scenario.workloads && again->services == scenario.services,
          "reading back gives an equal scenario");
  require(parse_scenario(to_json_explained(scenario)).has_value(), "so does the explained form");
  require(open_load(scenario).services.size() == scenario.services.size(), "the load is known");
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view input(reinterpret_cast<const char*>(data), size);
  const std::size_t end = std::min(input.find(record_separator), input.size());
  const std::string_view overrides = input.substr(std::min(end + 1, input.size()));
  const ParseResult result = parse_scenario(input.substr(0, end), overrides_of(overrides));
  if (result) {
    check_round_trip(*result);
  } else {
    check_refusal(result.error());
  }
  return 0;
}
