// Records one replication request by request and reduces it to what can be played.
//
// Lives in the window's thread, works in a worker thread. The recording is bounded: about 200 000
// requests, for which a long run is shortened; the playback says so. A recording cannot be broken
// off inside the simulator: cancel() is answered at once, and the worker ends on its own shortly
// after. Destruction waits for that.
#pragma once

#include <QObject>
#include <memory>

#include "gui/run/playback.h"
#include "gui/run/run_controller.h"

namespace sojourn::gui {

using PlaybackPointer = std::shared_ptr<const Playback>;

class RecordingController : public QObject {
  Q_OBJECT

 public:
  static constexpr double requests_max = 200'000;

  explicit RecordingController(QObject* parent = nullptr);

  // Replaces the one under way.
  JobId start(ScenarioSource source);
  void cancel();
  bool isRunning() const { return runner_.is_running(); }

 Q_SIGNALS:
  void started(quint64 job);
  void finished(const sojourn::gui::PlaybackPointer& playback);
  void cancelled();
  void failed(const sojourn::gui::ParseErrors& errors);

 private:
  JobRunner runner_;
};

}  // namespace sojourn::gui
