// Where the tokens of a JSON text with comments begin and end. Knows no grammar: the JSON parser
// says whether the tokens make sense, this says where they stand. Pure functions.
#pragma once

#include <cstddef>
#include <string_view>

namespace sojourn::scenario {

// The first byte at or after `from` that belongs to a token: white space and comments are skipped.
// The size of the text if there is none.
std::size_t token_start(std::string_view text, std::size_t from);

// The same, commas and colons skipped too: the next token that the parser reports as an event.
std::size_t event_start(std::string_view text, std::size_t from);

// One past the last byte of the token that starts at `start`: a string up to its closing quotation
// mark, a word or number up to the next byte that cannot belong to it, any other single byte.
std::size_t token_end(std::string_view text, std::size_t start);

}  // namespace sojourn::scenario
