// The document as text, beside the canvas: typed text becomes the document after a moment of quiet,
// and changes from elsewhere show up in the text. What is broken is kept as typed, with its errors
// in place and in a list below.
#pragma once

#include <QLabel>
#include <QLineEdit>
#include <QListWidget>
#include <QTimer>
#include <QWidget>

#include "gui/core/checker.h"
#include "gui/core/document.h"
#include "gui/core/schema.h"
#include "gui/panels/json_text_edit.h"

namespace sojourn::gui {

class JsonView : public QWidget {
  Q_OBJECT

 public:
  static constexpr int quiet_ms = 300;

  // All outlive it.
  explicit JsonView(Document& document, const Schema& schema = Schema::of_scenarios(),
                    QWidget* parent = nullptr);
  ~JsonView() override;

  JsonTextEdit* edit() { return edit_; }
  QListWidget* errorList() { return errors_; }
  QLineEdit* findLine() { return find_; }

  // Behind other panels it follows nothing; it catches up when it comes to the front. In front at
  // first.
  void setInView(bool is_in_view);
  // Scrolls to the place and marks it.
  void showPlace(const QString& pointer);
  // From 1, the column in bytes as the checker counts.
  void showLine(std::size_t line, std::size_t column);
  // What the checker says of the document as it is now.
  void setProblems(const std::vector<Problem>& problems);
  // Hands over what was typed, at once.
  void applyNow();
  void openFind();

 signals:
  // The cursor was moved to this place.
  void placeSelected(const QString& pointer);

 protected:
  void showEvent(QShowEvent* event) override;

 private:
  void connectEdit();
  void connectDocument();
  void showDocument();
  void showProblems();
  void showBar(bool is_shown);
  void findNext(bool is_backward, bool is_typing);
  void undo();
  void redo();
  QStringList completions() const;
  void insertCompletion(const QString& text);
  void tellPlace();
  qsizetype offsetOf(std::size_t line, std::size_t column) const;

  Document& document_;
  const Schema& schema_;
  JsonTextEdit* edit_;
  QWidget* find_bar_;
  QLineEdit* find_;
  QLabel* find_note_;
  QListWidget* errors_;
  QTimer quiet_;
  std::vector<Problem> problems_;
  bool is_showing_ = false;   // the text is being made that of the document
  bool is_applying_ = false;  // the document is being made that of the text
  bool is_stale_ = true;      // the document has changed since the text was shown
  bool is_dirty_ = false;     // typed and not yet handed over
  QString known_text_;        // as it was shown, or handed over last
  bool is_marking_ = false;
  bool is_in_view_ = true;
  std::optional<QString> awaited_;  // the place to be shown once it is in view
};

}  // namespace sojourn::gui
