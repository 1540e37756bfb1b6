#include "engine/require.h"

#include <cstdio>
#include <cstdlib>

namespace sojourn::engine {

void invariant_broken(const char* why, std::source_location where) {
  std::fprintf(stderr, "%s:%u: invariant broken: %s\n", where.file_name(),
               static_cast<unsigned>(where.line()), why);
  std::abort();
}

}  // namespace sojourn::engine
