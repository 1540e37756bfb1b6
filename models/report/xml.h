// Text inside XML and HTML. Pure functions.
#pragma once

#include <string>
#include <string_view>

namespace sojourn::report {

// For content and for attributes in double quotes. What XML 1.0 forbids even as a reference
// (control characters) and bytes that are not UTF-8 become U+FFFD.
std::string xml_escaped(std::string_view text);

}  // namespace sojourn::report
