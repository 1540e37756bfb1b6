#include "models/results/latency_figures.h"

#include <gtest/gtest.h>

namespace sojourn::results {
namespace {

TEST(LatencyFigures, AreFoundByTheirNames) {
  for (const LatencyFigure& figure : latency_figures) {
    EXPECT_EQ(latency_figure(figure.name), &figure);
  }
  EXPECT_EQ(latency_figure("p95")->member, &LatencySummary::p95);
  EXPECT_EQ(latency_figure("p95")->p, 0.95);
  EXPECT_EQ(latency_figure("p9"), nullptr);
}

}  // namespace
}  // namespace sojourn::results
