#include "models/scenario/parse_error.h"

#include "models/scenario/reading/located_value.h"

namespace sojourn::scenario {

std::string describe(const ParseError& error, const std::string& file) {
  std::string text = error.origin;
  if (text.empty()) {
    text = file + ":" + std::to_string(error.line) + ":" + std::to_string(error.column);
  }
  text += ": ";
  if (!error.pointer.empty()) {
    text += printable(error.pointer, 400) + ": ";
  }
  text += "found " + error.found + ", expected " + error.expected;
  if (!error.hint.empty()) {
    text += "; " + error.hint;
  }
  return text;
}

}  // namespace sojourn::scenario
