#include "tests/gui/support/journey.h"

#include <QApplication>
#include <QDir>
#include <QDropEvent>
#include <QFile>
#include <QMimeData>
#include <QMouseEvent>
#include <QTest>

#include "gui/core/topology.h"
#include "gui/core/tree_reader.h"
#include "gui/core/tree_writer.h"

namespace sojourn::gui {

void JourneyTest::SetUp() {
  window = make_window(&prompts);
  present(*window);
}

void JourneyTest::TearDown() {
  window.reset();
}

std::unique_ptr<MainWindow> JourneyTest::make_window(FakePrompts** made) {
  auto answers = std::make_unique<FakePrompts>();
  if (made != nullptr) *made = answers.get();
  return std::make_unique<MainWindow>(std::move(answers), folder.filePath("recovery"));
}

void JourneyTest::present(MainWindow& shown) {
  shown.resize(1600, 1000);
  shown.show();
  shown.activateWindow();
  EXPECT_TRUE(QTest::qWaitForWindowActive(&shown));
  QApplication::processEvents();
}

void JourneyTest::open(const char* scenario) {
  ASSERT_TRUE(window->files().open(QString(SOJOURN_SOURCE_DIR "/scenarios/") + scenario));
  ASSERT_TRUE(wait([&] { return window->checker().isCurrent(); }));
}

void JourneyTest::open_changed(const char* scenario,
                               const std::vector<std::pair<const char*, const char*>>& fields) {
  QFile file(QString(SOJOURN_SOURCE_DIR "/scenarios/") + scenario);
  ASSERT_TRUE(file.open(QIODevice::ReadOnly));
  JsonValue tree = *read_tree(file.readAll().toStdString());
  TreeEdit edit(tree);
  for (const auto& [pointer, json] : fields) edit.set(pointer, *read_tree(json));
  const QString path = folder.filePath(scenario);
  QFile copy(path);
  ASSERT_TRUE(copy.open(QIODevice::WriteOnly));
  copy.write(QByteArray::fromStdString(write_tree(tree)));
  copy.close();
  ASSERT_TRUE(window->files().open(path));
  ASSERT_TRUE(wait([&] { return window->checker().isCurrent(); }));
}

const NodeFigure& JourneyTest::figure(const std::string& name) {
  const Picture& picture = canvas().canvas().picture();
  return picture.nodes()[picture.find(name).value()];
}

QPoint JourneyTest::at(QPointF scene) {
  return canvas().mapFromScene(scene);
}

void JourneyTest::move_to(QWidget* widget, QPoint point, Qt::MouseButtons buttons) {
  QMouseEvent event(QEvent::MouseMove, QPointF(point), widget->mapToGlobal(QPointF(point)),
                    Qt::NoButton, buttons, {});
  QApplication::sendEvent(widget, &event);
}

void JourneyTest::drag(QWidget* widget, QPoint from, QPoint to) {
  QTest::mousePress(widget, Qt::LeftButton, {}, from);
  for (int step = 1; step <= 6; ++step) {
    move_to(widget, from + ((to - from) * step / 6), Qt::LeftButton);
  }
  QTest::mouseRelease(widget, Qt::LeftButton, {}, to);
}

void JourneyTest::click_on_canvas(QPoint point, Qt::KeyboardModifiers modifiers) {
  QTest::mouseClick(canvas().viewport(), Qt::LeftButton, modifiers, point);
}

void JourneyTest::key(Qt::Key code, Qt::KeyboardModifiers modifiers) {
  QWidget* const focus = QApplication::focusWidget();
  ASSERT_NE(focus, nullptr);
  QTest::keyClick(focus, code, modifiers);
}

void JourneyTest::type(const QString& text) {
  QWidget* const focus = QApplication::focusWidget();
  ASSERT_NE(focus, nullptr);
  QTest::keyClicks(focus, text);
}

void JourneyTest::drop_kind(NodeKind kind, QPointF scene) {
  QMimeData data;
  data.setData(kind_mime_type, QByteArray::number(static_cast<int>(kind)));
  QWidget* const target = canvas().viewport();
  const QPoint point = at(scene);
  QDragEnterEvent enter(point, Qt::CopyAction, &data, Qt::LeftButton, {});
  QApplication::sendEvent(target, &enter);
  QDragMoveEvent move(point, Qt::CopyAction, &data, Qt::LeftButton, {});
  QApplication::sendEvent(target, &move);
  QDropEvent drop(QPointF(point), Qt::CopyAction, &data, Qt::LeftButton, {});
  QApplication::sendEvent(target, &drop);
  EXPECT_TRUE(drop.isAccepted());
}

bool JourneyTest::wait(const std::function<bool()>& is_so, int milliseconds) {
  return QTest::qWaitFor(is_so, milliseconds);
}

std::vector<std::string> JourneyTest::nodes() {
  std::vector<std::string> names;
  for (const TopologyNode& node : read_topology(document().tree()).nodes) {
    names.push_back(node.name);
  }
  return names;
}

std::vector<std::string> JourneyTest::edges() {
  const Topology topology = read_topology(document().tree());
  std::vector<std::string> names;
  for (const TopologyEdge& edge : topology.edges) {
    names.push_back(topology.nodes[edge.from].name + ">" + topology.nodes[edge.to].name);
  }
  return names;
}

QString JourneyTest::shots_folder() {
  const QString chosen = qEnvironmentVariable("SOJOURN_SCREENSHOTS");
  const QString where = chosen.isEmpty() ? QString(SOJOURN_BINARY_DIR "/../screenshots") : chosen;
  QDir().mkpath(where);
  return where;
}

void JourneyTest::shot(const QString& name) {
  QApplication::processEvents();
  EXPECT_TRUE(window->grab().save(shots_folder() + "/" + name + ".png"));
}

}  // namespace sojourn::gui
