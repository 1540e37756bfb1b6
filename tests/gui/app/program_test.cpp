// sojourn-gui as people start it, where there is no screen.
#include <QFile>
#include <QFileInfo>
#include <QImage>
#include <QProcess>
#include <QTemporaryDir>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace sojourn::gui {
namespace {

using testing::HasSubstr;

constexpr auto shop = SOJOURN_SOURCE_DIR "/scenarios/cart-and-order.json";

struct Ended {
  int code = -1;
  std::string output, errors;
};

Ended run(const QStringList& arguments) {
  QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
  for (const char* const variable : {"DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"}) {
    environment.remove(variable);
  }
  QProcess process;
  process.setProcessEnvironment(environment);
  process.start(SOJOURN_BINARY_DIR "/sojourn-gui", arguments);
  EXPECT_TRUE(process.waitForFinished(60'000));
  return {process.exitCode(), process.readAllStandardOutput().toStdString(),
          process.readAllStandardError().toStdString()};
}

TEST(Program, ExplainsItself) {
  const Ended help = run({"--help"});
  EXPECT_EQ(help.code, 0);
  EXPECT_THAT(help.output, HasSubstr("--screenshot"));
  EXPECT_EQ(run({"--version"}).code, 0);
}

TEST(Program, RefusesWrongWords) {
  EXPECT_EQ(run({"--screenshot", "a.png", "--colour"}).code, 2);
  EXPECT_EQ(run({"--screenshot", "a.png", "one.json", "two.json"}).code, 2);
  EXPECT_EQ(run({"--screenshot", "a.png", "--size", "big", shop}).code, 2);
  EXPECT_EQ(run({"--screenshot", "a.png", "--show", "nothing", shop}).code, 2);
}

TEST(Program, TellsThatThereIsNoDisplay) {
  const Ended ended = run({shop});
  EXPECT_EQ(ended.code, 4);
  EXPECT_THAT(ended.errors, HasSubstr("no display"));
}

TEST(Program, DrawsItselfIntoAPicture) {
  const QTemporaryDir folder;
  const QString picture = folder.filePath("window.png");
  EXPECT_EQ(run({"--screenshot", picture, "--size", "1200x800", shop}).code, 0);
  EXPECT_EQ(QImage(picture).size(), QSize(1200, 800));
}

TEST(Program, WritesNoPictureOfWhatCannotBeRead) {
  const QTemporaryDir folder;
  const QString picture = folder.filePath("window.png");
  EXPECT_EQ(run({"--screenshot", picture, folder.filePath("nowhere.json")}).code, 4);
  QFile broken(folder.filePath("broken.json"));
  ASSERT_TRUE(broken.open(QIODevice::WriteOnly));
  broken.write("{\"sojourn\": 1}");
  broken.close();
  EXPECT_EQ(run({"--screenshot", picture, "--run", broken.fileName()}).code, 3);
  EXPECT_FALSE(QFileInfo::exists(picture));
  EXPECT_EQ(run({"--screenshot", folder.filePath("no/window.png"), shop}).code, 4);
}

}  // namespace
}  // namespace sojourn::gui
