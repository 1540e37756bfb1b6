// Several places in one inspector: objects that they have in common are edited together, too.
#include <QComboBox>

#include <gtest/gtest.h>

#include "gui/core/checker.h"
#include "gui/panels/alternatives_editor.h"
#include "gui/panels/distribution_editor.h"
#include "gui/panels/inspector.h"
#include "gui/panels/panel_parts.h"
#include "gui/panels/properties_editor.h"
#include "gui/panels/section.h"
#include "tests/gui/panels/panel_fixture.h"

namespace sojourn::gui {
namespace {

using test::at;
using test::line_of;
using test::load;
using test::show;
using test::type;

constexpr auto two_shops = R"({"sojourn": 1, "name": "two",
  "services": {
    "a": {"queue": {"capacity": 10}, "overhead": {"hold": "1ms"},
      "endpoints": {"get": [{"delay": "5ms"}, {"call": "c.get"}]}},
    "b": {"queue": {"capacity": 20, "order": "lifo"}, "overhead": {"hold": "3ms"},
      "endpoints": {"get": [{"delay": "5ms"}, {"call": "c.get", "retry": {"attempts": 2}}]}},
    "c": {"overhead": {"hold": "2ms"}, "endpoints": {"get": [{"delay": "5ms"}]}}},
  "workloads": {
    "users": {"poisson": "5/s", "requests": {"a.get": 1}},
    "crowd": {"poisson": {"steps": [["0s", "1/s"], ["5s", "2/s"]]}, "requests": {"b.get": 1}},
    "few": {"closed": {"users": 3, "think": {"exponential": "1s"}}, "requests": {"b.get": 1}},
    "many": {"closed": {"users": 9, "think": {"exponential": "3s"}}, "requests": {"b.get": 1}},
    "some": {"closed": {"users": 5, "think": "2s"}, "requests": {"b.get": 1}}}})";

class SeveralPlaces : public testing::Test {
 protected:
  void open(const QStringList& places) {
    load(document, two_shops);
    ASSERT_FALSE(check_text(document.text()).has_errors())
        << check_text(document.text()).problems.front().text.toStdString();
    before = document.text();
    inspector.setPlaces(places);
    show(inspector);
  }
  template <typename Editor>
  Editor* editor(const char* place) {
    auto* const found = qobject_cast<Editor*>(inspector.editorOf(place));
    EXPECT_NE(found, nullptr) << place;
    return found;
  }
  QString summary_of_section(const char* place) {
    return editor<Section>(place)->findChild<ElidedLabel*>()->fullText();
  }
  // What was done was one step, and leaves a scenario without errors.
  void expect_one_step() {
    const CheckResult check = check_text(document.text());
    EXPECT_FALSE(check.has_errors()) << check.problems.front().text.toStdString();
    EXPECT_EQ(document.history()->count(), 1);
    document.history()->undo();
    EXPECT_EQ(document.text(), before);
  }

  Document document;
  Inspector inspector{document};
  std::string before;
};

TEST_F(SeveralPlaces, ShareTheFieldsOfTheirObjects) {
  open({"/services/a", "/services/b"});
  EXPECT_EQ(summary_of_section("/services/a/queue"), "different values");
  ASSERT_TRUE(inspector.showPlace("/services/a/queue/capacity"));
  QCoreApplication::processEvents();
  auto* const capacity = editor<FieldEditor>("/services/a/queue/capacity");
  QLineEdit* const line = capacity->findChild<QLineEdit*>();
  ASSERT_NE(line, nullptr);
  EXPECT_EQ(line->text(), "");
  EXPECT_EQ(line->placeholderText(), "different values");
  type(line, "15");
  EXPECT_EQ(at(document, "/services/a/queue"), R"({"capacity": 15})");
  EXPECT_EQ(at(document, "/services/b/queue"), R"({"capacity": 15, "order": "lifo"})")
      << "what differs beside it stays";
  expect_one_step();
}

TEST_F(SeveralPlaces, AnObjectThatOneLacksIsMadeForTheValue) {
  open({"/services/c", "/services/b"});
  ASSERT_TRUE(inspector.showPlace("/services/c/queue/capacity"));
  QCoreApplication::processEvents();
  type(editor<FieldEditor>("/services/c/queue/capacity")->findChild<QLineEdit*>(), "9");
  EXPECT_EQ(at(document, "/services/c/queue"), R"({"capacity": 9})");
  EXPECT_EQ(at(document, "/services/b/queue"), R"({"capacity": 9, "order": "lifo"})");
  expect_one_step();
}

TEST_F(SeveralPlaces, WhatOnlyAnotherHasCanBeRemoved) {
  open({"/services/c", "/services/b"});
  auto* const queue = editor<Section>("/services/c/queue");
  ASSERT_TRUE(queue->presence()->isVisible());
  QTest::mouseClick(queue->presence(), Qt::LeftButton);
  EXPECT_EQ(at(document, "/services/b/queue"), "(none)");
  expect_one_step();
}

TEST_F(SeveralPlaces, WhatIsAddedAsAWholeIsAddedWhereItIsMissing) {
  open({"/services/a/endpoints/get/1", "/services/b/endpoints/get/1"});
  EXPECT_EQ(summary_of_section("/services/a/endpoints/get/1/retry"), "in 1 of 2");
  auto* const retry = editor<Section>("/services/a/endpoints/get/1/retry");
  EXPECT_EQ(retry->presence()->text(), "+");
  QTest::mouseClick(retry->presence(), Qt::LeftButton);
  EXPECT_NE(at(document, "/services/a/endpoints/get/1/retry"), "(none)");
  EXPECT_EQ(at(document, "/services/b/endpoints/get/1/retry"), R"({"attempts": 2})") << "kept";
  expect_one_step();
}

TEST_F(SeveralPlaces, DistributionsOfOneKindShareTheirParameters) {
  open({"/workloads/few", "/workloads/many"});
  ASSERT_TRUE(inspector.showPlace("/workloads/few/closed/think"));
  QCoreApplication::processEvents();
  auto* const chooser = editor<DistributionEditor>("/workloads/few/closed/think")->chooser();
  EXPECT_EQ(chooser->currentIndex(), chooser->findData("exponential"));
  QLineEdit* const mean = line_of(inspector, "/workloads/few/closed/think/exponential");
  ASSERT_TRUE(mean->isVisible());
  EXPECT_EQ(mean->placeholderText(), "different values");
  type(mean, "4ms");
  EXPECT_EQ(at(document, "/workloads/few/closed/think"), R"({"exponential": "4ms"})");
  EXPECT_EQ(at(document, "/workloads/many/closed/think"), R"({"exponential": "4ms"})");
  EXPECT_EQ(at(document, "/workloads/many/closed/users"), "9");
  expect_one_step();
}

TEST_F(SeveralPlaces, DistributionsOfTwoKindsAreChosenAnew) {
  open({"/workloads/few", "/workloads/some"});
  ASSERT_TRUE(inspector.showPlace("/workloads/few/closed/think"));
  QCoreApplication::processEvents();
  auto* const chooser = editor<DistributionEditor>("/workloads/few/closed/think")->chooser();
  EXPECT_EQ(chooser->currentIndex(), -1);
  EXPECT_EQ(chooser->placeholderText(), "different values");
  FieldEditor* const mean = inspector.editorOf("/workloads/few/closed/think/exponential");
  EXPECT_TRUE(mean == nullptr || !mean->isVisible());
}

TEST_F(SeveralPlaces, KindsThatDifferAreNotWrittenIntoEachOther) {
  open({"/workloads/users", "/workloads/few"});
  auto* const both = editor<PropertiesEditor>("/workloads/users");
  ASSERT_NE(both->kindChooser(), nullptr);
  EXPECT_EQ(both->kindChooser()->currentIndex(), -1);
  EXPECT_EQ(both->kindChooser()->placeholderText(), "different values");
  EXPECT_EQ(inspector.editorOf("/workloads/users/poisson"), nullptr);
  const int poisson = both->kindChooser()->findData("poisson");
  both->kindChooser()->setCurrentIndex(poisson);
  emit both->kindChooser()->activated(poisson);
  EXPECT_NE(inspector.editorOf("/workloads/users/poisson"), nullptr);
  EXPECT_EQ(at(document, "/workloads/users/poisson"), "\"5/s\"") << "kept";
  EXPECT_EQ(at(document, "/workloads/few/closed"), "(none)");
  expect_one_step();
}

// A rate has no steps that could be edited.
TEST_F(SeveralPlaces, PartsOfWhatIsNoObjectElsewhereAreNotOffered) {
  open({"/workloads/crowd", "/workloads/users"});
  auto* const rate = editor<AlternativesEditor>("/workloads/crowd/poisson");
  EXPECT_EQ(rate->chooser()->placeholderText(), "different values");
  for (QLineEdit* const line : rate->findChildren<QLineEdit*>()) {
    EXPECT_FALSE(line->isVisible());
  }
  inspector.showPlace("/workloads/crowd/poisson/steps");
  EXPECT_EQ(document.text(), before);
}

}  // namespace
}  // namespace sojourn::gui
