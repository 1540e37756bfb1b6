// The canvas's commands as actions for menus, tool bars and shortcuts. The shortcuts work while the
// canvas has the focus, so that single letters can still be typed elsewhere.
#pragma once

#include <QAction>
#include <QKeySequence>
#include <QList>
#include <QObject>
#include <QString>
#include <cstdint>
#include <functional>

namespace sojourn::gui {

class CanvasView;
enum class CanvasTarget : std::uint8_t;

class CanvasActions : public QObject {
  Q_OBJECT

 public:
  // The view is the parent of the actions and of this.
  explicit CanvasActions(CanvasView& view);

  // What makes sense for the target; separators between groups.
  QList<QAction*> actions_for(CanvasTarget target) const;

 private:
  using Run = std::function<void()>;
  QAction* add(const char* name, const QString& text, const QString& tip,
               const QList<QKeySequence>& shortcuts, Run run);
  void add_edits();
  void add_arrangements();
  void add_tools();
  void add_views();
  void update_enabled();

  CanvasView& view_;
  QAction* separator_;
  QList<QAction*> edits_, arrangements_, tools_, kinds_, views_;
};

}  // namespace sojourn::gui
