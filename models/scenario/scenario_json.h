// Reading and writing scenario files: JSON with comments, format version 1 (scenarios/FORMAT.md).
// Pure functions, safe between threads. Never throws; every error of a file is reported in one go.
#pragma once

#include <cstddef>
#include <expected>
#include <map>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "models/scenario/parse_error.h"
#include "models/scenario/scenario.h"

namespace sojourn::scenario {

// Limits on untrusted files: larger ones are refused with a message.
inline constexpr std::size_t scenario_bytes_max = 64U << 20U;
inline constexpr std::size_t scenario_depth_max = 128;
inline constexpr std::size_t scenario_errors_max = 1000;

// A field replaced before the file is read, as --set services.cart.replicas=5 or
// --set /services/cart/replicas=5 ask for. A dot path finds keys that hold dots themselves as long
// as they exist (workloads.shoppers.requests.gateway.checkout); a JSON pointer names any key.
// Missing keys are made, elements of arrays are only replaced.
struct Override {
  std::string path;
  std::string value;  // JSON if it parses as JSON, else a string
};

using ParseResult = std::expected<Scenario, std::vector<ParseError>>;

// O(size of the text). Errors in order of their position, those of overrides after those of the
// file, at most scenario_errors_max. sha256 is that of the text, or with overrides that of the text
// followed by a line "PATH=VALUE" for each.
ParseResult parse_scenario(std::string_view text, const std::vector<Override>& overrides = {});

// Canonical form: sorted keys, two-space indent, units, defaults left out; idempotent:
// to_json(parse(to_json(s))) == to_json(s), byte for byte, and parse(to_json(s)) equals s but for
// its sha256.
std::string to_json(const Scenario& scenario);

// As to_json, with every default written out (sojourn check --explain).
std::string to_json_explained(const Scenario& scenario);

// Keys the parser knows, by definition name of the schema ("scenario", "service", "link" ...):
// tested against scenarios/scenario.schema.json.
std::map<std::string, std::set<std::string>> known_keys();

}  // namespace sojourn::scenario
