#include <QStyleOptionGraphicsItem>

#include "gui/canvas/layers.h"
#include "gui/canvas/node_painter.h"

namespace sojourn::gui {
namespace {

constexpr double detail_scale = 0.45;  // below it nobody can read a name
constexpr double around_node = 26;     // ring, crown and text beyond the card

}  // namespace

void NodeLayer::paint(QPainter* painter, const QStyleOptionGraphicsItem* option,
                      QWidget* /*widget*/) {
  const QRectF exposed =
      option->exposedRect.adjusted(-around_node, -around_node, around_node, around_node);
  const double scale =
      QStyleOptionGraphicsItem::levelOfDetailFromTransform(painter->worldTransform());
  const std::vector<NodeFigure>& nodes = state().picture.nodes();
  visible_.clear();
  for (std::size_t i = 0; i < nodes.size(); ++i) {
    if (nodes[i].rect().intersects(exposed)) visible_.push_back(i);
  }
  if (scale < detail_scale && !state().is_export) {
    draw_blocks(*painter, scale);
    return;
  }
  if (state().is_export) {
    state().stamps.begin_plain();
  } else {
    state().stamps.begin(*painter, *state().colors, state().is_fast);
  }
  NodePainter node_painter(*painter, state(), scale);
  for (const std::size_t i : visible_) {
    NodeMarks marks;
    if (!state().is_export) {
      marks.is_selected = state().is_selected[i];
      marks.is_hovered = state().hovered_node == i;
      marks.is_greyed = !state().is_greyed.empty() && state().is_greyed[i];
    }
    node_painter.paint(nodes[i], marks);
  }
}

// A plain block for each node, its bar in it, all of a colour after each other.
void NodeLayer::draw_blocks(QPainter& painter, double scale) const {
  const Colors& colors = *state().colors;
  const std::vector<NodeFigure>& nodes = state().picture.nodes();
  const double line = 1 / scale;
  const bool is_smooth = painter.testRenderHint(QPainter::Antialiasing);
  painter.setRenderHint(QPainter::Antialiasing, false);
  for (const std::size_t i : visible_) {
    const NodeFigure& figure = nodes[i];
    const QRectF rect = figure.rect();
    const bool is_greyed = !state().is_greyed.empty() && state().is_greyed[i];
    const QColor& border = state().is_selected[i] || state().hovered_node == i ? colors.selection
                           : is_greyed                                         ? colors.border
                                                                               : colors.node_border;
    painter.fillRect(rect, border);
    if (!state().is_selected[i]) {
      painter.fillRect(rect.adjusted(line, line, -line, -line), colors.node);
    }
    if (!figure.reading) continue;
    const Level level = level_of(*figure.reading);
    const double share = std::clamp(figure.reading->utilization.value_or(1), 0.0, 1.0);
    const QRectF bar = rect.adjusted(2 * line, rect.height() / 3, -2 * line, -rect.height() / 3);
    painter.fillRect(QRectF(bar.topLeft(), QSizeF(bar.width() * share, bar.height())),
                     color_of(colors, level));
  }
  painter.setRenderHint(QPainter::Antialiasing, is_smooth);
}

}  // namespace sojourn::gui
