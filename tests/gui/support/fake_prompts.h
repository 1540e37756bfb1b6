// Answers what the window asks, as a test says.
#pragma once

#include <QString>
#include <QStringList>

#include "gui/app/prompts.h"

namespace sojourn::gui {

class FakePrompts : public Prompts {
 public:
  QString open_path;
  QString save_path;
  SaveChoice save_choice = SaveChoice::discard;
  OutsideChoice outside_choice = OutsideChoice::keep;
  QStringList errors;  // that were shown
  QStringList asked;   // "save", "outside", "open", "save path", in order

  QString openPath(const QString&, const QString&) override {
    asked.append("open");
    return open_path;
  }
  QString savePath(const QString&, const QString& suggestion, const QString&) override {
    asked.append("save path");
    return save_path.isNull() ? suggestion : save_path;
  }
  SaveChoice saveChanges(const QString&) override {
    asked.append("save");
    return save_choice;
  }
  OutsideChoice changedOutside(const QString&, bool) override {
    asked.append("outside");
    return outside_choice;
  }
  void showError(const QString& text) override { errors.append(text); }
};

}  // namespace sojourn::gui
