#include "gui/panels/typed_value.h"

#include <QCoreApplication>
#include <QRegularExpression>
#include <QStringList>
#include <algorithm>
#include <cmath>

#include "gui/core/message_words.h"
#include "gui/core/tree_writer.h"
#include "models/scenario/quantity.h"

namespace sojourn::gui {
namespace {

using Kind = Field::Kind;

QString tr(const char* text) {
  return QCoreApplication::translate("sojourn", text);
}

bool is_number_text(const QString& text) {
  static const QRegularExpression form(
      QStringLiteral("^-?(0|[1-9][0-9]*)(\\.[0-9]+)?([eE][+-]?[0-9]+)?$"));
  return form.match(text).hasMatch();
}

bool is_whole_text(const QString& text) {
  static const QRegularExpression form(QStringLiteral("^-?(0|[1-9][0-9]*)$"));
  return form.match(text).hasMatch();
}

QString range_objection(const Field& field, double value) {
  const bool too_small = field.minimum && (field.is_minimum_exclusive ? value <= *field.minimum
                                                                      : value < *field.minimum);
  const bool too_large = field.maximum && value > *field.maximum;
  if (!too_small && !too_large) return {};
  return tr("expected %1").arg(expected_of(field));
}

// "2k rps" -> "2000/s"; "50" -> "50/s"; "100 / s" and all others as they are.
QString normal_rate(const QString& text) {
  static const QRegularExpression form(QStringLiteral(
      "^([0-9]+(?:\\.[0-9]+)?(?:[eE][+-]?[0-9]+)?) *([kKM]?) *(?:/ *(s|min|h)|rps)?$"));
  const QRegularExpressionMatch match = form.match(text);
  if (!match.hasMatch()) return text;
  const QString unit = match.captured(3).isEmpty() ? QStringLiteral("s") : match.captured(3);
  const QString scale = match.captured(2);
  if (scale.isEmpty()) return match.captured(1) + "/" + unit;
  const double factor = scale == QStringLiteral("M") ? 1e6 : 1e3;
  const double value = match.captured(1).toDouble() * factor;
  return QString::fromStdString(scenario::format_number(value)) + "/" + unit;
}

// "1.5 s" -> "1.5s"; "20 µs" -> "20us".
QString normal_duration(QString text) {
  text.replace(QChar(0x00B5), QLatin1Char('u')).replace(QChar(0x03BC), QLatin1Char('u'));
  static const QRegularExpression form(QStringLiteral("^([0-9.eE+-]*[0-9]) +([a-z]+)$"));
  return text.replace(form, QStringLiteral("\\1\\2"));
}

TypedValue understood(JsonValue value, const QString& typed, const QString& meant) {
  return {std::move(value), {}, typed == meant ? QString() : QStringLiteral("= ") + meant};
}

TypedValue refused(const QString& text, const QString& objection) {
  return {JsonValue::text(text.toStdString()), objection, {}};
}

QString expected_unit(const std::string& expectation) {
  return tr("expected %1").arg(message_words(expectation));
}

TypedValue read_duration(const QString& text) {
  const QString meant = normal_duration(text);
  const auto parsed = scenario::parse_seconds(meant.toStdString());
  if (!parsed) return refused(text, expected_unit(parsed.error()));
  return understood(JsonValue::text(meant.toStdString()), text, meant);
}

TypedValue read_rate(const QString& text) {
  const QString meant = normal_rate(text);
  const auto parsed = scenario::parse_per_second(meant.toStdString());
  if (!parsed) return refused(text, expected_unit(parsed.error()));
  return understood(JsonValue::text(meant.toStdString()), text, meant);
}

TypedValue read_share(const QString& text) {
  if (is_number_text(text)) {
    const double value = text.toDouble();
    QString objection;
    if (value < 0 || value > 1) objection = tr("expected a percentage, or a number from 0 to 1");
    return {JsonValue::number(text.toStdString()), objection, {}};
  }
  QString meant = text;
  meant.remove(QLatin1Char(' '));
  const auto parsed = scenario::parse_percentage(meant.toStdString());
  if (!parsed) return refused(text, expected_unit(parsed.error()));
  return understood(JsonValue::text(meant.toStdString()), text, meant);
}

TypedValue read_number(const Field& field, const QString& text) {
  const bool is_whole = field.kind == Kind::integer;
  if (!is_number_text(text)) return refused(text, tr("expected %1").arg(expected_of(field)));
  TypedValue typed{
      JsonValue::number(text.toStdString()), range_objection(field, text.toDouble()), {}};
  if (is_whole && !is_whole_text(text)) typed.objection = tr("expected %1").arg(expected_of(field));
  return typed;
}

QString objection_to_text(const Field& field, const QString& text) {
  if (field.pattern.empty()) return {};
  const QRegularExpression form(QString::fromStdString(field.pattern));
  if (form.match(text).hasMatch()) return {};
  if (field.examples.empty()) return tr("This is not of the form that is expected here.");
  return tr("expected something like %1").arg(shown_text(field.examples.front()));
}

struct Parts {
  double number = 0;
  QString unit;
  bool is_read = false;
};

Parts parts_of(const QString& text) {
  static const QRegularExpression form(
      QStringLiteral("^([0-9]+(?:\\.[0-9]+)?(?:[eE][+-]?[0-9]+)?) *([a-z/%]*)$"));
  const QRegularExpressionMatch match = form.match(text);
  if (!match.hasMatch()) return {};
  return {match.captured(1).toDouble(), match.captured(2), true};
}

// To the next multiple of a round tenth: 10 -> 11, 25 -> 26, 100 -> 110, 100 -> 95 downwards.
double next_round(double value, bool is_up) {
  if (value <= 0) return is_up ? 1 : 0;
  const double tenth = value * (is_up ? 0.1 : 0.0999);
  const double decade = std::pow(10, std::floor(std::log10(tenth) + 1e-9));
  double grid = decade;
  for (const double factor : {5.0, 2.0}) {
    if (decade * factor <= tenth * (1 + 1e-9)) {
      grid = decade * factor;
      break;
    }
  }
  const double places = value / grid;
  const double next = is_up ? std::floor(places + 1 + 1e-6) : std::ceil(places - 1 - 1e-6);
  return next * grid;
}

QString short_number(double value) {
  return QString::number(value, 'g', 6).contains(QLatin1Char('e'))
             ? QString::fromStdString(scenario::format_number(value))
             : QString::number(value, 'g', 6);
}

}  // namespace

bool is_numeric(Kind kind) {
  return kind == Kind::integer || kind == Kind::number || kind == Kind::duration ||
         kind == Kind::rate || kind == Kind::share;
}

QString shown_text(const JsonValue& value) {
  return QString::fromStdString(value.is_text() ? value.scalar : write_line(value));
}

TypedValue read_typed(const Field& field, const QString& typed) {
  const QString text = typed.trimmed();
  switch (field.kind) {
    case Kind::duration: return read_duration(text);
    case Kind::rate: return read_rate(text);
    case Kind::share: return read_share(text);
    case Kind::integer:
    case Kind::number: return read_number(field, text);
    default: break;
  }
  return {JsonValue::text(typed.toStdString()), objection_to_text(field, typed), {}};
}

QString objection_to(const Field& field, const JsonValue& value) {
  switch (field.kind) {
    case Kind::duration:
    case Kind::rate:
      if (!value.is_text()) return tr("expected %1").arg(expected_of(field));
      return read_typed(field, shown_text(value)).objection;
    case Kind::share:
      if (value.is_text() && !value.scalar.ends_with('%')) {
        return tr("expected a percentage, or a number from 0 to 1");
      }
      return read_typed(field, shown_text(value)).objection;
    case Kind::integer:
    case Kind::number:
      if (!value.is_number()) return tr("expected %1").arg(expected_of(field));
      return read_typed(field, shown_text(value)).objection;
    case Kind::text:
      if (!value.is_text()) return tr("expected a text");
      return objection_to_text(field, shown_text(value));
    case Kind::choice: {
      const auto is_it = [&](const JsonValue& choice) { return mean_the_same(choice, value); };
      if (std::ranges::any_of(field.choices, is_it)) return {};
      return tr("expected one of %1").arg(expected_of(field));
    }
    default: return {};
  }
}

std::optional<QString> stepped(const Field& field, const QString& text, int steps) {
  if (!is_numeric(field.kind) || steps == 0) return {};
  const Parts parts = parts_of(text.trimmed());
  if (!parts.is_read) return {};
  if (field.kind == Kind::integer) {
    if (parts.number > 9e15) return {};
    const double lowest = field.minimum.value_or(0);
    const double highest = field.maximum.value_or(9e15);
    const double next = std::clamp(parts.number + steps, lowest, std::max(lowest, highest));
    return QString::number(next, 'f', 0);
  }
  double value = parts.number;
  for (int i = 0; i < std::abs(steps); ++i) value = next_round(value, steps > 0);
  double highest = field.maximum.value_or(INFINITY);
  if (field.kind == Kind::share) highest = parts.unit == QStringLiteral("%") ? 100 : 1;
  value = std::min(value, highest);
  if (field.minimum && value < *field.minimum) value = *field.minimum;
  if (field.is_minimum_exclusive && value <= field.minimum.value_or(0)) return {};
  return short_number(value) + parts.unit;
}

QString expected_of(const Field& field) {
  const auto number = [](double value) {
    return QString::fromStdString(scenario::format_number(value));
  };
  switch (field.kind) {
    case Kind::duration: return tr("a number and a unit: ns, us, ms, s, min or h");
    case Kind::rate: return tr("a number and a unit: /s, /min or /h");
    case Kind::share: return tr("a percentage, or a number from 0 to 1");
    case Kind::choice: {
      QStringList names;
      for (const JsonValue& choice : field.choices) names << shown_text(choice);
      return names.join(QStringLiteral(", "));
    }
    case Kind::integer:
    case Kind::number: break;
    default: return {};
  }
  const QString what = field.kind == Kind::integer ? tr("a whole number") : tr("a number");
  if (field.minimum && field.maximum) {
    const QString form =
        field.is_minimum_exclusive ? tr("%1 above %2, at most %3") : tr("%1 from %2 to %3");
    return form.arg(what, number(*field.minimum), number(*field.maximum));
  }
  if (field.minimum) {
    const QString form = field.is_minimum_exclusive ? tr("%1 above %2") : tr("%1 of at least %2");
    return form.arg(what, number(*field.minimum));
  }
  return what;
}

}  // namespace sojourn::gui
