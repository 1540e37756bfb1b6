// What tests of panels share: a document from a text, events, and checks of a laid out panel.
#pragma once

#include <QApplication>
#include <QFile>
#include <QFontMetrics>
#include <QLabel>
#include <QTest>
#include <string>

#include <gtest/gtest.h>

#include "gui/core/document.h"
#include "gui/core/tree_reader.h"
#include "gui/core/tree_writer.h"
#include "gui/panels/field_row.h"
#include "gui/panels/inspector.h"

namespace sojourn::gui::test {

inline constexpr const char* shop_text = R"({"sojourn": 1, "name": "shop",
  "services": {
    "gateway": {"workers": 8, "endpoints": {"buy": [
      {"parallel": [{"call": "cart.get"}, [{"call": "order.quote"}, {"delay": "1ms"}]]},
      {"choose": [{"probability": 0.5, "steps": [{"call": "cart.get"}]}]},
      {"call": "order.quote", "timeout": "1s", "retry": {"attempts": 2}}]}},
    "cart": {"replicas": 3,
      "endpoints": {"get": [{"delay": {"lognormal": {"mean": "5ms", "cv": 1}}}]}},
    "order": {"endpoints": {"quote": [{"compute": {"exponential": "1ms"}}]}}},
  "calls": {"gateway>cart": {"via": "haproxy"}},
  "workloads": {"users": {"poisson": "5/s", "requests": {"gateway.buy": 1}}},
  "faults": [{"at": "10s", "for": "5s", "kill": "cart/1"}, {"at": "20s", "kill": "order"}],
  "slos": {"quick": {"request": "users/gateway.buy", "p99": "1s"}}})";

inline void load(Document& document, const char* text = shop_text) {
  document.reset(*read_tree(text));
}

inline std::string at(const Document& document, std::string_view pointer) {
  const JsonValue* const value = find(document.tree(), pointer);
  return value == nullptr ? "(none)" : write_line(*value);
}

// Shown at the width of a dock.
inline void show(QWidget& widget, int width = 320, int height = 700) {
  widget.resize(width, height);
  widget.show();
  widget.activateWindow();
  QCoreApplication::processEvents();
}

inline QLineEdit* line_of(const Inspector& inspector, const char* pointer) {
  FieldEditor* const editor = inspector.editorOf(QString::fromLatin1(pointer));
  EXPECT_NE(editor, nullptr) << pointer;
  return editor == nullptr ? nullptr : editor->findChild<QLineEdit*>();
}

inline void type(QLineEdit* line, const QString& text) {
  ASSERT_NE(line, nullptr);
  line->setFocus();
  line->selectAll();
  QTest::keyClicks(line, text);
}

// Labels and buttons whose text does not fit their place.
inline QStringList clipped_texts(const QWidget& widget) {
  QStringList clipped;
  for (const QLabel* const label : widget.findChildren<QLabel*>()) {
    if (!label->isVisible() || label->text().isEmpty()) continue;
    const int needed =
        label->wordWrap() ? label->heightForWidth(label->width()) : label->sizeHint().height();
    const bool is_narrow = !label->wordWrap() && label->sizeHint().width() > label->width() + 1;
    if (is_narrow || needed > label->height() + 1) clipped << label->text();
  }
  for (const QAbstractButton* const button : widget.findChildren<QAbstractButton*>()) {
    if (!button->isVisible() || button->text().size() < 2) continue;
    if (button->sizeHint().width() > button->width() + 1) clipped << button->text();
  }
  return clipped;
}

}  // namespace sojourn::gui::test
