// The density of a distribution as a small picture: a filled curve, and bars for values that have a
// probability of their own; a line marks the mean.
#pragma once

#include <QWidget>
#include <optional>

#include "engine/distribution.h"

namespace sojourn::gui {

class DensityPreview : public QWidget {
  Q_OBJECT

 public:
  explicit DensityPreview(QWidget* parent = nullptr);

  void setDistribution(const std::optional<engine::Distribution>& distribution);
  QSize sizeHint() const override;
  QSize minimumSizeHint() const override;

 protected:
  void paintEvent(QPaintEvent* event) override;

 private:
  void paintCurve(QPainter& painter, const QRectF& area) const;
  void paintAtoms(QPainter& painter, const QRectF& area) const;
  void paintAxis(QPainter& painter, const QRectF& area) const;

  std::optional<engine::Distribution> distribution_;
  double x_max_ = 1;
};

}  // namespace sojourn::gui
