#include "gui/panels/schema_text.h"

#include <QCoreApplication>

namespace sojourn::gui {

QString schema_text(const std::string& english) {
  return QCoreApplication::translate("schema", english.c_str());
}

}  // namespace sojourn::gui
