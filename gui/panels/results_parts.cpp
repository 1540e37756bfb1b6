#include "gui/panels/results_parts.h"

#include <QApplication>
#include <QEvent>
#include <QFileDialog>
#include <QHeaderView>
#include <QMessageBox>
#include <QPainter>
#include <algorithm>
#include <cmath>

#include "gui/core/message_words.h"
#include "gui/core/whole_file.h"
#include "gui/look/theme.h"
#include "gui/plot/plot_values.h"

namespace sojourn::gui {
namespace {

constexpr double busy_from = 0.6;
constexpr double saturated_from = 0.8;
constexpr int row_height = 24;

QString tr(const char* text) {
  return QCoreApplication::translate("sojourn", text);
}

// Sorted by its value where both have one.
class ValueItem : public QTableWidgetItem {
 public:
  using QTableWidgetItem::QTableWidgetItem;
  bool operator<(const QTableWidgetItem& other) const override {
    const QVariant mine = data(Qt::UserRole);
    const QVariant others = other.data(Qt::UserRole);
    if (!mine.isValid() || !others.isValid()) return QTableWidgetItem::operator<(other);
    const double a = mine.toDouble();
    const double b = others.toDouble();
    return std::isnan(a) ? !std::isnan(b) : a < b;
  }
};

class ThemeFollower : public QObject {
 public:
  ThemeFollower(QWidget* widget, std::function<void()> refresh)
      : QObject(widget), refresh_(std::move(refresh)), shown_(current_appearance()) {
    widget->installEventFilter(this);
  }

  bool eventFilter(QObject* watched, QEvent* event) override {
    const bool is_new = event->type() == QEvent::PaletteChange && shown_ != current_appearance();
    if (is_new) {
      shown_ = current_appearance();
      QMetaObject::invokeMethod(this, [this] { refresh_(); }, Qt::QueuedConnection);
    }
    return QObject::eventFilter(watched, event);
  }

 private:
  std::function<void()> refresh_;
  Appearance shown_;
};

QString load_mark(double share) {
  if (share >= saturated_from) return QStringLiteral("✕");
  return share >= busy_from ? QStringLiteral("!") : QString();
}

QColor load_color(double share) {
  const Colors& colors = current_colors();
  if (share >= saturated_from) return colors.critical;
  return share >= busy_from ? colors.warn : colors.ok;
}

}  // namespace

QString figure_text(const results::Estimate& estimate, report::Quantity quantity) {
  return QString::fromStdString(report::line_text(estimate, quantity));
}

bool has_interval(const results::Estimate& estimate) {
  return estimate.low.has_value() || estimate.high.has_value();
}

QString why_no_interval(results::Kind kind) {
  switch (kind) {
    case results::Kind::simulated: return tr("No interval: too few samples for an honest one.");
    case results::Kind::solved: return tr("No interval: solved, not simulated.");
    case results::Kind::measured: return tr("No interval: measured once.");
  }
  return {};
}

results::Estimate without_interval(double value) {
  results::Estimate estimate;
  estimate.value = value;
  return estimate;
}

results::Estimate error_share(const results::RequestResult& request) {
  results::Estimate all;
  int outcomes = 0;
  for (const auto& [outcome, share] : request.errors) {
    if (outcome == results::outcome_name(results::Outcome::unfinished)) continue;
    if (++outcomes == 1) {
      all = share;
    } else {
      all = without_interval(all.value + share.value);
    }
  }
  return all;
}

QString problem_line(const scenario::ParseError& error) {
  return tr("%1: %2").arg(QString::fromStdString(error.pointer), finding_words(error));
}

QTableWidgetItem* text_cell(const QString& text) {
  auto* cell = new ValueItem(text);
  cell->setFlags(Qt::ItemIsEnabled | Qt::ItemIsSelectable);
  return cell;
}

QTableWidgetItem* number_cell(double value, const QString& text) {
  QTableWidgetItem* cell = text_cell(text);
  cell->setData(Qt::UserRole, value);
  cell->setTextAlignment(Qt::AlignRight | Qt::AlignVCenter);
  return cell;
}

QTableWidgetItem* figure_cell(const results::Estimate& estimate, report::Quantity quantity,
                              const QString& reason) {
  QTableWidgetItem* cell = number_cell(estimate.value, figure_text(estimate, quantity));
  if (!has_interval(estimate)) {
    cell->setForeground(current_colors().muted_text);
    cell->setToolTip(reason);
  }
  return cell;
}

QTableWidget* result_table(const QString& object_name, const QString& accessible_name,
                           const QStringList& headings, QWidget* parent) {
  auto* table = new QTableWidget(0, static_cast<int>(headings.size()), parent);
  table->setObjectName(object_name);
  table->setAccessibleName(accessible_name);
  table->setHorizontalHeaderLabels(headings);
  table->setSelectionBehavior(QAbstractItemView::SelectRows);
  table->setEditTriggers(QAbstractItemView::NoEditTriggers);
  table->setTabKeyNavigation(false);
  table->setAlternatingRowColors(true);
  table->setShowGrid(false);
  table->setWordWrap(false);
  table->verticalHeader()->hide();
  table->verticalHeader()->setDefaultSectionSize(row_height);
  table->horizontalHeader()->setHighlightSections(false);
  table->horizontalHeader()->setDefaultAlignment(Qt::AlignRight | Qt::AlignVCenter);
  table->horizontalHeaderItem(0)->setTextAlignment(Qt::AlignLeft | Qt::AlignVCenter);
  return table;
}

void set_rows(QTableWidget* table, const QList<QList<QTableWidgetItem*>>& rows) {
  const bool was_sorted = table->isSortingEnabled();
  table->setSortingEnabled(false);
  table->setRowCount(static_cast<int>(rows.size()));
  for (int row = 0; row < rows.size(); ++row) {
    for (int column = 0; column < rows[row].size(); ++column) {
      table->setItem(row, column, rows[row][column]);
    }
  }
  table->resizeColumnsToContents();
  constexpr int room = 14;
  for (int column = 0; column < table->columnCount(); ++column) {
    table->setColumnWidth(column, table->columnWidth(column) + room);
  }
  if (!was_sorted) table->horizontalHeader()->setSortIndicator(-1, Qt::AscendingOrder);
  table->setSortingEnabled(true);
}

QString table_text(const QTableWidget& table) {
  QStringList lines;
  QStringList cells;
  for (int column = 0; column < table.columnCount(); ++column) {
    cells << table.horizontalHeaderItem(column)->text();
  }
  lines << cells.join(QLatin1Char('\t'));
  for (int row = 0; row < table.rowCount(); ++row) {
    cells.clear();
    for (int column = 0; column < table.columnCount(); ++column) {
      const QTableWidgetItem* cell = table.item(row, column);
      cells << (cell != nullptr ? cell->text() : QString());
    }
    lines << cells.join(QLatin1Char('\t'));
  }
  return lines.join(QLatin1Char('\n')) + QLatin1Char('\n');
}

void BarDelegate::paint(QPainter* painter, const QStyleOptionViewItem& option,
                        const QModelIndex& index) const {
  QStyleOptionViewItem plain = option;
  initStyleOption(&plain, index);
  const QString text = plain.text;
  plain.text.clear();
  const QStyle* style = plain.widget != nullptr ? plain.widget->style() : QApplication::style();
  style->drawControl(QStyle::CE_ItemViewItem, &plain, painter, plain.widget);

  const double share = std::clamp(index.data(Qt::UserRole).toDouble(), 0.0, 1.0);
  const bool is_selected = option.state.testFlag(QStyle::State_Selected);
  painter->save();
  const QRect place = option.rect.adjusted(6, 0, -6, 0);
  const QRect track(place.left(), place.bottom() - 4, place.width(), 3);
  painter->fillRect(track, current_colors().grid);
  painter->fillRect(QRect(track.topLeft(), QSize(qRound(track.width() * share), track.height())),
                    load_color(share));
  painter->setPen(option.palette.color(is_selected ? QPalette::HighlightedText : QPalette::Text));
  const QRect line = place.adjusted(0, 0, 0, -4);
  painter->drawText(line, Qt::AlignRight | Qt::AlignVCenter, text);
  painter->drawText(line, Qt::AlignLeft | Qt::AlignVCenter, load_mark(share));
  painter->restore();
}

QPushButton* named_button(const QString& text, const QString& object_name, const QString& help,
                          QWidget* parent) {
  auto* button = new QPushButton(text, parent);
  button->setAutoDefault(false);
  name_widget(button, object_name, help, help);
  return button;
}

void name_widget(QWidget* widget, const QString& object_name, const QString& accessible_name,
                 const QString& help) {
  widget->setObjectName(object_name);
  widget->setAccessibleName(accessible_name);
  widget->setToolTip(help);
}

QLabel* muted_label(const QString& text, QWidget* parent) {
  auto* label = new QLabel(text, parent);
  label->setForegroundRole(QPalette::PlaceholderText);
  return label;
}

QLabel* heading_label(const QString& text, QWidget* parent) {
  auto* label = new QLabel(text, parent);
  QFont font = label->font();
  font.setBold(true);
  label->setFont(font);
  return label;
}

void follow_theme(QWidget* widget, std::function<void()> refresh) {
  new ThemeFollower(widget, std::move(refresh));
}

QColor verdict_text_color_of(report::Verdict verdict) {
  const Colors& colors = current_colors();
  switch (verdict) {
    case report::Verdict::pass: return colors.ok_text;
    case report::Verdict::fail: return colors.critical_text;
    case report::Verdict::inconclusive: return colors.warn_text;
  }
  return colors.text;
}

QLabel* verdict_chip(report::Verdict verdict, const QString& text, const QString& help,
                     QWidget* parent) {
  auto* chip = new QLabel(verdict_glyph(verdict) + QLatin1Char(' ') + text, parent);
  const QString color = verdict_text_color_of(verdict).name();
  chip->setStyleSheet(QStringLiteral("QLabel { color: %1; border: 1px solid %1;"
                                     " border-radius: 8px; padding: 1px 7px; }")
                          .arg(color));
  chip->setToolTip(help);
  chip->setAccessibleName(help.isEmpty() ? chip->text() : help);
  return chip;
}

QString write_whole(const QString& path, const QByteArray& bytes) {
  const auto written = write_whole_file(path, {bytes.constData(), std::size_t(bytes.size())});
  return written ? QString() : tr("%1 cannot be written: %2").arg(path, written.error());
}

void save_with_dialog(QWidget* parent, const QString& caption, const QString& suggestion,
                      const QString& filter, const QByteArray& bytes) {
  const QString path = QFileDialog::getSaveFileName(parent, caption, suggestion, filter);
  if (path.isEmpty()) return;
  const QString error = write_whole(path, bytes);
  if (!error.isEmpty()) QMessageBox::warning(parent, caption, error);
}

QString span_text(double seconds) {
  return QString::fromStdString(report::run_length_text(std::max(1.0, std::round(seconds))));
}

}  // namespace sojourn::gui
