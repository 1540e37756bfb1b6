#include <QEventLoop>
#include <QTimer>
#include <algorithm>
#include <limits>
#include <memory>
#include <vector>

#include <gtest/gtest.h>

#include "gui/run/what_if_controller.h"
#include "gui/run/what_if_plan.h"
#include "models/results/results_json.h"
#include "tests/gui/run/run_support.h"
#include "tests/support/scenario_text.h"

namespace sojourn::gui {
namespace {

struct Heard {
  std::vector<WhatIfAnswerPointer> answers;
  std::vector<ParseErrors> errors;

  explicit Heard(WhatIfController& controller) {
    QObject::connect(&controller, &WhatIfController::answer,
                     [this](const auto& answer) { answers.push_back(answer); });
    QObject::connect(&controller, &WhatIfController::failed,
                     [this](const auto& all) { errors.push_back(all); });
  }
  bool has_final(JobId job) const {
    return !answers.empty() && answers.back()->job == job && answers.back()->is_final;
  }
};

double half_width(const results::Estimate& estimate) {
  if (!estimate.low || !estimate.high) return std::numeric_limits<double>::infinity();
  return (*estimate.high - *estimate.low) / 2;
}

TEST(WhatIf, AnswersAtOnceAndRefines) {
  WhatIfController controller;
  Heard heard(controller);
  // Nothing is tight enough and any effort allowed, so that it goes on to the scenario's own run.
  controller.setOptions({.first_answer_s = 0.01, .refinement_s = 1e4, .precision = 1e-6});
  const JobId job = controller.setBase(source_of("cart-and-order", {{"run.duration", "10min"}}));
  ASSERT_TRUE(soon([&] { return heard.has_final(job); }));
  ASSERT_GE(heard.answers.size(), 2U);
  const auto width = [](const WhatIfAnswer& answer) {
    return half_width(answer.results.requests.at("shoppers/gateway.browse").latency.mean);
  };
  for (std::size_t index = 0; index < heard.answers.size(); ++index) {
    EXPECT_EQ(heard.answers[index]->level, static_cast<int>(index));
    EXPECT_EQ(heard.answers[index]->is_final, index + 1 == heard.answers.size());
  }
  EXPECT_LT(width(*heard.answers.back()), width(*heard.answers.front()));
  EXPECT_LT(heard.answers.front()->results.duration_s, heard.answers.back()->results.duration_s);
  EXPECT_EQ(heard.answers.back()->results.duration_s, 600);
  EXPECT_GT(heard.answers.front()->results.warmup_s, 0);
  EXPECT_FALSE(heard.answers.back()->results.services.empty());
  EXPECT_FALSE(controller.isRunning());
}

TEST(WhatIf, ManyValuesAreAnsweredByTheLast) {
  WhatIfController controller;
  Heard heard(controller);
  controller.setBase(source_of("cart-and-order"));
  JobId last = 0;
  for (int rate = 20; rate <= 60; ++rate) {
    last = controller.setValue("workloads.shoppers.poisson", "\"" + std::to_string(rate) + "/s\"");
  }
  ASSERT_TRUE(soon([&] { return heard.has_final(last); }));
  for (const auto& answer : heard.answers) EXPECT_EQ(answer->job, last);
  ASSERT_EQ(heard.answers.back()->values.size(), 1U);
  EXPECT_EQ(heard.answers.back()->values.front().value, "\"60/s\"");
  double offered = 0;
  for (const auto& [name, request] : heard.answers.back()->results.requests) {
    offered += request.offered.value;
  }
  EXPECT_NEAR(offered, 60, 3);
}

TEST(WhatIf, EqualValuesGiveEqualBytes) {
  std::vector<std::string> texts;
  for (int round = 0; round < 2; ++round) {
    WhatIfController controller;
    Heard heard(controller);
    // How early intervals are tight depends on the machine: up to the scenario's own run.
    controller.setOptions({.refinement_s = 60, .precision = 1e-6});
    controller.setBase(source_of("mm1"));
    const JobId job = controller.setValue("services.server.workers", "2");
    ASSERT_TRUE(soon([&] { return heard.has_final(job); }));
    texts.push_back(results::to_json(heard.answers.back()->results));
  }
  EXPECT_EQ(texts[0], texts[1]);
}

TEST(WhatIf, TheGhostIsThePreviousFinalAnswer) {
  WhatIfController controller;
  Heard heard(controller);
  const JobId base = controller.setBase(source_of("mm1"));
  EXPECT_EQ(controller.ghost(), nullptr);
  ASSERT_TRUE(soon([&] { return heard.has_final(base); }));
  const WhatIfAnswerPointer before = controller.currentAnswer();
  const JobId job = controller.setValue("services.server.workers", "2");
  ASSERT_TRUE(soon([&] { return heard.has_final(job); }));
  EXPECT_EQ(controller.ghost(), before);
  EXPECT_NE(controller.currentAnswer(), before);
  controller.setBase(source_of("mm1"));
  EXPECT_EQ(controller.ghost(), nullptr);
}

TEST(WhatIf, AsksTheoryFirst) {
  WhatIfController controller;
  Heard heard(controller);
  controller.setInstantAnswer([](const scenario::Scenario& scenario) {
    results::Results solved;
    solved.kind = results::Kind::solved;
    solved.scenario_name = scenario.name;
    return std::optional(solved);
  });
  const JobId job = controller.setBase(source_of("mm1"));
  ASSERT_TRUE(soon([&] { return heard.has_final(job); }));
  EXPECT_EQ(heard.answers.front()->level, -1);
  EXPECT_EQ(heard.answers.front()->results.kind, results::Kind::solved);
  EXPECT_EQ(heard.answers.back()->results.kind, results::Kind::simulated);
}

TEST(WhatIf, SaysWhatIsWrongWithAValue) {
  WhatIfController controller;
  Heard heard(controller);
  controller.setBase(source_of("mm1"));
  controller.setValue("services.server.workers", "-3");
  ASSERT_TRUE(soon([&] { return !heard.errors.empty(); }));
  EXPECT_EQ(heard.errors.front().front().pointer, "/services/server/workers");
}

TEST(WhatIf, MayBeDestroyedWhileItRefines) {
  auto controller = std::make_unique<WhatIfController>();
  controller->setBase(endless());
  QTest::qWait(50);
  const Stopwatch watch;
  controller.reset();
  EXPECT_LT(watch.seconds() * 1000, cancel_ms);
}

// Not a gate on the machine's speed: the figures are kept with the test's report.
TEST(WhatIf, TheFirstAnswerComesInTheBlinkOfAnEye) {
  WhatIfController controller;
  Heard heard(controller);
  const JobId base = controller.setBase(source_of("cart-and-order"));
  ASSERT_TRUE(soon([&] { return heard.has_final(base); }));
  std::vector<double> milliseconds;
  for (int step = 0; step < 50; ++step) {
    QEventLoop loop;
    QObject::connect(&controller, &WhatIfController::answer, &loop, &QEventLoop::quit);
    QTimer::singleShot(patience_ms, &loop, &QEventLoop::quit);
    const Stopwatch watch;
    const std::string rate = std::to_string(30 + step * 0.5) + "/s";
    const JobId job = controller.setValue("workloads.shoppers.poisson", rate);
    loop.exec();
    milliseconds.push_back(watch.seconds() * 1000);
    ASSERT_EQ(heard.answers.back()->job, job);
  }
  std::ranges::sort(milliseconds);
  RecordProperty("median_us", static_cast<int>(milliseconds[25] * 1000));
  RecordProperty("p95_us", static_cast<int>(milliseconds[47] * 1000));
  EXPECT_LT(milliseconds[25], 2000);
}

TEST(WhatIfPlan, TransientsKeepTheirLengthAndLoseReplications) {
  const auto scenario = tests::parsed(source_of("cart-and-order").text);
  EXPECT_FALSE(is_transient(scenario));
  const WhatIfStep shorter = fit_run(scenario, 10'000, 5);
  EXPECT_LT(shorter.run.duration, scenario.run.duration);
  EXPECT_EQ(shorter.run.replications, 5U);
  EXPECT_EQ(*shorter.run.warmup, shorter.run.duration / 5);
  EXPECT_FALSE(shorter.is_whole);
  auto faulty = scenario;
  faulty.faults.emplace_back().at = std::chrono::seconds(30);
  EXPECT_TRUE(is_transient(faulty));
  const WhatIfStep fewer = fit_run(faulty, 10'000, 5);
  EXPECT_EQ(fewer.run.duration, faulty.run.duration);
  EXPECT_EQ(fewer.run.replications, 1U);
  EXPECT_EQ(fit_run(faulty, 300'000, 5).run.replications, 3U);
  EXPECT_TRUE(fit_run(scenario, 1e12, 5).is_whole);
}

}  // namespace
}  // namespace sojourn::gui
