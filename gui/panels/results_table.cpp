#include "gui/panels/results_table.h"

#include <QCoreApplication>
#include <QHeaderView>
#include <QTableWidget>
#include <array>

#include "gui/core/message_words.h"
#include "gui/panels/results_parts.h"

namespace sojourn::gui {
namespace {

using report::Quantity;

QString tr(const char* text) {
  return QCoreApplication::translate("sojourn", text);
}

// Collects rows: of what, which figure, value, interval.
class Rows {
 public:
  explicit Rows(results::Kind kind) : reason_(why_no_interval(kind)) {}

  void begin(const QString& scope, const std::string& name) {
    scope_ = scope;
    name_ = QString::fromStdString(name);
  }

  void add(const QString& figure, const results::Estimate& estimate, Quantity quantity) {
    const QString low = end_text(estimate.low, quantity);
    const QString high = end_text(estimate.high, quantity);
    cells_ << QList<QTableWidgetItem*>{text_cell(scope_),
                                       text_cell(name_),
                                       text_cell(figure),
                                       figure_cell(estimate, quantity, reason_),
                                       number_cell(estimate.low.value_or(estimate.value), low),
                                       number_cell(estimate.high.value_or(estimate.value), high)};
  }

  void add(const QString& prefix, const results::LatencySummary& latency) {
    const std::array<std::pair<const char*, const results::Estimate*>, 6> figures = {
        {{"p50", &latency.p50},
         {"p90", &latency.p90},
         {"p95", &latency.p95},
         {"p99", &latency.p99},
         {"p99.9", &latency.p999},
         {"mean", &latency.mean}}};
    for (const auto& [figure, estimate] : figures) {
      add(prefix + message_words(figure), *estimate, Quantity::seconds);
    }
  }

  void add(const std::map<std::string, results::Estimate>& errors) {
    for (const auto& [outcome, share] : errors) {
      add(message_words(outcome), share, Quantity::share);
    }
  }

  const QList<QList<QTableWidgetItem*>>& cells() const { return cells_; }

 private:
  static QString end_text(const std::optional<double>& end, Quantity quantity) {
    return end ? QString::fromStdString(report::figure_text(*end, quantity)) : QStringLiteral("–");
  }

  QString reason_, scope_, name_;
  QList<QList<QTableWidgetItem*>> cells_;
};

}  // namespace

QTableWidget* make_all_figures_table(QWidget* parent) {
  QTableWidget* const table = result_table(
      QStringLiteral("allFigures"), tr("All figures"),
      {tr("Of"), tr("Name"), tr("Figure"), tr("Value"), tr("Low"), tr("High")}, parent);
  for (const int column : {1, 2}) {
    table->horizontalHeaderItem(column)->setTextAlignment(Qt::AlignLeft | Qt::AlignVCenter);
  }
  return table;
}

void fill_all_figures(QTableWidget* table, const results::Results& results) {
  Rows rows(results.kind);
  for (const auto& [name, request] : results.requests) {
    rows.begin(tr("class"), name);
    rows.add(QString(), request.latency);
    rows.add(tr("offered"), request.offered, Quantity::per_second);
    rows.add(tr("throughput"), request.throughput, Quantity::per_second);
    rows.add(request.errors);
  }
  for (const auto& [name, service] : results.services) {
    rows.begin(tr("service"), name);
    rows.add(tr("utilization"), service.utilization, Quantity::share);
    rows.add(tr("waiting requests"), service.queue_length, Quantity::number);
    rows.add(tr("in service"), service.in_service, Quantity::number);
    rows.add(tr("throughput"), service.throughput, Quantity::per_second);
    rows.add(tr("waiting") + QLatin1Char(' '), service.waiting);
    rows.add(tr("response") + QLatin1Char(' '), service.response);
  }
  for (const auto& [name, call] : results.calls) {
    rows.begin(tr("call"), name);
    rows.add(QString(), call.latency);
    rows.add(tr("attempts"), call.throughput, Quantity::per_second);
    rows.add(call.errors);
  }
  for (const auto& [name, host] : results.hosts) {
    rows.begin(tr("host"), name);
    rows.add(tr("utilization"), host.utilization, Quantity::share);
  }
  set_rows(table, rows.cells());
}

void filter_rows(QTableWidget* table, const QString& words) {
  const QStringList wanted = words.split(QLatin1Char(' '), Qt::SkipEmptyParts);
  for (int row = 0; row < table->rowCount(); ++row) {
    QString all;
    for (int column = 0; column < 3; ++column) all += table->item(row, column)->text() + u' ';
    bool is_shown = true;
    for (const QString& word : wanted) {
      is_shown = is_shown && all.contains(word, Qt::CaseInsensitive);
    }
    table->setRowHidden(row, !is_shown);
  }
}

}  // namespace sojourn::gui
