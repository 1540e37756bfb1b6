#include "gui/panels/summary_panel.h"

#include <QApplication>
#include <QClipboard>
#include <QFileDialog>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QLabel>
#include <QMessageBox>
#include <QScrollArea>
#include <QScrollBar>
#include <QStackedLayout>
#include <QTabWidget>
#include <algorithm>

#include "gui/look/theme.h"
#include "gui/panels/results_parts.h"
#include "gui/panels/summary_figures.h"
#include "gui/panels/summary_headlines.h"
#include "models/report/csv.h"

namespace sojourn::gui {
namespace {

using report::Quantity;

constexpr int utilization_column = 1;
constexpr int utilization_width = 150;
constexpr int headline_height_max = 210;

QList<QTableWidgetItem*> cells_of(const results::LatencySummary& latency, const QString& reason) {
  QList<QTableWidgetItem*> cells;
  for (const results::Estimate* estimate :
       {&latency.p50, &latency.p95, &latency.p99, &latency.p999, &latency.mean}) {
    cells << figure_cell(*estimate, Quantity::seconds, reason);
  }
  return cells;
}

}  // namespace

SummaryPanel::SummaryPanel(QWidget* parent) : QWidget(parent), pages_(new QStackedLayout(this)) {
  setObjectName(QStringLiteral("summaryPanel"));
  auto* empty = muted_label(tr("Run the scenario (F5) to see its latencies here."));
  empty->setAlignment(Qt::AlignCenter);
  empty->setWordWrap(true);
  empty->setObjectName(QStringLiteral("summaryEmpty"));
  pages_->addWidget(empty);
  pages_->addWidget(make_page());
  follow_theme(this, [this] { refreshTheme(); });
}

QWidget* SummaryPanel::make_page() {
  auto* page = new QWidget(this);
  auto* layout = new QVBoxLayout(page);
  layout->setContentsMargins(10, 8, 10, 8);
  layout->setSpacing(6);
  auto* area = new QScrollArea(page);
  area->setWidgetResizable(true);
  area->setFrameShape(QFrame::NoFrame);
  area->setFocusPolicy(Qt::NoFocus);
  area->setVerticalScrollBarPolicy(Qt::ScrollBarAsNeeded);
  headlines_ = new QWidget(area);
  headline_place_ = new QVBoxLayout(headlines_);
  headline_place_->setContentsMargins(0, 0, 0, 0);
  area->setWidget(headlines_);
  layout->addWidget(area);
  bottleneck_ = new QLabel(page);
  bottleneck_->setObjectName(QStringLiteral("bottleneck"));
  bottleneck_->setTextFormat(Qt::PlainText);
  auto* copy =
      named_button(tr("Copy"), QStringLiteral("copySummary"), tr("Copy the summary as text"), page);
  auto* save = named_button(tr("Export CSV…"), QStringLiteral("exportSummary"),
                            tr("Save all figures with their intervals as a table"), page);
  auto* line = new QHBoxLayout;
  line->addWidget(bottleneck_, 1);
  line->addWidget(copy);
  line->addWidget(save);
  layout->addLayout(line);
  warnings_ = new QLabel(page);
  warnings_->setObjectName(QStringLiteral("warnings"));
  warnings_->setWordWrap(true);
  layout->addWidget(warnings_);

  const QStringList latencies = {tr("p50"), tr("p95"), tr("p99"), tr("p99.9"), tr("Mean")};
  classes_ = result_table(QStringLiteral("classTable"), tr("Classes of requests"),
                          QStringList{tr("Class")} + latencies +
                              QStringList{tr("Offered"), tr("Served"), tr("Errors")});
  services_ =
      result_table(QStringLiteral("serviceTable"), tr("Services"),
                   {tr("Service"), tr("Utilization"), tr("Waiting requests"), tr("In service"),
                    tr("Waiting p50"), tr("Waiting p99"), tr("Response p99"), tr("Served")});
  services_->setItemDelegateForColumn(utilization_column, new BarDelegate(services_));
  calls_ =
      result_table(QStringLiteral("callTable"), tr("Calls"),
                   QStringList{tr("Call")} + latencies + QStringList{tr("Attempts"), tr("Errors")});
  tables_ = new QTabWidget(page);
  tables_->setObjectName(QStringLiteral("summaryTables"));
  tables_->setDocumentMode(true);
  tables_->addTab(services_, tr("Services"));
  tables_->addTab(classes_, tr("Classes"));
  tables_->addTab(calls_, tr("Calls"));
  layout->addWidget(tables_, 1);
  connect(copy, &QPushButton::clicked, this, &SummaryPanel::copyText);
  connect(save, &QPushButton::clicked, this, &SummaryPanel::ask_for_file);
  connect(services_, &QTableWidget::cellActivated, this,
          [this](int row) { emit serviceActivated(services_->item(row, 0)->text()); });
  return page;
}

void SummaryPanel::setResult(const RunResultPointer& result) {
  result_ = result;
  pages_->setCurrentIndex(result_ ? 1 : 0);
  if (!result_) return;
  show_headlines();
  show_warnings();
  show_classes();
  show_services();
  show_calls();
}

void SummaryPanel::show_headlines() {
  while (QLayoutItem* const item = headline_place_->takeAt(0)) {
    delete item->widget();
    delete item;
  }
  QWidget* const lines = make_headlines(*result_);
  headline_place_->addWidget(lines);
  headline_place_->addStretch(1);
  auto* area = headlines_->parentWidget()->parentWidget();
  const int bar = area->style()->pixelMetric(QStyle::PM_ScrollBarExtent);
  const int height = lines->sizeHint().height() + bar;
  area->setFixedHeight(std::min(height, headline_height_max));
  const QString busiest = busiest_text(result_->results);
  bottleneck_->setVisible(!busiest.isEmpty());
  bottleneck_->setText(busiest);
}

void SummaryPanel::show_warnings() {
  const QStringList lines = warnings_of(result_->results);
  warnings_->setVisible(!lines.isEmpty());
  constexpr int most = 4;
  QString text;
  for (int i = 0; i < lines.size() && i < most; ++i) {
    text += (i > 0 ? QStringLiteral("\n") : QString()) + QStringLiteral("! ") + lines[i];
  }
  if (lines.size() > most) text += tr("\n… and %1 more").arg(lines.size() - most);
  warnings_->setText(text);
  warnings_->setToolTip(lines.join(QLatin1Char('\n')));
  QPalette palette = warnings_->palette();
  palette.setColor(QPalette::WindowText, current_colors().warn_text);
  warnings_->setPalette(palette);
}

void SummaryPanel::show_classes() {
  const QString reason = why_no_interval(result_->results.kind);
  QList<QList<QTableWidgetItem*>> rows;
  for (const auto& [name, request] : result_->results.requests) {
    QList<QTableWidgetItem*> cells = {text_cell(QString::fromStdString(name))};
    cells << cells_of(request.latency, reason);
    cells << figure_cell(request.offered, Quantity::per_second, reason)
          << figure_cell(request.throughput, Quantity::per_second, reason)
          << figure_cell(error_share(request), Quantity::share, reason);
    rows << cells;
  }
  set_rows(classes_, rows);
}

void SummaryPanel::show_services() {
  const QString reason = why_no_interval(result_->results.kind);
  QList<QList<QTableWidgetItem*>> rows;
  for (const auto& [name, service] : result_->results.services) {
    rows << QList<QTableWidgetItem*>{text_cell(QString::fromStdString(name)),
                                     figure_cell(service.utilization, Quantity::share, reason),
                                     figure_cell(service.queue_length, Quantity::number, reason),
                                     figure_cell(service.in_service, Quantity::number, reason),
                                     figure_cell(service.waiting.p50, Quantity::seconds, reason),
                                     figure_cell(service.waiting.p99, Quantity::seconds, reason),
                                     figure_cell(service.response.p99, Quantity::seconds, reason),
                                     figure_cell(service.throughput, Quantity::per_second, reason)};
  }
  set_rows(services_, rows);
  services_->setColumnWidth(
      utilization_column, std::max(utilization_width, services_->columnWidth(utilization_column)));
}

void SummaryPanel::show_calls() {
  const QString reason = why_no_interval(result_->results.kind);
  QList<QList<QTableWidgetItem*>> rows;
  for (const auto& [name, call] : result_->results.calls) {
    results::Estimate errors;
    for (const auto& [outcome, share] : call.errors) {
      errors = call.errors.size() == 1 ? share : without_interval(errors.value + share.value);
    }
    QList<QTableWidgetItem*> cells = {text_cell(QString::fromStdString(name))};
    cells << cells_of(call.latency, reason);
    cells << figure_cell(call.throughput, Quantity::per_second, reason)
          << figure_cell(errors, Quantity::share, reason);
    rows << cells;
  }
  set_rows(calls_, rows);
}

QString SummaryPanel::text() const {
  return result_ ? summary_text(*result_) : QString();
}

bool SummaryPanel::exportCsv(const QString& path, QString* error) const {
  const QString problem =
      result_ ? write_whole(path, QByteArray::fromStdString(report::results_csv(result_->results)))
              : tr("There is nothing to save yet.");
  if (error != nullptr) *error = problem;
  return problem.isEmpty();
}

void SummaryPanel::ask_for_file() {
  if (!result_) return;
  save_with_dialog(this, tr("Export figures"), QStringLiteral("results.csv"), tr("Table (*.csv)"),
                   QByteArray::fromStdString(report::results_csv(result_->results)));
}

void SummaryPanel::copyText() const {
  if (result_) QApplication::clipboard()->setText(text());
}

void SummaryPanel::refreshTheme() {
  setResult(result_);
}

}  // namespace sojourn::gui
