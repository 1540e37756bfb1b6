#include "tests/tidy/text_rules.h"

#include <algorithm>
#include <array>

namespace sojourn::tidy {
namespace {

std::size_t characters(std::string_view line) {
  const auto begins_character = [](char c) {
    return (static_cast<unsigned char>(c) & 0xC0U) != 0x80U;
  };
  return static_cast<std::size_t>(std::ranges::count_if(line, begins_character));
}

bool is_control(char c) {
  const auto code = static_cast<unsigned char>(c);
  return (code < 0x20U && c != '\t') || code == 0x7FU;
}

struct BannedWord {
  std::string_view word;
  std::string_view instead;
  std::string_view allowed_under = {};  // the room that may use it
};

constexpr std::string_view keyed_randomness = "draw from engine/random.h, keyed by what it is for";

constexpr auto banned_words = std::to_array<BannedWord>({
    {"rand", keyed_randomness},
    {"srand", keyed_randomness},
    {"mt19937", keyed_randomness},
    {"mt19937_64", keyed_randomness},
    {"random_device", keyed_randomness},
    {"default_random_engine", keyed_randomness},
    {"system_clock", "use engine::Time, or the live harness's Clock", "live-harness/"},
});

// The name of a function of ours that happens to be called rand is no reason to stop.
bool is_use_of(std::string_view banned, std::string_view line, Word word) {
  if (word.text != banned) return false;
  const bool is_function = banned == "rand" || banned == "srand";
  return !is_function || line.substr(word.at + word.text.size()).starts_with('(');
}

void check_word(const SourceFile& file, std::size_t number, Word word, Findings& findings) {
  const std::string_view line = file.code[number - 1];
  for (const BannedWord& banned : banned_words) {
    const bool allowed =
        !banned.allowed_under.empty() && file.path.starts_with(banned.allowed_under);
    if (!allowed && is_use_of(banned.word, line, word)) {
      findings.push_back({file.path, number,
                          std::string(banned.word) + " is banned; " + std::string(banned.instead)});
    }
  }
  if (word.text.ends_with("_distribution") && line.substr(0, word.at).ends_with("std::")) {
    findings.push_back({file.path, number,
                        "std::" + std::string(word.text) +
                            " is banned; each library draws "
                            "differently, use engine/distribution.h"});
  }
}

void check_reminders(const SourceFile& file, std::size_t number, Findings& findings) {
  const std::string_view line = file.comments[number - 1];
  for (const Word& word : words(line)) {
    if (word.text != "TODO" && word.text != "FIXME") continue;
    if (line.substr(word.at + word.text.size()).starts_with("(#")) continue;
    findings.push_back(
        {file.path, number, std::string(word.text) + " without the number of an issue, (#12)"});
  }
}

}  // namespace

void check_text(const std::string& path, std::string_view text, Findings& findings) {
  const Lines lines = split_lines(text);
  for (std::size_t number = 1; number <= lines.size(); ++number) {
    const std::string& line = lines[number - 1];
    if (line.contains('\t')) findings.push_back({path, number, "a tab; use blanks"});
    if (line.ends_with(' ')) findings.push_back({path, number, "a blank at the end of the line"});
    if (std::ranges::any_of(line, is_control)) {
      findings.push_back({path, number, "a control character"});
    }
  }
  if (!text.empty() && !text.ends_with('\n')) {
    findings.push_back({path, lines.size(), "no line feed at the end of the file"});
  }
}

void check_columns(const std::string& path, const Lines& lines, Findings& findings) {
  for (std::size_t number = 1; number <= lines.size(); ++number) {
    const std::size_t columns = characters(lines[number - 1]);
    if (columns <= columns_max) continue;
    findings.push_back({path, number,
                        "a line of " + std::to_string(columns) + " columns; the limit is " +
                            std::to_string(columns_max)});
  }
}

void check_size(const SourceFile& file, Findings& findings) {
  const std::size_t limit = file.is_test() ? test_lines_max : lines_max;
  if (file.lines.size() <= limit) return;
  findings.push_back({file.path, file.lines.size(),
                      "a file of " + std::to_string(file.lines.size()) + " lines; the limit is " +
                          std::to_string(limit)});
}

void check_header(const SourceFile& file, Findings& findings) {
  if (!file.is_header()) return;
  const auto is_pragma = [](std::string_view line) { return trim(line) == "#pragma once"; };
  if (std::ranges::none_of(file.code, is_pragma)) {
    findings.push_back({file.path, 1, "a header without #pragma once"});
  }
  const auto says_something = [&](std::string_view line) {
    return !trim(line).empty() && !is_pragma(line);
  };
  const auto first = std::ranges::find_if(file.lines, says_something);
  if (first == file.lines.end() || !(first->starts_with("//") || first->starts_with("/*"))) {
    findings.push_back({file.path, 1, "a header whose first lines do not say what it is"});
  }
}

void check_banned_words(const SourceFile& file, Findings& findings) {
  for (std::size_t number = 1; number <= file.code.size(); ++number) {
    const std::string_view line = file.code[number - 1];
    for (const Word& word : words(line)) check_word(file, number, word, findings);
    if (line.contains("using namespace std;")) {
      findings.push_back({file.path, number, "using namespace std is banned; write std::"});
    }
    check_reminders(file, number, findings);
  }
}

}  // namespace sojourn::tidy
