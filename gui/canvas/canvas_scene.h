// The picture of a document as a scene of two layers, with what is selected, hovered and laid over
// it. Follows the document; survives it. Changes nothing in it: see canvas_commands.h.
#pragma once

#include <QGraphicsScene>
#include <QPointer>
#include <memory>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "gui/canvas/canvas_state.h"
#include "gui/core/document.h"
#include "gui/core/topology_follower.h"

namespace sojourn::gui {

struct NodePair {
  std::string caller, callee;
  friend bool operator==(const NodePair&, const NodePair&) = default;
};

class CanvasScene : public QGraphicsScene {
  Q_OBJECT

 public:
  explicit CanvasScene(Document& document, QObject* parent = nullptr);
  ~CanvasScene() override;

  // nullptr once the document is gone.
  Document* document() const { return document_; }
  // Of the document; an empty object without one.
  const JsonValue& tree() const;
  const Picture& picture() const { return state_.picture; }
  const CanvasState& state() const { return state_; }

  // --- The selection: nodes, or one edge. selectionChanged() tells of it.

  // In the order of the document.
  std::vector<std::string> selectedNodes() const;
  std::vector<std::size_t> selectedIndices() const;
  bool isSelected(std::size_t node) const { return state_.is_selected[node]; }
  std::optional<NodePair> selectedEdge() const;
  // Names that do not exist are left out.
  void selectNodes(const std::vector<std::string>& names);
  void toggleNode(std::size_t node);
  void selectEdge(const NodePair& edge);
  void selectNothing();

  // --- Marks

  void setHovered(std::optional<std::size_t> node, std::optional<std::size_t> edge);
  // One for each node, or empty.
  void setGreyed(std::vector<bool> is_greyed);
  void setFast(bool is_fast);
  // nullptr: none. Compared by address; one update of each view.
  void setOverlay(std::shared_ptr<const Overlay> overlay);
  void setEdgeLabel(EdgeLabel label);
  // Takes the colours of the applied appearance.
  void refreshTheme();

  // --- Places while somebody drags: only the picture's, until the document changes.

  void moveForNow(const std::vector<Picture::Place>& places);
  void moveBack();

  // Draws what lies in `source` with all details but without selection and hover.
  void renderPlain(QPainter& painter, const QRectF& target, const QRectF& source);

 signals:
  // Nodes, edges or places are others now.
  void pictureChanged();
  // Nodes or edges came, went or changed their order: indices are stale.
  void structureChanged();

 protected:
  void drawBackground(QPainter* painter, const QRectF& rect) override;

 private:
  void follow(const Changes& changes);
  void read();
  void show();
  void forget();
  void restoreMarks(const std::optional<NodePair>& edge);

  QPointer<Document> document_;
  TopologyFollower topology_;
  CanvasState state_;
  std::set<std::string, std::less<>> selected_;
  std::vector<Picture::Place> before_drag_;
};

}  // namespace sojourn::gui
