// Where in a JSON text a cursor is, and where a place lies; the text may be broken or unfinished.
// Pure functions.
#pragma once

#include <QString>
#include <string>

namespace sojourn::gui {

struct JsonPlace {
  std::string pointer;  // of the value, or of the object whose key is being written
  bool is_key = false;  // a key stands here, or is about to
  QString begun;        // what was written of the key or of the text, without its quote
  qsizetype begin = 0;  // where that begins, behind the quote if there is one
  bool has_quote = false;
};

// At an offset in characters. O(offset).
JsonPlace place_in_json(const QString& text, qsizetype offset);

// Where the place begins: its key, or its value in an array; the innermost part above it if it does
// not exist. O(size).
qsizetype offset_in_json(const QString& text, const std::string& pointer);

}  // namespace sojourn::gui
