#include "gui/run/result_store.h"

#include <QFile>
#include <QFileInfo>
#include <algorithm>
#include <string_view>
#include <utility>

#include "models/results/results_json.h"

namespace sojourn::gui {
namespace {

constexpr qint64 file_bytes_max = qint64{256} << 20U;

std::expected<QByteArray, QString> contents_of(const QString& path) {
  QFile file(path);
  if (!file.open(QIODevice::ReadOnly)) return std::unexpected(file.errorString());
  if (file.size() > file_bytes_max) {
    return std::unexpected(ResultStore::tr("the file is larger than 256 MB"));
  }
  return file.readAll();
}

RunResultPointer run_of(results::Results results, const QString& label) {
  auto run = std::make_shared<RunResult>();
  run->results = std::move(results);
  run->label = label;
  return run;
}

}  // namespace

ResultStore::ResultStore(QObject* parent) : QObject(parent), runner_(this) {}

RunId ResultStore::add(const RunResultPointer& result) {
  const RunId id = insert(result);
  drop_surplus();
  Q_EMIT changed();
  return id;
}

RunId ResultStore::insert(const RunResultPointer& result) {
  runs_.push_back({++last_, result->label, false, result});
  Q_EMIT added(last_);
  return last_;
}

void ResultStore::drop_surplus() {
  const auto is_free = [this](const StoredRun& run) {
    return !run.is_pinned && run.id != a_ && run.id != b_ && run.id != last_;
  };
  auto surplus = std::ranges::count_if(runs_, [](const auto& run) { return !run.is_pinned; }) -
                 static_cast<std::ptrdiff_t>(unpinned_max);
  for (; surplus > 0; --surplus) {
    const auto oldest = std::ranges::find_if(runs_, is_free);
    if (oldest == runs_.end()) return;
    const RunId id = oldest->id;
    runs_.erase(oldest);
    Q_EMIT removed(id);
  }
}

StoredRun* ResultStore::entry(RunId id) {
  const auto found = std::ranges::find(runs_, id, &StoredRun::id);
  return found == runs_.end() ? nullptr : &*found;
}

const StoredRun* ResultStore::find(RunId id) const {
  const auto found = std::ranges::find(runs_, id, &StoredRun::id);
  return found == runs_.end() ? nullptr : &*found;
}

RunResultPointer ResultStore::current() const {
  return runs_.empty() ? nullptr : runs_.back().result;
}

bool ResultStore::pin(RunId id) {
  StoredRun* run = entry(id);
  if (run == nullptr) return false;
  if (run->is_pinned) return true;
  const auto pinned = std::ranges::count_if(runs_, &StoredRun::is_pinned);
  if (pinned >= static_cast<std::ptrdiff_t>(pinned_max)) return false;
  run->is_pinned = true;
  Q_EMIT changed();
  return true;
}

void ResultStore::unpin(RunId id) {
  StoredRun* run = entry(id);
  if (run == nullptr || !run->is_pinned) return;
  run->is_pinned = false;
  drop_surplus();
  Q_EMIT changed();
}

void ResultStore::rename(RunId id, const QString& label) {
  StoredRun* run = entry(id);
  if (run == nullptr || run->label == label) return;
  run->label = label;
  Q_EMIT changed();
}

void ResultStore::remove(RunId id) {
  const bool was_selected = id != 0 && (a_ == id || b_ == id);
  if (std::erase_if(runs_, [id](const StoredRun& run) { return run.id == id; }) == 0) return;
  if (a_ == id) a_ = 0;
  if (b_ == id) b_ = 0;
  Q_EMIT removed(id);
  Q_EMIT changed();
  if (was_selected) Q_EMIT selectionChanged();
}

void ResultStore::clear() {
  std::vector<RunId> gone;
  for (const StoredRun& run : runs_) {
    if (!run.is_pinned) gone.push_back(run.id);
  }
  for (const RunId id : gone) remove(id);
}

void ResultStore::selectA(RunId id) {
  if (a_ == id || (id != 0 && find(id) == nullptr)) return;
  a_ = id;
  drop_surplus();
  Q_EMIT selectionChanged();
}

void ResultStore::selectB(RunId id) {
  if (b_ == id || (id != 0 && find(id) == nullptr)) return;
  b_ = id;
  drop_surplus();
  Q_EMIT selectionChanged();
}

void ResultStore::load(const QString& path) {
  runner_.also([this, path](const Job& job) {
    const auto fail = [&](const QString& message) {
      job.deliver([this, path, message] { Q_EMIT loadFailed(path, message); });
    };
    const auto bytes = contents_of(path);
    if (!bytes) {
      fail(bytes.error());
      return;
    }
    const std::string_view text(bytes->data(), static_cast<std::size_t>(bytes->size()));
    if (is_validation(text)) {
      auto parsed = parse_validation(text);
      if (!parsed) {
        fail(QString::fromStdString(parsed.error()));
        return;
      }
      share_out(job, std::make_shared<const Validation>(*std::move(parsed)));
      return;
    }
    auto parsed = results::parse_results(text);
    if (!parsed) {
      fail(QString::fromStdString(parsed.error()));
      return;
    }
    const RunResultPointer run = run_of(*std::move(parsed), QFileInfo(path).completeBaseName());
    job.deliver([this, run] { Q_EMIT loaded(add(run)); });
  });
}

void ResultStore::addValidation(const ValidationPointer& validation) {
  runner_.also([this, validation](const Job& job) { share_out(job, validation); });
}

// In the worker: results are copied here and not in the window's thread.
void ResultStore::share_out(const Job& job, const ValidationPointer& validation) {
  const QString name = QString::fromStdString(validation->predicted.scenario_name);
  job.deliver([this, validation,
               predicted = run_of(validation->predicted, tr("%1, predicted").arg(name)),
               measured = run_of(validation->measured, tr("%1, measured").arg(name))] {
    take(validation, predicted, measured);
  });
}

void ResultStore::take(const ValidationPointer& validation, const RunResultPointer& predicted,
                       const RunResultPointer& measured) {
  a_ = insert(predicted);
  b_ = insert(measured);
  drop_surplus();
  Q_EMIT changed();
  Q_EMIT selectionChanged();
  Q_EMIT validationLoaded(validation);
  Q_EMIT loaded(b_);
}

}  // namespace sojourn::gui
