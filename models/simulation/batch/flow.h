// Columns of requests on their way from one queue to the next, through all stages between. Not
// thread-safe.
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "models/simulation/batch/census.h"
#include "models/simulation/batch/column.h"
#include "models/simulation/batch/plan.h"
#include "models/simulation/batch/queue.h"
#include "models/simulation/batch/recorder.h"
#include "models/simulation/batch/requests.h"

namespace sojourn::simulation {

class BatchFlow {
 public:
  // streams: of the random numbers of each class. queues: by service. All that is referred to
  // outlives this.
  BatchFlow(const Program& program, const BatchPlan& plan, std::vector<std::uint64_t> streams,
            std::vector<BatchQueue*> queues, BatchRecorder& recorder, BatchCensus& census);

  // New requests of a workload, in order of time.
  void begin(std::uint32_t workload, std::span<const scenario::Arrival> arrivals);
  // All that have been given to begin().
  void pass_arrivals();

  // All of one class, from a stage on to the end, a queue, or where they wait for each other; then
  // so do those that need not wait any longer. Leaves the column in any state.
  void pass(std::uint32_t stage, Column& column);

  // Who it is that makes a queued call.
  scenario::RequestIdentity identity_of(const QueuedCall& call, std::uint32_t request) const;

 private:
  // Where requests wait for others of their column, or for their own branches.
  struct Gathering {
    std::uint32_t next = 0;  // stage
    Column column;
    std::vector<Instant> joined;         // by request: the latest end of a branch so far
    std::vector<std::uint32_t> pending;  // by request: branches under way
  };

  void begin_alike(std::uint32_t request_class, std::span<const scenario::Arrival> arrivals,
                   engine::Time& next_scheduled);
  void pass_alone(std::uint32_t stage, Column& column);
  void pass_time(const Stage& stage, Column& column);
  void keep(const Stage& stage, const Column& column);
  void measure(const Stage& stage, const Column& column);
  void enqueue(const Stage& stage, Column& column);
  void draw_work(const QueuedCall& call, std::span<const std::uint32_t> requests,
                 std::span<engine::Duration> all, std::span<engine::Duration> before_last);
  void choose(const Stage& stage, const Column& column);
  void fork(const Stage& stage, const Column& column);
  void gather(const Stage& stage, Column& column);
  void join(const Stage& stage, const Column& column);
  void end(const Stage& stage, const Column& column);

  const Program* program_;
  const BatchPlan* plan_;
  std::vector<std::uint64_t> streams_;
  std::vector<BatchQueue*> queues_;
  BatchRecorder* recorder_;
  BatchCensus* census_;
  std::vector<BatchRequests> requests_;  // by class
  std::vector<Column> arrivals_;         // by class
  std::vector<engine::Time> scheduled_;  // by workload: its next arrival
  std::vector<Gathering> gatherings_;
  std::vector<std::uint32_t> gathered_;  // gatherings with a column
  // Of the column that is looked at:
  std::vector<std::uint64_t> numbers_;
  std::vector<engine::Duration> times_;
  std::vector<engine::Time> began_;
};

}  // namespace sojourn::simulation
