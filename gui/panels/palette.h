// What can be placed on the canvas: dragged from here, or placed with a double-click or Enter.
#pragma once

#include <QLineEdit>
#include <QListWidget>
#include <QWidget>

#include "gui/core/mime_types.h"
#include "gui/core/node_kinds.h"

namespace sojourn::gui {

// The icon of a kind, drawn in the colours of the theme.
QIcon icon_of_kind(NodeKind kind, int size = 32);

class PaletteList : public QListWidget {
  Q_OBJECT

 public:
  using QListWidget::QListWidget;
  QStringList mimeTypes() const override;
  // The number of the kind, as text.
  QMimeData* mimeData(const QList<QListWidgetItem*>& items) const override;
};

class Palette : public QWidget {
  Q_OBJECT

 public:
  explicit Palette(QWidget* parent = nullptr);

  PaletteList* list() { return list_; }
  QLineEdit* search() { return search_; }

 signals:
  void placeRequested(sojourn::gui::NodeKind kind);

 protected:
  void changeEvent(QEvent* event) override;
  bool eventFilter(QObject* watched, QEvent* event) override;

 private:
  void filter(const QString& text);
  void place(const QListWidgetItem* item);
  void drawIcons();

  QLineEdit* search_;
  PaletteList* list_;
};

}  // namespace sojourn::gui
