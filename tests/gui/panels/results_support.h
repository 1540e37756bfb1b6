// What tests of the panels of results share: shortened scenarios, runs that are waited for, labels
// that are cut off, and pictures that are kept where SOJOURN_SHOTS says. Tests only.
#pragma once

#include <QAbstractButton>
#include <QApplication>
#include <QComboBox>
#include <QLabel>
#include <QPixmap>
#include <QSignalSpy>
#include <QTest>
#include <QWidget>
#include <string>
#include <vector>

#include "gui/core/json_tree.h"
#include "gui/core/schema.h"
#include "gui/core/tree_reader.h"
#include "gui/look/theme.h"
#include "gui/run/run_controller.h"
#include "tests/gui/run/run_support.h"

namespace sojourn::gui {

inline std::string scenario_text(const std::string& name) {
  return file_text("scenarios/" + name + ".json");
}

inline JsonValue scenario_tree(const std::string& name) {
  return read_tree(scenario_text(name)).value();
}

// With another length of the run and number of replications, so that it takes a moment only.
inline ScenarioSource short_source(const std::string& name, const char* duration = "30s",
                                   const char* replications = "5",
                                   std::vector<scenario::Override> overrides = {}) {
  overrides.push_back({"run.duration", duration});
  overrides.push_back({"run.warmup", "2s"});
  overrides.push_back({"run.replications", replications});
  return {scenario_text(name), std::move(overrides)};
}

inline RunResultPointer run_now(const ScenarioSource& source) {
  RunController controller;
  RunResultPointer found;
  QObject::connect(&controller, &RunController::finished,
                   [&](const RunResultPointer& result) { found = result; });
  controller.start(source);
  (void)soon([&] { return found != nullptr; });
  return found;
}

// Visible labels, buttons and lists whose text does not fit.
inline std::vector<std::string> cut_off_texts(const QWidget& widget) {
  std::vector<std::string> cut;
  for (const QWidget* const part : widget.findChildren<QWidget*>()) {
    if (!part->isVisible()) continue;
    const auto* label = qobject_cast<const QLabel*>(part);
    const auto* button = qobject_cast<const QAbstractButton*>(part);
    if (label != nullptr && !label->wordWrap() && label->width() < label->sizeHint().width() - 1) {
      cut.push_back(label->text().toStdString());
    }
    const bool has_text = button != nullptr && !button->text().isEmpty();
    if (has_text && button->width() < button->fontMetrics().horizontalAdvance(button->text())) {
      cut.push_back(button->text().toStdString());
    }
  }
  return cut;
}

inline void settle() {
  for (int i = 0; i < 5; ++i) QCoreApplication::processEvents();
}

inline void keep_picture(QWidget& widget, const QString& name) {
  const QString folder = qEnvironmentVariable("SOJOURN_SHOTS");
  if (folder.isEmpty()) return;
  for (const Appearance appearance : {Appearance::dark, Appearance::light}) {
    apply_appearance(*static_cast<QApplication*>(QCoreApplication::instance()), appearance);
    QTest::qWait(60);
    const QString kind =
        appearance == Appearance::dark ? QStringLiteral("dark") : QStringLiteral("light");
    widget.grab().save(QStringLiteral("%1/%2-%3.png").arg(folder, name, kind));
  }
}

template <typename Widget>
Widget* part(QWidget& of, const char* name) {
  return of.findChild<Widget*>(QLatin1String(name));
}

}  // namespace sojourn::gui
