// The queue of a service in a batch: who comes to it, in which order. Plain values.
#pragma once

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <numeric>
#include <span>
#include <utility>
#include <vector>

#include "engine/columns.h"
#include "engine/time.h"
#include "models/simulation/batch/column.h"

namespace sojourn::simulation {

// Calls that have come to a queue, or will.
struct Arriving : Column {
  std::vector<engine::Duration> work;  // that a worker will have with each
  // Empty where all are one call of one step at most:
  std::vector<engine::Duration> before_last;  // of that, until the last step begins
  std::vector<std::uint32_t> call;            // QueuedCall
  std::uint32_t first_call = 0;               // of those

  std::uint32_t call_of(std::size_t visit) const { return call.empty() ? first_call : call[visit]; }

  // Calls act(column) for each of them.
  template <typename Act>
  void each(const Act& act) {
    act(at);
    act(scheduled);
    act(request);
    act(work);
    if (!call.empty()) {
      act(before_last);
      act(call);
    }
  }
};

// How long a call keeps a worker busy: the last step ends it.
struct Work {
  engine::Duration all{};
  engine::Duration before_last{};

  void add_step(engine::Duration time) {
    before_last = time > engine::Duration{} ? all : before_last;
    all += std::min(time, engine::Duration::max() - all);
  }
};

// Those who come to a service with workers.
class BatchQueue {
 public:
  // alike: they all make the same call, of one step at most.
  explicit BatchQueue(bool alike) : alike_(alike) {}

  // More of them, nearly in the order of their instants. Returns where they begin; their work is to
  // be filled in. Leaves the column in any state.
  std::size_t expect(Column& column, std::uint32_t call) {
    const std::size_t first = arriving_.size();
    columns_.push_back(first);
    arriving_.append(column);
    arriving_.work.resize(arriving_.size());
    arriving_.first_call = call;
    if (!alike_) {
      arriving_.before_last.resize(arriving_.size());
      arriving_.call.resize(arriving_.size(), call);
    }
    return first;
  }

  Arriving& arriving() { return arriving_; }

  // Sorts by instants; equal ones stay in the order in which they were expected. Returns how many
  // will have come by then. O(n log columns), if every column is nearly sorted.
  std::size_t come_by(engine::Time until) {
    if (!engine::is_rising(arriving_.at) && (columns_.size() > 2 || !insert_each())) {
      sort();
    }
    const auto later = std::ranges::upper_bound(arriving_.at, until);
    return static_cast<std::size_t>(later - arriving_.at.begin());
  }

  // The first so many have been served.
  void forget(std::size_t served) {
    arriving_.each([&](auto& values) {
      values.erase(values.begin(), values.begin() + static_cast<std::ptrdiff_t>(served));
    });
    columns_.assign(arriving_.empty() ? 0 : 1, 0);
  }

 private:
  using Place = std::vector<std::uint32_t>::iterator;

  // Of one column, behind those left from before. False if it takes too long.
  bool insert_each() {
    std::size_t moves_left = arriving_.size();
    for (std::size_t next = 1; next < arriving_.size(); ++next) {
      if (arriving_.at[next] > arriving_.at[next - 1]) [[likely]] {
        continue;
      }
      std::size_t hole = next;
      while (hole > 0 && arriving_.instant(next) < arriving_.instant(hole - 1)) {
        --hole;
      }
      if (next - hole > moves_left) {
        return false;
      }
      moves_left -= next - hole;
      arriving_.each([&](auto& values) {
        const auto begin = values.begin();
        std::rotate(begin + static_cast<std::ptrdiff_t>(hole),
                    begin + static_cast<std::ptrdiff_t>(next),
                    begin + static_cast<std::ptrdiff_t>(next) + 1);
      });
    }
    return true;
  }

  // Finds their order, and brings them into it.
  void sort() {
    order_.resize(arriving_.size());
    std::iota(order_.begin(), order_.end(), 0U);
    columns_.push_back(arriving_.size());
    for (std::size_t index = 1; index < columns_.size(); ++index) {
      sort_column(place(index - 1), place(index));
    }
    while (columns_.size() > 2) {
      merge_neighbours();
    }
    arriving_.each([this]<typename Value>(std::vector<Value>& values) {
      std::vector<Value> sorted;
      look_up(values, order_, sorted);
      values.swap(sorted);
    });
  }

  Place place(std::size_t column) {
    return order_.begin() + static_cast<std::ptrdiff_t>(columns_[column]);
  }

  // By insertion, as it is nearly sorted, or by std::stable_sort if that takes too long.
  void sort_column(Place begin, Place end) {
    const auto before = [this](std::uint32_t left, std::uint32_t right) {
      return arriving_.instant(left) < arriving_.instant(right);
    };
    std::ptrdiff_t moves_left = 8 * (end - begin);
    for (auto next = begin; next != end; ++next) {
      const std::uint32_t one = *next;
      auto hole = next;
      for (; hole != begin && before(one, *(hole - 1)); --hole) {
        *hole = *(hole - 1);
      }
      *hole = one;
      moves_left -= next - hole;
      if (moves_left < 0) {
        std::stable_sort(begin, end, before);
        return;
      }
    }
  }

  void merge_neighbours() {
    merged_.resize(order_.size());
    std::vector<std::size_t> columns;
    const auto instant = [this](std::uint32_t index) { return arriving_.instant(index); };
    auto to = merged_.begin();
    for (std::size_t index = 0; index + 1 < columns_.size(); index += 2) {
      columns.push_back(static_cast<std::size_t>(to - merged_.begin()));
      const auto middle = place(index + 1);
      const auto end = index + 2 < columns_.size() ? place(index + 2) : middle;
      to = std::ranges::merge(place(index), middle, middle, end, to, {}, instant, instant).out;
    }
    columns.push_back(order_.size());
    order_.swap(merged_);
    columns_ = std::move(columns);
  }

  bool alike_;
  Arriving arriving_;
  std::vector<std::size_t> columns_;  // where each of those expected together begins
  std::vector<std::uint32_t> order_;
  std::vector<std::uint32_t> merged_;
};

}  // namespace sojourn::simulation
