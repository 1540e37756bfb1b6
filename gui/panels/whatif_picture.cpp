#include "gui/panels/whatif_picture.h"

#include <QCoreApplication>
#include <algorithm>
#include <array>
#include <cmath>
#include <map>
#include <utility>

#include "gui/plot/what_if_plot.h"

namespace sojourn::gui {
namespace {

const std::map<std::string, double> percentiles = {
    {"p50", 0.5}, {"p90", 0.9}, {"p95", 0.95}, {"p99", 0.99}, {"p999", 0.999}};

// What the plot takes, whatever its name.
template <typename Taken>
Taken argument_of(void (WhatIfPlot::*)(Taken));
using Shown = decltype(argument_of(&WhatIfPlot::setAnswer));

Shown shown_of(const AnswerPicture& picture) {
  Shown shown;
  shown.curve = picture.curve;
  shown.slo = picture.slo;
  for (const AnswerFigure& figure : picture.figures) {
    shown.figures.push_back(
        {.label = figure.label, .now = figure.now, .slo = figure.slo, .verdict = figure.verdict});
  }
  return shown;
}

QString tr(const char* text) {
  return QCoreApplication::translate("sojourn", text);
}

QString mean_text(double tightness) {
  return tr("mean ±%1 %").arg(tightness * 100, 0, 'f', 1);
}

QString refining_text(const QString& text) {
  return tr("refining…") + QLatin1Char(' ') + text;
}

QString few_samples_text() {
  return tr("too few samples for an interval");
}

// Largest relative half-width of a mean; 0: none has an interval.
double mean_tightness(const results::Results& results) {
  double widest = 0;
  for (const auto& [name, request] : results.requests) {
    const results::Estimate& mean = request.latency.mean;
    if (!mean.low || !mean.high || mean.value <= 0) continue;
    widest = std::max(widest, (*mean.high - *mean.low) / 2 / mean.value);
  }
  return widest;
}

}  // namespace

std::vector<QuantileBand> bands_of(const results::LatencySummary& latency) {
  std::vector<QuantileBand> bands;
  const std::array<std::pair<double, const results::Estimate*>, 5> known = {
      {{0.5, &latency.p50},
       {0.9, &latency.p90},
       {0.95, &latency.p95},
       {0.99, &latency.p99},
       {0.999, &latency.p999}}};
  for (const auto& [share, estimate] : known) {
    if (estimate->low && estimate->high) bands.push_back({share, *estimate->low, *estimate->high});
  }
  return bands;
}

CdfCurve curve_of(const QString& label, CurveRole role, const results::RequestResult& request) {
  CdfCurve curve = cdf_curve(label, role, request.histogram);
  curve.band = bands_of(request.latency);
  return curve;
}

std::vector<SloMark> slo_marks(const std::vector<report::SloVerdict>& verdicts,
                               const std::string& request) {
  std::vector<SloMark> marks;
  for (const report::SloVerdict& slo : verdicts) {
    if (slo.request != request) continue;
    for (const report::BoundVerdict& bound : slo.bounds) {
      const auto share = percentiles.find(bound.figure);
      if (share == percentiles.end()) continue;
      marks.push_back(
          {.percentile = share->second, .limit_s = bound.limit, .verdict = bound.verdict});
    }
  }
  return marks;
}

AnswerPicture answer_picture(const results::RequestResult& request,
                             const std::vector<report::SloVerdict>& verdicts,
                             const std::string& name) {
  AnswerPicture picture;
  picture.curve = curve_of({}, CurveRole::a, request);
  picture.slo = slo_marks(verdicts, name);
  const results::LatencySummary& latency = request.latency;
  const std::array<std::pair<const char*, const results::Estimate*>, 4> figures = {
      {{"p50", &latency.p50},
       {"p95", &latency.p95},
       {"p99", &latency.p99},
       {"mean", &latency.mean}}};
  for (const auto& [label, estimate] : figures) {
    AnswerFigure figure{.label = QString::fromLatin1(label), .now = *estimate, .slo = {}};
    for (const report::SloVerdict& slo : verdicts) {
      if (slo.request != name) continue;
      for (const report::BoundVerdict& bound : slo.bounds) {
        if (bound.figure != label) continue;
        figure.slo = bound.limit;
        figure.verdict = bound.verdict;
      }
    }
    picture.figures.push_back(std::move(figure));
  }
  return picture;
}

WhatIfPlot* make_what_if_plot(QWidget* parent) {
  return new WhatIfPlot(parent);
}

QWidget* what_if_widget(WhatIfPlot* plot) {
  return plot;
}

void clear_what_if_plot(WhatIfPlot& plot) {
  plot.clear();
}

void refresh_what_if_plot(WhatIfPlot& plot) {
  plot.refreshTheme();
}

void show_answer(WhatIfPlot& plot, const AnswerPicture& picture) {
  plot.setAnswer(shown_of(picture));
}

void show_ghost(WhatIfPlot& plot, const std::optional<AnswerPicture>& picture) {
  if (picture) {
    plot.setGhost(shown_of(*picture));
  } else {
    plot.setGhost({});
  }
}

QString refinement_text(const WhatIfAnswer& answer) {
  QString text;
  if (answer.results.unstable) {
    text = tr("a queue grows without bound");
  } else if (std::isfinite(answer.tightness)) {
    text = QStringLiteral("±%1 %").arg(answer.tightness * 100, 0, 'f', 1);
  } else if (const double mean = mean_tightness(answer.results); mean > 0) {
    text = mean_text(mean);
  } else if (answer.is_final) {
    text = few_samples_text();
  }
  if (!answer.is_final) text = refining_text(text);
  return text.trimmed();
}

QStringList long_refinement_texts() {
  return {few_samples_text(), refining_text(mean_text(0.888))};
}

}  // namespace sojourn::gui
