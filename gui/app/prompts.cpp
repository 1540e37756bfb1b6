#include "gui/app/prompts.h"

#include <QCoreApplication>
#include <QFileDialog>
#include <QMessageBox>
#include <QPushButton>

namespace sojourn::gui {
namespace {

QString tr(const char* text) {
  return QCoreApplication::translate("sojourn", text);
}

}  // namespace

QString DialogPrompts::openPath(const QString& caption, const QString& filter) {
  return QFileDialog::getOpenFileName(window_, caption, {}, filter);
}

QString DialogPrompts::savePath(const QString& caption, const QString& suggestion,
                                const QString& filter) {
  return QFileDialog::getSaveFileName(window_, caption, suggestion, filter);
}

SaveChoice DialogPrompts::saveChanges(const QString& title) {
  QMessageBox box(QMessageBox::Question, tr("Unsaved changes"),
                  tr("Save the changes of %1?").arg(title),
                  QMessageBox::Save | QMessageBox::Discard | QMessageBox::Cancel, window_);
  box.setDefaultButton(QMessageBox::Save);
  switch (box.exec()) {
    case QMessageBox::Save: return SaveChoice::save;
    case QMessageBox::Discard: return SaveChoice::discard;
    default: return SaveChoice::cancel;
  }
}

OutsideChoice DialogPrompts::changedOutside(const QString& title, bool is_removed) {
  QMessageBox box(QMessageBox::Warning, tr("Changed outside"),
                  (is_removed ? tr("%1 was removed by another program.")
                              : tr("%1 was changed by another program."))
                      .arg(title),
                  QMessageBox::NoButton, window_);
  const QPushButton* const keep = box.addButton(tr("Keep what is here"), QMessageBox::RejectRole);
  const QPushButton* const reload =
      is_removed ? nullptr : box.addButton(tr("Reload the file"), QMessageBox::AcceptRole);
  box.setInformativeText(
      tr("Reloading loses unsaved changes; keeping overwrites the file at the next save."));
  box.exec();
  const bool wants_reload = reload != nullptr && box.clickedButton() == reload;
  return wants_reload && box.clickedButton() != keep ? OutsideChoice::reload : OutsideChoice::keep;
}

void DialogPrompts::showError(const QString& text) {
  QMessageBox::warning(window_, tr("Sojourn"), text);
}

}  // namespace sojourn::gui
