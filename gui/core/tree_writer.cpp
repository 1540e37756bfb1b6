#include "gui/core/tree_writer.h"

#include <algorithm>
#include <cstdint>
#include <optional>
#include <ranges>
#include <utility>

namespace sojourn::gui {
namespace {

constexpr std::size_t columns_max = 88;
constexpr std::size_t indent_step = 2;

void append_quoted(std::string& out, std::string_view text) {
  constexpr std::string_view hexadecimal = "0123456789abcdef";
  out += '"';
  for (const char c : text) {
    const auto byte = static_cast<unsigned char>(c);
    if (c == '"' || c == '\\') {
      out += '\\';
      out += c;
    } else if (c == '\n') {
      out += "\\n";
    } else if (c == '\t') {
      out += "\\t";
    } else if (byte < 0x20) {
      out += "\\u00";
      out += hexadecimal[byte >> 4U];
      out += hexadecimal[byte & 0xFU];
    } else {
      out += c;
    }
  }
  out += '"';
}

void append_scalar(std::string& out, const JsonValue& value) {
  if (value.is_text()) {
    append_quoted(out, value.scalar);
  } else {
    out += value.kind == JsonValue::Kind::null ? "null" : value.scalar;
  }
}

bool is_scalar(const JsonValue& value) {
  return !value.is_object() && !value.is_array();
}

enum class Comments : std::uint8_t { prevent, are_left_out };

bool has_comment(const JsonValue& child) {
  return !child.before.empty() || !child.behind.empty() || child.has_gap;
}

// Whether all of it fits behind `out` within `size_max` bytes; out is longer if so, and cut at
// about that size if not.
bool append_line(std::string& out, const JsonValue& value, std::size_t size_max,
                 Comments comments = Comments::prevent) {
  if (out.size() > size_max) return false;
  if (is_scalar(value)) {
    append_scalar(out, value);
    return out.size() <= size_max;
  }
  const bool is_strict = comments == Comments::prevent;
  if (is_strict && !value.at_end.empty()) return false;
  out += value.is_object() ? '{' : '[';
  for (std::size_t i = 0; i < value.size(); ++i) {
    const JsonValue& child = value.is_object() ? value.members[i].value : value.items[i];
    if (is_strict && has_comment(child)) return false;
    if (i > 0) out += ", ";
    if (value.is_object()) {
      append_quoted(out, value.members[i].key);
      out += ": ";
    }
    if (!append_line(out, child, size_max, comments)) return false;
  }
  out += value.is_object() ? '}' : ']';
  return out.size() <= size_max;
}

class TreeWriter {
 public:
  explicit TreeWriter(std::string_view wanted) : wanted_(keys_of(wanted)) {}

  void write(const JsonValue& root) {
    write_comments(root.before, 0);
    append(root, 0, 0, true);
    if (!root.behind.empty()) {
      out_ += ' ';
      const std::size_t end = std::min(root.behind.find('\n'), root.behind.size());
      out_ += root.behind.substr(0, end);
      out_ += '\n';
      if (end < root.behind.size()) write_comments(root.behind.substr(end + 1), 0);
    } else {
      out_ += '\n';
    }
  }

  std::string take() { return std::move(out_); }
  std::optional<std::size_t> found() const { return found_; }

 private:
  void indent(std::size_t columns) { out_.append(columns, ' '); }

  void write_comments(std::string_view lines, std::size_t columns) {
    if (lines.empty()) return;
    for (const auto part : std::views::split(lines, '\n')) {
      indent(columns);
      out_.append(part.begin(), part.end());
      out_ += '\n';
    }
  }

  // `on_way`: the keys of the pointer up to `depth` lead here.
  void append(const JsonValue& value, std::size_t columns, std::size_t depth, bool on_way) {
    if (on_way) found_ = out_.size();
    if (is_scalar(value)) return append_scalar(out_, value);
    const std::size_t begin = out_.size();
    const std::size_t line = out_.rfind('\n') == std::string::npos ? 0 : out_.rfind('\n') + 1;
    // The root stands on lines of its own, a key each.
    if (columns > 0 && append_line(out_, value, line + columns_max)) return;
    out_.resize(begin);
    if (value.size() == 0 && value.at_end.empty()) {
      out_ += value.is_object() ? "{}" : "[]";
      return;
    }
    append_children(value, columns, depth, on_way);
  }

  void append_children(const JsonValue& value, std::size_t columns, std::size_t depth,
                       bool on_way) {
    out_ += value.is_object() ? "{\n" : "[\n";
    for (std::size_t i = 0; i < value.size(); ++i) {
      const JsonValue& child = value.is_object() ? value.members[i].value : value.items[i];
      if (child.has_gap && i > 0) out_ += '\n';
      write_comments(child.before, columns + indent_step);
      indent(columns + indent_step);
      if (value.is_object()) {
        append_quoted(out_, value.members[i].key);
        out_ += ": ";
      }
      append(child, columns + indent_step, depth + 1, on_way && leads_to(value, i, depth));
      if (i + 1 < value.size()) out_ += ',';
      if (!child.behind.empty()) out_ += " " + child.behind;
      out_ += '\n';
    }
    write_comments(value.at_end, columns + indent_step);
    indent(columns);
    out_ += value.is_object() ? '}' : ']';
  }

  bool leads_to(const JsonValue& value, std::size_t child, std::size_t depth) const {
    if (depth >= wanted_.size()) return false;
    return value.is_object() ? value.members[child].key == wanted_[depth]
                             : index_of(wanted_[depth]) == child;
  }

  std::string out_;
  std::vector<std::string> wanted_;
  std::optional<std::size_t> found_;
};

}  // namespace

std::string write_tree(const JsonValue& tree) {
  TreeWriter writer({});
  writer.write(tree);
  return writer.take();
}

std::string write_line(const JsonValue& value) {
  std::string line;
  append_line(line, value, std::string::npos, Comments::are_left_out);
  return line;
}

std::size_t offset_of(const JsonValue& tree, std::string_view pointer) {
  TreeWriter writer(pointer);
  writer.write(tree);
  return writer.found().value_or(std::string::npos);
}

}  // namespace sojourn::gui
