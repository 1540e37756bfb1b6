// What is dragged and copied between the parts of the workbench.
#pragma once

namespace sojourn::gui {

// The number of a NodeKind as text.
inline constexpr char kind_mime_type[] = "application/x-sojourn-kind";
// Nodes with the calls among them (clipboard.h).
inline constexpr char nodes_mime_type[] = "application/x-sojourn-nodes";

}  // namespace sojourn::gui
