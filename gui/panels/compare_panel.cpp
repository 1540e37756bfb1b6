#include "gui/panels/compare_panel.h"

#include <QComboBox>
#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QSignalBlocker>
#include <QSplitter>
#include <QTableWidget>
#include <QVBoxLayout>
#include <algorithm>
#include <array>

#include "gui/core/message_words.h"
#include "gui/look/theme.h"
#include "gui/panels/progress_text.h"
#include "gui/panels/results_parts.h"
#include "gui/panels/whatif_picture.h"
#include "gui/plot/compare_plot.h"
#include "models/scenario/scenario_json.h"

namespace sojourn::gui {
namespace {

using report::Quantity;

QString signed_text(const results::Estimate& difference, Quantity quantity) {
  const QString sign = difference.value > 0 ? QStringLiteral("+") : QString();
  return sign + figure_text(difference, quantity).replace(QLatin1Char('-'), QChar(0x2212));
}

QString relative_help(const std::optional<results::Estimate>& relative) {
  if (!relative || !relative->low || !relative->high) return {};
  return ComparePanel::tr("95 % interval: %1 to %2")
      .arg(QString::fromStdString(report::signed_share_text(*relative->low)),
           QString::fromStdString(report::signed_share_text(*relative->high)));
}

QString relative_text(const std::optional<results::Estimate>& relative) {
  if (!relative) return QStringLiteral("–");
  return QString::fromStdString(report::signed_share_text(relative->value));
}

}  // namespace

std::vector<DifferenceRow> plain_differences(const results::Results& a, const results::Results& b,
                                             const std::string& request) {
  const auto first = a.requests.find(request);
  const auto second = b.requests.find(request);
  if (first == a.requests.end() || second == b.requests.end()) return {};
  const results::Estimate first_errors = error_share(first->second);
  const results::Estimate second_errors = error_share(second->second);
  const auto& of_a = first->second.latency;
  const auto& of_b = second->second.latency;
  struct Pair {
    const char* name;
    const results::Estimate *a, *b;
  };
  const std::array<Pair, 6> pairs = {
      {{"p50", &of_a.p50, &of_b.p50},
       {"p95", &of_a.p95, &of_b.p95},
       {"p99", &of_a.p99, &of_b.p99},
       {"mean", &of_a.mean, &of_b.mean},
       {"throughput", &first->second.throughput, &second->second.throughput},
       {"errors", &first_errors, &second_errors}}};
  std::vector<DifferenceRow> rows;
  for (const Pair& pair : pairs) {
    results::DifferenceFigure values{.name = pair.name,
                                     .first = *pair.a,
                                     .second = *pair.b,
                                     .difference = without_interval(pair.b->value - pair.a->value),
                                     .relative = {}};
    if (pair.a->value != 0) {
      values.relative = without_interval((pair.b->value / pair.a->value) - 1);
    }
    rows.push_back({.figure = QString::fromLatin1(pair.name), .values = std::move(values)});
  }
  return rows;
}

std::vector<DifferenceRow> difference_rows(const results::Difference& difference,
                                           const std::string& request) {
  std::vector<DifferenceRow> rows;
  for (const results::ClassDifference& one : difference.requests) {
    if (one.name != request) continue;
    for (const results::DifferenceFigure& figure : one.figures) {
      DifferenceRow row{.figure = QString::fromStdString(figure.name), .values = figure};
      if (const auto includes_zero = figure.includes_zero()) {
        row.verdict =
            *includes_zero ? DifferenceRow::Verdict::none_shown : DifferenceRow::Verdict::differs;
      }
      rows.push_back(std::move(row));
    }
  }
  // Percentiles first.
  std::ranges::stable_partition(
      rows, [](const DifferenceRow& row) { return row.figure.startsWith(QLatin1Char('p')); });
  return rows;
}

ComparePanel::ComparePanel(ResultStore* store, ComparisonController* controller, QWidget* parent)
    : QWidget(parent), store_(store), controller_(controller) {
  setObjectName(QStringLiteral("comparePanel"));
  plot_ = new ComparePlot(this);
  plot_->setObjectName(QStringLiteral("comparePlot"));
  plot_->setNines(true);
  table_ = result_table(QStringLiteral("differenceTable"), tr("Differences"),
                        {tr("Figure"), tr("Relative"), tr("Verdict"), tr("B − A"),
                         QStringLiteral("A"), QStringLiteral("B")});
  auto* splitter = new QSplitter(Qt::Horizontal, this);
  splitter->setChildrenCollapsible(false);
  splitter->addWidget(plot_);
  splitter->addWidget(table_);
  splitter->setStretchFactor(0, 1);
  splitter->setStretchFactor(1, 1);
  splitter->setSizes({470, 660});
  state_ = muted_label({}, this);
  state_->setObjectName(QStringLiteral("compareState"));
  state_->setWordWrap(true);
  auto* layout = new QVBoxLayout(this);
  layout->setContentsMargins(8, 6, 8, 6);
  layout->addWidget(make_head());
  layout->addWidget(splitter, 1);
  layout->addWidget(state_);
  connect(store_, &ResultStore::selectionChanged, this, &ComparePanel::selection_changed);
  connect(store_, &ResultStore::changed, this, &ComparePanel::show_labels);
  connect(controller_, &ComparisonController::started, this, [this] { show_button(true); });
  connect(controller_, &ComparisonController::progress, this,
          [this](const RunProgress& progress) { state_->setText(progress_text(progress)); });
  connect(controller_, &ComparisonController::finished, this,
          [this](const ComparisonResultPointer& result) {
            comparison_ = result;
            show_button(false);
            show_class();
          });
  connect(controller_, &ComparisonController::cancelled, this, [this] {
    show_button(false);
    state_->setText(tr("Stopped"));
  });
  connect(controller_, &ComparisonController::failed, this, [this](const ComparisonErrors& errors) {
    show_button(false);
    const QString side = errors.is_second ? QStringLiteral("B") : QStringLiteral("A");
    const QString why = errors.errors.empty() ? QString() : problem_line(errors.errors.front());
    state_->setText(QStringLiteral("✕ %1: %2").arg(side, why));
  });
  follow_theme(this, [this] { refreshTheme(); });
  selection_changed();
}

QWidget* ComparePanel::make_head() {
  auto* head = new QWidget(this);
  auto* layout = new QHBoxLayout(head);
  layout->setContentsMargins(0, 0, 0, 0);
  a_label_ = new QLabel(head);
  b_label_ = new QLabel(head);
  a_label_->setObjectName(QStringLiteral("labelA"));
  b_label_->setObjectName(QStringLiteral("labelB"));
  swap_ = named_button(QStringLiteral("⇄"), QStringLiteral("swapSides"), tr("Swap A and B"), head);
  swap_->setFixedWidth(34);
  classes_ = new QComboBox(head);
  name_widget(classes_, QStringLiteral("compareClass"), tr("Class of requests"),
              tr("Whose latencies are compared"));
  classes_->setSizeAdjustPolicy(QComboBox::AdjustToContents);
  together_ =
      named_button(tr("Compare under common random numbers"), QStringLiteral("compareTogether"),
                   tr("Simulate both with the same arrivals and demands: differences get "
                      "intervals, and most of the noise cancels"),
                   head);
  layout->addWidget(a_label_);
  layout->addWidget(swap_);
  layout->addWidget(b_label_);
  layout->addStretch(1);
  layout->addWidget(classes_);
  layout->addWidget(together_);
  connect(swap_, &QPushButton::clicked, this, &ComparePanel::swap);
  connect(classes_, &QComboBox::currentIndexChanged, this, &ComparePanel::show_class);
  connect(together_, &QPushButton::clicked, this, [this] {
    if (controller_->isRunning()) {
      stop();
    } else {
      compareTogether();
    }
  });
  return head;
}

RunResultPointer ComparePanel::side(RunId id) const {
  const StoredRun* const run = store_->find(id);
  return run != nullptr ? run->result : nullptr;
}

void ComparePanel::selection_changed() {
  const RunResultPointer a = side(store_->a());
  const RunResultPointer b = side(store_->b());
  if (a != a_ || b != b_) {
    comparison_.reset();
    if (controller_->isRunning()) controller_->cancel();
  }
  a_ = a;
  b_ = b;
  show_labels();
  show_classes();
  show_button(false);
  show_class();
}

void ComparePanel::show_labels() {
  constexpr int most = 34;
  const auto show = [&](QLabel* label, const QString& name, RunId id, const QColor& color) {
    const StoredRun* const run = store_->find(id);
    const QString full = run != nullptr ? run->label : tr("choose in the history");
    const QString shown = full.size() > most ? full.left(most - 1) + QStringLiteral("…") : full;
    label->setText(QStringLiteral("<b style=\"color:%1\">%2</b> %3")
                       .arg(color.name(), name, shown.toHtmlEscaped()));
    label->setToolTip(full);
  };
  show(a_label_, QStringLiteral("A"), store_->a(), current_colors().series_a);
  show(b_label_, QStringLiteral("B"), store_->b(), current_colors().series_b);
}

const results::Results* ComparePanel::results_of(bool is_a) const {
  if (comparison_) return is_a ? &comparison_->difference.first : &comparison_->difference.second;
  const RunResultPointer& run = is_a ? a_ : b_;
  return run ? &run->results : nullptr;
}

void ComparePanel::show_classes() {
  const QSignalBlocker quiet(classes_);
  const QString chosen = classes_->currentText();
  classes_->clear();
  if (!a_ || !b_) return;
  for (const auto& [name, request] : a_->results.requests) {
    if (b_->results.requests.contains(name)) classes_->addItem(QString::fromStdString(name));
  }
  classes_->setCurrentIndex(std::max(0, classes_->findText(chosen)));
}

void ComparePanel::show_button(bool is_running) {
  const bool can_run = a_ && b_ && a_->scenario && b_->scenario;
  together_->setText(is_running ? tr("Stop") : tr("Compare under common random numbers"));
  together_->setEnabled(is_running || can_run);
  swap_->setEnabled(a_ || b_);
}

void ComparePanel::show_class() {
  const results::Results* const a = results_of(true);
  const results::Results* const b = results_of(false);
  const std::string name = classes_->currentText().toStdString();
  if (a == nullptr || b == nullptr || !a->requests.contains(name) || !b->requests.contains(name)) {
    plot_->setCurves({});
    table_->setRowCount(0);
    state_->setText(a_ && b_ ? tr("The two runs have no class of requests in common.")
                             : tr("Select two runs as A and B in the history."));
    return;
  }
  plot_->setRuns(curve_of(QStringLiteral("A"), CurveRole::a, a->requests.at(name)),
                 curve_of(QStringLiteral("B"), CurveRole::b, b->requests.at(name)));
  if (comparison_) {
    show_table(difference_rows(comparison_->difference, name));
    state_->setText(tr("Compared under common random numbers, %1 replications: an interval of the "
                       "difference without 0 shows a difference.")
                        .arg(comparison_->difference.first.replications));
    return;
  }
  show_table(plain_differences(*a, *b, name));
  state_->setText(a_->scenario && b_->scenario
                      ? tr("Side by side: whether a difference is more than chance takes a "
                           "comparison under common random numbers.")
                      : tr("Side by side: at least one of the two is a file without its scenario, "
                           "so they cannot be simulated together."));
}

void ComparePanel::show_table(const std::vector<DifferenceRow>& rows) {
  using Verdict = DifferenceRow::Verdict;
  QList<QList<QTableWidgetItem*>> cells;
  for (const DifferenceRow& row : rows) {
    const Quantity quantity = report::quantity_of(row.values.name);
    QString verdict = QStringLiteral("–");
    if (row.verdict == Verdict::differs) verdict = QStringLiteral("≠ ") + tr("differs");
    if (row.verdict == Verdict::none_shown) {
      verdict = QStringLiteral("≈ ") + tr("no difference shown");
    }
    auto* mark = text_cell(verdict);
    if (row.verdict == Verdict::differs) {
      QFont font = mark->font();
      font.setBold(true);
      mark->setFont(font);
    }
    mark->setTextAlignment(Qt::AlignRight | Qt::AlignVCenter);
    const QString no_interval = tr("No interval of the difference");
    auto* relative = number_cell(row.values.relative ? row.values.relative->value : 0,
                                 relative_text(row.values.relative));
    relative->setToolTip(relative_help(row.values.relative));
    cells << QList<QTableWidgetItem*>{
        text_cell(message_words(row.figure.toStdString())),
        relative,
        mark,
        number_cell(row.values.difference.value, signed_text(row.values.difference, quantity)),
        figure_cell(row.values.first, quantity, no_interval),
        figure_cell(row.values.second, quantity, no_interval)};
  }
  set_rows(table_, cells);
}

void ComparePanel::compareTogether() {
  if (!a_ || !b_ || !a_->scenario || !b_->scenario) return;
  // Scenarios as they were run, with whatever was replaced in their documents.
  controller_->start({.text = scenario::to_json(*a_->scenario), .overrides = {}},
                     {.text = scenario::to_json(*b_->scenario), .overrides = {}});
}

void ComparePanel::stop() {
  controller_->cancel();
}

void ComparePanel::swap() {
  const RunId a = store_->a();
  const RunId b = store_->b();
  store_->selectA(b);
  store_->selectB(a);
}

void ComparePanel::refreshTheme() {
  plot_->refreshTheme();
  show_labels();
  show_class();
}

}  // namespace sojourn::gui
