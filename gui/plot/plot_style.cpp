#include "gui/plot/plot_style.h"

#include "gui/look/theme.h"

namespace sojourn::gui {
namespace {

// In units of the pen's width.
QList<qreal> dashes_of(CurveRole role) {
  switch (role) {
    case CurveRole::a: return {};
    case CurveRole::b: return {5, 2.5};
    case CurveRole::measured: return {7, 2, 1.5, 2};
    case CurveRole::third: return {2, 1.5};
    case CurveRole::fourth: return {8, 2, 1.5, 2, 1.5, 2};
    case CurveRole::fifth: return {9, 4};
    case CurveRole::bound: return {4, 3};
    case CurveRole::ghost: return {3, 3};
  }
  return {};
}

}  // namespace

QColor role_color(CurveRole role) {
  const Colors& colors = current_colors();
  switch (role) {
    case CurveRole::a: return colors.series_a;
    case CurveRole::b: return colors.series_b;
    case CurveRole::measured:
    case CurveRole::third: return colors.series_c;
    case CurveRole::fourth: return colors.series_d;
    case CurveRole::fifth: return colors.series_e;
    case CurveRole::bound: return colors.muted_text;
    case CurveRole::ghost: return colors.ghost;
  }
  return colors.text;
}

QPen role_pen(CurveRole role, double width) {
  QPen pen(role_color(role), width);
  const QList<qreal> dashes = dashes_of(role);
  if (!dashes.isEmpty()) pen.setDashPattern(dashes);
  pen.setCapStyle(Qt::FlatCap);
  pen.setJoinStyle(Qt::BevelJoin);
  return pen;
}

QColor translucent(QColor color, double opacity) {
  color.setAlphaF(static_cast<float>(opacity));
  return color;
}

QColor verdict_color(report::Verdict verdict) {
  const Colors& colors = current_colors();
  switch (verdict) {
    case report::Verdict::pass: return colors.ok;
    case report::Verdict::inconclusive: return colors.warn;
    case report::Verdict::fail: return colors.critical;
  }
  return colors.idle;
}

QColor verdict_text_color(report::Verdict verdict) {
  const Colors& colors = current_colors();
  switch (verdict) {
    case report::Verdict::pass: return colors.ok_text;
    case report::Verdict::inconclusive: return colors.warn_text;
    case report::Verdict::fail: return colors.critical_text;
  }
  return colors.text;
}

QString verdict_glyph(report::Verdict verdict) {
  switch (verdict) {
    case report::Verdict::pass: return QStringLiteral("✓");
    case report::Verdict::inconclusive: return QStringLiteral("?");
    case report::Verdict::fail: return QStringLiteral("✕");
  }
  return {};
}

}  // namespace sojourn::gui
