// Rectangles in square cells, to find those near a point without asking all. Plain values.
#pragma once

#include <QRectF>
#include <cstddef>
#include <cstdint>
#include <unordered_map>
#include <vector>

namespace sojourn::gui {

class UniformGrid {
 public:
  void clear() { cells_.clear(); }
  // The rectangle of an index that is not in the grid yet. O(cells it covers).
  void insert(std::size_t index, const QRectF& rect);
  // The same rectangle as inserted.
  void remove(std::size_t index, const QRectF& rect);
  // Adds `by` to the indices from `first` on, modulo the size of the numbers.
  void renumber(std::size_t first, std::size_t by);
  // Indices whose cells contain the point, in no order.
  const std::vector<std::size_t>& near(QPointF point) const;

 private:
  template <typename Visit>
  static void each_cell(const QRectF& rect, const Visit& visit);

  std::unordered_map<std::uint64_t, std::vector<std::size_t>> cells_;
};

}  // namespace sojourn::gui
