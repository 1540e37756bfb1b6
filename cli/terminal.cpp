#include "cli/terminal.h"

#include <cerrno>
#include <cstdlib>
#include <system_error>

#include <fcntl.h>
#include <unistd.h>

#include "models/report/atomic_file.h"

namespace sojourn::cli {

bool wants_colour(Colour mode, int descriptor) {
  if (mode != Colour::automatic) return mode == Colour::always;
  const char* no_colour = std::getenv("NO_COLOR");
  const char* term = std::getenv("TERM");
  const bool refused = no_colour != nullptr && *no_colour != '\0';
  const bool dumb = term != nullptr && std::string_view(term) == "dumb";
  return !refused && !dumb && is_terminal(descriptor);
}

bool is_terminal(int descriptor) {
  return ::isatty(descriptor) == 1;
}

void say(std::string_view message) {
  say_line("sojourn: " + std::string(message));
}

void say_line(std::string_view line) {
  [[maybe_unused]] const auto ignored =
      report::write_fully(STDERR_FILENO, std::string(line) + "\n");
}

std::expected<void, std::string> print(std::string_view text) {
  const auto written = report::write_fully(STDOUT_FILENO, text);
  if (written) return {};
  return std::unexpected("cannot write to standard output: " +
                         std::generic_category().message(written.error()));
}

void keep_standard_streams() {
  for (const int descriptor : {STDIN_FILENO, STDOUT_FILENO, STDERR_FILENO}) {
    if (::fcntl(descriptor, F_GETFD) == -1 && errno == EBADF) {
      // The lowest free number is taken. Open for reading only: writes fail, as they should.
      ::open("/dev/null", O_RDONLY);
    }
  }
}

}  // namespace sojourn::cli
