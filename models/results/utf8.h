// Well-formed UTF-8 (Unicode 15, table 3-7). Pure function.
#pragma once

#include <cstddef>
#include <string_view>

namespace sojourn::results {

// Length of the sequence at the front of a text that is not empty; 0: it is not well-formed.
std::size_t utf8_length(std::string_view text);

}  // namespace sojourn::results
