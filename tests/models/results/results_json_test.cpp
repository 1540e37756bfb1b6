#include "models/results/results_json.h"

#include <cmath>
#include <limits>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace sojourn::results {
namespace {

using testing::HasSubstr;
using testing::Not;
using testing::StartsWith;

LatencySummary latency(double mean) {
  return {{mean, mean * 0.9, mean * 1.1},
          {mean / 2, std::nullopt, std::nullopt},
          {mean * 2, 0.0, std::nullopt},
          {mean * 3, std::nullopt, 1.0},
          {1.0 / 3, 0.1, 0.7},
          {mean * 7, std::nullopt, std::nullopt}};
}

RequestResult request() {
  RequestResult request;
  request.histogram.add(std::chrono::milliseconds(3), 7);
  request.histogram.add(std::chrono::nanoseconds(1));
  request.histogram.add(std::chrono::hours(200), 2);
  request.ok = request.histogram.count();
  request.error_counts = {{"timeout", 4}, {"unfinished", 1}};
  request.count = request.ok + 5;
  request.offered = {79.8, 79.1, 80.5};
  request.throughput = {1e-7, std::nullopt, std::nullopt};
  request.errors = {{"timeout", {4.0 / 15, 0.1, 0.5}}, {"unfinished", {1.0 / 15, {}, {}}}};
  request.latency = latency(0.0471);
  return request;
}

// Every field set, with values that are hard to keep.
Results sample() {
  Results results;
  results.kind = Kind::measured;
  results.scenario_name = "shop \"ü\"";
  results.scenario_sha256 = "ab12";
  results.seed = std::numeric_limits<std::uint64_t>::max();
  results.replications = 20;
  results.duration_s = 60.1;
  results.warmup_s = 6;
  results.requests["shoppers/gateway.checkout"] = request();
  results.requests["a/b~c"] = {};
  results.services["cart"] = {{30.5, 30, 31},  {0.81, 0.8, 0.82}, {1.2, {}, {}},
                              {2.4, 2.0, 2.9}, latency(0.001),    latency(0.002)};
  results.calls["gateway.checkout>cart.get"] = {
      {30, 29, 31}, {{"refused", {0.5, 0.4, 0.6}}}, latency(0.5)};
  results.hosts["node"] = {{0.3, 0.29, 0.31}};
  results.series["shoppers/gateway.checkout p50"] = {0.1, 0.2, 0.30000000000000004};
  results.fingerprint = "00112233aabbccdd";
  results.unstable = true;
  results.warnings = {"too few samples", "unstable: \n"};
  results.run = RunFacts{"Linux 6.1, 2 cores",
                         "degraded",
                         {"foreign CPU 12 %"},
                         {{"steal", 0.25}},
                         {{"cart.hold_s", 1e-4}}};
  return results;
}

std::string error_of(const std::string& text) {
  const auto parsed = parse_results(text);
  return parsed ? "no error" : parsed.error();
}

// The sample's text with the first `what` replaced.
std::string spoilt(const std::string& what, const std::string& by) {
  std::string text = to_json(sample());
  const std::size_t at = text.find(what);
  EXPECT_NE(at, std::string::npos) << what;
  return text.replace(at, what.size(), by);
}

TEST(ResultsJson, NothingIsLost) {
  const Results original = sample();
  const auto parsed = parse_results(to_json(original));
  ASSERT_TRUE(parsed) << parsed.error();
  EXPECT_EQ(parsed->seed, original.seed);
  EXPECT_EQ(parsed->kind, original.kind);
  EXPECT_EQ(parsed->scenario_name, original.scenario_name);
  EXPECT_EQ(parsed->warnings, original.warnings);
  EXPECT_EQ(parsed->series, original.series);
  const RequestResult& before = original.requests.at("shoppers/gateway.checkout");
  const RequestResult& after = parsed->requests.at("shoppers/gateway.checkout");
  EXPECT_EQ(after.histogram, before.histogram);
  EXPECT_EQ(after.latency, before.latency);
  EXPECT_EQ(after.errors, before.errors);
  EXPECT_EQ(after.error_counts, before.error_counts);
  EXPECT_EQ(parsed->services.at("cart").response, original.services.at("cart").response);
  EXPECT_EQ(parsed->run->calibration, original.run->calibration);
}

TEST(ResultsJson, WritingWhatWasReadGivesTheSameBytes) {
  const std::string text = to_json(sample());
  const auto parsed = parse_results(text);
  ASSERT_TRUE(parsed) << parsed.error();
  EXPECT_EQ(to_json(*parsed), text);
}

TEST(ResultsJson, SaysWhatWasControlledAndWhatCollapsed) {
  Results results = sample();
  EXPECT_THAT(to_json(results), Not(HasSubstr("variance_cut")));
  EXPECT_THAT(to_json(results), Not(HasSubstr("collapsed")));
  results.requests.at("shoppers/gateway.checkout").latency.mean.variance_cut = 1.9;
  results.collapsed = {3, 17};
  const std::string text = to_json(results);
  EXPECT_THAT(text, HasSubstr(R"("variance_cut": 1.9})"));
  EXPECT_THAT(text, HasSubstr(R"("collapsed": [3, 17])"));
  const auto parsed = parse_results(text);
  ASSERT_TRUE(parsed) << parsed.error();
  EXPECT_EQ(to_json(*parsed), text);
  EXPECT_EQ(parsed->collapsed, results.collapsed);
}

TEST(ResultsJson, EmptyResultsReadBack) {
  const std::string text = to_json(Results{});
  const auto parsed = parse_results(text);
  ASSERT_TRUE(parsed) << parsed.error();
  EXPECT_EQ(to_json(*parsed), text);
  EXPECT_FALSE(parsed->run);
}

TEST(ResultsJson, UnknownFiguresAreNull) {
  Results results;
  results.hosts["node"].utilization.value = std::nan("");
  results.series["x"] = {std::nan(""), 1};
  const std::string text = to_json(results);
  EXPECT_THAT(text, HasSubstr(R"("utilization": {"high": null, "low": null, "value": null})"));
  const auto parsed = parse_results(text);
  ASSERT_TRUE(parsed) << parsed.error();
  EXPECT_TRUE(std::isnan(parsed->hosts.at("node").utilization.value));
  EXPECT_TRUE(std::isnan(parsed->series.at("x").front()));
}

TEST(ResultsJson, LayoutIsTheContract) {
  Results results;
  results.scenario_name = "s";
  results.hosts["node"].utilization = {0.5, 0.4, 0.6};
  EXPECT_EQ(to_json(results), R"({
  "calls": {},
  "duration": 0,
  "fingerprint": "",
  "hosts": {
    "node": {
      "utilization": {"high": 0.6, "low": 0.4, "value": 0.5}
    }
  },
  "kind": "simulated",
  "replications": 0,
  "requests": {},
  "results": 1,
  "scenario": {
    "name": "s",
    "sha256": ""
  },
  "seed": 1,
  "series": {},
  "services": {},
  "unstable": false,
  "warmup": 0,
  "warnings": []
}
)");
}

TEST(ResultsJson, AnEmptyFileIsNamedSo) {
  EXPECT_THAT(error_of(""), HasSubstr("the file is empty"));
  EXPECT_THAT(error_of(" \n\t"), HasSubstr("the file is empty"));
}

TEST(ResultsJson, TruncationIsNamedSoWhereverItHappens) {
  const std::string text = to_json(sample());
  for (std::size_t length = 2; length + 2 < text.size(); length += 37) {
    EXPECT_THAT(error_of(text.substr(0, length)), HasSubstr("line ")) << length;
  }
  EXPECT_EQ(error_of("{\"results\": 1,\n \"seed\""),
            "line 2, column 8: the text ends in the middle, is the file truncated?");
}

TEST(ResultsJson, OtherTextIsNotJson) {
  EXPECT_THAT(error_of("{\n  results: 1}"), StartsWith("line 2, column 3: not JSON: "));
  EXPECT_THAT(error_of("{\"results\": NaN}"), StartsWith("line 1, column 13: not JSON: "));
  EXPECT_THAT(error_of(std::string("\0\0", 2)), StartsWith("line 1, column 1: not JSON: "));
  EXPECT_THAT(error_of("\xFF\xFE"), StartsWith("line 1, column 1: not JSON: "));
  EXPECT_THAT(error_of("{\"results\": 1e999}"), HasSubstr("number overflow"));
}

TEST(ResultsJson, OtherJsonIsNotAResultsFile) {
  EXPECT_EQ(error_of("[]"), "found an empty array, expected an object");
  EXPECT_EQ(error_of("{\"sojourn\": 1}"),
            "not a results file: the key \"results\" (its version) is missing");
}

TEST(ResultsJson, OtherVersionsAreRefused) {
  EXPECT_EQ(error_of(spoilt("\"results\": 1", "\"results\": 2")),
            "/results: found 2, expected 1, the version of results files that this program reads");
  EXPECT_THAT(error_of(spoilt("\"results\": 1", "\"results\": \"1\"")), HasSubstr("found \"1\""));
}

TEST(ResultsJson, ErrorsNameThePlaceWhatWasFoundAndWhatWasExpected) {
  EXPECT_EQ(error_of(spoilt("\"replications\": 20", "\"replications\": -1")),
            "/replications: found -1, expected a whole number from 0 to 4294967295");
  EXPECT_EQ(error_of(spoilt("\"unstable\": true", "\"unstable\": 1")),
            "/unstable: found 1, expected true or false");
  EXPECT_EQ(error_of(spoilt("\"duration\": 60.1", "\"duration\": null")),
            "/duration: found null, expected a number");
  EXPECT_EQ(error_of(spoilt("\"kind\": \"measured\"", "\"kind\": \"guessed\"")),
            "/kind: found \"guessed\", expected \"simulated\", \"solved\" or \"measured\"");
  EXPECT_EQ(error_of(spoilt("\"verdict\": \"degraded\"", "\"verdict\": \"fine\"")),
            "/run/verdict: found \"fine\", expected \"clean\", \"degraded\" or \"invalid\"");
}

TEST(ResultsJson, PointersAreEscaped) {
  const std::string zero = "\"a/b~c\": {\n      \"count\": 0";
  EXPECT_THAT(error_of(spoilt(zero, "\"a/b~c\": {\n      \"count\": false")),
              StartsWith("/requests/a~1b~0c/count: found false"));
}

TEST(ResultsJson, MissingAndUnknownKeysAreErrors) {
  EXPECT_EQ(error_of(spoilt("  \"warmup\": 6,\n", "")), "the key \"warmup\" is missing");
  EXPECT_EQ(error_of(spoilt("\"seed\"", "\"sead\"")), "unknown key \"sead\"");
}

TEST(ResultsJson, CountsMustAddUp) {
  EXPECT_EQ(error_of(spoilt("\"ok\": 10", "\"ok\": 11")),
            "/requests/shoppers~1gateway.checkout: ok and error_counts add up to 16, count is 15");
}

TEST(ResultsJson, ErrorsMustBeKnownOutcomes) {
  EXPECT_THAT(error_of(spoilt("\"timeout\": 4", "\"boredom\": 4")),
              HasSubstr("found the key \"boredom\", expected rejected, refused"));
  EXPECT_THAT(error_of(spoilt("\"timeout\": 4", "\"ok\": 4")), HasSubstr("found the key \"ok\""));
}

TEST(ResultsJson, HistogramsMustBeConsistent) {
  EXPECT_THAT(error_of(spoilt("\"minimum_ns\": 1", "\"minimum_ns\": 400")), HasSubstr("histogram"));
  EXPECT_THAT(error_of(spoilt("[[1, 1]", "[[1]")), HasSubstr("a bucket's index and its count"));
  EXPECT_THAT(error_of(spoilt("[[1, 1]", "[[99999999, 1]")), HasSubstr("bucket"));
}

TEST(ResultsJson, IntervalsMustNotBeTurnedRound) {
  EXPECT_THAT(error_of(spoilt("\"high\": 80.5", "\"high\": 8.5")),
              HasSubstr("/offered: low lies above high"));
}

}  // namespace
}  // namespace sojourn::results
