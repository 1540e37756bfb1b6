// The length of functions, by counting braces: no parser, and none is needed for code laid out by
// clang-format. A brace opens a function when it stands in a namespace or class behind something
// with parentheses that is neither a type nor an initialiser. Lambdas count as lines of the
// function they stand in.
#pragma once

#include <cstddef>

#include "tests/tidy/finding.h"
#include "tests/tidy/source_file.h"

namespace sojourn::tidy {

inline constexpr std::size_t function_lines_max = 60;

// From the first line of the signature to the closing brace.
void check_functions(const SourceFile& file, Findings& findings);

}  // namespace sojourn::tidy
