#include "gui/canvas/uniform_grid.h"

#include <algorithm>
#include <cmath>

namespace sojourn::gui {
namespace {

constexpr double cell_size = 256;

std::int32_t cell_of(double coordinate) {
  return static_cast<std::int32_t>(std::floor(coordinate / cell_size));
}

std::uint64_t key_of(std::int32_t column, std::int32_t row) {
  return (static_cast<std::uint64_t>(static_cast<std::uint32_t>(column)) << 32U) |
         static_cast<std::uint32_t>(row);
}

}  // namespace

template <typename Visit>
void UniformGrid::each_cell(const QRectF& rect, const Visit& visit) {
  for (std::int32_t column = cell_of(rect.left()); column <= cell_of(rect.right()); ++column) {
    for (std::int32_t row = cell_of(rect.top()); row <= cell_of(rect.bottom()); ++row) {
      visit(key_of(column, row));
    }
  }
}

void UniformGrid::insert(std::size_t index, const QRectF& rect) {
  each_cell(rect, [&](std::uint64_t key) { cells_[key].push_back(index); });
}

void UniformGrid::remove(std::size_t index, const QRectF& rect) {
  each_cell(rect, [&](std::uint64_t key) {
    const auto cell = cells_.find(key);
    if (cell != cells_.end()) std::erase(cell->second, index);
  });
}

void UniformGrid::renumber(std::size_t first, std::size_t by) {
  for (auto& [key, indices] : cells_) {
    for (std::size_t& index : indices) {
      if (index >= first) index += by;
    }
  }
}

const std::vector<std::size_t>& UniformGrid::near(QPointF point) const {
  static const std::vector<std::size_t> none;
  const auto cell = cells_.find(key_of(cell_of(point.x()), cell_of(point.y())));
  return cell == cells_.end() ? none : cell->second;
}

}  // namespace sojourn::gui
