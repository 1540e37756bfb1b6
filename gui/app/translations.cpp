#include "gui/app/translations.h"

#include <QCoreApplication>
#include <QLibraryInfo>
#include <QLocale>
#include <QTranslator>
#include <string_view>

namespace sojourn::gui {
namespace {

// Looks every text up in one context: the same English is the same in the other language, wherever
// it stands.
class WordsTranslator : public QTranslator {
 public:
  explicit WordsTranslator(const char* context) : context_(context) {}

  QString translate(const char* context, const char* source, const char* comment,
                    int count) const override {
    const bool is_schema = std::string_view(context_) == "schema";
    if (is_schema != (std::string_view(context) == "schema")) return {};
    return QTranslator::translate(context_, source, comment, count);
  }

 private:
  const char* context_;
};

// The program's own words, those of the schema, and Qt's.
struct Translators {
  WordsTranslator own{"sojourn"};
  WordsTranslator schema{"schema"};
  QTranslator qt;
};

Translators& translators() {
  static Translators all;
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
  Translators& all = translators();
  install(all.qt, "qtbase_" + known, QLibraryInfo::path(QLibraryInfo::TranslationsPath));
  install(all.schema, "schema_" + known, ":/translations");
  install(all.own, "sojourn_" + known, ":/translations");
}

}  // namespace sojourn::gui
