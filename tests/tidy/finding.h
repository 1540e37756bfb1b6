// One place where a file departs from the style guide, written as compilers write it: path:line:
// message.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace sojourn::tidy {

struct Finding {
  std::string path;  // from the repository's root
  std::size_t line;  // from 1
  std::string message;

  friend bool operator==(const Finding&, const Finding&) = default;
};

using Findings = std::vector<Finding>;

[[nodiscard]] std::string to_string(const Finding& finding);

}  // namespace sojourn::tidy
