// Canonical JSON, written in order: sorted keys, shortest round-trip numbers, two-space indent, a
// line feed at the end. Equal values give equal bytes on every machine. Objects and arrays that
// are begun as one_line stay on one line, which keeps intervals and histograms readable.
// Not thread-safe. Broken nesting and unsorted keys are invariant violations.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace sojourn::results {

// The shortest decimal text that reads back as the same double: "0.1", "1e+21", "nan".
std::string number_text(double value);

class JsonWriter {
 public:
  enum class Layout { lines, one_line };

  JsonWriter& begin_object(Layout layout = Layout::lines);
  JsonWriter& end_object();
  JsonWriter& begin_array(Layout layout = Layout::lines);
  JsonWriter& end_array();

  // Of the next value; larger (bytewise) than the key before.
  JsonWriter& key(std::string_view name);

  JsonWriter& number(double value);  // null where it is not finite
  JsonWriter& integer(std::uint64_t value);
  JsonWriter& signed_integer(std::int64_t value);
  JsonWriter& boolean(bool value);
  JsonWriter& string(std::string_view value);  // bytes that are not UTF-8 become U+FFFD
  JsonWriter& null();

  // The finished text. The outermost value must be complete.
  std::string text() &&;

 private:
  struct Level {
    char close = '}';
    Layout layout = Layout::lines;
    bool empty = true;
    std::string last_key;
  };

  void before_value();
  void separate(Level& level);
  void begin(char open, char close, Layout layout);
  void end(char close);
  void append(std::string_view token);

  std::string text_;
  std::vector<Level> levels_;
  bool key_written_ = false;
};

}  // namespace sojourn::results
