#include "gui/app/settings.h"

#include <QSettings>

namespace sojourn::gui {

std::optional<Appearance> chosen_appearance() {
  const QString chosen = QSettings().value("appearance").toString();
  if (chosen == "light") return Appearance::light;
  if (chosen == "dark") return Appearance::dark;
  return {};
}

void choose_appearance(std::optional<Appearance> appearance) {
  const QString chosen = !appearance                        ? QString()
                         : *appearance == Appearance::light ? QStringLiteral("light")
                                                            : QStringLiteral("dark");
  QSettings().setValue("appearance", chosen);
}

QString chosen_language() {
  return QSettings().value("language").toString();
}

void choose_language(const QString& language) {
  QSettings().setValue("language", language);
}

WindowState saved_window_state() {
  const QSettings settings;
  return {settings.value("geometry").toByteArray(), settings.value("docks").toByteArray()};
}

void save_window_state(const WindowState& state) {
  QSettings settings;
  settings.setValue("geometry", state.geometry);
  settings.setValue("docks", state.docks);
}

}  // namespace sojourn::gui
