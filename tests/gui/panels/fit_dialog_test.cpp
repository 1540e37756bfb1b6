#include "gui/panels/fit_dialog.h"

#include <QComboBox>
#include <QFile>
#include <QPushButton>
#include <QTableWidget>
#include <QTemporaryDir>
#include <cmath>

#include <gtest/gtest.h>

#include "tests/gui/panels/results_support.h"

namespace sojourn::gui {
namespace {

// Quantiles of an exponential distribution of 20 ms, as milliseconds.
QString exponential_file(const QTemporaryDir& folder) {
  const QString path = folder.filePath(QStringLiteral("times.csv"));
  QFile file(path);
  EXPECT_TRUE(file.open(QIODevice::WriteOnly));
  file.write("latency\n");
  for (int i = 0; i < 2000; ++i) {
    const double value = -20 * std::log(1 - ((i + 0.5) / 2000));
    file.write(QByteArray::number(value, 'g', 12) + '\n');
  }
  return path;
}

TEST(FitDialog, RanksCandidatesAndHandsTheChosenOneOver) {
  const QTemporaryDir folder;
  FitDialog dialog("/services/cart/endpoints/get/0/delay");
  dialog.show();
  EXPECT_TRUE(dialog.plot()->isEmpty());
  EXPECT_FALSE(part<QPushButton>(dialog, "useFit")->isEnabled());
  dialog.openFile(exponential_file(folder));
  ASSERT_TRUE(soon([&] { return !dialog.candidates().empty(); }));
  settle();
  EXPECT_EQ(dialog.candidates().front().name, "exponential");
  EXPECT_FALSE(dialog.plot()->isEmpty());
  EXPECT_TRUE(cut_off_texts(dialog).empty());
  keep_picture(dialog, QStringLiteral("fit"));
  QString pointer;
  QString json;
  QObject::connect(&dialog, &FitDialog::fitted, [&](const QString& to, const QString& value) {
    pointer = to;
    json = value;
  });
  auto* list = part<QTableWidget>(dialog, "fitCandidates");
  list->setFocus();
  QTest::keyClick(list, Qt::Key_Down);
  QTest::keyClick(list, Qt::Key_Up);
  QTest::mouseClick(part<QPushButton>(dialog, "useFit"), Qt::LeftButton);
  EXPECT_EQ(pointer, QStringLiteral("/services/cart/endpoints/get/0/delay"));
  EXPECT_TRUE(json.contains(QStringLiteral("exponential"))) << json.toStdString();
  EXPECT_FALSE(dialog.isVisible());
  // The document takes it.
  std::vector<scenario::Override> overrides = {{pointer.toStdString(), json.toStdString()}};
  EXPECT_TRUE(scenario::parse_scenario(scenario_text("cart-and-order"), overrides).has_value());
}

TEST(FitDialog, SaysWhatIsWrongWithAFile) {
  const QTemporaryDir folder;
  const QString path = folder.filePath(QStringLiteral("words.csv"));
  QFile file(path);
  ASSERT_TRUE(file.open(QIODevice::WriteOnly));
  file.write("these\nare\nwords\n");
  file.close();
  FitDialog dialog("/x");
  const QSignalSpy shown(&dialog, &FitDialog::fitShown);
  dialog.openFile(path);
  ASSERT_TRUE(soon([&] { return shown.count() == 1; }));
  EXPECT_TRUE(dialog.message().startsWith(QStringLiteral("✕")));
  EXPECT_FALSE(part<QPushButton>(dialog, "useFit")->isEnabled());
}

TEST(FitDialog, BarsOfSamplesHaveTheAreaOfTheirShare) {
  std::vector<double> samples;
  for (int i = 0; i < 1000; ++i) samples.push_back(0.001 * i);
  double area = 0;
  for (const DensityBar& bar : sample_bars(samples)) area += bar.height * (bar.high - bar.low);
  EXPECT_NEAR(area, 0.995, 0.002);
  EXPECT_TRUE(sample_bars({1, 1, 1}).empty());
}

}  // namespace
}  // namespace sojourn::gui
