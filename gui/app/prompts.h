// What the window asks people, and what it tells them in a box of its own. An interface, so that
// tests can answer.
#pragma once

#include <QString>
#include <cstdint>

class QWidget;

namespace sojourn::gui {

enum class SaveChoice : std::uint8_t { save, discard, cancel };
enum class OutsideChoice : std::uint8_t { reload, keep };

class Prompts {
 public:
  virtual ~Prompts() = default;

  // "" if cancelled. `filter` as of QFileDialog.
  virtual QString openPath(const QString& caption, const QString& filter) = 0;
  virtual QString savePath(const QString& caption, const QString& suggestion,
                           const QString& filter) = 0;
  virtual SaveChoice saveChanges(const QString& title) = 0;
  virtual OutsideChoice changedOutside(const QString& title, bool is_removed) = 0;
  virtual void showError(const QString& text) = 0;
};

// By Qt's dialogs, above this window.
class DialogPrompts : public Prompts {
 public:
  explicit DialogPrompts(QWidget* window) : window_(window) {}

  QString openPath(const QString& caption, const QString& filter) override;
  QString savePath(const QString& caption, const QString& suggestion,
                   const QString& filter) override;
  SaveChoice saveChanges(const QString& title) override;
  OutsideChoice changedOutside(const QString& title, bool is_removed) override;
  void showError(const QString& text) override;

 private:
  QWidget* window_;
};

}  // namespace sojourn::gui
