#include "models/report/xml.h"

#include "models/results/utf8.h"

namespace sojourn::report {

namespace {

constexpr std::string_view replacement = "\xEF\xBF\xBD";

void append(std::string& out, std::string_view character) {
  const auto first = static_cast<unsigned char>(character.front());
  const bool noncharacter = character == "\xEF\xBF\xBE" || character == "\xEF\xBF\xBF";
  if (character == "&") {
    out += "&amp;";
  } else if (character == "<") {
    out += "&lt;";
  } else if (character == ">") {
    out += "&gt;";
  } else if (character == "\"") {
    out += "&quot;";
  } else if (first == '\t' || first == '\n' || first == '\r') {
    out += "&#" + std::to_string(first) + ";";  // else an attribute would read it as a blank
  } else if (first < 0x20U || first == 0x7FU || noncharacter) {
    out += replacement;
  } else {
    out += character;
  }
}

}  // namespace

std::string xml_escaped(std::string_view text) {
  std::string out;
  while (!text.empty()) {
    const std::size_t length = results::utf8_length(text);
    if (length == 0) {
      out += replacement;
    } else {
      append(out, text.substr(0, length));
    }
    text.remove_prefix(length == 0 ? 1 : length);
  }
  return out;
}

}  // namespace sojourn::report
