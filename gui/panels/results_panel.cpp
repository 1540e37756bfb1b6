#include "gui/panels/results_panel.h"

#include <QCheckBox>
#include <QComboBox>
#include <QFileDialog>
#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QMessageBox>
#include <QPushButton>
#include <QSignalBlocker>
#include <QTabWidget>
#include <QTableWidget>
#include <QVBoxLayout>
#include <algorithm>
#include <limits>

#include "gui/panels/results_parts.h"
#include "gui/panels/results_series.h"
#include "gui/panels/results_table.h"
#include "gui/panels/summary_panel.h"
#include "gui/panels/whatif_picture.h"
#include "gui/plot/histogram_plot.h"
#include "models/report/csv.h"
#include "models/scenario/scenario_json.h"

namespace sojourn::gui {

ResultsPanel::ResultsPanel(ResultStore* store, RecordingController* recorder, QWidget* parent)
    : QWidget(parent), store_(store), recorder_(recorder), tabs_(new QTabWidget(this)) {
  setObjectName(QStringLiteral("resultsPanel"));
  tabs_->setObjectName(QStringLiteral("resultTabs"));
  tabs_->setDocumentMode(true);
  bar_ = new PlaybackBar(this);
  recording_ = muted_label({}, this);
  recording_->setObjectName(QStringLiteral("recordingState"));
  recording_->setContentsMargins(10, 0, 10, 2);
  make_tabs();
  auto* layout = new QVBoxLayout(this);
  layout->setContentsMargins(0, 0, 0, 0);
  layout->setSpacing(0);
  layout->addWidget(tabs_, 1);
  layout->addWidget(recording_);
  layout->addWidget(bar_);
  link_time_plots();
  connect_recorder();
  connect(store_, &ResultStore::changed, this, [this] {
    if (store_->current() != result_ || !result_) showResult(store_->current());
  });
  connect(tabs_, &QTabWidget::currentChanged, this, [this](int tab) {
    const bool is_timed = tab >= time_tab && tab <= queues_tab;
    nines_->setVisible(tab == cdf_tab);
    bar_->setVisible(is_timed);
    recording_->setVisible(is_timed && !recording_->text().isEmpty());
    record_if_needed();
    show_table();
    setCrosshair(crosshair_s_);
  });
  bar_->hide();
  recording_->hide();
  nines_->hide();
  showResult(store_->current());
  follow_theme(this, [this] { refreshTheme(); });
}

QWidget* ResultsPanel::make_corner() {
  auto* corner = new QWidget(this);
  auto* layout = new QHBoxLayout(corner);
  layout->setContentsMargins(6, 0, 8, 2);
  nines_ = new QCheckBox(tr("Nines"), corner);
  name_widget(nines_, QStringLiteral("nines"), tr("Nines"),
              tr("Show 90 %, 99 %, 99.9 % at equal distances"));
  nines_->setChecked(true);
  classes_ = new QComboBox(corner);
  name_widget(classes_, QStringLiteral("resultClass"), tr("Class of requests"),
              tr("Whose latencies are shown in all tabs"));
  classes_->setSizeAdjustPolicy(QComboBox::AdjustToContents);
  export_ =
      named_button(tr("Export…"), QStringLiteral("exportTab"),
                   tr("Save this tab as a picture, a drawing, a document or a table"), corner);
  layout->addWidget(nines_);
  layout->addWidget(classes_);
  layout->addWidget(export_);
  connect(nines_, &QCheckBox::toggled, this, [this](bool on) { cdf_->setNines(on); });
  connect(classes_, &QComboBox::currentIndexChanged, this, &ResultsPanel::show_class);
  connect(export_, &QPushButton::clicked, this, &ResultsPanel::ask_for_file);
  return corner;
}

QWidget* ResultsPanel::make_time_page(Plot* plot, QWidget* above) {
  auto* page = new QWidget(this);
  auto* layout = new QVBoxLayout(page);
  layout->setContentsMargins(6, 4, 6, 0);
  if (above != nullptr) layout->addWidget(above, 0, Qt::AlignLeft);
  layout->addWidget(plot, 1);
  return page;
}

void ResultsPanel::make_tabs() {
  summary_ = new SummaryPanel(this);
  cdf_ = new CdfPlot(this);
  histogram_ = new HistogramPlot(this);
  over_time_ = new TimeSeriesPlot(this);
  heatmap_ = new HeatmapPlot(this);
  queues_ = new TimeSeriesPlot(this);
  services_ = new QComboBox(this);
  name_widget(services_, QStringLiteral("queueService"), tr("Service"),
              tr("Whose queue and utilization are shown"));
  services_->setSizeAdjustPolicy(QComboBox::AdjustToContents);
  cdf_->setObjectName(QStringLiteral("cdfPlot"));
  histogram_->setObjectName(QStringLiteral("histogramPlot"));
  over_time_->setObjectName(QStringLiteral("timePlot"));
  heatmap_->setObjectName(QStringLiteral("heatmapPlot"));
  queues_->setObjectName(QStringLiteral("queuePlot"));
  auto* table_page = new QWidget(this);
  auto* layout = new QVBoxLayout(table_page);
  layout->setContentsMargins(6, 4, 6, 4);
  filter_ = new QLineEdit(table_page);
  name_widget(filter_, QStringLiteral("tableFilter"), tr("Filter"),
              tr("Only rows that hold these words"));
  filter_->setPlaceholderText(tr("Filter: cart p99"));
  filter_->setClearButtonEnabled(true);
  table_ = make_all_figures_table(table_page);
  layout->addWidget(filter_);
  layout->addWidget(table_, 1);
  tabs_->addTab(summary_, tr("Summary"));
  tabs_->addTab(make_time_page(cdf_), tr("CDF"));
  tabs_->addTab(make_time_page(histogram_), tr("Histogram"));
  tabs_->addTab(make_time_page(over_time_), tr("Over time"));
  tabs_->addTab(make_time_page(heatmap_), tr("Heatmap"));
  tabs_->addTab(make_time_page(queues_, services_), tr("Queues"));
  tabs_->addTab(table_page, tr("Table"));
  tabs_->setCornerWidget(make_corner(), Qt::TopRightCorner);
  cdf_->setNines(true);
  connect(services_, &QComboBox::currentIndexChanged, this, &ResultsPanel::show_queues);
  connect(filter_, &QLineEdit::textChanged, this,
          [this](const QString& words) { filter_rows(table_, words); });
  connect(summary_, &SummaryPanel::serviceActivated, this, &ResultsPanel::serviceActivated);
}

void ResultsPanel::link_time_plots() {
  const auto link = [this](auto* plot) {
    using PlotType = std::remove_pointer_t<decltype(plot)>;
    connect(plot, &PlotType::crosshairMoved, this, [this](double seconds) {
      setCrosshair(seconds);
      bar_->setTime(seconds);
      emit crosshairMoved(seconds);
    });
    connect(plot, &PlotType::timeRangeChanged, this, [this](double from_s, double to_s) {
      setTimeRange(from_s, to_s);
      emit timeRangeChanged(from_s, to_s);
    });
  };
  link(over_time_);
  link(heatmap_);
  link(queues_);
  connect(bar_, &PlaybackBar::timeChanged, this, [this](double seconds) {
    setCrosshair(seconds);
    emit crosshairMoved(seconds);
  });
}

void ResultsPanel::connect_recorder() {
  connect(recorder_, &RecordingController::finished, this, [this](const PlaybackPointer& playback) {
    if (!recorded_) return;
    playback_ = playback;
    show_recording_state(
        playback->is_shortened
            ? tr("Recorded the first %1 of %2 of one replication")
                  .arg(span_text(playback->duration_s), span_text(playback->own_duration_s))
            : tr("One replication, request by request"));
    show_playback();
    emit playbackReady(playback);
  });
  connect(recorder_, &RecordingController::failed, this, [this](const ParseErrors& errors) {
    recorded_.reset();
    show_recording_state(errors.empty() ? QString()
                                        : QStringLiteral("✕ ") + problem_line(errors.front()));
  });
  connect(recorder_, &RecordingController::cancelled, this, [this] {
    recorded_.reset();
    show_recording_state(tr("Stopped"));
  });
}

Plot* ResultsPanel::plot(Tab tab) const {
  switch (tab) {
    case cdf_tab: return cdf_;
    case histogram_tab: return histogram_;
    case time_tab: return over_time_;
    case heatmap_tab: return heatmap_;
    case queues_tab: return queues_;
    case summary_tab:
    case table_tab: return nullptr;
  }
  return nullptr;
}

QString ResultsPanel::chosenClass() const {
  return classes_->currentText();
}

void ResultsPanel::showResult(const RunResultPointer& result) {
  if (result != result_) {
    playback_.reset();
    recorded_.reset();
    bar_->setPlayback({});
    show_recording_state({});
  }
  result_ = result;
  summary_->setResult(result);
  export_->setEnabled(result != nullptr);
  show_classes();
  show_class();
  show_playback();
  show_table();
  record_if_needed();
}

void ResultsPanel::show_classes() {
  const QSignalBlocker quiet(classes_);
  const QString chosen = classes_->currentText();
  classes_->clear();
  if (result_) {
    for (const auto& [name, request] : result_->results.requests) {
      classes_->addItem(QString::fromStdString(name));
    }
  }
  classes_->setCurrentIndex(std::max(0, classes_->findText(chosen)));
  classes_->setEnabled(classes_->count() > 0);
}

void ResultsPanel::show_class() {
  const std::string name = chosenClass().toStdString();
  if (!result_ || !result_->results.requests.contains(name)) {
    cdf_->setAll({}, {});
    histogram_->setHistogram({});
    return;
  }
  const results::RequestResult& request = result_->results.requests.at(name);
  cdf_->setAll({curve_of(chosenClass(), CurveRole::a, request)},
               slo_marks(result_->verdicts, name));
  histogram_->setHistogram(request.histogram);
  if (playback_) over_time_->setData(percentile_series(*playback_, name));
}

void ResultsPanel::show_playback() {
  const QString wait = result_ && !result_->scenario
                           ? tr("A file of results holds no scenario to record.")
                           : tr("Run the scenario to see how it goes over time.");
  const QString recording = recorded_ ? tr("Recording one replication…") : wait;
  for (Plot* const plot : {static_cast<Plot*>(over_time_), static_cast<Plot*>(heatmap_),
                           static_cast<Plot*>(queues_)}) {
    plot->setEmptyText(recording);
  }
  {
    const QSignalBlocker quiet(services_);
    services_->clear();
    services_->addItem(tr("Longest queues"), QString());
    for (const auto& service : playback_ ? playback_->services : std::vector<ServicePlayback>{}) {
      services_->addItem(QString::fromStdString(service.name),
                         QString::fromStdString(service.name));
    }
  }
  if (!playback_) {
    over_time_->setData({});
    heatmap_->setData({});
    queues_->setData({});
    return;
  }
  const std::vector<FaultBand> faults = fault_bands_of(*playback_);
  const double warmup = result_ ? result_->results.warmup_s : 0;
  over_time_->setData(percentile_series(*playback_, chosenClass().toStdString()));
  heatmap_->setData(heatmap_data(*playback_));
  over_time_->setFaults(faults);
  heatmap_->setFaults(faults);
  queues_->setFaults(faults);
  over_time_->setWarmup(warmup);
  heatmap_->setWarmup(warmup);
  queues_->setWarmup(warmup);
  show_queues();
  bar_->setPlayback(playback_);
}

void ResultsPanel::show_queues() {
  if (!playback_) return;
  const std::string service = services_->currentData().toString().toStdString();
  queues_->setData(service.empty() ? queue_series(*playback_)
                                   : service_series(*playback_, service));
}

void ResultsPanel::record_if_needed() {
  const int tab = tabs_->currentIndex();
  const bool is_timed = tab >= time_tab && tab <= queues_tab;
  if (!is_timed || !result_ || !result_->scenario || recorded_ == result_) return;
  recorded_ = result_;
  show_recording_state(tr("Recording one replication…"));
  show_playback();
  recorder_->start({.text = scenario::to_json(*result_->scenario), .overrides = {}});
}

void ResultsPanel::show_recording_state(const QString& text) {
  recording_->setText(text);
  const int tab = tabs_->currentIndex();
  recording_->setVisible(!text.isEmpty() && tab >= time_tab && tab <= queues_tab);
}

// Tens of thousands of cells for a large scenario: it is filled when it is looked at.
void ResultsPanel::show_table() {
  if (in_table_ == result_ && result_) return;
  if (result_ && tabs_->currentIndex() == table_tab) {
    fill_all_figures(table_, result_->results);
    filter_rows(table_, filter_->text());
    in_table_ = result_;
  } else {
    table_->setRowCount(0);
    in_table_.reset();
  }
}

void ResultsPanel::showTab(int tab) {
  tabs_->setCurrentIndex(tab);
}

void ResultsPanel::chooseClass(const QString& name) {
  const int index = classes_->findText(name);
  if (index >= 0) classes_->setCurrentIndex(index);
}

void ResultsPanel::setCrosshair(double seconds) {
  crosshair_s_ = seconds;
  const int tab = tabs_->currentIndex();
  if (tab == time_tab) over_time_->setCrosshair(seconds);
  if (tab == heatmap_tab) heatmap_->setCrosshair(seconds);
  if (tab == queues_tab) queues_->setCrosshair(seconds);
}

void ResultsPanel::setTimeRange(double from_s, double to_s) {
  over_time_->setTimeRange(from_s, to_s);
  heatmap_->setTimeRange(from_s, to_s);
  queues_->setTimeRange(from_s, to_s);
}

bool ResultsPanel::exportCurrent(const QString& path, QString* error) {
  if (Plot* const shown = plot(static_cast<Tab>(tabs_->currentIndex()))) {
    return shown->exportTo(path, error);
  }
  return summary_->exportCsv(path, error);
}

void ResultsPanel::ask_for_file() {
  const bool is_plot = plot(static_cast<Tab>(tabs_->currentIndex())) != nullptr;
  const QString filter =
      is_plot ? tr("Picture (*.png);;Vector drawing (*.svg);;Document (*.pdf);;Table (*.csv)")
              : tr("Table (*.csv)");
  const QString path = QFileDialog::getSaveFileName(this, tr("Export"), QString(), filter);
  QString error;
  if (!path.isEmpty() && !exportCurrent(path, &error)) {
    QMessageBox::warning(this, tr("Export"), error);
  }
}

void ResultsPanel::refreshTheme() {
  for (int tab = cdf_tab; tab <= queues_tab; ++tab) plot(static_cast<Tab>(tab))->refreshTheme();
  in_table_.reset();
  show_table();
}

}  // namespace sojourn::gui
