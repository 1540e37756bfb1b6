#include "tests/tidy/source_file.h"

#include <cctype>
#include <utility>

namespace sojourn::tidy {
namespace {

bool in_word(char c) {
  return std::isalnum(static_cast<unsigned char>(c)) != 0 || c == '_';
}

// Separates code from comments. Knows line and block comments, string, character and raw string
// literals and digit separators; keeps line feeds in both outputs.
class Separator {
 public:
  explicit Separator(std::string_view text) : text_(text) {}

  std::pair<std::string, std::string> run() {
    while (at_ < text_.size()) {
      if (next_is("//")) {
        comment_until("\n");
      } else if (next_is("/*")) {
        take_comment(2);
        comment_until("*/");
        take_comment(2);
      } else if (raw_string_begins()) {
        raw_string();
      } else if (text_[at_] == '"' || character_begins()) {
        literal(text_[at_]);
      } else {
        take_code(1);
      }
    }
    return {std::move(code_), std::move(comments_)};
  }

 private:
  bool next_is(std::string_view token) const { return text_.substr(at_).starts_with(token); }

  bool character_begins() const {
    const bool digit_separator = at_ > 0 && in_word(text_[at_ - 1]);
    return text_[at_] == '\'' && !digit_separator;
  }

  bool raw_string_begins() const {
    const bool inside_word = at_ > 0 && in_word(text_[at_ - 1]);
    return next_is("R\"") && !inside_word;
  }

  void take_code(std::size_t count) { take(count, code_, comments_); }
  void take_comment(std::size_t count) { take(count, comments_, code_); }
  void take_contents(std::size_t count) { take(count, nowhere_, code_, &comments_); }

  void comment_until(std::string_view end) { take_comment(distance_to(end)); }

  void literal(char quote) {
    take_code(1);
    while (at_ < text_.size() && text_[at_] != quote && text_[at_] != '\n') {
      take_contents(text_[at_] == '\\' ? 2 : 1);
    }
    take_code(1);
  }

  void raw_string() {
    take_code(2);
    const std::size_t delimiter = distance_to("(");
    const std::string end = ")" + std::string(text_.substr(at_, delimiter)) + "\"";
    take_contents(distance_to(end) + end.size() - 1);
    take_code(1);
  }

  std::size_t distance_to(std::string_view token) const {
    const std::size_t found = text_.find(token, at_);
    return (found == std::string_view::npos ? text_.size() : found) - at_;
  }

  // Moves on by count characters, written to one output and blanked in the others.
  void take(std::size_t count, std::string& written, std::string& blanked,
            std::string* also_blanked = nullptr) {
    for (; count > 0 && at_ < text_.size(); --count, ++at_) {
      const char blank = text_[at_] == '\n' ? '\n' : ' ';
      written.push_back(text_[at_]);
      blanked.push_back(blank);
      if (also_blanked != nullptr) also_blanked->push_back(blank);
    }
  }

  std::string_view text_;
  std::size_t at_ = 0;
  std::string code_;
  std::string comments_;
  std::string nowhere_;
};

}  // namespace

SourceFile source_file(std::string path, std::string_view text) {
  const auto [code, comments] = Separator(text).run();
  return {std::move(path), split_lines(text), split_lines(code), split_lines(comments)};
}

Lines split_lines(std::string_view text) {
  Lines lines;
  while (!text.empty()) {
    const std::size_t end = text.find('\n');
    lines.emplace_back(text.substr(0, end));
    text.remove_prefix(end == std::string_view::npos ? text.size() : end + 1);
  }
  return lines;
}

std::vector<Word> words(std::string_view line) {
  std::vector<Word> found;
  for (std::size_t at = 0; at < line.size();) {
    std::size_t end = at;
    while (end < line.size() && in_word(line[end])) ++end;
    if (end > at) found.push_back({line.substr(at, end - at), at});
    at = end + 1;
  }
  return found;
}

std::string_view trim(std::string_view text) {
  constexpr std::string_view blanks = " \t\r\n";
  const std::size_t begin = text.find_first_not_of(blanks);
  if (begin == std::string_view::npos) return {};
  return text.substr(begin, text.find_last_not_of(blanks) - begin + 1);
}

}  // namespace sojourn::tidy
