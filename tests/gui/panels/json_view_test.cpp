#include "gui/panels/json_view.h"

#include <QCompleter>
#include <QElapsedTimer>
#include <QScrollBar>
#include <QSignalSpy>
#include <QStringListModel>
#include <QTextBlock>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "gui/look/theme.h"
#include "gui/panels/json_place.h"
#include "tests/gui/panels/panel_fixture.h"

namespace sojourn::gui {
namespace {

using test::at;
using testing::HasSubstr;

class JsonViewTest : public testing::Test {
 protected:
  JsonViewTest() : view_((test::load(document_), document_)) {
    test::show(view_, 500, 600);
    view_.edit()->setFocus();
  }

  void placeBehind(const QString& text) {
    const QString all = view_.edit()->toPlainText();
    QTextCursor cursor = view_.edit()->textCursor();
    ASSERT_GE(all.indexOf(text), 0);
    cursor.setPosition(static_cast<int>(all.indexOf(text) + text.size()));
    view_.edit()->setTextCursor(cursor);
  }

  Document document_;
  JsonView view_;
};

TEST_F(JsonViewTest, ShowsTheDocumentAndFollowsIt) {
  EXPECT_EQ(view_.edit()->toPlainText().toStdString(), document_.text());
  document_.edit("x",
                 [](TreeEdit& edit) { edit.set("/services/cart/replicas", JsonValue::whole(9)); });
  EXPECT_EQ(view_.edit()->toPlainText().toStdString(), document_.text());
  document_.history()->undo();
  EXPECT_EQ(view_.edit()->toPlainText().toStdString(), document_.text());
}

TEST_F(JsonViewTest, HandsOverWhatIsTypedAsOneStep) {
  const std::string before = document_.text();
  placeBehind("\"replicas\": 3");
  QTest::keyClicks(view_.edit(), "75");
  EXPECT_EQ(document_.text(), before);
  QTest::qWait(JsonView::quiet_ms + 100);
  EXPECT_EQ(at(document_, "/services/cart/replicas"), "375");
  QTest::keyClicks(view_.edit(), "2");
  view_.applyNow();
  EXPECT_EQ(document_.history()->count(), 1);
  QTest::keyClick(view_.edit(), Qt::Key_Z, Qt::ControlModifier);
  EXPECT_EQ(document_.text(), before);
  EXPECT_EQ(view_.edit()->toPlainText().toStdString(), before);
  QTest::keyClick(view_.edit(), Qt::Key_Z, Qt::ControlModifier | Qt::ShiftModifier);
  EXPECT_EQ(at(document_, "/services/cart/replicas"), "3752");
}

// To Qt the text changes with its colours; a view that nobody looks at shows what was.
TEST_F(JsonViewTest, OtherColoursAreNoEdit) {
  view_.setInView(false);
  document_.edit("x",
                 [](TreeEdit& edit) { edit.set("/services/cart/replicas", JsonValue::whole(9)); });
  JsonView never_shown(document_);
  const std::string before = document_.text();
  for (const Appearance appearance : {Appearance::dark, Appearance::light}) {
    apply_appearance(*qApp, appearance);
    QTest::qWait(JsonView::quiet_ms + 100);
  }
  EXPECT_EQ(document_.text(), before);
  EXPECT_EQ(document_.history()->count(), 1);
  view_.setInView(true);
  EXPECT_EQ(view_.edit()->toPlainText().toStdString(), before);
}

TEST_F(JsonViewTest, KeepsBrokenTextAndShowsItsErrors) {
  placeBehind("\"name\": \"shop\"");
  QTest::keyClicks(view_.edit(), " oops");
  view_.applyNow();
  EXPECT_TRUE(document_.isDraft());
  EXPECT_THAT(document_.text(), HasSubstr("oops"));
  EXPECT_EQ(view_.errorList()->count(), 1);
  ASSERT_EQ(view_.edit()->marks().size(), 1U);
  const TextMark& mark = view_.edit()->marks().front();
  EXPECT_EQ(view_.edit()->toPlainText().mid(mark.begin, 4), "oops");
  QTest::keyClick(view_.edit(), Qt::Key_Z, Qt::ControlModifier);
  view_.applyNow();
  EXPECT_FALSE(document_.isDraft());
  EXPECT_TRUE(view_.edit()->marks().empty());
}

TEST_F(JsonViewTest, MarksWhatTheCheckerSays) {
  document_.edit(
      "x", [](TreeEdit& edit) { edit.set("/services/cart/replicas", JsonValue::text("many")); });
  view_.setProblems(check_text(document_.text()).problems);
  ASSERT_EQ(view_.edit()->marks().size(), 1U);
  const TextMark& mark = view_.edit()->marks().front();
  EXPECT_EQ(view_.edit()->toPlainText().mid(mark.begin, mark.length), "\"many\"");
}

TEST_F(JsonViewTest, ShowsAPlaceAndTellsWhereTheCursorIs) {
  document_.edit("x", [](TreeEdit& edit) {
    for (int i = 0; i < 200; ++i) {
      edit.set("/services/cart/endpoints/e" + std::to_string(i), JsonValue::array());
    }
  });
  view_.findLine()->setFocus();
  view_.showPlace("/slos/quick");
  EXPECT_GT(view_.edit()->verticalScrollBar()->value(), 0);
  EXPECT_THAT(view_.edit()->textCursor().block().text().toStdString(), HasSubstr("quick"));
  QSignalSpy selected(&view_, &JsonView::placeSelected);
  view_.edit()->setFocus();
  placeBehind("\"e7");
  ASSERT_FALSE(selected.isEmpty());
}

TEST_F(JsonViewTest, CompletesKeysAndChoices) {
  placeBehind("\"replicas\": 3");
  QTest::keyClicks(view_.edit(), ", \"im");
  QTest::keyClick(view_.edit(), Qt::Key_Space, Qt::ControlModifier);
  auto* const model = static_cast<QStringListModel*>(view_.edit()->completer()->model());
  EXPECT_EQ(model->stringList(), (QStringList{"implementation"}));
  emit view_.edit()->completer()->activated(QString("implementation"));
  QTest::keyClicks(view_.edit(), "\"fl");
  view_.edit()->complete();
  EXPECT_EQ(model->stringList(), (QStringList{"flask"}));
  QTest::keyClicks(view_.edit(), "ask\"");
  view_.applyNow();
  EXPECT_EQ(at(document_, "/services/cart/implementation"), "\"flask\"");
}

TEST_F(JsonViewTest, Finds) {
  QTest::keyClick(view_.edit(), Qt::Key_F, Qt::ControlModifier);
  EXPECT_TRUE(view_.findLine()->isVisible());
  QTest::keyClicks(view_.findLine(), "order");
  EXPECT_EQ(view_.edit()->textCursor().selectedText(), "order");
  const int first = view_.edit()->textCursor().position();
  QTest::keyClick(view_.findLine(), Qt::Key_Return);
  EXPECT_GT(view_.edit()->textCursor().position(), first);
}

TEST(JsonPlace, KnowsWhereItIs) {
  const QString text = R"({"a": {"b": [1, {"c": "x"}]}, "d)";
  EXPECT_EQ(place_in_json(text, text.indexOf("\"x") + 2).pointer, "/a/b/1/c");
  EXPECT_EQ(place_in_json(text, text.size()).pointer, "");
  EXPECT_TRUE(place_in_json(text, text.size()).is_key);
  EXPECT_EQ(place_in_json(text, text.size()).begun, "d");
  EXPECT_EQ(offset_in_json(text, "/a/b/1/c"), text.indexOf("\"c\""));
  EXPECT_EQ(offset_in_json(text, "/a/b/0"), text.indexOf("1,"));
  EXPECT_EQ(offset_in_json(text, "/a"), 1);
}

TEST(JsonViewSize, StaysUsableWithALargeDocument) {
  Document document;
  test::load(document);
  JsonView view(document);
  document.edit("x", [](TreeEdit& edit) {
    for (int i = 0; i < 6000; ++i) {
      edit.set(
          "/services/s" + std::to_string(i),
          *read_tree(
              R"({"replicas": 3, "endpoints": {"get": [{"delay": {"exponential": "1ms"}}]}})"));
    }
  });
  EXPECT_TRUE(view.edit()->toPlainText().isEmpty());
  EXPECT_GT(document.text().size(), 500'000U);
  test::show(view, 500, 600);
  QElapsedTimer timer;
  timer.start();
  for (int i = 0; i < 5; ++i) {
    document.edit("x", [&](TreeEdit& edit) {
      edit.set("/services/s3000/replicas", JsonValue::whole(10 + i));
    });
  }
  EXPECT_LT(timer.elapsed(), 5 * 1000);
  EXPECT_EQ(view.edit()->toPlainText().toStdString(), document.text());
}

}  // namespace
}  // namespace sojourn::gui
