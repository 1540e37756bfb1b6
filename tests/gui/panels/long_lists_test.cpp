// Lists of hundreds of entries: a page of them is made, and every entry can be reached.
#include <QElapsedTimer>
#include <QMenu>
#include <QToolButton>
#include <set>

#include <gtest/gtest.h>

#include "gui/panels/entries_editor.h"
#include "gui/panels/entry_row.h"
#include "gui/panels/inspector.h"
#include "tests/gui/panels/panel_fixture.h"

namespace sojourn::gui {
namespace {

using test::at;
using test::line_of;
using test::load;
using test::show;
using test::type;

class LongLists : public testing::Test {
 protected:
  static constexpr auto steps = "/services/a/endpoints/get";

  // A service with so many steps.
  void open(int count, const QString& place = "/services/a/endpoints/get") {
    std::string text = R"({"services": {"a": {"endpoints": {"get": [)";
    for (int i = 0; i < count; ++i) {
      text +=
          (i == 0 ? "" : ", ") + std::string(R"({"delay": ")") + std::to_string(i + 1) + "ms\"}";
    }
    load(document, (text + "]}}}}").c_str());
    inspector.setPlaces({place});
    show(inspector);
  }

  EntriesEditor& list() {
    for (auto* const editor : inspector.findChildren<EntriesEditor*>()) {
      if (editor->pointer() == steps) return *editor;
    }
    ADD_FAILURE() << "there is no list";
    return *inspector.findChild<EntriesEditor*>();
  }
  QString first() { return QString::fromStdString(list().rows().front()->pointer()); }
  QString last() { return QString::fromStdString(list().rows().back()->pointer()); }
  static QString step(int index) { return QString("%1/%2").arg(steps).arg(index); }
  static EntryRow* row_of(QWidget* widget) {
    while (widget != nullptr && qobject_cast<EntryRow*>(widget) == nullptr) {
      widget = widget->parentWidget();
    }
    return qobject_cast<EntryRow*>(widget);
  }

  Document document;
  Inspector inspector{document};
};

TEST_F(LongLists, TheMouseReachesEveryEntry) {
  open(250);
  EXPECT_EQ(list().rows().size(), EntriesEditor::page_size);
  EXPECT_FALSE(list().earlierButton()->isVisible());
  ASSERT_TRUE(list().moreButton()->isVisible());
  EXPECT_EQ(list().moreButton()->text(), "Show 100 more");
  const EntryRow* const kept = list().rows()[3];
  QTest::mouseClick(list().moreButton(), Qt::LeftButton);
  EXPECT_EQ(list().rows().size(), 200U);
  EXPECT_EQ(list().rows()[3], kept) << "what was there stays";
  EXPECT_EQ(list().moreButton()->text(), "Show 50 more");
  QTest::mouseClick(list().moreButton(), Qt::LeftButton);
  ASSERT_EQ(list().rows().size(), 250U);
  EXPECT_FALSE(list().moreButton()->isVisible());
  EXPECT_EQ(last(), step(249));
  EXPECT_EQ(document.history()->count(), 0) << "looking changes nothing";
}

TEST_F(LongLists, TheKeyboardReachesEveryEntry) {
  open(250);
  QApplication::processEvents();
  list().rows().front()->fold()->setFocus();
  std::set<std::string> met;
  for (int i = 0; i < 2000 && met.size() < 250; ++i) {
    QWidget* const now = QApplication::focusWidget();
    ASSERT_NE(now, nullptr);
    if (const EntryRow* const row = row_of(now)) met.insert(row->pointer());
    QTest::keyClick(now, now == list().moreButton() ? Qt::Key_Space : Qt::Key_Tab);
    QApplication::processEvents();
  }
  EXPECT_EQ(met.size(), 250U);
}

TEST_F(LongLists, APlaceFarDownIsShownWithItsPage) {
  open(1000);
  ASSERT_TRUE(inspector.showPlace(step(950) + "/delay"));
  EXPECT_EQ(list().rows().size(), EntriesEditor::page_size) << "and not the whole list";
  EXPECT_EQ(first(), step(900));
  EXPECT_FALSE(list().moreButton()->isVisible());
  FieldEditor* const editor = inspector.editorOf(step(950) + "/delay");
  ASSERT_NE(editor, nullptr);
  EXPECT_TRUE(QTest::qWaitFor([&] {
    const QPoint top = editor->mapTo(inspector.area()->viewport(), QPoint(0, 0));
    return editor->isVisible() && inspector.area()->viewport()->rect().contains(top);
  }));
  ASSERT_TRUE(list().earlierButton()->isVisible());
  EXPECT_EQ(list().earlierButton()->text(), "Show 100 before");
  const EntryRow* const kept = list().rows().front();
  QTest::mouseClick(list().earlierButton(), Qt::LeftButton);
  EXPECT_EQ(first(), step(800));
  EXPECT_EQ(list().rows()[100], kept);
  EXPECT_EQ(row_of(QApplication::focusWidget()), list().rows()[99]);
  ASSERT_TRUE(inspector.showPlace(step(3)));
  EXPECT_EQ(first(), step(0));
}

TEST_F(LongLists, ALongListIsNeverMadeAsAWhole) {
  open(1000);
  EXPECT_EQ(inspector.findChildren<EntryRow*>().size(), 100);
  QElapsedTimer clock;
  clock.start();
  Inspector again(document);
  again.setPlaces({steps});
  RecordProperty("made_in_us", static_cast<int>(clock.nsecsElapsed() / 1000));
  EXPECT_EQ(again.findChildren<EntryRow*>().size(), 100);
}

TEST_F(LongLists, WhatIsAddedAtTheEndIsSeen) {
  open(250);
  QMenu* const menu = list().addButton()->menu();
  ASSERT_NE(menu, nullptr);
  menu->actions().front()->trigger();
  EXPECT_EQ(last(), step(250));
  EXPECT_EQ(first(), step(200));
  document.history()->undo();
  EXPECT_EQ(last(), step(249));
}

TEST_F(LongLists, AnEntryMovesOverTheBorderOfAPage) {
  open(250);
  inspector.showPlace(step(100));
  ASSERT_EQ(first(), step(0)) << "the next one is added to what is shown";
  ASSERT_TRUE(inspector.showPlace(step(220)));
  ASSERT_EQ(first(), step(200));
  QToolButton* const up = list().rows().front()->upButton();
  EXPECT_TRUE(up->isEnabled());
  QTest::mouseClick(up, Qt::LeftButton);
  EXPECT_EQ(at(document, "/services/a/endpoints/get/199/delay"), "\"201ms\"");
  EXPECT_EQ(first(), step(199));
  EXPECT_EQ(QApplication::focusWidget(), list().rows().front()->upButton());
}

TEST_F(LongLists, WhatWasShownMayVanish) {
  open(250);
  ASSERT_TRUE(inspector.showPlace(step(240)));
  document.edit("Shorter",
                [](TreeEdit& edit) { edit.set("/services/a/endpoints/get", JsonValue::array()); });
  EXPECT_TRUE(list().rows().empty());
  EXPECT_FALSE(list().moreButton()->isVisible());
  EXPECT_FALSE(list().earlierButton()->isVisible());
  document.history()->undo();
  EXPECT_EQ(first(), step(0));
  EXPECT_EQ(list().rows().size(), 100U);
}

TEST_F(LongLists, NamedEntriesAreFoundToo) {
  std::string text = R"({"services": {"a": {"endpoints": {)";
  for (int i = 0; i < 250; ++i) {
    text += (i == 0 ? "" : ", ") + ("\"e" + std::to_string(i)) + R"(": [{"delay": "1ms"}])";
  }
  load(document, (text + "}}}}").c_str());
  inspector.setPlaces({"/services/a"});
  show(inspector);
  ASSERT_TRUE(inspector.showPlace("/services/a/endpoints/e123/0/delay"));
  EXPECT_NE(inspector.editorOf("/services/a/endpoints/e123/0"), nullptr);
  EXPECT_EQ(inspector.editorOf("/services/a/endpoints/e99"), nullptr);
  EXPECT_NE(inspector.editorOf("/services/a/endpoints/e199"), nullptr);
}

}  // namespace
}  // namespace sojourn::gui
