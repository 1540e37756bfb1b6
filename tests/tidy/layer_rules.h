// Which room may include what: the table of rooms and arrows in ARCHITECTURE.md, and which
// libraries are spoken to where. With one include root the compiler would accept any of these
// includes, so this rule alone stands behind them.
#pragma once

#include <string>
#include <string_view>

#include "tests/tidy/finding.h"
#include "tests/tidy/source_file.h"

namespace sojourn::tidy {

// "models/scenario" for models/scenario/plan.h, "cli" for cli/main.cpp; empty outside all rooms.
[[nodiscard]] std::string_view room_of(std::string_view path);

// Every include: that its room may be used from here, that the library may be, and that it is
// written from the repository's root.
void check_includes(const SourceFile& file, Findings& findings);

}  // namespace sojourn::tidy
