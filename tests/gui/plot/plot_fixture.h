// What tests of plots share: latencies, a visible plot of a size, its picture.
#pragma once

#include <QApplication>
#include <QImage>
#include <QTest>
#include <QWidget>
#include <cmath>
#include <cstdint>

#include "engine/histogram.h"
#include "gui/plot/cdf_plot.h"
#include "gui/plot/plot.h"

namespace sojourn::gui {

// Exponential latencies by inversion at even shares.
inline engine::Histogram exponential_latencies(double mean_s, int count) {
  engine::Histogram histogram;
  for (int i = 0; i < count; ++i) {
    const double share = (i + 0.5) / count;
    const auto nanoseconds = static_cast<std::int64_t>(-std::log(1 - share) * mean_s * 1e9);
    histogram.add(engine::Duration(nanoseconds));
  }
  return histogram;
}

inline void show_at(QWidget& plot, int width, int height) {
  plot.resize(width, height);
  plot.show();
  for (int i = 0; i < 3; ++i) QApplication::processEvents();
}

inline void settle() {
  for (int i = 0; i < 3; ++i) QApplication::processEvents();
}

inline QImage picture_of(const Plot& plot) {
  settle();
  return plot.canvas()->grab().toImage();
}

// Whether a pixel near (x, y) has nearly the color.
inline bool has_color_near(const QImage& image, double x, double y, const QColor& color,
                           int reach = 2, int tolerance = 60) {
  for (int dx = -reach; dx <= reach; ++dx) {
    for (int dy = -reach; dy <= reach; ++dy) {
      const QPoint at(static_cast<int>(x) + dx, static_cast<int>(y) + dy);
      if (!image.rect().contains(at)) continue;
      const QColor found = image.pixelColor(at);
      const int distance = std::abs(found.red() - color.red()) +
                           std::abs(found.green() - color.green()) +
                           std::abs(found.blue() - color.blue());
      if (distance <= tolerance) return true;
    }
  }
  return false;
}

}  // namespace sojourn::gui
