#include <string>
#include <string_view>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/tidy/document_rules.h"
#include "tests/tidy/function_rules.h"
#include "tests/tidy/layer_rules.h"
#include "tests/tidy/source_file.h"
#include "tests/tidy/text_rules.h"
#include "tests/tidy/tree.h"

namespace sojourn::tidy {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

using Rule = void (*)(const SourceFile&, Findings&);

Lines messages(const Findings& findings) {
  Lines shown;
  for (const Finding& finding : findings) shown.push_back(to_string(finding));
  return shown;
}

Lines apply(Rule rule, std::string_view path, std::string_view text) {
  Findings findings;
  rule(source_file(std::string(path), text), findings);
  return messages(findings);
}

Lines apply_to_text(std::string_view text) {
  Findings findings;
  check_text("a.md", text, findings);
  return messages(findings);
}

Lines apply_to_columns(std::string_view line) {
  Findings findings;
  check_columns("a.cpp", {std::string(line)}, findings);
  return messages(findings);
}

Lines apply_to_document(std::string_view text) {
  const Commands known = {
      .dev = {"run", "test"},
      .sojourn = [](std::string_view command) { return command == "check"; },
      .file = [](std::string_view path) { return path == "scenarios/shop.json"; },
  };
  Findings findings;
  check_commands("README.md", text, known, findings);
  return messages(findings);
}

std::string repeat(std::string_view text, std::size_t times) {
  std::string repeated;
  while (times-- > 0) repeated += text;
  return repeated;
}

// --- the separation of code and comments ---------------------------------------------------------

TEST(SourceFile, KeepsCodeAndCommentsApart) {
  const SourceFile file = source_file("a.cpp", "int a;  // why\nint b; /* c\nd */ int e;\n");
  EXPECT_THAT(file.code, ElementsAre("int a;        ", "int b;     ", "     int e;"));
  EXPECT_THAT(file.comments, ElementsAre("        // why", "       /* c", "d */       "));
}

TEST(SourceFile, EmptiesLiterals) {
  const SourceFile file = source_file("a.cpp", R"~(f("a // \" b", '"', 1'000, R"(x " y)"); // z)~");
  EXPECT_THAT(file.code, ElementsAre(R"~(f("         ", ' ', 1'000, R"       ");     )~"));
  EXPECT_EQ(trim(file.comments.at(0)), "// z");
}

TEST(SourceFile, FollowsRawStringsOverLines) {
  const SourceFile file = source_file("a.cpp", "auto a = R\"x(\n// \")\n)x\";\nint b;\n");
  EXPECT_THAT(file.code, ElementsAre("auto a = R\"  ", "     ", "  \";", "int b;"));
}

TEST(SourceFile, SurvivesTextThatEndsInTheMiddle) {
  for (const std::string_view text : {"\"abc", "'", "/* x", "R\"(x", "R\"", "a\\", "//"}) {
    EXPECT_EQ(source_file("a.cpp", text).lines.size(), 1U) << text;
  }
}

// --- text ----------------------------------------------------------------------------------------

TEST(TextRule, AcceptsPlainText) {
  EXPECT_THAT(apply_to_text("ρ ≤ 1\n\n"), IsEmpty());
}

TEST(TextRule, RejectsWhatEditorsHide) {
  EXPECT_THAT(apply_to_text("a\tb\n"), ElementsAre("a.md:1: a tab; use blanks"));
  EXPECT_THAT(apply_to_text("\na \n"), ElementsAre("a.md:2: a blank at the end of the line"));
  EXPECT_THAT(apply_to_text("a\r\n"), ElementsAre("a.md:1: a control character"));
  EXPECT_THAT(apply_to_text("a\nb"), ElementsAre("a.md:2: no line feed at the end of the file"));
}

TEST(ColumnRule, CountsCharactersNotBytes) {
  EXPECT_THAT(apply_to_columns(repeat("µ", 100)), IsEmpty());
  EXPECT_THAT(apply_to_columns(repeat("x", 101)),
              ElementsAre("a.cpp:1: a line of 101 columns; the limit is 100"));
}

TEST(SizeRule, AllowsTestsToBeLonger) {
  EXPECT_THAT(apply(check_size, "engine/a.cpp", repeat("\n", 500)), IsEmpty());
  EXPECT_THAT(apply(check_size, "engine/a.cpp", repeat("\n", 501)),
              ElementsAre("engine/a.cpp:501: a file of 501 lines; the limit is 500"));
  EXPECT_THAT(apply(check_size, "tests/a_test.cpp", repeat("\n", 800)), IsEmpty());
  EXPECT_THAT(apply(check_size, "tests/a_test.cpp", repeat("\n", 801)),
              ElementsAre("tests/a_test.cpp:801: a file of 801 lines; the limit is 800"));
}

TEST(HeaderRule, AcceptsACommentBeforeOrAfterThePragma) {
  EXPECT_THAT(apply(check_header, "a.h", "// Time.\n#pragma once\n"), IsEmpty());
  EXPECT_THAT(apply(check_header, "a.h", "#pragma once\n\n// Time.\n"), IsEmpty());
  EXPECT_THAT(apply(check_header, "a.cpp", "int a;\n"), IsEmpty());
}

TEST(HeaderRule, RejectsAHeaderWithoutPragmaOrComment) {
  EXPECT_THAT(apply(check_header, "a.h", "// Time.\nint a;\n"),
              ElementsAre("a.h:1: a header without #pragma once"));
  EXPECT_THAT(apply(check_header, "a.h", "#pragma once\nint a;  // late\n"),
              ElementsAre("a.h:1: a header whose first lines do not say what it is"));
}

// --- banned words --------------------------------------------------------------------------------

TEST(WordRule, AcceptsLookalikesCommentsAndLiterals) {
  const std::string_view text =
      "operand(1); brand(); f(rand);  // rand() and system_clock\n"
      "std::string s = \"mt19937\";\n"
      "my_distribution d; using namespace std::chrono_literals;\n";
  EXPECT_THAT(apply(check_banned_words, "engine/a.cpp", text), IsEmpty());
}

TEST(WordRule, RejectsForeignRandomness) {
  const std::string instead = " is banned; draw from engine/random.h, keyed by what it is for";
  EXPECT_THAT(apply(check_banned_words, "cli/a.cpp", "int a = std::rand();\n"),
              ElementsAre("cli/a.cpp:1: rand" + instead));
  EXPECT_THAT(apply(check_banned_words, "cli/a.cpp", "\nstd::mt19937_64 g;\n"),
              ElementsAre("cli/a.cpp:2: mt19937_64" + instead));
  EXPECT_THAT(apply(check_banned_words, "cli/a.cpp", "std::normal_distribution<> n;\n"),
              ElementsAre("cli/a.cpp:1: std::normal_distribution is banned; each library draws "
                          "differently, use engine/distribution.h"));
}

TEST(WordRule, KeepsTheWallClockInTheLiveHarness) {
  const std::string_view text = "auto now = std::chrono::system_clock::now();\n";
  EXPECT_THAT(apply(check_banned_words, "live-harness/a.cpp", text), IsEmpty());
  EXPECT_THAT(apply(check_banned_words, "engine/a.cpp", text),
              ElementsAre("engine/a.cpp:1: system_clock is banned; "
                          "use engine::Time, or the live harness's Clock"));
}

TEST(WordRule, RejectsUsingNamespaceStd) {
  EXPECT_THAT(apply(check_banned_words, "a.cpp", "using namespace std;\n"),
              ElementsAre("a.cpp:1: using namespace std is banned; write std::"));
}

TEST(WordRule, WantsAnIssueForEveryReminder) {
  EXPECT_THAT(apply(check_banned_words, "a.cpp", "// TODO(#12): soon\nint TODO;\n"), IsEmpty());
  EXPECT_THAT(apply(check_banned_words, "a.cpp", "int a;  // TODO: soon\n"),
              ElementsAre("a.cpp:1: TODO without the number of an issue, (#12)"));
  EXPECT_THAT(apply(check_banned_words, "a.cpp", "/* FIXME */\n"),
              ElementsAre("a.cpp:1: FIXME without the number of an issue, (#12)"));
}

// --- functions -----------------------------------------------------------------------------------

// A body that makes the function lines long when its signature takes one line.
std::string function(std::string_view signature, std::size_t lines) {
  return std::string(signature) + " {\n" + repeat("  g();\n", lines - 2) + "}\n";
}

Lines check_function(std::string_view signature, std::size_t lines) {
  return apply(check_functions, "a.cpp", "namespace a {\n" + function(signature, lines) + "}\n");
}

TEST(FunctionRule, AcceptsTheLimitAndRejectsMore) {
  EXPECT_THAT(check_function("void f()", 60), IsEmpty());
  EXPECT_THAT(check_function("void f()", 61),
              ElementsAre("a.cpp:2: f is a function of 61 lines; the limit is 60"));
}

TEST(FunctionRule, KnowsFunctionsInManyClothes) {
  for (const std::string_view signature :
       {"bool A::operator==(const A& b) const noexcept",
        "template <typename T = B<C>> auto f(T t) -> T", "A::A(int a) : a_{a}, b_(a)",
        "A::A(int a) : a_(a), b_{a, {}}", "inline int f(int a = g({}))", "TEST(Suite, Name)",
        "[[nodiscard]] static const A* f(void (*g)(int))"}) {
    EXPECT_EQ(check_function(signature, 60).size(), 0U) << signature;
    EXPECT_EQ(check_function(signature, 61).size(), 1U) << signature;
  }
}

TEST(FunctionRule, NamesTestsByTheirArguments) {
  EXPECT_THAT(check_function("TEST(Suite, Name)", 61),
              ElementsAre("a.cpp:2: TEST(Suite, Name) is a function of 61 lines; the limit is 60"));
}

TEST(FunctionRule, LooksIntoClasses) {
  const std::string text = "class A : public B<(1 > 0)> {\n public:\n" + function("int f()", 61) +
                           " private:\n" + function("int g() const", 61) + "};\n";
  EXPECT_THAT(apply(check_functions, "a.h", text),
              ElementsAre("a.h:3: f is a function of 61 lines; the limit is 60",
                          "a.h:65: g is a function of 61 lines; the limit is 60"));
}

TEST(FunctionRule, LeavesTypesAndTablesAlone) {
  for (const std::string_view opening :
       {"struct A", "enum class A : int", "template <typename T> class A", "inline namespace b",
        "constexpr auto table = std::to_array<A>(",
        "const std::vector<A> table = ", "std::map<int, int> table"}) {
    const std::string text = std::string(opening) + "{\n" + repeat("  {1, 2},\n", 80) + "});\n";
    EXPECT_THAT(apply(check_functions, "a.cpp", text), IsEmpty()) << opening;
  }
}

TEST(FunctionRule, IsNotLedAstrayByBracesInTextAndDirectives) {
  const std::string text =
      "#define OPEN { \\\n  {\nvoid f() {\n  g(\"{\", '{');  // {\n}\n" + repeat("int a;\n", 80);
  EXPECT_THAT(apply(check_functions, "a.cpp", text), IsEmpty());
}

// --- layers --------------------------------------------------------------------------------------

struct Include {
  std::string_view from;
  std::string_view what;
};

Lines check_include(const Include& include) {
  return apply(check_includes, include.from, "#include " + std::string(include.what) + "\n");
}

TEST(LayerRule, AcceptsTheArrowsOfTheArchitecture) {
  for (const Include& include : {
           Include{"engine/a.cpp", "\"engine/time.h\""},
           Include{"engine/a.cpp", "<vector>"},
           Include{"models/scenario/a.h", "\"engine/time.h\""},
           Include{"models/scenario/scenario_json.cpp", "<nlohmann/json.hpp>"},
           Include{"models/exchange/jaeger.cpp", "<nlohmann/json.hpp>"},
           Include{"models/simulation/a.cpp", "\"models/policy/retry.h\""},
           Include{"models/theory/a.cpp", "<Eigen/Dense>"},
           Include{"models/report/a.cpp", "<fmt/format.h>"},
           Include{"live-harness/a.h", "<boost/asio.hpp>"},
           Include{"live-harness/live_main.cpp", "<CLI/CLI.hpp>"},
           Include{"cli/main.cpp", "\"models/report/table.h\""},
           Include{"cli/options.h", "<CLI/CLI.hpp>"},
           Include{"gui/app/a.cpp", "<QWidget>"},
           Include{"tests/engine/a_test.cpp", "\"engine/time.h\""},
           Include{"tests/engine/a_test.cpp", "<gtest/gtest.h>"},
           Include{"tests/gui/a_test.cpp", "<QTest>"},
       }) {
    EXPECT_THAT(check_include(include), IsEmpty());
  }
}

TEST(LayerRule, RejectsArrowsThatPointBack) {
  EXPECT_THAT(check_include({"engine/a.h", "\"models/scenario/scenario.h\""}),
              ElementsAre("engine/a.h:1: \"models/scenario/scenario.h\": "
                          "engine may not use models/scenario"));
  for (const Include& include : {
           Include{"models/results/a.h", "\"models/scenario/scenario.h\""},
           Include{"models/policy/a.h", "\"models/scenario/scenario.h\""},
           Include{"models/simulation/a.h", "\"models/report/table.h\""},
           Include{"models/scenario/a.h", "\"models/policy/retry.h\""},
           Include{"live-harness/a.cpp", "\"gui/app/app.h\""},
           Include{"gui/app/a.cpp", "\"live-harness/replay.h\""},
           Include{"cli/a.cpp", "\"live-harness/replay.h\""},
           Include{"cli/a.cpp", "\"tests/support/manual_clock.h\""},
       }) {
    EXPECT_EQ(check_include(include).size(), 1U) << include.from << " " << include.what;
  }
}

TEST(LayerRule, RejectsLibrariesOutOfTheirRoom) {
  for (const Include& include : {
           Include{"engine/a.cpp", "<fmt/format.h>"},
           Include{"engine/a.cpp", "<unistd.h>"},
           Include{"models/policy/a.cpp", "<fmt/format.h>"},
           Include{"models/report/a.h", "<fmt/format.h>"},
           Include{"models/scenario/scenario.cpp", "<nlohmann/json.hpp>"},
           Include{"models/theory/a.h", "<Eigen/Dense>"},
           Include{"models/simulation/a.cpp", "<Eigen/Dense>"},
           Include{"models/theory/a.cpp", "<boost/asio.hpp>"},
           Include{"gui/app/a.cpp", "<boost/asio.hpp>"},
           Include{"live-harness/replay.cpp", "<CLI/CLI.hpp>"},
           Include{"live-harness/a.cpp", "<QObject>"},
           Include{"tests/engine/a_test.cpp", "<QObject>"},
           Include{"models/scenario/a.cpp", "<gtest/gtest.h>"},
           Include{"cli/a.cpp", "<valijson/schema.hpp>"},
       }) {
    EXPECT_EQ(check_include(include).size(), 1U) << include.from << " " << include.what;
  }
}

TEST(LayerRule, WantsIncludesFromTheRoot) {
  EXPECT_THAT(check_include({"engine/a.cpp", "\"time.h\""}),
              ElementsAre("engine/a.cpp:1: \"time.h\": "
                          "includes are written from the repository's root"));
}

TEST(LayerRule, DoesNotReadComments) {
  EXPECT_THAT(apply(check_includes, "engine/a.h", "// #include \"gui/a.h\"\n"), IsEmpty());
}

// --- documents -----------------------------------------------------------------------------------

TEST(DocumentRule, AcceptsCommandsThatExist) {
  const std::string_view text =
      "```sh\n"
      "./dev run scenarios/shop.json   # ./dev fly\n"
      "$ ./dev test && build/release/bin/sojourn check ./scenarios/shop.json\n"
      "sojourn --help\n"
      "sojourn check \"scenarios/*.json\"\n"
      "```\n"
      "`./dev fly` in prose and\n"
      "```json\n"
      "./dev fly\n"
      "```\n";
  EXPECT_THAT(apply_to_document(text), IsEmpty());
}

TEST(DocumentRule, RejectsCommandsAndFilesThatDoNot) {
  EXPECT_THAT(apply_to_document("```sh\n./dev fly\n```\n"),
              ElementsAre("README.md:2: ./dev has no command 'fly'"));
  EXPECT_THAT(apply_to_document("```sh\nsojourn fly | sojourn check\n```\n"),
              ElementsAre("README.md:2: sojourn has no command 'fly'"));
  EXPECT_THAT(apply_to_document("\n```sh\nls && build/release/bin/sojourn fly\n```\n"),
              ElementsAre("README.md:3: sojourn has no command 'fly'"));
  EXPECT_THAT(apply_to_document("```sh\n./dev run scenarios/gone.json\n```\n"),
              ElementsAre("README.md:2: scenarios/gone.json does not exist"));
}

TEST(DocumentRule, ReadsTheCommandsOfTheScript) {
  EXPECT_THAT(dev_commands("command_run() {\n  command_no\n}\nother() {\ncommand_test() {\n"),
              ElementsAre("run", "test"));
}

// --- the tree ------------------------------------------------------------------------------------

TEST(Tree, FollowsTheStyleGuide) {
  std::string report;
  for (const std::string& message : messages(check_tree(SOJOURN_SOURCE_DIR))) {
    report += "\n" + message;
  }
  if (!report.empty()) ADD_FAILURE() << report;
}

}  // namespace
}  // namespace sojourn::tidy
