#include "gui/panels/live_panel.h"

#include <QCheckBox>
#include <QComboBox>
#include <QFileDialog>
#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QProgressBar>
#include <QPushButton>
#include <QSignalBlocker>
#include <QSpinBox>
#include <QSplitter>
#include <QTabWidget>
#include <QTableWidget>
#include <QVBoxLayout>
#include <algorithm>
#include <array>
#include <utility>

#include "gui/core/message_words.h"
#include "gui/look/theme.h"
#include "gui/panels/results_parts.h"
#include "gui/panels/whatif_picture.h"
#include "gui/plot/compare_plot.h"
#include "models/report/csv.h"
#include "models/scenario/quantity.h"

namespace sojourn::gui {
namespace {

using report::Quantity;

constexpr int lines_max = 500;
constexpr int bar_steps = 1000;
constexpr int tick_ms = 100;
constexpr int verdict_column = 4;

QString verdict_word(const std::string& verdict) {
  if (verdict == "clean") return QStringLiteral("✓ ") + LivePanel::tr("clean");
  if (verdict == "degraded") return QStringLiteral("! ") + LivePanel::tr("degraded");
  if (verdict == "invalid") return QStringLiteral("✕ ") + LivePanel::tr("invalid");
  return QString::fromStdString(verdict);
}

QColor verdict_ink(const std::string& verdict) {
  const Colors& colors = current_colors();
  if (verdict == "clean") return colors.ok_text;
  return verdict == "invalid" ? colors.critical_text : colors.warn_text;
}

QString share_of(const std::optional<double>& error) {
  return error ? QString::fromStdString(report::signed_share_text(*error)) : QStringLiteral("–");
}

// The row of one compared figure; flagged when it lies outside its tolerance. An invalid
// measurement has no errors, so that nothing is within them either.
QList<QTableWidgetItem*> figure_row(const QString& of, const report::ComparedFigure& figure) {
  const Quantity quantity = report::quantity_of(figure.name);
  QString verdict = QStringLiteral("–");
  if (figure.tolerance && figure.error) {
    verdict = figure.breached ? QStringLiteral("✕ ") + LivePanel::tr("outside")
                              : QStringLiteral("✓ ") + LivePanel::tr("within");
  }
  const QString tolerance = figure.tolerance
                                ? QStringLiteral("±%1").arg(QString::fromStdString(
                                      report::plain_text(*figure.tolerance, Quantity::share)))
                                : QStringLiteral("–");
  QList<QTableWidgetItem*> row = {
      text_cell(of),
      text_cell(message_words(figure.name)),
      number_cell(figure.error.value_or(0), share_of(figure.error)),
      number_cell(figure.tolerance.value_or(0), tolerance),
      text_cell(verdict),
      figure_cell(figure.predicted, quantity, why_no_interval(results::Kind::simulated)),
      number_cell(figure.measured.value, figure_text(figure.measured, quantity))};
  if (figure.breached) {
    for (QTableWidgetItem* const cell : row) {
      QFont font = cell->font();
      font.setBold(true);
      cell->setFont(font);
      cell->setForeground(current_colors().critical_text);
    }
  }
  row[verdict_column]->setData(Qt::UserRole + 1, figure.breached);
  return row;
}

}  // namespace

LivePanel::LivePanel(LiveValidation* live, QWidget* parent) : QWidget(parent), live_(live) {
  setObjectName(QStringLiteral("livePanel"));
  verdict_ = new QLabel(this);
  verdict_->setObjectName(QStringLiteral("liveVerdict"));
  reasons_ = muted_label({}, this);
  reasons_->setObjectName(QStringLiteral("liveReasons"));
  reasons_->setWordWrap(true);
  lines_ = new QPlainTextEdit(this);
  name_widget(lines_, QStringLiteral("liveLines"), tr("Progress of the live run"), QString());
  lines_->setReadOnly(true);
  lines_->setTabChangesFocus(true);
  lines_->setMaximumBlockCount(lines_max);
  lines_->setMaximumHeight(96);
  lines_->hide();
  auto* layout = new QVBoxLayout(this);
  layout->setContentsMargins(8, 6, 8, 6);
  layout->addWidget(make_head());
  layout->addWidget(make_progress());
  layout->addWidget(lines_);
  layout->addWidget(verdict_);
  layout->addWidget(reasons_);
  layout->addWidget(make_result(), 1);
  connect_live();
  follow_theme(this, [this] { refreshTheme(); });
  show_running(false);
  show_verdict();
}

QWidget* LivePanel::make_head() {
  auto* head = new QWidget(this);
  auto* layout = new QHBoxLayout(head);
  layout->setContentsMargins(0, 0, 0, 0);
  duration_ = new QLineEdit(head);
  name_widget(duration_, QStringLiteral("liveDuration"), tr("Duration"),
              tr("How long each run takes, such as 20s; empty: as the scenario says"));
  duration_->setPlaceholderText(tr("of the scenario"));
  duration_->setFixedWidth(120);
  repeat_ = new QSpinBox(head);
  name_widget(repeat_, QStringLiteral("liveRepeat"), tr("Runs"),
              tr("Live runs; the median of their errors counts"));
  repeat_->setRange(1, 20);
  calibrate_ = new QCheckBox(tr("Calibrate first"), head);
  name_widget(calibrate_, QStringLiteral("liveCalibrate"), tr("Calibrate first"),
              tr("Measure this machine's own costs of a request before predicting"));
  calibrate_->setChecked(true);
  run_ = named_button(tr("Validate live"), QStringLiteral("liveRun"),
                      tr("Perform the scenario with real processes on this machine"), head);
  open_ = named_button(tr("Open…"), QStringLiteral("liveOpen"),
                       tr("Show a validation that was saved earlier"), head);
  export_ = named_button(tr("Export CSV…"), QStringLiteral("liveExport"),
                         tr("Save all compared figures as a table"), head);
  connect(export_, &QPushButton::clicked, this, [this] {
    if (!validation_) return;
    save_with_dialog(this, tr("Export comparison"), QStringLiteral("validation.csv"),
                     tr("Table (*.csv)"),
                     QByteArray::fromStdString(report::comparison_csv(validation_->comparison)));
  });
  classes_ = new QComboBox(head);
  name_widget(classes_, QStringLiteral("liveClass"), tr("Class of requests"),
              tr("Whose latencies are shown"));
  classes_->setSizeAdjustPolicy(QComboBox::AdjustToContents);
  auto* duration_label = new QLabel(tr("Duration"), head);
  duration_label->setBuddy(duration_);
  auto* repeat_label = new QLabel(tr("Runs"), head);
  repeat_label->setBuddy(repeat_);
  layout->addWidget(duration_label);
  layout->addWidget(duration_);
  layout->addWidget(repeat_label);
  layout->addWidget(repeat_);
  layout->addWidget(calibrate_);
  layout->addWidget(run_);
  layout->addWidget(open_);
  layout->addWidget(export_);
  layout->addStretch(1);
  layout->addWidget(classes_);
  connect(run_, &QPushButton::clicked, this, [this] {
    if (live_->isRunning()) {
      stop();
    } else {
      start();
    }
  });
  connect(duration_, &QLineEdit::returnPressed, this, &LivePanel::start);
  connect(open_, &QPushButton::clicked, this, [this] { openFile({}); });
  connect(classes_, &QComboBox::currentIndexChanged, this, &LivePanel::show_class);
  return head;
}

// What is being done, and of a replay how far it is: it is quiet for most of the time.
QWidget* LivePanel::make_progress() {
  progress_ = new QWidget(this);
  bar_ = new QProgressBar(progress_);
  name_widget(bar_, QStringLiteral("liveProgress"), tr("Progress of the live run"), QString());
  bar_->setTextVisible(false);
  bar_->setFixedSize(240, 10);
  state_ = new QLabel(progress_);
  name_widget(state_, QStringLiteral("liveState"), tr("State of the live run"), QString());
  auto* layout = new QHBoxLayout(progress_);
  layout->setContentsMargins(0, 0, 0, 0);
  layout->addWidget(bar_);
  layout->addWidget(state_, 1);
  return progress_;
}

QWidget* LivePanel::make_result() {
  auto* splitter = new QSplitter(Qt::Horizontal, this);
  splitter->setChildrenCollapsible(false);
  plot_ = new MeasuredPlot(splitter);
  plot_->setObjectName(QStringLiteral("measuredPlot"));
  plot_->setNines(true);
  figures_ = result_table(QStringLiteral("liveFigures"), tr("Predicted and measured"),
                          {tr("Of"), tr("Figure"), tr("Error", "of a prediction"), tr("Tolerance"),
                           tr("Verdict"), tr("Predicted"), tr("Measured")});
  figures_->horizontalHeaderItem(1)->setTextAlignment(Qt::AlignLeft | Qt::AlignVCenter);
  figures_->horizontalHeaderItem(verdict_column)
      ->setTextAlignment(Qt::AlignLeft | Qt::AlignVCenter);
  means_ = result_table(QStringLiteral("liveMeans"), tr("Mean absolute errors"),
                        {tr("Of"), tr("Mean absolute error"), tr("Figures")});
  auto* tables = new QTabWidget(splitter);
  tables->setDocumentMode(true);
  tables->addTab(figures_, tr("Figures"));
  tables->addTab(means_, tr("Mean errors"));
  splitter->addWidget(plot_);
  splitter->addWidget(tables);
  splitter->setStretchFactor(0, 1);
  splitter->setStretchFactor(1, 1);
  splitter->setSizes({440, 690});
  return splitter;
}

void LivePanel::connect_live() {
  connect(live_, &LiveValidation::started, this, [this] {
    lines_->clear();
    lines_->show();
    show_running(true);
  });
  connect(live_, &LiveValidation::line, this, [this](const QString& line) {
    const QString text = message_words(line.toStdString());
    add_line(text);
    replay_tick_.stop();
    bar_->setRange(0, 0);
    state_->setText(text);
  });
  connect(live_, &LiveValidation::replaying, this, [this](const ReplayBegin& begin) {
    replay_ = begin;
    replay_clock_.start();
    replay_tick_.start(tick_ms);
    bar_->setRange(0, bar_steps);
    show_replay();
  });
  connect(&replay_tick_, &QTimer::timeout, this, &LivePanel::show_replay);
  connect(live_, &LiveValidation::stopping, this, [this] {
    replay_tick_.stop();
    run_->setEnabled(false);
    state_->setText(tr("Stopping…"));
  });
  connect(live_, &LiveValidation::finished, this, [this](const ValidationPointer& validation) {
    show_running(false);
    showValidation(validation);
  });
  connect(live_, &LiveValidation::cancelled, this, [this] {
    show_running(false);
    add_line(tr("Stopped"));
  });
  connect(live_, &LiveValidation::failed, this, [this](const QString& message) {
    show_running(false);
    complain(message);
  });
}

void LivePanel::setSource(const ScenarioSource& source) {
  source_of_ = [source] { return source; };
}

void LivePanel::setSourceOf(SourceOf source_of) {
  source_of_ = std::move(source_of);
}

LiveOptions LivePanel::options() const {
  LiveOptions options;
  options.duration = duration_->text().trimmed();
  options.repeat = static_cast<unsigned>(repeat_->value());
  options.calibrates = calibrate_->isChecked();
  return options;
}

void LivePanel::start() {
  const LiveOptions wanted = options();
  if (!wanted.duration.isEmpty() && !scenario::parse_duration(wanted.duration.toStdString())) {
    complain(tr("The duration needs a unit, such as 20s."));
    duration_->setFocus();
    return;
  }
  const std::optional<ScenarioSource> source = source_of_ ? source_of_() : std::nullopt;
  if (source) {
    live_->start(*source, wanted);
  } else {
    complain(tr("The scenario has errors; see Problems"));
  }
}

void LivePanel::stop() {
  live_->cancel();
}

void LivePanel::openFile(const QString& path) {
  QString chosen = path;
  if (chosen.isEmpty()) {
    chosen = QFileDialog::getOpenFileName(this, tr("Open validation"), QString(),
                                          tr("Validation (*.json);;All files (*)"));
  }
  if (!chosen.isEmpty()) live_->load(chosen);
}

void LivePanel::add_line(const QString& text) {
  lines_->appendPlainText(text);
}

void LivePanel::complain(const QString& message) {
  lines_->show();
  add_line(QStringLiteral("✕ ") + message);
}

void LivePanel::show_replay() {
  const double elapsed = static_cast<double>(replay_clock_.elapsed()) / 1000;
  const double share = replay_.seconds > 0 ? std::min(elapsed / replay_.seconds, 1.0) : 1;
  bar_->setValue(static_cast<int>(share * bar_steps));
  const QString now = QString::number(std::min(elapsed, replay_.seconds), 'f', 0);
  const QString all = QString::number(replay_.seconds, 'g', 4);
  const QString text = replay_.runs > 1 ? tr("Requests are replayed: %1 of %2 s, run %3 of %4")
                                              .arg(now, all)
                                              .arg(replay_.run)
                                              .arg(replay_.runs)
                                        : tr("Requests are replayed: %1 of %2 s").arg(now, all);
  state_->setText(text);
}

void LivePanel::show_running(bool is_running) {
  replay_tick_.stop();
  bar_->setRange(0, 0);
  state_->setText(tr("Starting…"));
  progress_->setVisible(is_running);
  run_->setEnabled(true);
  run_->setText(is_running ? tr("Stop") : tr("Validate live"));
  for (QWidget* const part : {static_cast<QWidget*>(duration_), static_cast<QWidget*>(repeat_),
                              static_cast<QWidget*>(calibrate_), static_cast<QWidget*>(open_)}) {
    part->setEnabled(!is_running);
  }
}

void LivePanel::showValidation(const ValidationPointer& validation) {
  validation_ = validation;
  const QSignalBlocker quiet(classes_);
  const QString chosen = classes_->currentText();
  classes_->clear();
  if (validation_) {
    for (const report::Compared& one : validation_->comparison.requests) {
      classes_->addItem(QString::fromStdString(one.name));
    }
    lines_->hide();
  }
  classes_->setCurrentIndex(std::max(0, classes_->findText(chosen)));
  show_verdict();
  show_class();
  show_figures();
  show_means();
  if (validation_) emit validationShown(validation_);
}

QString LivePanel::verdictText() const {
  return verdict_->text();
}

void LivePanel::show_verdict() {
  verdict_->setVisible(validation_ != nullptr);
  reasons_->setVisible(validation_ != nullptr);
  classes_->setEnabled(validation_ != nullptr);
  export_->setEnabled(validation_ != nullptr);
  if (!validation_) return;
  const report::Comparison& comparison = validation_->comparison;
  QStringList parts;
  // What is shown stays when another scenario is opened.
  const std::string& name = validation_->predicted.scenario_name;
  if (!name.empty()) parts << QString::fromStdString(name);
  if (!comparison.verdict.empty()) {
    parts << tr("Measurement: %1").arg(verdict_word(comparison.verdict));
  }
  if (!comparison.invalid()) {
    parts << (comparison.breached ? QStringLiteral("✕ ") + tr("outside its tolerances")
                                  : QStringLiteral("✓ ") + tr("within its tolerances"));
  }
  if (validation_->runs > 1) {
    parts << tr("run %1 of %2 is shown, the median error counts")
                 .arg(validation_->shown_run + 1)
                 .arg(validation_->runs);
  }
  verdict_->setText(parts.join(QStringLiteral(" · ")));
  QPalette palette = verdict_->palette();
  palette.setColor(QPalette::WindowText, comparison.breached ? current_colors().critical_text
                                                             : verdict_ink(comparison.verdict));
  verdict_->setPalette(palette);
  QStringList reasons;
  for (const std::string& reason : comparison.reasons) reasons << message_words(reason);
  for (const std::string& warning : validation_->warnings) {
    reasons << message_words(warning);
  }
  if (validation_->inside_of > 0) {
    reasons << tr("%1 of %2 measured figures lie inside the interval of a run with other random "
                  "numbers")
                   .arg(validation_->inside)
                   .arg(validation_->inside_of);
  }
  reasons_->setText(reasons.join(QLatin1Char('\n')));
  reasons_->setVisible(!reasons.isEmpty());
}

void LivePanel::show_class() {
  const std::string name = classes_->currentText().toStdString();
  if (!validation_ || !validation_->predicted.requests.contains(name)) {
    plot_->setCurves({});
    return;
  }
  std::optional<CdfCurve> measured;
  const auto found = validation_->measured.requests.find(name);
  if (found != validation_->measured.requests.end()) {
    measured = curve_of(tr("measured"), CurveRole::measured, found->second);
  }
  std::optional<double> tolerance;
  for (const report::Compared& one : validation_->comparison.requests) {
    if (one.name != name) continue;
    for (const report::ComparedFigure& figure : one.figures) {
      if (figure.name == "p99" || (figure.name == "p95" && !tolerance)) {
        tolerance = figure.tolerance ? figure.tolerance : tolerance;
      }
    }
  }
  plot_->setRuns(curve_of(tr("simulated"), CurveRole::a, validation_->predicted.requests.at(name)),
                 std::move(measured), tolerance);
}

void LivePanel::show_figures() {
  QList<QList<QTableWidgetItem*>> rows;
  if (validation_) {
    for (const auto* group :
         {&validation_->comparison.requests, &validation_->comparison.services}) {
      for (const report::Compared& one : *group) {
        for (const report::ComparedFigure& figure : one.figures) {
          rows << figure_row(QString::fromStdString(one.name), figure);
        }
      }
    }
  }
  set_rows(figures_, rows);
}

void LivePanel::show_means() {
  QList<QList<QTableWidgetItem*>> rows;
  if (validation_) {
    for (const auto* group : {&validation_->service_errors, &validation_->request_errors}) {
      for (const MeanError& mean : *group) {
        rows << QList<QTableWidgetItem*>{
            text_cell(QString::fromStdString(mean.name)),
            number_cell(mean.share,
                        QString::fromStdString(report::figure_text(mean.share, Quantity::share))),
            number_cell(static_cast<double>(mean.figures), QString::number(mean.figures))};
      }
    }
  }
  set_rows(means_, rows);
}

int LivePanel::flaggedRows() const {
  int flagged = 0;
  for (int row = 0; row < figures_->rowCount(); ++row) {
    flagged += figures_->item(row, verdict_column)->data(Qt::UserRole + 1).toBool() ? 1 : 0;
  }
  return flagged;
}

bool LivePanel::exportCsv(const QString& path, QString* error) const {
  const QString problem =
      validation_
          ? write_whole(path,
                        QByteArray::fromStdString(report::comparison_csv(validation_->comparison)))
          : tr("There is nothing to save yet.");
  if (error != nullptr) *error = problem;
  return problem.isEmpty();
}

void LivePanel::refreshTheme() {
  plot_->refreshTheme();
  show_verdict();
  show_figures();
}

}  // namespace sojourn::gui
