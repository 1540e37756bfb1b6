#include <QFile>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <algorithm>
#include <limits>

#include <gtest/gtest.h>

#include "gui/look/theme.h"
#include "gui/plot/heatmap_plot.h"
#include "gui/plot/plot_style.h"
#include "gui/plot/time_series_plot.h"
#include "tests/gui/plot/plot_fixture.h"

namespace sojourn::gui {
namespace {

constexpr double gap = std::numeric_limits<double>::quiet_NaN();

// Ten seconds, a slice each; p99 is 0.2 s but for a gap in slices 4 and 5, throughput 100/s.
TimeSeriesData ten_seconds() {
  TimeSeriesData data;
  data.end_s = 10;
  data.left_title = "Latency";
  data.right_title = "Throughput";
  TimeSeries p99{.label = "p99", .role = CurveRole::a, .values = {}};
  TimeSeries throughput{.label = "throughput",
                        .role = CurveRole::third,
                        .values = {},
                        .right_axis = true,
                        .steps = true};
  for (int i = 0; i < 10; ++i) {
    data.starts.push_back(i);
    p99.values.push_back(i == 4 || i == 5 ? gap : 0.2);
    throughput.values.push_back(i < 5 ? 100 : 50);
  }
  data.series = {p99, throughput};
  return data;
}

HeatmapData small_map() {
  HeatmapData data{.from_s = 0,
                   .to_s = 10,
                   .latency_low_s = 0.001,
                   .latency_high_s = 1,
                   .columns = 10,
                   .rows = 3,
                   .counts = std::vector<double>(30, 0)};
  for (std::size_t column = 0; column < 10; ++column) data.counts[column * 3] = 1;
  data.counts[(4 * 3) + 1] = 100;
  return data;
}

TEST(TimeSeriesPlot, DrawsValuesWhereTheAxesSayTheyAre) {
  TimeSeriesPlot plot;
  plot.setData(ten_seconds());
  show_at(plot, 700, 300);
  const QImage image = picture_of(plot);
  EXPECT_TRUE(
      has_color_near(image, plot.pixelOfX(2.2), plot.pixelOfY(0.2), role_color(CurveRole::a)));
  EXPECT_TRUE(has_color_near(image, plot.pixelOfX(2.2), plot.pixelOfRightY(100),
                             role_color(CurveRole::third), 4));
  EXPECT_TRUE(has_color_near(image, plot.pixelOfX(9.9), plot.pixelOfRightY(50),
                             role_color(CurveRole::third), 8));
  EXPECT_FALSE(plot.rightTickTexts().isEmpty());
}

TEST(TimeSeriesPlot, NotANumberIsAGap) {
  TimeSeriesPlot plot;
  plot.setData(ten_seconds());
  show_at(plot, 700, 300);
  const QImage image = picture_of(plot);
  EXPECT_FALSE(
      has_color_near(image, plot.pixelOfX(5), plot.pixelOfY(0.2), role_color(CurveRole::a)));
  EXPECT_TRUE(
      has_color_near(image, plot.pixelOfX(7), plot.pixelOfY(0.2), role_color(CurveRole::a)));
  EXPECT_TRUE(plot.accessibleTable().contains("p99\t200.0 ms\t200.0 ms\t200.0 ms"))
      << plot.accessibleTable().toStdString();
}

TEST(TimeSeriesPlot, DashedLinesHaveGapsToo) {
  TimeSeriesPlot plot;
  TimeSeriesData data = ten_seconds();
  data.series[0].role = CurveRole::b;
  plot.setData(data);
  show_at(plot, 700, 300);
  const QImage image = picture_of(plot);
  EXPECT_FALSE(
      has_color_near(image, plot.pixelOfX(5), plot.pixelOfY(0.2), role_color(CurveRole::b), 8));
  EXPECT_TRUE(
      has_color_near(image, plot.pixelOfX(2), plot.pixelOfY(0.2), role_color(CurveRole::b), 8));
}

TEST(TimeSeriesPlot, FaultsAreShadedBetweenTheirTimesAndNamed) {
  TimeSeriesPlot plot;
  plot.setData(ten_seconds());
  plot.setFaults({{2, 4, "cart: outage"}});
  show_at(plot, 700, 300);
  const QImage image = picture_of(plot);
  const int y = plot.plotArea().bottom() - 12;
  const QColor ground = current_colors().panel;
  EXPECT_NE(image.pixelColor(static_cast<int>(plot.pixelOfX(3.1)), y), ground);
  EXPECT_EQ(image.pixelColor(static_cast<int>(plot.pixelOfX(4.6)), y), ground);
  EXPECT_TRUE(plot.markTexts().contains(QString("✕ cart: outage")));
  EXPECT_TRUE(plot.accessibleTable().contains("✕ cart: outage\t2 s … 4 s"));
}

TEST(TimeSeriesPlot, ManyFaultsKeepTheirNamesApart) {
  TimeSeriesPlot plot;
  plot.setData(ten_seconds());
  plot.setFaults({{1, 9, "cart: 1 of 3 replicas down"},
                  {1.2, 3, "db: +80 ms"},
                  {1.3, 8, "gateway: 5 % loss"},
                  {9.2, 9.9, "order: outage of all replicas"}});
  plot.setWarmup(0.5);
  show_at(plot, 420, 260);
  const std::vector<QRect> rects = plot.markRects();
  EXPECT_EQ(rects.size(), 5U);
  for (std::size_t i = 0; i < rects.size(); ++i) {
    EXPECT_TRUE(plot.plotArea().adjusted(-1, -1, 1, 1).contains(rects[i])) << i;
    for (std::size_t j = 0; j < i; ++j) EXPECT_FALSE(rects[i].intersects(rects[j])) << i << j;
  }
}

TEST(TimeSeriesPlot, SloLineTellsItsVerdict) {
  TimeSeriesPlot plot;
  plot.setData(ten_seconds());
  plot.setSlo(SloLine{0.3, "p99 ≤ 300 ms", report::Verdict::pass});
  show_at(plot, 700, 300);
  EXPECT_TRUE(plot.markTexts().contains(QString("p99 ≤ 300 ms ✓")));
  EXPECT_TRUE(plot.accessibleTable().contains("p99 ≤ 300 ms ✓"));
}

TEST(TimePlots, CrosshairAndRangeAreLinked) {
  TimeSeriesPlot series;
  HeatmapPlot map;
  series.setData(ten_seconds());
  map.setData(small_map());
  show_at(series, 700, 300);
  show_at(map, 600, 300);
  QObject::connect(&series, &TimeSeriesPlot::crosshairMoved, &map, &HeatmapPlot::setCrosshair);
  QObject::connect(&map, &HeatmapPlot::crosshairMoved, &series, &TimeSeriesPlot::setCrosshair);
  QObject::connect(&series, &TimeSeriesPlot::timeRangeChanged, &map, &HeatmapPlot::setTimeRange);
  QObject::connect(&map, &HeatmapPlot::timeRangeChanged, &series, &TimeSeriesPlot::setTimeRange);
  const QPoint at(static_cast<int>(series.pixelOfX(4.5)), series.plotArea().center().y());
  QTest::mouseMove(series.canvas(), at);
  settle();
  EXPECT_TRUE(series.readoutText().startsWith("4 s\np99: –")) << series.readoutText().toStdString();
  EXPECT_TRUE(map.readoutText().contains("101 requests")) << map.readoutText().toStdString();
  QEvent leave(QEvent::Leave);
  QApplication::sendEvent(series.canvas(), &leave);
  EXPECT_TRUE(map.readoutText().isEmpty());

  const QSignalSpy changed(&map, &HeatmapPlot::timeRangeChanged);
  QTest::keyClick(&map, Qt::Key_Plus);
  settle();
  EXPECT_EQ(changed.count(), 1);
  for (const double second : {4.0, 5.0, 6.0}) {
    const auto part = [second](const Plot& plot) {
      return (plot.pixelOfX(second) - plot.plotArea().left()) / plot.plotArea().width();
    };
    EXPECT_NEAR(part(series), part(map), 0.01);
  }
  map.resetView();
  EXPECT_FALSE(series.isZoomed());
}

TEST(TimePlots, ARangeThatWasSetBeforeTheDataLeavesTheValuesInView) {
  TimeSeriesPlot plot;
  plot.setTimeRange(2, 6);
  plot.setData(ten_seconds());
  show_at(plot, 700, 300);
  EXPECT_TRUE(plot.plotArea().top() <= plot.pixelOfY(0.2) &&
              plot.pixelOfY(0.2) <= plot.plotArea().bottom());
  EXPECT_NEAR(plot.pixelOfX(6), plot.plotArea().right(), 2);
}

TEST(TimePlots, WheelKeepsTheValuesAxis) {
  TimeSeriesPlot plot;
  plot.setData(ten_seconds());
  show_at(plot, 700, 300);
  const double before = plot.pixelOfY(0.1);
  const QPointF at = plot.plotArea().center();
  QWheelEvent event(at, plot.canvas()->mapToGlobal(at), QPoint(), QPoint(0, 240), Qt::NoButton,
                    Qt::NoModifier, Qt::NoScrollPhase, false);
  QApplication::sendEvent(plot.canvas(), &event);
  settle();
  EXPECT_TRUE(plot.isZoomed());
  EXPECT_NEAR(plot.pixelOfY(0.1), before, 1e-6);
}

TEST(TimeSeriesPlot, CsvTableHasEverySlice) {
  TimeSeriesPlot plot;
  plot.setData(ten_seconds());
  plot.copyTable();
  show_at(plot, 400, 200);
  QTemporaryDir folder;
  ASSERT_TRUE(plot.exportTo(folder.filePath("a.csv")));
  QFile file(folder.filePath("a.csv"));
  ASSERT_TRUE(file.open(QIODevice::ReadOnly));
  const QStringList lines = QString::fromUtf8(file.readAll()).split('\n');
  EXPECT_EQ(lines[0].toStdString(), "time_s,p99,throughput");
  EXPECT_EQ(lines[1].toStdString(), "0,0.2,100");
  EXPECT_EQ(lines[5].toStdString(), "4,,100");
}

TEST(HeatmapPlot, CellsHaveTheColourOfTheirCounts) {
  for (const Appearance appearance : {Appearance::light, Appearance::dark}) {
    apply_appearance(*static_cast<QApplication*>(QApplication::instance()), appearance);
    HeatmapPlot plot;
    plot.setData(small_map());
    show_at(plot, 600, 300);
    const QImage image = picture_of(plot);
    const auto color_at = [&](double seconds, double latency) {
      return image.pixelColor(static_cast<int>(plot.pixelOfX(seconds)),
                              static_cast<int>(plot.pixelOfY(latency)));
    };
    const auto near = [](const QColor& a, const QColor& b) {
      return std::abs(a.red() - b.red()) + std::abs(a.green() - b.green()) +
                 std::abs(a.blue() - b.blue()) <
             24;
    };
    EXPECT_TRUE(near(color_at(4.5, 0.03), heat_color(1)));
    EXPECT_TRUE(near(color_at(2.5, 0.003), heat_color(0)));
    EXPECT_EQ(color_at(2.3, 0.23), current_colors().panel);
  }
  apply_appearance(*static_cast<QApplication*>(QApplication::instance()), Appearance::light);
}

TEST(HeatmapPlot, MapOfColoursGetsSteadilyDarkerOrLighter) {
  double before = -1;
  for (int i = 0; i <= 20; ++i) {
    const QColor color = heat_color(1 - (i / 20.0));  // light theme: many are dark
    const double lightness =
        (0.2126 * color.redF()) + (0.7152 * color.greenF()) + (0.0722 * color.blueF());
    EXPECT_GT(lightness, before) << i;
    before = lightness;
  }
}

TEST(HeatmapPlot, AMapWithoutTheRightNumberOfCountsIsEmpty) {
  HeatmapPlot plot;
  HeatmapData data = small_map();
  data.counts.pop_back();
  plot.setData(data);
  EXPECT_TRUE(plot.isEmpty());
}

}  // namespace
}  // namespace sojourn::gui
