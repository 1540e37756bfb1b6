#include "models/results/json_writer.h"

#include <array>
#include <charconv>
#include <cmath>

#include "engine/require.h"
#include "models/results/utf8.h"

namespace sojourn::results {

namespace {

void append_escaped(std::string& out, char c) {
  constexpr std::string_view hex = "0123456789abcdef";
  const auto code = static_cast<unsigned char>(c);
  switch (c) {
    case '"': out += "\\\""; return;
    case '\\': out += "\\\\"; return;
    case '\n': out += "\\n"; return;
    case '\r': out += "\\r"; return;
    case '\t': out += "\\t"; return;
    default: break;
  }
  if (code >= 0x20U) {
    out += c;
    return;
  }
  out += "\\u00";
  out += hex[code >> 4U];
  out += hex[code & 0xFU];
}

std::string quoted(std::string_view text) {
  std::string out = "\"";
  while (!text.empty()) {
    const std::size_t length = utf8_length(text);
    if (length == 0) {
      out += "\xEF\xBF\xBD";
    } else if (length == 1) {
      append_escaped(out, text.front());
    } else {
      out += text.substr(0, length);
    }
    text.remove_prefix(length == 0 ? 1 : length);
  }
  return out += '"';
}

template <typename Number>
std::string shortest(Number value) {
  std::array<char, 32> buffer{};
  const auto end = std::to_chars(buffer.data(), buffer.data() + buffer.size(), value).ptr;
  return {buffer.data(), end};
}

}  // namespace

std::string number_text(double value) {
  return shortest(value);
}

JsonWriter& JsonWriter::begin_object(Layout layout) {
  begin('{', '}', layout);
  return *this;
}

JsonWriter& JsonWriter::end_object() {
  end('}');
  return *this;
}

JsonWriter& JsonWriter::begin_array(Layout layout) {
  begin('[', ']', layout);
  return *this;
}

JsonWriter& JsonWriter::end_array() {
  end(']');
  return *this;
}

JsonWriter& JsonWriter::key(std::string_view name) {
  engine::require(!levels_.empty() && levels_.back().close == '}' && !key_written_,
                  "json: a key outside of an object");
  Level& level = levels_.back();
  engine::require(level.empty || level.last_key < name, "json: keys must rise");
  separate(level);
  level.last_key = name;
  text_ += quoted(name);
  text_ += ": ";
  key_written_ = true;
  return *this;
}

JsonWriter& JsonWriter::number(double value) {
  if (!std::isfinite(value)) return null();
  append(shortest(value));
  return *this;
}

JsonWriter& JsonWriter::integer(std::uint64_t value) {
  append(shortest(value));
  return *this;
}

JsonWriter& JsonWriter::signed_integer(std::int64_t value) {
  append(shortest(value));
  return *this;
}

JsonWriter& JsonWriter::boolean(bool value) {
  append(value ? "true" : "false");
  return *this;
}

JsonWriter& JsonWriter::string(std::string_view value) {
  append(quoted(value));
  return *this;
}

JsonWriter& JsonWriter::null() {
  append("null");
  return *this;
}

std::string JsonWriter::text() && {
  engine::require(levels_.empty() && !text_.empty(), "json: the value is not complete");
  text_ += '\n';
  return std::move(text_);
}

void JsonWriter::append(std::string_view token) {
  before_value();
  text_ += token;
}

void JsonWriter::before_value() {
  if (levels_.empty()) {
    engine::require(text_.empty(), "json: more than one outermost value");
    return;
  }
  Level& level = levels_.back();
  engine::require((level.close == '}') == key_written_, "json: a value without its key");
  if (!key_written_) separate(level);
  key_written_ = false;
}

void JsonWriter::separate(Level& level) {
  if (!level.empty) text_ += ',';
  if (level.layout == Layout::lines) {
    text_ += '\n';
    text_.append(2 * levels_.size(), ' ');
  } else if (!level.empty) {
    text_ += ' ';
  }
  level.empty = false;
}

void JsonWriter::begin(char open, char close, Layout layout) {
  before_value();
  const bool inside_line = !levels_.empty() && levels_.back().layout == Layout::one_line;
  text_ += open;
  levels_.push_back({close, inside_line ? Layout::one_line : layout, true, {}});
}

void JsonWriter::end(char close) {
  engine::require(!levels_.empty() && levels_.back().close == close && !key_written_,
                  "json: an end without its beginning");
  const Level level = std::move(levels_.back());
  levels_.pop_back();
  if (level.layout == Layout::lines && !level.empty) {
    text_ += '\n';
    text_.append(2 * levels_.size(), ' ');
  }
  text_ += close;
}

}  // namespace sojourn::results
