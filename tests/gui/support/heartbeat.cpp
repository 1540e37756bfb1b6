#include "tests/gui/support/heartbeat.h"

#include <algorithm>
#include <cmath>

namespace sojourn::gui {

Heartbeat::Heartbeat() {
  timer_.setTimerType(Qt::PreciseTimer);
  connect(&timer_, &QTimer::timeout, this, &Heartbeat::beat);
  restart();
  timer_.start(2);
}

double Heartbeat::cpu_ms() {
  timespec now{};
  clock_gettime(CLOCK_THREAD_CPUTIME_ID, &now);
  return (1e3 * static_cast<double>(now.tv_sec)) + (1e-6 * static_cast<double>(now.tv_nsec));
}

void Heartbeat::restart() {
  busy_.clear();
  last_cpu_ms_ = cpu_ms();
}

void Heartbeat::beat() {
  const double now = cpu_ms();
  busy_.push_back(now - last_cpu_ms_);
  last_cpu_ms_ = now;
}

std::vector<double> Heartbeat::busy() const {
  std::vector<double> sorted = busy_;
  std::ranges::sort(sorted);
  return sorted;
}

double Heartbeat::worst_ms() const {
  return busy_.empty() ? 0 : busy().back();
}

double Heartbeat::quantile_ms(double share) const {
  const std::vector<double> sorted = busy();
  if (sorted.empty()) return 0;
  const auto last = static_cast<double>(sorted.size() - 1);
  return sorted[static_cast<std::size_t>(std::ceil(share * last))];
}

}  // namespace sojourn::gui
