#include "live-harness/protocol.h"

#include <charconv>
#include <concepts>
#include <cstdint>

namespace sojourn::live {

namespace {

template <std::integral Number>
void append_number(std::string& text, Number number, int base = 10) {
  char digits[24];
  const auto end = std::to_chars(digits, digits + sizeof digits, number, base).ptr;
  text.append(digits, end);
}

// Takes a number and the separator behind it, or the end of the text, off the front. False if the
// front is anything else.
template <std::integral Number>
bool take_number(std::string_view& text, Number& number, char separator, int base = 10) {
  const char* const end = text.data() + text.size();
  const auto [rest, error] = std::from_chars(text.data(), end, number, base);
  if (error != std::errc{} || text.front() == '-') {
    return false;
  }
  if (separator == '\0') {
    text = {};
    return rest == end;
  }
  if (rest == end || *rest != separator) {
    return false;
  }
  text.remove_prefix(static_cast<std::size_t>(rest - text.data()) + 1);
  return true;
}

bool take_duration(std::string_view& text, engine::Duration& duration, char separator) {
  std::int64_t nanoseconds = 0;
  const bool taken = take_number(text, nanoseconds, separator);
  duration = engine::Duration{nanoseconds};
  return taken;
}

std::optional<results::Span> parse_span(std::string_view item) {
  results::Span span;
  const bool whole = take_number(item, span.path, ',', 16) &&
                     take_number(item, span.service, ',') && take_number(item, span.replica, ',') &&
                     take_duration(item, span.waiting, ',') &&
                     take_duration(item, span.service_time, ',') &&
                     take_duration(item, span.calls, ',') && take_duration(item, span.demand, '\0');
  return whole ? std::optional(span) : std::nullopt;
}

void append_span(std::string& text, const results::Span& span) {
  append_number(text, span.path, 16);
  for (const std::uint32_t index : {span.service, span.replica}) {
    text += ',';
    append_number(text, index);
  }
  for (const engine::Duration duration :
       {span.waiting, span.service_time, span.calls, span.demand}) {
    text += ',';
    append_number(text, duration.count());
  }
}

}  // namespace

std::string format_spans(const std::vector<results::Span>& spans) {
  std::string text;
  for (const results::Span& span : spans) {
    if (!text.empty()) {
      text += ';';
    }
    append_span(text, span);
  }
  return text;
}

std::optional<std::vector<results::Span>> parse_spans(std::string_view text) {
  std::vector<results::Span> spans;
  while (!text.empty()) {
    const std::size_t end = text.find(';');
    const auto span = parse_span(text.substr(0, end));
    if (!span || end + 1 == text.size()) {
      return std::nullopt;
    }
    spans.push_back(*span);
    text.remove_prefix(end == std::string_view::npos ? text.size() : end + 1);
  }
  return spans;
}

results::Outcome outcome_of(int status, std::optional<std::string_view> outcome_header_value) {
  using results::Outcome;
  if (outcome_header_value) {
    if (const auto outcome = results::outcome_from_name(*outcome_header_value)) {
      return *outcome;
    }
  }
  if (status >= 200 && status < 300) {
    return Outcome::ok;
  }
  switch (status) {
    case 502: return Outcome::reset;
    case 503: return Outcome::refused;
    case 504: return Outcome::timeout;
    default: return Outcome::failed;
  }
}

}  // namespace sojourn::live
