#include "gui/core/node_kinds.h"

#include <QCoreApplication>

namespace sojourn::gui {
namespace {

QString tr(const char* text) {
  return QCoreApplication::translate("sojourn", text);
}

}  // namespace

QString kind_name(NodeKind kind) {
  switch (kind) {
    case NodeKind::client: return tr("Client");
    case NodeKind::gateway: return tr("Gateway");
    case NodeKind::service: return tr("Service");
    case NodeKind::worker: return tr("Event loop");
    case NodeKind::cache: return tr("Cache");
    case NodeKind::database: break;
  }
  return tr("Database");
}

QString kind_help(NodeKind kind) {
  switch (kind) {
    case NodeKind::client: return tr("Sends requests: a workload");
    case NodeKind::gateway: return tr("Takes requests in and calls others; many workers");
    case NodeKind::service: return tr("Replicas with workers that do the work");
    case NodeKind::worker: return tr("An event loop: as many requests at once as come");
    case NodeKind::cache: return tr("Answers at once, without a queue");
    case NodeKind::database: break;
  }
  return tr("A store with a limited number of connections");
}

}  // namespace sojourn::gui
