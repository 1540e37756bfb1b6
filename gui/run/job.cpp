#include "gui/run/job.h"

#include <QMetaObject>
#include <QThread>
#include <algorithm>
#include <utility>

#include "models/simulation/simulate.h"

namespace sojourn::gui {
namespace {

using Clock = std::chrono::steady_clock;

constexpr std::chrono::milliseconds between_progress{50};

// Thins progress out: at most 20 a second, one on its way at a time, the fraction never falls.
struct Thinner {
  std::atomic<bool> on_its_way{false};
  Clock::time_point last = Clock::now() - between_progress;
  double fraction = 0;
};

RunProgress progress_of(const simulation::Progress& progress, double elapsed, double& fraction) {
  RunProgress shown;
  shown.replications_done = progress.replications_done;
  shown.replications_planned = progress.replications_planned;
  shown.precision_reached = progress.precision_reached;
  if (progress.replications_planned > 0) {
    const double share = static_cast<double>(progress.replications_done) /
                         static_cast<double>(progress.replications_planned);
    fraction = std::clamp(std::max(fraction, share), 0.0, 1.0);
  }
  shown.fraction = fraction;
  shown.elapsed_s = elapsed;
  shown.eta_s = fraction > 0 ? elapsed * (1 - fraction) / fraction : 0;
  return shown;
}

}  // namespace

void Job::deliver(std::function<void()> function) const {
  if (cancelled()) return;
  QMetaObject::invokeMethod(
      context_,
      [state = state_, id = id_, call = std::move(function)] {
        if (state->newest.load() == id) call();
      },
      Qt::QueuedConnection);
}

double Job::elapsed_seconds() const {
  return std::chrono::duration<double>(Clock::now() - began_).count();
}

simulation::Options Job::options(unsigned threads,
                                 std::function<void(const RunProgress&)> progress) const {
  simulation::Options options;
  options.threads = usable_threads(threads);
  options.cancelled = [state = state_, id = id_] {
    return state->newest.load(std::memory_order_relaxed) != id;
  };
  if (!progress) return options;
  options.on_progress = [job = *this, thinner = std::make_shared<Thinner>(),
                         show = std::move(progress)](const simulation::Progress& now) {
    const RunProgress shown = progress_of(now, job.elapsed_seconds(), thinner->fraction);
    const Clock::time_point instant = Clock::now();
    const bool is_last = now.replications_done == now.replications_planned;
    if (!is_last && (instant - thinner->last < between_progress || thinner->on_its_way)) return;
    thinner->last = instant;
    thinner->on_its_way = true;
    job.deliver([thinner, show, shown] {
      thinner->on_its_way = false;
      show(shown);
    });
  };
  return options;
}

JobRunner::JobRunner(QObject* owner) : owner_(owner) {
  pool_.setMaxThreadCount(1);
  pool_.setExpiryTimeout(-1);
  side_->newest = 1;
}

JobRunner::~JobRunner() {
  state_->newest = 0;
  side_->newest = 0;
  pool_.clear();
  pool_.waitForDone();
}

JobId JobRunner::start(std::function<void(const Job&)> work) {
  current_ = ++last_;
  state_->newest = current_;
  Job job(current_, state_, owner_);
  pool_.start([job = std::move(job), call = std::move(work)]() mutable {
    if (job.cancelled()) return;
    job.began_ = Clock::now();
    call(job);
  });
  return current_;
}

void JobRunner::also(std::function<void(const Job&)> work) {
  Job job(1, side_, owner_);
  pool_.start([job = std::move(job), call = std::move(work)] {
    if (!job.cancelled()) call(job);
  });
}

void JobRunner::cancel(std::function<void()> idle) {
  current_ = 0;
  state_->newest = 0;
  if (!idle) return;
  const JobId last = last_;
  also([this, last, call = std::move(idle)](const Job& job) {
    job.deliver([this, last, call] {
      if (last == last_) call();
    });
  });
}

void JobRunner::conclude(const Job& job, std::function<void()> tell) {
  job.deliver([this, id = job.id(), tell = std::move(tell)] {
    ended(id);
    tell();
  });
}

void JobRunner::ended(JobId id) {
  if (current_ == id) current_ = 0;
}

unsigned usable_threads(unsigned wanted) {
  const auto machine = static_cast<unsigned>(std::max(1, QThread::idealThreadCount()));
  return wanted == 0 ? machine : std::min(wanted, std::max(machine, 64U));
}

}  // namespace sojourn::gui
