#include "models/scenario/reading/located_value_json.h"

#include <algorithm>
#include <cstdint>
#include <string>
#include <utility>

#include <nlohmann/json.hpp>

#include "models/scenario/reading/line_index.h"
#include "models/scenario/reading/token_scan.h"
#include "models/scenario/reading/utf8.h"
#include "models/scenario/scenario_json.h"

namespace sojourn::scenario {

namespace {

// An object or array whose end has not been read yet.
struct OpenContainer {
  LocatedValue value;
  std::string key;  // of the member that is being read
  Location key_at;
};

// Receives the parser's events and puts the document together. The parser has checked every token
// before it reports it, so that a plain scan of the text finds where the token stands.
class DocumentBuilder : public nlohmann::json_sax<nlohmann::json> {
 public:
  explicit DocumentBuilder(std::string_view text) : text_(text) {}

  LocatedDocument take() && { return {.root = std::move(root_), .errors = std::move(errors_)}; }

  bool null() override { return add(nullptr); }
  bool boolean(bool value) override { return add(value); }
  bool number_integer(number_integer_t value) override {
    return add_number(static_cast<double>(value), std::nullopt);
  }
  bool number_unsigned(number_unsigned_t value) override {
    return add_number(static_cast<double>(value), value);
  }
  bool number_float(number_float_t value, const string_t&) override {
    return add_number(value, std::nullopt);
  }
  bool string(string_t& value) override { return add(std::move(value)); }
  bool binary(binary_t&) override { return false; }  // JSON text has none
  bool start_object(std::size_t) override { return open(JsonObject{}); }
  bool start_array(std::size_t) override { return open(JsonArray{}); }
  bool end_object() override { return close(); }
  bool end_array() override { return close(); }

  bool key(string_t& name) override {
    OpenContainer& container = open_.back();
    container.key_at = next_token();
    container.key = std::move(name);
    return true;
  }

  bool parse_error(std::size_t position, const std::string& last_token,
                   const nlohmann::detail::exception& error) override;

 private:
  Location next_token() {
    start_of_last_ = event_start(text_, end_of_last_);
    end_of_last_ = token_end(text_, start_of_last_);
    return {.override_number = 0, .offset = start_of_last_};
  }

  template <class Data>
  bool add(Data data) {
    attach({.data = std::move(data), .at = next_token()});
    return true;
  }

  bool add_number(double value, std::optional<std::uint64_t> whole) {
    const Location at = next_token();
    std::string written(text_.substr(start_of_last_, end_of_last_ - start_of_last_));
    attach(
        {.data = JsonNumber{.text = std::move(written), .value = value, .whole = whole}, .at = at});
    return true;
  }

  template <class Data>
  bool open(Data data) {
    const Location at = next_token();
    if (open_.size() == scenario_depth_max) {
      errors_.push_back({.pointer = {},
                         .at = at,
                         .found = "more than " + std::to_string(scenario_depth_max) +
                                  " arrays and objects inside each other",
                         .expected = "at most " + std::to_string(scenario_depth_max),
                         .hint = {}});
      return false;
    }
    open_.push_back({.value = {.data = std::move(data), .at = at}, .key = {}, .key_at = {}});
    return true;
  }

  bool close() {
    next_token();
    LocatedValue value = std::move(open_.back().value);
    open_.pop_back();
    if (auto* const object = std::get_if<JsonObject>(&value.data)) {
      drop_repeated_keys(*object);
    }
    attach(std::move(value));
    return true;
  }

  void attach(LocatedValue value) {
    if (open_.empty()) {
      root_ = std::move(value);
      return;
    }
    OpenContainer& container = open_.back();
    if (auto* const object = std::get_if<JsonObject>(&container.value.data)) {
      object->push_back(
          {.key = std::move(container.key), .key_at = container.key_at, .value = std::move(value)});
      container.key.clear();
    } else {
      std::get<JsonArray>(container.value.data).push_back(std::move(value));
    }
  }

  void drop_repeated_keys(JsonObject& object);
  std::string pointer() const;

  std::string_view text_;
  std::size_t start_of_last_ = 0;  // token that has been reported
  std::size_t end_of_last_ = 0;
  std::vector<OpenContainer> open_;
  std::optional<LocatedValue> root_;
  std::vector<SyntaxError> errors_;
  std::optional<LineIndex> lines_;  // made when first needed
};

// Called after the object's own container has been popped: its pointer is that of the parent's
// current member.
void DocumentBuilder::drop_repeated_keys(JsonObject& object) {
  std::vector<std::size_t> order(object.size());
  for (std::size_t i = 0; i < order.size(); ++i) {
    order[i] = i;
  }
  std::stable_sort(order.begin(), order.end(),
                   [&](std::size_t a, std::size_t b) { return object[a].key < object[b].key; });
  std::vector<bool> is_repeated(object.size(), false);
  std::size_t first = 0;
  for (std::size_t i = 1; i < order.size(); ++i) {
    const Member& earlier = object[order[first]];
    const Member& member = object[order[i]];
    if (earlier.key != member.key) {
      first = i;
      continue;
    }
    is_repeated[order[i]] = true;
    if (errors_.size() < scenario_errors_max) {
      lines_ = lines_ ? lines_ : LineIndex(text_);
      const std::size_t line = lines_->at(earlier.key_at.offset).line;
      errors_.push_back({.pointer = pointer_child(pointer(), member.key),
                         .at = member.key_at,
                         .found = "key " + in_quotes(member.key) + " a second time",
                         .expected = "each key at most once",
                         .hint = "it stands first in line " + std::to_string(line)});
    }
  }
  std::size_t index = 0;
  std::erase_if(object, [&](const Member&) { return is_repeated[index++]; });
}

std::string DocumentBuilder::pointer() const {
  std::string result;
  for (const OpenContainer& container : open_) {
    if (const JsonArray* const array = container.value.array()) {
      result = pointer_child(result, std::to_string(array->size()));
    } else if (!container.key.empty()) {
      result = pointer_child(result, container.key);
    }
  }
  return result;
}

// "[json.exception...] parse error at line 1, column 2: syntax error while parsing value -
// unexpected end of input; expected '}'" ends with what the parser would have taken.
std::string expectation_of(const std::string& message) {
  if (message.find("invalid string") != std::string::npos) {
    return "a text as JSON has them";
  }
  const std::string marker = "; expected ";
  const std::size_t at = message.rfind(marker);
  if (at == std::string::npos) {
    return "a value";
  }
  std::string expected = message.substr(at + marker.size());
  if (expected == "end of input") {
    return "nothing after the end of the document";
  }
  if (expected == "string literal") {
    return "a key in quotation marks";
  }
  if (expected == "':'") {
    return "a colon";
  }
  return "a comma or " + expected;  // what closes the array or object
}

std::string explanation_of(std::string_view token, const std::string& message) {
  const std::string marker = "invalid string: ";
  if (const std::size_t at = message.find(marker); at != std::string::npos) {
    if (message.find("U+000A") != std::string::npos) {
      return "missing closing quote, a text cannot run over lines";
    }
    const std::size_t start = at + marker.size();
    return message.substr(start, message.find("; last read", start) - start);
  }
  if (message.find("missing closing '*/'") != std::string::npos) {
    return "the comment is never closed by */";
  }
  if (token.size() > 1 && token.find_first_not_of("0123456789") == std::string_view::npos) {
    return "numbers have no zeros before them";
  }
  if (message.find("number overflow") != std::string::npos) {
    return "numbers end at about 1.8e308";
  }
  if (token == "NaN" || token == "nan" || token == "Infinity" || token == "-Infinity") {
    return "JSON has no NaN and no Infinity";
  }
  if (token.starts_with('\'')) {
    return "texts stand in double quotation marks";
  }
  if (token.starts_with('/') || token.starts_with('#')) {
    return "comments are // to the end of the line or /* to */";
  }
  const bool is_end = token == "}" || token == "]";
  return is_end ? "is there a comma too much before it?" : std::string();
}

bool DocumentBuilder::parse_error(std::size_t position, const std::string&,
                                  const nlohmann::detail::exception& error) {
  const std::string message = error.what();
  const bool is_at_end = message.find("unexpected end of input") != std::string::npos;
  std::size_t start = is_at_end ? text_.size() : token_start(text_, end_of_last_);
  if (position <= end_of_last_) {
    start = start_of_last_;  // what looked like one token were two: 007
  }
  while (token_end(text_, start) < std::min(position, text_.size())) {
    start = token_start(text_, token_end(text_, start));
  }
  std::string_view token = text_.substr(start, token_end(text_, start) - start);
  token = token.substr(0, token.find_last_not_of("\r\n") + 1);
  errors_.push_back({.pointer = pointer(),
                     .at = {.override_number = 0, .offset = start},
                     .found = token.empty() ? "the end of the file" : printable(token, 40),
                     .expected = expectation_of(message),
                     .hint = explanation_of(token, message)});
  return false;
}

// What no JSON parser should be asked to look at. nlohmann's takes a NUL for the end of the text.
std::optional<SyntaxError> refuse_bytes(std::string_view text) {
  const auto refusal = [](std::size_t at, std::string found, std::string expected) {
    return SyntaxError{.pointer = {},
                       .at = {.override_number = 0, .offset = at},
                       .found = std::move(found),
                       .expected = std::move(expected),
                       .hint = {}};
  };
  if (text.size() > scenario_bytes_max) {
    return refusal(0, "a file of " + std::to_string(text.size()) + " bytes",
                   "at most " + std::to_string(scenario_bytes_max) + " bytes");
  }
  if (text.starts_with("\xEF\xBB\xBF")) {
    return refusal(0, "a byte order mark", "UTF-8 without one");
  }
  if (const std::optional<std::size_t> at = first_invalid_utf8(text)) {
    return refusal(*at, "a byte that is not valid UTF-8", "a text in UTF-8");
  }
  if (const std::size_t at = text.find('\0'); at != std::string_view::npos) {
    return refusal(at, "a NUL byte", "a text file");
  }
  if (token_start(text, 0) == text.size()) {
    return refusal(0, "an empty file", "a scenario: {\"sojourn\": 1, ...}");
  }
  return std::nullopt;
}

}  // namespace

LocatedDocument locate_json(std::string_view text) {
  if (std::optional<SyntaxError> refusal = refuse_bytes(text)) {
    LocatedDocument document;
    document.errors.push_back(*std::move(refusal));
    return document;
  }
  DocumentBuilder builder(text);
  const bool is_complete = nlohmann::json::sax_parse(
      text.begin(), text.end(), &builder, nlohmann::json::input_format_t::json, true, true);
  LocatedDocument document = std::move(builder).take();
  if (!is_complete) {
    document.root.reset();
  }
  return document;
}

}  // namespace sojourn::scenario
