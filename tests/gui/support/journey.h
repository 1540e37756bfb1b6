// A window and the hands of somebody who uses it: real mouse and key events alone. Pictures are
// kept under build/…/screenshots, or in the folder that SOJOURN_SCREENSHOTS names.
#pragma once

#include <QImage>
#include <QPoint>
#include <QString>
#include <QTemporaryDir>
#include <functional>
#include <memory>
#include <string>
#include <vector>

#include <gtest/gtest.h>

#include "gui/app/main_window.h"
#include "tests/gui/support/fake_prompts.h"

namespace sojourn::gui {

class JourneyTest : public testing::Test {
 protected:
  static constexpr int patience_ms = 30'000;

  void SetUp() override;
  void TearDown() override;

  // A second window beside the first.
  std::unique_ptr<MainWindow> make_window(FakePrompts** prompts = nullptr);
  static void present(MainWindow& window);

  Document& document() { return window->document(); }
  CanvasView& canvas() { return window->canvas(); }
  WindowPanels& panels() { return window->panels(); }
  void open(const char* scenario);  // of the gallery's folder
  // A copy of a scenario with some fields replaced, in the journey's folder.
  void open_changed(const char* scenario,
                    const std::vector<std::pair<const char*, const char*>>& fields);

  // --- Places on the canvas, in its viewport
  const NodeFigure& figure(const std::string& name);
  QPoint at(QPointF scene);
  QPoint at(const std::string& name) { return at(figure(name).centre); }
  QPoint port(const std::string& name) { return at(figure(name).out_port()); }

  // --- Hands
  static void move_to(QWidget* widget, QPoint point, Qt::MouseButtons buttons = {});
  static void drag(QWidget* widget, QPoint from, QPoint to);
  void drag_on_canvas(QPoint from, QPoint to) { drag(canvas().viewport(), from, to); }
  void click_on_canvas(QPoint point, Qt::KeyboardModifiers modifiers = {});
  void key(Qt::Key code, Qt::KeyboardModifiers modifiers = {});  // where the focus is
  void type(const QString& text);
  // A kind from the palette, dropped on the canvas.
  void drop_kind(NodeKind kind, QPointF scene);
  template <typename Widget>
  Widget* part(const char* name) {
    auto* const found = window->findChild<Widget*>(name);
    EXPECT_NE(found, nullptr) << name;
    return found;
  }

  // --- Eyes
  bool wait(const std::function<bool()>& is_so, int milliseconds = patience_ms);
  std::vector<std::string> nodes();
  std::vector<std::string> edges();
  void shot(const QString& name);
  static QString shots_folder();

  QTemporaryDir folder;
  FakePrompts* prompts = nullptr;  // of the window
  std::unique_ptr<MainWindow> window;
};

}  // namespace sojourn::gui
