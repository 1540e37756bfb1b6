#include "tests/tidy/layer_rules.h"

#include <algorithm>
#include <array>
#include <cctype>
#include <initializer_list>
#include <optional>
#include <vector>

namespace sojourn::tidy {
namespace {

struct Room {
  std::string_view name;
  std::vector<std::string_view> may_use;
};

const std::vector<Room>& rooms() {
  static const std::vector<Room> table = {
      {"engine", {}},
      {"models/scenario", {"engine"}},
      {"models/policy", {"engine"}},
      {"models/results", {"engine"}},
      {"models/theory", {"engine", "models/scenario", "models/results"}},
      {"models/simulation", {"engine", "models/scenario", "models/policy", "models/results"}},
      {"models/study",
       {"engine", "models/scenario", "models/results", "models/theory", "models/simulation"}},
      {"models/report", {"engine", "models/scenario", "models/results", "models/study"}},
      {"models/exchange", {"engine", "models/scenario", "models/results"}},
      {"live-harness",
       {"engine", "models/scenario", "models/policy", "models/theory", "models/simulation",
        "models/results", "models/report"}},
      {"cli", {"engine", "models/"}},
      {"gui/core", {"engine", "models/"}},
      {"gui/run", {"engine", "models/"}},
      {"gui/look", {"engine", "models/"}},
      {"gui/plot", {"engine", "models/", "gui/core", "gui/look"}},
      {"gui/canvas", {"engine", "models/", "gui/core", "gui/look"}},
      {"gui/panels", {"engine", "models/", "gui/core", "gui/run", "gui/look", "gui/plot"}},
      {"gui/app", {"engine", "models/", "gui/"}},
      {"tests", {"engine", "models/", "live-harness", "cli", "gui/"}},
  };
  return table;
}

bool may_use(std::string_view from, std::string_view to) {
  if (from == to) return true;
  const auto room = std::ranges::find(rooms(), from, &Room::name);
  return room != rooms().end() &&
         std::ranges::any_of(room->may_use, [to](std::string_view allowed) {
           return allowed == to || (allowed.ends_with('/') && to.starts_with(allowed));
         });
}

bool is_json_source(std::string_view path) {
  return path.ends_with("_json.cpp") || path.ends_with("_json.h") ||
         (path.starts_with("models/exchange/") && path.ends_with(".cpp"));
}

bool is_room(std::string_view path, std::string_view room) {
  return room_of(path) == room;
}

bool is_source_outside_engine(std::string_view path) {
  return path.ends_with(".cpp") && !is_room(path, "engine") && !is_room(path, "models/policy");
}

bool is_theory_source(std::string_view path) {
  return is_room(path, "models/theory") && path.ends_with(".cpp");
}

bool may_parse_arguments(std::string_view path) {
  return is_room(path, "cli") || (is_room(path, "live-harness") && path.ends_with("main.cpp"));
}

bool nowhere(std::string_view) {
  return false;
}

// A library known by how its includes begin. Tests may use every library but Qt's.
struct Library {
  std::string_view prefix;
  bool (*may_include)(std::string_view path);
  std::string_view rule;
};

constexpr auto libraries = std::to_array<Library>({
    {"nlohmann/", is_json_source, "JSON is touched only in *_json files and models/exchange/*.cpp"},
    {"fmt/", is_source_outside_engine, "fmt belongs in .cpp files, not in engine or policy"},
    {"Eigen/", is_theory_source, "Eigen belongs in models/theory/*.cpp"},
    {"boost/math/", is_theory_source, "Boost.Math belongs in models/theory/*.cpp"},
    {"boost/", [](std::string_view path) { return is_room(path, "live-harness"); },
     "Boost belongs in live-harness"},
    {"CLI/", may_parse_arguments, "CLI11 belongs in cli and the mains of live-harness"},
    {"qcustomplot.h", [](std::string_view path) { return is_room(path, "gui/plot"); },
     "QCustomPlot belongs in gui/plot"},
    {"gtest/", nowhere, "GoogleTest belongs in tests"},
    {"gmock/", nowhere, "GoogleMock belongs in tests"},
    {"benchmark/", nowhere, "Google Benchmark belongs in tests"},
    {"rapidcheck", nowhere, "RapidCheck belongs in tests"},
    {"valijson/", nowhere, "valijson belongs in tests"},
});

bool is_qt(std::string_view include) {
  return include.size() > 1 && include[0] == 'Q' &&
         std::isupper(static_cast<unsigned char>(include[1])) != 0;
}

// <vector> and <cmath>, neither <unistd.h> nor <sys/socket.h>. The processor's own instructions are
// the compiler's business as well.
bool is_standard(std::string_view include) {
  return include == "immintrin.h" ||
         (include.find_first_of("./") == std::string_view::npos && !is_qt(include));
}

std::optional<std::string> objection_to_library(std::string_view path, std::string_view include) {
  const std::string_view room = room_of(path);
  const std::string shown = "<" + std::string(include) + ">: ";
  if (is_qt(include) && !room.starts_with("gui/") && !path.starts_with("tests/gui/") &&
      !path.starts_with("tests/bench/gui/")) {
    return shown + "Qt belongs in gui";
  }
  if (room == "engine" && !is_standard(include)) {
    return shown + "engine uses the standard library alone";
  }
  const auto library = std::ranges::find_if(
      libraries, [include](const Library& known) { return include.starts_with(known.prefix); });
  if (library == libraries.end() || room == "tests" || library->may_include(path)) return {};
  return shown + std::string(library->rule);
}

std::optional<std::string> objection_to_room(std::string_view path, std::string_view include) {
  const std::string shown = "\"" + std::string(include) + "\": ";
  const std::string_view target = room_of(include);
  if (target.empty()) return shown + "includes are written from the repository's root";
  if (may_use(room_of(path), target)) return {};
  return shown + std::string(room_of(path)) + " may not use " + std::string(target);
}

}  // namespace

std::string_view room_of(std::string_view path) {
  for (const Room& room : rooms()) {
    if (path.starts_with(room.name) && path.substr(room.name.size()).starts_with('/')) {
      return room.name;
    }
  }
  return {};
}

void check_includes(const SourceFile& file, Findings& findings) {
  for (std::size_t number = 1; number <= file.lines.size(); ++number) {
    if (!trim(file.code[number - 1]).starts_with("#include")) continue;
    const std::string_view line = file.lines[number - 1];
    const std::size_t open = line.find_first_of("<\"");
    const std::size_t close = line.find_first_of(">\"", open + 1);
    if (open == std::string_view::npos || close == std::string_view::npos) continue;
    const std::string_view include = line.substr(open + 1, close - open - 1);
    const auto objection = line[open] == '<' ? objection_to_library(file.path, include)
                                             : objection_to_room(file.path, include);
    if (objection) findings.push_back({file.path, number, *objection});
  }
}

}  // namespace sojourn::tidy
