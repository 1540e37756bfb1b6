// How long the window's thread is away from its event loop: a timer that should come every few
// milliseconds notes how late it comes. Gaps of the machine are told apart by the thread's own CPU
// time: a gap counts only as far as this thread was busy in it.
#pragma once

#include <QElapsedTimer>
#include <QObject>
#include <QTimer>
#include <ctime>
#include <vector>

namespace sojourn::gui {

class Heartbeat : public QObject {
 public:
  Heartbeat();

  // Milliseconds of CPU that this thread took between two beats, sorted.
  std::vector<double> busy() const;
  double worst_ms() const;
  double quantile_ms(double share) const;
  std::size_t beats() const { return busy_.size(); }
  void restart();

 private:
  static double cpu_ms();
  void beat();

  QTimer timer_;
  double last_cpu_ms_ = 0;
  std::vector<double> busy_;
};

}  // namespace sojourn::gui
