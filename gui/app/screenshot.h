// Pictures of the window for documentation, drawn without a screen.
#pragma once

#include <QString>

namespace sojourn::gui {

struct Screenshot {
  QString file;     // scenario; empty: the gallery's first
  QString picture;  // png to be written
  QString size;     // "1600x1000"
  QString panel;    // in front; empty: as at the start
  bool runs = false;
};

// Exit code: 0, 2 wrong words, 3 invalid scenario, 4 a file failed. Messages on standard error.
int draw_screenshot(const Screenshot& wanted);

}  // namespace sojourn::gui
