// "Validate live": the scenario performed by real processes on this machine, and what was measured
// beside what was predicted: every figure with its tolerance, and whether the machine was quiet
// enough to believe the measurement.
#pragma once

#include <QElapsedTimer>
#include <QTimer>
#include <QWidget>
#include <functional>
#include <optional>

#include "gui/run/live_validation.h"
#include "gui/run/result_store.h"

class QCheckBox;
class QComboBox;
class QLabel;
class QLineEdit;
class QPlainTextEdit;
class QProgressBar;
class QPushButton;
class QSpinBox;
class QTableWidget;

namespace sojourn::gui {

class MeasuredPlot;

class LivePanel : public QWidget {
  Q_OBJECT

 public:
  explicit LivePanel(LiveValidation* live, QWidget* parent = nullptr);

  // What Start will perform: asked for when it starts, because people press the button right after
  // a change. Nullopt: there is nothing that could be performed.
  using SourceOf = std::function<std::optional<ScenarioSource>()>;
  void setSource(const ScenarioSource& source);
  void setSourceOf(SourceOf source_of);

  LiveOptions options() const;
  const ValidationPointer& validation() const { return validation_; }
  MeasuredPlot* plot() const { return plot_; }
  QTableWidget* table() const { return figures_; }
  int flaggedRows() const;  // out of tolerance
  QString verdictText() const;
  bool exportCsv(const QString& path, QString* error = nullptr) const;

 public slots:
  void start();
  void stop();
  void openFile(const QString& path);  // empty: asks
  void showValidation(const sojourn::gui::ValidationPointer& validation);
  void refreshTheme();

 signals:
  void validationShown(const sojourn::gui::ValidationPointer& validation);

 private:
  QWidget* make_head();
  QWidget* make_progress();
  QWidget* make_result();
  void connect_live();
  void add_line(const QString& text);
  void show_running(bool is_running);
  void show_replay();
  void complain(const QString& message);
  void show_verdict();
  void show_class();
  void show_figures();
  void show_means();

  LiveValidation* live_;
  SourceOf source_of_;
  ValidationPointer validation_;
  QLineEdit* duration_ = nullptr;
  QSpinBox* repeat_ = nullptr;
  QCheckBox* calibrate_ = nullptr;
  QPushButton* run_ = nullptr;
  QPushButton* open_ = nullptr;
  QPushButton* export_ = nullptr;
  QComboBox* classes_ = nullptr;
  QLabel* verdict_ = nullptr;
  QLabel* reasons_ = nullptr;
  QWidget* progress_ = nullptr;
  QProgressBar* bar_ = nullptr;
  QLabel* state_ = nullptr;
  QTimer replay_tick_;
  QElapsedTimer replay_clock_;
  ReplayBegin replay_;
  QPlainTextEdit* lines_ = nullptr;
  MeasuredPlot* plot_ = nullptr;
  QTableWidget* figures_ = nullptr;
  QTableWidget* means_ = nullptr;
};

}  // namespace sojourn::gui
