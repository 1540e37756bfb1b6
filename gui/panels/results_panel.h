// The results of a run: Summary, CDF, Histogram, Over time, Heatmap, Queues and Table, for one
// class of requests. Follows the store's current result until another one is shown.
//
// What happens over time is recorded when such a tab is first looked at: one replication, request
// by request, in the background. Crosshair and range of time are the same in all of its plots.
#pragma once

#include <QWidget>
#include <limits>

#include "gui/panels/playback_bar.h"
#include "gui/run/recording_controller.h"
#include "gui/run/result_store.h"

class QCheckBox;
class QComboBox;
class QLabel;
class QLineEdit;
class QPushButton;
class QTableWidget;
class QTabWidget;

namespace sojourn::gui {

class CdfPlot;
class HeatmapPlot;
class HistogramPlot;
class Plot;
class SummaryPanel;
class TimeSeriesPlot;

class ResultsPanel : public QWidget {
  Q_OBJECT

 public:
  enum Tab { summary_tab, cdf_tab, histogram_tab, time_tab, heatmap_tab, queues_tab, table_tab };

  ResultsPanel(ResultStore* store, RecordingController* recorder, QWidget* parent = nullptr);

  const RunResultPointer& result() const { return result_; }
  const PlaybackPointer& playback() const { return playback_; }
  SummaryPanel* summary() const { return summary_; }
  PlaybackBar* playbackBar() const { return bar_; }
  Plot* plot(Tab tab) const;  // nullptr for summary and table
  QString chosenClass() const;

  // PNG, SVG, PDF or CSV of the tab by suffix; summary and table: CSV.
  bool exportCurrent(const QString& path, QString* error = nullptr);

 public slots:
  void showResult(const sojourn::gui::RunResultPointer& result);  // null: nothing
  void showTab(int tab);
  void chooseClass(const QString& name);
  void setCrosshair(double seconds);  // from the failure timeline; NaN hides it
  void setTimeRange(double from_s, double to_s);
  void refreshTheme();

 signals:
  void crosshairMoved(double seconds);  // for the failure timeline
  void timeRangeChanged(double from_s, double to_s);
  void playbackReady(const sojourn::gui::PlaybackPointer& playback);
  void serviceActivated(const QString& name);

 private:
  QWidget* make_corner();
  QWidget* make_time_page(Plot* plot, QWidget* above = nullptr);
  void make_tabs();
  void link_time_plots();
  void connect_recorder();
  void show_classes();
  void show_class();
  void show_playback();
  void show_queues();
  void record_if_needed();
  void show_table();
  void show_recording_state(const QString& text);
  void ask_for_file();

  ResultStore* store_;
  RecordingController* recorder_;
  RunResultPointer result_;
  RunResultPointer in_table_;  // whose figures the table shows
  RunResultPointer recorded_;  // that the playback, or the recording under way, is of
  PlaybackPointer playback_;
  double crosshair_s_ = std::numeric_limits<double>::quiet_NaN();
  QTabWidget* tabs_;
  QComboBox* classes_ = nullptr;
  QCheckBox* nines_ = nullptr;
  QPushButton* export_ = nullptr;
  SummaryPanel* summary_ = nullptr;
  CdfPlot* cdf_ = nullptr;
  HistogramPlot* histogram_ = nullptr;
  TimeSeriesPlot* over_time_ = nullptr;
  HeatmapPlot* heatmap_ = nullptr;
  TimeSeriesPlot* queues_ = nullptr;
  QComboBox* services_ = nullptr;
  QTableWidget* table_ = nullptr;
  QLineEdit* filter_ = nullptr;
  QLabel* recording_ = nullptr;
  PlaybackBar* bar_ = nullptr;
};

}  // namespace sojourn::gui
