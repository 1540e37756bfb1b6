// A C++ file as the rules see it: the same lines three times, whole, only code, only comments, so
// that no rule mistakes a word in a comment or in a string literal for code.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace sojourn::tidy {

using Lines = std::vector<std::string>;

struct SourceFile {
  std::string path;  // from the repository's root
  Lines lines;
  Lines code;      // comments and what literals contain replaced by blanks
  Lines comments;  // everything but comments replaced by blanks

  [[nodiscard]] bool is_header() const { return path.ends_with(".h"); }
  [[nodiscard]] bool is_test() const { return path.starts_with("tests/"); }
};

[[nodiscard]] SourceFile source_file(std::string path, std::string_view text);

// A last line without line feed counts; an empty text has no line.
[[nodiscard]] Lines split_lines(std::string_view text);

// An identifier found in code, with where it stands in its line.
struct Word {
  std::string_view text;
  std::size_t at;
};

[[nodiscard]] std::vector<Word> words(std::string_view line);

[[nodiscard]] std::string_view trim(std::string_view text);

}  // namespace sojourn::tidy
