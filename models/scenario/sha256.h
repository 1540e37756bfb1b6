// SHA-256 of a text (FIPS 180-4, section 6.2): names the exact input of a result. Pure function.
#pragma once

#include <string>
#include <string_view>

namespace sojourn::scenario {

// 64 lower-case hexadecimal digits. O(size).
std::string sha256_hex(std::string_view bytes);

}  // namespace sojourn::scenario
