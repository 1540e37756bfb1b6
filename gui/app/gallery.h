// The scenarios that come with Sojourn, compiled into the program.
#pragma once

#include <QString>
#include <string>
#include <vector>

namespace sojourn::gui {

struct GalleryEntry {
  QString file_name;    // "cart-and-order.json"
  QString name;         // "cart-and-order"
  QString description;  // of the scenario, in the words of its author
  std::string text;
};

// In the order of their names.
const std::vector<GalleryEntry>& gallery();

}  // namespace sojourn::gui
