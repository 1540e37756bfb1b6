// What reports write for other programs: CSV, JSON, JUnit XML and HTML.
#include <cmath>
#include <sstream>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "models/report/comparison_json.h"
#include "models/report/csv.h"
#include "models/report/html.h"
#include "models/report/junit.h"
#include "models/report/latency_plot.h"
#include "models/report/xml.h"
#include "tests/models/report/golden.h"
#include "tests/models/report/samples.h"

namespace sojourn::report {
namespace {

using testing::HasSubstr;
using testing::Not;
using testing::StartsWith;

scenario::Tolerances tolerances() {
  return {.throughput = 0.01, .mean = std::nullopt, .p50 = {}, .p95 = {}, .p99 = 0.08};
}

results::Results invalid_sample() {
  results::Results measured = measured_sample();
  measured.run->verdict = "invalid";
  measured.run->reasons = {"steal 20 %"};
  return measured;
}

std::size_t count(const std::string& text, const std::string& what) {
  std::size_t found = 0;
  for (std::size_t at = text.find(what); at != std::string::npos; at = text.find(what, at + 1)) {
    ++found;
  }
  return found;
}

// Every element that is opened is closed, in order: enough of a parser for our own output.
void expect_balanced(const std::string& text) {
  static const std::vector<std::string> without_end = {"meta", "!DOCTYPE", "?xml"};
  std::vector<std::string> open;
  for (std::size_t at = text.find('<'); at != std::string::npos; at = text.find('<', at + 1)) {
    const std::size_t end = text.find('>', at);
    ASSERT_NE(end, std::string::npos);
    const std::string tag = text.substr(at + 1, end - at - 1);
    const std::string name = tag.substr(0, tag.find_first_of(" \n/", 1));
    if (tag.starts_with('/')) {
      ASSERT_FALSE(open.empty()) << tag;
      ASSERT_EQ("/" + open.back(), tag);
      open.pop_back();
    } else if (!tag.ends_with('/') && std::ranges::find(without_end, name) == without_end.end()) {
      open.push_back(name);
    }
  }
  EXPECT_TRUE(open.empty()) << open.back();
}

TEST(Csv, HoldsOneFigureALineWithAllItsDigits) {
  const std::string text = results_csv(simulated_sample());
  EXPECT_THAT(text, StartsWith("scope,name,figure,value,low,high\n"
                               "request,shoppers/gateway.browse,count,600,,\n"));
  EXPECT_THAT(text, HasSubstr("\nrequest,shoppers/gateway.browse,p999,0.012624,,\n"));
  EXPECT_THAT(text, HasSubstr("\nservice,cart,queue_length,2.79,2.49,3.09\n"));
  EXPECT_THAT(text, HasSubstr("\nhost,node,utilization,0.42,"));
}

TEST(Csv, EveryLineHasTheColumnsOfTheHeader) {
  for (const std::string& text : {results_csv(simulated_sample()),
                                  comparison_csv(compare(simulated_sample(), measured_sample()))}) {
    std::istringstream lines(text);
    std::string header;
    std::getline(lines, header);
    for (std::string line; std::getline(lines, line);) {
      EXPECT_EQ(count(line, ","), count(header, ",")) << line;
    }
  }
}

TEST(Csv, NamesAreQuotedWhereNeededAndUnknownFiguresAreEmpty) {
  results::Results results;
  results.hosts["a,\"b\"\n"].utilization = bare(std::nan(""));
  EXPECT_EQ(results_csv(results),
            "scope,name,figure,value,low,high\nhost,\"a,\"\"b\"\"\n\",utilization,,,\n");
}

TEST(Csv, OfAComparisonSaysWhatIsBreached) {
  const std::string text =
      comparison_csv(compare(simulated_sample(), measured_sample(), tolerances()));
  EXPECT_THAT(text, HasSubstr(",0.01,false,clean\n"));
  EXPECT_THAT(text, HasSubstr(",0.08,true,clean\n"));
  EXPECT_THAT(text, HasSubstr("ks_distance"));
}

TEST(Junit, HasACaseForEverySlo) {
  const std::vector<SloVerdict> slos = {
      {"fast & \"good\"",
       "w/a.b",
       {{"p99", 0.3, around(0.1, 0.01), Verdict::pass, ""}},
       Verdict::pass},
      {"steady", "w/a.c", {{"errors", 0.001, bare(0.5), Verdict::fail, ""}}, Verdict::fail},
      {"open",
       "w/a.c",
       {{"p50", 1, bare(1), Verdict::inconclusive, "too few samples"}},
       Verdict::inconclusive}};
  const std::string strict = slo_junit("shop", slos, Inconclusive::fail);
  expect_balanced(strict);
  expect_golden("slo.xml", strict);
  const std::string lax = slo_junit("shop", slos, Inconclusive::pass);
  EXPECT_THAT(lax, HasSubstr("failures=\"1\" errors=\"0\" skipped=\"1\""));
}

TEST(Junit, HasACaseForEveryTolerance) {
  const std::string text =
      comparison_junit(compare(simulated_sample(), measured_sample(), tolerances()));
  expect_balanced(text);
  EXPECT_THAT(text, HasSubstr("tests=\"4\" failures=\"2\" errors=\"0\" skipped=\"0\""));
  EXPECT_THAT(text, HasSubstr("error −20.0 %, tolerance 8 %"));
}

TEST(Junit, OnAnInvalidRunEveryCaseIsAnError) {
  const std::string text =
      comparison_junit(compare(simulated_sample(), invalid_sample(), tolerances()));
  EXPECT_THAT(text, HasSubstr("tests=\"4\" failures=\"0\" errors=\"4\" skipped=\"0\""));
  EXPECT_THAT(text, HasSubstr("the measurement is invalid; steal 20 %"));
}

TEST(Junit, WithoutSlosIsAnEmptySuite) {
  EXPECT_THAT(slo_junit("shop", {}, Inconclusive::fail), HasSubstr("tests=\"0\""));
}

TEST(Xml, EscapesMarkupAndWhatXmlCannotHold) {
  EXPECT_EQ(xml_escaped("a<b>&\"c' ü"), "a&lt;b&gt;&amp;&quot;c' ü");
  EXPECT_EQ(xml_escaped(std::string_view("\0\x1b\x7f\n", 4)),
            "\xEF\xBF\xBD\xEF\xBF\xBD\xEF\xBF\xBD&#10;");
  EXPECT_EQ(xml_escaped("\xFF\xEF\xBF\xBF"), "\xEF\xBF\xBD\xEF\xBF\xBD");
}

TEST(ComparisonJson, IsCanonical) {
  Comparison comparison = compare(simulated_sample(), measured_sample(), tolerances());
  comparison.requests[0].paired = PairedError{12, 1, 2, 0.001, 0.002, -0.0005, true};
  expect_golden("comparison.json", to_json(comparison));
}

TEST(ComparisonJson, OfAnInvalidRunHasNoErrors) {
  Comparison comparison = compare(simulated_sample(), invalid_sample());
  comparison.requests[0].paired = PairedError{12, 1, 2, 0.001, 0.002, -0.0005, true};
  const std::string text = to_json(comparison);
  EXPECT_THAT(text, HasSubstr("\"verdict\": \"invalid\""));
  EXPECT_THAT(text, HasSubstr("\"absolute_p50\": null"));
  EXPECT_EQ(count(text, "\"error\": "), count(text, "\"error\": null"));
}

TEST(Html, IsOneWholePageThatLoadsNothing) {
  for (const std::string& page : {results_page(simulated_sample()),
                                  comparison_page(compare(simulated_sample(), measured_sample()),
                                                  simulated_sample(), measured_sample())}) {
    expect_balanced(page);
    EXPECT_THAT(page, StartsWith("<!DOCTYPE html>"));
    EXPECT_THAT(page, HasSubstr("prefers-color-scheme: dark"));
    EXPECT_EQ(count(page, "<svg"), 2U);
    for (const char* foreign : {"http:", "https:", "src=", "href=", "url(", "@import", "<script"}) {
      EXPECT_THAT(page, Not(HasSubstr(foreign)));
    }
  }
}

TEST(Html, NamesFromFilesAreOnlyText) {
  results::Results results = simulated_sample();
  results.scenario_name = "</title><script>alert(1)</script>";
  results.warnings = {"<img>"};
  results.requests["<b>\"&"] = request_sample(1, std::chrono::microseconds(9));
  const std::string page = results_page(results);
  expect_balanced(page);
  EXPECT_THAT(page, Not(HasSubstr("<script>")));
  EXPECT_THAT(page, Not(HasSubstr("<img>")));
  EXPECT_THAT(page, HasSubstr("&lt;b&gt;&quot;&amp;"));
}

TEST(Html, OfResultsWithoutAnswersHasNoPlot) {
  EXPECT_THAT(results_page({}), Not(HasSubstr("<svg")));
}

TEST(LatencyPlot, StaysInsideItsFrame) {
  engine::Histogram one;
  one.add(engine::Duration(0));
  engine::Histogram wide;
  wide.add(std::chrono::nanoseconds(1), 1000);
  wide.add(std::chrono::hours(1000), 1000);
  for (const engine::Histogram* histogram : {&one, &wide}) {
    const std::string plot = latency_plot({{"a", histogram}});
    expect_balanced(plot);
    EXPECT_THAT(plot, Not(HasSubstr("nan")));
    EXPECT_THAT(plot, Not(HasSubstr("inf")));
    EXPECT_THAT(plot, Not(HasSubstr("=\"-")));
  }
}

TEST(LatencyPlot, LeavesEmptyCurvesOut) {
  const engine::Histogram empty;
  engine::Histogram full;
  full.add(std::chrono::milliseconds(5), 3);
  EXPECT_EQ(latency_plot({{"a", &empty}}), "");
  const std::string plot = latency_plot({{"a", &empty}, {"b", &full}});
  EXPECT_THAT(plot, Not(HasSubstr("curve-0")));
  EXPECT_THAT(plot, HasSubstr("curve-1"));
}

}  // namespace
}  // namespace sojourn::report
