#include "gui/canvas/canvas_view.h"

#include <QAccessible>
#include <QApplication>
#include <QClipboard>
#include <QMenu>
#include <QMimeData>
#include <QScrollBar>
#include <QToolTip>
#include <algorithm>
#include <cmath>
#include <utility>

#include "gui/canvas/auto_scroll.h"
#include "gui/canvas/canvas_actions.h"
#include "gui/canvas/mini_map.h"
#include "gui/canvas/popups.h"
#include "gui/canvas/tools/connect_tool.h"
#include "gui/canvas/tools/pan_tool.h"
#include "gui/canvas/tools/place_tool.h"
#include "gui/canvas/tools/select_tool.h"
#include "gui/core/clipboard.h"
#include "gui/core/tree_reader.h"

namespace sojourn::gui {
namespace {

constexpr int calm_after_ms = 150;
constexpr std::size_t large_picture = 300;  // nodes and edges

}  // namespace

CanvasView::CanvasView(Document& document, QWidget* parent)
    : QGraphicsView(parent),
      scene_(std::make_unique<CanvasScene>(document)),
      commands_(std::make_unique<CanvasCommands>(*scene_)) {
  setObjectName(QStringLiteral("canvas"));
  setScene(scene_.get());
  setFrameShape(QFrame::NoFrame);
  setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
  setVerticalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
  setTransformationAnchor(NoAnchor);
  setResizeAnchor(NoAnchor);
  setViewportUpdateMode(FullViewportUpdate);
  setOptimizationFlags(DontSavePainterState | DontAdjustForAntialiasing);
  setRenderHints(QPainter::Antialiasing | QPainter::TextAntialiasing);
  setFocusPolicy(Qt::StrongFocus);
  setAcceptDrops(true);
  setMouseTracking(true);
  viewport()->setMouseTracking(true);
  auto connect_tool = std::make_unique<ConnectTool>(*this);
  auto place_tool = std::make_unique<PlaceTool>(*this);
  connect_tool_ = connect_tool.get();
  place_tool_ = place_tool.get();
  tools_ = {std::make_unique<SelectTool>(*this), std::move(connect_tool), std::move(place_tool),
            std::make_unique<PanTool>(*this)};
  actions_ = new CanvasActions(*this);
  mini_map_ = new MiniMap(*this);
  auto_scroll_ = new AutoScroll(*this);
  calm_.setSingleShot(true);
  calm_.setInterval(calm_after_ms);
  connect(&calm_, &QTimer::timeout, this, [this] {
    scene_->setFast(false);
    setRenderHint(QPainter::Antialiasing, true);
  });
  connect(scene_.get(), &QGraphicsScene::selectionChanged, this, [this] {
    if (scene_->document() != nullptr) scene_->document()->endMerge();
    describe();
    emit selectionChanged();
  });
  connect(scene_.get(), &CanvasScene::pictureChanged, this, &CanvasView::interact);
  connect(scene_.get(), &CanvasScene::structureChanged, this, [this] {
    for (const auto& tool : tools_) tool->cancel();
    describe();
  });
  connect(&document, &Document::replaced, this, [this] {
    if (popup_) popup_->deleteLater();
    fitAll();
  });
  describe();
  fitAll();
}

CanvasView::~CanvasView() {
  disconnect(scene_.get(), nullptr, this, nullptr);
  if (popup_) popup_->disconnect(this);
  delete popup_.data();
  delete std::exchange(mini_map_, nullptr);
  setScene(nullptr);
}

void CanvasView::describe() {
  const Picture& picture = scene_->picture();
  setAccessibleName(tr("Topology canvas"));
  QString text =
      tr("%1 nodes, %2 connections").arg(picture.nodes().size()).arg(picture.edges().size());
  const std::vector<std::string> names = selectedNodes();
  if (const auto edge = selectedEdge()) {
    text += tr("; selected: connection from %1 to %2")
                .arg(QString::fromStdString(edge->caller), QString::fromStdString(edge->callee));
  } else if (names.size() == 1) {
    text += tr("; selected: %1").arg(QString::fromStdString(names[0]));
  } else if (!names.empty()) {
    text += tr("; %1 selected").arg(names.size());
  }
  if (text == accessibleDescription()) return;
  setAccessibleDescription(text);
  QAccessibleEvent event(this, QAccessible::DescriptionChanged);
  QAccessible::updateAccessibility(&event);
}

// --- The selection

void CanvasView::selectNode(const std::string& name) {
  scene_->selectNodes({name});
  showNode(name);
}

void CanvasView::selectEdge(const std::string& caller, const std::string& callee) {
  scene_->selectEdge({caller, callee});
  if (scene_->state().selected_edge &&
      !visibleRect().intersects(scene_->picture().edges()[*scene_->state().selected_edge].bounds)) {
    showNode(callee);
  }
}

void CanvasView::selectAll() {
  std::vector<std::string> names;
  for (const NodeFigure& figure : scene_->picture().nodes()) names.push_back(figure.node.name);
  scene_->selectNodes(names);
}

// --- The view

double CanvasView::zoom() const {
  return transform().m11();
}

QRectF CanvasView::visibleRect() const {
  return mapToScene(viewport()->rect()).boundingRect();
}

void CanvasView::setZoom(double wanted, std::optional<QPointF> anchor) {
  const double target = std::clamp(wanted, zoom_min, zoom_max);
  if (target == zoom()) return;
  interact();
  const QPointF middle = QRectF(viewport()->rect()).center();
  const QPointF at = anchor.value_or(middle);
  const QPointF kept = viewportTransform().inverted().map(at);
  setTransform(QTransform::fromScale(target, target));
  centerOn(kept - ((at - middle) / target));
  emit zoomChanged(target);
  emit viewChanged();
}

void CanvasView::fit(const QRectF& rect) {
  const QRectF wanted = rect.adjusted(-60, -60, 60, 60);
  const double across = viewport()->width() / wanted.width();
  const double down = viewport()->height() / wanted.height();
  const double target = std::clamp(std::min(across, down), zoom_min, 1.0);
  setTransform(QTransform::fromScale(target, target));
  centerOn(wanted.center());
  emit zoomChanged(target);
  emit viewChanged();
}

void CanvasView::fitAll() {
  fit(scene_->picture().bounds());
  fitted_ = transform();
  fitted_middle_ = mapToScene(viewport()->rect().center());
}

bool CanvasView::isAsFitted(QSize viewport_size) const {
  const QPointF middle = mapToScene(QRect(QPoint(0, 0), viewport_size).center());
  const QPointF moved = transform().map(middle) - transform().map(fitted_middle_);
  return transform() == fitted_ && moved.manhattanLength() < 4;
}

void CanvasView::fitSelection() {
  QRectF bounds;
  for (const std::size_t i : scene_->selectedIndices()) {
    bounds |= scene_->picture().nodes()[i].rect();
  }
  if (const auto edge = scene_->state().selected_edge) {
    const EdgeFigure& figure = scene_->picture().edges()[*edge];
    bounds = figure.bounds | scene_->picture().nodes()[figure.from].rect() |
             scene_->picture().nodes()[figure.to].rect();
  }
  if (bounds.isNull()) {
    fitAll();
  } else {
    fit(bounds);
  }
}

void CanvasView::panBy(QPoint pixels) {
  interact();
  horizontalScrollBar()->setValue(horizontalScrollBar()->value() - pixels.x());
  verticalScrollBar()->setValue(verticalScrollBar()->value() - pixels.y());
}

void CanvasView::showNode(const std::string& name) {
  const auto node = scene_->picture().find(name);
  if (!node) return;
  const QRectF rect = scene_->picture().nodes()[*node].rect();
  if (!visibleRect().contains(rect)) ensureVisible(rect, 40, 40);
}

void CanvasView::interact() {
  const Picture& picture = scene_->picture();
  if (picture.nodes().size() + picture.edges().size() > large_picture) {
    scene_->setFast(true);
    setRenderHint(QPainter::Antialiasing, false);
  }
  calm_.start();
}

void CanvasView::refreshTheme() {
  scene_->refreshTheme();
  mini_map_->refresh();
}

void CanvasView::setOverlay(std::shared_ptr<const Overlay> overlay) {
  interact();
  scene_->setOverlay(std::move(overlay));
}

// --- Tools

Tool& CanvasView::active() const {
  return *tools_[std::to_underlying(is_panning_ ? CanvasTool::pan : tool_)];
}

void CanvasView::setTool(CanvasTool tool) {
  if (tool_ == tool) return;
  tools_[std::to_underlying(tool_)]->cancel();
  tool_ = tool;
  updateCursor();
  emit toolChanged(tool);
}

void CanvasView::updateCursor() {
  const bool may_pan = is_space_down_ && !is_panning_;
  viewport()->setCursor(may_pan ? Qt::OpenHandCursor : active().cursor());
}

void CanvasView::placeKind(NodeKind kind) {
  place_tool_->set_kind(kind);
  setTool(CanvasTool::place);
  setFocus();
}

void CanvasView::addKind(NodeKind kind) {
  QPointF wanted = visibleRect().center();
  const std::vector<std::size_t> selected = scene_->selectedIndices();
  if (!selected.empty()) {
    wanted = scene_->picture().nodes()[selected.back()].centre + QPointF(260, 0);
  }
  const std::string name = commands_->add(kind, commands_->free_place(wanted));
  showNode(name);
}

void CanvasView::quickAdd(QPointF place, const std::string& caller) {
  delete popup_.data();
  auto* const popup = new QuickAdd(this, !caller.empty());
  popup_ = popup;
  connect(popup, &QuickAdd::chosen, this,
          [this, place, caller](NodeKind kind, const QString& name) {
            if (caller.empty()) {
              commands_->add(kind, snapped(place), name.toStdString());
            } else {
              const QPointF centre = snapped(place + QPointF(70, 0));
              commands_->add_behind(caller, kind, centre, name.toStdString());
            }
          });
  const QPoint at = viewport()->mapTo(this, mapFromScene(place));
  popup->move(std::clamp(at.x(), 0, std::max(0, width() - popup->width())),
              std::clamp(at.y(), 0, std::max(0, height() - popup->height())));
  popup->show();
  popup->begin();
}

void CanvasView::beginRename(const std::string& name) {
  const auto node = scene_->picture().find(name);
  if (!node || scene_->document() == nullptr) return;
  showNode(name);
  delete popup_.data();
  auto* const editor = new NameEditor(this, name, [this, name](const QString& text) {
    return objection_to_name(scene_->tree(), text.toStdString(), name);
  });
  popup_ = editor;
  connect(editor, &NameEditor::accepted, this,
          [this, name](const QString& text) { commands_->rename(name, text.toStdString()); });
  connect(editor, &NameEditor::objected, this, &CanvasView::statusMessage);
  const QRect rect = mapFromScene(scene_->picture().nodes()[*node].rect())
                         .boundingRect()
                         .translated(viewport()->pos());
  const QSize size(std::max(rect.width(), 150), editor->sizeHint().height());
  editor->setGeometry(QRect(QPoint(rect.left(), rect.top()), size));
  editor->show();
  editor->setFocus();
}

void CanvasView::beginConnection(std::size_t node, const ToolEvent& event) {
  setTool(CanvasTool::connect);
  connect_tool_->begin_drag(node, event);
}

void CanvasView::connectFromSelection() {
  const std::vector<std::size_t> selected = scene_->selectedIndices();
  if (selected.size() != 1) {
    emit statusMessage(tr("Select one node to connect from."));
    return;
  }
  setTool(CanvasTool::connect);
  connect_tool_->begin_with_keys(selected[0]);
}

void CanvasView::connectNodes(const std::string& caller, const std::string& callee, QPoint global) {
  const QString objection = objection_to_connection(scene_->tree(), caller, callee);
  if (!objection.isEmpty()) {
    explain(objection);
    return;
  }
  const std::vector<CallEnds> choices = commands_->possible_ends(caller, callee);
  if (choices.size() == 1) {
    commands_->connect(choices[0]);
    return;
  }
  const QPointer<CanvasView> self(this);
  const auto chosen = [self](const CallEnds& ends) {
    if (self) self->commands_->connect(ends);
  };
  if (chooser_) {
    chooser_(choices, global, chosen);
  } else {
    showChoices(choices, global, chosen);
  }
}

void CanvasView::showChoices(const std::vector<CallEnds>& choices, QPoint global,
                             const std::function<void(const CallEnds&)>& chosen) {
  auto* const menu = new QMenu(this);
  menu->setObjectName(QStringLiteral("canvas.endpoints"));
  menu->setAttribute(Qt::WA_DeleteOnClose);
  for (const CallEnds& ends : choices) {
    const QString from = QString::fromStdString(
        ends.caller_endpoint.empty() ? ends.caller : ends.caller + "." + ends.caller_endpoint);
    const QString to = QString::fromStdString(ends.callee + "." + ends.callee_endpoint);
    QAction* const choice = menu->addAction(from + QStringLiteral(" → ") + to);
    connect(choice, &QAction::triggered, menu, [ends, chosen] { chosen(ends); });
  }
  menu->setActiveAction(menu->actions().front());
  menu->popup(global);
}

void CanvasView::explain(const QString& reason) {
  QToolTip::showText(QCursor::pos(), reason, viewport());
  emit statusMessage(reason);
}

std::optional<std::size_t> CanvasView::portAt(QPointF point) const {
  if (zoom() < 0.35) return {};
  const double radius = port_radius + (4 / std::max(zoom(), 1.0));
  // The outer half of a port lies beside its node.
  for (const QPointF& probe : {point, point - QPointF(radius, 0)}) {
    const auto node = scene_->picture().node_at(probe);
    if (!node) continue;
    const QPointF away = point - scene_->picture().nodes()[*node].out_port();
    if (std::hypot(away.x(), away.y()) <= radius) return node;
  }
  return {};
}

std::optional<std::size_t> CanvasView::nodeOrPortAt(QPointF point) const {
  const Picture& picture = scene_->picture();
  if (const auto node = picture.node_at(point)) return node;
  return picture.node_at(point + QPointF(2 * port_radius, 0));
}

// --- Edits

void CanvasView::applyPositions(const std::map<std::string, QPointF>& positions) {
  commands_->apply_positions(positions);
}

void CanvasView::copy() {
  const std::string text = commands_->copied();
  if (text.empty()) return;
  auto* const nodes = new QMimeData;
  nodes->setText(QString::fromStdString(text));
  nodes->setData(QLatin1String(nodes_mime_type), QByteArray::fromStdString(text));
  QApplication::clipboard()->setMimeData(nodes);
  pastes_ = 0;
}

void CanvasView::cut() {
  copy();
  commands_->cut();
  pastes_ = -1;  // the first paste goes back to where it was
}

void CanvasView::paste() {
  const QMimeData* const held = QApplication::clipboard()->mimeData();
  if (held == nullptr) return;
  const QByteArray bytes = held->hasFormat(QLatin1String(nodes_mime_type))
                               ? held->data(QLatin1String(nodes_mime_type))
                               : held->text().toUtf8();
  const std::string text = bytes.toStdString();
  if (!is_copied_nodes(text)) {
    emit statusMessage(tr("The clipboard holds no nodes."));
    return;
  }
  QRectF places;
  for (const TopologyNode& node : read_topology(*read_tree(text)).nodes) {
    const QPointF at = node.position.value_or(QPointF());
    places |= QRectF(at - QPointF(70, 32), QSizeF(140, 64));
  }
  ++pastes_;
  QPointF offset(4 * grid_step * pastes_, 4 * grid_step * pastes_);
  if (!visibleRect().contains(places.translated(offset))) {
    offset = snapped(visibleRect().center() - places.center());
  }
  commands_->paste(text, offset);
}

void CanvasView::duplicate() {
  commands_->duplicate({4 * grid_step, 4 * grid_step});
}

QList<QAction*> CanvasView::actionsFor(CanvasTarget target) const {
  return actions_->actions_for(target);
}

QAction* CanvasView::action(const QString& object_name) const {
  return findChild<QAction*>(object_name);
}

}  // namespace sojourn::gui
