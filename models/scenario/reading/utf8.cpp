#include "models/scenario/reading/utf8.h"

namespace sojourn::scenario {

namespace {

unsigned byte_at(std::string_view bytes, std::size_t at) {
  return at < bytes.size() ? static_cast<unsigned char>(bytes[at]) : 0U;
}

bool is_between(unsigned value, unsigned low, unsigned high) {
  return value >= low && value <= high;
}

// Length of the valid character at `at`, 0 if there is none. The second byte's range excludes
// overlong forms, surrogates and characters beyond U+10FFFF (RFC 3629, section 4).
std::size_t character_length(std::string_view bytes, std::size_t at) {
  const unsigned lead = byte_at(bytes, at);
  const unsigned second = byte_at(bytes, at + 1);
  if (lead < 0x80U) {
    return 1;
  }
  std::size_t length = 0;
  if (is_between(lead, 0xC2U, 0xDFU)) {
    length = is_between(second, 0x80U, 0xBFU) ? 2 : 0;
  } else if (is_between(lead, 0xE0U, 0xEFU)) {
    const unsigned low = lead == 0xE0U ? 0xA0U : 0x80U;
    const unsigned high = lead == 0xEDU ? 0x9FU : 0xBFU;
    length = is_between(second, low, high) ? 3 : 0;
  } else if (is_between(lead, 0xF0U, 0xF4U)) {
    const unsigned low = lead == 0xF0U ? 0x90U : 0x80U;
    const unsigned high = lead == 0xF4U ? 0x8FU : 0xBFU;
    length = is_between(second, low, high) ? 4 : 0;
  }
  for (std::size_t i = 2; i < length; ++i) {
    if (!is_between(byte_at(bytes, at + i), 0x80U, 0xBFU)) {
      return 0;
    }
  }
  return length;
}

}  // namespace

std::optional<std::size_t> first_invalid_utf8(std::string_view bytes) {
  std::size_t at = 0;
  while (at < bytes.size()) {
    const std::size_t length = character_length(bytes, at);
    if (length == 0) {
      return at;
    }
    at += length;
  }
  return std::nullopt;
}

}  // namespace sojourn::scenario
