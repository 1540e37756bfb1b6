// Every message of the models is said in Chinese where the window is: those about bad files as the
// parser makes them, those about runs as the engine makes them, and none of the sources forgotten.
#define QT_NO_KEYWORDS  // "slots" is a word of the simulator's headers, too

#include "gui/core/message_words.h"

#include <QRegularExpression>
#include <algorithm>
#include <ctime>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <limits>
#include <set>
#include <string>
#include <vector>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "gui/app/translations.h"
#include "gui/core/message_templates.h"
#include "models/results/results_json.h"
#include "models/scenario/scenario_json.h"
#include "models/simulation/endings.h"
#include "models/simulation/simulate.h"

namespace sojourn::gui {
namespace {

namespace fs = std::filesystem;

using testing::Contains;
using testing::HasSubstr;
using testing::StartsWith;

const fs::path sources = SOJOURN_SOURCE_DIR;

std::string text_of(const fs::path& path) {
  std::ifstream file(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(file), {}};
}

bool has_chinese(const QString& text) {
  return std::ranges::any_of(text, [](QChar c) { return c.unicode() >= 0x4E00; });
}

// What a translation has to keep: texts in quotation marks, and numbers with what belongs to them.
std::multiset<QString> kept_pieces(const QString& text) {
  static const QRegularExpression form(QStringLiteral(
      R"("(?:\\.|[^"\\])*"|[0-9]+(?:\.[0-9]+)?(?:e[0-9]+)?(?:[num]?s|min|h|/s|%)?)"));
  std::multiset<QString> pieces;
  for (auto found = form.globalMatch(text); found.hasNext();) {
    pieces.insert(found.next().captured());
  }
  return pieces;
}

void expect_said_again(const QString& said, const QString& english) {
  EXPECT_NE(said, english);
  EXPECT_TRUE(has_chinese(said)) << english.toStdString();
  EXPECT_EQ(kept_pieces(said), kept_pieces(english)) << said.toStdString() << "\n"
                                                     << english.toStdString();
}

void expect_known(const std::string& message) {
  const std::optional<QString> said = known_message_words(message);
  ASSERT_TRUE(said) << "no template: " << message;
  expect_said_again(*said, QString::fromStdString(message));
}

// Data of the document stands for itself: a number, a text, or what is no JSON at all.
bool is_data(const std::string& found) {
  return found.front() == '"' || found.find(' ') == std::string::npos;
}

class MessageWords : public testing::Test {
 protected:
  void SetUp() override { install_language("zh_CN"); }
  void TearDown() override { install_language("en"); }
};

// All errors of all files that must be refused.
std::vector<scenario::ParseError> all_errors() {
  std::vector<scenario::ParseError> errors;
  for (const fs::directory_entry& entry : fs::directory_iterator(sources / "tests/invalid")) {
    if (entry.path().extension() != ".json") continue;
    const auto parsed = scenario::parse_scenario(text_of(entry.path()));
    EXPECT_FALSE(parsed) << entry.path();
    if (!parsed) errors.insert(errors.end(), parsed.error().begin(), parsed.error().end());
  }
  return errors;
}

QString english(const scenario::ParseError& error) {
  const std::string hint = error.hint.empty() ? "" : "; " + error.hint;
  return QString::fromStdString("found " + error.found + ", expected " + error.expected + hint);
}

TEST_F(MessageWords, OfEveryBadFileAreChinese) {
  const auto errors = all_errors();
  EXPECT_GT(errors.size(), 250U);
  for (const scenario::ParseError& error : errors) {
    SCOPED_TRACE(english(error).toStdString());
    EXPECT_TRUE(known_message_words(error.expected));
    const bool is_missing = error.found.starts_with("no");
    EXPECT_TRUE(is_data(error.found) || known_message_words(error.found) ||
                (is_missing && known_message_words(english(error).toStdString())));
    EXPECT_TRUE(error.hint.empty() || known_message_words(error.hint));
    expect_said_again(problem_words(error), english(error));
  }
}

TEST_F(MessageWords, InEnglishAreThoseOfTheModels) {
  install_language("en");
  for (const scenario::ParseError& error : all_errors()) {
    EXPECT_EQ(problem_words(error), english(error));
    EXPECT_EQ(problem_words(error, "a.json").toStdString(), scenario::describe(error, "a.json"));
    EXPECT_EQ(message_words(error.expected).toStdString(), error.expected);
    // The templates themselves say what they recognise.
    const auto same = known_message_words(error.expected);
    EXPECT_EQ(same.value_or(QString()).toStdString(), error.expected);
  }
}

TEST_F(MessageWords, AreGoodChinese) {
  scenario::ParseError error{.pointer = "/services/cart/replicas",
                             .line = 3,
                             .column = 5,
                             .found = "3.0",
                             .expected = "a whole number from 1 to 100000",
                             .hint = "write 3",
                             .origin = {}};
  EXPECT_EQ(problem_words(error), QStringLiteral("遇到 3.0，应为 1 到 100000 的整数；请写成 3"));
  EXPECT_EQ(problem_words(error, "a.json"),
            QStringLiteral("a.json:3:5: /services/cart/replicas: "
                           "遇到 3.0，应为 1 到 100000 的整数；请写成 3"));
  EXPECT_EQ(finding_words(error), QStringLiteral("遇到 3.0，应为 1 到 100000 的整数"));
  error.found = "no key \"probability\"";
  error.expected = "a probability";
  EXPECT_EQ(finding_words(error), QStringLiteral("缺少键 \"probability\"，应为概率"));
  EXPECT_EQ(message_words("an object with one of the keys steps or ramps"),
            QStringLiteral("带有键 steps 或 ramps 之一的对象"));
  EXPECT_EQ(message_words("an array of measured durations, at least one"),
            QStringLiteral("实测时长的数组，至少一项"));
  EXPECT_EQ(message_words("users/mean.get: too few samples for an interval of mean, p999"),
            QStringLiteral("users/mean.get：样本过少，无法给出均值、p999 的置信区间"));
}

// Texts of the document are not taken for words of a message.
TEST_F(MessageWords, KeepWhatTheyAreAbout) {
  scenario::ParseError error{.pointer = {},
                             .line = 1,
                             .column = 1,
                             .found = "services",
                             .expected = "a key in quotation marks",
                             .hint = {},
                             .origin = {}};
  EXPECT_EQ(problem_words(error), QStringLiteral("遇到 services，应为带引号的键"));
  for (const char* const text : {R"("an array")", R"("steps")", R"("%1 或 %2")",
                                 R"("5, expected 6; write 7")", R"("x\" at 5")", R"("购 物 车")"}) {
    error.found = text;
    error.expected = "a text of 1 to 200 bytes";
    EXPECT_THAT(problem_words(error).toStdString(), HasSubstr(text));
    error.found = std::string("key ") + text;
    error.hint = std::string("did you mean ") + text + "?";
    const std::string said = problem_words(error).toStdString();
    EXPECT_THAT(said, HasSubstr(std::string("键 ") + text));
    EXPECT_THAT(said, HasSubstr(std::string("是否想写 ") + text));
  }
  EXPECT_EQ(message_words("a weight for each of the 3 replicas of steps"),
            QStringLiteral("steps 的 3 个副本各一个权重"));
  for (const char* const unknown :
       {"", "x", "Segmentation fault", "found", "expected 5: nothing"}) {
    EXPECT_EQ(message_words(unknown).toStdString(), unknown);
    EXPECT_FALSE(known_message_words(unknown));
  }
}

// --- Warnings of the engine

constexpr auto shop = R"({"sojourn": 1, "name": "shop",
  "services": {"cart": {"endpoints": {"get": [{"delay": {"exponential": "10ms"}}]}}},
  "workloads": {"users": {"poisson": "50/s", "requests": {"cart.get": 1}}},
  "run": {"duration": "20s", "warmup": "1s", "replications": 5}})";

std::vector<std::string> warnings_of(const std::vector<scenario::Override>& overrides,
                                     const simulation::Options& options = {}) {
  const auto scenario = scenario::parse_scenario(shop, overrides);
  EXPECT_TRUE(scenario);
  if (!scenario) return {};
  return simulation::simulate(*scenario, options)->warnings;
}

void expect_warning(const std::vector<std::string>& warnings, const std::string& part) {
  EXPECT_THAT(warnings, Contains(HasSubstr(part)));
  for (const std::string& warning : warnings) expect_known(warning);
}

TEST_F(MessageWords, OfTheWarningsOfRunsAreChinese) {
  const scenario::Override rare{"workloads.users.poisson", "0.00001/s"};
  expect_warning(warnings_of({rare}), "no request was answered");
  expect_warning(warnings_of({{"run.replications", "2"}}), "too few samples for an interval of");
  const scenario::Override too_many{"workloads.users.poisson", "200/s"};
  expect_warning(warnings_of({too_many}), "unstable: the requests in flight keep growing");
  simulation::Options few;
  few.requests_in_flight_max = 20;
  expect_warning(warnings_of({too_many}, few), "unstable: more requests were in flight than");
  const std::string round =
      R"({"closed": {"users": 1, "think": "0s"}, "requests": {"cart.get": 1}})";
  expect_warning(warnings_of({{"workloads.users", round}, {"services.cart.endpoints.get", "[]"}}),
                 "unstable: users of a closed workload");
  expect_warning(warnings_of({{"run.warmup", "auto"}, too_many}), "the run is too short");
  simulation::Options precise;
  precise.precision = simulation::precision_targets(0.001);
  precise.replications_max = 10;
  expect_warning(warnings_of({{"run.duration", "100s"}}, precise), "precision asked for");
}

TEST_F(MessageWords, OfAPrecisionThatWasMissedAreChinese) {
  simulation::Outlook outlook;
  const auto missed = [&](std::uint32_t have, std::uint32_t most) {
    const std::string why = simulation::hopelessness(outlook, have, most);
    EXPECT_FALSE(why.empty());
    expect_known("the precision asked for was not reached " + why);
  };
  expect_known("the precision asked for was not reached within the time given");
  missed(10, 10);
  outlook.replications = 1e9;
  missed(10, 1000);
  outlook.longer = 12.5;
  missed(10, 1000);
  outlook.longer = std::numeric_limits<double>::infinity();
  missed(10, 1000);
}

TEST_F(MessageWords, OfACollapseAreChinese) {
  simulation::Collapse collapse{{1, 3}, 0, 0.125, 0.99};
  expect_known("collapsed: " + simulation::collapse_text(collapse, 20, {"users/cart.get"}));
  collapse.replications.assign(25, 7);
  const std::string many = simulation::collapse_text(collapse, 40, {"users/cart.get"});
  expect_known("collapsed: " + many);
  EXPECT_THAT(message_words("collapsed: " + many).toStdString(),
              HasSubstr("40 次重复中有 25 次在结束时已崩溃"));
}

// What runs of this test cannot provoke.
TEST_F(MessageWords, OfLiveRunsAndFilesAreChinese) {
  for (const char* const message :
       {"arrivals and demands of replication 2",
        ("all services compute on this machine's 2 cores, and are predicted so; beside them runs "
         "the load generator, which the prediction does not know"),
        "calibration: 3 visits only on users>cart: taken from all visits of the service",
        "calibration: 1 of 200 requests to cart failed",
        "calibration: more than 100 requests in flight",
        "CPU used by other processes is unknown: /proc cannot be read",
        "CPU taken by the hypervisor 12.3 % (clean: below 1.0 %)",
        ("wake-up canary p99 3.2 ms (clean: below 500 us); our own processes used 97.0 % of all "
         "cores"),
        "send error p99 3.2 ms (clean: below 500 us)",
        "observed for less than 0.1 s",
        "our own processes used 99.1 % of all cores (clean: up to 85.0 %)",
        "fault \"kill cart/1\" failed: No such process",
        "no descriptor or port left for another connection",
        "cancelled",
        "interrupted",
        "deploying 3 replicas of 2 services",
        "calibrating: one user at a time of users",
        "calibrating: all workers of cart/0 busy",
        "predicting: 20 independent runs",
        "replaying for 20 s (run 1 of 3)",
        "everything is kept in /tmp/sojourn",
        "measurement 1 of at most 3 is invalid: send error p99 3.2 ms (clean: below 500 us)",
        "no figure",
        "bound inside the interval",
        "too few samples",
        "unstable: no steady state",
        "lognormal: mean must be greater than 0",
        "bounded pareto: maximum must be greater than minimum",
        "histogram: the sum of the weights must be greater than 0",
        "hyperexponential: branch 2: mean must be finite"}) {
    expect_known(message);
  }
  for (const char* const file : {"", "{", "[1,]", "{}", R"({"results": 7})",
                                 R"({"results": 1, "x": 2})", R"({"results": 1})"}) {
    const auto parsed = results::parse_results(file);
    ASSERT_FALSE(parsed);
    expect_known(parsed.error());
  }
}

// --- Completeness

// The texts of a source, those beside each other as one; comments and includes are none.
std::vector<std::string> literals_of(const fs::path& path) {
  const std::string source = text_of(path);
  std::vector<std::string> texts;
  bool continues = false;
  for (std::size_t at = 0; at < source.size(); ++at) {
    if (source.compare(at, 2, "//") == 0 || source[at] == '#') {
      at = std::min(source.find('\n', at), source.size());
    } else if (source[at] == '\'') {
      at += source[at + 1] == '\\' ? 3 : 2;
    } else if (source[at] == '"') {
      if (!continues) texts.emplace_back();
      for (++at; at < source.size() && source[at] != '"'; ++at) {
        if (source[at] == '\\') ++at;
        texts.back() += source[at];
      }
      continues = true;
    } else if (source[at] != ' ' && source[at] != '\n') {
      continues = false;
    }
  }
  return texts;
}

bool is_message(const std::string& text) {
  return known_message_words(text) || known_message_words(text + "1") ||
         known_message_words("found " + text + ", expected a value");
}

// Whether a text is a message, or the beginning of one, or stands in a template.
bool is_known_text(const std::string& text) {
  static const QRegularExpression hole(QStringLiteral(R"(\{[^}"]*\})"));
  for (const QString& part : QString::fromStdString(text).split(hole)) {
    const std::string words = part.trimmed().toStdString();
    const auto holds = [&](const MessageTemplate& each) {
      return std::string_view(each.english).find(words) != std::string_view::npos;
    };
    if (!std::ranges::any_of(sentence_templates(), holds) &&
        !std::ranges::any_of(part_templates(), holds) && !is_message(part.toStdString())) {
      return false;
    }
  }
  return true;
}

// Two words or more are for people.
bool is_prose(const std::string& text) {
  static const QRegularExpression words(QStringLiteral("[a-z]+[^a-z]* [^a-z]*[a-z]+|[a-z]{2,} $"));
  return words.match(QString::fromStdString(text)).hasMatch();
}

TEST(MessageTemplates, KnowEveryTextOfTheSources) {
  // What is no part of a message: a name, and the words of the JSON library that the reader looks
  // for.
  const std::set<std::string> others = {"bounded pareto",       "unexpected end of input",
                                        "invalid string",       "invalid string: ",
                                        "; last read",          "; expected ",
                                        "end of input",         "string literal",
                                        "missing closing '*/'", "number overflow"};
  std::vector<fs::path> files = {sources / "models/scenario/quantity.cpp",
                                 sources / "engine/distribution_check.cpp",
                                 sources / "models/simulation/summary.cpp",
                                 sources / "models/simulation/endings.cpp",
                                 sources / "models/simulation/precision.cpp",
                                 sources / "models/simulation/experiment_stages.cpp",
                                 sources / "models/report/slo.cpp",
                                 sources / "live-harness/contamination.cpp",
                                 sources / "live-harness/predict.cpp"};
  for (const auto& entry : fs::directory_iterator(sources / "models/scenario/reading")) {
    if (entry.path().extension() == ".cpp") files.push_back(entry.path());
  }
  std::size_t checked = 0;
  for (const fs::path& file : files) {
    for (const std::string& text : literals_of(file)) {
      if (!is_prose(text) || others.contains(text)) continue;
      ++checked;
      EXPECT_TRUE(is_known_text(text)) << file << ": \"" << text << "\"";
    }
  }
  EXPECT_GT(checked, 150U);
}

TEST(MessageTemplates, NumberTheirPieces) {
  for (const auto& templates : {sentence_templates(), part_templates()}) {
    for (const MessageTemplate& each : templates) {
      const std::string_view english = each.english;
      const std::string_view pieces = each.pieces;
      EXPECT_THAT(std::string(pieces), testing::MatchesRegex("[tnqclmfv]*"));
      std::size_t at = 0;
      for (std::size_t i = 1; i <= pieces.size(); ++i) {
        const std::size_t mark = english.find("%" + std::to_string(i), at);
        ASSERT_NE(mark, std::string_view::npos) << english;
        EXPECT_TRUE(i == 1 || mark > at) << english << ": pieces without a word between them";
        at = mark + 2;
      }
      EXPECT_EQ(english.find("%" + std::to_string(pieces.size() + 1)), std::string_view::npos);
    }
  }
}

TEST_F(MessageWords, OfAThousandProblemsTakeNoTime) {
  std::vector<scenario::ParseError> errors = all_errors();
  while (errors.size() < 1000) errors.insert(errors.end(), errors.begin(), errors.begin() + 100);
  errors.resize(1000);
  problem_words(errors.front());  // the templates are read once
  const std::clock_t began = std::clock();
  for (const scenario::ParseError& error : errors) problem_words(error);
  const double seconds = static_cast<double>(std::clock() - began) / CLOCKS_PER_SEC;
  RecordProperty("milliseconds", std::to_string(1000 * seconds));
  EXPECT_LT(seconds, 0.1);  // 5 ms where nothing else runs; sanitizers take ten times as long
}

TEST_F(MessageWords, OfALongUnknownTextTakeNoTime) {
  for (const int repeats : {160, 100'000}) {
    std::string text;
    for (int i = 0; i < repeats; ++i) text += "a: b, found 1, expected ";
    const std::clock_t began = std::clock();
    EXPECT_EQ(message_words(text).toStdString(), text);
    EXPECT_LT(static_cast<double>(std::clock() - began) / CLOCKS_PER_SEC, 0.5);
  }
}

}  // namespace
}  // namespace sojourn::gui
