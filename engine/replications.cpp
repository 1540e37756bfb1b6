#include "engine/replications.h"

#include <algorithm>
#include <atomic>
#include <system_error>
#include <thread>
#include <vector>

#include "engine/require.h"

namespace sojourn::engine {

bool run_replications(std::uint32_t first, std::uint32_t last, unsigned threads,
                      const std::function<void(std::uint32_t)>& run,
                      const std::function<bool()>& stop) {
  require(threads >= 1, "replications: at least one thread is needed");
  if (first >= last) {
    return true;
  }
  // 64 bits: every worker overshoots `last` by one.
  std::atomic<std::uint64_t> next{first};
  std::atomic<std::uint32_t> finished{0};
  const auto work = [&] {
    try {
      while (!stop()) {
        const std::uint64_t index = next.fetch_add(1, std::memory_order_relaxed);
        if (index >= last) {
          break;
        }
        run(static_cast<std::uint32_t>(index));
        finished.fetch_add(1, std::memory_order_relaxed);
      }
    } catch (...) {
      require(false, "replications: a replication threw an exception");
    }
  };
  {
    std::vector<std::jthread> helpers;
    unsigned wanted = std::min(threads, last - first) - 1;
    helpers.reserve(wanted);
    while (wanted > 0) {
      try {
        helpers.emplace_back(work);
        --wanted;
      } catch (const std::system_error&) {
        wanted = 0;  // out of threads: those that started, and this one, do all the work
      }
    }
    work();
  }  // joins the helpers
  return finished.load() == last - first;
}

unsigned hardware_threads() {
  return std::max(1U, std::thread::hardware_concurrency());
}

}  // namespace sojourn::engine
