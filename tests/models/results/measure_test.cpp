#include "models/results/measure.h"

#include <cmath>

#include <gtest/gtest.h>

namespace sojourn::results {
namespace {

using namespace std::chrono_literals;
using engine::Duration;
using engine::time_zero;

const RecordNames names = {
    {{"shoppers/gateway.checkout", "shoppers/gateway.browse"}}, {"gateway", "cart"}, {4, 0}};

RequestRecord record(std::uint64_t number, Duration at, Duration latency,
                     Outcome outcome = Outcome::ok) {
  RequestRecord record;
  record.request = number;
  record.intended = time_zero + at;
  record.sent = record.intended;
  record.done = record.intended + latency;
  record.outcome = outcome;
  return record;
}

TEST(Summarize, CountsRequestsThatArriveInTheWindow) {
  const Results results = summarize(
      {record(0, 999ms, 10ms), record(1, 1s, 20ms), record(2, 2999ms, 10ms), record(3, 3s, 10ms)},
      names, 1s, 3s);
  const RequestResult& request = results.requests.at("shoppers/gateway.checkout");
  EXPECT_EQ(request.count, 2U);
  EXPECT_EQ(request.ok, 2U);
  EXPECT_DOUBLE_EQ(request.offered.value, 1.0);
  EXPECT_FALSE(request.offered.low);
  EXPECT_EQ(request.histogram.count(), 2U);
  EXPECT_DOUBLE_EQ(request.latency.mean.value, 0.015);
}

TEST(Summarize, ThroughputCountsAnswersGivenInTheWindow) {
  // Three arrive in the last second, the backlog is answered after the end.
  const Results results = summarize({record(0, 0s, 1500ms), record(1, 1100ms, 100ms),
                                     record(2, 1200ms, 5s), record(3, 1300ms, 6s)},
                                    names, 1s, 2s);
  const RequestResult& request = results.requests.at("shoppers/gateway.checkout");
  EXPECT_EQ(request.count, 3U);
  EXPECT_DOUBLE_EQ(request.offered.value, 3.0);
  EXPECT_DOUBLE_EQ(request.throughput.value, 2.0);
}

TEST(Summarize, EveryRequestIsAccountedFor) {
  const Results results =
      summarize({record(0, 0s, 1ms), record(1, 0s, 1ms, Outcome::timeout),
                 record(2, 0s, 1ms, Outcome::timeout), record(3, 0s, 9s, Outcome::unfinished)},
                names, 0s, 1s);
  const RequestResult& request = results.requests.at("shoppers/gateway.checkout");
  EXPECT_EQ(request.count, 4U);
  EXPECT_EQ(request.ok, 1U);
  const std::map<std::string, std::uint64_t> expected = {{"timeout", 2}, {"unfinished", 1}};
  EXPECT_EQ(request.error_counts, expected);
  EXPECT_DOUBLE_EQ(request.errors.at("timeout").value, 0.5);
  EXPECT_EQ(request.histogram.count(), 1U);
}

TEST(Summarize, QuantilesAreThoseOfTheSampleExactly) {
  std::vector<RequestRecord> records;
  for (std::uint64_t number = 1; number <= 1000; ++number) {
    records.push_back(record(number, 0s, std::chrono::microseconds(1001 * number)));
  }
  const LatencySummary latency =
      summarize(records, names, 0s, 1s).requests.at("shoppers/gateway.checkout").latency;
  EXPECT_DOUBLE_EQ(latency.p50.value, 0.5005);
  EXPECT_DOUBLE_EQ(latency.p99.value, 0.99099);
  EXPECT_DOUBLE_EQ(latency.p999.value, 0.999999);
}

TEST(Summarize, AClassWithoutAnswersHasNoLatency) {
  const Results results = summarize({record(0, 0s, 1s, Outcome::refused)}, names, 0s, 1s);
  EXPECT_TRUE(std::isnan(results.requests.at("shoppers/gateway.checkout").latency.mean.value));
  const RequestResult& silent = results.requests.at("shoppers/gateway.browse");
  EXPECT_EQ(silent.count, 0U);
  EXPECT_TRUE(std::isnan(silent.latency.p99.value));
}

TEST(Summarize, ServicesObeyLittlesLaw) {
  RequestRecord first = record(0, 0s, 40ms);
  first.spans = {{1, 1, 0, 5ms, 10ms, 0s, 10ms}, {2, 0, 0, 0s, 30ms, 15ms, 15ms}};
  RequestRecord second = record(1, 1s, 60ms);
  second.spans = {{3, 0, 1, 10ms, 50ms, 0s, 50ms}};
  const Results results = summarize({first, second}, names, 0s, 2s);
  const ServiceResult& gateway = results.services.at("gateway");
  EXPECT_DOUBLE_EQ(gateway.throughput.value, 1.0);
  EXPECT_DOUBLE_EQ(gateway.response.mean.value, 0.045);
  EXPECT_DOUBLE_EQ(gateway.queue_length.value, 0.005);
  EXPECT_DOUBLE_EQ(gateway.in_service.value, 0.040);
  EXPECT_DOUBLE_EQ(gateway.utilization.value, 0.010);
  EXPECT_DOUBLE_EQ(results.services.at("cart").utilization.value, 0);  // unlimited workers
}

TEST(Summarize, SeriesCoverTheWholeRunSecondBySecond) {
  const Results results = summarize(
      {record(0, 100ms, 1s), record(1, 200ms, 10ms, Outcome::reset), record(2, 2100ms, 200ms)},
      names, 1s, 2500ms);
  const std::string name = "shoppers/gateway.checkout";
  EXPECT_EQ(results.series.at("time"), (std::vector<double>{0, 1, 2}));
  EXPECT_EQ(results.series.at(name + " offered"), (std::vector<double>{2, 0, 2}));
  EXPECT_EQ(results.series.at(name + " throughput"), (std::vector<double>{0, 1, 2}));
  EXPECT_EQ(results.series.at(name + " errors"), (std::vector<double>{1, 0, 0}));
  EXPECT_DOUBLE_EQ(results.series.at(name + " p50").at(0), 1.0);
  EXPECT_TRUE(std::isnan(results.series.at(name + " mean").at(1)));
}

TEST(Records, AreALineEachWithNamesQuotedWhereNeeded) {
  RequestRecord first = record(7, 1ms, 2ms);
  first.spans = {{0xAB, 1, 2, 3ns, 4ns, 5ns, 6ns}};
  const RecordNames odd = {{{"a,\"b\"/c.d"}}, {"x", "cart"}, {}};
  EXPECT_EQ(records_csv({first}, odd),
            "line,class,workload,request,intended_ns,sent_ns,done_ns,latency_ns,outcome,"
            "service,replica,path,waiting_ns,service_time_ns,calls_ns,demand_ns\n"
            "request,\"a,\"\"b\"\"/c.d\",0,7,1000000,1000000,3000000,2000000,ok,,,,,,,\n"
            "span,\"a,\"\"b\"\"/c.d\",0,7,,,,,,cart,2,00000000000000ab,3,4,5,6\n");
}

TEST(RecordsDeathTest, UnknownServicesAreAnInvariantViolation) {
  RequestRecord first = record(0, 0s, 1ms);
  first.spans = {{0, 9, 0, 0s, 0s, 0s, 0s}};
  EXPECT_DEATH(records_csv({first}, names), "unknown service");
  EXPECT_DEATH(summarize({first}, names, 0s, 1s), "unknown service");
}

}  // namespace
}  // namespace sojourn::results
