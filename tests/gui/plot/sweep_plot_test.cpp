#include "gui/plot/sweep_plot.h"

#include <QSignalSpy>

#include <gtest/gtest.h>

#include "gui/plot/density_plot.h"
#include "gui/plot/plot_style.h"
#include "gui/plot/what_if_plot.h"
#include "tests/gui/plot/plot_fixture.h"

namespace sojourn::gui {
namespace {

SweepData five_loads() {
  SweepData data;
  data.parameter = "Offered load";
  data.unit = "/s";
  for (int i = 1; i <= 5; ++i) {
    const double load = 400.0 * i;
    const double rate = std::min(load, 1840.0);
    const double p99 = 0.05 * std::pow(2, i);
    data.points.push_back({load, {rate, rate * 0.98, rate * 1.02}, {p99, p99 * 0.9, p99 * 1.1}});
  }
  data.bounds = {{"bottleneck", {{400, 400}, {1900, 1900}, {2000, 1900}}, false}};
  data.knee_x = 1600;
  data.slo_limit_s = 1;
  data.sustainable_x = 1700;
  data.sustainable_rate = 1840;
  return data;
}

PlottedAnswer answer_of(double mean_s) {
  PlottedAnswer answer{.curve = cdf_curve("", CurveRole::b, exponential_latencies(mean_s, 20000)),
                       .figures = {},
                       .slo = {{0.99, 0.2, report::Verdict::pass}}};
  answer.figures.push_back({"mean", {mean_s, mean_s * 0.9, mean_s * 1.1}, {}, {}});
  answer.figures.push_back(
      {"p99", {mean_s * 4.6, mean_s * 4.2, mean_s * 5}, 0.2, report::Verdict::pass});
  return answer;
}

TEST(SweepPlot, ShowsBothCurvesKneeAndCapacity) {
  SweepPlot plot;
  plot.setData(five_loads());
  show_at(plot, 800, 400);
  EXPECT_EQ(plot.curveLabels(), QStringList({"bottleneck", "throughput", "p99 latency"}));
  const QString marks = plot.markTexts().join('|');
  EXPECT_TRUE(marks.contains("max sustainable 1,840/s")) << marks.toStdString();
  EXPECT_TRUE(marks.contains("knee at 1,600/s")) << marks.toStdString();
  EXPECT_TRUE(marks.contains("p99 ≤ 1 s")) << marks.toStdString();
  const QImage image = picture_of(plot);
  EXPECT_TRUE(
      has_color_near(image, plot.pixelOfX(800), plot.pixelOfY(800), role_color(CurveRole::a)));
  EXPECT_TRUE(
      has_color_near(image, plot.pixelOfX(800), plot.pixelOfRightY(0.2), role_color(CurveRole::b)));
}

TEST(SweepPlot, ClickOnAPointActivatesItAndOthersDoNot) {
  SweepPlot plot;
  plot.setData(five_loads());
  show_at(plot, 800, 400);
  const QSignalSpy activated(&plot, &SweepPlot::pointActivated);
  const auto click = [&](double x, double y) {
    QTest::mouseClick(plot.canvas(), Qt::LeftButton, {},
                      QPoint(static_cast<int>(x), static_cast<int>(y)));
  };
  click(plot.pixelOfX(1200), plot.pixelOfY(1200));
  ASSERT_EQ(activated.count(), 1);
  EXPECT_EQ(activated[0][0].toInt(), 2);
  EXPECT_EQ(plot.selectedPoint(), 2);
  click(plot.pixelOfX(800), plot.pixelOfRightY(0.2));
  ASSERT_EQ(activated.count(), 2);
  EXPECT_EQ(activated[1][0].toInt(), 1);
  click(plot.pixelOfX(1000), plot.pixelOfY(1500));
  EXPECT_EQ(activated.count(), 2);
}

TEST(SweepPlot, KeysWalkAlongThePoints) {
  SweepPlot plot;
  plot.setData(five_loads());
  show_at(plot, 800, 400);
  const QSignalSpy activated(&plot, &SweepPlot::pointActivated);
  QTest::keyClick(&plot, Qt::Key_Right);
  QTest::keyClick(&plot, Qt::Key_Right);
  QTest::keyClick(&plot, Qt::Key_Left);
  QTest::keyClick(&plot, Qt::Key_Return);
  ASSERT_EQ(activated.count(), 1);
  EXPECT_EQ(activated[0][0].toInt(), 0);
}

TEST(SweepPlot, TableHasEveryPointWithItsIntervals) {
  SweepPlot plot;
  plot.setData(five_loads());
  const QStringList lines = plot.accessibleTable().split('\n');
  EXPECT_EQ(lines[0].toStdString(), "Offered load (per second)\tThroughput\tp99 latency");
  EXPECT_TRUE(lines[1].startsWith("400/s\t400")) << lines[1].toStdString();
  EXPECT_TRUE(plot.accessibleTable().contains("Max sustainable\t1,840/s"));
}

TEST(DensityPlot, ShowsDensityOrCumulativeCurve) {
  DensityPlot plot;
  DensityData data;
  for (int i = 0; i <= 100; ++i) {
    const double x = i * 0.001;
    data.density.push_back({x, 50 * std::exp(-x * 50)});
    data.cumulative.push_back({x, 1 - std::exp(-x * 50)});
  }
  data.samples = {{0, 0.02, 40}, {0.02, 0.04, 12}};
  data.mean = 0.02;
  plot.setData(data);
  show_at(plot, 420, 260);
  EXPECT_EQ(plot.curveLabels(), QStringList({"samples", "density"}));
  EXPECT_TRUE(plot.markTexts().contains(QString("mean 20.00 ms")));
  EXPECT_TRUE(has_color_near(picture_of(plot), plot.pixelOfX(0.03),
                             plot.pixelOfY(50 * std::exp(-1.5)), role_color(CurveRole::a)));
  plot.setCumulative(true);
  EXPECT_EQ(plot.curveLabels(), QStringList({"cumulative"}));
  EXPECT_TRUE(has_color_near(picture_of(plot), plot.pixelOfX(0.02), plot.pixelOfY(1 - std::exp(-1)),
                             role_color(CurveRole::a)));
  EXPECT_TRUE(plot.accessibleTable().contains("p50\t14.00 ms"))
      << plot.accessibleTable().toStdString();
}

TEST(DensityPlot, DrawsAtomsAndCutsPolesOff) {
  DensityPlot plot;
  DensityData data;
  for (int i = 0; i < 100; ++i) data.density.push_back({(i + 0.5) * 0.001, i == 0 ? 1e6 : 10});
  data.atoms = {{0.05, 0.5}, {0.08, 0.25}};
  plot.setData(data);
  show_at(plot, 420, 260);
  EXPECT_GT(plot.yOfPixel(plot.plotArea().bottom()), -1);
  EXPECT_LT(plot.yOfPixel(plot.plotArea().top()), 100);
  const QImage shown = picture_of(plot);
  const QColor color = role_color(CurveRole::a);
  // The largest is as high as what is shown of the curve, the other one half of that.
  EXPECT_TRUE(has_color_near(shown, plot.pixelOfX(0.05), plot.pixelOfY(25), color));
  EXPECT_TRUE(has_color_near(shown, plot.pixelOfX(0.08), plot.pixelOfY(13), color));
  EXPECT_FALSE(has_color_near(shown, plot.pixelOfX(0.08), plot.pixelOfY(20), color));
}

TEST(DensityPlot, IsSmallBetweenOtherThings) {
  DensityPlot plot;
  plot.setCompact();
  DensityData data;
  for (int i = 0; i <= 100; ++i) data.density.push_back({i * 0.001, 50 * std::exp(-i * 0.05)});
  data.mean = 0.02;
  plot.setData(data);
  show_at(plot, 240, plot.sizeHint().height());
  EXPECT_TRUE(plot.curveLabels().isEmpty());
  EXPECT_TRUE(plot.markTexts().isEmpty());
  EXPECT_TRUE(plot.yTickTexts().join(QString()).isEmpty());
  EXPECT_GE(plot.xTickTexts().size(), 2);
  EXPECT_GT(plot.plotArea().height(), 40);
  EXPECT_EQ(plot.focusPolicy(), Qt::NoFocus);
}

TEST(WhatIfPlot, ShowsNowAndBefore) {
  WhatIfPlot plot;
  show_at(plot, 1000, 320);
  EXPECT_TRUE(plot.distribution()->isEmpty());
  plot.setGhost(answer_of(0.04));
  EXPECT_TRUE(plot.distribution()->isEmpty());
  plot.setAnswer(answer_of(0.02));
  EXPECT_EQ(plot.distribution()->curveLabels(), QStringList({"before", "now"}));
  EXPECT_TRUE(plot.distribution()->nines());
  const QStringList lines = plot.figures()->accessibleTable().split('\n');
  EXPECT_EQ(lines[0].toStdString(), "Figure\tNow\tBefore\tSLO");
  EXPECT_TRUE(lines[1].startsWith("mean\t20")) << lines[1].toStdString();
  EXPECT_TRUE(lines[1].endsWith("\t40.00 ms\t–")) << lines[1].toStdString();
  EXPECT_TRUE(lines[2].endsWith("≤ 200 ms ✓")) << lines[2].toStdString();
  const QStringList values = plot.figures()->rightTickTexts();
  EXPECT_TRUE(values.join('|').contains("−50")) << values.join('|').toStdString();
}

TEST(WhatIfPlot, TimeAxisStandsStillWhileTheAnswerMovesALittle) {
  WhatIfPlot plot;
  show_at(plot, 1000, 320);
  plot.setAnswer(answer_of(0.020));
  settle();
  const double before = plot.distribution()->pixelOfX(0.1);
  plot.setAnswer(answer_of(0.021));
  settle();
  EXPECT_NEAR(plot.distribution()->pixelOfX(0.1), before, 1);
}

TEST(WhatIfPlot, FiguresStandBelowWhereItIsNarrow) {
  WhatIfPlot plot;
  plot.setAnswer(answer_of(0.02));
  show_at(plot, 1000, 320);
  EXPECT_GT(plot.figures()->x(), plot.distribution()->x());
  show_at(plot, 500, 520);
  EXPECT_GT(plot.figures()->y(), plot.distribution()->y());
}

TEST(FigureBars, EndWhereTheirValuesAre) {
  FigureBars plot;
  plot.setFigures({{"mean", {0.02, 0.019, 0.021}, {}, {}}, {"p99", {0.1, 0.09, 0.11}, {}, {}}});
  show_at(plot, 500, 200);
  const QImage image = picture_of(plot);
  const int row = static_cast<int>(plot.pixelOfY(-1)) - 8;
  const QColor ground = image.pixelColor(static_cast<int>(plot.pixelOfX(0.112)), row);
  EXPECT_NE(image.pixelColor(static_cast<int>(plot.pixelOfX(0.08)), row), ground);
  EXPECT_EQ(plot.yTickTexts().size(), 2);
}

}  // namespace
}  // namespace sojourn::gui
