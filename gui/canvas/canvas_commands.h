// What people do on the canvas, as steps of the document's history: each function makes one step,
// or none if there is nothing to do, and selects what it made.
#pragma once

#include <QPointF>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "gui/canvas/arrange.h"
#include "gui/canvas/canvas_scene.h"
#include "gui/core/scenario_edits.h"

namespace sojourn::gui {

class CanvasCommands {
 public:
  explicit CanvasCommands(CanvasScene& scene) : scene_(scene) {}

  // Returns the new node's name; empty if the document takes no edits.
  std::string add(NodeKind kind, QPointF centre, std::string_view name = {});
  // And connects the caller with it, in the same step. A client is added unconnected.
  std::string add_behind(std::string_view caller, NodeKind kind, QPointF centre,
                         std::string_view name = {});
  // And puts it into the connection, in the same step. Where that is too short for it, the side of
  // the callee makes room.
  std::string add_into(const NodePair& connection, NodeKind kind, QPointF centre);
  // Moves an unconnected service and puts it into the connection, likewise.
  void move_into(const NodePair& connection, const NodePlace& place);
  // There is no objection to the connection.
  void connect(const CallEnds& ends);
  // What the two may be connected by: each endpoint with each; one choice at least.
  std::vector<CallEnds> possible_ends(std::string_view caller, std::string_view callee) const;

  // Nodes with all that refers to them, or the edge.
  void remove_selection();
  // False, and nothing is done, if there is an objection to the name.
  bool rename(const std::string& name, const std::string& wanted);

  void move(const std::vector<NodePlace>& places);
  // Of the selected nodes; those that follow each other are one step.
  void nudge(QPointF by);
  void align(Alignment alignment);
  void distribute(Direction direction);
  // Of nodes that exist; for a layout of the whole picture.
  void apply_positions(const std::map<std::string, QPointF>& positions);

  // The selected nodes as JSON text, each with a place; empty if there are none.
  std::string copied() const;
  void paste(std::string_view text, QPointF offset);
  void duplicate(QPointF offset);
  void cut();

  // The nearest place from there downwards where no node stands.
  QPointF free_place(QPointF wanted) const;

 private:
  void place_selected(const QString& step, const std::vector<QPointF>& centres);
  void add_copy(const QString& step, std::string_view text, QPointF offset);

  CanvasScene& scene_;
};

}  // namespace sojourn::gui
