// The answer while a knob is turned: the distribution with its band on a "nines" axis, figures with
// intervals as bars, and in grey what they were before. Setting an answer is cheap: it may happen
// at every move of a slider.
#pragma once

#include <QWidget>
#include <optional>
#include <vector>

#include "gui/plot/cdf_plot.h"
#include "gui/plot/plot.h"
#include "models/results/results.h"

class QBoxLayout;

namespace sojourn::gui {

struct WhatIfFigure {
  QString label;                                            // "mean", "p99"
  results::Estimate now;                                    // seconds
  std::optional<double> slo;                                // at most
  report::Verdict verdict = report::Verdict::inconclusive;  // where there is an SLO
};

struct PlottedAnswer {
  CdfCurve curve;  // its role is set by the plot
  std::vector<WhatIfFigure> figures;
  std::vector<SloMark> slo;
};

// Figures as horizontal bars with whiskers, a tick for the value before and one for the SLO.
class FigureBars : public Plot {
  Q_OBJECT

 public:
  explicit FigureBars(QWidget* parent = nullptr);

  // `before`: of each figure; NaN or absent where there is none.
  void setFigures(std::vector<WhatIfFigure> figures, std::vector<double> before = {});

 protected:
  bool hasData() const override;
  void draw() override;
  Table shownTable() const override;
  Table dataTable() const override;

 private:
  double beforeOf(std::size_t figure) const;
  QString valueText(std::size_t figure) const;
  void drawFigure(std::size_t figure);

  std::vector<WhatIfFigure> figures_;
  std::vector<double> before_;
};

class WhatIfPlot : public QWidget {
  Q_OBJECT

 public:
  explicit WhatIfPlot(QWidget* parent = nullptr);

  void setAnswer(PlottedAnswer answer);
  void setGhost(std::optional<PlottedAnswer> before);  // stays until it is replaced
  void clear();
  CdfPlot* distribution() const { return cdf_; }
  FigureBars* figures() const { return bars_; }

 public slots:
  void refreshTheme();

 protected:
  void resizeEvent(QResizeEvent* event) override;

 private:
  void showAnswer();

  QBoxLayout* layout_;
  CdfPlot* cdf_;
  FigureBars* bars_;
  std::optional<PlottedAnswer> answer_;
  std::optional<PlottedAnswer> ghost_;
};

}  // namespace sojourn::gui
