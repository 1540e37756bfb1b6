#include "gui/core/tree_reader.h"

#include <utility>
#include <variant>

#include "models/scenario/reading/line_index.h"
#include "models/scenario/reading/located_value_json.h"
#include "models/scenario/reading/token_scan.h"

namespace sojourn::gui {
namespace {

using scenario::LocatedDocument;
using scenario::LocatedValue;

// What stands between two tokens: comments and blank lines, but for commas and colons.
struct Between {
  std::string same_line;  // a comment before the first line break
  std::string above;      // the others, a line each
  bool has_gap = false;
};

void add_line(std::string& lines, std::string_view line) {
  if (!lines.empty()) lines += '\n';
  lines += line;
}

// One past the comment that begins at `at`.
std::size_t comment_end(std::string_view text, std::size_t at) {
  const bool is_line = text.substr(at).starts_with("//");
  const std::size_t end = is_line ? text.find('\n', at) : text.find("*/", at + 2);
  if (end == std::string_view::npos) return text.size();
  return is_line ? end : end + 2;
}

Between read_between(std::string_view text, std::size_t from, std::size_t to) {
  Between found;
  std::size_t breaks = 0;
  std::size_t breaks_in_row = 0;
  while (from < to) {
    if (text[from] != '/') {
      if (text[from] == '\n') {
        ++breaks;
        found.has_gap = found.has_gap || ++breaks_in_row > 1;
      }
      ++from;
      continue;
    }
    const std::size_t end = comment_end(text, from);
    std::string_view comment = text.substr(from, end - from);
    while (comment.ends_with('\r') || comment.ends_with(' ')) comment.remove_suffix(1);
    if (breaks == 0) {
      found.same_line += (found.same_line.empty() ? "" : " ") + std::string(comment);
    } else {
      add_line(found.above, comment);
    }
    breaks_in_row = 0;
    from = end;
  }
  return found;
}

class TreeBuilder {
 public:
  explicit TreeBuilder(std::string_view text) : text_(text) {}

  JsonValue build(const LocatedValue& root) {
    JsonValue value;
    take_above(value, root.at.offset);
    fill(value, root);
    const Between rest = read_between(text_, end_, text_.size());
    add_rest(value, rest);
    return value;
  }

 private:
  void add_rest(JsonValue& value, const Between& rest) {
    value.behind = rest.same_line;
    if (!rest.above.empty()) add_line(value.behind, rest.above);
  }

  // Comments between what was read last and the token at `start` belong to `value`.
  void take_above(JsonValue& value, std::size_t start) {
    const Between between = read_between(text_, end_, start);
    value.before = between.above;
    value.has_gap = between.has_gap && previous_ != nullptr;
    if (previous_ != nullptr) {
      previous_->behind = between.same_line;
    } else if (!between.same_line.empty()) {
      value.before = between.same_line + (value.before.empty() ? "" : "\n" + value.before);
    }
  }

  // Comments between a key and its value are kept above them.
  void take_behind_key(JsonValue& value, const scenario::Member& member) {
    const std::size_t key_end = scenario::token_end(text_, member.key_at.offset);
    const Between between = read_between(text_, key_end, member.value.at.offset);
    if (!between.same_line.empty()) add_line(value.before, between.same_line);
    if (!between.above.empty()) add_line(value.before, between.above);
  }

  void fill(JsonValue& value, const LocatedValue& source) {
    if (const auto* const object = source.object()) {
      value.kind = JsonValue::Kind::object;
      value.members.resize(object->size());
      open(source);
      for (std::size_t i = 0; i < object->size(); ++i) {
        const scenario::Member& member = (*object)[i];
        value.members[i].key = member.key;
        take_above(value.members[i].value, member.key_at.offset);
        take_behind_key(value.members[i].value, member);
        fill(value.members[i].value, member.value);
        previous_ = &value.members[i].value;
      }
      close(value);
    } else if (const auto* const array = source.array()) {
      value.kind = JsonValue::Kind::array;
      value.items.resize(array->size());
      open(source);
      for (std::size_t i = 0; i < array->size(); ++i) {
        take_above(value.items[i], (*array)[i].at.offset);
        fill(value.items[i], (*array)[i]);
        previous_ = &value.items[i];
      }
      close(value);
    } else {
      fill_scalar(value, source);
      end_ = scenario::token_end(text_, source.at.offset);
    }
  }

  void open(const LocatedValue& source) {
    end_ = source.at.offset + 1;
    previous_ = nullptr;
  }

  void close(JsonValue& value) {
    const std::size_t bracket = scenario::event_start(text_, end_);
    const Between between = read_between(text_, end_, bracket);
    std::string above = between.above;
    if (previous_ != nullptr) {
      previous_->behind = between.same_line;
    } else if (!between.same_line.empty()) {
      above = between.same_line + (above.empty() ? "" : "\n" + above);
    }
    value.at_end = above;
    end_ = bracket + 1;
    previous_ = nullptr;
  }

  static void fill_scalar(JsonValue& value, const LocatedValue& source) {
    if (const std::string* const text = source.text()) {
      value.kind = JsonValue::Kind::text;
      value.scalar = *text;
    } else if (const scenario::JsonNumber* const number = source.number()) {
      value.kind = JsonValue::Kind::number;
      value.scalar = number->text;
    } else if (const bool* const flag = std::get_if<bool>(&source.data)) {
      value.kind = JsonValue::Kind::boolean;
      value.scalar = *flag ? "true" : "false";
    }
  }

  std::string_view text_;
  std::size_t end_ = 0;            // one past the token that was read last
  JsonValue* previous_ = nullptr;  // the child before, in the same container
};

std::vector<scenario::ParseError> located(const LocatedDocument& document, std::string_view text) {
  const scenario::LineIndex lines(text);
  std::vector<scenario::ParseError> errors;
  for (const scenario::SyntaxError& error : document.errors) {
    const scenario::LineColumn at = lines.at(error.at.offset);
    errors.push_back({.pointer = error.pointer,
                      .line = at.line,
                      .column = at.column,
                      .found = error.found,
                      .expected = error.expected,
                      .hint = error.hint,
                      .origin = {}});
  }
  return errors;
}

}  // namespace

std::expected<JsonValue, std::vector<scenario::ParseError>> read_tree(std::string_view text) {
  const LocatedDocument document = scenario::locate_json(text);
  if (!document.root || !document.errors.empty()) {
    return std::unexpected(located(document, text));
  }
  return TreeBuilder(text).build(*document.root);
}

}  // namespace sojourn::gui
