#include "gui/canvas/canvas_scene.h"

#include <QPainter>
#include <algorithm>
#include <cmath>
#include <cstdlib>
#include <utility>

#include "gui/canvas/layers.h"

namespace sojourn::gui {
namespace {

constexpr double dots_apart = 2 * grid_step;

// A change of one place: its node.
std::optional<std::string> placed_node(const std::string& pointer) {
  if (parent_of(pointer) != "/layout") return {};
  return last_key(pointer);
}

// What the change leaves there. Of several changes of a place the last one counts.
std::optional<QPointF> place_of(const Change& change) {
  if (!change.after || change.after->items.size() != 2) return {};
  return QPointF(std::strtod(change.after->items[0].scalar.c_str(), nullptr),
                 std::strtod(change.after->items[1].scalar.c_str(), nullptr));
}

}  // namespace

CanvasScene::CanvasScene(Document& document, QObject* parent)
    : QGraphicsScene(parent), document_(&document) {
  setItemIndexMethod(NoIndex);
  setSceneRect(-canvas_reach, -canvas_reach, 2 * canvas_reach, 2 * canvas_reach);
  addItem(new EdgeLayer(state_));
  addItem(new NodeLayer(state_));
  connect(&document, &Document::changed, this, &CanvasScene::follow);
  connect(&document, &Document::replaced, this, &CanvasScene::forget);
  refreshTheme();
  read();
}

CanvasScene::~CanvasScene() {
  clear();  // the layers look at the state, which goes first
}

const JsonValue& CanvasScene::tree() const {
  static const JsonValue none = JsonValue::object();
  return document_ ? document_->tree() : none;
}

// --- Following the document

void CanvasScene::follow(const Changes& changes) {
  auto extent = PictureChange::nothing;
  bool are_only_places = true;
  for (const Change& change : changes) {
    const PictureChange one = picture_change(change.pointer);
    extent = std::max(extent, one);
    if (one != PictureChange::nothing && !placed_node(change.pointer)) are_only_places = false;
  }
  if (extent == PictureChange::nothing) return;
  topology_.follow(tree(), changes);
  if (!are_only_places) {
    show();
    return;
  }
  if (!before_drag_.empty()) {
    moveBack();
    emit structureChanged();  // whoever drags has to let go
  }
  std::vector<Picture::DocumentPlace> places;
  for (const Change& change : changes) {
    const auto name = placed_node(change.pointer);
    const auto node = name ? state_.picture.find(*name) : std::nullopt;
    if (node) places.push_back({*node, place_of(change)});
  }
  state_.picture.set_document_places(places);
  update();
  emit pictureChanged();
}

void CanvasScene::read() {
  topology_.read(tree());
  show();
}

void CanvasScene::show() {
  const std::optional<NodePair> edge = selectedEdge();
  state_.picture.move(std::exchange(before_drag_, {}));
  state_.picture.show(topology_.topology());
  state_.picture.set_overlay(state_.overlay.get());
  state_.hovered_node.reset();
  state_.hovered_edge.reset();
  state_.is_greyed.clear();
  restoreMarks(edge);
  update();
  emit structureChanged();
  emit pictureChanged();
}

void CanvasScene::forget() {
  state_.picture.forget_places();
  selected_.clear();
  state_.selected_edge.reset();
  read();
  emit selectionChanged();
}

void CanvasScene::restoreMarks(const std::optional<NodePair>& edge) {
  const std::size_t selected_before = selected_.size();
  std::erase_if(selected_,
                [&](const std::string& name) { return !state_.picture.find(name).has_value(); });
  state_.is_selected.assign(state_.picture.nodes().size(), false);
  for (const std::string& name : selected_) state_.is_selected[*state_.picture.find(name)] = true;
  state_.selected_edge.reset();
  if (edge) state_.selected_edge = state_.picture.find_edge(edge->caller, edge->callee);
  const bool has_lost_edge = edge && !state_.selected_edge;
  if (selected_.size() != selected_before || has_lost_edge) emit selectionChanged();
}

// --- The selection

std::vector<std::size_t> CanvasScene::selectedIndices() const {
  std::vector<std::size_t> indices;
  for (std::size_t i = 0; i < state_.is_selected.size(); ++i) {
    if (state_.is_selected[i]) indices.push_back(i);
  }
  return indices;
}

std::vector<std::string> CanvasScene::selectedNodes() const {
  std::vector<std::string> names;
  for (const std::size_t i : selectedIndices()) {
    names.push_back(state_.picture.nodes()[i].node.name);
  }
  return names;
}

std::optional<NodePair> CanvasScene::selectedEdge() const {
  if (!state_.selected_edge) return {};
  const EdgeFigure& edge = state_.picture.edges()[*state_.selected_edge];
  const std::vector<NodeFigure>& nodes = state_.picture.nodes();
  return NodePair{nodes[edge.from].node.name, nodes[edge.to].node.name};
}

void CanvasScene::selectNodes(const std::vector<std::string>& names) {
  std::set<std::string, std::less<>> wanted;
  for (const std::string& name : names) {
    if (state_.picture.find(name)) wanted.insert(name);
  }
  if (wanted == selected_ && !state_.selected_edge) return;
  selected_ = std::move(wanted);
  state_.selected_edge.reset();
  state_.is_selected.assign(state_.picture.nodes().size(), false);
  for (const std::string& name : selected_) state_.is_selected[*state_.picture.find(name)] = true;
  update();
  emit selectionChanged();
}

void CanvasScene::toggleNode(std::size_t node) {
  std::vector<std::string> names = selectedNodes();
  const std::string& name = state_.picture.nodes()[node].node.name;
  if (std::erase(names, name) == 0) names.push_back(name);
  selectNodes(names);
}

void CanvasScene::selectEdge(const NodePair& edge) {
  const auto index = state_.picture.find_edge(edge.caller, edge.callee);
  if (!index || state_.selected_edge == index) return;
  selected_.clear();
  state_.is_selected.assign(state_.picture.nodes().size(), false);
  state_.selected_edge = index;
  update();
  emit selectionChanged();
}

void CanvasScene::selectNothing() {
  selectNodes({});
}

// --- Marks

void CanvasScene::setHovered(std::optional<std::size_t> node, std::optional<std::size_t> edge) {
  if (state_.hovered_node == node && state_.hovered_edge == edge) return;
  state_.hovered_node = node;
  state_.hovered_edge = edge;
  update();
}

void CanvasScene::setGreyed(std::vector<bool> is_greyed) {
  if (state_.is_greyed == is_greyed) return;
  state_.is_greyed = std::move(is_greyed);
  update();
}

void CanvasScene::setFast(bool is_fast) {
  if (std::exchange(state_.is_fast, is_fast) != is_fast) update();
}

void CanvasScene::setOverlay(std::shared_ptr<const Overlay> overlay) {
  if (state_.overlay == overlay) return;
  state_.overlay = std::move(overlay);
  state_.picture.set_overlay(state_.overlay.get());
  update();
}

void CanvasScene::setEdgeLabel(EdgeLabel label) {
  if (std::exchange(state_.edge_label, label) != label) update();
}

void CanvasScene::refreshTheme() {
  state_.colors = &current_colors();
  setBackgroundBrush(state_.colors->canvas);
  update();
}

// --- Dragging

void CanvasScene::moveForNow(const std::vector<Picture::Place>& places) {
  if (before_drag_.empty()) {
    for (const Picture::Place& place : places) {
      before_drag_.push_back({place.node, state_.picture.nodes()[place.node].centre});
    }
  }
  state_.picture.move(places);
  update();
  emit pictureChanged();
}

void CanvasScene::moveBack() {
  if (before_drag_.empty()) return;
  state_.picture.move(std::exchange(before_drag_, {}));
  update();
  emit pictureChanged();
}

// --- Drawing

void CanvasScene::drawBackground(QPainter* painter, const QRectF& rect) {
  painter->fillRect(rect, state_.colors->canvas);
  const double scale = painter->worldTransform().m11();
  if (state_.is_export || scale < 0.4) return;
  const double apart = scale < 0.8 ? 2 * dots_apart : dots_apart;
  std::vector<QPointF> dots;
  for (double x = std::ceil(rect.left() / apart) * apart; x < rect.right(); x += apart) {
    for (double y = std::ceil(rect.top() / apart) * apart; y < rect.bottom(); y += apart) {
      dots.emplace_back(x, y);
    }
  }
  QPen pen(state_.colors->grid, scale > 1.5 ? 3 : 2);
  pen.setCosmetic(true);
  // The view keeps no state from layer to layer: what follows is drawn as smoothly as it asked for.
  const bool is_smooth = painter->testRenderHint(QPainter::Antialiasing);
  painter->setRenderHint(QPainter::Antialiasing, false);
  painter->setPen(pen);
  painter->drawPoints(dots.data(), static_cast<int>(dots.size()));
  painter->setRenderHint(QPainter::Antialiasing, is_smooth);
}

void CanvasScene::renderPlain(QPainter& painter, const QRectF& target, const QRectF& source) {
  state_.is_export = true;
  painter.setRenderHints(QPainter::Antialiasing | QPainter::TextAntialiasing);
  render(&painter, target, source);
  state_.is_export = false;
}

}  // namespace sojourn::gui
