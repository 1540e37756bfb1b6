// Texts beside lines and bands, placed at every layout so that none covers another or leaves the
// axes. Included by files of gui/plot alone.
#pragma once

#include <QColor>
#include <QFont>
#include <QRect>
#include <QString>
#include <QStringList>
#include <vector>

class QCPItemText;
class QCustomPlot;

namespace sojourn::gui {

enum class LabelPlace {
  beside,  // below and right of a point, or left where there is no room
  top,     // at the upper edge, from a place on the x axis on
  end,     // at the right edge, above a height
};

class PlotLabels {
 public:
  // Coordinates are those of the axes; `right_axis`: y is one of the right axis.
  void add(QCustomPlot* plot, const QString& text, const QColor& color, LabelPlace place, double x,
           double y, bool right_axis = false);
  void clear();
  void place_all(const QRect& area);  // before everything is drawn
  QStringList texts() const;          // of those that found a place
  std::vector<QRect> rects() const;

 private:
  struct Label {
    QCPItemText* item;
    QString text;
    LabelPlace place;
    double x, y;
    bool right_axis;
    QRect rect;
  };
  QRect wanted_rect(const Label& label, const QSize& size, const QRect& area) const;
  bool find_room(Label& label, const QRect& area, std::size_t before) const;

  std::vector<Label> labels_;
};

}  // namespace sojourn::gui
