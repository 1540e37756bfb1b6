// Turns byte offsets of a text into lines and columns. Immutable.
#pragma once

#include <cstddef>
#include <string_view>
#include <vector>

namespace sojourn::scenario {

struct LineColumn {
  std::size_t line = 1;    // from 1
  std::size_t column = 1;  // from 1, in bytes
};

class LineIndex {
 public:
  // O(size). Lines end with "\n", "\r\n" included.
  explicit LineIndex(std::string_view text);

  // O(log lines). Offsets behind the end belong to the last line.
  LineColumn at(std::size_t offset) const;

 private:
  std::vector<std::size_t> line_starts_;
};

}  // namespace sojourn::scenario
