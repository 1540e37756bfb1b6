// What is wrong with an input file, where, and what was expected instead. Values.
#pragma once

#include <cstddef>
#include <string>

namespace sojourn::scenario {

struct ParseError {
  std::string pointer;     // RFC 6901 JSON pointer, "" for the whole document
  std::size_t line = 0;    // from 1; 0: not in the file but in an override, see origin
  std::size_t column = 0;  // from 1, in bytes
  std::string found;       // what stands there, shortened: "\"fifoo\"", "key \"replcas\""
  std::string expected;    // "one of fifo, lifo, priority"
  std::string hint;        // "did you mean \"replicas\"?", or empty
  std::string origin;      // "--set services.cart.replicas=3x", or empty: the file
  friend bool operator==(const ParseError&, const ParseError&) = default;
};

// One line without a line break:
// shop.json:12:7: /services/cart/replicas: found "3x", expected a whole number from 1 to 100000
// An error of an override begins with its origin instead of file, line and column.
std::string describe(const ParseError& error, const std::string& file);

}  // namespace sojourn::scenario
