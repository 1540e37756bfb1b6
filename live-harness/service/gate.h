// One coroutine waits until somebody on the same thread opens the gate; it goes on soon after,
// never inside open(). Opening a gate twice, or before anybody waits, is allowed.
#pragma once

#include "live-harness/http_task.h"

namespace sojourn::live {

class Gate {
 public:
  explicit Gate(boost::asio::io_context& context) : timer_(context, SteadyTime::max()) {}

  Task<> wait() {
    if (!open_) {
      co_await timer_.async_wait(as_values);
    }
  }

  void open() {
    open_ = true;
    timer_.cancel();
  }

 private:
  Timer timer_;
  bool open_ = false;
};

}  // namespace sojourn::live
