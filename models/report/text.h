// A document for a terminal: columns aligned, colour only when asked for. Pure function.
#pragma once

#include <string>

#include "models/report/document.h"

namespace sojourn::report {

struct TextStyle {
  bool colour = false;  // ANSI escape sequences
};

std::string render_text(const Document& document, TextStyle style = {});

}  // namespace sojourn::report
