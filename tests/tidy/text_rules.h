// Rules for every text file, and the shape of C++ files: sizes, first lines, banned words.
#pragma once

#include <cstddef>
#include <string>

#include "tests/tidy/finding.h"
#include "tests/tidy/source_file.h"

namespace sojourn::tidy {

inline constexpr std::size_t columns_max = 100;
inline constexpr std::size_t lines_max = 500;
inline constexpr std::size_t test_lines_max = 800;

// No tab, no trailing blank, no control character, a line feed at the end.
void check_text(const std::string& path, std::string_view text, Findings& findings);

// No line beyond columns_max, counted in characters (UTF-8), not bytes.
void check_columns(const std::string& path, const Lines& lines, Findings& findings);

// Not more lines than lines_max, in tests test_lines_max.
void check_size(const SourceFile& file, Findings& findings);

// A header begins with a comment that says what it is, and has #pragma once.
void check_header(const SourceFile& file, Findings& findings);

// Words with a better replacement, and reminders of work to do without the number of an issue.
void check_banned_words(const SourceFile& file, Findings& findings);

}  // namespace sojourn::tidy
