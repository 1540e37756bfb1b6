// How the timeline answers to mouse and keys.
#include <QContextMenuEvent>
#include <QKeyEvent>
#include <QMenu>
#include <QMouseEvent>
#include <QWheelEvent>
#include <algorithm>
#include <cmath>
#include <limits>
#include <utility>

#include "gui/panels/fault_timeline.h"
#include "gui/panels/inspector.h"
#include "gui/panels/rate_curve.h"

namespace sojourn::gui {

void FaultTimeline::mousePressEvent(QMouseEvent* event) {
  if (event->button() != Qt::LeftButton) return;
  setFocus();
  document_.endMerge();
  drag_ = Drag::none;
  const double seconds = secondsAt(event->position().x());
  Drag part = Drag::none;
  const int index = faultAt(event->position(), &part);
  selectFault(index);
  drag_from_ = seconds;
  if (const Bar* const bar = barOf(index)) {
    drag_ = part;
    drag_begin_ = bar->shape.begin;
    drag_length_ = bar->shape.length;
    drag_service_ = bar->shape.service;
    drag_target_ = bar->shape.target;
    held_lanes_ = lanes_;
    return;
  }
  const Lane* const lane = laneAt(event->position().y());
  if (lane == nullptr || document_.isDraft()) return;
  drag_ = Drag::create;
  drag_service_ = lane->service;
  drag_from_ = drag_to_ = snapped(seconds, (event->modifiers() & Qt::AltModifier) != 0);
}

void FaultTimeline::mouseMoveEvent(QMouseEvent* event) {
  const double seconds = secondsAt(event->position().x());
  emit crosshairMoved(
      seconds >= from_ && seconds <= to_ ? seconds : std::numeric_limits<double>::quiet_NaN());
  if (drag_ != Drag::none) {
    dragTo(event->position(), (event->modifiers() & Qt::AltModifier) != 0);
    return;
  }
  Drag part = Drag::none;
  const int index = faultAt(event->position(), &part);
  const bool is_edge = index >= 0 && (part == Drag::begin || part == Drag::end);
  const bool is_lane = laneAt(event->position().y()) != nullptr;
  setCursor(is_edge      ? Qt::SizeHorCursor
            : index >= 0 ? Qt::SizeAllCursor
            : is_lane    ? Qt::CrossCursor
                         : Qt::ArrowCursor);
}

void FaultTimeline::mouseReleaseEvent(QMouseEvent* event) {
  Q_UNUSED(event)
  const Drag ended = std::exchange(drag_, Drag::none);
  document_.endMerge();
  if (!std::exchange(held_lanes_, {}).empty()) refresh();
  if (ended != Drag::create) return;
  const double begin = std::min(drag_from_, drag_to_);
  const double length = std::abs(drag_to_ - drag_from_);
  if (length > 0) addFault(drag_service_, "kill", begin, length);
  update();
}

void FaultTimeline::mouseDoubleClickEvent(QMouseEvent* event) {
  drag_ = Drag::none;
  const int index = faultAt(event->position());
  if (index < 0) return;
  selectFault(index);
  openEditor();
}

void FaultTimeline::leaveEvent(QEvent* event) {
  emit crosshairMoved(std::numeric_limits<double>::quiet_NaN());
  QWidget::leaveEvent(event);
}

void FaultTimeline::wheelEvent(QWheelEvent* event) {
  const double turns = (event->angleDelta().y() + event->angleDelta().x()) / 120.0;
  const double range = to_ - from_;
  if ((event->modifiers() & Qt::ControlModifier) != 0) {
    const double centre = std::clamp(secondsAt(event->position().x()), from_, to_);
    const double wanted = std::clamp(range * std::pow(0.8, turns), run_ / 1000, run_);
    const double from = std::max(0.0, centre - ((centre - from_) / range * wanted));
    const double begin = std::min(from, std::max(0.0, run_ - wanted));
    setTimeRange(begin, begin + wanted);
  } else if ((event->modifiers() & Qt::ShiftModifier) != 0) {
    const double limit = std::max(0.0, run_ - range);
    const double from = std::clamp(from_ - (turns * range * 0.1), 0.0, limit);
    setTimeRange(from, from + range);
  } else {
    event->ignore();
    return;
  }
  event->accept();
}

// From fault to fault, and on to the next widget behind the last.
bool FaultTimeline::focusNextPrevChild(bool is_next) {
  if (hasFocus() && !bars_.empty()) {
    const auto found = std::ranges::find_if(
        bars_, [&](const Bar& bar) { return static_cast<int>(bar.shape.index) == selected_; });
    if (found == bars_.end()) {
      if (is_next) {
        selectFault(static_cast<int>(bars_.front().shape.index));
        return true;
      }
    } else if (is_next && found + 1 != bars_.end()) {
      selectFault(static_cast<int>((found + 1)->shape.index));
      return true;
    } else if (!is_next && found != bars_.begin()) {
      selectFault(static_cast<int>((found - 1)->shape.index));
      return true;
    }
  }
  return QWidget::focusNextPrevChild(is_next);
}

void FaultTimeline::keyPressEvent(QKeyEvent* event) {
  const Bar* const bar = barOf(selected_);
  const int key = event->key();
  if (bar == nullptr) {
    const bool is_new = key == Qt::Key_Insert && !lanes_.empty();
    if (is_new)
      addFault(lanes_.front().service, "kill", snapped(from_ + ((to_ - from_) / 4), false),
               std::max(minimumLength(), snapped((to_ - from_) / 6, false)));
    if (!is_new) QWidget::keyPressEvent(event);
    return;
  }
  const double step = nice_step(to_ - from_, 60);
  const bool is_sideways = key == Qt::Key_Left || key == Qt::Key_Right;
  const double by = key == Qt::Key_Left ? -step : step;
  if (is_sideways && (event->modifiers() & Qt::ShiftModifier) != 0) {
    const double length = bar->shape.length.value_or(run_ - bar->shape.begin);
    changeTimes(bar->shape.begin, std::max(minimumLength(), length + by), true);
  } else if (is_sideways) {
    changeTimes(std::max(0.0, bar->shape.begin + by), {}, true);
  } else if (key == Qt::Key_Up || key == Qt::Key_Down) {
    moveToLane(key == Qt::Key_Up ? -1 : 1);
  } else if (key == Qt::Key_Delete || key == Qt::Key_Backspace) {
    removeSelected();
  } else if (key == Qt::Key_Return || key == Qt::Key_Enter) {
    openEditor();
  } else if (key == Qt::Key_Insert) {
    addFault(bar->shape.service, "kill",
             snapped(bar->shape.end_within(run_) + minimumLength(), false),
             std::max(minimumLength(), snapped((to_ - from_) / 6, false)));
  } else if (key == Qt::Key_Escape) {
    selectFault(-1);
  } else {
    QWidget::keyPressEvent(event);
  }
}

void FaultTimeline::contextMenuEvent(QContextMenuEvent* event) {
  const bool is_key = event->reason() == QContextMenuEvent::Keyboard;
  const int index = is_key ? selected_ : faultAt(event->pos());
  if (index >= 0) {
    selectFault(index);
    showFaultMenu(is_key ? mapToGlobal(rectOf(index).center().toPoint()) : event->globalPos());
    return;
  }
  const Lane* const lane = laneAt(event->pos().y());
  if (lane != nullptr) {
    showLaneMenu(lane->service, secondsAt(event->pos().x()), event->globalPos());
  }
}

void FaultTimeline::showFaultMenu(const QPoint& position) {
  auto* const menu = new QMenu(this);
  menu->setAttribute(Qt::WA_DeleteOnClose);
  const Bar* const bar = barOf(selected_);
  for (const char* const kind : fault_kinds) {
    const FaultLook look = look_of_fault(kind);
    const QString name = look.glyph + QStringLiteral("  ") + look.title;
    QAction* const action = menu->addAction(name);
    action->setObjectName(QString::fromLatin1(kind));
    action->setCheckable(true);
    action->setChecked(bar != nullptr && bar->shape.kind == kind);
    connect(action, &QAction::triggered, this, [this, kind] { changeKind(kind); });
  }
  menu->addSeparator();
  connect(menu->addAction(tr("Edit…")), &QAction::triggered, this, [this] { openEditor(); });
  connect(menu->addAction(tr("Remove")), &QAction::triggered, this, &FaultTimeline::removeSelected);
  menu->popup(position);
}

void FaultTimeline::showLaneMenu(const std::string& service, double seconds,
                                 const QPoint& position) {
  auto* const menu = new QMenu(this);
  menu->setAttribute(Qt::WA_DeleteOnClose);
  for (const char* const kind : fault_kinds) {
    const FaultLook look = look_of_fault(kind);
    const QString name = look.glyph + QStringLiteral("  ") + look.title;
    connect(menu->addAction(name), &QAction::triggered, this, [this, service, kind, seconds] {
      const double length = std::max(minimumLength(), snapped((to_ - from_) / 6, false));
      addFault(service, kind, snapped(seconds, false), length);
    });
  }
  menu->popup(position);
}

}  // namespace sojourn::gui
