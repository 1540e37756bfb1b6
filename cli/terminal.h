// The three standard streams: messages, colour, and an honest standard output.
#pragma once

#include <expected>
#include <string>
#include <string_view>

namespace sojourn::cli {

enum class Colour { automatic, always, never };

// Automatic: on a terminal, unless NO_COLOR is set (no-color.org) or TERM is "dumb".
bool wants_colour(Colour mode, int descriptor);

bool is_terminal(int descriptor);

// "sojourn: message" on standard error. Nothing can be done if that fails.
void say(std::string_view message);

// The same without the program's name: "shop.json:12:7: ..." is what editors jump to.
void say_line(std::string_view line);

// Data on standard output; the error names the reason (disk full, closed).
std::expected<void, std::string> print(std::string_view text);

// Whatever was closed by the caller is opened on /dev/null, so that no file of ours can take the
// number of a standard stream; writing to a closed standard output remains an error.
void keep_standard_streams();

}  // namespace sojourn::cli
