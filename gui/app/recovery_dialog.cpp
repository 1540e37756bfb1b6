#include "gui/app/recovery_dialog.h"

#include <QDialogButtonBox>
#include <QLabel>
#include <QListWidget>
#include <QLocale>
#include <QPushButton>
#include <QVBoxLayout>

namespace sojourn::gui {

RecoveryDialog::RecoveryDialog(std::vector<Recovery> recoveries, QWidget* parent)
    : QDialog(parent), recoveries_(std::move(recoveries)), list_(new QListWidget(this)) {
  setObjectName("recovery");
  setWindowTitle(tr("Recover unsaved changes"));
  auto* const text = new QLabel(
      tr("Sojourn did not end in order. These changes were not saved; nothing of a saved file has "
         "been touched."),
      this);
  text->setWordWrap(true);
  list_->setObjectName("recovery_list");
  list_->setAccessibleName(tr("Unsaved changes"));
  for (const Recovery& recovery : recoveries_) {
    list_->addItem(
        tr("%1, kept %2")
            .arg(recovery.title, QLocale().toString(recovery.time, QLocale::ShortFormat)));
    list_->item(list_->count() - 1)->setToolTip(recovery.path);
  }
  list_->setCurrentRow(0);
  auto* const buttons = new QDialogButtonBox(this);
  QPushButton* const restore = buttons->addButton(tr("Restore"), QDialogButtonBox::AcceptRole);
  restore->setObjectName("recovery_restore");
  QPushButton* const discard = buttons->addButton(tr("Throw away"), QDialogButtonBox::ResetRole);
  discard->setObjectName("recovery_discard");
  QPushButton* const later = buttons->addButton(tr("Later"), QDialogButtonBox::RejectRole);
  later->setObjectName("recovery_later");
  restore->setDefault(true);
  auto* const layout = new QVBoxLayout(this);
  layout->addWidget(text);
  layout->addWidget(list_);
  layout->addWidget(buttons);
  connect(buttons, &QDialogButtonBox::accepted, this, &QDialog::accept);
  connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
  connect(discard, &QPushButton::clicked, this, &RecoveryDialog::discardChosen);
  connect(list_, &QListWidget::itemActivated, this, &QDialog::accept);
  resize(460, 260);
}

const Recovery* RecoveryDialog::chosen() const {
  const int row = list_->currentRow();
  return result() == QDialog::Accepted && row >= 0 ? &recoveries_[static_cast<std::size_t>(row)]
                                                   : nullptr;
}

void RecoveryDialog::discardChosen() {
  const int row = list_->currentRow();
  if (row < 0) return;
  Autosave::discard(recoveries_[static_cast<std::size_t>(row)]);
  recoveries_.erase(recoveries_.begin() + row);
  delete list_->takeItem(row);
  if (recoveries_.empty()) reject();
}

}  // namespace sojourn::gui
