#include "gui/app/dropped_file.h"

#include <QFile>

#include "gui/core/tree_reader.h"

namespace sojourn::gui {

FileKind kind_of_file(const QString& path) {
  QFile file(path);
  if (!file.open(QIODevice::ReadOnly)) return FileKind::scenario;
  const auto tree = read_tree(file.readAll().toStdString());
  if (!tree) return FileKind::scenario;
  for (const char* const key : {"results", "validation"}) {
    if (tree->member(key) != nullptr) return FileKind::results;
  }
  return FileKind::scenario;
}

}  // namespace sojourn::gui
