// Tree -> text, in one form: two spaces of indent, short parts on one line, comments and single
// blank lines where they were. write_tree(read_tree(write_tree(t))) == write_tree(t), byte for
// byte. Pure functions.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

#include "gui/core/json_tree.h"

namespace sojourn::gui {

// With a line feed at its end. O(size).
std::string write_tree(const JsonValue& tree);

// On one line, without comments: for fields and overrides.
std::string write_line(const JsonValue& value);

// Where in write_tree(tree) the innermost part that is at or above this place and has a line of its
// own begins, in bytes.
std::size_t offset_of(const JsonValue& tree, std::string_view pointer);

}  // namespace sojourn::gui
