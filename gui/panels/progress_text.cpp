#include "gui/panels/progress_text.h"

#include <QCoreApplication>
#include <QStringList>

#include "gui/panels/results_parts.h"

namespace sojourn::gui {
namespace {

QString tr(const char* text) {
  return QCoreApplication::translate("sojourn", text);
}

}  // namespace

QString progress_text(const RunProgress& progress) {
  QStringList parts;
  if (progress.replications_planned > 0) {
    parts << tr("%1 of %2 replications")
                 .arg(progress.replications_done)
                 .arg(progress.replications_planned);
  }
  if (progress.precision_reached > 0) {
    parts << QStringLiteral("±%1 %").arg(progress.precision_reached * 100, 0, 'f', 1);
  }
  if (progress.eta_s > 0) parts << tr("%1 left").arg(span_text(progress.eta_s));
  return parts.join(QStringLiteral(" · "));
}

}  // namespace sojourn::gui
