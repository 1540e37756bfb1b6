#include "gui/core/node_kinds.h"

#include <QCoreApplication>

namespace sojourn::gui {

QString kind_name(NodeKind kind) {
  switch (kind) {
    case NodeKind::client: return QCoreApplication::translate("sojourn", "Client");
    case NodeKind::gateway: return QCoreApplication::translate("sojourn", "Gateway");
    case NodeKind::service: return QCoreApplication::translate("sojourn", "Service");
    case NodeKind::worker: return QCoreApplication::translate("sojourn", "Event loop");
    case NodeKind::cache: return QCoreApplication::translate("sojourn", "Cache");
    case NodeKind::database: break;
  }
  return QCoreApplication::translate("sojourn", "Database");
}

}  // namespace sojourn::gui
