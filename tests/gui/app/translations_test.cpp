// Every word of the workbench has a translation, and it is found at run time.
#include "gui/app/translations.h"

#include <QCoreApplication>
#include <QFile>
#include <QProcess>
#include <QTemporaryDir>
#include <QXmlStreamReader>
#include <map>
#include <string>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "gui/core/schema.h"

namespace sojourn::gui {
namespace {

constexpr auto lupdate = "/usr/lib/qt6/bin/lupdate";
constexpr auto folder = SOJOURN_SOURCE_DIR "/gui/translations/";

// Source -> whether it has a translation.
std::map<std::string, bool> texts_of(const QString& path) {
  QFile file(path);
  EXPECT_TRUE(file.open(QIODevice::ReadOnly)) << path.toStdString();
  QXmlStreamReader xml(&file);
  std::map<std::string, bool> texts;
  std::string source;
  while (!xml.atEnd()) {
    if (xml.readNext() != QXmlStreamReader::StartElement) continue;
    if (xml.name() == QLatin1String("source")) {
      source = xml.readElementText().toStdString();
      texts.emplace(source, true);
    } else if (xml.name() == QLatin1String("translation") &&
               xml.attributes().value("type") == QLatin1String("unfinished")) {
      texts[source] = false;
    }
  }
  EXPECT_FALSE(xml.hasError()) << xml.errorString().toStdString();
  return texts;
}

TEST(Translations, OfEveryWordOfTheSourcesExist) {
  if (!QFile::exists(lupdate)) GTEST_SKIP() << "no lupdate";
  const QTemporaryDir home;
  const QString all = home.filePath("all.ts");
  QProcess process;
  process.start(lupdate, {"-silent", SOJOURN_SOURCE_DIR "/gui", "-ts", all});
  ASSERT_TRUE(process.waitForFinished(60'000));
  const auto translated = texts_of(QString(folder) + "sojourn_zh_CN.ts");
  const auto used = texts_of(all);
  EXPECT_GT(used.size(), 500U);
  for (const auto& [text, is_finished] : used) {
    const auto found = translated.find(text);
    EXPECT_TRUE(found != translated.end() && found->second)
        << "\"" << text << "\" has no translation; ./dev translate lists it";
  }
}

TEST(Translations, OfEveryTextOfTheSchemaExist) {
  const auto translated = texts_of(QString(folder) + "schema_zh_CN.ts");
  for (const std::string& text : Schema::of_scenarios().texts()) {
    const auto found = translated.find(text);
    EXPECT_TRUE(found != translated.end() && found->second) << "\"" << text << "\"";
  }
}

TEST(Translations, AreFoundWhateverTheContext) {
  install_language("zh_CN");
  EXPECT_NE(QCoreApplication::translate("sojourn::gui::MainWindow", "Undo"), "Undo");
  EXPECT_NE(QCoreApplication::translate("sojourn", "Undo"), "Undo");
  EXPECT_NE(QCoreApplication::translate("schema", "Replicas"), "Replicas");
  install_language("en");
  EXPECT_EQ(QCoreApplication::translate("sojourn", "Undo"), "Undo");
  EXPECT_EQ(QCoreApplication::translate("sojourn", "%n error(s)", nullptr, 1), "1 error");
  EXPECT_EQ(QCoreApplication::translate("sojourn", "%n error(s)", nullptr, 2), "2 errors");
}

TEST(Translations, OfAnUnknownLanguageAreEnglish) {
  install_language("tlh");
  EXPECT_EQ(QCoreApplication::translate("sojourn", "Undo"), "Undo");
  install_language("en");
}

}  // namespace
}  // namespace sojourn::gui
