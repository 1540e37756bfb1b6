// Files that are written whole or not at all.
#pragma once

#include <QString>
#include <expected>
#include <string_view>

namespace sojourn::gui {

// To a temporary file beside it, which is synced and takes its place. The error is the reason; the
// file is then as before, and no temporary file is left.
std::expected<void, QString> write_whole_file(const QString& path, std::string_view bytes);

}  // namespace sojourn::gui
