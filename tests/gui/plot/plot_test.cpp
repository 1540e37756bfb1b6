#include "gui/plot/plot.h"

#include <QClipboard>
#include <QDir>
#include <QFile>
#include <QImageReader>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QXmlStreamReader>
#include <algorithm>

#include <gtest/gtest.h>

#include "gui/look/theme.h"
#include "gui/plot/compare_plot.h"
#include "gui/plot/plot_style.h"
#include "gui/plot/sweep_plot.h"
#include "tests/gui/plot/plot_fixture.h"

namespace sojourn::gui {
namespace {

std::vector<CdfCurve> one_curve() {
  return {cdf_curve("a, \"quoted\"", CurveRole::a, exponential_latencies(0.02, 20000))};
}

QByteArray bytes_of(const QString& path) {
  QFile file(path);
  return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

// Wheel, one step, at the middle of the axes.
void turn_wheel(Plot& plot, int steps) {
  const QPointF at = plot.plotArea().center();
  QWheelEvent event(at, plot.canvas()->mapToGlobal(at), QPoint(), QPoint(0, 120 * steps),
                    Qt::NoButton, Qt::NoModifier, Qt::NoScrollPhase, false);
  QApplication::sendEvent(plot.canvas(), &event);
  settle();
}

void drag(Plot& plot, const QPoint& from, const QPoint& to, Qt::KeyboardModifiers keys = {},
          Qt::MouseButton button = Qt::LeftButton) {
  QTest::mousePress(plot.canvas(), button, keys, from);
  for (const double part : {0.3, 0.7, 1.0}) {
    const QPointF at = from + ((to - from) * part);
    QMouseEvent move(QEvent::MouseMove, at, plot.canvas()->mapToGlobal(at), Qt::NoButton, button,
                     keys);
    QApplication::sendEvent(plot.canvas(), &move);
  }
  QTest::mouseRelease(plot.canvas(), button, keys, to);
  settle();
}

class PlotFiles : public testing::Test {
 protected:
  PlotFiles() { plot_.setCurves(one_curve()); }

  QString path(const QString& name) const { return folder_.filePath(name); }

  QTemporaryDir folder_;
  CdfPlot plot_;
};

TEST_F(PlotFiles, CsvHasTheVeryNumbers) {
  QString error;
  ASSERT_TRUE(plot_.exportTo(path("a.csv"), &error)) << error.toStdString();
  const QStringList lines = QString::fromUtf8(bytes_of(path("a.csv"))).split('\n');
  EXPECT_EQ(lines[0].toStdString(), "curve,share,latency_s,low_s,high_s");
  const std::vector<PlotPoint> points = one_curve()[0].points;
  ASSERT_GE(static_cast<std::size_t>(lines.size()), points.size() + 1);
  for (std::size_t i = 0; i < points.size(); ++i) {
    const QString line = lines[static_cast<qsizetype>(i) + 1];
    const QString name = QStringLiteral("\"a, \"\"quoted\"\"\",");
    ASSERT_TRUE(line.startsWith(name)) << line.toStdString();
    const QStringList cells = line.mid(name.size()).split(',');
    EXPECT_EQ(cells[0].toDouble(), points[i].y);
    EXPECT_EQ(cells[1].toDouble(), points[i].x);
  }
}

TEST_F(PlotFiles, SvgIsXmlWithTheLegendAsText) {
  ASSERT_TRUE(plot_.exportTo(path("a.svg")));
  QXmlStreamReader reader(bytes_of(path("a.svg")));
  QString texts;
  while (!reader.atEnd()) {
    if (reader.readNext() == QXmlStreamReader::Characters) texts += reader.text();
  }
  EXPECT_FALSE(reader.hasError()) << reader.errorString().toStdString();
  EXPECT_TRUE(texts.contains("a, \"quoted\"")) << texts.toStdString();
  EXPECT_TRUE(texts.contains("Latency"));
}

TEST_F(PlotFiles, PngAndPdfAreWhatTheySay) {
  ASSERT_TRUE(plot_.exportTo(path("a.PNG")));
  const QImage image(path("a.PNG"));
  ASSERT_FALSE(image.isNull());
  EXPECT_GE(image.width(), 900);
  int colored = 0;
  for (int x = 0; x < image.width(); ++x) {
    for (int y = 0; y < image.height(); ++y) {
      if (image.pixelColor(x, y) == role_color(CurveRole::a)) ++colored;
    }
  }
  EXPECT_GT(colored, 500);
  ASSERT_TRUE(plot_.exportTo(path("a.pdf")));
  EXPECT_TRUE(bytes_of(path("a.pdf")).startsWith("%PDF"));
  EXPECT_GT(bytes_of(path("a.pdf")).size(), 2000);
}

TEST_F(PlotFiles, FailureTellsWhyAndLeavesNoFile) {
  QString error;
  EXPECT_FALSE(plot_.exportTo(path("missing/a.png"), &error));
  EXPECT_TRUE(error.contains("missing/a.png")) << error.toStdString();
  EXPECT_FALSE(plot_.exportTo(path("a.gif"), &error));
  EXPECT_TRUE(error.contains(".gif")) << error.toStdString();
  CdfPlot empty;
  EXPECT_FALSE(empty.exportTo(path("b.png"), &error));
  EXPECT_FALSE(error.isEmpty());
  EXPECT_TRUE(QDir(folder_.path()).isEmpty());
}

TEST_F(PlotFiles, FailureKeepsTheFileThatWasThere) {
  QFile file(path("kept.gif"));
  ASSERT_TRUE(file.open(QIODevice::WriteOnly));
  file.write("old");
  file.close();
  EXPECT_FALSE(plot_.exportTo(path("kept.gif")));
  EXPECT_EQ(bytes_of(path("kept.gif")), "old");
}

TEST_F(PlotFiles, CopiedTableIsTheCsvWithTabs) {
  plot_.copyTable();
  const QStringList lines = QApplication::clipboard()->text().split('\n');
  EXPECT_EQ(lines[0].toStdString(), "curve\tshare\tlatency_s\tlow_s\thigh_s");
}

TEST(Plot, WheelZoomsAndDoubleClickShowsEverythingAgain) {
  CdfPlot plot;
  plot.setCurves(one_curve());
  show_at(plot, 700, 400);
  const QSignalSpy changed(&plot, &Plot::viewChanged);
  const double before = plot.pixelOfX(0.04) - plot.pixelOfX(0.02);
  turn_wheel(plot, 2);
  EXPECT_TRUE(plot.isZoomed());
  EXPECT_GT(changed.count(), 0);
  EXPECT_GT(plot.pixelOfX(0.04) - plot.pixelOfX(0.02), before * 1.1);
  QTest::mouseDClick(plot.canvas(), Qt::LeftButton, {}, plot.plotArea().center());
  settle();
  EXPECT_FALSE(plot.isZoomed());
  EXPECT_NEAR(plot.pixelOfX(0.04) - plot.pixelOfX(0.02), before, 1e-6);
}

TEST(Plot, ZoomingOutEndsWithEverything) {
  CdfPlot plot;
  plot.setCurves(one_curve());
  show_at(plot, 700, 400);
  const double before = plot.pixelOfX(0.04) - plot.pixelOfX(0.02);
  turn_wheel(plot, -8);
  EXPECT_NEAR(plot.pixelOfX(0.04) - plot.pixelOfX(0.02), before, 1e-6);
}

TEST(Plot, DraggedRectangleBecomesTheView) {
  CdfPlot plot;
  plot.setCurves(one_curve());
  show_at(plot, 700, 400);
  const QRect area = plot.plotArea();
  const QPoint from(area.left() + (area.width() / 4), area.top() + (area.height() / 4));
  const QPoint to(area.left() + (area.width() / 2), area.top() + (area.height() / 2));
  const double left = plot.xOfPixel(from.x());
  const double right = plot.xOfPixel(to.x());
  drag(plot, from, to);
  EXPECT_TRUE(plot.isZoomed());
  EXPECT_NEAR(plot.pixelOfX(left), plot.plotArea().left(), 5);
  EXPECT_NEAR(plot.pixelOfX(right), plot.plotArea().right(), 5);
}

TEST(Plot, ShiftOrTheMiddleButtonPans) {
  for (const bool with_shift : {true, false}) {
    CdfPlot plot;
    plot.setCurves(one_curve());
    show_at(plot, 700, 400);
    turn_wheel(plot, 3);
    const QPoint middle = plot.plotArea().center();
    const double before = plot.pixelOfX(0.02);
    drag(plot, middle, middle + QPoint(30, 0), with_shift ? Qt::ShiftModifier : Qt::NoModifier,
         with_shift ? Qt::LeftButton : Qt::MiddleButton);
    EXPECT_NEAR(plot.pixelOfX(0.02), before + 30, 1.5) << with_shift;
  }
}

TEST(Plot, AZoomedViewStaysWhenDataChange) {
  CdfPlot plot;
  plot.setCurves(one_curve());
  show_at(plot, 700, 400);
  turn_wheel(plot, 2);
  const double before = plot.pixelOfX(0.02);
  plot.setCurves({cdf_curve("a", CurveRole::a, exponential_latencies(0.03, 20000))});
  settle();
  EXPECT_NEAR(plot.pixelOfX(0.02), before, 1.5);
}

TEST(Plot, KeysZoomPanAndReset) {
  CdfPlot plot;
  plot.setCurves(one_curve());
  show_at(plot, 700, 400);
  QTest::keyClick(&plot, Qt::Key_Plus);
  QTest::keyClick(&plot, Qt::Key_Plus);
  EXPECT_TRUE(plot.isZoomed());
  const double before = plot.pixelOfX(0.02);
  QTest::keyClick(&plot, Qt::Key_Right);
  EXPECT_LT(plot.pixelOfX(0.02), before);
  QTest::keyClick(&plot, Qt::Key_0);
  EXPECT_FALSE(plot.isZoomed());
}

TEST(Plot, ThemeChangesEverything) {
  auto& application = *static_cast<QApplication*>(QApplication::instance());
  CdfPlot plot;
  plot.setTitle("checkout");
  plot.setCurves(one_curve());
  show_at(plot, 700, 400);
  apply_appearance(application, Appearance::dark);
  settle();
  const QImage dark = picture_of(plot);
  const Colors& colors = colors_of(Appearance::dark);
  EXPECT_EQ(dark.pixelColor(2, 2), colors.panel);
  EXPECT_TRUE(has_color_near(dark, plot.pixelOfX(-std::log(0.5) * 0.02), plot.pixelOfY(0.5),
                             colors.series_a));
  apply_appearance(application, Appearance::light);
  plot.refreshTheme();
  EXPECT_EQ(picture_of(plot).pixelColor(2, 2), colors_of(Appearance::light).panel);
}

TEST(Plot, AccessibleNameIsTheTitle) {
  CdfPlot plot;
  plot.setTitle("Latency of checkout");
  EXPECT_EQ(plot.accessibleName(), "Latency of checkout");
  EXPECT_EQ(plot.title(), "Latency of checkout");
}

// Ticks may not run into each other, at any usual size.
TEST(Plot, TickTextsHaveRoom) {
  for (const bool nines : {false, true}) {
    CdfPlot plot;
    plot.setNines(nines);
    plot.setCurves(one_curve());
    for (const QSize size : {QSize(260, 180), QSize(420, 260), QSize(900, 400)}) {
      show_at(plot, size.width(), size.height());
      const QFontMetrics metrics(plot.canvas()->font());
      int across = 0;
      for (const QString& text : plot.xTickTexts()) across += metrics.horizontalAdvance(text) + 8;
      EXPECT_LE(across, plot.plotArea().width() + 40) << size.width();
      EXPECT_LE(plot.yTickTexts().size() * metrics.height(), plot.plotArea().height() + 10);
      EXPECT_GE(plot.yTickTexts().size(), 2);
      const int widest = [&] {
        int found = 0;
        for (const QString& text : plot.yTickTexts()) {
          found = std::max(found, metrics.horizontalAdvance(text));
        }
        return found;
      }();
      EXPECT_GE(plot.plotArea().left(), widest + metrics.height());
    }
  }
}

TEST(Plot, LegendFlowsIntoLinesInsteadOfBeingCutOff) {
  CdfPlot plot;
  std::vector<CdfCurve> curves;
  for (int i = 0; i < 5; ++i) {
    curves.push_back(cdf_curve(QString("a rather long name %1").arg(i), CurveRole::a,
                               exponential_latencies(0.02 + (0.01 * i), 1000)));
  }
  plot.setCurves(curves);
  show_at(plot, 420, 300);
  const QFontMetrics metrics(plot.canvas()->font());
  QRect before;
  for (const QString& label : plot.curveLabels()) {
    const QRect rect = plot.legendRect(label);
    EXPECT_TRUE(plot.canvas()->rect().contains(rect)) << label.toStdString();
    EXPECT_GE(rect.width(), metrics.horizontalAdvance(label) + 26);
    EXPECT_FALSE(rect.intersects(before));
    EXPECT_LE(rect.bottom(), plot.plotArea().top());
    before = rect;
  }
}

TEST(Tables, AreQuotedAndSeparated) {
  const Plot::Table table{{"a", "b"}, {{"x,y", "say \"no\""}, {"tab\there", "1"}}};
  EXPECT_EQ(comma_separated(table).toStdString(), "a,b\n\"x,y\",\"say \"\"no\"\"\"\ntab\there,1\n");
  EXPECT_EQ(tab_separated(table).toStdString(), "a\tb\nx,y\tsay \"no\"\ntab here\t1\n");
}

TEST(ExactText, ReadsBackAsTheSameNumber) {
  for (const double value : {0.1, 1.0 / 3, 1e-9, 123456.789, 0.0}) {
    EXPECT_EQ(exact_text(value).toDouble(), value);
  }
  EXPECT_TRUE(exact_text(std::nan("")).isEmpty());
}

}  // namespace
}  // namespace sojourn::gui
