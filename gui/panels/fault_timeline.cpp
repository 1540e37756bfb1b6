#include "gui/panels/fault_timeline.h"

#include <QFrame>
#include <QMenu>
#include <QVBoxLayout>
#include <algorithm>
#include <cmath>
#include <utility>

#include "gui/panels/inspector.h"
#include "gui/panels/rate_curve.h"
#include "gui/panels/suggestions.h"

namespace sojourn::gui {
namespace {

constexpr int row_height = 24;
constexpr int axis_height = 22;
constexpr int head_width = 104;
constexpr double edge_width = 6;
constexpr double sideways_least = 4;  // pixels

bool overlap(const FaultShape& first, const FaultShape& second, double end) {
  return first.begin < second.end_within(end) && second.begin < first.end_within(end);
}

}  // namespace

FaultTimeline::FaultTimeline(Document& document, QWidget* parent)
    : QWidget(parent), document_(document), add_lane_(new QToolButton(this)) {
  setFocusPolicy(Qt::StrongFocus);
  setMouseTracking(true);
  setAccessibleName(tr("Failure timeline"));
  add_lane_->setText(tr("+ Lane"));
  add_lane_->setToolTip(tr("Adds a service, to draw faults on its lane"));
  add_lane_->setAutoRaise(true);
  add_lane_->setPopupMode(QToolButton::InstantPopup);
  add_lane_->setMenu(new QMenu(add_lane_));
  connect(add_lane_->menu(), &QMenu::aboutToShow, this, &FaultTimeline::fillLaneMenu);
  connect(&document, &Document::changed, this, &FaultTimeline::refresh);
  connect(&document, &Document::replaced, this, [this] {
    added_lanes_.clear();
    lanes_.clear();
    selectFault(-1);
    run_ = 0;
    refresh();
  });
  run_ = 0;
  refresh();
}

void FaultTimeline::refresh() {
  const double run = run_duration(document_.tree());
  // Whoever looks at a part of the run keeps looking at it.
  const bool saw_all = from_ == 0 && (run_ == 0 || to_ == run_);
  run_ = run;
  if (saw_all && to_ != run) setTimeRange(0, run);
  layOut();
  if (selected_ >= 0 && barOf(selected_) == nullptr) selectFault(-1);
  const JsonValue* const services = document_.tree().member("services");
  const auto has_no_lane = [&](const JsonMember& service) {
    return std::ranges::find(lanes_, service.key, &Lane::service) == lanes_.end();
  };
  add_lane_->setEnabled(services != nullptr && std::ranges::any_of(services->members, has_no_lane));
  placeButton();
  updateGeometry();
  update();
}

// The services with a lane. Lanes that are there keep their order: they must not jump about below
// the hand that moves a fault from one to another.
std::vector<std::string> FaultTimeline::servicesOf(const std::vector<FaultShape>& shapes) const {
  std::vector<std::string> wanted;
  const auto add = [&wanted](const std::string& service) {
    if (std::ranges::find(wanted, service) == wanted.end()) wanted.push_back(service);
  };
  for (const FaultShape& shape : shapes) add(shape.service);
  for (const std::string& service : added_lanes_) {
    if (gui::find(document_.tree(), pointer_to("/services", service)) != nullptr) add(service);
  }
  const auto place_now = [this](const std::string& service) {
    return std::ranges::find(lanes_, service, &Lane::service) - lanes_.begin();
  };
  std::ranges::stable_sort(wanted, {}, place_now);
  return wanted;
}

void FaultTimeline::layOut() {
  const std::vector<FaultShape> shapes = read_faults(document_.tree());
  const std::vector<std::string> services = servicesOf(shapes);
  bars_.clear();
  lanes_.clear();
  int row = 0;
  for (const std::string& service : services) {
    Lane lane{service, row, 1};
    for (const FaultShape& shape : shapes) {
      if (shape.service != service) continue;
      int own = row;
      const auto is_taken = [&](const Bar& other) {
        return other.row == own && overlap(other.shape, shape, run_);
      };
      while (std::ranges::any_of(bars_, is_taken)) ++own;
      bars_.push_back({shape, own});
      lane.rows = std::max(lane.rows, own - row + 1);
    }
    const auto held = std::ranges::find(held_lanes_, service, &Lane::service);
    if (held != held_lanes_.end()) lane.rows = std::max(lane.rows, held->rows);
    row += lane.rows;
    lanes_.push_back(lane);
  }
  std::ranges::sort(bars_, {}, [](const Bar& bar) { return std::pair(bar.row, bar.shape.begin); });
  if (!held_lanes_.empty()) held_lanes_ = lanes_;
}

void FaultTimeline::placeButton() {
  const int rows = lanes_.empty() ? 0 : lanes_.back().row + lanes_.back().rows;
  add_lane_->setGeometry(2, axis_height + (rows * row_height) + 2,
                         std::min(head_width - 4, add_lane_->sizeHint().width() + 4),
                         row_height - 2);
}

void FaultTimeline::resizeEvent(QResizeEvent* event) {
  QWidget::resizeEvent(event);
  placeButton();
}

QSize FaultTimeline::sizeHint() const {
  const int rows = lanes_.empty() ? 0 : lanes_.back().row + lanes_.back().rows;
  return {600, axis_height + ((rows + 1) * row_height) + 4};
}

QSize FaultTimeline::minimumSizeHint() const {
  return {240, sizeHint().height()};
}

QStringList FaultTimeline::lanes() const {
  QStringList names;
  for (const Lane& lane : lanes_) names << QString::fromStdString(lane.service);
  return names;
}

void FaultTimeline::addLane(const std::string& service) {
  if (std::ranges::find(added_lanes_, service) == added_lanes_.end()) {
    added_lanes_.push_back(service);
  }
  refresh();
}

void FaultTimeline::fillLaneMenu() {
  QMenu* const menu = add_lane_->menu();
  menu->clear();
  const QStringList shown = lanes();
  if (const JsonValue* const services = document_.tree().member("services")) {
    for (const JsonMember& service : services->members) {
      const QString name = QString::fromStdString(service.key);
      if (shown.contains(name)) continue;
      connect(menu->addAction(name), &QAction::triggered, this,
              [this, key = service.key] { addLane(key); });
    }
  }
}

void FaultTimeline::setTimeRange(double from, double to) {
  if (!(to > from) || (from == from_ && to == to_)) return;
  from_ = from;
  to_ = to;
  update();
  emit timeRangeChanged(from, to);
}

void FaultTimeline::setCrosshair(double seconds) {
  crosshair_ = seconds;
  update();
}

double FaultTimeline::xOf(double seconds) const {
  return head_width + ((seconds - from_) / (to_ - from_) * (width() - head_width - 10));
}

double FaultTimeline::secondsAt(double x) const {
  return from_ + ((x - head_width) / (width() - head_width - 10) * (to_ - from_));
}

const FaultTimeline::Bar* FaultTimeline::barOf(int index) const {
  const auto found = std::ranges::find_if(
      bars_, [&](const Bar& bar) { return static_cast<int>(bar.shape.index) == index; });
  return found == bars_.end() ? nullptr : &*found;
}

QRectF FaultTimeline::rectOf(int index) const {
  const Bar* const bar = barOf(index);
  if (bar == nullptr) return {};
  const double left = xOf(bar->shape.begin);
  const double right = xOf(bar->shape.end_within(std::max(run_, to_)));
  return {left, axis_height + (bar->row * row_height) + 3.0, std::max(right - left, 10.0),
          row_height - 6.0};
}

QRectF FaultTimeline::laneRect(const QString& service) const {
  for (const Lane& lane : lanes_) {
    if (QString::fromStdString(lane.service) != service) continue;
    return QRectF(0, axis_height + (lane.row * row_height), width(), lane.rows * row_height);
  }
  return {};
}

const FaultTimeline::Lane* FaultTimeline::laneAt(double y) const {
  const int row = static_cast<int>(std::floor((y - axis_height) / row_height));
  for (const Lane& lane : lanes_) {
    if (row >= lane.row && row < lane.row + lane.rows) return &lane;
  }
  return nullptr;
}

int FaultTimeline::faultAt(QPointF position, Drag* part) const {
  for (const Bar& bar : bars_) {
    const auto index = static_cast<int>(bar.shape.index);
    const QRectF box = rectOf(index);
    if (!box.adjusted(-2, -2, 2, 2).contains(position)) continue;
    if (part != nullptr) {
      const double edge = std::min(edge_width, box.width() / 4);
      const bool is_open = !bar.shape.length && bar.shape.kind != "restart";
      *part = Drag::move;
      if (position.x() > box.right() - edge && !is_open) *part = Drag::end;
      if (position.x() < box.left() + edge && bar.shape.length) *part = Drag::begin;
    }
    return index;
  }
  return -1;
}

double FaultTimeline::snapped(double seconds, bool is_free) const {
  const double step = nice_step(to_ - from_, is_free ? 2000 : 120);
  return std::max(0.0, std::round(seconds / step) * step);
}

double FaultTimeline::minimumLength() const {
  return nice_step(to_ - from_, 120);
}

void FaultTimeline::selectFault(int index) {
  if (index == selected_) return;
  selected_ = index;
  update();
  emit faultSelected(index < 0 ? QString() : QStringLiteral("/faults/%1").arg(index));
}

void FaultTimeline::addFault(const std::string& service, const std::string& kind, double begin,
                             double length) {
  int added = -1;
  document_.endMerge();
  document_.edit(tr("Add fault"), [&](TreeEdit& edit) {
    const std::string place = edit.append("/faults", JsonValue::object());
    edit.set(place + "/at", seconds_value(begin));
    edit.set(place + "/for", seconds_value(length));
    edit.set(pointer_to(place, kind), JsonValue::text(service));
    if (kind == "slow") edit.set(place + "/factor", JsonValue::number("2"));
    added = static_cast<int>(index_of(last_key(place)));
  });
  selectFault(added);
}

void FaultTimeline::removeSelected() {
  if (selected_ < 0) return;
  const std::string place = pointer_to("/faults", static_cast<std::size_t>(selected_));
  // The lane stays, so that the next fault can be drawn on it.
  if (const Bar* const bar = barOf(selected_)) added_lanes_.push_back(bar->shape.service);
  selectFault(-1);
  document_.endMerge();
  document_.edit(tr("Remove fault"), [&](TreeEdit& edit) { edit.remove(place); });
}

void FaultTimeline::changeTimes(double begin, std::optional<double> length, bool merges) {
  if (selected_ < 0) return;
  const std::string place = pointer_to("/faults", static_cast<std::size_t>(selected_));
  const auto change = [&](TreeEdit& edit) {
    edit.set(place + "/at", seconds_value(begin));
    if (length) edit.set(place + "/for", seconds_value(*length));
  };
  document_.edit(tr("Move fault"), change,
                 merges ? QStringLiteral("fault:%1").arg(selected_) : QString());
}

// A replica stays that replica where the other service has one of its number.
std::string FaultTimeline::targetOn(const std::string& service, const std::string& now) const {
  const std::size_t slash = now.find('/');
  if (now.substr(0, slash) == service) return now;
  if (slash == std::string::npos) return service;
  const std::size_t number = index_of(std::string_view(now).substr(slash + 1));
  const JsonValue* const replicas =
      gui::find(document_.tree(), pointer_to("/services", service) + "/replicas");
  const std::size_t count = replicas == nullptr ? 1 : index_of(replicas->scalar);
  const bool has_it = count != std::size_t(-1) && number < count;
  return has_it ? service + now.substr(slash) : service;
}

// The lane that it leaves stays, so that it can come back.
void FaultTimeline::moveTo(double begin, const std::string& service) {
  const Bar* const bar = barOf(selected_);
  if (bar == nullptr) return;
  const std::string target = targetOn(service, drag_target_);
  if (bar->shape.service != service) added_lanes_.push_back(bar->shape.service);
  const std::string place = pointer_to("/faults", static_cast<std::size_t>(selected_));
  document_.edit(
      tr("Move fault"),
      [&, kind = bar->shape.kind](TreeEdit& edit) {
        edit.set(place + "/at", seconds_value(begin));
        edit.set(pointer_to(place, kind), JsonValue::text(target));
      },
      QStringLiteral("fault:%1").arg(selected_));
}

void FaultTimeline::moveToLane(int by) {
  const Bar* const bar = barOf(selected_);
  if (bar == nullptr) return;
  const auto now = std::ranges::find(lanes_, bar->shape.service, &Lane::service) - lanes_.begin();
  const auto wanted = now + by;
  if (wanted < 0 || wanted >= static_cast<std::ptrdiff_t>(lanes_.size())) return;
  document_.endMerge();
  drag_target_ = bar->shape.target;
  moveTo(bar->shape.begin, lanes_[static_cast<std::size_t>(wanted)].service);
  document_.endMerge();
}

void FaultTimeline::changeKind(const std::string& kind) {
  if (selected_ < 0) return;
  const std::string place = pointer_to("/faults", static_cast<std::size_t>(selected_));
  document_.endMerge();
  document_.edit(tr("Change fault"),
                 [&](TreeEdit& edit) { set_kind(edit, Schema::of_scenarios(), place, kind); });
}

Inspector* FaultTimeline::openEditor() {
  if (selected_ < 0) return nullptr;
  auto* const popup = new QFrame(this, Qt::Popup);
  popup->setAttribute(Qt::WA_DeleteOnClose);
  popup->setFrameShape(QFrame::StyledPanel);
  auto* const layout = new QVBoxLayout(popup);
  layout->setContentsMargins(2, 2, 2, 2);
  auto* const inspector = new Inspector(document_);
  inspector->setPlaces({QStringLiteral("/faults/%1").arg(selected_)});
  layout->addWidget(inspector);
  popup->resize(340, 280);
  const QRectF box = rectOf(selected_);
  popup->move(mapToGlobal(box.bottomLeft().toPoint()));
  popup->show();
  inspector->showPlace(QStringLiteral("/faults/%1/at").arg(selected_));
  return inspector;
}

void FaultTimeline::dragTo(QPointF position, bool is_free) {
  const double seconds = secondsAt(position.x());
  const double least = minimumLength();
  const double by = seconds - drag_from_;
  const double length = drag_length_.value_or(0);
  switch (drag_) {
    case Drag::create:
      drag_to_ = snapped(seconds, is_free);
      update();
      break;
    case Drag::move: {
      const Lane* const lane = laneAt(position.y());
      if (lane != nullptr) drag_service_ = lane->service;
      // Up or down alone it keeps its time, on the grid or not.
      const bool is_sideways = std::abs(xOf(seconds) - xOf(drag_from_)) >= sideways_least;
      moveTo(is_sideways ? snapped(drag_begin_ + by, is_free) : drag_begin_, drag_service_);
      break;
    }
    case Drag::end: {
      const double end = snapped(drag_begin_ + length + by, is_free);
      changeTimes(drag_begin_, std::max(least, end - drag_begin_), true);
      break;
    }
    case Drag::begin: {
      const double end = drag_begin_ + length;
      const double begin = std::min(snapped(drag_begin_ + by, is_free), end - least);
      changeTimes(std::max(0.0, begin), end - std::max(0.0, begin), true);
      break;
    }
    case Drag::none: break;
  }
}

}  // namespace sojourn::gui
