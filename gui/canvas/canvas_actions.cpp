#include "gui/canvas/canvas_actions.h"

#include <utility>

#include "gui/canvas/canvas_view.h"
#include "gui/core/node_kinds.h"

namespace sojourn::gui {

CanvasActions::CanvasActions(CanvasView& view)
    : QObject(&view), view_(view), separator_(new QAction(&view)) {
  separator_->setSeparator(true);
  add_edits();
  add_arrangements();
  add_tools();
  add_views();
  connect(&view, &CanvasView::selectionChanged, this, &CanvasActions::update_enabled);
  connect(&view.canvas(), &CanvasScene::structureChanged, this, &CanvasActions::update_enabled);
  update_enabled();
}

QAction* CanvasActions::add(const char* name, const QString& text, const QString& tip,
                            const QList<QKeySequence>& shortcuts, Run run) {
  auto* const action = new QAction(text, &view_);
  action->setObjectName(QStringLiteral("canvas.") + QLatin1String(name));
  action->setShortcuts(shortcuts);
  action->setShortcutContext(Qt::WidgetShortcut);
  action->setStatusTip(tip);
  const QString keys =
      shortcuts.isEmpty() ? QString() : shortcuts[0].toString(QKeySequence::NativeText);
  action->setToolTip(keys.isEmpty() ? tip : tr("%1 (%2)").arg(tip, keys));
  connect(action, &QAction::triggered, this, std::move(run));
  view_.addAction(action);
  return action;
}

void CanvasActions::add_edits() {
  edits_ = {
      add("cut", tr("Cu&t"), tr("Cut the selected nodes"), {QKeySequence(Qt::CTRL | Qt::Key_X)},
          [this] { view_.cut(); }),
      add("copy", tr("&Copy"), tr("Copy the selected nodes"), {QKeySequence(Qt::CTRL | Qt::Key_C)},
          [this] { view_.copy(); }),
      add("paste", tr("&Paste"), tr("Paste nodes from the clipboard"),
          {QKeySequence(Qt::CTRL | Qt::Key_V)}, [this] { view_.paste(); }),
      add("duplicate", tr("&Duplicate"), tr("Duplicate the selected nodes"),
          {QKeySequence(Qt::CTRL | Qt::Key_D)}, [this] { view_.duplicate(); }),
      add("delete", tr("De&lete"), tr("Delete the selected nodes or connection"),
          {QKeySequence(Qt::Key_Delete), QKeySequence(Qt::Key_Backspace)},
          [this] { view_.removeSelection(); }),
      add("rename", tr("&Rename"), tr("Rename the selected node"), {QKeySequence(Qt::Key_F2)},
          [this] {
            const std::vector<std::string> names = view_.selectedNodes();
            if (names.size() == 1) view_.beginRename(names[0]);
          }),
      add("selectAll", tr("Select &all"), tr("Select all nodes"),
          {QKeySequence(Qt::CTRL | Qt::Key_A)}, [this] { view_.selectAll(); }),
  };
}

void CanvasActions::add_arrangements() {
  const auto align = [this](Alignment alignment) {
    return [this, alignment] { view_.align(alignment); };
  };
  const auto distribute = [this](Direction direction) {
    return [this, direction] { view_.distribute(direction); };
  };
  const auto keys = [](Qt::Key key) {
    return QList<QKeySequence>{QKeySequence(Qt::CTRL | Qt::ALT | key)};
  };
  arrangements_ = {
      add("alignLeft", tr("Align left"), tr("Bring the left sides into line"), keys(Qt::Key_Left),
          align(Alignment::left)),
      add("alignCentre", tr("Align centres"), tr("Bring the middles into one column"),
          keys(Qt::Key_C), align(Alignment::centre)),
      add("alignRight", tr("Align right"), tr("Bring the right sides into line"),
          keys(Qt::Key_Right), align(Alignment::right)),
      add("alignTop", tr("Align top"), tr("Bring the upper sides into line"), keys(Qt::Key_Up),
          align(Alignment::top)),
      add("alignMiddle", tr("Align middles"), tr("Bring the middles into one row"), keys(Qt::Key_M),
          align(Alignment::middle)),
      add("alignBottom", tr("Align bottom"), tr("Bring the lower sides into line"),
          keys(Qt::Key_Down), align(Alignment::bottom)),
      add("distributeHorizontally", tr("Distribute horizontally"),
          tr("Make the gaps between left and right equal"), keys(Qt::Key_H),
          distribute(Direction::horizontal)),
      add("distributeVertically", tr("Distribute vertically"),
          tr("Make the gaps between top and bottom equal"), keys(Qt::Key_V),
          distribute(Direction::vertical)),
  };
}

void CanvasActions::add_tools() {
  tools_ = {
      add("selectTool", tr("&Select"), tr("Select and move nodes"), {QKeySequence(Qt::Key_V)},
          [this] { view_.setTool(CanvasTool::select); }),
      add("panTool", tr("Pa&n"), tr("Drag the sheet"), {QKeySequence(Qt::Key_H)},
          [this] { view_.setTool(CanvasTool::pan); }),
      add("connectTool", tr("Connect by &mouse"), tr("Click two nodes, or drag between them"),
          {QKeySequence(Qt::SHIFT | Qt::Key_C)}, [this] { view_.setTool(CanvasTool::connect); }),
      add("connect", tr("C&onnect from here"),
          tr("Connect from the selected node: Tab and arrows choose, Enter connects"),
          {QKeySequence(Qt::Key_C)}, [this] { view_.connectFromSelection(); }),
      add("quickAdd", tr("&Add node…"), tr("Choose a kind of node to add"),
          {QKeySequence(Qt::Key_A), QKeySequence(Qt::Key_Insert)},
          [this] { view_.quickAdd(view_.commands().free_place(view_.visibleRect().center())); }),
  };
  for (const NodeKind kind : node_kinds) {
    const int number = static_cast<int>(kind) + 1;
    const QByteArray name = "add" + QByteArray::number(number);
    kinds_ << add(name.constData(), tr("Add %1").arg(kind_name(kind)), kind_help(kind),
                  {QKeySequence(Qt::Key_0 + number)}, [this, kind] { view_.addKind(kind); });
  }
}

void CanvasActions::add_views() {
  views_ = {
      add("zoomIn", tr("Zoom &in"), tr("Make the picture larger"),
          {QKeySequence(Qt::CTRL | Qt::Key_Plus), QKeySequence(Qt::CTRL | Qt::Key_Equal)},
          [this] { view_.zoomIn(); }),
      add("zoomOut", tr("Zoom &out"), tr("Make the picture smaller"),
          {QKeySequence(Qt::CTRL | Qt::Key_Minus)}, [this] { view_.zoomOut(); }),
      add("zoomReset", tr("&100 %"), tr("Show the picture at its full size"),
          {QKeySequence(Qt::CTRL | Qt::Key_0)}, [this] { view_.resetZoom(); }),
      add("fit", tr("&Fit"), tr("Show the whole picture"), {QKeySequence(Qt::Key_F)},
          [this] { view_.fitAll(); }),
      add("fitSelection", tr("Fit s&election"), tr("Show the selection as large as it fits"),
          {QKeySequence(Qt::SHIFT | Qt::Key_F)}, [this] { view_.fitSelection(); }),
  };
}

void CanvasActions::update_enabled() {
  const std::size_t nodes = view_.selectedNodes().size();
  const bool has_edge = view_.selectedEdge().has_value();
  const auto enable = [this](const char* name, bool is_enabled) {
    view_.action(QStringLiteral("canvas.") + QLatin1String(name))->setEnabled(is_enabled);
  };
  for (const char* const name : {"cut", "copy", "duplicate"}) enable(name, nodes > 0);
  enable("delete", nodes > 0 || has_edge);
  for (const char* const name : {"rename", "connect"}) enable(name, nodes == 1);
  enable("selectAll", !view_.canvas().picture().nodes().empty());
  enable("fitSelection", nodes > 0 || has_edge);
  for (QAction* const action : arrangements_) {
    const bool is_distribution = action->objectName().contains(QLatin1String("distribute"));
    action->setEnabled(nodes >= (is_distribution ? 3U : 2U));
  }
}

QList<QAction*> CanvasActions::actions_for(CanvasTarget target) const {
  const auto named = [this](const char* name) {
    return view_.action(QStringLiteral("canvas.") + QLatin1String(name));
  };
  switch (target) {
    case CanvasTarget::edge: return {named("delete"), named("fitSelection")};
    case CanvasTarget::nodes: {
      QList<QAction*> actions = {named("rename"), named("connect"), separator_};
      actions << edits_.mid(0, 5) << separator_;
      if (view_.selectedNodes().size() > 1) actions << arrangements_ << separator_;
      return actions << named("fitSelection");
    }
    case CanvasTarget::sheet: break;
  }
  QList<QAction*> actions = kinds_;
  actions << separator_ << named("paste") << named("selectAll") << separator_;
  return actions << views_.mid(0, 4);
}

}  // namespace sojourn::gui
