#include "models/scenario/scenario_json.h"

#include <utility>

#include "models/scenario/reading/keys.h"
#include "models/scenario/reading/located_value_json.h"
#include "models/scenario/reading/override_path.h"
#include "models/scenario/reading/problems.h"
#include "models/scenario/reading/scenario_reader.h"
#include "models/scenario/sha256.h"

namespace sojourn::scenario {

namespace {

std::string hash_of(std::string_view text, const std::vector<Override>& overrides) {
  if (overrides.empty()) {
    return sha256_hex(text);
  }
  std::string all(text);
  for (const Override& replaced : overrides) {
    all += "\n" + replaced.path + "=" + replaced.value;
  }
  return sha256_hex(all);
}

}  // namespace

ParseResult parse_scenario(std::string_view text, const std::vector<Override>& overrides) {
  LocatedDocument document = locate_json(text);
  Problems problems;
  for (SyntaxError& error : document.errors) {
    problems.add_syntax(std::move(error));
  }
  Scenario scenario;
  if (document.root) {
    apply_overrides(*document.root, overrides, problems);
    read_scenario(*document.root, problems, scenario);
  }
  if (!problems.empty()) {
    const LocatedValue* const root = document.root ? &*document.root : nullptr;
    return std::unexpected(problems.report(root, text, overrides));
  }
  scenario.sha256 = hash_of(text, overrides);
  return scenario;
}

std::map<std::string, std::set<std::string>> known_keys() {
  std::map<std::string, std::set<std::string>> known;
  for (const KeyTable& table : keys::all) {
    known.emplace(table.definition, std::set<std::string>(table.keys.begin(), table.keys.end()));
  }
  return known;
}

}  // namespace sojourn::scenario
