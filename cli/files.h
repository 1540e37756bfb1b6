// Files as commands name them: "-" is standard input or standard output. Errors are one line that
// names the file and the reason.
#pragma once

#include <cstddef>
#include <expected>
#include <string>
#include <string_view>
#include <vector>

namespace sojourn::cli {

inline constexpr std::string_view standard_stream = "-";

// The whole file, refused when larger.
std::expected<std::string, std::string> read_input(const std::string& file, std::size_t bytes_max);

// Whole or not at all (models/report/atomic_file.h).
std::expected<void, std::string> write_output(const std::string& file, std::string_view text);

// What can be known before any work is done: at most one goes to standard output, and each of the
// others can be created. Empty names are outputs that nobody asked for.
enum class OutputProblem { two_on_standard_output, not_writable };
struct OutputError {
  OutputProblem problem;
  std::string message;
};
std::expected<void, OutputError> check_outputs(const std::vector<std::string>& files);

// How messages call the file: "standard input" for "-".
std::string shown_name(const std::string& file);

}  // namespace sojourn::cli
