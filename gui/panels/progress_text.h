// How far a run, a sweep or a comparison is, in words. Pure.
#pragma once

#include <QString>

#include "gui/run/job.h"

namespace sojourn::gui {

// "7 of 10 replications · ±3.1 % · 12 s left".
QString progress_text(const RunProgress& progress);

}  // namespace sojourn::gui
