// What the panels of results have in common: figures with intervals as cells of tables, buttons
// with a name and help, bars of utilization, glyphs of verdicts, and files written whole.
#pragma once

#include <QByteArray>
#include <QLabel>
#include <QPushButton>
#include <QString>
#include <QStringList>
#include <QStyledItemDelegate>
#include <QTableWidget>
#include <functional>
#include <optional>

#include "models/report/slo.h"
#include "models/report/units.h"
#include "models/results/results.h"
#include "models/scenario/parse_error.h"

namespace sojourn::gui {

// "212 ± 6 ms".
QString figure_text(const results::Estimate& estimate, report::Quantity quantity);
bool has_interval(const results::Estimate& estimate);
// Why a figure of such results has none, for people.
QString why_no_interval(results::Kind kind);
results::Estimate without_interval(double value);
// All errors of a class together, as a share of the requests that arrived; without those that the
// end of the run cut off. Its interval is that of the outcome where there is only one.
results::Estimate error_share(const results::RequestResult& request);

// "/services/cart/replicas: found 0, expected a whole number from 1".
QString problem_line(const scenario::ParseError& error);

// --- Cells; sorted by value where they have one

QTableWidgetItem* text_cell(const QString& text);
// Greyed with the reason as its tooltip where the figure has no interval.
QTableWidgetItem* figure_cell(const results::Estimate& estimate, report::Quantity quantity,
                              const QString& reason);
QTableWidgetItem* number_cell(double value, const QString& text);  // aligned to the right

// One line a row, whole rows selected, sorted by a click on a heading.
QTableWidget* result_table(const QString& object_name, const QString& accessible_name,
                           const QStringList& headings, QWidget* parent = nullptr);
// Row by row; the cells are the table's then.
void set_rows(QTableWidget* table, const QList<QList<QTableWidgetItem*>>& rows);
// Headings and cells, separated by tabs.
QString table_text(const QTableWidget& table);

// A share 0..1 in Qt::UserRole as a bar behind its text; its length and a mark tell the state, too.
class BarDelegate : public QStyledItemDelegate {
  Q_OBJECT

 public:
  using QStyledItemDelegate::QStyledItemDelegate;
  void paint(QPainter* painter, const QStyleOptionViewItem& option,
             const QModelIndex& index) const override;
};

// --- Widgets

QPushButton* named_button(const QString& text, const QString& object_name, const QString& help,
                          QWidget* parent = nullptr);
// Gives a field or list its name for tests, for readers of the screen, and its help.
void name_widget(QWidget* widget, const QString& object_name, const QString& accessible_name,
                 const QString& help);
QLabel* muted_label(const QString& text, QWidget* parent = nullptr);
QLabel* heading_label(const QString& text, QWidget* parent = nullptr);

// Calls it, once, after the colours of the application have changed; lives as long as the widget.
void follow_theme(QWidget* widget, std::function<void()> refresh);

// "✓ browsing is quick", in the colour of the verdict.
QLabel* verdict_chip(report::Verdict verdict, const QString& text, const QString& help,
                     QWidget* parent = nullptr);
QColor verdict_text_color_of(report::Verdict verdict);

// Whole or not at all; the error names file and reason, empty: written.
QString write_whole(const QString& path, const QByteArray& bytes);
// Asks where to, writes, and tells of an error.
void save_with_dialog(QWidget* parent, const QString& caption, const QString& suggestion,
                      const QString& filter, const QByteArray& bytes);

// "12 s", "3 min 20 s": how long something takes still.
QString span_text(double seconds);

}  // namespace sojourn::gui
