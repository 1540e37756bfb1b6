// Files that are either whole or not there: written to a temporary file in the same directory,
// synced and renamed. A symbolic link is followed; what is no regular file (/dev/stdout, a pipe) is
// written to directly. Errors are one line that names the file and the reason.
#pragma once

#include <expected>
#include <filesystem>
#include <string>
#include <string_view>

namespace sojourn::report {

std::expected<void, std::string> write_file(const std::filesystem::path& path,
                                            std::string_view text);

// What would certainly make write_file() fail (no such directory, no permission), found before
// hours of work are spent on what is to be written.
std::expected<void, std::string> check_writable(const std::filesystem::path& path);

// Writes all bytes to an open file descriptor, however many calls it takes. The error is errno's.
std::expected<void, int> write_fully(int descriptor, std::string_view text);

}  // namespace sojourn::report
