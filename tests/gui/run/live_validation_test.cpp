#include "gui/run/live_validation.h"

#include <QFile>
#include <QFileInfo>
#include <cmath>

#include <gtest/gtest.h>

#include "models/results/results_json.h"
#include "tests/gui/run/run_support.h"

namespace sojourn::gui {
namespace {

const char* const sample = "tests/gui/run/data/mm1-validation.json";

TEST(ValidationFile, IsReadWhole) {
  const std::string text = file_text(sample);
  EXPECT_TRUE(is_validation(text));
  const auto parsed = parse_validation(text);
  ASSERT_TRUE(parsed) << parsed.error();
  EXPECT_EQ(parsed->comparison.verdict, "clean");
  EXPECT_TRUE(parsed->comparison.reasons.empty());
  EXPECT_FALSE(parsed->comparison.breached);
  EXPECT_EQ(parsed->predicted.kind, results::Kind::simulated);
  EXPECT_EQ(parsed->measured.kind, results::Kind::measured);
  EXPECT_EQ(parsed->independent.scenario_name, "mm1");
  EXPECT_EQ(parsed->runs, 1U);
  EXPECT_GT(parsed->predicted.requests.at("visitors/server.serve").histogram.count(), 0U);
  EXPECT_GT(parsed->measured.requests.at("visitors/server.serve").histogram.count(), 0U);
  ASSERT_EQ(parsed->comparison.requests.size(), 1U);
  const report::Compared& request = parsed->comparison.requests.front();
  ASSERT_EQ(request.figures.size(), 5U);
  EXPECT_EQ(request.figures.front().name, "throughput");
  EXPECT_EQ(request.figures.back().name, "p99");
  EXPECT_TRUE(request.ks_distance);
  ASSERT_TRUE(request.paired);
  EXPECT_GT(request.paired->pairs, 100U);
  for (const report::ComparedFigure& figure : request.figures) {
    EXPECT_NEAR(*figure.error, figure.predicted.value / figure.measured.value - 1, 1e-12);
  }
  EXPECT_EQ(*request.figures.front().tolerance, 0.01);
  ASSERT_EQ(parsed->service_errors.size(), 1U);
  EXPECT_EQ(parsed->service_errors.front().name, "server");
  double sum = 0;
  for (const auto& figure : parsed->comparison.services.front().figures) {
    sum += std::abs(*figure.error);
  }
  EXPECT_NEAR(parsed->service_errors.front().share,
              sum / static_cast<double>(parsed->service_errors.front().figures), 1e-12);
  EXPECT_EQ(parsed->errors.size(), 5U);
}

// The same table as the one that two results files give, but for what only records tell.
TEST(ValidationFile, AgreesWithAComparisonOfItsTwoResults) {
  const auto parsed = parse_validation(file_text(sample));
  ASSERT_TRUE(parsed);
  const Validation plain = validation_of(parsed->predicted, parsed->measured);
  ASSERT_EQ(plain.comparison.services.size(), parsed->comparison.services.size());
  for (std::size_t index = 0; index < plain.comparison.services.size(); ++index) {
    const auto& left = plain.comparison.services[index].figures;
    const auto& right = parsed->comparison.services[index].figures;
    ASSERT_EQ(left.size(), right.size());
    for (std::size_t figure = 0; figure < left.size(); ++figure) {
      EXPECT_EQ(left[figure].name, right[figure].name);
      EXPECT_EQ(left[figure].error, right[figure].error);
    }
  }
  EXPECT_EQ(plain.comparison.verdict, "clean");
  EXPECT_EQ(plain.service_errors.front().share, parsed->service_errors.front().share);
}

TEST(ValidationFile, SaysWhatIsWrongWithIt) {
  EXPECT_FALSE(is_validation("{\"results\": 1}"));
  EXPECT_FALSE(is_validation("[]"));
  EXPECT_FALSE(is_validation("{\"validation\": "));
  EXPECT_FALSE(parse_validation("nonsense"));
  EXPECT_FALSE(parse_validation("{}"));
  const auto bare = parse_validation("{\"validation\": 1}");
  ASSERT_FALSE(bare);
  EXPECT_TRUE(bare.error().contains("comparison")) << bare.error();
  std::string text = file_text(sample);
  text.replace(text.find("\"clean\""), 7, "17");
  EXPECT_FALSE(parse_validation(text));
}

struct Heard {
  QStringList lines, failures;
  ValidationPointer validation;
  int cancelled = 0;

  explicit Heard(LiveValidation& live) {
    QObject::connect(&live, &LiveValidation::line, [this](const auto& text) { lines << text; });
    QObject::connect(&live, &LiveValidation::failed,
                     [this](const auto& text) { failures << text; });
    QObject::connect(&live, &LiveValidation::finished,
                     [this](const auto& made) { validation = made; });
    QObject::connect(&live, &LiveValidation::cancelled, [this] { ++cancelled; });
  }
};

// A shell script in place of sojourn-live.
class Stub {
 public:
  explicit Stub(const QByteArray& commands) {
    QFile file(path());
    EXPECT_TRUE(file.open(QIODevice::WriteOnly));
    file.write("#!/bin/sh\n" + commands + "\n");
    file.setPermissions(QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner);
  }
  QString path() const { return folder_.filePath("stub"); }

 private:
  QTemporaryDir folder_;
};

TEST(LiveValidation, ReadsWhatTheProgramWrites) {
  const Stub stub(
      "for output; do :; done; echo 'sojourn: replaying for 5 s' >&2\n"
      "cp " SOJOURN_SOURCE_DIR "/tests/gui/run/data/mm1-validation.json \"$output\"");
  LiveValidation live;
  Heard heard(live);
  live.setProgram(stub.path());
  ASSERT_TRUE(live.start(source_of("mm1"), {.duration = "5s"}));
  EXPECT_FALSE(live.start(source_of("mm1")));
  ASSERT_TRUE(soon([&] { return heard.validation != nullptr || !heard.failures.isEmpty(); }));
  ASSERT_NE(heard.validation, nullptr) << heard.failures.join(" ").toStdString();
  EXPECT_EQ(heard.validation->comparison.verdict, "clean");
  EXPECT_EQ(heard.lines, QStringList{"replaying for 5 s"});
  EXPECT_FALSE(live.isRunning());
}

TEST(LiveValidation, ExplainsExitCodes) {
  const Stub stub("echo 'sojourn: no such host' >&2; exit 4");
  LiveValidation live;
  Heard heard(live);
  live.setProgram(stub.path());
  live.start(source_of("mm1"));
  ASSERT_TRUE(soon([&] { return !heard.failures.isEmpty(); }));
  EXPECT_TRUE(heard.failures.front().contains("no such host"));
  // All of the message counts, and nothing of the progress before it.
  const Stub two_lines(
      "echo 'sojourn: deploying' >&2; echo 'cart/0 died' >&2; "
      "echo 'Its log is kept.' >&2; exit 4");
  live.setProgram(two_lines.path());
  live.start(source_of("mm1"));
  ASSERT_TRUE(soon([&] { return heard.failures.size() == 2; }));
  EXPECT_TRUE(heard.failures.back().endsWith("cart/0 died\nIts log is kept."));
  live.setProgram("/nowhere/sojourn-live");
  live.start(source_of("mm1"));
  ASSERT_TRUE(soon([&] { return heard.failures.size() == 3; }));
  EXPECT_TRUE(heard.failures.back().contains("/nowhere/sojourn-live"));
  EXPECT_FALSE(live.isRunning());
}

TEST(LiveValidation, InterruptsAndThenKills) {
  const Stub polite("trap 'exit 130' INT; echo 'sojourn: ready' >&2; while :; do sleep 0.05; done");
  const Stub stubborn("trap '' INT; echo 'sojourn: ready' >&2; while :; do sleep 0.05; done");
  for (const Stub* stub : {&polite, &stubborn}) {
    LiveValidation live;
    Heard heard(live);
    live.setProgram(stub->path());
    live.setPatience(300);
    ASSERT_TRUE(live.start(source_of("mm1")));
    ASSERT_TRUE(soon([&] { return !heard.lines.isEmpty(); }));
    live.cancel();
    ASSERT_TRUE(soon([&] { return heard.cancelled == 1; }, 10'000));
    EXPECT_TRUE(heard.failures.isEmpty());
    EXPECT_FALSE(live.isRunning());
  }
}

TEST(LiveValidation, LoadsFilesAndComparesTwoResults) {
  LiveValidation live;
  Heard heard(live);
  live.load(QString(SOJOURN_SOURCE_DIR) + "/" + sample);
  ASSERT_TRUE(soon([&] { return heard.validation != nullptr; }));
  auto predicted = std::make_shared<RunResult>();
  auto measured = std::make_shared<RunResult>();
  predicted->results = heard.validation->predicted;
  measured->results = heard.validation->measured;
  heard.validation.reset();
  live.compare(predicted, measured);
  ASSERT_TRUE(soon([&] { return heard.validation != nullptr; }));
  EXPECT_EQ(heard.validation->comparison.verdict, "clean");
  live.load("/nowhere.json");
  ASSERT_TRUE(soon([&] { return !heard.failures.isEmpty(); }));
}

TEST(LiveValidation, PassesItsOptionsOn) {
  const QStringList arguments =
      validate_arguments("a.json", "b.json", {.duration = "5s", .repeat = 3, .calibrates = false},
                         {{"services.cart.replicas", "5"}});
  EXPECT_EQ(arguments,
            (QStringList{"validate", "a.json", "--set", "services.cart.replicas=5", "--duration",
                         "5s", "--repeat", "3", "--no-calibrate", "--json", "b.json"}));
}

}  // namespace
}  // namespace sojourn::gui
