// After a crash: the unsaved changes that were kept, to be restored or thrown away.
#pragma once

#include <QDialog>
#include <vector>

#include "gui/core/autosave.h"

class QListWidget;

namespace sojourn::gui {

class RecoveryDialog : public QDialog {
  Q_OBJECT

 public:
  explicit RecoveryDialog(std::vector<Recovery> recoveries, QWidget* parent = nullptr);

  // Chosen to be restored; nullptr: later, or thrown away.
  const Recovery* chosen() const;

 private:
  void discardChosen();

  std::vector<Recovery> recoveries_;
  QListWidget* list_;
};

}  // namespace sojourn::gui
