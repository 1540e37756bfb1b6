// Ctrl-C ends a long run between two events: nothing is written half. A second one ends the
// program at once. The one place of the program with state for all: signals have no other.
#pragma once

namespace sojourn::cli {

// SIGINT and SIGTERM are noted from now on.
void note_interrupts();

// Whether one was noted. Any thread may ask.
bool interrupted();

}  // namespace sojourn::cli
