// A canvas with a document in a window of its own, and hands to use it with: real events alone.
#pragma once

#include <QApplication>
#include <QMouseEvent>
#include <QTest>
#include <string>
#include <vector>

#include <gtest/gtest.h>

#include "gui/canvas/canvas_view.h"
#include "gui/core/tree_reader.h"

namespace sojourn::gui {

class CanvasTest : public testing::Test {
 protected:
  void SetUp() override {
    document.reset(empty_document());
    show(view);
    QObject::connect(&view, &CanvasView::statusMessage, &view,
                     [this](const QString& text) { status = text; });
  }

  static void show(CanvasView& canvas) {
    canvas.resize(1000, 600);
    canvas.show();
    canvas.activateWindow();
    EXPECT_TRUE(QTest::qWaitForWindowActive(&canvas));
    canvas.setFocus();
    canvas.resetZoom();
    canvas.centerOn(0, 0);
  }

  void open(const char* scenario) {
    ASSERT_TRUE(document.open(QStringLiteral(SOJOURN_SOURCE_DIR "/scenarios/") + scenario));
    view.resetZoom();
    view.centerOn(view.canvas().picture().bounds().center());
  }

  const NodeFigure& figure(const std::string& name) const {
    return view.canvas().picture().nodes()[view.canvas().picture().find(name).value()];
  }
  QPointF centre(const std::string& name) const { return figure(name).centre; }
  QPoint at(QPointF point) const { return view.mapFromScene(point); }
  QPoint at(const std::string& name) const { return at(centre(name)); }
  QPoint port(const std::string& name) const { return at(figure(name).out_port()); }

  void move_to(QPoint point, Qt::MouseButtons buttons, Qt::KeyboardModifiers modifiers = {}) {
    QWidget* const widget = view.viewport();
    QMouseEvent event(QEvent::MouseMove, QPointF(point), widget->mapToGlobal(QPointF(point)),
                      Qt::NoButton, buttons, modifiers);
    QCoreApplication::sendEvent(widget, &event);
  }
  void drag(QPoint from, QPoint to, Qt::KeyboardModifiers modifiers = {},
            Qt::MouseButton button = Qt::LeftButton) {
    QTest::mousePress(view.viewport(), button, modifiers, from);
    for (int step = 1; step <= 4; ++step) {
      move_to(from + ((to - from) * step / 4), button, modifiers);
    }
    QTest::mouseRelease(view.viewport(), button, modifiers, to);
  }
  void click(QPoint point, Qt::KeyboardModifiers modifiers = {}) {
    QTest::mouseClick(view.viewport(), Qt::LeftButton, modifiers, point);
  }
  void double_click(QPoint point) {
    click(point);
    QTest::mouseDClick(view.viewport(), Qt::LeftButton, {}, point);
    QTest::mouseRelease(view.viewport(), Qt::LeftButton, {}, point);
  }
  void key(int code, Qt::KeyboardModifiers modifiers = {}) {
    QTest::keyClick(&view, static_cast<Qt::Key>(code), modifiers);
  }
  // Into what has the focus: a popup.
  static void type(const char* text) { QTest::keyClicks(QApplication::focusWidget(), text); }
  static void key_in_popup(Qt::Key code) { QTest::keyClick(QApplication::focusWidget(), code); }

  std::vector<std::string> nodes() const {
    std::vector<std::string> names;
    for (const TopologyNode& node : read_topology(document.tree()).nodes) {
      names.push_back(node.name);
    }
    return names;
  }
  std::vector<std::string> edges() const {
    const Topology topology = read_topology(document.tree());
    std::vector<std::string> names;
    for (const TopologyEdge& edge : topology.edges) {
      names.push_back(topology.nodes[edge.from].name + ">" + topology.nodes[edge.to].name);
    }
    return names;
  }
  int steps() const { return document_history().count(); }
  const QUndoStack& document_history() const { return *const_cast<Document&>(document).history(); }

  // A workload, a gateway, a service and a database in a row, not connected.
  void build_row() {
    view.commands().add(NodeKind::client, {-360, 0});
    view.commands().add(NodeKind::gateway, {-120, 0});
    view.commands().add(NodeKind::service, {120, 0});
    view.commands().add(NodeKind::database, {360, 0});
    view.selectNothing();
  }

  Document document;
  CanvasView view{document};
  QString status;
};

}  // namespace sojourn::gui
