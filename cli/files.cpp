#include "cli/files.h"

#include <algorithm>
#include <array>
#include <cerrno>
#include <system_error>

#include <fcntl.h>
#include <unistd.h>

#include "cli/terminal.h"
#include "models/report/atomic_file.h"

namespace sojourn::cli {

namespace {

std::unexpected<std::string> cannot_read(const std::string& file, const std::string& why) {
  return std::unexpected("cannot read " + shown_name(file) + ": " + why);
}

std::expected<std::string, std::string> read_all(const std::string& file, int descriptor,
                                                 std::size_t bytes_max) {
  std::string text;
  std::array<char, 1U << 16U> buffer{};
  while (true) {
    const ssize_t got = ::read(descriptor, buffer.data(), buffer.size());
    if (got < 0 && errno == EINTR) continue;
    if (got < 0) return cannot_read(file, std::generic_category().message(errno));
    if (got == 0) return text;
    text.append(buffer.data(), static_cast<std::size_t>(got));
    if (text.size() > bytes_max) {
      return cannot_read(file, "it is larger than " + std::to_string(bytes_max >> 20U) + " MiB");
    }
  }
}

}  // namespace

std::expected<std::string, std::string> read_input(const std::string& file, std::size_t bytes_max) {
  if (file == standard_stream) return read_all(file, STDIN_FILENO, bytes_max);
  const int descriptor = ::open(file.c_str(), O_RDONLY | O_CLOEXEC);
  if (descriptor < 0) return cannot_read(file, std::generic_category().message(errno));
  auto text = read_all(file, descriptor, bytes_max);
  ::close(descriptor);
  return text;
}

std::expected<void, std::string> write_output(const std::string& file, std::string_view text) {
  return file == standard_stream ? print(text) : report::write_file(file, text);
}

std::expected<void, OutputError> check_outputs(const std::vector<std::string>& files) {
  if (std::ranges::count(files, standard_stream) > 1) {
    return std::unexpected(OutputError{OutputProblem::two_on_standard_output,
                                       "only one output can go to standard output"});
  }
  for (const std::string& file : files) {
    if (file.empty() || file == standard_stream) continue;
    if (const auto writable = report::check_writable(file); !writable) {
      return std::unexpected(OutputError{OutputProblem::not_writable, writable.error()});
    }
  }
  return {};
}

std::string shown_name(const std::string& file) {
  return file == standard_stream ? "standard input" : file;
}

}  // namespace sojourn::cli
