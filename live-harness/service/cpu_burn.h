// Burns processor time, measured by the calling thread's own CPU clock.
#pragma once

#include <atomic>

#include "engine/time.h"

namespace sojourn::live {

// Returns when the calling thread has used `demand` of CPU time, or soon after `stop` became true.
void burn_cpu(engine::Duration demand, const std::atomic<bool>& stop);

}  // namespace sojourn::live
