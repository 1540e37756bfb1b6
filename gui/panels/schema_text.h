// Titles and help of the schema in the language of the user. The schema says them in English; the
// translations know them under the context "schema". Pure function.
#pragma once

#include <QString>
#include <string>

namespace sojourn::gui {

QString schema_text(const std::string& english);

}  // namespace sojourn::gui
