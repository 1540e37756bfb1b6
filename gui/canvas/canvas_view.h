// The canvas: shows a document's topology and lets people edit it with the mouse and the keyboard.
// Every edit goes through the document, one step for each action. May die before or after it.
#pragma once

#include <QAction>
#include <QGraphicsView>
#include <QImage>
#include <QPointer>
#include <QTimer>
#include <array>
#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "gui/canvas/canvas_commands.h"
#include "gui/canvas/canvas_scene.h"
#include "gui/canvas/tools/tool.h"
#include "gui/core/mime_types.h"

namespace sojourn::gui {

class AutoScroll;
class CanvasActions;
class ConnectTool;
class MiniMap;
class PlaceTool;

enum class CanvasTool : std::uint8_t { select, connect, place, pan };
enum class CanvasTarget : std::uint8_t { sheet, nodes, edge };

class CanvasView : public QGraphicsView {
  Q_OBJECT

 public:
  explicit CanvasView(Document& document, QWidget* parent = nullptr);
  ~CanvasView() override;

  CanvasScene& canvas() const { return *scene_; }
  CanvasCommands& commands() const { return *commands_; }

  // --- The selection

  std::vector<std::string> selectedNodes() const { return scene_->selectedNodes(); }
  std::optional<NodePair> selectedEdge() const { return scene_->selectedEdge(); }
  // And scrolls there if it is out of sight.
  void selectNode(const std::string& name);
  void selectEdge(const std::string& caller, const std::string& callee);
  void selectAll();
  void selectNothing() { scene_->selectNothing(); }

  // --- The view

  static constexpr double zoom_min = 0.05;
  static constexpr double zoom_max = 8;
  double zoom() const;
  // Clamped; the point of the scene at `anchor` stays there (default: the middle).
  void setZoom(double zoom, std::optional<QPointF> anchor = {});
  void zoomIn() { setZoom(zoom() * 1.25); }
  void zoomOut() { setZoom(zoom() / 1.25); }
  void resetZoom() { setZoom(1); }
  void fitAll();
  void fitSelection();
  void panBy(QPoint pixels);
  void showNode(const std::string& name);
  QRectF visibleRect() const;
  void refreshTheme();

  // --- What a run says

  void setOverlay(std::shared_ptr<const Overlay> overlay);
  void setEdgeLabel(EdgeLabel label) { scene_->setEdgeLabel(label); }
  EdgeLabel edgeLabel() const { return scene_->state().edge_label; }

  // --- Tools

  CanvasTool tool() const { return tool_; }
  void setTool(CanvasTool tool);
  // The next click places it.
  void placeKind(NodeKind kind);
  // Puts it beside the selected node, or into the middle of the view.
  void addKind(NodeKind kind);
  // A popup to choose what is added there, and connected behind the caller if there is one.
  void quickAdd(QPointF place, const std::string& caller = {});
  void beginRename(const std::string& name);
  // From the selected node; Tab and arrows choose, Enter connects.
  void connectFromSelection();
  // Refuses with the reason, or connects; where several endpoints are possible, asks which.
  void connectNodes(const std::string& caller, const std::string& callee, QPoint global);
  // Asks people which of the choices they mean; calls `chosen` once, or never. The default shows a
  // menu at the place.
  using EndpointChooser = std::function<void(const std::vector<CallEnds>& choices, QPoint global,
                                             const std::function<void(const CallEnds&)>& chosen)>;
  void setEndpointChooser(EndpointChooser chooser) { chooser_ = std::move(chooser); }

  // --- Edits of the selection

  void copy();
  void cut();
  void paste();
  void duplicate();
  void removeSelection() { commands_->remove_selection(); }
  void align(Alignment alignment) { commands_->align(alignment); }
  void distribute(Direction direction) { commands_->distribute(direction); }
  // Of a layout that was made elsewhere: one step.
  void applyPositions(const std::map<std::string, QPointF>& positions);

  // --- Actions, for menus and tool bars; each works while the canvas has the focus.

  QList<QAction*> actionsFor(CanvasTarget target) const;
  // By its object name, such as "canvas.fit"; nullptr if there is none.
  QAction* action(const QString& object_name) const;

  // --- Pictures of the whole topology, without selection

  // PNG, SVG or PDF by the file's ending. The error is for people; the file is then as before.
  bool exportTo(const QString& path, QString* error);
  QImage image(QSize size);

  // --- For the tools

  std::optional<std::size_t> portAt(QPointF point) const;
  std::optional<std::size_t> nodeOrPortAt(QPointF point) const;
  double edgeTolerance() const { return 6 / zoom(); }
  void beginConnection(std::size_t node, const ToolEvent& event);
  // Draws without antialiasing, if the picture is large, until 150 ms after the last call.
  void interact();
  // Says why something cannot be done: tooltip at the cursor and statusMessage().
  void explain(const QString& reason);
  // The nearest node in a direction, of those that may be; none if there is nothing.
  std::optional<std::size_t> nearestTowards(std::size_t from, QPointF direction,
                                            const std::vector<bool>& may_be) const;
  ConnectTool& connectTool() const { return *connect_tool_; }

 signals:
  void selectionChanged();
  void nodeActivated(const std::string& name);
  void edgeActivated(const std::string& caller, const std::string& callee);
  // If nobody is connected, the canvas shows a menu of its own.
  void contextMenuRequested(QPoint global, sojourn::gui::CanvasTarget target);
  void statusMessage(const QString& text);
  void toolChanged(sojourn::gui::CanvasTool tool);
  void zoomChanged(double zoom);
  // The part of the scene that is seen, or the widget's size.
  void viewChanged();

 protected:
  void mousePressEvent(QMouseEvent* event) override;
  void mouseMoveEvent(QMouseEvent* event) override;
  void mouseReleaseEvent(QMouseEvent* event) override;
  void mouseDoubleClickEvent(QMouseEvent* event) override;
  void wheelEvent(QWheelEvent* event) override;
  void keyPressEvent(QKeyEvent* event) override;
  void keyReleaseEvent(QKeyEvent* event) override;
  bool focusNextPrevChild(bool next) override;
  void focusOutEvent(QFocusEvent* event) override;
  void contextMenuEvent(QContextMenuEvent* event) override;
  void dragEnterEvent(QDragEnterEvent* event) override;
  void dragMoveEvent(QDragMoveEvent* event) override;
  void dragLeaveEvent(QDragLeaveEvent* event) override;
  void dropEvent(QDropEvent* event) override;
  void resizeEvent(QResizeEvent* event) override;
  void showEvent(QShowEvent* event) override;
  void scrollContentsBy(int dx, int dy) override;
  bool viewportEvent(QEvent* event) override;
  void drawForeground(QPainter* painter, const QRectF& rect) override;

 private:
  Tool& active() const;
  ToolEvent toolEvent(const QMouseEvent& event) const;
  void hover(QPointF point);
  void scrollAlong(QPoint mouse, Qt::KeyboardModifiers modifiers);
  void updateCursor();
  void describe();
  void fit(const QRectF& rect);
  // Nobody has zoomed or panned since fitAll(); by the size that the viewport has had meanwhile.
  bool isAsFitted(QSize viewport_size) const;
  bool arrowKey(const QKeyEvent& event);
  void followEdge(QPointF direction);
  bool selectNext(int step);
  void escape();
  void activateSelection();
  QString tipAt(QPointF point) const;
  void drawHint(QPainter& painter) const;
  void showChoices(const std::vector<CallEnds>& choices, QPoint global,
                   const std::function<void(const CallEnds&)>& chosen);
  void placeMiniMap();

  std::unique_ptr<CanvasScene> scene_;
  std::unique_ptr<CanvasCommands> commands_;
  std::array<std::unique_ptr<Tool>, 4> tools_;
  ConnectTool* connect_tool_ = nullptr;
  PlaceTool* place_tool_ = nullptr;
  CanvasActions* actions_ = nullptr;
  MiniMap* mini_map_ = nullptr;
  AutoScroll* auto_scroll_ = nullptr;
  QPointer<QWidget> popup_;  // quick-add or rename
  CanvasTool tool_ = CanvasTool::select;
  bool is_panning_ = false;  // for a moment, by the middle button or Space
  bool is_space_down_ = false;
  bool was_shown_ = false;
  QTransform fitted_;  // by fitAll()
  QPointF fitted_middle_;
  QTimer calm_;  // ends the fast drawing
  EndpointChooser chooser_;
  int pastes_ = 0;
};

}  // namespace sojourn::gui
