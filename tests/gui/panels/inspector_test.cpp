#include "gui/panels/inspector.h"

#include <QComboBox>
#include <QMenu>
#include <QSignalSpy>
#include <functional>
#include <set>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "engine/random.h"
#include "gui/panels/alternatives_editor.h"
#include "gui/panels/distribution_editor.h"
#include "gui/panels/entries_editor.h"
#include "gui/panels/entry_row.h"
#include "gui/panels/place_edits.h"
#include "gui/panels/properties_editor.h"
#include "gui/panels/section.h"
#include "gui/panels/typed_value.h"
#include "models/scenario/schema_text.h"
#include "tests/gui/panels/panel_fixture.h"

namespace sojourn::gui {
namespace {

using test::at;
using test::line_of;
using test::load;
using test::show;
using test::type;
using testing::HasSubstr;

TEST(Inspector, EditsAKeyThatTheFormatGainsTomorrow) {
  std::string text(scenario::schema_text());
  const std::string before = "\"implementation\": {\n          \"title\": \"Implementation\"";
  const std::size_t place = text.find(before);
  ASSERT_NE(place, std::string::npos);
  text.insert(place,
              R"("burst": {"title": "Burst", "description": "Requests at once. Unit: requests.",
      "type": "integer", "minimum": 2, "maximum": 50, "default": 7},
      )");
  const auto schema = Schema::parse(text);
  ASSERT_TRUE(schema.has_value());
  Document document;
  load(document);
  const std::string original = document.text();
  Inspector inspector(document, *schema);
  inspector.setPlaces({"/services/cart"});
  show(inspector);
  QLineEdit* const line = line_of(inspector, "/services/cart/burst");
  ASSERT_NE(line, nullptr);
  EXPECT_EQ(line->placeholderText(), "7");
  EXPECT_THAT(line->toolTip().toStdString(), HasSubstr("from 2 to 50"));
  type(line, "42");
  EXPECT_EQ(at(document, "/services/cart/burst"), "42");
  EXPECT_EQ(document.history()->count(), 1);
  QTest::keyClick(line, Qt::Key_Up);
  EXPECT_EQ(at(document, "/services/cart/burst"), "43");
  type(line, "99");
  auto* const row = qobject_cast<FieldRow*>(inspector.editorOf("/services/cart/burst"));
  EXPECT_FALSE(row->edit()->objection().isEmpty());
  while (document.history()->canUndo()) document.history()->undo();
  EXPECT_EQ(document.text(), original);
  EXPECT_EQ(line->text(), "");
}

TEST(Inspector, TakesUnitsAndFlagsWhatIsNone) {
  Document document;
  load(document);
  Inspector inspector(document);
  inspector.setPlaces({"/services/cart/overhead"});
  inspector.setPlaces({"/services/cart"});
  show(inspector);
  ASSERT_TRUE(inspector.showPlace("/services/cart/overhead/hold"));
  const char* const hold = "/services/cart/overhead/hold";
  QLineEdit* const line = line_of(inspector, hold);
  auto* const row = qobject_cast<FieldRow*>(inspector.editorOf(hold));
  type(line, "250us");
  EXPECT_EQ(at(document, hold), "\"250us\"");
  EXPECT_TRUE(row->edit()->objection().isEmpty());
  type(line, "1.5 s");
  EXPECT_EQ(at(document, hold), "\"1.5s\"");
  type(line, "abc");
  EXPECT_EQ(at(document, hold), "\"abc\"");
  EXPECT_EQ(line->text(), "abc");
  EXPECT_THAT(row->edit()->objection().toStdString(), HasSubstr("unit"));
  const CheckResult wrong = check_text(document.text());
  ASSERT_TRUE(wrong.has_errors());
  EXPECT_EQ(wrong.problems.front().pointer, hold);
  type(line, "-1");
  EXPECT_EQ(at(document, hold), "\"-1\"");
  EXPECT_FALSE(row->edit()->objection().isEmpty());
  type(line, "2ms");
  EXPECT_TRUE(row->edit()->objection().isEmpty());
  QTest::keyClick(line, Qt::Key_Up);
  EXPECT_EQ(at(document, hold), "\"2.2ms\"");
  EXPECT_FALSE(check_text(document.text()).has_errors());
}

TEST(TypedValue, UnderstandsWhatPeopleWrite) {
  Field rate;
  rate.kind = Field::Kind::rate;
  EXPECT_EQ(read_typed(rate, "2k rps").value.scalar, "2000/s");
  EXPECT_EQ(read_typed(rate, "2k/s").value.scalar, "2000/s");
  EXPECT_EQ(read_typed(rate, "50").value.scalar, "50/s");
  EXPECT_EQ(read_typed(rate, "50").hint, "= 50/s");
  EXPECT_EQ(read_typed(rate, "20/min").value.scalar, "20/min");
  EXPECT_FALSE(read_typed(rate, "-1").objection.isEmpty());
  Field duration;
  duration.kind = Field::Kind::duration;
  EXPECT_EQ(read_typed(duration, QString::fromUtf8("20 µs")).value.scalar, "20us");
  EXPECT_FALSE(read_typed(duration, "5").objection.isEmpty());
  EXPECT_EQ(stepped(duration, "10ms", 1).value_or(""), "11ms");
  EXPECT_EQ(stepped(duration, "10ms", -1).value_or(""), "9.5ms");
  EXPECT_EQ(stepped(rate, "100/s", 1).value_or(""), "110/s");
  Field share;
  share.kind = Field::Kind::share;
  EXPECT_EQ(read_typed(share, "2 %").value.scalar, "2%");
  EXPECT_TRUE(read_typed(share, "0.02").value.is_number());
  EXPECT_FALSE(read_typed(share, "2").objection.isEmpty());
}

// A document in which every definition of the schema is used.
constexpr const char* everything =
    R"({"$schema": "x", "sojourn": 1, "name": "all", "description": "d",
  "hosts": {"node": {"count": 1, "cores": 4}},
  "network": {"latency": "1ms"},
  "services": {"a": {"queue": {"capacity": 3}, "overhead": {"hold": "1us"}, "host": "node",
    "endpoints": {"e": [
      {"compute": {"erlang": {"stages": 2, "mean": "1ms"}}},
      {"delay": {"hyperexponential": [{"probability": "90%", "mean": "1ms"}]}},
      {"delay": {"lognormal": {"mean": "1ms", "cv": 1}}},
      {"delay": {"weibull": {"shape": 1, "scale": "1ms"}}},
      {"delay": {"pareto": {"shape": 2, "minimum": "1ms"}}},
      {"delay": {"uniform": {"low": "1ms", "high": "2ms"}}},
      {"delay": {"histogram": [{"low": "1ms", "high": "2ms", "weight": 1}]}},
      {"delay": {"mixture": [{"probability": 1, "of": "1ms"}]}},
      {"delay": {"empirical": ["1ms", "2ms"]}}, {"delay": {"exponential": "1ms"}}, {"delay": "1ms"},
      {"call": "b.f", "retry": {"attempts": 2}},
      {"parallel": [{"delay": "1ms"}, [{"delay": "1ms"}]]},
      {"choose": [{"probability": 0.1, "steps": []}]}]}},
    "b": {"workers": "unlimited", "endpoints": {"f": []}}},
  "calls": {"a>b": {"balance": "weighted", "weights": [1], "health": {"fall": 3}}},
  "workloads": {"w": {"poisson": {"steps": [["0s", "5/s"], ["10s", "9/s"]]},
                      "requests": {"a.e": 1, "b.f": {"weight": 1}}},
    "z": {"closed": {"users": 2, "think": "1s"}, "requests": {"a.e": 1}, "retry": {"attempts": 2}}},
  "faults": [{"at": "1s", "slow": "a", "factor": 2}],
  "slos": {"s": {"request": "w/a.e", "p99": "1s"}},
  "run": {"duration": "10s"}, "live": {"tolerances": {"mean": "1%"}}, "layout": {"a": [1, 2]}})";

void collect_places(const JsonValue& value, const std::string& pointer,
                    std::vector<std::string>& places) {
  if (value.is_object() || value.is_array()) places.push_back(pointer);
  for (const JsonMember& member : value.members) {
    collect_places(member.value, pointer_to(pointer, member.key), places);
  }
  for (std::size_t i = 0; i < value.items.size(); ++i) {
    collect_places(value.items[i], pointer_to(pointer, i), places);
  }
}

TEST(Inspector, HasAnEditorForEveryPropertyOfTheFormat) {
  Document document;
  load(document, everything);
  const Schema& schema = Schema::of_scenarios();
  Inspector inspector(document);
  inspector.setPlaces({""});
  show(inspector);
  std::vector<std::string> places;
  collect_places(document.tree(), "", places);
  std::set<std::string> reached;
  for (const std::string& place : places) {
    if (place.starts_with("/layout/a") || place.contains("/poisson/")) continue;
    inspector.showPlace(QString::fromStdString(place));
    const auto field = schema.at(document.tree(), place);
    for (const Field& property : schema.properties(document.tree(), place)) {
      const std::string below = pointer_to(place, property.key);
      bool is_shown = inspector.editorOf(QString::fromStdString(below)) != nullptr;
      for (QWidget* const widget : inspector.findChildren<QWidget*>()) {
        if (is_shown) break;
        auto* const combo = qobject_cast<QComboBox*>(widget);
        is_shown = combo != nullptr && combo->findData(QString::fromStdString(property.key)) >= 0;
      }
      // What needs another key shows up with it.
      if (!property.needs.empty() && find(document.tree(), below) == nullptr) is_shown = true;
      EXPECT_TRUE(is_shown) << below;
      reached.insert(property.key);
    }
  }
  for (const char* const name :
       {"erlang", "mean_cv", "weibull",  "pareto",   "uniform", "retry",  "option",
        "step",   "host",    "queue",    "overhead", "service", "health", "link",
        "closed", "request", "workload", "fault",    "slo",     "run",    "live"}) {
    for (const Field& property : schema.properties_of(name)) {
      EXPECT_TRUE(reached.contains(property.key)) << name << "." << property.key;
    }
  }
}

TEST(Inspector, ReachesEveryEditorByTab) {
  Document document;
  load(document);
  Inspector inspector(document);
  inspector.setPlaces({"/services/cart"});
  show(inspector);
  inspector.showPlace("/services/cart/queue");
  inspector.showPlace("/services/cart/overhead");
  QTest::qWait(10);
  std::set<QWidget*> wanted;
  for (QLineEdit* const line : inspector.findChildren<QLineEdit*>()) {
    if (line->isVisible()) wanted.insert(line);
  }
  for (QComboBox* const combo : inspector.findChildren<QComboBox*>()) {
    if (combo->isVisible()) wanted.insert(combo);
  }
  EXPECT_GE(wanted.size(), 6U);
  line_of(inspector, "/services/cart/replicas")->setFocus();
  for (int i = 0; i < 60 && !wanted.empty(); ++i) {
    QWidget* const now = QApplication::focusWidget();
    ASSERT_NE(now, nullptr);
    wanted.erase(now);
    QTest::keyClick(now, Qt::Key_Tab);
  }
  EXPECT_TRUE(wanted.empty()) << wanted.size();
}

TEST(Inspector, EditsSeveralPlacesAtOnce) {
  Document document;
  load(document);
  Inspector inspector(document);
  inspector.setPlaces({"/services/cart", "/services/order"});
  show(inspector);
  QLineEdit* const line = line_of(inspector, "/services/cart/replicas");
  EXPECT_EQ(line->placeholderText(), "different values");
  const std::string before = document.text();
  type(line, "4");
  EXPECT_EQ(at(document, "/services/cart/replicas"), "4");
  EXPECT_EQ(at(document, "/services/order/replicas"), "4");
  EXPECT_EQ(document.history()->count(), 1);
  document.history()->undo();
  EXPECT_EQ(document.text(), before);
}

TEST(Inspector, ChoosesAmongAlternatives) {
  Document document;
  load(document);
  Inspector inspector(document);
  inspector.setPlaces({"/services/cart"});
  show(inspector);
  auto* editor = qobject_cast<AlternativesEditor*>(inspector.editorOf("/services/cart/workers"));
  ASSERT_NE(editor, nullptr);
  editor->chooser()->setFocus();
  QTest::keyClick(editor->chooser(), Qt::Key_Down);
  EXPECT_EQ(at(document, "/services/cart/workers"), "\"unlimited\"");
  QTest::keyClick(editor->chooser(), Qt::Key_Up);
  EXPECT_EQ(at(document, "/services/cart/workers"), "1");
  type(editor->findChild<QLineEdit*>(), "x");
  EXPECT_EQ(at(document, "/services/cart/workers"), "\"x\"");
  EXPECT_EQ(editor->findChild<QLineEdit*>()->text(), "x");
}

TEST(Inspector, ShowsUnknownKeysAndRemovesThem) {
  Document document;
  load(document, R"({"services": {"a": {"colour": "red", "endpoints": {}}}})");
  Inspector inspector(document);
  inspector.setPlaces({"/services/a"});
  show(inspector);
  auto* const row = inspector.findChild<QWidget*>("unknown:colour");
  ASSERT_NE(row, nullptr);
  QTest::mouseClick(row->findChild<QToolButton*>(), Qt::LeftButton);
  EXPECT_EQ(at(document, "/services/a/colour"), "(none)");
  document.history()->undo();
  EXPECT_EQ(at(document, "/services/a/colour"), "\"red\"");
}

TEST(Inspector, EditsStepsInsideSteps) {
  Document document;
  load(document);
  Inspector inspector(document);
  inspector.setPlaces({"/services/gateway"});
  show(inspector);
  ASSERT_TRUE(inspector.showPlace("/services/gateway/endpoints/buy/2/timeout"));
  type(line_of(inspector, "/services/gateway/endpoints/buy/2/timeout"), "2s");
  EXPECT_EQ(at(document, "/services/gateway/endpoints/buy/2/timeout"), "\"2s\"");
  ASSERT_TRUE(inspector.showPlace("/services/gateway/endpoints/buy/0/parallel/1/1/delay"));
  ASSERT_TRUE(inspector.showPlace("/services/gateway/endpoints/buy/1/choose/0/probability"));
  QCoreApplication::processEvents();
  EntriesEditor* steps = nullptr;
  for (auto* const editor : inspector.findChildren<EntriesEditor*>()) {
    if (editor->pointer() == "/services/gateway/endpoints/buy" && editor->isVisible())
      steps = editor;
  }
  ASSERT_NE(steps, nullptr);
  ASSERT_NE(steps->addButton()->menu(), nullptr);
  ASSERT_EQ(steps->addButton()->menu()->actions().size(), 5);
  steps->addButton()->menu()->actions()[2]->trigger();
  EXPECT_EQ(at(document, "/services/gateway/endpoints/buy/3"), R"({"call": "gateway.buy"})");
  QTest::mouseClick(steps->rows()[3]->upButton(), Qt::LeftButton);
  EXPECT_EQ(at(document, "/services/gateway/endpoints/buy/2"), R"({"call": "gateway.buy"})");
  QTest::mouseClick(steps->rows()[2]->removeButton(), Qt::LeftButton);
  EXPECT_EQ(find(document.tree(), "/services/gateway/endpoints/buy")->size(), 3U);
  steps->addButton()->menu()->actions()[4]->trigger();
  EXPECT_THAT(at(document, "/services/gateway/endpoints/buy/3"), HasSubstr("choose"));
  EXPECT_FALSE(check_text(document.text()).has_errors()) << document.text();
}

TEST(Inspector, ChoosesADistribution) {
  Document document;
  load(document);
  Inspector inspector(document);
  inspector.setPlaces({"/services/cart"});
  show(inspector);
  const char* const delay = "/services/cart/endpoints/get/0/delay";
  ASSERT_TRUE(inspector.showPlace(delay));
  auto* const editor = qobject_cast<DistributionEditor*>(inspector.editorOf(delay));
  ASSERT_NE(editor, nullptr);
  EXPECT_EQ(editor->chooser()->count(), 12);
  EXPECT_EQ(editor->moments()->text(), "mean 5ms, cv 1");
  for (int i = 0; i < 12; ++i) {
    editor->chooser()->setFocus();
    QTest::keyClick(editor->chooser(), i == 0 ? Qt::Key_Home : Qt::Key_Down);
    EXPECT_FALSE(check_text(document.text()).has_errors()) << at(document, delay);
    EXPECT_THAT(editor->moments()->text().toStdString(), HasSubstr("mean"));
  }
  QSignalSpy fit(&inspector, &Inspector::fitRequested);
  QTest::mouseClick(editor->fitButton(), Qt::LeftButton);
  ASSERT_EQ(fit.count(), 1);
  EXPECT_EQ(fit.first().first().toString(), delay);
}

TEST(Inspector, ClipsNoTextInANarrowDock) {
  Document document;
  load(document, everything);
  Inspector inspector(document);
  show(inspector, 320, 2000);
  for (const char* const place : {"", "/services/a", "/workloads/w", "/workloads/z", "/faults/0",
                                  "/slos/s", "/run", "/live", "/calls/a>b"}) {
    inspector.setPlaces({place});
    for (const char* const key :
         {"queue", "overhead", "retry", "health", "tolerances", "poisson"}) {
      inspector.showPlace(QString::fromStdString(pointer_to(place, key)));
    }
    QTest::qWait(1);
    EXPECT_EQ(test::clipped_texts(inspector).join(" | ").toStdString(), "") << place;
    if (inspector.area()->widget() != nullptr) {
      EXPECT_LE(inspector.area()->widget()->minimumSizeHint().width(), 320) << place;
    }
  }
}

// Whatever is done through the widgets can be taken back and done again.
TEST(Inspector, TakesBackAnyEdits) {
  Document document;
  load(document, everything);
  const std::string original = document.text();
  Inspector inspector(document);
  inspector.setPlaces({"/services/a"});
  show(inspector);
  engine::Draws draws({7, 0, 0});
  const auto random = [&] { return static_cast<int>(draws.bits() >> 33U); };
  for (int i = 0; i < 60; ++i) {
    QList<QWidget*> targets;
    for (QWidget* const widget : inspector.findChildren<QWidget*>()) {
      const bool is_target = qobject_cast<QLineEdit*>(widget) || qobject_cast<QComboBox*>(widget) ||
                             qobject_cast<QToolButton*>(widget);
      if (is_target && widget->isVisible() && widget->isEnabled()) targets << widget;
    }
    ASSERT_FALSE(targets.isEmpty());
    QWidget* const target = targets[random() % targets.size()];
    if (auto* const button = qobject_cast<QToolButton*>(target)) {
      if (button->menu() != nullptr) {
        button->menu()->actions()[random() % 3]->trigger();
      } else {
        QTest::mouseClick(button, Qt::LeftButton);
      }
    } else {
      target->setFocus();
      QTest::keyClicks(target, QString::number(random() % 9));
      QTest::keyClick(target, random() % 2 == 0 ? Qt::Key_Up : Qt::Key_Down);
    }
    QCoreApplication::sendPostedEvents(nullptr, QEvent::DeferredDelete);
  }
  EXPECT_GT(document.history()->count(), 5);
  const std::string edited = document.text();
  while (document.history()->canUndo()) document.history()->undo();
  EXPECT_EQ(document.text(), original);
  while (document.history()->canRedo()) document.history()->redo();
  EXPECT_EQ(document.text(), edited);
}

TEST(PlaceEdits, RenameFollowsReferences) {
  Document document;
  load(document);
  document.edit("x", [](TreeEdit& edit) {
    rename_place(edit, "/services/cart/endpoints/get", "fetch");
    rename_place(edit, "/services/gateway/endpoints/buy", "sell");
    rename_place(edit, "/workloads/users", "people");
  });
  EXPECT_FALSE(check_text(document.text()).has_errors()) << document.text();
  EXPECT_EQ(at(document, "/slos/quick/request"), "\"people/gateway.sell\"");
}

// A connection that the document says nothing about, beyond its calls.
TEST(Inspector, EditsALinkThatIsDrawnAlone) {
  Document document;
  load(document, test::shop_text);
  const std::string before = document.text();
  Inspector inspector(document);
  inspector.setPlaces({"/calls/gateway>order"});
  show(inspector);
  ASSERT_NE(inspector.editorOf("/calls/gateway>order/balance"), nullptr);
  auto* const combo = inspector.editorOf("/calls/gateway>order/balance")->findChild<QComboBox*>();
  ASSERT_NE(combo, nullptr);
  combo->setFocus();
  QTest::keyClick(combo, Qt::Key_Down);
  EXPECT_NE(find(document.tree(), "/calls/gateway>order/balance"), nullptr);
  document.history()->undo();
  EXPECT_EQ(document.text(), before);
  inspector.setPlaces({"/calls/cart>order"});
  EXPECT_EQ(inspector.editorOf("/calls/cart>order/balance"), nullptr);
}

}  // namespace
}  // namespace sojourn::gui
