// What the models say, in the language of the window. They have no Qt and give finished English
// messages: such a message is recognised by its form (message_templates.h) and said again in other
// words, with its names, numbers and quoted texts as they are.
#pragma once

#include <QString>
#include <optional>
#include <string>
#include <string_view>

#include "models/scenario/parse_error.h"

namespace sojourn::gui {

// The same text where the language is English, or the message is of no known form. Any thread.
QString message_words(std::string_view message);
// Nothing where the message is of no known form.
std::optional<QString> known_message_words(std::string_view message);

// "found 0, expected a whole number from 1 to 5".
QString finding_words(const scenario::ParseError& error);
// The same with its hint: "found 3.0, expected a whole number from 1 to 5; write 3".
QString problem_words(const scenario::ParseError& error);
// The same with its place, as scenario::describe() gives it.
QString problem_words(const scenario::ParseError& error, const std::string& file);

}  // namespace sojourn::gui
