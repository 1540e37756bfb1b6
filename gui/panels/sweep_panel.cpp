#include "gui/panels/sweep_panel.h"

#include <QComboBox>
#include <QFile>
#include <QFileDialog>
#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QProgressBar>
#include <QSignalBlocker>
#include <QSplitter>
#include <QVBoxLayout>
#include <algorithm>

#include "gui/look/theme.h"
#include "gui/panels/progress_text.h"
#include "gui/panels/results_parts.h"
#include "gui/plot/plot.h"

namespace sojourn::gui {
namespace {

using report::Quantity;

constexpr int progress_steps = 1000;

}  // namespace

SweepPanel::SweepPanel(SweepController* controller, QWidget* parent)
    : QWidget(parent), controller_(controller) {
  setObjectName(QStringLiteral("sweepPanel"));
  auto* layout = new QVBoxLayout(this);
  layout->setContentsMargins(8, 6, 8, 6);
  layout->addWidget(make_head());
  layout->addWidget(make_result(), 1);
  layout->addWidget(make_foot());
  connect(controller_, &SweepController::started, this, [this] { show_running(true); });
  connect(controller_, &SweepController::progress, this, [this](const RunProgress& progress) {
    progress_->setValue(static_cast<int>(progress.fraction * progress_steps));
    say(progress_text(progress));
  });
  connect(controller_, &SweepController::finished, this, [this](const SweepResultPointer& result) {
    show_running(false);
    take(result, asked_parameter_, asked_kind_);
    say(tr("%1 points in %2 s").arg(result->points.size()).arg(result->wall_s, 0, 'f', 1));
  });
  connect(controller_, &SweepController::cancelled, this, [this] {
    show_running(false);
    say(tr("Stopped"));
  });
  connect(controller_, &SweepController::failed, this, [this](const ParseErrors& errors) {
    show_running(false);
    say(errors.empty() ? QString() : problem_line(errors.front()), true);
  });
  follow_theme(this, [this] { refreshTheme(); });
  show_running(false);
  show_findings();
}

QWidget* SweepPanel::make_head() {
  auto* head = new QWidget(this);
  auto* layout = new QHBoxLayout(head);
  layout->setContentsMargins(0, 0, 0, 0);
  place_ = new QComboBox(head);
  name_widget(place_, QStringLiteral("sweepPlace"), tr("Parameter"),
              tr("The number of the document that is varied"));
  place_->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
  place_->setMinimumContentsLength(22);
  range_ = new QLineEdit(head);
  name_widget(range_, QStringLiteral("sweepRange"), tr("Range"),
              tr("A..B:N, A..B:N log, or a list such as 1ms, 5ms, 20ms"));
  range_->setPlaceholderText(tr("10/s..90/s:9"));
  range_->setMinimumWidth(150);
  run_ = named_button(tr("Run sweep"), QStringLiteral("runSweep"),
                      tr("Simulate every value of the range"), head);
  progress_ = new QProgressBar(head);
  name_widget(progress_, QStringLiteral("sweepProgress"), tr("Progress of the sweep"), QString());
  progress_->setRange(0, progress_steps);
  progress_->setTextVisible(false);
  progress_->setFixedWidth(110);
  progress_->setMaximumHeight(10);
  classes_ = new QComboBox(head);
  name_widget(classes_, QStringLiteral("sweepClass"), tr("Class of requests"),
              tr("Whose throughput and latency are shown"));
  classes_->setSizeAdjustPolicy(QComboBox::AdjustToContents);
  layout->addWidget(place_, 2);
  layout->addWidget(range_, 1);
  layout->addWidget(run_);
  layout->addWidget(progress_);
  layout->addStretch(1);
  layout->addWidget(classes_);
  connect(place_, &QComboBox::currentIndexChanged, this, &SweepPanel::place_chosen);
  connect(range_, &QLineEdit::returnPressed, this, &SweepPanel::start);
  connect(classes_, &QComboBox::currentIndexChanged, this, &SweepPanel::show_class);
  connect(run_, &QPushButton::clicked, this, [this] {
    if (controller_->isRunning()) {
      stop();
    } else {
      start();
    }
  });
  return head;
}

QWidget* SweepPanel::make_result() {
  auto* splitter = new QSplitter(Qt::Horizontal, this);
  splitter->setChildrenCollapsible(false);
  plot_ = make_sweep_plot(splitter, [this](int point) {
    table_->selectRow(point);
    // Of a sweep that was read from a file nobody knows the place.
    if (!result_ || result_->path.empty()) return;
    if (point < 0 || point >= static_cast<int>(result_->points.size())) return;
    const SweepValue& at = result_->points[static_cast<std::size_t>(point)].at;
    emit pointActivated(place_values(swept_, result_->path, kind_, at.x));
  });
  table_ = result_table(
      QStringLiteral("sweepTable"), tr("Points of the sweep"),
      {tr("Value"), tr("p99"), tr("p95"), tr("p50"), tr("Served"), tr("Errors"), tr("Busiest")},
      splitter);
  splitter->addWidget(plot());
  splitter->addWidget(table_);
  splitter->setStretchFactor(0, 1);
  splitter->setStretchFactor(1, 1);
  splitter->setSizes({600, 500});
  connect(table_, &QTableWidget::itemSelectionChanged, this, [this] {
    const int row = table_->currentRow();
    if (row < 0 || table_->item(row, 0) == nullptr) return;
    select_sweep_point(*plot_, table_->item(row, 0)->data(Qt::UserRole + 1).toInt());
  });
  return splitter;
}

QWidget* SweepPanel::make_foot() {
  auto* foot = new QWidget(this);
  auto* layout = new QHBoxLayout(foot);
  layout->setContentsMargins(0, 0, 0, 0);
  findings_ = new QLabel(foot);
  findings_->setObjectName(QStringLiteral("sweepFindings"));
  message_ = muted_label({}, foot);
  message_->setObjectName(QStringLiteral("sweepMessage"));
  export_ = named_button(tr("Export CSV…"), QStringLiteral("exportSweep"),
                         tr("Save all points as a table"), foot);
  auto* import = named_button(tr("Import CSV…"), QStringLiteral("importSweep"),
                              tr("Show a sweep that was saved earlier"), foot);
  layout->addWidget(findings_);
  layout->addStretch(1);
  layout->addWidget(message_);
  layout->addWidget(import);
  layout->addWidget(export_);
  connect(export_, &QPushButton::clicked, this, [this] {
    if (!result_) return;
    save_with_dialog(this, tr("Export sweep"), QStringLiteral("sweep.csv"), tr("Table (*.csv)"),
                     QByteArray::fromStdString(sweep_csv(result_->points)));
  });
  connect(import, &QPushButton::clicked, this, [this] {
    const QString path = QFileDialog::getOpenFileName(this, tr("Import sweep"), QString(),
                                                      tr("Table (*.csv);;All files (*)"));
    QString error;
    if (!path.isEmpty() && !importCsv(path, &error)) say(error, true);
  });
  return foot;
}

void SweepPanel::setDocument(const JsonValue& tree, const std::string& text, const Schema& schema) {
  const SweepPlace* const before = chosen();
  const std::string pointer = before != nullptr ? before->pointer : std::string();
  text_ = text;
  tree_ = tree;
  {
    const QSignalBlocker quiet(place_);
    places_ = sweepable_places(tree, schema);
    place_->clear();
    for (const SweepPlace& place : places_) {
      place_->addItem(
          QStringLiteral("%1  (%2)").arg(place.title, QString::fromStdString(place.text)),
          QString::fromStdString(place.pointer));
    }
    const int same = place_->findData(QString::fromStdString(pointer));
    place_->setCurrentIndex(same >= 0 ? same : (places_.empty() ? -1 : 0));
  }
  place_chosen();
}

const SweepPlace* SweepPanel::chosen() const {
  const int index = place_->currentIndex();
  if (index < 0 || index >= static_cast<int>(places_.size())) return nullptr;
  return &places_[static_cast<std::size_t>(index)];
}

bool SweepPanel::choosePlace(const std::string& pointer) {
  const int index = place_->findData(QString::fromStdString(pointer));
  if (index < 0) return false;
  place_->setCurrentIndex(index);
  return true;
}

// A range that a person wrote is kept while it may fit.
void SweepPanel::place_chosen() {
  const SweepPlace* const place = chosen();
  run_->setEnabled(place != nullptr);
  if (place == nullptr) return;
  const std::string suggestion = suggested_range(*place);
  const bool is_own = !range_->text().isEmpty() && range_->text().toStdString() != suggested_;
  const bool same_kind = place->kind == asked_kind_;
  if (!is_own || !same_kind) range_->setText(QString::fromStdString(suggestion));
  asked_kind_ = place->kind;
  suggested_ = suggestion;
}

void SweepPanel::start() {
  const SweepPlace* const place = chosen();
  if (place == nullptr || controller_->isRunning()) return;
  auto values = parse_range(range_->text().toStdString());
  if (!values) {
    say(QString::fromStdString(values.error()), true);
    range_->setFocus();
    return;
  }
  asked_parameter_ = place->title;
  asked_kind_ = place->kind;
  swept_ = tree_;
  const auto overrides = [tree = tree_, pointer = place->pointer,
                          kind = place->kind](const SweepValue& at) {
    std::vector<scenario::Override> found;
    for (auto& [path, json] : place_values(tree, pointer, kind, at.x))
      found.push_back({path, json});
    return found;
  };
  const bool is_load = place->kind == PlaceKind::factor;
  controller_->start({.text = text_, .overrides = {}}, place->pointer, *std::move(values),
                     is_load ? PointOverrides(overrides) : PointOverrides());
}

void SweepPanel::stop() {
  controller_->cancel();
}

void SweepPanel::show_running(bool is_running) {
  run_->setText(is_running ? tr("Stop") : tr("Run sweep"));
  progress_->setVisible(is_running);
  progress_->setValue(0);
  place_->setEnabled(!is_running);
  range_->setEnabled(!is_running);
  export_->setEnabled(result_ != nullptr);
}

void SweepPanel::take(const SweepResultPointer& result, const QString& parameter, PlaceKind kind) {
  result_ = result;
  parameter_ = parameter;
  kind_ = kind;
  export_->setEnabled(true);
  show_classes();
  show_class();
  show_findings();
}

void SweepPanel::show_classes() {
  const QSignalBlocker quiet(classes_);
  const QString chosen_class = classes_->currentText();
  classes_->clear();
  classes_->addItem(tr("All requests"), QString());
  if (!result_->points.empty() && result_->points.front().requests.size() > 1) {
    for (const auto& [name, figures] : result_->points.front().requests) {
      classes_->addItem(QString::fromStdString(name), QString::fromStdString(name));
    }
  }
  classes_->setCurrentIndex(std::max(0, classes_->findText(chosen_class)));
}

void SweepPanel::show_class() {
  if (!result_) return;
  const std::string request = classes_->currentData().toString().toStdString();
  show_sweep(*plot_, sweep_picture(*result_, parameter_, kind_, request));
  show_table(request);
}

void SweepPanel::show_table(const std::string& request) {
  const QString reason = tr("No interval: too few samples, or no steady state.");
  QList<QList<QTableWidgetItem*>> rows;
  for (std::size_t i = 0; i < result_->points.size(); ++i) {
    const SweepPoint& point = result_->points[i];
    const SweepFigures* const figures = figures_of(point, request);
    if (figures == nullptr) continue;
    QString value = QString::fromStdString(point.at.value);
    if (result_->knee && result_->knee->point == i) value += tr("  knee");
    if (point.unstable) value += QStringLiteral("  ✕");
    auto* first = text_cell(value);
    first->setData(Qt::UserRole, point.at.x);
    first->setData(Qt::UserRole + 1, static_cast<int>(i));
    if (point.unstable) first->setToolTip(tr("Unstable: a queue grows without bound"));
    rows << QList<QTableWidgetItem*>{
        first,
        figure_cell(figures->p99, Quantity::seconds, reason),
        figure_cell(figures->p95, Quantity::seconds, reason),
        figure_cell(figures->p50, Quantity::seconds, reason),
        figure_cell(figures->throughput, Quantity::per_second, reason),
        figure_cell(figures->errors, Quantity::share, reason),
        number_cell(point.utilization.value,
                    QStringLiteral("%1 %2").arg(QString::fromStdString(point.busiest),
                                                QString::fromStdString(report::figure_text(
                                                    point.utilization.value, Quantity::share))))};
  }
  set_rows(table_, rows);
}

void SweepPanel::show_findings() {
  if (!result_) {
    findings_->setText(tr("Choose a parameter and a range, then run the sweep."));
    return;
  }
  QStringList found;
  if (const auto& crossing = result_->max_sustainable) {
    const QString at = QString::fromStdString(
        place_text(kind_, std::stod(report::figure_text(crossing->x, Quantity::number))));
    found << (crossing->met_below ? tr("Max sustainable <b>%1</b>")
                                  : tr("Objectives need at least <b>%1</b>"))
                     .arg(at) +
                 QStringLiteral(" (%1, %2)")
                     .arg(QString::fromStdString(crossing->slo),
                          QString::fromStdString(crossing->figure));
  } else {
    found << tr("The objectives hold everywhere or nowhere in this range, or there are none");
  }
  if (result_->knee) {
    found << tr("knee at <b>%1</b>")
                 .arg(QString::fromStdString(result_->points[result_->knee->point].at.value));
  }
  findings_->setText(found.join(QStringLiteral(" · ")));
}

QString SweepPanel::findings() const {
  QString plain = findings_->text();
  return plain.remove(QStringLiteral("<b>")).remove(QStringLiteral("</b>"));
}

void SweepPanel::say(const QString& text, bool is_error) {
  message_->setText(is_error ? QStringLiteral("✕ ") + text : text);
}

bool SweepPanel::exportCsv(const QString& path, QString* error) const {
  const QString problem =
      result_ ? write_whole(path, QByteArray::fromStdString(sweep_csv(result_->points)))
              : tr("There is nothing to save yet.");
  if (error != nullptr) *error = problem;
  return problem.isEmpty();
}

bool SweepPanel::importCsv(const QString& path, QString* error) {
  QFile file(path);
  QString problem;
  if (!file.open(QIODevice::ReadOnly)) {
    problem = tr("%1 cannot be read: %2").arg(path, file.errorString());
  } else if (auto points = parse_sweep_csv(file.readAll().toStdString()); !points) {
    problem = QString::fromStdString(points.error());
  } else {
    auto sweep = std::make_shared<SweepResult>();
    sweep->points = *std::move(points);
    sweep->knee = find_knee(sweep->points);
    sweep->max_sustainable = find_crossing(sweep->points);
    PlaceKind kind = PlaceKind::number;
    for (const PlaceKind tried : {PlaceKind::rate, PlaceKind::duration, PlaceKind::percentage}) {
      if (!sweep->points.empty() && read_place(tried, sweep->points.front().at.value)) kind = tried;
    }
    take(sweep, tr("Value"), kind);
  }
  if (error != nullptr) *error = problem;
  return problem.isEmpty();
}

void SweepPanel::refreshTheme() {
  plot()->refreshTheme();
  show_class();
}

}  // namespace sojourn::gui
