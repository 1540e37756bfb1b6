#include "gui/canvas/canvas_commands.h"

#include <QCoreApplication>
#include <algorithm>

#include "gui/canvas/make_room.h"
#include "gui/core/clipboard.h"
#include "gui/core/splice.h"

namespace sojourn::gui {
namespace {

template <typename Make>
void make_step(const CanvasScene& scene, const QString& name, const Make& make,
               const QString& merge_key = {}) {
  if (Document* const document = scene.document()) document->edit(name, make, merge_key);
}

QString quoted(std::string_view name) {
  return QString::fromUtf8(name.data(), static_cast<qsizetype>(name.size()));
}

RoomForNode room_in(const Picture& picture, const NodePair& connection, QPointF wanted,
                    std::string_view node = {}) {
  const auto caller = picture.find(connection.caller);
  const auto callee = picture.find(connection.callee);
  if (!caller || !callee) return {wanted, {}};
  return room_for_node(picture, *caller, *callee, wanted, picture.find(node));
}

std::vector<NodePlace> named_places(const Picture& picture,
                                    const std::vector<Picture::Place>& places) {
  std::vector<NodePlace> named;
  for (const Picture::Place& place : places) {
    named.push_back({picture.nodes()[place.node].node.name, place.centre});
  }
  return named;
}

bool is_workload(const JsonValue& tree, std::string_view name) {
  return find(tree, pointer_to("/workloads", name)) != nullptr;
}

}  // namespace

std::string CanvasCommands::add(NodeKind kind, QPointF centre, std::string_view name) {
  std::string added;
  make_step(scene_, QCoreApplication::translate("sojourn", "Add node"),
            [&](TreeEdit& edit) { added = add_node(edit, kind, centre, name); });
  if (!added.empty()) scene_.selectNodes({added});
  return added;
}

std::string CanvasCommands::add_behind(std::string_view caller, NodeKind kind, QPointF centre,
                                       std::string_view name) {
  std::string added;
  const std::string from(caller);
  make_step(scene_, QCoreApplication::translate("sojourn", "Add connected node"),
            [&](TreeEdit& edit) {
              added = add_node(edit, kind, centre, name);
              if (objection_to_connection(edit.tree(), from, added).isEmpty()) {
                connect_nodes(edit, from, added);
              }
            });
  if (!added.empty()) scene_.selectNodes({added});
  return added;
}

std::string CanvasCommands::add_into(const NodePair& connection, NodeKind kind, QPointF centre) {
  std::string added;
  const RoomForNode room = room_in(scene_.picture(), connection, centre);
  const std::vector<NodePlace> moved = named_places(scene_.picture(), room.moved);
  make_step(scene_,
            QCoreApplication::translate("sojourn", "Add node between %1 and %2")
                .arg(quoted(connection.caller), quoted(connection.callee)),
            [&](TreeEdit& edit) {
              added = add_node(edit, kind, room.centre);
              place_nodes(edit, moved);
              splice_node(edit, connection.caller, connection.callee, added);
            });
  if (!added.empty()) scene_.selectNodes({added});
  return added;
}

void CanvasCommands::move_into(const NodePair& connection, const NodePlace& place) {
  const RoomForNode room = room_in(scene_.picture(), connection, place.position, place.name);
  std::vector<NodePlace> places = named_places(scene_.picture(), room.moved);
  places.push_back({place.name, room.centre});
  make_step(scene_,
            QCoreApplication::translate("sojourn", "Put %1 between %2 and %3")
                .arg(quoted(place.name), quoted(connection.caller), quoted(connection.callee)),
            [&](TreeEdit& edit) {
              place_nodes(edit, places);
              splice_node(edit, connection.caller, connection.callee, place.name);
            });
}

std::vector<CallEnds> CanvasCommands::possible_ends(std::string_view caller,
                                                    std::string_view callee) const {
  const JsonValue& tree = scene_.tree();
  std::vector<std::string> from = endpoints_of(tree, caller);
  std::vector<std::string> to = endpoints_of(tree, callee);
  if (is_workload(tree, caller)) from = {""};
  if (from.empty()) from = {"handle"};
  if (to.empty()) to = {"handle"};
  std::vector<CallEnds> choices;
  for (const std::string& caller_endpoint : from) {
    for (const std::string& callee_endpoint : to) {
      choices.push_back(
          {std::string(caller), caller_endpoint, std::string(callee), callee_endpoint});
    }
  }
  return choices;
}

void CanvasCommands::connect(const CallEnds& ends) {
  make_step(scene_,
            QCoreApplication::translate("sojourn", "Connect %1 with %2")
                .arg(quoted(ends.caller), quoted(ends.callee)),
            [&](TreeEdit& edit) {
              const bool has_endpoints = !endpoints_of(edit.tree(), ends.callee).empty();
              if (has_endpoints) {
                connect_nodes(edit, ends);
              } else {
                connect_nodes(edit, ends.caller, ends.callee);
              }
            });
}

void CanvasCommands::remove_selection() {
  if (const auto edge = scene_.selectedEdge()) {
    make_step(scene_, QCoreApplication::translate("sojourn", "Remove connection"),
              [&](TreeEdit& edit) { disconnect_nodes(edit, edge->caller, edge->callee); });
    return;
  }
  const std::vector<std::string> names = scene_.selectedNodes();
  if (names.empty()) return;
  const QString step =
      names.size() == 1
          ? QCoreApplication::translate("sojourn", "Remove %1").arg(quoted(names[0]))
          : QCoreApplication::translate("sojourn", "Remove %1 nodes").arg(names.size());
  make_step(scene_, step, [&](TreeEdit& edit) { remove_nodes(edit, names); });
}

bool CanvasCommands::rename(const std::string& name, const std::string& wanted) {
  if (name == wanted) return true;
  if (!objection_to_name(scene_.tree(), wanted, name).isEmpty()) return false;
  const bool was_selected = std::ranges::count(scene_.selectedNodes(), name) > 0;
  make_step(scene_, QCoreApplication::translate("sojourn", "Rename %1").arg(quoted(name)),
            [&](TreeEdit& edit) { rename_node(edit, name, wanted); });
  if (was_selected) scene_.selectNodes({wanted});
  return true;
}

void CanvasCommands::move(const std::vector<NodePlace>& places) {
  if (places.empty()) return;
  const QString step =
      places.size() == 1
          ? QCoreApplication::translate("sojourn", "Move %1").arg(quoted(places[0].name))
          : QCoreApplication::translate("sojourn", "Move %1 nodes").arg(places.size());
  make_step(scene_, step, [&](TreeEdit& edit) { place_nodes(edit, places); });
}

void CanvasCommands::nudge(QPointF by) {
  std::vector<NodePlace> places;
  QString merge_key = QStringLiteral("nudge");
  for (const std::size_t i : scene_.selectedIndices()) {
    const NodeFigure& figure = scene_.picture().nodes()[i];
    places.push_back({figure.node.name, figure.centre + by});
    merge_key += QLatin1Char(' ') + quoted(figure.node.name);
  }
  if (places.empty()) return;
  make_step(
      scene_, QCoreApplication::translate("sojourn", "Nudge"),
      [&](TreeEdit& edit) { place_nodes(edit, places); }, merge_key);
}

void CanvasCommands::place_selected(const QString& step, const std::vector<QPointF>& centres) {
  const std::vector<std::string> names = scene_.selectedNodes();
  std::vector<NodePlace> places;
  for (std::size_t i = 0; i < names.size(); ++i) places.push_back({names[i], centres[i]});
  make_step(scene_, step, [&](TreeEdit& edit) { place_nodes(edit, places); });
}

void CanvasCommands::align(Alignment alignment) {
  std::vector<QRectF> rects;
  for (const std::size_t i : scene_.selectedIndices()) {
    rects.push_back(scene_.picture().nodes()[i].rect());
  }
  if (rects.size() < 2) return;
  place_selected(QCoreApplication::translate("sojourn", "Align"), aligned(rects, alignment));
}

void CanvasCommands::distribute(Direction direction) {
  std::vector<QRectF> rects;
  for (const std::size_t i : scene_.selectedIndices()) {
    rects.push_back(scene_.picture().nodes()[i].rect());
  }
  if (rects.size() < 3) return;
  place_selected(QCoreApplication::translate("sojourn", "Distribute"),
                 distributed(rects, direction));
}

void CanvasCommands::apply_positions(const std::map<std::string, QPointF>& positions) {
  std::vector<NodePlace> places;
  for (const auto& [name, position] : positions) {
    if (scene_.picture().find(name)) places.push_back({name, position});
  }
  if (places.empty()) return;
  make_step(scene_, QCoreApplication::translate("sojourn", "Lay out"),
            [&](TreeEdit& edit) { place_nodes(edit, places); });
}

std::string CanvasCommands::copied() const {
  const std::vector<std::string> names = scene_.selectedNodes();
  if (names.empty()) return {};
  // Nodes that the document gives no place are copied with the one they have on the screen.
  JsonValue tree = scene_.tree();
  TreeEdit edit(tree);
  for (const std::size_t i : scene_.selectedIndices()) {
    const NodeFigure& figure = scene_.picture().nodes()[i];
    if (!figure.node.position) place_nodes(edit, {{figure.node.name, figure.centre}});
  }
  return copied_nodes(tree, names);
}

void CanvasCommands::add_copy(const QString& step, std::string_view text, QPointF offset) {
  std::vector<std::string> names;
  make_step(scene_, step, [&](TreeEdit& edit) { names = add_copied_nodes(edit, text, offset); });
  if (!names.empty()) scene_.selectNodes(names);
}

void CanvasCommands::paste(std::string_view text, QPointF offset) {
  add_copy(QCoreApplication::translate("sojourn", "Paste"), text, offset);
}

void CanvasCommands::duplicate(QPointF offset) {
  const std::string text = copied();
  if (!text.empty()) {
    add_copy(QCoreApplication::translate("sojourn", "Duplicate"), text, offset);
  }
}

void CanvasCommands::cut() {
  const std::vector<std::string> names = scene_.selectedNodes();
  if (names.empty()) return;
  make_step(scene_, QCoreApplication::translate("sojourn", "Cut"),
            [&](TreeEdit& edit) { remove_nodes(edit, names); });
}

QPointF CanvasCommands::free_place(QPointF wanted) const {
  QPointF place = snapped(wanted);
  const auto is_taken = [&] {
    return std::ranges::any_of(scene_.picture().nodes(), [&](const NodeFigure& figure) {
      return figure.rect()
          .adjusted(-20, -20, 20, 20)
          .intersects(QRectF(place - QPointF(70, 32), QSizeF(140, 64)));
    });
  };
  for (int tries = 0; tries < 1000 && is_taken(); ++tries) place.ry() += 5 * grid_step;
  return place;
}

}  // namespace sojourn::gui
