#include "gui/core/recent_files.h"

#include <QFileInfo>
#include <QSettings>

namespace sojourn::gui {
namespace {

constexpr auto key = "recent_files";

}  // namespace

QStringList recent_files() {
  QStringList existing;
  for (const QString& path : QSettings().value(key).toStringList()) {
    if (QFileInfo::exists(path)) existing.append(path);
  }
  return existing;
}

void add_recent_file(const QString& path) {
  QStringList files = QSettings().value(key).toStringList();
  files.removeAll(path);
  files.prepend(path);
  QSettings().setValue(key, files.mid(0, recent_files_max));
}

}  // namespace sojourn::gui
