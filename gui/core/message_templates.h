// The forms of the messages that models/ and live-harness/ give, written down a second time: there
// nothing is known of Qt, so their texts are finished and English when they come here.
#pragma once

#include <span>

namespace sojourn::gui {

struct MessageTemplate {
  const char* english;  // "a number from %1 to %2", the pieces in their order
  // What each piece is:
  //   t  a name or any other text, kept as it is        n  a number, with its unit if it has one
  //   q  a text in quotation marks                      c  a number of things
  //   l  words in a list: "a, b or c"                   m  a message or part that is known
  //   v  the same if it is known, else as t             f  figures in a list: "mean, p50"
  const char* pieces;
};

// Messages, and what only stands inside others: "steps", of "an array of steps".
std::span<const MessageTemplate> sentence_templates();
std::span<const MessageTemplate> part_templates();

}  // namespace sojourn::gui
