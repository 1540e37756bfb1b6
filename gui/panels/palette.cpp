#include "gui/panels/palette.h"

#include <QApplication>
#include <QEvent>
#include <QKeyEvent>
#include <QMimeData>
#include <QPainter>
#include <QPainterPath>
#include <QVBoxLayout>
#include <utility>

#include "gui/look/theme.h"

namespace sojourn::gui {
namespace {

void draw_database(QPainter& painter) {
  QPainterPath body;
  body.moveTo(7, 9);
  body.lineTo(7, 23);
  body.arcTo(QRectF(7, 19, 18, 8), 180, 180);
  body.lineTo(25, 9);
  painter.drawPath(body);
  painter.drawEllipse(QRectF(7, 5, 18, 8));
}

void draw_kind(QPainter& painter, NodeKind kind) {
  switch (kind) {
    case NodeKind::client:
      painter.drawEllipse(QRectF(11, 5, 10, 10));
      painter.drawChord(QRectF(5, 18, 22, 20), 0, 180 * 16);
      return;
    case NodeKind::gateway: {
      QPolygonF shape;
      shape << QPointF(5, 16) << QPointF(13, 6) << QPointF(27, 6) << QPointF(27, 26)
            << QPointF(13, 26);
      painter.drawPolygon(shape);
      return;
    }
    case NodeKind::service:
      painter.drawRoundedRect(QRectF(9, 5, 18, 16), 3, 3);
      painter.drawRoundedRect(QRectF(5, 11, 18, 16), 3, 3);
      return;
    case NodeKind::worker:
      painter.drawEllipse(QRectF(6, 6, 20, 20));
      painter.drawLine(QPointF(16, 16), QPointF(16, 9));
      painter.drawLine(QPointF(16, 16), QPointF(21, 19));
      return;
    case NodeKind::cache: {
      QPolygonF bolt;
      bolt << QPointF(18, 4) << QPointF(8, 18) << QPointF(15, 18) << QPointF(13, 28)
           << QPointF(24, 13) << QPointF(17, 13);
      painter.drawPolygon(bolt);
      return;
    }
    case NodeKind::database: draw_database(painter); return;
  }
}

}  // namespace

QIcon icon_of_kind(NodeKind kind, int size) {
  QIcon icon;
  // On the highlight of a list the lines are those of its text.
  const QColor marked = QApplication::palette().color(QPalette::HighlightedText);
  for (const auto& [mode, color] :
       {std::pair(QIcon::Normal, current_colors().selection), std::pair(QIcon::Selected, marked)}) {
    for (const int scale : {1, 2}) {
      QPixmap pixmap(size * scale, size * scale);
      pixmap.setDevicePixelRatio(scale);
      pixmap.fill(Qt::transparent);
      QPainter painter(&pixmap);
      painter.setRenderHint(QPainter::Antialiasing);
      painter.scale(size / 32.0, size / 32.0);
      QColor fill = color;
      fill.setAlphaF(0.14F);
      painter.setBrush(fill);
      painter.setPen(QPen(color, 2, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
      draw_kind(painter, kind);
      painter.end();
      icon.addPixmap(pixmap, mode);
    }
  }
  return icon;
}

QStringList PaletteList::mimeTypes() const {
  return {QString::fromLatin1(kind_mime_type)};
}

QMimeData* PaletteList::mimeData(const QList<QListWidgetItem*>& items) const {
  if (items.isEmpty()) return nullptr;
  auto* const mime = new QMimeData;
  mime->setData(QString::fromLatin1(kind_mime_type),
                QByteArray::number(items.front()->data(Qt::UserRole).toInt()));
  return mime;
}

Palette::Palette(QWidget* parent)
    : QWidget(parent), search_(new QLineEdit), list_(new PaletteList) {
  auto* const layout = new QVBoxLayout(this);
  layout->setContentsMargins(4, 4, 4, 4);
  layout->setSpacing(4);
  layout->addWidget(search_);
  layout->addWidget(list_, 1);
  search_->setPlaceholderText(tr("Search"));
  search_->setAccessibleName(tr("Search of the palette"));
  search_->setClearButtonEnabled(true);
  search_->installEventFilter(this);
  list_->setAccessibleName(tr("Palette"));
  list_->setIconSize(QSize(28, 28));
  list_->setDragEnabled(true);
  list_->setDragDropMode(QAbstractItemView::DragOnly);
  list_->setFrameShape(QFrame::NoFrame);
  for (const NodeKind kind : node_kinds) {
    auto* const item = new QListWidgetItem(kind_name(kind), list_);
    item->setData(Qt::UserRole, static_cast<int>(kind));
    item->setToolTip(kind_help(kind));
    item->setData(Qt::AccessibleDescriptionRole, kind_help(kind));
  }
  drawIcons();
  list_->setCurrentRow(0);
  connect(search_, &QLineEdit::textChanged, this, &Palette::filter);
  connect(search_, &QLineEdit::returnPressed, this, [this] { place(list_->currentItem()); });
  connect(list_, &QListWidget::itemActivated, this, &Palette::place);
}

void Palette::drawIcons() {
  for (int row = 0; row < list_->count(); ++row) {
    QListWidgetItem* const item = list_->item(row);
    item->setIcon(icon_of_kind(static_cast<NodeKind>(item->data(Qt::UserRole).toInt())));
  }
}

void Palette::changeEvent(QEvent* event) {
  QWidget::changeEvent(event);
  if (event->type() == QEvent::PaletteChange) drawIcons();
}

// Down leads from the search to what it found.
bool Palette::eventFilter(QObject* watched, QEvent* event) {
  if (watched == search_ && event->type() == QEvent::KeyPress &&
      static_cast<QKeyEvent*>(event)->key() == Qt::Key_Down) {
    list_->setFocus();
    return true;
  }
  return false;
}

void Palette::filter(const QString& text) {
  QListWidgetItem* first = nullptr;
  for (int row = 0; row < list_->count(); ++row) {
    QListWidgetItem* const item = list_->item(row);
    const bool fits = item->text().contains(text, Qt::CaseInsensitive) ||
                      item->toolTip().contains(text, Qt::CaseInsensitive);
    item->setHidden(!fits);
    if (fits && first == nullptr) first = item;
  }
  list_->setCurrentItem(first);
}

void Palette::place(const QListWidgetItem* item) {
  if (item == nullptr || item->isHidden()) return;
  emit placeRequested(static_cast<NodeKind>(item->data(Qt::UserRole).toInt()));
}

}  // namespace sojourn::gui
