// The guide, compiled in: docs/workbench.md in the language of the window.
#pragma once

#include <QDialog>

namespace sojourn::gui {

class HelpDialog : public QDialog {
  Q_OBJECT

 public:
  explicit HelpDialog(QWidget* parent = nullptr);

  void showKeys();  // scrolls to the table of keys
};

void show_about(QWidget* parent);

}  // namespace sojourn::gui
