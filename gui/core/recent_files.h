// The files that were open last, newest first, kept in the settings.
#pragma once

#include <QString>
#include <QStringList>

namespace sojourn::gui {

inline constexpr int recent_files_max = 12;

// Those that still exist.
QStringList recent_files();
void add_recent_file(const QString& path);

}  // namespace sojourn::gui
