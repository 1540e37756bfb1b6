// Active health checking of one replica as HAProxy 2.6 counts it (check inter/fall/rise): the view
// changes after `fall` failed or `rise` passed checks in a row. Pure state machine, no clock.
#pragma once

#include <cstdint>

namespace sojourn::policy {

class HealthView {
 public:
  // fall, rise >= 1. Starts healthy.
  HealthView(std::uint32_t fall, std::uint32_t rise) : fall_(fall), rise_(rise) {}

  // Feeds the outcome of one check; true if the view has changed.
  bool report(bool passed) {
    if (passed == healthy_) {
      contradicting_ = 0;
      return false;
    }
    if (++contradicting_ < (healthy_ ? fall_ : rise_)) {
      return false;
    }
    contradicting_ = 0;
    healthy_ = passed;
    return true;
  }

  bool healthy() const { return healthy_; }

 private:
  std::uint32_t fall_;
  std::uint32_t rise_;
  std::uint32_t contradicting_ = 0;  // checks in a row that contradict the present view
  bool healthy_ = true;
};

}  // namespace sojourn::policy
