// The headlines of a summary: a line for each class of requests, percentiles first.
#pragma once

#include <QWidget>

#include "gui/run/run_controller.h"

namespace sojourn::gui {

// At most `most` classes, those with the most requests first; a last line tells of the others.
QWidget* make_headlines(const RunResult& result, int most = 6, QWidget* parent = nullptr);

}  // namespace sojourn::gui
