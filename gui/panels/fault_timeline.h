// What goes wrong when: a lane for each service, faults as bars over the time of the run. Drawn by
// dragging on a lane, moved by their body, to another service too, stretched by their edges; every
// change is one step of the document's history. Shares its range of time and a crosshair with
// plots.
#pragma once

#include <QToolButton>
#include <QWidget>
#include <limits>

#include "gui/core/document.h"
#include "gui/panels/fault_shape.h"

namespace sojourn::gui {

class Inspector;

class FaultTimeline : public QWidget {
  Q_OBJECT

 public:
  explicit FaultTimeline(Document& document, QWidget* parent = nullptr);

  // The visible range, in seconds from the start of the run.
  void setTimeRange(double from, double to);
  double rangeBegin() const { return from_; }
  double rangeEnd() const { return to_; }
  // NaN hides it.
  void setCrosshair(double seconds);

  // By its number in /faults; -1: none.
  void selectFault(int index);
  int selectedFault() const { return selected_; }
  void addLane(const std::string& service);
  QStringList lanes() const;
  void addFault(const std::string& service, const std::string& kind, double begin, double length);
  void removeSelected();
  // The selected fault's fields in a small window of its own.
  Inspector* openEditor();

  // For tests and plots beside it.
  double xOf(double seconds) const;
  double secondsAt(double x) const;
  QRectF rectOf(int index) const;
  QRectF laneRect(const QString& service) const;

  QSize sizeHint() const override;
  QSize minimumSizeHint() const override;

 signals:
  void timeRangeChanged(double from, double to);
  void crosshairMoved(double seconds);
  // "/faults/2"; empty: none.
  void faultSelected(const QString& pointer);

 protected:
  void paintEvent(QPaintEvent* event) override;
  void resizeEvent(QResizeEvent* event) override;
  void mousePressEvent(QMouseEvent* event) override;
  void mouseMoveEvent(QMouseEvent* event) override;
  void mouseReleaseEvent(QMouseEvent* event) override;
  void mouseDoubleClickEvent(QMouseEvent* event) override;
  void leaveEvent(QEvent* event) override;
  void wheelEvent(QWheelEvent* event) override;
  void keyPressEvent(QKeyEvent* event) override;
  void contextMenuEvent(QContextMenuEvent* event) override;
  bool focusNextPrevChild(bool is_next) override;

 private:
  enum class Drag { none, create, move, begin, end };
  struct Lane {
    std::string service;
    int row = 0;   // its first row
    int rows = 1;  // faults at the same time lie in rows of their own
  };
  struct Bar {
    FaultShape shape;
    int row = 0;
  };

  void refresh();
  std::vector<std::string> servicesOf(const std::vector<FaultShape>& shapes) const;
  void layOut();
  void placeButton();
  const Lane* laneAt(double y) const;
  const Bar* barOf(int index) const;
  int faultAt(QPointF position, Drag* part = nullptr) const;
  double snapped(double seconds, bool is_free) const;
  double minimumLength() const;
  void dragTo(QPointF position, bool is_free);
  void changeTimes(double begin, std::optional<double> length, bool merges);
  void moveTo(double begin, const std::string& service);
  void moveToLane(int by);
  std::string targetOn(const std::string& service, const std::string& now) const;
  void changeKind(const std::string& kind);
  void showFaultMenu(const QPoint& position);
  void showLaneMenu(const std::string& service, double seconds, const QPoint& position);
  void fillLaneMenu();
  void paintAxis(QPainter& painter) const;
  void paintBar(QPainter& painter, const Bar& bar) const;

  Document& document_;
  QToolButton* add_lane_;
  std::vector<Bar> bars_;
  std::vector<Lane> lanes_;
  std::vector<Lane> held_lanes_;  // while a fault is dragged none gets smaller
  std::vector<std::string> added_lanes_;
  double from_ = 0, to_ = 60;
  double run_ = 60;
  double crosshair_ = std::numeric_limits<double>::quiet_NaN();
  int selected_ = -1;
  Drag drag_ = Drag::none;
  std::string drag_service_, drag_target_;
  double drag_from_ = 0, drag_to_ = 0;
  double drag_begin_ = 0;
  std::optional<double> drag_length_;
};

}  // namespace sojourn::gui
