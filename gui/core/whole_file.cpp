#include "gui/core/whole_file.h"

#include <QSaveFile>

namespace sojourn::gui {

std::expected<void, QString> write_whole_file(const QString& path, std::string_view bytes) {
  QSaveFile file(path);
  file.setDirectWriteFallback(false);
  const auto size = static_cast<qint64>(bytes.size());
  // Small files wait in a buffer, and commit() does not tell when that cannot be written.
  const bool is_written =
      file.open(QIODevice::WriteOnly) && file.write(bytes.data(), size) == size && file.flush();
  if (!is_written) file.cancelWriting();
  if (is_written && file.commit()) return {};
  return std::unexpected(file.errorString());
}

}  // namespace sojourn::gui
