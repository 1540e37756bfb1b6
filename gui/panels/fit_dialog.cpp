#include "gui/panels/fit_dialog.h"

#include <QComboBox>
#include <QDialogButtonBox>
#include <QFile>
#include <QFileDialog>
#include <QFileInfo>
#include <QHBoxLayout>
#include <QLabel>
#include <QLocale>
#include <QPushButton>
#include <QRegularExpression>
#include <QSplitter>
#include <QTableWidget>
#include <QVBoxLayout>
#include <algorithm>
#include <cmath>

#include "gui/panels/distribution_value.h"
#include "gui/panels/results_parts.h"
#include "models/scenario/quantity.h"
#include "models/scenario/writing/distribution_writer.h"

namespace sojourn::gui {
namespace {

constexpr int digits = 6;  // of parameters: far below what samples say of them

}  // namespace

struct FitDialog::Fit {
  QString error;
  std::size_t count = 0;
  double mean = 0;
  std::vector<DensityBar> bars;
  std::vector<FittedDistribution> candidates;
  std::vector<DensityData> shapes;  // of each
};

std::string distribution_json(const engine::Distribution& distribution) {
  const std::string text = scenario::write_distribution(distribution).print();
  const QString joined = QString::fromStdString(text).simplified().replace(
      QRegularExpression(QStringLiteral(R"(([{[]) | ([}\]]))")), QStringLiteral(R"(\1\2)"));
  std::string short_text;
  qsizetype from = 0;
  static const QRegularExpression number(QStringLiteral(R"(\d+\.\d+)"));
  for (auto found = number.globalMatch(joined); found.hasNext();) {
    const QRegularExpressionMatch match = found.next();
    short_text += joined.mid(from, match.capturedStart() - from).toStdString();
    short_text += scenario::format_number(
        QString::number(match.captured().toDouble(), 'g', digits).toDouble());
    from = match.capturedEnd();
  }
  return short_text + joined.mid(from).toStdString();
}

std::vector<DensityBar> sample_bars(std::vector<double> samples, std::size_t most) {
  if (samples.size() < 2) return {};
  std::ranges::sort(samples);
  const double low = samples.front();
  const auto last = static_cast<std::size_t>(0.995 * static_cast<double>(samples.size() - 1));
  const double high = samples[last];
  if (!(high > low)) return {};
  const auto wanted = static_cast<std::size_t>(std::sqrt(static_cast<double>(samples.size())));
  const std::size_t count = std::clamp<std::size_t>(wanted, 5, most);
  const double width = (high - low) / static_cast<double>(count);
  std::vector<DensityBar> bars;
  for (std::size_t i = 0; i < count; ++i) {
    const double from = low + (static_cast<double>(i) * width);
    bars.push_back({.low = from, .high = from + width, .height = 0});
  }
  const double unit = 1 / (width * static_cast<double>(samples.size()));
  for (std::size_t i = 0; i <= last; ++i) {
    const auto bar = static_cast<std::size_t>((samples[i] - low) / width);
    bars[std::min(bar, count - 1)].height += unit;
  }
  return bars;
}

FitDialog::FitDialog(std::string pointer, QWidget* parent)
    : QDialog(parent), pointer_(std::move(pointer)), runner_(this) {
  setObjectName(QStringLiteral("fitDialog"));
  setWindowTitle(tr("Fit a distribution"));
  auto* splitter = new QSplitter(Qt::Horizontal, this);
  splitter->setChildrenCollapsible(false);
  list_ = result_table(QStringLiteral("fitCandidates"), tr("Fitted distributions, best first"),
                       {tr("Distribution"), tr("KS distance"), tr("AIC − best")}, splitter);
  list_->setSelectionMode(QAbstractItemView::SingleSelection);
  plot_ = new DensityPlot(splitter);
  plot_->setObjectName(QStringLiteral("fitPlot"));
  plot_->setEmptyText(tr("Choose a file with one measurement in each line."));
  splitter->addWidget(list_);
  splitter->addWidget(plot_);
  splitter->setStretchFactor(0, 2);
  splitter->setStretchFactor(1, 3);
  splitter->setSizes({330, 470});
  message_ = muted_label({}, this);
  message_->setObjectName(QStringLiteral("fitMessage"));
  message_->setWordWrap(true);
  auto* buttons = new QDialogButtonBox(QDialogButtonBox::Cancel, this);
  use_ = named_button(tr("Use"), QStringLiteral("useFit"),
                      tr("Put the chosen distribution into the document"), this);
  use_->setDefault(true);
  buttons->addButton(use_, QDialogButtonBox::AcceptRole);
  auto* layout = new QVBoxLayout(this);
  layout->addWidget(make_head());
  layout->addWidget(splitter, 1);
  layout->addWidget(message_);
  layout->addWidget(buttons);
  connect(use_, &QPushButton::clicked, this, &FitDialog::use);
  connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
  connect(list_, &QTableWidget::itemSelectionChanged, this, &FitDialog::show_chosen);
  connect(list_, &QTableWidget::cellActivated, this, &FitDialog::use);
  resize(820, 460);
  show_candidates();
}

QWidget* FitDialog::make_head() {
  auto* head = new QWidget(this);
  auto* layout = new QHBoxLayout(head);
  layout->setContentsMargins(0, 0, 0, 0);
  auto* open =
      named_button(tr("Choose file…"), QStringLiteral("chooseSamples"),
                   tr("A CSV file with measurements in its first column of numbers"), head);
  file_ = new QLabel(tr("no file"), head);
  unit_ = new QComboBox(head);
  name_widget(unit_, QStringLiteral("sampleUnit"), tr("Unit"),
              tr("What numbers without a unit of their own mean"));
  unit_->addItem(tr("seconds"), static_cast<int>(SampleUnit::seconds));
  unit_->addItem(tr("milliseconds"), static_cast<int>(SampleUnit::milliseconds));
  unit_->addItem(tr("microseconds"), static_cast<int>(SampleUnit::microseconds));
  unit_->addItem(tr("nanoseconds"), static_cast<int>(SampleUnit::nanoseconds));
  unit_->setCurrentIndex(1);
  auto* unit_label = new QLabel(tr("Numbers are"), head);
  unit_label->setBuddy(unit_);
  layout->addWidget(open);
  layout->addWidget(file_, 1);
  layout->addWidget(unit_label);
  layout->addWidget(unit_);
  connect(open, &QPushButton::clicked, this, [this] { openFile({}); });
  connect(unit_, &QComboBox::currentIndexChanged, this, &FitDialog::read_again);
  return head;
}

void FitDialog::openFile(const QString& path) {
  QString chosen = path;
  if (chosen.isEmpty()) {
    chosen = QFileDialog::getOpenFileName(this, tr("Choose measurements"), QString(),
                                          tr("Measurements (*.csv *.txt);;All files (*)"));
  }
  if (chosen.isEmpty()) return;
  path_ = chosen;
  file_->setText(QFileInfo(path_).fileName());
  file_->setToolTip(path_);
  read_again();
}

void FitDialog::read_again() {
  if (path_.isEmpty()) return;
  message_->setText(tr("Reading…"));
  use_->setEnabled(false);
  const auto unit = static_cast<SampleUnit>(unit_->currentData().toInt());
  runner_.start([this, path = path_, unit](const Job& job) {
    auto fit = std::make_shared<Fit>();
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly)) {
      fit->error = tr("%1 cannot be read: %2").arg(path, file.errorString());
    } else if (auto samples = read_samples(file.readAll().toStdString(), unit); !samples) {
      fit->error = QString::fromStdString(samples.error());
    } else if (!job.cancelled()) {
      fit->count = samples->size();
      for (const double sample : *samples) fit->mean += sample / static_cast<double>(fit->count);
      fit->bars = sample_bars(*samples);
      fit->candidates = fit_distributions(*std::move(samples));
      for (const FittedDistribution& one : fit->candidates) {
        fit->shapes.push_back(density_data(one.distribution));
      }
      if (fit->candidates.empty()) fit->error = tr("At least two measurements are needed.");
    }
    runner_.conclude(job, [this, fit = std::move(fit)] { take(fit); });
  });
}

void FitDialog::take(std::shared_ptr<const Fit> fit) {
  fit_ = std::move(fit);
  show_candidates();
  emit fitShown();
}

const std::vector<FittedDistribution>& FitDialog::candidates() const {
  static const std::vector<FittedDistribution> none;
  return fit_ ? fit_->candidates : none;
}

QString FitDialog::message() const {
  return message_->text();
}

void FitDialog::show_candidates() {
  QList<QList<QTableWidgetItem*>> rows;
  double best = 0;
  for (const FittedDistribution& one : candidates()) {
    best = rows.isEmpty() ? one.aic : std::min(best, one.aic);
    rows << QList<QTableWidgetItem*>{};
  }
  for (int row = 0; row < rows.size(); ++row) {
    const FittedDistribution& one = candidates()[static_cast<std::size_t>(row)];
    auto* name = text_cell(QString::fromStdString(one.name));
    name->setData(Qt::UserRole + 1, row);
    name->setToolTip(QString::fromStdString(distribution_json(one.distribution)));
    rows[row] = {name, number_cell(one.ks_distance, QString::number(one.ks_distance, 'f', 3)),
                 number_cell(one.aic - best, QString::number(one.aic - best, 'f', 1))};
  }
  set_rows(list_, rows);
  use_->setEnabled(!rows.isEmpty());
  if (!rows.isEmpty()) list_->selectRow(0);
  show_chosen();
}

void FitDialog::show_chosen() {
  const int row = list_->currentRow();
  if (!fit_ || !fit_->error.isEmpty() || row < 0 || list_->item(row, 0) == nullptr) {
    plot_->setData({});
    message_->setText(fit_ && !fit_->error.isEmpty() ? QStringLiteral("✕ ") + fit_->error
                                                     : QString());
    return;
  }
  const auto index = static_cast<std::size_t>(list_->item(row, 0)->data(Qt::UserRole + 1).toInt());
  DensityData shown = fit_->shapes[index];
  shown.samples = fit_->bars;
  shown.mean = fit_->mean;
  plot_->setData(std::move(shown));
  const FittedDistribution& chosen = fit_->candidates[index];
  message_->setText(
      tr("%1 measurements, mean %2 · %3")
          .arg(QLocale().toString(static_cast<qulonglong>(fit_->count)),
               QString::fromStdString(report::figure_text(fit_->mean, report::Quantity::seconds)),
               QString::fromStdString(distribution_json(chosen.distribution))));
}

void FitDialog::use() {
  const int row = list_->currentRow();
  if (!fit_ || row < 0 || list_->item(row, 0) == nullptr) return;
  const auto index = static_cast<std::size_t>(list_->item(row, 0)->data(Qt::UserRole + 1).toInt());
  emit fitted(QString::fromStdString(pointer_),
              QString::fromStdString(distribution_json(fit_->candidates[index].distribution)));
  accept();
}

}  // namespace sojourn::gui
