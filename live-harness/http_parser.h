// Incremental parser of HTTP/1.1 messages (RFC 9112), requests and answers, as far as the harness
// needs it: start line, the few headers it asks for, bodies by length, chunked or to the end of the
// connection. Works on the caller's buffer and copies nothing but chunked bodies.
//
// Strict: lines end with CRLF, no folded lines, no body whose length is told twice in two ways.
// Every input yields one of the four results; sizes are bounded. Not thread-safe.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace sojourn::live {

enum class HttpKind : std::uint8_t { request, answer };

// Headers whose values a message keeps, by their place in http_field_names.
enum class HttpField : std::uint8_t { request, priority, sent, outcome, spans };
inline constexpr std::array<std::string_view, 5> http_field_names = {
    "X-Sojourn-Request", "X-Sojourn-Priority", "X-Sojourn-Sent", "X-Sojourn-Outcome",
    "X-Sojourn-Spans"};

struct HttpLimits {
  std::size_t head_bytes_max = 64U << 10U;  // start line and headers
  std::size_t body_bytes_max = 1U << 20U;   // after decoding
};

enum class HttpProgress : std::uint8_t {
  incomplete,  // more bytes are needed
  complete,
  malformed,
  too_large,
};

class HttpParser {
 public:
  explicit HttpParser(HttpKind kind, HttpLimits limits = {}) : kind_(kind), limits_(limits) {}

  // Reads on. `input` holds all bytes since the message began: those of the call before and those
  // that came since, perhaps elsewhere in memory. Amortised O(new bytes).
  HttpProgress parse(std::string_view input);

  // The connection ended behind `input`: complete if the body reaches to the end of the connection.
  HttpProgress parse_end(std::string_view input);

  // Before the next message.
  void reset();

  // --- Of a complete message. Views point into the last input, or the parser for a chunked body.

  std::size_t length() const { return position_; }  // what follows belongs to the next message
  std::string_view method() const { return view(method_); }
  std::string_view target() const { return view(target_); }
  int status() const { return status_; }
  bool keep_alive() const;
  std::string_view body() const;
  std::optional<std::string_view> field(HttpField field) const;

 private:
  enum class State : std::uint8_t {
    start_line,
    headers,
    chunk_size,
    trailers,
    chunk_data,
    body_by_length,
    body_to_end,
    done,
    failed,
  };
  struct Part {
    std::size_t offset = 0;
    std::size_t size = 0;
  };

  // Each takes one piece off the input. False: it is not all there yet, or it is wrong (fail).
  bool advance();
  bool take_line();
  bool take_data();
  bool take_body_to_end();
  bool take_start_line(std::string_view line);
  bool take_request_line(std::string_view line);
  bool take_status_line(std::string_view line);
  bool take_header(std::string_view line);
  bool take_framing(std::string_view name, std::string_view value);
  bool take_content_length(std::string_view value);
  bool end_of_headers();
  bool take_chunk_size(std::string_view line);

  bool fail(HttpProgress how);
  HttpProgress progress() const;
  void begin_message(std::size_t offset);
  std::string_view view(Part part) const { return input_.substr(part.offset, part.size); }
  Part part_of(std::string_view piece) const;

  HttpKind kind_;
  HttpLimits limits_;
  State state_ = State::start_line;
  HttpProgress failure_ = HttpProgress::malformed;
  std::string_view input_;
  std::size_t position_ = 0;    // of the first byte not yet understood
  std::size_t scanned_ = 0;     // no line ends before it
  std::size_t head_begin_ = 0;  // of the start line; not 0 behind interim answers
  std::size_t needed_ = 0;      // bytes of the body, or of the chunk with its CRLF

  Part method_, target_, body_;
  int status_ = 0;
  std::array<std::optional<Part>, http_field_names.size()> fields_;
  std::optional<std::size_t> content_length_;
  std::string chunked_body_;
  bool chunked_ = false;
  bool version_1_0_ = false;
  bool close_ = false;
  bool keep_alive_asked_ = false;
};

}  // namespace sojourn::live
