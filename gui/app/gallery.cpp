#include "gui/app/gallery.h"

#include <QDir>
#include <QFile>

#include "gui/core/tree_reader.h"

namespace sojourn::gui {
namespace {

QString text_of(const JsonValue& tree, const char* key) {
  const JsonValue* const value = tree.member(key);
  return value == nullptr ? QString() : QString::fromStdString(value->scalar);
}

std::vector<GalleryEntry> read_gallery() {
  std::vector<GalleryEntry> entries;
  const QDir folder(":/gallery");
  for (const QString& name : folder.entryList(QDir::Files, QDir::Name)) {
    QFile file(folder.filePath(name));
    if (!file.open(QIODevice::ReadOnly)) continue;
    std::string text = file.readAll().toStdString();
    const auto tree = read_tree(text);
    if (!tree) continue;
    entries.push_back(
        {name, text_of(*tree, "name"), text_of(*tree, "description"), std::move(text)});
  }
  return entries;
}

}  // namespace

const std::vector<GalleryEntry>& gallery() {
  static const std::vector<GalleryEntry> entries = read_gallery();
  return entries;
}

}  // namespace sojourn::gui
