// What a file that is dropped into the window, or opened, is. Pure function.
#pragma once

#include <QString>
#include <cstdint>

namespace sojourn::gui {

enum class FileKind : std::uint8_t { scenario, results };

// By what its first bytes say: results and live validations have keys of their own; all else is
// opened as a scenario, which tells what is wrong with it.
FileKind kind_of_file(const QString& path);

}  // namespace sojourn::gui
