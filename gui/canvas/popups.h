// Small editors over the canvas: the list that adds a node, and the field that renames one. They go
// when they lose the focus.
#pragma once

#include <QFrame>
#include <QLineEdit>
#include <QListWidget>
#include <functional>
#include <string>

#include "gui/core/node_kinds.h"

namespace sojourn::gui {

class QuickAdd : public QFrame {
  Q_OBJECT

 public:
  // Behind a caller no client is offered: nothing can call it.
  QuickAdd(QWidget* parent, bool is_behind_caller);
  // Takes the focus.
  void begin();

 signals:
  // The name is empty if only a kind was typed.
  void chosen(sojourn::gui::NodeKind kind, const QString& name);

 protected:
  bool eventFilter(QObject* watched, QEvent* event) override;

 private:
  void filter(const QString& text);
  void choose();
  void leave();
  void go();

  QLineEdit* field_;
  QListWidget* list_;
  bool is_behind_caller_;
  bool is_done_ = false;
};

class NameEditor : public QLineEdit {
  Q_OBJECT

 public:
  using Objection = std::function<QString(const QString& name)>;
  NameEditor(QWidget* parent, const std::string& name, Objection objection);

 signals:
  void accepted(const QString& name);
  void objected(const QString& reason);

 protected:
  void keyPressEvent(QKeyEvent* event) override;
  void focusOutEvent(QFocusEvent* event) override;

 private:
  void check();
  void leave(bool accepts);

  Objection objection_;
  bool is_done_ = false;
};

}  // namespace sojourn::gui
