// Runs N independent replications on a pool of threads and hands the results over in index order,
// so that a reduction gives the same bits on any number of threads.
#pragma once

#include <cstdint>
#include <functional>

namespace sojourn::engine {

// Calls run(i) once for each i in [first, last) on `threads` >= 1 threads, the calling one among
// them; each index on one thread, indices begun in rising order. Returns when all are done.
// `run` must only touch state of its own index; store results by index and reduce them in index
// order afterwards. Once stop() is true (asked before each index, from any thread) no further index
// is begun; returns false if any index was not run. An exception in `run` or `stop` is an invariant
// violation. If the system refuses a thread, fewer do the same work.
bool run_replications(
    std::uint32_t first, std::uint32_t last, unsigned threads,
    const std::function<void(std::uint32_t)>& run,
    const std::function<bool()>& stop = [] { return false; });

// Hardware threads, at least 1.
unsigned hardware_threads();

}  // namespace sojourn::engine
