#include "gui/panels/history_panel.h"

#include <QFileDialog>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QLabel>
#include <QLocale>
#include <QShortcut>
#include <QTableWidget>
#include <QVBoxLayout>

#include "gui/look/theme.h"
#include "gui/panels/results_parts.h"

namespace sojourn::gui {

HistoryPanel::HistoryPanel(ResultStore* store, QWidget* parent)
    : QWidget(parent),
      store_(store),
      list_(result_table(QStringLiteral("history"), tr("Runs"),
                         {QStringLiteral("★"), tr("Run"), tr("A/B"), tr("Time"), tr("Took")})),
      message_(muted_label(tr("Every run is kept here; pin those you want to keep for good."))) {
  setObjectName(QStringLiteral("historyPanel"));
  list_->setEditTriggers(QAbstractItemView::EditKeyPressed);
  list_->setSelectionMode(QAbstractItemView::SingleSelection);
  list_->horizontalHeaderItem(label_column)->setTextAlignment(Qt::AlignLeft | Qt::AlignVCenter);
  message_->setObjectName(QStringLiteral("historyMessage"));
  message_->setWordWrap(true);
  auto* layout = new QVBoxLayout(this);
  layout->setContentsMargins(8, 6, 8, 6);
  layout->addWidget(make_buttons());
  layout->addWidget(list_, 1);
  layout->addWidget(message_);
  add_shortcuts();
  connect(store_, &ResultStore::changed, this, &HistoryPanel::refresh);
  connect(store_, &ResultStore::selectionChanged, this, &HistoryPanel::refresh);
  connect(store_, &ResultStore::added, this, [this](quint64 id) {
    times_[id] = QDateTime::currentDateTime();
    refresh();
    selectRun(id);
  });
  connect(store_, &ResultStore::removed, this, [this](quint64 id) { times_.erase(id); });
  connect(store_, &ResultStore::loadFailed, this, [this](const QString& path, const QString& why) {
    message_->setText(QStringLiteral("✕ %1: %2").arg(path, why));
  });
  connect(list_, &QTableWidget::itemSelectionChanged, this, &HistoryPanel::show_buttons);
  connect(list_, &QTableWidget::cellActivated, this, [this] {
    if (selectedRun() != 0) emit runActivated(selectedRun());
  });
  connect(list_, &QTableWidget::cellClicked, this, [this](int /*row*/, int column) {
    if (column == pin_column) toggle_pin();
  });
  connect(list_, &QTableWidget::itemChanged, this, [this](QTableWidgetItem* item) {
    if (is_filling_ || item->column() != label_column) return;
    const RunId id = list_->item(item->row(), pin_column)->data(Qt::UserRole + 1).toULongLong();
    const QString label = item->text().trimmed();
    if (label.isEmpty()) {
      refresh();
    } else {
      QMetaObject::invokeMethod(
          this, [this, id, label] { store_->rename(id, label); }, Qt::QueuedConnection);
    }
  });
  refresh();
}

QWidget* HistoryPanel::make_buttons() {
  auto* row = new QWidget(this);
  auto* layout = new QHBoxLayout(row);
  layout->setContentsMargins(0, 0, 0, 0);
  a_ = named_button(QStringLiteral("A"), QStringLiteral("selectA"),
                    tr("Compare this run as A (key A)"), row);
  b_ = named_button(QStringLiteral("B"), QStringLiteral("selectB"),
                    tr("Compare this run as B (key B)"), row);
  pin_ = named_button(tr("★ Pin"), QStringLiteral("pinRun"),
                      tr("Keep this run, or let it go again (key P)"), row);
  rename_ = named_button(tr("Rename"), QStringLiteral("renameRun"),
                         tr("Give this run another label (F2)"), row);
  remove_ = named_button(tr("Remove"), QStringLiteral("removeRun"),
                         tr("Remove this run from the list (Delete)"), row);
  auto* open = named_button(tr("Open…"), QStringLiteral("openResults"),
                            tr("Open a file of results or of a live validation"), row);
  for (QPushButton* const button : {a_, b_}) button->setFixedWidth(32);
  for (QPushButton* const button : {a_, b_, pin_, rename_, remove_}) layout->addWidget(button);
  layout->addStretch(1);
  layout->addWidget(open);
  connect(a_, &QPushButton::clicked, this, [this] { choose_side(true); });
  connect(b_, &QPushButton::clicked, this, [this] { choose_side(false); });
  connect(pin_, &QPushButton::clicked, this, &HistoryPanel::toggle_pin);
  connect(rename_, &QPushButton::clicked, this, &HistoryPanel::rename);
  connect(remove_, &QPushButton::clicked, this, &HistoryPanel::remove);
  connect(open, &QPushButton::clicked, this, [this] { openFile({}); });
  return row;
}

void HistoryPanel::add_shortcuts() {
  const auto add = [this](const QKeySequence& keys, auto slot) {
    auto* shortcut = new QShortcut(keys, list_);
    shortcut->setContext(Qt::WidgetShortcut);
    connect(shortcut, &QShortcut::activated, this, slot);
  };
  add(Qt::Key_A, [this] { choose_side(true); });
  add(Qt::Key_B, [this] { choose_side(false); });
  add(Qt::Key_P, [this] { toggle_pin(); });
  add(Qt::Key_F2, [this] { rename(); });
  add(Qt::Key_Delete, [this] { remove(); });
}

QString HistoryPanel::side_of(RunId id) const {
  QStringList sides;
  if (store_->a() == id) sides << QStringLiteral("A");
  if (store_->b() == id) sides << QStringLiteral("B");
  return sides.join(QLatin1Char(' '));
}

void HistoryPanel::refresh() {
  const RunId selected = selectedRun();
  is_filling_ = true;
  list_->setSortingEnabled(false);
  const auto& runs = store_->runs();
  list_->setRowCount(static_cast<int>(runs.size()));
  for (std::size_t i = 0; i < runs.size(); ++i) {
    show_row(static_cast<int>(runs.size() - 1 - i), runs[i]);
  }
  list_->resizeColumnsToContents();
  constexpr int room = 14;
  for (const int column : {side_column, when_column, took_column}) {
    list_->setColumnWidth(column, list_->columnWidth(column) + room);
  }
  list_->setColumnWidth(pin_column, 30);
  list_->horizontalHeader()->setSectionResizeMode(label_column, QHeaderView::Stretch);
  is_filling_ = false;
  selectRun(selected);
  show_buttons();
}

void HistoryPanel::show_row(int row, const StoredRun& run) {
  auto* pin = text_cell(run.is_pinned ? QStringLiteral("★") : QStringLiteral("☆"));
  pin->setData(Qt::UserRole + 1, QVariant::fromValue<qulonglong>(run.id));
  pin->setTextAlignment(Qt::AlignCenter);
  pin->setToolTip(run.is_pinned ? tr("Pinned") : tr("Not pinned: goes when newer ones need room"));
  auto* label = text_cell(run.label);
  label->setFlags(label->flags() | Qt::ItemIsEditable);
  label->setToolTip(run.label);
  auto* side = text_cell(side_of(run.id));
  side->setTextAlignment(Qt::AlignCenter);
  const auto time = times_.find(run.id);
  const QString when = time == times_.end()
                           ? QStringLiteral("–")
                           : QLocale().toString(time->second.time(), QStringLiteral("HH:mm:ss"));
  const bool is_simulated = run.result && run.result->wall_s > 0;
  const QString took =
      is_simulated ? tr("%1 s").arg(run.result->wall_s, 0, 'f', 1) : QStringLiteral("–");
  list_->setItem(row, pin_column, pin);
  list_->setItem(row, label_column, label);
  list_->setItem(row, side_column, side);
  list_->setItem(row, when_column, number_cell(0, when));
  list_->setItem(row, took_column, number_cell(0, took));
}

void HistoryPanel::show_buttons() {
  const StoredRun* const run = store_->find(selectedRun());
  for (QPushButton* const button : {a_, b_, pin_, rename_, remove_}) {
    button->setEnabled(run != nullptr);
  }
  pin_->setText(run != nullptr && run->is_pinned ? tr("☆ Unpin") : tr("★ Pin"));
}

RunId HistoryPanel::selectedRun() const {
  const int row = list_->currentRow();
  if (row < 0 || list_->item(row, pin_column) == nullptr) return 0;
  return list_->item(row, pin_column)->data(Qt::UserRole + 1).toULongLong();
}

void HistoryPanel::selectRun(RunId id) {
  for (int row = 0; row < list_->rowCount(); ++row) {
    if (list_->item(row, pin_column)->data(Qt::UserRole + 1).toULongLong() == id) {
      list_->setCurrentCell(row, label_column);
      return;
    }
  }
}

void HistoryPanel::toggle_pin() {
  const StoredRun* const run = store_->find(selectedRun());
  if (run == nullptr) return;
  if (run->is_pinned) {
    store_->unpin(run->id);
  } else if (!store_->pin(run->id)) {
    message_->setText(tr("At most %1 runs can be pinned.").arg(ResultStore::pinned_max));
  }
}

void HistoryPanel::choose_side(bool is_a) {
  const RunId id = selectedRun();
  if (id == 0) return;
  if (is_a) {
    store_->selectA(store_->a() == id ? 0 : id);
  } else {
    store_->selectB(store_->b() == id ? 0 : id);
  }
}

void HistoryPanel::rename() {
  if (list_->currentRow() >= 0) list_->editItem(list_->item(list_->currentRow(), label_column));
}

void HistoryPanel::remove() {
  const RunId id = selectedRun();
  if (id != 0) store_->remove(id);
}

void HistoryPanel::openFile(const QString& path) {
  QString chosen = path;
  if (chosen.isEmpty()) {
    chosen = QFileDialog::getOpenFileName(this, tr("Open results"), QString(),
                                          tr("Results (*.json);;All files (*)"));
  }
  if (!chosen.isEmpty()) store_->load(chosen);
}

}  // namespace sojourn::gui
