#include "live-harness/http_parser.h"

#include <algorithm>
#include <charconv>

namespace sojourn::live {

namespace {

constexpr std::string_view line_end = "\r\n";

// Room for chunk sizes and interim answers around the largest body.
constexpr std::size_t framing_factor = 8;

constexpr char lower(char letter) {
  return letter >= 'A' && letter <= 'Z' ? static_cast<char>(letter - 'A' + 'a') : letter;
}

bool same_text(std::string_view left, std::string_view right) {
  return std::ranges::equal(left, right, {}, lower, lower);
}

bool is_token(std::string_view text) {
  constexpr std::string_view marks = "!#$%&'*+-.^_`|~";
  return !text.empty() && std::ranges::all_of(text, [&](char c) {
    return (c >= '0' && c <= '9') || (lower(c) >= 'a' && lower(c) <= 'z') || marks.contains(c);
  });
}

// No control characters but the tab.
bool is_text(std::string_view text) {
  return std::ranges::all_of(text, [](char c) {
    const auto byte = static_cast<unsigned char>(c);
    return (byte >= 0x20 && byte != 0x7F) || byte == '\t';
  });
}

// Visible ASCII.
bool is_target(std::string_view text) {
  return !text.empty() && std::ranges::all_of(text, [](char c) { return c > 0x20 && c < 0x7F; });
}

std::string_view trimmed(std::string_view text) {
  constexpr std::string_view blanks = " \t";
  const std::size_t begin = std::min(text.find_first_not_of(blanks), text.size());
  const std::size_t end = text.find_last_not_of(blanks) + 1;
  return begin < end ? text.substr(begin, end - begin) : text.substr(0, 0);
}

// Does the comma-separated list hold the word?
bool lists(std::string_view list, std::string_view word) {
  while (true) {
    const std::size_t comma = list.find(',');
    if (same_text(trimmed(list.substr(0, comma)), word)) {
      return true;
    }
    if (comma == std::string_view::npos) {
      return false;
    }
    list.remove_prefix(comma + 1);
  }
}

std::optional<std::size_t> number(std::string_view digits, int base) {
  std::size_t value = 0;
  const char* const end = digits.data() + digits.size();
  const auto [rest, error] = std::from_chars(digits.data(), end, value, base);
  return error == std::errc{} && rest == end ? std::optional(value) : std::nullopt;
}

bool forbids_body(int status) {
  return status < 200 || status == 204 || status == 304;
}

}  // namespace

HttpProgress HttpParser::parse(std::string_view input) {
  input_ = input;
  while (state_ < State::done && advance()) {
  }
  return progress();
}

HttpProgress HttpParser::parse_end(std::string_view input) {
  if (parse(input) == HttpProgress::incomplete) {
    if (state_ == State::body_to_end) {
      state_ = State::done;
    } else {
      fail(HttpProgress::malformed);
    }
  }
  return progress();
}

void HttpParser::reset() {
  begin_message(0);
  position_ = 0;
  scanned_ = 0;
}

void HttpParser::begin_message(std::size_t offset) {
  state_ = State::start_line;
  head_begin_ = offset;
  fields_.fill(std::nullopt);
  content_length_.reset();
  chunked_body_.clear();
  body_ = {};
  status_ = 0;
  chunked_ = close_ = keep_alive_asked_ = version_1_0_ = false;
}

bool HttpParser::keep_alive() const {
  return !close_ && (!version_1_0_ || keep_alive_asked_);
}

std::string_view HttpParser::body() const {
  return chunked_ ? chunked_body_ : view(body_);
}

std::optional<std::string_view> HttpParser::field(HttpField field) const {
  const auto& part = fields_[static_cast<std::size_t>(field)];
  return part ? std::optional(view(*part)) : std::nullopt;
}

HttpProgress HttpParser::progress() const {
  switch (state_) {
    case State::done: return HttpProgress::complete;
    case State::failed: return failure_;
    default: return HttpProgress::incomplete;
  }
}

bool HttpParser::fail(HttpProgress how) {
  state_ = State::failed;
  failure_ = how;
  return false;
}

HttpParser::Part HttpParser::part_of(std::string_view piece) const {
  return {static_cast<std::size_t>(piece.data() - input_.data()), piece.size()};
}

bool HttpParser::advance() {
  if (position_ > limits_.head_bytes_max + framing_factor * limits_.body_bytes_max) {
    return fail(HttpProgress::too_large);
  }
  switch (state_) {
    case State::body_by_length:
    case State::chunk_data: return take_data();
    case State::body_to_end: return take_body_to_end();
    default: return take_line();
  }
}

bool HttpParser::take_line() {
  const std::size_t end = input_.find('\n', std::max(scanned_, position_));
  scanned_ = std::min(end, input_.size());
  const std::size_t begin = state_ <= State::headers ? head_begin_ : position_;
  if (scanned_ - begin > limits_.head_bytes_max) {
    return fail(HttpProgress::too_large);
  }
  if (end == std::string_view::npos) {
    return false;
  }
  if (end == position_ || input_[end - 1] != line_end.front()) {
    return fail(HttpProgress::malformed);
  }
  const std::string_view line = input_.substr(position_, end - 1 - position_);
  position_ = end + 1;
  switch (state_) {
    case State::start_line: return line.empty() || take_start_line(line);
    case State::headers: return line.empty() ? end_of_headers() : take_header(line);
    case State::chunk_size: return take_chunk_size(line);
    default:  // trailers: none of them is asked for
      state_ = line.empty() ? State::done : State::trailers;
      return true;
  }
}

bool HttpParser::take_start_line(std::string_view line) {
  if (!(kind_ == HttpKind::request ? take_request_line(line) : take_status_line(line))) {
    return fail(HttpProgress::malformed);
  }
  state_ = State::headers;
  return true;
}

bool HttpParser::take_request_line(std::string_view line) {
  const std::size_t first = line.find(' ');
  const std::size_t second = line.rfind(' ');
  if (first == std::string_view::npos || first == second) {
    return false;
  }
  const std::string_view method = line.substr(0, first);
  const std::string_view target = line.substr(first + 1, second - first - 1);
  const std::string_view version = line.substr(second + 1);
  version_1_0_ = version == "HTTP/1.0";
  method_ = part_of(method);
  target_ = part_of(target);
  return is_token(method) && is_target(target) && (version_1_0_ || version == "HTTP/1.1");
}

bool HttpParser::take_status_line(std::string_view line) {
  constexpr std::size_t version_size = 9;  // with the blank behind it
  constexpr std::size_t code_size = 3;
  version_1_0_ = line.starts_with("HTTP/1.0 ");
  if (!version_1_0_ && !line.starts_with("HTTP/1.1 ")) {
    return false;
  }
  const std::string_view code = line.substr(version_size, code_size);
  const std::string_view reason = line.substr(version_size + code.size());
  const auto status = number(code, 10);
  if (code.size() != code_size || !status || *status < 100 || *status > 599) {
    return false;
  }
  status_ = static_cast<int>(*status);
  return reason.empty() || (reason.front() == ' ' && is_text(reason));
}

bool HttpParser::take_header(std::string_view line) {
  const std::size_t colon = line.find(':');
  const std::string_view name = line.substr(0, colon);
  if (colon == std::string_view::npos || !is_token(name)) {
    return fail(HttpProgress::malformed);
  }
  const std::string_view value = trimmed(line.substr(colon + 1));
  if (!is_text(value)) {
    return fail(HttpProgress::malformed);
  }
  for (std::size_t field = 0; field < http_field_names.size(); ++field) {
    if (same_text(name, http_field_names[field])) {
      fields_[field] = part_of(value);
      return true;
    }
  }
  return take_framing(name, value) || fail(HttpProgress::malformed);
}

bool HttpParser::take_framing(std::string_view name, std::string_view value) {
  if (same_text(name, "Content-Length")) {
    return take_content_length(value);
  }
  if (same_text(name, "Transfer-Encoding")) {
    const bool first = !chunked_;
    chunked_ = true;
    return first && same_text(value, "chunked") && !version_1_0_;
  }
  if (same_text(name, "Connection")) {
    close_ = close_ || lists(value, "close");
    keep_alive_asked_ = keep_alive_asked_ || lists(value, "keep-alive");
  }
  return true;
}

bool HttpParser::take_content_length(std::string_view value) {
  const auto length = number(value, 10);
  if (!length || (content_length_ && content_length_ != length)) {
    return false;
  }
  content_length_ = length;
  return true;
}

bool HttpParser::end_of_headers() {
  if (chunked_ && content_length_) {
    return fail(HttpProgress::malformed);
  }
  if (kind_ == HttpKind::answer && status_ < 200) {  // an interim answer: the real one follows
    constexpr int switching_protocols = 101;
    if (status_ == switching_protocols) {
      return fail(HttpProgress::malformed);
    }
    begin_message(position_);
    return true;
  }
  body_ = {position_, 0};
  if (kind_ == HttpKind::answer && forbids_body(status_)) {
    chunked_ = false;
    state_ = State::done;
    return true;
  }
  if (chunked_) {
    state_ = State::chunk_size;
    return true;
  }
  if (!content_length_ && kind_ == HttpKind::answer) {
    close_ = true;
    state_ = State::body_to_end;
    return true;
  }
  needed_ = content_length_.value_or(0);
  state_ = State::body_by_length;
  return needed_ <= limits_.body_bytes_max || fail(HttpProgress::too_large);
}

bool HttpParser::take_chunk_size(std::string_view line) {
  const auto size = number(trimmed(line.substr(0, line.find(';'))), 16);
  if (!size || !is_text(line)) {
    return fail(HttpProgress::malformed);
  }
  if (*size > limits_.body_bytes_max - chunked_body_.size()) {
    return fail(HttpProgress::too_large);
  }
  needed_ = *size + line_end.size();
  state_ = *size == 0 ? State::trailers : State::chunk_data;
  return true;
}

bool HttpParser::take_data() {
  if (input_.size() - position_ < needed_) {
    return false;
  }
  const std::string_view data = input_.substr(position_, needed_);
  position_ += needed_;
  if (state_ == State::body_by_length) {
    body_ = part_of(data);
    state_ = State::done;
    return true;
  }
  if (!data.ends_with(line_end)) {
    return fail(HttpProgress::malformed);
  }
  chunked_body_.append(data.substr(0, data.size() - line_end.size()));
  state_ = State::chunk_size;
  return true;
}

bool HttpParser::take_body_to_end() {
  body_.size = input_.size() - body_.offset;
  position_ = input_.size();
  return body_.size <= limits_.body_bytes_max ? false : fail(HttpProgress::too_large);
}

}  // namespace sojourn::live
