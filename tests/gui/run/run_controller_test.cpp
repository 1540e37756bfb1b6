#define QT_NO_KEYWORDS
#include "gui/run/run_controller.h"

#include <memory>

#include <gtest/gtest.h>

#include "models/results/results_json.h"
#include "models/simulation/simulate.h"
#include "tests/gui/run/run_support.h"

namespace sojourn::gui {
namespace {

struct Heard {
  std::vector<RunResultPointer> results;
  std::vector<RunProgress> progress;
  std::vector<ParseErrors> errors;
  int cancelled = 0;

  explicit Heard(RunController& controller) {
    QObject::connect(&controller, &RunController::finished,
                     [this](const auto& result) { results.push_back(result); });
    QObject::connect(&controller, &RunController::progress,
                     [this](const auto& now) { progress.push_back(now); });
    QObject::connect(&controller, &RunController::failed,
                     [this](const auto& all) { errors.push_back(all); });
    QObject::connect(&controller, &RunController::cancelled, [this] { ++cancelled; });
  }
};

const std::vector<scenario::Override> shorter = {{"run.duration", "60s"}};

TEST(RunController, GivesWhatTheSimulatorGives) {
  RunController controller;
  Heard heard(controller);
  controller.start(source_of("mm1", shorter));
  EXPECT_TRUE(controller.isRunning());
  ASSERT_TRUE(soon([&] { return !heard.results.empty(); }));
  EXPECT_FALSE(controller.isRunning());
  const auto scenario = scenario::parse_scenario(source_of("mm1").text, shorter);
  const auto direct = simulation::simulate(*scenario);
  const RunResult& result = *heard.results.front();
  EXPECT_EQ(results::to_json(result.results), results::to_json(*direct));
  ASSERT_NE(result.scenario, nullptr);
  EXPECT_EQ(result.scenario->sha256, scenario->sha256);
  EXPECT_EQ(result.text, source_of("mm1").text);
  EXPECT_EQ(result.verdicts.size(), 1U);
  EXPECT_EQ(result.sequence, 1U);
  EXPECT_EQ(result.label, "mm1, run 1");
  EXPECT_GT(result.wall_s, 0);
}

TEST(RunController, TakesReplicationsAndSeedFromTheOptions) {
  RunController controller;
  Heard heard(controller);
  controller.start(source_of("mm1", shorter), {.replications = 4, .seed = 7, .threads = 1});
  ASSERT_TRUE(soon([&] { return !heard.results.empty(); }));
  EXPECT_EQ(heard.results.front()->results.replications, 4U);
  EXPECT_EQ(heard.results.front()->results.seed, 7U);
}

TEST(RunController, ProgressNeverFallsAndEndsAtOne) {
  RunController controller;
  Heard heard(controller);
  controller.start(source_of("mm1", {{"run.replications", "200"}}));
  ASSERT_TRUE(soon([&] { return !heard.results.empty(); }));
  ASSERT_FALSE(heard.progress.empty());
  double last = 0;
  for (const RunProgress& now : heard.progress) {
    EXPECT_GE(now.fraction, last);
    EXPECT_LE(now.fraction, 1);
    EXPECT_LE(now.replications_done, now.replications_planned);
    last = now.fraction;
  }
  EXPECT_EQ(last, 1);
  // At most 20 a second, and the first and the last one.
  const double wall_s = heard.results.front()->wall_s;
  EXPECT_LE(static_cast<double>(heard.progress.size()), wall_s * 20 + 3);
}

TEST(RunController, StopsSoonWhenCancelledAndCanRunAgain) {
  RunController controller;
  Heard heard(controller);
  controller.start(endless());
  QTest::qWait(100);
  const Stopwatch watch;
  controller.cancel();
  EXPECT_FALSE(controller.isRunning());
  ASSERT_TRUE(soon([&] { return heard.cancelled == 1; }, cancel_ms));
  RecordProperty("cancel_ms", static_cast<int>(watch.seconds() * 1000));
  EXPECT_TRUE(heard.results.empty());
  controller.start(source_of("mm1", shorter));
  ASSERT_TRUE(soon([&] { return !heard.results.empty(); }));
  EXPECT_EQ(heard.results.size(), 1U);
}

TEST(RunController, DropsWhatAnOlderRunSays) {
  RunController controller;
  Heard heard(controller);
  const JobId first = controller.start(endless());
  const JobId second = controller.start(source_of("mm1", shorter));
  EXPECT_LT(first, second);
  ASSERT_TRUE(soon([&] { return !heard.results.empty(); }));
  QTest::qWait(50);
  ASSERT_EQ(heard.results.size(), 1U);
  EXPECT_EQ(heard.results.front()->results.scenario_name, "mm1");
  EXPECT_EQ(heard.cancelled, 0);
}

TEST(RunController, SaysEverythingThatIsWrongWithTheText) {
  RunController controller;
  Heard heard(controller);
  controller.start(
      source_of("mm1", {{"services.server.replicas", "0"}, {"services.server.workers", "-1"}}));
  ASSERT_TRUE(soon([&] { return !heard.errors.empty(); }));
  EXPECT_EQ(heard.errors.front().size(), 2U);
  EXPECT_FALSE(controller.isRunning());
}

TEST(RunController, MayBeDestroyedWhileItRuns) {
  auto controller = std::make_unique<RunController>();
  int heard = 0;
  QObject::connect(controller.get(), &RunController::finished, [&heard] { ++heard; });
  controller->start(endless());
  QTest::qWait(50);
  const Stopwatch watch;
  controller.reset();
  EXPECT_LT(watch.seconds() * 1000, cancel_ms);
  QTest::qWait(20);
  EXPECT_EQ(heard, 0);
}

}  // namespace
}  // namespace sojourn::gui
