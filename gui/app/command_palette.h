// Every action of the window by name: type a part of it, press Enter.
#pragma once

#include <QAction>
#include <QDialog>
#include <QList>

class QLineEdit;
class QListWidget;

namespace sojourn::gui {

class CommandPalette : public QDialog {
  Q_OBJECT

 public:
  // Actions without a text are left out; those that are disabled now are shown but not run.
  CommandPalette(const QList<QAction*>& actions, QWidget* parent);

 protected:
  bool eventFilter(QObject* watched, QEvent* event) override;

 private:
  void filter(const QString& text);
  void runCurrent();

  QList<QAction*> actions_;
  QLineEdit* search_;
  QListWidget* list_;
};

}  // namespace sojourn::gui
