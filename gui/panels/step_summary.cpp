#include "gui/panels/step_summary.h"

#include <QCoreApplication>
#include <QStringList>
#include <utility>

#include "gui/core/tree_writer.h"
#include "gui/panels/typed_value.h"

namespace sojourn::gui {
namespace {

QString tr(const char* text, int count = -1) {
  return QCoreApplication::translate("sojourn", text, nullptr, count);
}

QString text_at(const JsonValue& value, std::string_view key) {
  const JsonValue* const member = value.member(key);
  return member == nullptr ? QString() : shown_text(*member);
}

QString steps_summary(const JsonValue& steps) {
  if (steps.size() == 0) return tr("nothing");
  QStringList parts;
  for (const JsonValue& step : steps.items) {
    if (parts.size() == 3) {
      parts << QStringLiteral("…");
      break;
    }
    parts << summary_of(step);
  }
  return parts.join(QStringLiteral("; "));
}

QString call_summary(const JsonValue& step) {
  QStringList parts{tr("call %1").arg(text_at(step, "call"))};
  const QString timeout = text_at(step, "timeout");
  if (!timeout.isEmpty()) parts << tr("timeout %1").arg(timeout);
  if (const JsonValue* const retry = step.member("retry")) {
    parts << tr("%1 attempts").arg(text_at(*retry, "attempts"));
  }
  if (text_at(step, "on_error") == QStringLiteral("continue")) parts << tr("errors are ignored");
  return parts.join(QStringLiteral(", "));
}

// "attempts 2, backoff 50ms"; what has parts of its own is only named.
QString object_summary(const JsonValue& value) {
  QStringList parts;
  for (const JsonMember& member : value.members) {
    const QString key = QString::fromStdString(member.key);
    const bool has_parts = member.value.is_object() || member.value.is_array();
    parts << (has_parts ? key : key + " " + shown_text(member.value));
    if (parts.size() == 8) break;
  }
  return parts.join(QStringLiteral(", "));
}

QString fault_summary(const JsonValue& fault) {
  const std::pair<const char*, QString> kinds[] = {{"kill", tr("kill")},
                                                   {"restart", tr("restart")},
                                                   {"freeze", tr("freeze")},
                                                   {"slow", tr("slow")}};
  for (const auto& [kind, name] : kinds) {
    if (fault.member(kind) == nullptr) continue;
    QString text = tr("%1 %2 at %3").arg(name, text_at(fault, kind), text_at(fault, "at"));
    const QString length = text_at(fault, "for");
    if (!length.isEmpty()) text += tr(" for %1").arg(length);
    return text;
  }
  return {};
}

}  // namespace

QString distribution_summary(const JsonValue& value) {
  if (!value.is_object() || value.members.empty()) return shown_text(value);
  const JsonMember& shape = value.members.front();
  const QString kind = QString::fromStdString(shape.key);
  if (shape.value.is_text()) return kind + " " + shown_text(shape.value);
  if (shape.value.is_array()) return tr("%1 of %2").arg(kind).arg(shape.value.size());
  QStringList parts;
  for (const JsonMember& parameter : shape.value.members) {
    const QString name = QString::fromStdString(parameter.key);
    const QString text = shown_text(parameter.value);
    parts << (parameter.key == "mean" ? text : name + " " + text);
  }
  return kind + " " + parts.join(QStringLiteral(", "));
}

QString step_summary(const JsonValue& step) {
  if (step.is_array()) return steps_summary(step);
  if (const JsonValue* const demand = step.member("compute")) {
    return tr("compute %1").arg(distribution_summary(*demand));
  }
  if (const JsonValue* const time = step.member("delay")) {
    return tr("delay %1").arg(distribution_summary(*time));
  }
  if (step.member("call") != nullptr) return call_summary(step);
  if (const JsonValue* const branches = step.member("parallel")) {
    QStringList parts;
    for (const JsonValue& branch : branches->items) parts << step_summary(branch);
    return tr("in parallel: %1").arg(parts.join(QStringLiteral(" | ")));
  }
  if (const JsonValue* const options = step.member("choose")) {
    QStringList parts;
    for (const JsonValue& option : options->items) parts << summary_of(option);
    return tr("choose: %1").arg(parts.join(QStringLiteral(" | ")));
  }
  return shown_text(step);
}

QString summary_of(const JsonValue& value) {
  constexpr qsizetype length_max = 160;
  QString text;
  if (value.is_object()) {
    const JsonValue* const steps = value.member("steps");
    if (value.member("probability") != nullptr && steps != nullptr) {
      text = text_at(value, "probability") + ": " + steps_summary(*steps);
    } else if (value.member("at") != nullptr) {
      text = fault_summary(value);
    } else {
      for (const char* const kind : {"compute", "delay", "call", "parallel", "choose"}) {
        if (value.member(kind) != nullptr) text = step_summary(value);
      }
    }
    if (text.isEmpty()) text = object_summary(value);
  } else if (value.is_array() && value.size() > 0 && value.items.front().is_object()) {
    text = steps_summary(value);
  } else if (value.is_array() && value.size() == 0) {
    text = tr("empty");
  }
  if (text.isEmpty() && value.size() < 1000) text = shown_text(value);
  if (text.isEmpty()) text = tr("%1 entries").arg(value.size());
  return text.size() > length_max ? text.left(length_max) + QStringLiteral("…") : text;
}

}  // namespace sojourn::gui
