// One value of the document in a field of its own: typed, stepped or chosen. Knows the schema's
// field, not the document: who owns it writes what valueEdited() says.
#pragma once

#include <QLabel>
#include <QLineEdit>
#include <QWidget>
#include <functional>
#include <optional>

#include "gui/core/json_tree.h"
#include "gui/core/schema.h"

namespace sojourn::gui {

class ValueEdit : public QWidget {
  Q_OBJECT

 public:
  explicit ValueEdit(Field field, QWidget* parent = nullptr)
      : QWidget(parent), field_(std::move(field)) {}

  // nullptr: the document has no value there; the default is shown as such.
  virtual void setJson(const JsonValue* value) = 0;
  // Several places with different values.
  virtual void setMixed() = 0;
  // What the checker says of the place; empty if nothing.
  virtual void setOutsideObjection(const QString& objection) { Q_UNUSED(objection) }
  // What is wrong with the value as shown; empty if nothing.
  virtual QString objection() const { return {}; }

  const Field& field() const { return field_; }

 signals:
  void valueEdited(const sojourn::gui::JsonValue& value);
  // Emptied: the default holds again.
  void valueCleared();
  // A burst of typing or turning has ended.
  void editingEnded();
  // "Turn it in what-if" was asked for.
  void knobRequested();

 private:
  Field field_;
};

// Durations, rates, shares, numbers and texts: a line that is checked while it is typed.
class LineValueEdit : public ValueEdit {
  Q_OBJECT

 public:
  explicit LineValueEdit(Field field, QWidget* parent = nullptr);
  ~LineValueEdit() override;

  void setJson(const JsonValue* value) override;
  void setMixed() override;
  void setOutsideObjection(const QString& objection) override;
  QString objection() const override;
  // Texts that may stand here, offered while typing; asked for anew when the field gets the focus.
  void setSuggestions(std::function<QStringList()> suggestions);

  QLineEdit* line() { return line_; }
  QLabel* note() { return note_; }

 protected:
  bool eventFilter(QObject* watched, QEvent* event) override;

 private:
  void showText(const QString& text);
  void take(const QString& text);
  bool step(int steps);
  void end();
  void offer();
  void showMenu(const QPoint& position);
  void showNote();

  QLineEdit* line_;
  QLabel* note_;
  QAction* mark_;
  QString own_objection_, outside_objection_, hint_;
  std::function<QStringList()> suggestions_;
  JsonValue shown_;
  bool is_set_ = false;
  bool is_emitting_ = false;
  bool is_typed_ = false;  // since the line got the focus or the burst ended
};

// The editor that fits a field of a single value; nullptr for what is none.
ValueEdit* make_value_edit(const Field& field, QWidget* parent = nullptr);

}  // namespace sojourn::gui
