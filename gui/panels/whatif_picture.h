// What a what-if answer looks like: the values that its plot is given, and how precise it is in
// words. Pure functions but for the view, which hands them to the plot.
#pragma once

#include <QString>
#include <QStringList>
#include <QWidget>
#include <optional>
#include <string>
#include <vector>

#include "gui/plot/cdf_plot.h"
#include "gui/run/what_if_controller.h"
#include "models/report/slo.h"
#include "models/results/results.h"

namespace sojourn::gui {

class WhatIfPlot;

// Of one class of requests: its distribution, mean, p50, p95 and p99 with intervals, its SLOs.
struct AnswerFigure {
  QString label;
  results::Estimate now;
  std::optional<double> slo;
  report::Verdict verdict = report::Verdict::inconclusive;
};
struct AnswerPicture {
  CdfCurve curve;
  std::vector<AnswerFigure> figures;
  std::vector<SloMark> slo;
};

// Percentiles that results have, with their intervals.
std::vector<QuantileBand> bands_of(const results::LatencySummary& latency);
// Of the class, with a band; the label is the one given.
CdfCurve curve_of(const QString& label, CurveRole role, const results::RequestResult& request);
// Percentile bounds on this class.
std::vector<SloMark> slo_marks(const std::vector<report::SloVerdict>& verdicts,
                               const std::string& request);

AnswerPicture answer_picture(const results::RequestResult& request,
                             const std::vector<report::SloVerdict>& verdicts,
                             const std::string& name);

// "refining… ±4.2 %", "±1.9 %", "mean ±3.0 %" while p99 has no interval, "no steady state: a queue
// grows without bound".
QString refinement_text(const WhatIfAnswer& answer);
// For which there must be room.
QStringList long_refinement_texts();

// The plot, for those who know no more of it than this.
WhatIfPlot* make_what_if_plot(QWidget* parent);
QWidget* what_if_widget(WhatIfPlot* plot);
void clear_what_if_plot(WhatIfPlot& plot);
void refresh_what_if_plot(WhatIfPlot& plot);

void show_answer(WhatIfPlot& plot, const AnswerPicture& picture);
void show_ghost(WhatIfPlot& plot, const std::optional<AnswerPicture>& picture);

}  // namespace sojourn::gui
