// An error found before the document has a meaning: broken syntax, a key that stands twice.
#pragma once

#include <string>

#include "models/scenario/reading/located_value.h"

namespace sojourn::scenario {

struct SyntaxError {
  std::string pointer;  // of the innermost value that was being read
  Location at;
  std::string found;
  std::string expected;
  std::string hint;
};

}  // namespace sojourn::scenario
