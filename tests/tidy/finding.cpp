#include "tests/tidy/finding.h"

namespace sojourn::tidy {

std::string to_string(const Finding& finding) {
  return finding.path + ":" + std::to_string(finding.line) + ": " + finding.message;
}

}  // namespace sojourn::tidy
