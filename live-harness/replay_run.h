// One replay under way: every request is a coroutine that waits for its instant, sends, waits for
// the answer, perhaps tries again, and writes its record. One thread; used once.
#pragma once

#include <deque>
#include <string>
#include <vector>

#include <boost/asio/io_context.hpp>

#include "live-harness/pacing.h"
#include "live-harness/replay.h"
#include "live-harness/replay_plan.h"
#include "live-harness/replay_target.h"
#include "live-harness/scheduling.h"

namespace sojourn::live {

class ReplayRunner {
 public:
  // The size of the plan has been checked, and every entry link has its addresses.
  ReplayRunner(const scenario::Scenario& scenario, const Addresses& addresses,
               const ReplayOptions& options);

  // Asks for the class while requests are sent.
  ReplayRun run(SchedulingClass wanted);

 private:
  struct Request {
    results::RequestRecord record;
    std::string spans;  // as the answer says them; parsed when all is over
    bool sent = false;
  };
  struct Attempt {
    Request* request = nullptr;
    Target* target = nullptr;
    scenario::RequestIdentity identity;
    engine::Time begin{};
    std::uint32_t number = 1;
    std::uint32_t replica = 0;
    engine::Time arrives{};  // when the network has delivered it
  };
  struct AttemptEnd {
    results::Outcome outcome = results::Outcome::unfinished;
    engine::Time at{};
  };

  void connect_entries(const Addresses& addresses);

  // Who sends. Each coroutine counts as one active until it ends.
  void start_workloads();
  Task<> feed_open_requests();
  Task<> open_request(Request& request);
  Task<> user(std::uint32_t workload, std::uint32_t number);
  Task<> guard();
  void finish_one();

  // What a request does.
  Task<> conduct(Request& request);
  Task<AttemptEnd> try_once(Attempt attempt);
  Task<AttemptEnd> travel(const Attempt& attempt);
  Task<> deliver_in_vain(Attempt attempt);
  Task<HttpAnswer> exchange(const Attempt& attempt, engine::Time deadline);
  void note_sent(const Attempt& attempt);

  bool connections_left();
  bool count_closed_send();  // false: too many within a second
  void abort(std::string reason);
  std::vector<results::RequestRecord> collect_records();

  const scenario::Workload& workload_of(const Request& request) const;
  const scenario::RequestClass& class_of(const Request& request) const;

  const scenario::Scenario& scenario_;
  const ReplayOptions& options_;
  boost::asio::io_context context_;  // outlives all that waits in it
  Pacer pacer_;
  std::deque<Target> targets_;                 // one for each entry link
  std::vector<std::vector<Target*>> entries_;  // by workload and request class
  std::vector<std::uint64_t> streams_;         // by workload
  std::vector<std::string> paths_;             // of the request line, by endpoint
  std::deque<Request> requests_;               // never moved: coroutines refer to them
  std::size_t open_requests_ = 0;              // the first ones; those of closed workloads follow
  engine::Histogram send_error_;
  std::uint64_t active_ = 0;
  std::uint32_t in_flight_ = 0;  // requests
  std::uint32_t exchanges_ = 0;  // attempts that hold a connection
  std::int64_t closed_second_ = 0;
  std::uint64_t closed_sent_ = 0;  // in that second
  std::string aborted_;
};

}  // namespace sojourn::live
