// What a JSON file holds, by the keys of its outermost object.
#pragma once

#include <string_view>

namespace sojourn::cli {

enum class FileKind { scenario, results, unknown };

// "sojourn": a scenario, comments and all; "results": results. Broken texts end the search, without
// an error: whoever reads the file tells what is wrong with it. O(text).
FileKind kind_of_file(std::string_view text);

}  // namespace sojourn::cli
