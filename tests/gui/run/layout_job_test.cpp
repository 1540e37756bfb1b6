#include "gui/run/layout_job.h"

#include <QStandardPaths>
#include <memory>

#include <gtest/gtest.h>

#include "tests/gui/run/run_support.h"

namespace sojourn::gui {
namespace {

LayoutGraph cycle() {
  LayoutGraph graph;
  graph.nodes = {{"a \"quoted\" name", 120, 60}, {"b -> c; }", 120, 60}, {"ü\n", 80, 40}};
  graph.edges = {{0, 1}, {1, 2}, {2, 0}, {1, 1}};
  return graph;
}

// A tree with many cross edges: slow enough to be cancelled.
LayoutGraph large(std::size_t nodes) {
  LayoutGraph graph;
  for (std::size_t index = 0; index < nodes; ++index) {
    graph.nodes.push_back({std::to_string(index), 120, 60});
    if (index == 0) continue;
    graph.edges.emplace_back(index / 2, index);
    graph.edges.emplace_back((index * 7) % index, index);
    graph.edges.emplace_back((index * 13) % index, index);
  }
  return graph;
}

struct Heard {
  std::vector<std::pair<quint64, LayoutResultPointer>> layouts;
  std::vector<quint64> outdated;
  QStringList failures;
  int cancelled = 0;

  explicit Heard(LayoutJob& job) {
    QObject::connect(&job, &LayoutJob::finished, [this](quint64 revision, const auto& layout) {
      layouts.emplace_back(revision, layout);
    });
    QObject::connect(&job, &LayoutJob::outdated,
                     [this](quint64 each) { outdated.push_back(each); });
    QObject::connect(&job, &LayoutJob::failed, [this](const auto& text) { failures << text; });
    QObject::connect(&job, &LayoutJob::cancelled, [this] { ++cancelled; });
  }
};

bool has_dot() {
  return !QStandardPaths::findExecutable("dot").isEmpty();
}

TEST(DotText, NamesNodesByNumber) {
  const std::string text = dot_text(cycle());
  EXPECT_TRUE(text.contains("rankdir=LR"));
  EXPECT_TRUE(text.contains("n0 [width=1.6667, height=0.8333];"));
  EXPECT_TRUE(text.contains("n2 -> n0;"));
  EXPECT_FALSE(text.contains("quoted"));
}

TEST(PlainOutput, IsReadWithTheAxisTurned) {
  const auto layout = parse_plain(
      "graph 1 4 2\nnode n0 1 2 1 1 \"\" solid box black lightgrey\n"
      "node n1 3 0.5 1 1 \"\" solid box black lightgrey\nnode n2 4 1 1 1 \"\" solid\n"
      "edge n0 n1 4 1 1 1 1 1 1 1 1 solid black\nstop\n",
      cycle());
  ASSERT_TRUE(layout) << layout.error();
  EXPECT_EQ(layout->width, 288);
  EXPECT_EQ(layout->places[0].name, "a \"quoted\" name");
  EXPECT_EQ(layout->places[0].x, 72);
  EXPECT_EQ(layout->places[0].y, 0);
  EXPECT_EQ(layout->places[1].y, 108);
}

TEST(PlainOutput, ErrorsNameTheLine) {
  EXPECT_TRUE(parse_plain("graph 1 4\n", cycle()).error().contains("line 1"));
  EXPECT_TRUE(parse_plain("graph 1 4 2\nnode n7 1 1\n", cycle()).error().contains("line 2"));
  EXPECT_TRUE(parse_plain("strange\n", cycle()).error().contains("expected graph"));
  EXPECT_TRUE(parse_plain("graph 1 4 2\nstop\n", cycle()).error().contains("no place"));
}

TEST(LayoutJob, LaysOutACycleOfOddlyNamedNodes) {
  if (!has_dot()) GTEST_SKIP() << "dot is not installed";
  for (const LayoutDirection direction :
       {LayoutDirection::left_to_right, LayoutDirection::top_to_bottom}) {
    LayoutJob job;
    Heard heard(job);
    LayoutGraph graph = cycle();
    graph.direction = direction;
    job.start(graph, 7);
    EXPECT_TRUE(job.isRunning());
    ASSERT_TRUE(soon([&] { return !heard.layouts.empty(); }));
    const auto& [revision, layout] = heard.layouts.front();
    EXPECT_EQ(revision, 7U);
    ASSERT_EQ(layout->places.size(), 3U);
    const bool is_wide = direction == LayoutDirection::left_to_right;
    EXPECT_EQ(layout->width > layout->height, is_wide);
    EXPECT_FALSE(job.isRunning());
  }
}

TEST(LayoutJob, DropsALayoutOfAnOldRevision) {
  if (!has_dot()) GTEST_SKIP() << "dot is not installed";
  LayoutJob job;
  Heard heard(job);
  job.start(cycle(), 1);
  job.setRevision(2);
  ASSERT_TRUE(soon([&] { return !heard.outdated.empty(); }));
  EXPECT_EQ(heard.outdated.front(), 1U);
  EXPECT_TRUE(heard.layouts.empty());
}

TEST(LayoutJob, CancelKillsDotAndTheNextLayoutComes) {
  if (!has_dot()) GTEST_SKIP() << "dot is not installed";
  LayoutJob job;
  Heard heard(job);
  job.start(large(3000), 1);
  QTest::qWait(100);
  const Stopwatch watch;
  job.cancel();
  EXPECT_EQ(heard.cancelled, 1);
  EXPECT_LT(watch.seconds(), 0.2);
  EXPECT_FALSE(job.isRunning());
  job.start(cycle(), 2);
  ASSERT_TRUE(soon([&] { return !heard.layouts.empty(); }));
  EXPECT_EQ(heard.layouts.front().first, 2U);
}

TEST(LayoutJob, NamesThePackageThatIsMissing) {
  LayoutJob job;
  Heard heard(job);
  job.setProgram("/nowhere/dot");
  job.start(cycle(), 1);
  ASSERT_TRUE(soon([&] { return !heard.failures.isEmpty(); }));
  EXPECT_TRUE(heard.failures.front().contains("graphviz"));
  EXPECT_FALSE(job.isRunning());
}

TEST(LayoutJob, MayBeDestroyedWhileDotRuns) {
  if (!has_dot()) GTEST_SKIP() << "dot is not installed";
  auto job = std::make_unique<LayoutJob>();
  job->start(large(2000), 1);
  QTest::qWait(50);
  const Stopwatch watch;
  job.reset();
  EXPECT_LT(watch.seconds() * 1000, cancel_ms);
}

}  // namespace
}  // namespace sojourn::gui
