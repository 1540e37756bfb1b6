// Checks that bytes are UTF-8 (RFC 3629: no overlong forms, no surrogates, at most U+10FFFF).
#pragma once

#include <cstddef>
#include <optional>
#include <string_view>

namespace sojourn::scenario {

// Offset of the first byte that does not begin a valid character. O(size).
std::optional<std::size_t> first_invalid_utf8(std::string_view bytes);

}  // namespace sojourn::scenario
