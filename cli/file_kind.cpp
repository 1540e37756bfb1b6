#include "cli/file_kind.h"

#include <cstddef>

namespace sojourn::cli {

namespace {

constexpr std::size_t npos = std::string_view::npos;

// The position after the string that begins at `at`; npos if it does not end.
std::size_t end_of_string(std::string_view text, std::size_t at) {
  for (++at; at < text.size(); ++at) {
    if (text[at] == '\\') {
      ++at;
    } else if (text[at] == '"') {
      return at + 1;
    }
  }
  return npos;
}

// The first position from `at` on that is neither space nor comment.
std::size_t skip_space(std::string_view text, std::size_t at) {
  while (at < text.size()) {
    if (text.substr(at, 2) == "//") {
      at = text.find('\n', at);
    } else if (text.substr(at, 2) == "/*") {
      at = text.find("*/", at + 2);
      at = at == npos ? npos : at + 2;
    } else if (std::string_view(" \t\r\n").find(text[at]) != npos) {
      ++at;
    } else {
      return at;
    }
  }
  return npos;
}

}  // namespace

FileKind kind_of_file(std::string_view text) {
  int depth = 0;
  for (std::size_t at = skip_space(text, 0); at < text.size(); at = skip_space(text, at)) {
    const char c = text[at];
    if (c != '"') {
      depth += c == '{' || c == '[' ? 1 : c == '}' || c == ']' ? -1 : 0;
      ++at;
      continue;
    }
    const std::size_t end = end_of_string(text, at);
    if (end == npos) return FileKind::unknown;
    const std::string_view word = text.substr(at + 1, end - at - 2);
    at = end;
    const std::size_t next = skip_space(text, at);
    if (depth != 1 || next == npos || text[next] != ':') continue;
    if (word == "sojourn") return FileKind::scenario;
    if (word == "results") return FileKind::results;
  }
  return FileKind::unknown;
}

}  // namespace sojourn::cli
