#include "gui/canvas/overlay.h"

#include <QCoreApplication>
#include <QStringList>
#include <algorithm>
#include <cmath>

namespace sojourn::gui {
namespace {

// Three digits that matter: 0.32, 3.2, 32, 320.
QString digits(double value) {
  const double size = std::abs(value);
  const int decimals = size >= 9.95 ? 0 : (size >= 0.995 ? 1 : 2);
  QString text = QString::number(value, 'f', decimals);
  if (decimals > 0) {
    while (text.endsWith(QLatin1Char('0'))) text.chop(1);
    if (text.endsWith(QLatin1Char('.'))) text.chop(1);
  }
  return text;
}

}  // namespace

Level level_of_utilization(double utilization) {
  if (utilization >= 0.8) return Level::critical;
  return utilization >= 0.6 ? Level::warn : Level::ok;
}

Level level_of_errors(double share) {
  if (share >= 0.1) return Level::critical;
  return share >= 0.001 ? Level::warn : Level::ok;
}

Level level_of(const NodeReading& reading) {
  const bool is_idle = reading.utilization.value_or(0) <= 0 && reading.in_service <= 0 &&
                       reading.queue <= 0 && reading.error_share <= 0 && !reading.p99;
  if (is_idle) return Level::idle;
  return std::max(level_of_utilization(reading.utilization.value_or(0)),
                  level_of_errors(reading.error_share));
}

QString seconds_text(double seconds) {
  if (seconds >= 0.9995) return digits(seconds) + QStringLiteral(" s");
  if (seconds >= 0.9995e-3) return digits(seconds * 1e3) + QStringLiteral(" ms");
  return digits(seconds * 1e6) + QStringLiteral(" µs");
}

QString share_text(double share) {
  const double percent = share * 100;
  if (percent > 0 && percent < 0.01) return QStringLiteral("<0.01%");
  return digits(percent) + QLatin1Char('%');
}

QString count_text(double count) {
  if (count >= 999'500) return digits(count / 1e6) + QLatin1Char('M');
  if (count >= 999.5) return digits(count / 1e3) + QLatin1Char('k');
  return digits(count);
}

QString rate_text(double per_second) {
  return count_text(per_second) + QStringLiteral("/s");
}

QString label_text(EdgeLabel label, const EdgeReading& reading) {
  switch (label) {
    case EdgeLabel::rate: return rate_text(reading.rate);
    case EdgeLabel::p50: return seconds_text(reading.p50);
    case EdgeLabel::p95: return seconds_text(reading.p95);
    case EdgeLabel::p99: return seconds_text(reading.p99);
    case EdgeLabel::errors: return share_text(reading.error_share);
    case EdgeLabel::none: break;
  }
  return {};
}

QString node_summary(const NodeReading& reading) {
  QStringList lines;
  if (reading.utilization) {
    lines << QCoreApplication::translate("sojourn", "Utilisation %1")
                 .arg(share_text(*reading.utilization));
  }
  lines << QCoreApplication::translate("sojourn", "In service %1, waiting %2")
               .arg(count_text(reading.in_service), count_text(reading.queue));
  if (reading.p99) {
    lines << QCoreApplication::translate("sojourn", "p99 %1").arg(seconds_text(*reading.p99));
  }
  lines << QCoreApplication::translate("sojourn", "Errors %1").arg(share_text(reading.error_share));
  if (reading.replicas > 0) {
    lines << QCoreApplication::translate("sojourn", "%1 of %2 replicas up")
                 .arg(reading.replicas_up)
                 .arg(reading.replicas);
  }
  return lines.join(QLatin1Char('\n'));
}

QString edge_summary(const EdgeReading& reading) {
  return QCoreApplication::translate("sojourn", "%1, errors %2\np50 %3, p95 %4, p99 %5")
      .arg(rate_text(reading.rate), share_text(reading.error_share), seconds_text(reading.p50),
           seconds_text(reading.p95), seconds_text(reading.p99));
}

}  // namespace sojourn::gui
