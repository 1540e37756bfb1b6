// How often each latency occurs: a histogram re-binned to bars of equal logarithmic width, with
// lines at the mean and at p50, p95 and p99.
#pragma once

#include <vector>

#include "engine/histogram.h"
#include "gui/plot/plot.h"

namespace sojourn::gui {

struct LatencyBar {
  double low_s = 0;
  double high_s = 0;
  double share = 0;  // of all requests
};

// At most `most` bars, of equal width on a logarithmic axis and none narrower than the histogram's
// own buckets; a bucket that two bars overlap is divided among them. O(buckets).
std::vector<LatencyBar> latency_bars(const engine::Histogram& histogram, std::size_t most = 200);

class HistogramPlot : public Plot {
  Q_OBJECT

 public:
  explicit HistogramPlot(QWidget* parent = nullptr);

  void setHistogram(const engine::Histogram& histogram);

 protected:
  bool hasData() const override;
  void draw() override;
  Table shownTable() const override;
  Table dataTable() const override;
  QString readout(double x) const override;

 private:
  struct Line {
    QString name;
    double seconds = 0;
  };
  QString lineName(const Line& line) const;

  std::vector<LatencyBar> bars_;
  std::vector<Line> lines_;  // the mean has no name
  std::uint64_t count_ = 0;
};

}  // namespace sojourn::gui
