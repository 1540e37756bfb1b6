#include "tests/tidy/function_rules.h"

#include <algorithm>
#include <array>
#include <string>
#include <string_view>
#include <vector>

namespace sojourn::tidy {
namespace {

enum class Kind { container, function, other };

// The text before a brace, back to the end of the statement before.
struct Header {
  std::string text;
  std::size_t line = 0;         // where it begins
  std::size_t parentheses = 0;  // still open
};

struct Scope {
  Kind kind;
  Header header;
};

// template <typename A, typename B = C<A>> struct D  ->  struct D
std::string_view without_template(std::string_view text) {
  while (trim(text).starts_with("template")) {
    std::size_t at = text.find('<');
    if (at == std::string_view::npos) break;
    for (std::size_t depth = 0; at < text.size(); ++at) {
      if (text[at] == '<') ++depth;
      if (text[at] == '>' && --depth == 0) break;
    }
    text.remove_prefix(std::min(at + 1, text.size()));
  }
  return trim(text);
}

// x = ..., but not operator=, <= or a default argument
bool is_initializer(std::string_view text) {
  const std::size_t equals = text.find('=');
  return equals < text.find('(') && !text.substr(0, equals).contains("operator");
}

Kind kind_of(const Header& header) {
  const std::string_view text = without_template(header.text);
  const std::vector<Word> found = words(text);
  if (header.parentheses > 0 || found.empty()) return Kind::other;
  constexpr auto containers =
      std::to_array<std::string_view>({"namespace", "class", "struct", "union", "enum", "extern"});
  const bool is_inline = found.front().text == "inline" && found.size() > 1;
  const std::string_view first = found[is_inline ? 1 : 0].text;
  if (std::ranges::find(containers, first) != containers.end()) return Kind::container;
  return text.contains('(') && !is_initializer(text) ? Kind::function : Kind::other;
}

// TEST(Suite, Name) is the name of a test, f that of f(int).
std::string name_of(std::string_view header) {
  const std::string_view text = without_template(header);
  const std::size_t open = text.find('(');
  const std::vector<Word> before = words(text.substr(0, open));
  if (before.empty()) return "?";
  const std::string_view name = before.back().text;
  if (name.starts_with("TEST")) return std::string(text.substr(0, text.find(')') + 1));
  return std::string(name);
}

bool is_access(std::string_view text) {
  return text == "public" || text == "protected" || text == "private";
}

class BraceCounter {
 public:
  BraceCounter(const SourceFile& file, Findings& findings) : file_(file), findings_(findings) {}

  void run() {
    bool in_directive = false;
    for (line_ = 1; line_ <= file_.code.size(); ++line_) {
      const std::string& line = file_.code[line_ - 1];
      in_directive = in_directive || trim(line).starts_with('#');
      if (!in_directive) {
        for (const char c : line) read(c);
        read('\n');
      }
      in_directive = in_directive && line.ends_with('\\');
    }
  }

 private:
  void read(char c) {
    if (c == '{') {
      open();
    } else if (c == '}') {
      close();
    } else if ((c == ';' && header_.parentheses == 0) || (c == ':' && is_access(header_.text))) {
      header_ = {};
    } else {
      append(c);
    }
  }

  void append(char c) {
    if (c == ',') take_back_initializer();
    if (c == '(') ++header_.parentheses;
    if (c == ')' && header_.parentheses > 0) --header_.parentheses;
    const bool blank = c == ' ' || c == '\n';
    if (header_.text.empty() && blank) return;
    if (header_.text.empty()) header_.line = line_;
    header_.text.push_back(c);
    closed_ = {};
  }

  // Before a comma or another brace, what was taken for a body was a member's initialiser: the
  // header of the constructor goes on behind it.
  void take_back_initializer() {
    if (header_.text.empty() && closed_.kind == Kind::function) header_ = closed_.header;
  }

  void open() {
    take_back_initializer();
    const bool inside_container = std::ranges::all_of(
        scopes_, [](const Scope& scope) { return scope.kind == Kind::container; });
    scopes_.push_back({inside_container ? kind_of(header_) : Kind::other, header_});
    header_ = {};
    closed_ = {};
  }

  void close() {
    if (scopes_.empty()) return;
    Scope scope = std::move(scopes_.back());
    scopes_.pop_back();
    if (scope.kind == Kind::function) measure(scope.header);
    // Inside parentheses or an initialiser the statement goes on behind the brace.
    header_ = scope.kind == Kind::other && scope.header.parentheses > 0 ? scope.header : Header{};
    closed_ = std::move(scope);
  }

  void measure(const Header& header) {
    const std::size_t lines = line_ - header.line + 1;
    if (lines <= function_lines_max) return;
    findings_.push_back({file_.path, header.line,
                         name_of(header.text) + " is a function of " + std::to_string(lines) +
                             " lines; the limit is " + std::to_string(function_lines_max)});
  }

  const SourceFile& file_;
  Findings& findings_;
  std::size_t line_ = 1;
  Header header_;
  Scope closed_{Kind::other, {}};  // the scope that ended just before
  std::vector<Scope> scopes_;
};

}  // namespace

void check_functions(const SourceFile& file, Findings& findings) {
  BraceCounter(file, findings).run();
}

}  // namespace sojourn::tidy
