// How one node looks in full detail: a card for a service, a pill for a workload, with what a run
// says of it.
#pragma once

#include <QPainter>

#include "gui/canvas/canvas_state.h"

namespace sojourn::gui {

struct NodeMarks {
  bool is_selected = false;
  bool is_hovered = false;
  bool is_greyed = false;
};

class NodePainter {
 public:
  NodePainter(QPainter& painter, const CanvasState& state, double scale)
      : painter_(painter), state_(state), colors_(*state.colors), scale_(scale) {}

  void paint(const NodeFigure& figure, const NodeMarks& marks);

 private:
  void body(const NodeFigure& figure, const NodeMarks& marks);
  void glyph(Level level, QPointF centre, double radius);
  void service(const NodeFigure& figure, const NodeMarks& marks);
  void workload(const NodeFigure& figure, const NodeMarks& marks);
  void badge(const NodeFigure& figure);
  void utilization(const NodeFigure& figure);
  void replicas(const NodeFigure& figure, double y);
  void queue(const NodeFigure& figure, double y);
  void around(const NodeFigure& figure);
  void crown(const NodeFigure& figure);
  void ports(const NodeFigure& figure);

  QPainter& painter_;
  const CanvasState& state_;
  const Colors& colors_;
  double scale_;
};

QColor color_of(const Colors& colors, Level level);
// Check, exclamation mark, cross or dash in a disc: no level is told by colour alone.
void draw_glyph(QPainter& painter, const Colors& colors, Level level, QPointF centre,
                double radius);

}  // namespace sojourn::gui
