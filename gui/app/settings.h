// What people chose for the whole workbench, kept between sessions.
#pragma once

#include <QByteArray>
#include <QString>
#include <optional>

#include "gui/look/theme.h"

namespace sojourn::gui {

// nullopt: as the system is.
std::optional<Appearance> chosen_appearance();
void choose_appearance(std::optional<Appearance> appearance);

// "en", "zh_CN"; empty: as the system is.
QString chosen_language();
void choose_language(const QString& language);

struct WindowState {
  QByteArray geometry, docks;
};
WindowState saved_window_state();
void save_window_state(const WindowState& state);

}  // namespace sojourn::gui
