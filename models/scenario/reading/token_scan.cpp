#include "models/scenario/reading/token_scan.h"

#include <algorithm>

namespace sojourn::scenario {

namespace {

constexpr std::string_view white_space = " \t\r\n";

bool belongs_to_word(char c) {
  return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '+' ||
         c == '-' || c == '.' || c == '_' || static_cast<unsigned char>(c) >= 0x80;
}

// One past the comment that starts at `start`, or `start` if none does or it is never closed.
std::size_t comment_end(std::string_view text, std::size_t start) {
  const std::string_view opening = text.substr(start, 2);
  if (opening == "//") {
    return std::min(text.find('\n', start), text.size());
  }
  if (opening == "/*") {
    const std::size_t closing = text.find("*/", start + 2);
    return closing == std::string_view::npos ? start : closing + 2;
  }
  return start;
}

std::size_t string_end(std::string_view text, std::size_t start) {
  for (std::size_t at = start + 1; at < text.size(); ++at) {
    if (text[at] == '\\') {
      ++at;
    } else if (text[at] == '"' || text[at] == '\n') {
      return at + 1;  // a string cannot run over lines: one that does is broken off
    }
  }
  return text.size();
}

}  // namespace

std::size_t token_start(std::string_view text, std::size_t from) {
  std::size_t at = from;
  while (at < text.size()) {
    if (white_space.find(text[at]) != std::string_view::npos) {
      ++at;
      continue;
    }
    const std::size_t end = comment_end(text, at);
    if (end == at) {
      break;
    }
    at = end;
  }
  return at;
}

std::size_t event_start(std::string_view text, std::size_t from) {
  std::size_t at = token_start(text, from);
  while (at < text.size() && (text[at] == ',' || text[at] == ':')) {
    at = token_start(text, at + 1);
  }
  return at;
}

std::size_t token_end(std::string_view text, std::size_t start) {
  if (start >= text.size()) {
    return text.size();
  }
  if (text[start] == '"') {
    return string_end(text, start);
  }
  std::size_t end = start;
  while (end < text.size() && belongs_to_word(text[end])) {
    ++end;
  }
  return end == start ? start + 1 : end;
}

}  // namespace sojourn::scenario
