#include "models/report/tables.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "models/report/units.h"
#include "tests/models/report/golden.h"
#include "tests/models/report/samples.h"

namespace sojourn::report {
namespace {

using testing::HasSubstr;
using testing::Not;

scenario::Tolerances usual_tolerances() {
  return {.throughput = 0.01, .mean = 0.05, .p50 = std::nullopt, .p95 = 0.05, .p99 = 0.08};
}

std::vector<SloVerdict> slo_samples() {
  return {{"fast checkout",
           "shoppers/gateway.checkout",
           {{"p99", 0.3, {0.049, 0.047, 0.062}, Verdict::pass, ""},
            {"errors", 0.001, {0, 0, 0.00066}, Verdict::pass, ""}},
           Verdict::pass},
          {"snappy browsing",
           "shoppers/gateway.browse",
           {{"p95", 0.005, around(0.00526, 1e-5), Verdict::fail, ""},
            {"p999", 0.02, bare(0.0126), Verdict::inconclusive, "too few samples"},
            {"throughput", 100, around(320, 1.8), Verdict::pass, ""}},
           Verdict::fail}};
}

results::Results troubled() {
  results::Results results = simulated_sample();
  results::RequestResult& request = results.requests["shoppers/gateway.browse"];
  request.errors = {{"timeout", around(0.0123, 0.0008)}, {"unfinished", bare(0.00004)}};
  results::RequestResult& dead = results.requests["shoppers/gateway.checkout"];
  dead.ok = 0;
  dead.errors = {{"refused", around(1, 0)}};
  dead.throughput = around(0, 0);
  results.warnings = {
      "unstable: the requests in flight keep growing: more arrive than can be served",
      "shoppers/gateway.browse: too few samples for an interval of p999 which is "
      "long enough to be wrapped to a second line"};
  results.unstable = true;
  return results;
}

Comparison against(const char* verdict, const std::vector<std::string>& reasons) {
  results::Results measured = measured_sample();
  measured.run->verdict = verdict;
  measured.run->reasons = reasons;
  Comparison comparison = compare(simulated_sample(), measured, usual_tolerances());
  comparison.requests[0].paired = PairedError{6412, 0, 0, 0.00004, 0.00021, -0.000012, true};
  comparison.requests[1].paired = PairedError{1604, 3, 1, 0.00021, 0.0009, 0.00013, false};
  return comparison;
}

TEST(ResultsTable, OfASimulation) {
  expect_golden("simulated.txt", results_table(simulated_sample(), slo_samples()));
}

TEST(ResultsTable, SaysLoudlyWhatIsWrong) {
  expect_golden("unstable.txt", results_table(troubled()));
}

TEST(ResultsTable, SaysThatReplicationsCollapsed) {
  results::Results results = simulated_sample();
  results.collapsed = {3, 17};
  results.warnings = {"collapsed: 2 of 20 replications had collapsed when they ended", "other"};
  const std::string text = results_table(results);
  EXPECT_THAT(text, HasSubstr("COLLAPSED  2 of 20 replications had collapsed when they ended"));
  EXPECT_LT(text.find("COLLAPSED"), text.find("Requests"));
  EXPECT_THAT(text, HasSubstr("warning  other"));
}

TEST(ResultsTable, SaysWhatControlVariatesDid) {
  results::Results results = simulated_sample();
  EXPECT_THAT(results_table(results), Not(HasSubstr("control variates")));
  results.requests.begin()->second.latency.mean.variance_cut = 1.93;
  EXPECT_THAT(results_table(results), HasSubstr("means by control variates (variance cut 1.9)"));
  results.requests.rbegin()->second.latency.mean.variance_cut = 2.46;
  EXPECT_THAT(results_table(results), HasSubstr("(variance cut 1.9 to 2.5)"));
}

TEST(ResultsTable, OfAMeasurementOnADegradedHost) {
  results::Results measured = measured_sample();
  measured.run->verdict = "degraded";
  measured.run->reasons = {"foreign CPU 12 %", "canary p99 340 µs"};
  expect_golden("degraded.txt", results_table(measured));
}

TEST(ResultsTable, OfNothingIsStillATable) {
  EXPECT_THAT(results_table({}), HasSubstr("Requests"));
}

TEST(ComparisonTable, OfACleanRun) {
  expect_golden("comparison.txt", comparison_table(against("clean", {})));
}

TEST(ComparisonTable, SaysDegradedBesideEveryBlock) {
  const std::string text = comparison_table(against("degraded", {"foreign CPU 12 %"}));
  std::size_t said = 0;
  const std::string note = "! measured on a host found degraded: foreign CPU 12 %";
  for (std::size_t at = text.find(note); at != std::string::npos; at = text.find(note, at + 1)) {
    ++said;
  }
  EXPECT_EQ(said, 3U);
}

TEST(ComparisonTable, OfAnInvalidRunShowsTheReasonAndNoErrors) {
  const std::string text = comparison_table(against("invalid", {"canary p99 3 ms", "steal 20 %"}));
  expect_golden("invalid.txt", text);
  EXPECT_THAT(text, Not(HasSubstr("✓")));
  EXPECT_THAT(text, Not(HasSubstr("KS")));
}

TEST(ComparisonTable, OfTwoSimulations) {
  results::Results other = simulated_sample();
  other.scenario_sha256 = "cd34";
  other.requests["shoppers/gateway.browse"].latency = latency_sample(0.0018);
  other.services.erase("cart");
  other.unstable = true;
  Comparison comparison = compare(simulated_sample(), other);
  comparison.predicted.label = "before";
  comparison.measured.label = "after";
  expect_golden("two_simulations.txt", comparison_table(comparison));
}

TEST(Tables, NeitherEndLinesWithBlanksNorExceedAWideTerminal) {
  for (const std::string& text :
       {results_table(troubled(), slo_samples()), comparison_table(against("invalid", {"x"})),
        comparison_table(against("degraded", {"foreign CPU 12 %"}))}) {
    std::istringstream lines(text);
    for (std::string line; std::getline(lines, line);) {
      EXPECT_FALSE(line.ends_with(' ')) << "'" << line << "'";
      EXPECT_LE(columns_of(line), 120U) << line;
    }
  }
}

TEST(Tables, ColourIsOnlyAddedAndOnlyWhenAskedFor) {
  const std::string plain = results_table(troubled(), slo_samples());
  std::string coloured = results_table(troubled(), slo_samples(), {.colour = true});
  EXPECT_THAT(plain, Not(HasSubstr("\x1b")));
  EXPECT_THAT(coloured, HasSubstr("\x1b[1;31mUNSTABLE\x1b[0m"));
  for (std::size_t at = coloured.find('\x1b'); at != std::string::npos;
       at = coloured.find('\x1b')) {
    coloured.erase(at, coloured.find('m', at) - at + 1);
  }
  const auto without_blanks_at_end = [](const std::string& text) {
    std::string out;
    std::istringstream lines(text);
    for (std::string line; std::getline(lines, line);) {
      out += line.substr(0, line.find_last_not_of(' ') + 1) + "\n";
    }
    return out;
  };
  EXPECT_EQ(without_blanks_at_end(coloured), plain);
}

}  // namespace
}  // namespace sojourn::report
