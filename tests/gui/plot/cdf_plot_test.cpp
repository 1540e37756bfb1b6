#include "gui/plot/cdf_plot.h"

#include <QSignalSpy>

#include <gtest/gtest.h>

#include "gui/look/theme.h"
#include "gui/plot/compare_plot.h"
#include "gui/plot/histogram_plot.h"
#include "gui/plot/plot_style.h"
#include "tests/gui/plot/plot_fixture.h"

namespace sojourn::gui {
namespace {

CdfCurve exponential_curve(const QString& label, CurveRole role, double mean_s) {
  return cdf_curve(label, role, exponential_latencies(mean_s, 100000));
}

TEST(CdfCurve, PercentilesAreThoseOfTheHistogram) {
  const engine::Histogram histogram = exponential_latencies(0.02, 100000);
  const CdfCurve curve = cdf_curve("a", CurveRole::a, histogram);
  for (const double share : {0.5, 0.9, 0.95, 0.99, 0.999}) {
    const double expected = static_cast<double>(histogram.quantile(share).count()) * 1e-9;
    EXPECT_NEAR(quantile_of(curve.points, share), expected, expected * 1e-3) << share;
  }
  EXPECT_LT(curve.points.size(), 1500U);
  EXPECT_DOUBLE_EQ(curve.points.back().y, 1);
}

TEST(CdfCurve, OfNothingHasNoPoints) {
  EXPECT_TRUE(cdf_curve("a", CurveRole::a, engine::Histogram()).points.empty());
}

TEST(CdfPlot, DrawsThePercentileWhereTheAxesSayItIs) {
  for (const bool nines : {false, true}) {
    CdfPlot plot;
    plot.setNines(nines);
    plot.setCurves({exponential_curve("a", CurveRole::a, 0.02)});
    show_at(plot, 700, 400);
    const QImage image = picture_of(plot);
    for (const double share : {0.5, 0.9, 0.99}) {
      const double x = plot.pixelOfX(-std::log(1 - share) * 0.02);
      const double y = plot.pixelOfY(share);
      EXPECT_TRUE(has_color_near(image, x, y, role_color(CurveRole::a))) << share << nines;
      EXPECT_FALSE(has_color_near(image, x, y + 40, role_color(CurveRole::a))) << share << nines;
      EXPECT_NEAR(plot.xOfPixel(x), -std::log(1 - share) * 0.02, 1e-9);
      EXPECT_NEAR(plot.yOfPixel(y), share, 1e-9);
    }
  }
}

TEST(CdfPlot, NinesAxisNamesItsNines) {
  CdfPlot plot;
  plot.setNines(true);
  plot.setCurves({exponential_curve("a", CurveRole::a, 0.02)});
  show_at(plot, 700, 400);
  const QStringList texts = plot.yTickTexts();
  for (const char* nine : {"0 %", "50 %", "90 %", "99 %", "99.9 %", "99.99 %"}) {
    EXPECT_TRUE(texts.contains(QString(nine))) << nine << texts.join(' ').toStdString();
  }
}

TEST(CdfPlot, SaysASentenceInsteadOfEmptyAxes) {
  CdfPlot plot;
  show_at(plot, 400, 300);
  EXPECT_TRUE(plot.isEmpty());
  EXPECT_FALSE(plot.canvas()->isVisible());
  EXPECT_TRUE(plot.accessibleDescription().startsWith("Run the scenario"));
  plot.setCurves({exponential_curve("a", CurveRole::a, 0.02)});
  EXPECT_FALSE(plot.isEmpty());
  EXPECT_TRUE(plot.canvas()->isVisible());
  plot.setCurves({});
  EXPECT_FALSE(plot.canvas()->isVisible());
}

TEST(CdfPlot, BandSurroundsTheCurveBetweenItsPercentiles) {
  CdfPlot plot;
  plot.setNines(true);
  CdfCurve curve = exponential_curve("a", CurveRole::a, 0.02);
  for (const double share : {0.5, 0.99}) {
    const double middle = quantile_of(curve.points, share);
    curve.band.push_back({share, middle * 0.8, middle * 1.25});
  }
  plot.setCurves({curve});
  show_at(plot, 700, 400);
  const QImage image = picture_of(plot);
  const QColor ground = current_colors().panel;
  for (const double share : {0.6, 0.8, 0.93, 0.98}) {
    const double middle = -std::log(1 - share) * 0.02;
    const QPoint left(static_cast<int>(plot.pixelOfX(middle * 0.85)),
                      static_cast<int>(plot.pixelOfY(share)));
    EXPECT_NE(image.pixelColor(left), ground) << share;
    const QPoint beyond(static_cast<int>(plot.pixelOfX(middle * 0.72)), left.y());
    EXPECT_EQ(image.pixelColor(beyond), ground) << share;
  }
}

TEST(CdfPlot, SloMarkTellsItsVerdictInWordsAndStandsAtItsLimit) {
  CdfPlot plot;
  plot.setCurves({exponential_curve("a", CurveRole::a, 0.02)});
  plot.setSloMarks({{0.95, 0.07, report::Verdict::pass},
                    {0.99, 0.08, report::Verdict::fail},
                    {0.999, 0.15, report::Verdict::inconclusive}});
  show_at(plot, 700, 400);
  const QStringList texts = plot.markTexts();
  EXPECT_TRUE(texts.contains(QString("p95 ≤ 70 ms ✓"))) << texts.join('|').toStdString();
  EXPECT_TRUE(texts.contains(QString("p99 ≤ 80 ms ✕")));
  EXPECT_TRUE(texts.contains(QString("p99.9 ≤ 150 ms ?")));
  const QImage image = picture_of(plot);
  EXPECT_TRUE(has_color_near(image, plot.pixelOfX(0.08), plot.pixelOfY(0.99),
                             verdict_color(report::Verdict::fail)));
}

TEST(CdfPlot, MarksNeitherCoverEachOtherNorLeaveTheAxes) {
  CdfPlot plot;
  plot.setCurves({exponential_curve("a", CurveRole::a, 0.02)});
  plot.setSloMarks({{0.95, 0.079, report::Verdict::pass},
                    {0.99, 0.08, report::Verdict::fail},
                    {0.999, 0.081, report::Verdict::inconclusive},
                    {0.9999, 0.2, report::Verdict::inconclusive}});
  for (const QSize size : {QSize(320, 200), QSize(520, 300), QSize(900, 400)}) {
    show_at(plot, size.width(), size.height());
    const std::vector<QRect> rects = plot.markRects();
    ASSERT_EQ(rects.size(), 4U);
    for (std::size_t i = 0; i < rects.size(); ++i) {
      EXPECT_TRUE(plot.plotArea().adjusted(-1, -1, 1, 1).contains(rects[i])) << i;
      for (std::size_t j = 0; j < i; ++j) EXPECT_FALSE(rects[i].intersects(rects[j])) << i << j;
    }
  }
}

TEST(CdfPlot, LegendClickHidesTheCurveAndTellsSo) {
  ComparePlot plot;
  plot.setRuns(exponential_curve("Run A", CurveRole::a, 0.02),
               exponential_curve("Run B", CurveRole::a, 0.05));
  show_at(plot, 700, 400);
  ASSERT_EQ(plot.curveLabels(), QStringList({"Run A", "Run B"}));
  const double x = plot.pixelOfX(-std::log(0.5) * 0.05);
  const double y = plot.pixelOfY(0.5);
  EXPECT_TRUE(has_color_near(picture_of(plot), x, y, role_color(CurveRole::b), 6));
  const QSignalSpy toggled(&plot, &Plot::curveToggled);
  QTest::mouseClick(plot.canvas(), Qt::LeftButton, {}, plot.legendRect("Run B").center());
  EXPECT_EQ(toggled.count(), 1);
  EXPECT_FALSE(plot.isCurveShown("Run B"));
  EXPECT_FALSE(has_color_near(picture_of(plot), x, y, role_color(CurveRole::b), 6));
  EXPECT_FALSE(plot.accessibleTable().contains("Run B"));
  plot.setRuns(exponential_curve("Run A", CurveRole::a, 0.02),
               exponential_curve("Run B", CurveRole::a, 0.06));
  EXPECT_FALSE(plot.isCurveShown("Run B"));
  QTest::mouseClick(plot.canvas(), Qt::LeftButton, {}, plot.legendRect("Run B").center());
  EXPECT_TRUE(plot.isCurveShown("Run B"));
}

TEST(CdfPlot, TableHasPercentilesOfBothAndTheirDifference) {
  ComparePlot plot;
  plot.setRuns(exponential_curve("Run A", CurveRole::a, 0.02),
               exponential_curve("Run B", CurveRole::a, 0.03));
  const QStringList lines = plot.accessibleTable().split('\n');
  EXPECT_EQ(lines[0].toStdString(), "Percentile\tRun A\tRun B\tDifference");
  EXPECT_EQ(lines[1].split('\t')[0], "mean");
  EXPECT_EQ(lines[1].split('\t')[1], "20.00 ms");
  EXPECT_EQ(lines[5].split('\t')[0], "p99");
  EXPECT_TRUE(lines[5].split('\t')[3].startsWith("+")) << lines[5].toStdString();
  EXPECT_EQ(plot.accessibleDescription(), plot.accessibleTable());
}

TEST(CdfPlot, CrosshairReadsTheShareOff) {
  CdfPlot plot;
  plot.setCurves({exponential_curve("a", CurveRole::a, 0.02)});
  show_at(plot, 700, 400);
  const QPoint at(static_cast<int>(plot.pixelOfX(0.02)), plot.plotArea().center().y());
  QTest::mouseMove(plot.canvas(), at);
  settle();
  EXPECT_TRUE(plot.readoutText().contains("a: 63.")) << plot.readoutText().toStdString();
  EXPECT_TRUE(plot.readoutText().contains("p99 ")) << plot.readoutText().toStdString();
  QEvent leave(QEvent::Leave);
  QApplication::sendEvent(plot.canvas(), &leave);
  EXPECT_TRUE(plot.readoutText().isEmpty());
}

TEST(CdfPlot, RolesDifferInTheirDashes) {
  EXPECT_EQ(role_pen(CurveRole::a).style(), Qt::SolidLine);
  EXPECT_NE(role_pen(CurveRole::b).dashPattern(), role_pen(CurveRole::measured).dashPattern());
  EXPECT_NE(role_pen(CurveRole::b).dashPattern(), role_pen(CurveRole::ghost).dashPattern());
  EXPECT_NE(role_pen(CurveRole::measured).dashPattern(), role_pen(CurveRole::third).dashPattern());
}

TEST(MeasuredPlot, ToleranceIsABandAroundTheSimulatedCurve) {
  MeasuredPlot plot;
  plot.setRuns(exponential_curve("simulated", CurveRole::a, 0.02),
               exponential_curve("measured", CurveRole::a, 0.021), 0.2);
  show_at(plot, 700, 400);
  const QImage image = picture_of(plot);
  const double middle = -std::log(0.3) * 0.02;
  const int y = static_cast<int>(plot.pixelOfY(0.7));
  const QColor ground = current_colors().panel;
  EXPECT_NE(image.pixelColor(static_cast<int>(plot.pixelOfX(middle * 0.85)), y), ground);
  EXPECT_EQ(image.pixelColor(static_cast<int>(plot.pixelOfX(middle * 0.7)), y), ground);
}

TEST(LatencyBars, KeepEveryRequestAndAreNotTooMany) {
  const engine::Histogram histogram = exponential_latencies(0.02, 50000);
  const std::vector<LatencyBar> bars = latency_bars(histogram);
  EXPECT_LE(bars.size(), 200U);
  EXPECT_GT(bars.size(), 150U);
  double sum = 0;
  for (const LatencyBar& bar : bars) sum += bar.share;
  EXPECT_NEAR(sum, 1, 1e-9);
  EXPECT_TRUE(latency_bars(engine::Histogram()).empty());
  engine::Histogram single;
  single.add(engine::Duration(5000000));
  ASSERT_EQ(latency_bars(single).size(), 1U);
  EXPECT_NEAR(latency_bars(single)[0].share, 1, 1e-9);
}

TEST(HistogramPlot, MarksMeanAndPercentiles) {
  HistogramPlot plot;
  plot.setHistogram(exponential_latencies(0.02, 50000));
  show_at(plot, 700, 400);
  const QString texts = plot.markTexts().join('|');
  for (const char* name : {"mean 20.0", "p50 ", "p95 ", "p99 "}) {
    EXPECT_TRUE(texts.contains(name)) << texts.toStdString();
  }
}

}  // namespace
}  // namespace sojourn::gui
