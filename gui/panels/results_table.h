// Every figure of results with its interval, one a row, as they are exported too; filtered by
// words.
#pragma once

#include <QString>

#include "models/results/results.h"

class QTableWidget;
class QWidget;

namespace sojourn::gui {

QTableWidget* make_all_figures_table(QWidget* parent);
void fill_all_figures(QTableWidget* table, const results::Results& results);
// Hides rows that lack any of the words, in any of their cells.
void filter_rows(QTableWidget* table, const QString& words);

}  // namespace sojourn::gui
