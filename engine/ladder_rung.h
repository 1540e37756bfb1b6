// One rung of a ladder queue: a range of time cut into buckets of equal width, a power of two of
// nanoseconds. A bucket is a chain of chunks that all rungs take from one pool: appending never
// moves an item, reading a bucket reads a few consecutive lines of memory instead of one line for
// each event, and chunks that were emptied are used again, so that a steady state allocates
// nothing. Internal to engine/ladder_queue.h. Copyable values. Not thread-safe.
#pragma once

#include <algorithm>
#include <array>
#include <bit>
#include <cstddef>
#include <cstdint>
#include <utility>
#include <vector>

namespace sojourn::engine {

// The items of a bucket, in order of insertion; the last chunk may be partly filled.
struct LadderBucket {
  std::uint32_t first = 0;  // meaningless while `count` is 0
  std::uint32_t last = 0;
  std::uint32_t count = 0;
};

template <typename Item>
class LadderChunks {
 public:
  static constexpr std::uint32_t chunk_items = 8;

  void reserve(std::size_t items) { chunks_.reserve(items / chunk_items + 1); }

  // Inlined, with all that may allocate kept out of it, so that the item is built in its place.
  [[gnu::always_inline]] void append(LadderBucket& bucket, const Item& item) {
    const std::uint32_t offset = bucket.count % chunk_items;
    if (offset == 0) {
      add_chunk(bucket);
    }
    chunks_[bucket.last].items[offset] = item;
    ++bucket.count;
  }

  // Moves the bucket's items behind `items`, in order of insertion. O(count).
  void move_to(std::vector<Item>& items, LadderBucket& bucket) {
    std::uint32_t left = std::exchange(bucket.count, 0);
    if (left == 0) {
      return;
    }
    for (std::uint32_t index = bucket.first; left > 0; index = chunks_[index].next) {
      const Chunk& chunk = chunks_[index];
      const std::uint32_t used = std::min(left, chunk_items);
      items.insert(items.end(), chunk.items.begin(), chunk.items.begin() + used);
      left -= used;
    }
    chunks_[bucket.last].next = free_;
    free_ = bucket.first;
  }

 private:
  static constexpr std::uint32_t none = UINT32_MAX;

  struct Chunk {
    std::array<Item, chunk_items> items{};
    std::uint32_t next = none;
  };

  [[gnu::noinline]] void grow() {
    free_ = static_cast<std::uint32_t>(chunks_.size());
    chunks_.emplace_back();
  }

  void add_chunk(LadderBucket& bucket) {
    if (free_ == none) [[unlikely]] {
      grow();
    }
    const std::uint32_t chunk = free_;
    free_ = chunks_[chunk].next;
    if (bucket.count == 0) {
      bucket.first = chunk;
    } else {
      chunks_[bucket.last].next = chunk;
    }
    bucket.last = chunk;
  }

  std::vector<Chunk> chunks_;
  std::uint32_t free_ = none;
};

// Ticks are those of engine/event_key.h. The rung holds ticks from its start to last() inclusive.
class LadderRung {
 public:
  // Cuts [start, last] into at most `buckets` buckets, more than half as many if the range is long
  // enough. Every bucket is empty: those of an earlier use have been moved out one by one.
  void open(std::uint64_t start, std::uint64_t last, std::size_t buckets) {
    const auto index_bits = static_cast<unsigned>(std::bit_width(buckets) - 1);
    const auto range_bits = static_cast<unsigned>(std::bit_width(last - start));
    start_ = start;
    last_ = last;
    shift_ = range_bits > index_bits ? range_bits - index_bits : 0;
    current_ = 0;
    count_ = 0;
    const auto needed = static_cast<std::size_t>((last - start) >> shift_) + 1;
    if (needed > buckets_.size()) {
      buckets_.resize(needed);
    }
  }

  std::uint64_t last() const { return last_; }
  std::size_t count() const { return count_; }

  template <typename Item>
  [[gnu::always_inline]] void append(LadderChunks<Item>& chunks, std::uint64_t tick,
                                     const Item& item) {
    chunks.append(buckets_[(tick - start_) >> shift_], item);
    ++count_;
  }

  // Moves the items of the first bucket that has any behind `items`. Some bucket has.
  template <typename Item>
  void move_first_to(std::vector<Item>& items, LadderChunks<Item>& chunks) {
    while (buckets_[current_].count == 0) {
      ++current_;
    }
    count_ -= buckets_[current_].count;
    chunks.move_to(items, buckets_[current_]);
  }

 private:
  std::uint64_t start_ = 0;
  std::uint64_t last_ = 0;
  unsigned shift_ = 0;
  std::size_t current_ = 0;  // no bucket before it holds anything
  std::size_t count_ = 0;
  std::vector<LadderBucket> buckets_;
};

}  // namespace sojourn::engine
