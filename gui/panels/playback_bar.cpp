#include "gui/panels/playback_bar.h"

#include <QComboBox>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QPushButton>
#include <QSignalBlocker>
#include <QSlider>
#include <algorithm>
#include <array>
#include <cmath>

#include "gui/panels/results_parts.h"

namespace sojourn::gui {
namespace {

constexpr int frame_ms = 33;
constexpr int big_step = 10;
constexpr std::array speeds = {0.1, 0.2, 0.5, 1.0, 2.0, 5.0, 10.0, 20.0, 50.0, 100.0};

double value_at(const std::vector<double>& values, std::size_t slice) {
  return slice < values.size() ? values[slice] : 0;
}

QString clock_text(double seconds) {
  const int minutes = static_cast<int>(seconds / 60);
  const double rest = seconds - (60 * minutes);
  return QStringLiteral("%1:%2").arg(minutes).arg(rest, 4, 'f', 1, QLatin1Char('0'));
}

}  // namespace

PlaybackFrame frame_at(const Playback& playback, double seconds) {
  PlaybackFrame frame{.seconds = seconds, .services = {}, .classes = {}};
  if (playback.slices == 0 || playback.slice_s <= 0) return frame;
  const auto wanted = static_cast<std::size_t>(std::max(0.0, seconds / playback.slice_s));
  const std::size_t slice = std::min(wanted, playback.slices - 1);
  for (const ServicePlayback& service : playback.services) {
    frame.services.push_back({.name = service.name,
                              .queue = value_at(service.queue, slice),
                              .in_service = value_at(service.busy, slice),
                              .utilization = value_at(service.utilization, slice),
                              .replicas_up = value_at(service.replicas_up, slice),
                              .throughput = value_at(service.throughput, slice)});
  }
  for (const ClassPlayback& one : playback.classes) {
    frame.classes.push_back({.name = one.name,
                             .throughput = value_at(one.throughput, slice),
                             .errors = value_at(one.errors, slice),
                             .p99 = value_at(one.p99, slice)});
  }
  return frame;
}

PlaybackBar::PlaybackBar(QWidget* parent)
    : QWidget(parent),
      play_(named_button(QStringLiteral("▶"), QStringLiteral("playPause"),
                         tr("Play or pause (Space)"), this)),
      back_(named_button(QStringLiteral("◀|"), QStringLiteral("stepBack"),
                         tr("One step back (Left)"), this)),
      forward_(named_button(QStringLiteral("|▶"), QStringLiteral("stepForward"),
                            tr("One step on (Right)"), this)),
      scrubber_(new QSlider(Qt::Horizontal, this)),
      speeds_(new QComboBox(this)),
      time_(new QLabel(this)) {
  setObjectName(QStringLiteral("playbackBar"));
  setFocusPolicy(Qt::StrongFocus);
  make_layout();
  timer_.setInterval(frame_ms);
  timer_.setTimerType(Qt::PreciseTimer);
  connect(&timer_, &QTimer::timeout, this, &PlaybackBar::tick);
  connect(play_, &QPushButton::clicked, this, &PlaybackBar::toggle);
  connect(back_, &QPushButton::clicked, this, [this] { step(-1); });
  connect(forward_, &QPushButton::clicked, this, [this] { step(1); });
  connect(scrubber_, &QSlider::valueChanged, this, [this](int slice) {
    if (playback_) setTime((slice + 0.5) * playback_->slice_s);
  });
  connect(speeds_, &QComboBox::currentIndexChanged, this,
          [this](int index) { setSpeed(speeds_->itemData(index).toDouble()); });
  setPlayback({});
}

void PlaybackBar::make_layout() {
  name_widget(scrubber_, QStringLiteral("scrubber"), tr("Time of the recording"),
              tr("Drag to any moment of the recording"));
  name_widget(speeds_, QStringLiteral("playbackSpeed"), tr("Speed"),
              tr("Simulated seconds per second (Up, Down)"));
  name_widget(time_, QStringLiteral("playbackTime"), tr("Time"), QString());
  for (const double speed : speeds) speeds_->addItem(QStringLiteral("%1×").arg(speed), speed);
  speeds_->setCurrentIndex(static_cast<int>(std::ranges::find(speeds, 1.0) - speeds.begin()));
  time_->setMinimumWidth(
      time_->fontMetrics().horizontalAdvance(QStringLiteral("000:00.0 / 000:00.0")));
  time_->setAlignment(Qt::AlignRight | Qt::AlignVCenter);
  auto* layout = new QHBoxLayout(this);
  layout->setContentsMargins(8, 2, 8, 2);
  for (QPushButton* const button : {back_, play_, forward_}) {
    button->setFixedWidth(40);
    layout->addWidget(button);
  }
  layout->addWidget(scrubber_, 1);
  layout->addWidget(time_);
  layout->addWidget(speeds_);
  for (QWidget* const part : {static_cast<QWidget*>(scrubber_), static_cast<QWidget*>(play_),
                              static_cast<QWidget*>(back_), static_cast<QWidget*>(forward_)}) {
    part->installEventFilter(this);
  }
}

void PlaybackBar::setPlayback(const PlaybackPointer& playback) {
  pause();
  playback_ = playback;
  const bool has_any = playback_ && playback_->slices > 0;
  {
    const QSignalBlocker quiet(scrubber_);
    scrubber_->setRange(0, has_any ? static_cast<int>(playback_->slices) - 1 : 0);
    scrubber_->setValue(0);
  }
  for (QWidget* const part : findChildren<QWidget*>()) part->setEnabled(has_any);
  seconds_ = 0;
  if (has_any) {
    setTime(0);
  } else {
    time_->setText(tr("no recording"));
  }
}

std::size_t PlaybackBar::slice() const {
  if (!playback_ || playback_->slices == 0) return 0;
  const auto wanted = static_cast<std::size_t>(seconds_ / playback_->slice_s);
  return std::min(wanted, playback_->slices - 1);
}

void PlaybackBar::play() {
  if (!playback_ || playback_->slices == 0) return;
  if (seconds_ >= playback_->duration_s) setTime(0);
  clock_.start();
  timer_.start();
  play_->setText(QStringLiteral("❚❚"));
}

void PlaybackBar::pause() {
  timer_.stop();
  play_->setText(QStringLiteral("▶"));
}

void PlaybackBar::toggle() {
  if (isPlaying()) {
    pause();
  } else {
    play();
  }
}

void PlaybackBar::tick() {
  const double passed = static_cast<double>(clock_.restart()) / 1000;
  setTime(seconds_ + (passed * speed_));
  if (seconds_ >= playback_->duration_s) pause();
}

void PlaybackBar::step(int slices) {
  if (!playback_) return;
  pause();
  const auto last = static_cast<int>(playback_->slices) - 1;
  const int wanted = std::clamp(static_cast<int>(slice()) + slices, 0, std::max(0, last));
  setTime((wanted + 0.5) * playback_->slice_s);
}

void PlaybackBar::setSpeed(double speed) {
  speed_ = std::clamp(speed, speed_min, speed_max);
  const auto nearest = std::ranges::min_element(
      speeds, {}, [this](double known) { return std::abs(std::log(known / speed_)); });
  const QSignalBlocker quiet(speeds_);
  speeds_->setCurrentIndex(static_cast<int>(nearest - speeds.begin()));
}

void PlaybackBar::setTime(double seconds) {
  if (!playback_ || playback_->slices == 0 || std::isnan(seconds)) return;
  seconds_ = std::clamp(seconds, 0.0, playback_->duration_s);
  show_time();
  emit timeChanged(seconds_);
  emit frameChanged(frame_at(*playback_, seconds_));
}

void PlaybackBar::show_time() {
  const QSignalBlocker quiet(scrubber_);
  scrubber_->setValue(static_cast<int>(slice()));
  time_->setText(
      QStringLiteral("%1 / %2").arg(clock_text(seconds_), clock_text(playback_->duration_s)));
}

bool PlaybackBar::handle_key(QKeyEvent* event) {
  const int distance = event->modifiers().testFlag(Qt::ShiftModifier) ? big_step : 1;
  const int speed_index = speeds_->currentIndex();
  switch (event->key()) {
    case Qt::Key_Space: toggle(); return true;
    case Qt::Key_Left: step(-distance); return true;
    case Qt::Key_Right: step(distance); return true;
    case Qt::Key_Home: setTime(0); return true;
    case Qt::Key_End:
      if (playback_) setTime(playback_->duration_s);
      return true;
    case Qt::Key_Up:
      speeds_->setCurrentIndex(std::min(speed_index + 1, speeds_->count() - 1));
      return true;
    case Qt::Key_Down: speeds_->setCurrentIndex(std::max(speed_index - 1, 0)); return true;
    default: return false;
  }
}

void PlaybackBar::keyPressEvent(QKeyEvent* event) {
  if (!handle_key(event)) QWidget::keyPressEvent(event);
}

// The keys mean the same wherever the focus is in the bar, but for the list of speeds.
bool PlaybackBar::eventFilter(QObject* watched, QEvent* event) {
  if (event->type() != QEvent::KeyPress) return QWidget::eventFilter(watched, event);
  auto* key = static_cast<QKeyEvent*>(event);
  const bool presses_button =
      key->key() == Qt::Key_Space && watched != scrubber_ && watched != play_;
  return !presses_button && handle_key(key);
}

}  // namespace sojourn::gui
