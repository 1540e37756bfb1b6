// CPU work for real: threads that burn a given time of processor, measured by their own CPU clocks,
// so that computations which share the cores slow each other down as any computation would. Used on
// the io_context's thread.
#pragma once

#include <cstdint>
#include <memory>

#include "engine/time.h"
#include "live-harness/http_task.h"

namespace sojourn::live {

class Burner {
 public:
  // Starts threads when they are needed, at most `threads_max`; more work than that waits in line.
  Burner(boost::asio::io_context& context, std::uint32_t threads_max);
  ~Burner();  // breaks off what burns
  Burner(const Burner&) = delete;
  Burner& operator=(const Burner&) = delete;

  // Ends when a thread has used `demand` of CPU time for it.
  Task<> burn(engine::Duration demand);

 private:
  struct State;
  std::unique_ptr<State> state_;
};

}  // namespace sojourn::live
