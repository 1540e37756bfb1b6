// The scenarios that come with Sojourn, the files that were open last, and a new one: where people
// begin.
#pragma once

#include <QDialog>
#include <QString>
#include <optional>

class QListWidget;
class QListWidgetItem;
class QPlainTextEdit;
class QLabel;

namespace sojourn::gui {

struct GalleryEntry;

class GalleryDialog : public QDialog {
  Q_OBJECT

 public:
  explicit GalleryDialog(QWidget* parent = nullptr);

  // What was chosen; at most one of them. Neither: a new scenario, if accepted.
  const GalleryEntry* chosenExample() const;
  QString chosenFile() const;

 private:
  void addHeading(const QString& text);
  void addItem(const QString& text, const QString& detail, const QString& kind);
  void showDetail();

  QListWidget* list_;
  QLabel* detail_;
};

}  // namespace sojourn::gui
