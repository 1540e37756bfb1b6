#include "gui/app/translations.h"

#include <QCoreApplication>
#include <QLibraryInfo>
#include <QLocale>
#include <QTranslator>
#include <array>

namespace sojourn::gui {
namespace {

// The program's own words, those of the schema, and Qt's.
std::array<QTranslator, 3>& translators() {
  static std::array<QTranslator, 3> all;
  return all;
}

void install(QTranslator& translator, const QString& file, const QString& folder) {
  QCoreApplication::removeTranslator(&translator);
  if (translator.load(file, folder)) QCoreApplication::installTranslator(&translator);
}

}  // namespace

QStringList known_languages() {
  return {"en", "zh_CN"};
}

QString name_of_language(const QString& language) {
  return language == "zh_CN" ? QString::fromUtf8("简体中文") : QStringLiteral("English");
}

void install_language(const QString& language) {
  const QString wanted = language.isEmpty() ? QLocale::system().name() : language;
  const QString known = known_languages().contains(wanted) ? wanted : QStringLiteral("en");
  auto& [own, schema, qt] = translators();
  install(own, "sojourn_" + known, ":/translations");
  install(schema, "schema_" + known, ":/translations");
  install(qt, "qtbase_" + known, QLibraryInfo::path(QLibraryInfo::TranslationsPath));
}

}  // namespace sojourn::gui
