#include "models/scenario/reading/line_index.h"

#include <algorithm>

namespace sojourn::scenario {

LineIndex::LineIndex(std::string_view text) : line_starts_{0} {
  for (std::size_t at = text.find('\n'); at != std::string_view::npos;
       at = text.find('\n', at + 1)) {
    line_starts_.push_back(at + 1);
  }
}

LineColumn LineIndex::at(std::size_t offset) const {
  const auto next = std::upper_bound(line_starts_.begin(), line_starts_.end(), offset);
  const auto line = static_cast<std::size_t>(next - line_starts_.begin());
  return {.line = line, .column = offset - *(next - 1) + 1};
}

}  // namespace sojourn::scenario
