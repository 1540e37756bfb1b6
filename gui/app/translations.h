// The language of the program's words: English as written, others from the files in
// gui/translations, compiled in.
#pragma once

#include <QString>
#include <QStringList>

namespace sojourn::gui {

// "en", "zh_CN".
QStringList known_languages();
// "English", "简体中文".
QString name_of_language(const QString& language);

// Of the application, from now on: widgets made before keep their words. Empty: the system's, if it
// is known, else English.
void install_language(const QString& language);

}  // namespace sojourn::gui
