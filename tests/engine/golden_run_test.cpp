// A whole simulation written with the engine alone: one server, Poisson arrivals, exponential
// service, first come first served (M/M/1). Its events have a committed fingerprint that every
// build must reproduce, an exact oracle (Lindley's recursion), and a theory.

#include <algorithm>
#include <bit>
#include <cstdint>
#include <deque>
#include <optional>
#include <vector>

#include <gtest/gtest.h>

#include "engine/distribution.h"
#include "engine/event_queue.h"
#include "engine/fingerprint.h"
#include "engine/histogram.h"
#include "engine/interval.h"
#include "engine/random.h"
#include "engine/replications.h"
#include "engine/statistics.h"

namespace sojourn::engine {
namespace {

constexpr std::uint64_t arrival_site = 1;
constexpr std::uint64_t service_site = 2;

// Rates per second: rho = 0.7, mean sojourn time 1 / (1000 - 700) s.
constexpr double arrival_rate = 700;
constexpr double service_rate = 1000;

class SingleServer {
 public:
  SingleServer(std::uint32_t replication, std::uint32_t requests)
      : stream_(random_stream(1, replication, "shoppers")), requests_(requests) {
    schedule_arrival(0, time_zero);
  }

  bool done() const { return events_.empty(); }

  void step() {
    const auto event = events_.pop();
    now_ = event.time;
    fingerprint_.add(static_cast<std::uint64_t>(now_.time_since_epoch().count()));
    fingerprint_.add((std::uint64_t{event.payload.request} << 1U) |
                     (event.payload.departs ? 1U : 0U));
    event.payload.departs ? depart(event.payload.request) : arrive(event.payload.request);
  }

  void run() {
    while (!done()) {
      step();
    }
  }

  const Fingerprint& fingerprint() const { return fingerprint_; }
  const Histogram& sojourns() const { return sojourns_; }
  const std::vector<Duration>& sojourn_by_request() const { return sojourn_by_request_; }
  const TimeAverage& in_system() const { return in_system_; }
  Time now() const { return now_; }

  Duration service_of(std::uint32_t request) const { return draw(request, service_site, service_); }
  Duration gap_after(std::uint32_t request) const { return draw(request, arrival_site, arrivals_); }

 private:
  struct Event {
    std::uint32_t request = 0;
    bool departs = false;
  };

  Duration draw(std::uint32_t request, std::uint64_t site, const Distribution& from) const {
    Draws draws({stream_, request, site});
    return from.sample_duration(draws);
  }

  void schedule_arrival(std::uint32_t request, Time time) {
    if (request < requests_) {
      events_.push(time, {request, false});
    }
  }

  void arrive(std::uint32_t request) {
    waiting_.push_back({request, now_});
    in_system_.change(now_, 1);
    schedule_arrival(request + 1, now_ + gap_after(request));
    if (waiting_.size() == 1) {
      events_.push(now_ + service_of(request), {request, true});
    }
  }

  void depart(std::uint32_t request) {
    const Duration sojourn = now_ - waiting_.front().arrival;
    EXPECT_EQ(waiting_.front().request, request);
    waiting_.pop_front();
    sojourns_.add(sojourn);
    sojourn_by_request_.push_back(sojourn);
    in_system_.change(now_, -1);
    if (!waiting_.empty()) {
      const std::uint32_t next = waiting_.front().request;
      events_.push(now_ + service_of(next), {next, true});
    }
  }

  struct Waiting {
    std::uint32_t request;
    Time arrival;
  };

  std::uint64_t stream_;
  std::uint32_t requests_;
  Distribution arrivals_ = Distribution::exponential(1 / arrival_rate);
  Distribution service_ = Distribution::exponential(1 / service_rate);
  EventQueue<Event> events_;
  std::deque<Waiting> waiting_;  // the first one is in service
  Time now_{};
  Fingerprint fingerprint_;
  Histogram sojourns_;
  std::vector<Duration> sojourn_by_request_;
  TimeAverage in_system_;
};

SingleServer finished(std::uint32_t replication, std::uint32_t requests) {
  SingleServer run(replication, requests);
  run.run();
  return run;
}

TEST(GoldenRun, HasTheSameFingerprintInEveryBuild) {
  const SingleServer run = finished(0, 50000);
  EXPECT_EQ(run.fingerprint().text(), "3cf31634be16bc6f");
  EXPECT_EQ(run.sojourns().stored().sum_ns, "167110069442");
  EXPECT_EQ(std::bit_cast<std::uint64_t>(run.sojourns().mean_seconds()), 4569853014234153461ULL);
  EXPECT_EQ(run.sojourns().quantile(0.99).count(), 15761407);
}

TEST(GoldenRun, AgreesWithLindleysRecursionRequestForRequest) {
  const SingleServer run = finished(1, 20000);
  ASSERT_EQ(run.sojourn_by_request().size(), 20000U);
  Duration waiting{};
  for (std::uint32_t request = 0; request < 20000; ++request) {
    const Duration sojourn = waiting + run.service_of(request);
    ASSERT_EQ(run.sojourn_by_request()[request], sojourn) << "request " << request;
    waiting = std::max(Duration::zero(), sojourn - run.gap_after(request));
  }
}

TEST(GoldenRun, SatisfiesLittlesLawExactly) {
  const SingleServer run = finished(2, 20000);
  EXPECT_EQ(run.in_system().level(), 0);
  EXPECT_EQ(run.in_system().exact_integral(run.now()).text(), run.sojourns().stored().sum_ns);
}

TEST(GoldenRun, ACopyOfARunContinuesLikeTheOriginal) {
  SingleServer run(3, 5000);
  for (int step = 0; step < 3000; ++step) {
    run.step();
  }
  SingleServer copy = run;
  run.run();
  copy.run();
  EXPECT_EQ(copy.fingerprint(), run.fingerprint());
  EXPECT_EQ(copy.sojourns(), run.sojourns());
}

// Twenty replications, the first 2000 requests of each deleted.
std::vector<double> mean_sojourns(unsigned threads) {
  constexpr std::uint32_t warmup = 2000;
  std::vector<double> means(20);
  run_replications(0, 20, threads, [&](std::uint32_t replication) {
    const SingleServer run = finished(replication, 25000);
    Histogram kept;
    for (std::size_t i = warmup; i < run.sojourn_by_request().size(); ++i) {
      kept.add(run.sojourn_by_request()[i]);
    }
    means[replication] = kept.mean_seconds();
  });
  return means;
}

TEST(GoldenRun, AgreesWithTheoryAndWithItselfOnAnyNumberOfThreads) {
  const std::vector<double> means = mean_sojourns(2);
  const double theory = 1 / (service_rate - arrival_rate);
  // 1 - 1e-4: a failure means a change, not bad luck; the width keeps the test from saying nothing.
  const std::optional<Interval> interval = mean_interval(means, 0.9999);
  ASSERT_TRUE(interval.has_value());
  EXPECT_LE(interval->low, theory);
  EXPECT_GE(interval->high, theory);
  EXPECT_LE(interval->half_width(), 0.06 * theory);
  EXPECT_EQ(mean_sojourns(1), means);
}

}  // namespace
}  // namespace sojourn::engine
