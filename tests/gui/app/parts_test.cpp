// Parts of the window that need no window.
#include <QFile>
#include <QLineEdit>
#include <QListWidget>
#include <QTemporaryDir>
#include <QTest>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "gui/app/command_palette.h"
#include "gui/app/dropped_file.h"
#include "gui/app/gallery.h"
#include "gui/app/run_overlay.h"
#include "gui/core/checker.h"
#include "gui/core/recent_files.h"

namespace sojourn::gui {
namespace {

QString written(const QTemporaryDir& folder, const char* name, const char* text) {
  QFile file(folder.filePath(name));
  EXPECT_TRUE(file.open(QIODevice::WriteOnly));
  file.write(text);
  return file.fileName();
}

TEST(Gallery, HoldsTheScenariosOfTheRepositoryAndAllAreValid) {
  ASSERT_GE(gallery().size(), 5U);
  for (const GalleryEntry& entry : gallery()) {
    EXPECT_FALSE(check_text(entry.text).has_errors()) << entry.file_name.toStdString();
    EXPECT_FALSE(entry.name.isEmpty());
  }
}

TEST(DroppedFile, IsToldByWhatItSays) {
  const QTemporaryDir folder;
  EXPECT_EQ(kind_of_file(written(folder, "a.json", "{\"results\": 1}")), FileKind::results);
  EXPECT_EQ(kind_of_file(written(folder, "b.json", "{\"validation\": 1}")), FileKind::results);
  EXPECT_EQ(kind_of_file(written(folder, "c.json", "{\"sojourn\": 1}")), FileKind::scenario);
  EXPECT_EQ(kind_of_file(written(folder, "d.json", "{broken")), FileKind::scenario);
  EXPECT_EQ(kind_of_file(folder.filePath("nowhere.json")), FileKind::scenario);
}

TEST(RecentFiles, AreNewestFirstWithoutThoseThatAreGone) {
  const QTemporaryDir folder;
  const QString first = written(folder, "first.json", "{}");
  const QString second = written(folder, "second.json", "{}");
  add_recent_file(first);
  add_recent_file(second);
  add_recent_file(first);
  EXPECT_EQ(recent_files().mid(0, 2), (QStringList{first, second}));
  QFile::remove(first);
  EXPECT_EQ(recent_files().value(0), second);
}

TEST(CommandPalette, FindsAnActionByPartsOfItsNameAndRunsIt) {
  QAction open("&Open…");
  QAction lay_out("&Lay out");
  QAction disabled("Lay bricks");
  disabled.setEnabled(false);
  int runs = 0;
  QObject::connect(&lay_out, &QAction::triggered, [&] { ++runs; });
  CommandPalette palette({&open, &lay_out, &disabled}, nullptr);
  palette.show();
  auto* const search = palette.findChild<QLineEdit*>("command_search");
  QTest::keyClicks(search, "lay o");
  auto* const list = palette.findChild<QListWidget*>();
  ASSERT_GE(list->count(), 1);
  EXPECT_EQ(list->item(0)->text(), "Lay out");
  QTest::keyClick(search, Qt::Key_Return);
  EXPECT_EQ(runs, 1);
}

TEST(RunOverlay, AddsCallsOfAConnectionAndNamesTheBottleneck) {
  results::Results results;
  results.services["cart"].utilization.value = 0.7;
  results.services["order"].utilization.value = 0.6;
  results.calls["gateway.a>cart.get"].throughput.value = 3;
  results.calls["gateway.b>cart.put"].throughput.value = 1;
  results.calls["gateway.a>cart.get"].latency.p99.value = 0.1;
  results.calls["gateway.b>cart.put"].latency.p99.value = 0.4;
  results.calls["gateway.b>cart.put"].errors["timeout"].value = 0.5;
  const auto overlay = overlay_of(results, nullptr);
  const EdgeReading edge = overlay->edges.at({"gateway", "cart"});
  EXPECT_DOUBLE_EQ(edge.rate, 4);
  EXPECT_DOUBLE_EQ(edge.p99, 0.4);
  EXPECT_DOUBLE_EQ(edge.error_share, 0.125);
  EXPECT_EQ(overlay->bottleneck, "cart");
  EXPECT_DOUBLE_EQ(overlay->nodes.at("cart").error_share, 0.125);
}

}  // namespace
}  // namespace sojourn::gui
