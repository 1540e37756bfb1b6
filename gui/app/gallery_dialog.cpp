#include "gui/app/gallery_dialog.h"

#include <QDialogButtonBox>
#include <QFileInfo>
#include <QHBoxLayout>
#include <QLabel>
#include <QListWidget>
#include <QPushButton>
#include <QVBoxLayout>

#include "gui/app/gallery.h"
#include "gui/core/recent_files.h"

namespace sojourn::gui {
namespace {

constexpr int kind_role = Qt::UserRole;        // "example", "file", "new"
constexpr int name_role = Qt::UserRole + 1;    // of the example or file
constexpr int detail_role = Qt::UserRole + 2;  // what it is about

}  // namespace

GalleryDialog::GalleryDialog(QWidget* parent)
    : QDialog(parent), list_(new QListWidget(this)), detail_(new QLabel(this)) {
  setObjectName("gallery");
  setWindowTitle(tr("Open an example"));
  list_->setObjectName("gallery_list");
  list_->setAccessibleName(tr("Examples and recent files"));
  detail_->setObjectName("gallery_detail");
  detail_->setWordWrap(true);
  detail_->setAlignment(Qt::AlignTop | Qt::AlignLeft);
  detail_->setMinimumWidth(280);
  detail_->setMargin(8);

  addHeading(tr("Examples"));
  for (const GalleryEntry& entry : gallery()) {
    addItem(entry.name, entry.description, "example");
    list_->item(list_->count() - 1)->setData(name_role, entry.file_name);
  }
  const QStringList recent = recent_files();
  if (!recent.isEmpty()) addHeading(tr("Recent files"));
  for (const QString& path : recent) {
    addItem(QFileInfo(path).fileName(), path, "file");
    list_->item(list_->count() - 1)->setData(name_role, path);
  }
  addHeading(tr("From the beginning"));
  addItem(tr("New scenario"), tr("An empty canvas."), "new");

  auto* const buttons =
      new QDialogButtonBox(QDialogButtonBox::Open | QDialogButtonBox::Cancel, this);
  auto* const columns = new QHBoxLayout;
  columns->addWidget(list_, 2);
  columns->addWidget(detail_, 3);
  auto* const layout = new QVBoxLayout(this);
  layout->addLayout(columns, 1);
  layout->addWidget(buttons);
  connect(buttons, &QDialogButtonBox::accepted, this, &QDialog::accept);
  connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
  connect(list_, &QListWidget::itemActivated, this, &QDialog::accept);
  connect(list_, &QListWidget::currentRowChanged, this, &GalleryDialog::showDetail);
  list_->setCurrentRow(1);
  resize(720, 420);
}

void GalleryDialog::addHeading(const QString& text) {
  auto* const item = new QListWidgetItem(text, list_);
  QFont font = list_->font();
  font.setBold(true);
  item->setFont(font);
  item->setFlags(Qt::NoItemFlags);
  item->setForeground(palette().color(QPalette::PlaceholderText));
}

void GalleryDialog::addItem(const QString& text, const QString& detail, const QString& kind) {
  auto* const item = new QListWidgetItem(text, list_);
  item->setData(kind_role, kind);
  item->setData(detail_role, detail);
}

void GalleryDialog::showDetail() {
  const QListWidgetItem* const item = list_->currentItem();
  if (item == nullptr) return;
  detail_->setText("<h3>" + item->text().toHtmlEscaped() + "</h3><p>" +
                   item->data(detail_role).toString().toHtmlEscaped() + "</p>");
}

const GalleryEntry* GalleryDialog::chosenExample() const {
  const QListWidgetItem* const item = list_->currentItem();
  if (item == nullptr || item->data(kind_role) != "example") return nullptr;
  for (const GalleryEntry& entry : gallery()) {
    if (entry.file_name == item->data(name_role)) return &entry;
  }
  return nullptr;
}

QString GalleryDialog::chosenFile() const {
  const QListWidgetItem* const item = list_->currentItem();
  const bool is_file = item != nullptr && item->data(kind_role) == "file";
  return is_file ? item->data(name_role).toString() : QString();
}

}  // namespace sojourn::gui
