#include "engine/fingerprint.h"

namespace sojourn::engine {

std::string Fingerprint::text() const {
  constexpr unsigned digits = 16;
  std::string text(digits, '0');
  std::uint64_t rest = value();
  for (unsigned place = digits; place > 0; --place) {
    text[place - 1] = "0123456789abcdef"[rest & 0xFU];
    rest >>= 4U;
  }
  return text;
}

}  // namespace sojourn::engine
