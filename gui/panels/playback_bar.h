// Plays a recording: play, pause, step, speed and a scrubber; the canvas is told what every service
// does at that moment.
//
// Keys: Space plays and pauses, Left and Right step a slice, Shift+Left and Shift+Right ten, Home
// and End go to the ends, Up and Down change the speed. Time passes by a timer of 33 ms and the
// clock, so a slow machine skips frames but keeps the speed.
#pragma once

#include <QElapsedTimer>
#include <QTimer>
#include <QWidget>
#include <memory>
#include <string>
#include <vector>

#include "gui/run/playback.h"

class QComboBox;
class QLabel;
class QPushButton;
class QSlider;

namespace sojourn::gui {

using PlaybackPointer = std::shared_ptr<const Playback>;

struct ServiceFrame {
  std::string name;
  double queue = 0;       // waiting requests
  double in_service = 0;  // requests that hold a worker
  double utilization = 0;
  double replicas_up = 0;
  double throughput = 0;  // visits per second
};
struct ClassFrame {
  std::string name;
  double throughput = 0;  // per second
  double errors = 0;      // per second; errors are known by class alone
  double p99 = 0;         // NaN: nothing was answered
};
struct PlaybackFrame {
  double seconds = 0;
  std::vector<ServiceFrame> services;
  std::vector<ClassFrame> classes;
};
// What the slice at that time holds; an empty one for an empty playback.
PlaybackFrame frame_at(const Playback& playback, double seconds);

class PlaybackBar : public QWidget {
  Q_OBJECT

 public:
  static constexpr double speed_min = 0.1;
  static constexpr double speed_max = 100;

  explicit PlaybackBar(QWidget* parent = nullptr);

  void setPlayback(const PlaybackPointer& playback);  // null: nothing to play
  double seconds() const { return seconds_; }
  bool isPlaying() const { return timer_.isActive(); }
  double speed() const { return speed_; }
  std::size_t slice() const;

 public slots:
  void play();  // from the start if it is at the end
  void pause();
  void toggle();
  void step(int slices);
  void setSpeed(double speed);
  void setTime(double seconds);  // emits both signals; NaN is ignored

 signals:
  void timeChanged(double seconds);
  void frameChanged(const sojourn::gui::PlaybackFrame& frame);

 protected:
  void keyPressEvent(QKeyEvent* event) override;
  bool eventFilter(QObject* watched, QEvent* event) override;

 private:
  void make_layout();
  void tick();
  void show_time();
  bool handle_key(QKeyEvent* event);

  PlaybackPointer playback_;
  double seconds_ = 0;
  double speed_ = 1;
  QTimer timer_;
  QElapsedTimer clock_;
  QPushButton* play_;
  QPushButton* back_;
  QPushButton* forward_;
  QSlider* scrubber_;
  QComboBox* speeds_;
  QLabel* time_;
};

}  // namespace sojourn::gui
