// Pictures of the panels, to be looked at: written into the folder that SOJOURN_SHOTS names.
#include <QDir>
#include <QScrollBar>

#include <gtest/gtest.h>

#include "gui/core/checker.h"
#include "gui/look/theme.h"
#include "gui/panels/fault_timeline.h"
#include "gui/panels/json_view.h"
#include "gui/panels/outline.h"
#include "gui/panels/palette.h"
#include "gui/panels/problems_panel.h"
#include "gui/panels/slo_editor.h"
#include "tests/gui/panels/panel_fixture.h"

namespace sojourn::gui {
namespace {

class Shots {
 public:
  explicit Shots(Document& document) : document_(document) {}

  void take(QWidget& widget, int width, int height, const QString& name) {
    test::show(widget, width, height);
    QTest::qWait(20);
    widget.grab().save(QDir(qEnvironmentVariable("SOJOURN_SHOTS")).filePath(name + ".png"));
  }

  void inspector(const QStringList& places, const QStringList& open, int height,
                 const QString& name) {
    Inspector inspector(document_);
    test::show(inspector, 320, height);
    inspector.setPlaces(places);
    inspector.setProblems(check_text(document_.text()).problems);
    for (const QString& place : open) inspector.showPlace(place);
    QTest::qWait(5);
    inspector.area()->verticalScrollBar()->setValue(0);
    take(inspector, 320, height, name);
  }

 private:
  Document& document_;
};

void prepare(Document& document) {
  ASSERT_TRUE(document.open("scenarios/social-feed.json").has_value());
  document.edit("x", [](TreeEdit& edit) {
    edit.set("/faults", *read_tree(R"([{"at": "10s", "for": "8s", "kill": "feed/0"},
        {"at": "14s", "for": "8s", "kill": "feed/1"}, {"at": "20s", "restart": "auth"},
        {"at": "30s", "for": "6s", "freeze": "posts"}, {"at": "40s", "slow": "users", "factor": 3},
        {"at": "25s", "for": "12s", "slow": "auth/1", "factor": 2}])"));
    edit.set("/workloads/rush",
             *read_tree(R"({"poisson": {"steps": [["0s", "10/s"], ["20s", "40/s"],
        ["40s", "15/s"]]}, "requests": {"edge.home": 1}})"));
    edit.set("/services/posts/replicas", JsonValue::text("abc"));
    edit.set("/services/posts/colour", JsonValue::text("red"));
  });
}

TEST(Shots, OfEveryPanel) {
  if (qEnvironmentVariableIsEmpty("SOJOURN_SHOTS")) GTEST_SKIP() << "SOJOURN_SHOTS is not set";
  for (const auto appearance : {Appearance::light, Appearance::dark}) {
    apply_appearance(*qApp, appearance);
    const QString suffix = appearance == Appearance::light ? "-light" : "-dark";
    Document document;
    prepare(document);
    Shots shots(document);
    const QString posts = "/services/posts";
    shots.inspector(
        {posts}, {posts + "/queue/order", posts + "/endpoints/create/0/delay", posts + "/replicas"},
        900, "service" + suffix);
    const QString home = "/services/edge/endpoints/home";
    shots.inspector(
        {home},
        {home + "/2/parallel/0/retry/attempts", home + "/2/parallel/1", home + "/1/timeout"}, 1000,
        "steps" + suffix);
    shots.inspector({"/workloads/rush"}, {"/workloads/rush/requests/edge.home"}, 760,
                    "workload" + suffix);
    shots.inspector({"/faults/4"}, {}, 420, "fault" + suffix);
    shots.inspector({"/services/feed", "/services/auth"}, {}, 520, "several" + suffix);
    shots.inspector({""}, {"/run/warmup"}, 900, "scenario" + suffix);
    FaultTimeline timeline(document);
    timeline.addLane("media");
    timeline.selectFault(1);
    timeline.setCrosshair(27);
    shots.take(timeline, 1000, 230, "timeline" + suffix);
    JsonView json(document);
    json.setProblems(check_text(document.text()).problems);
    test::show(json, 560, 520);
    json.setProblems(check_text(document.text()).problems);
    json.showPlace("/services/posts");
    shots.take(json, 560, 520, "json" + suffix);
    Outline outline(document);
    outline.showPlace("/services/posts");
    shots.take(outline, 280, 620, "outline" + suffix);
    Checker checker(document);
    checker.checkNow();
    ProblemsPanel problems(checker);
    shots.take(problems, 800, 140, "problems" + suffix);
    Palette palette;
    shots.take(palette, 220, 320, "palette" + suffix);
    SloEditor slos(document);
    shots.take(slos, 900, 220, "slos" + suffix);
  }
  apply_appearance(*qApp, Appearance::light);
}

}  // namespace
}  // namespace sojourn::gui
