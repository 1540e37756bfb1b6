// The history of runs: what was computed or loaded, which of it is pinned, and which two are
// compared as A and B.
//
// Lives in the window's thread. Entries are immutable; the oldest that is neither pinned nor A nor
// B goes when there are more than `unpinned_max` such ones, so that memory is bounded by what the
// user pins, of which there are at most `pinned_max`. Files are read in a worker thread.
#pragma once

#include <QObject>
#include <QString>
#include <cstdint>
#include <memory>
#include <optional>
#include <vector>

#include "gui/run/job.h"
#include "gui/run/run_controller.h"
#include "gui/run/validation_json.h"

namespace sojourn::gui {

using RunId = std::uint64_t;  // rises; 0: none
using ValidationPointer = std::shared_ptr<const Validation>;

struct StoredRun {
  RunId id = 0;
  QString label;
  bool is_pinned = false;
  RunResultPointer result;
};

class ResultStore : public QObject {
  Q_OBJECT

 public:
  static constexpr std::size_t unpinned_max = 20;
  static constexpr std::size_t pinned_max = 50;

  explicit ResultStore(QObject* parent = nullptr);

  // The newest one, which becomes the current one.
  RunId add(const RunResultPointer& result);

  const std::vector<StoredRun>& runs() const { return runs_; }  // oldest first
  const StoredRun* find(RunId id) const;                        // nullptr: gone
  RunResultPointer current() const;                             // null: none

  bool pin(RunId id);  // false: gone, or too many are pinned
  void unpin(RunId id);
  void rename(RunId id, const QString& label);
  void remove(RunId id);
  void clear();  // all but the pinned ones

  // 0 selects none. What is selected is kept.
  void selectA(RunId id);
  void selectB(RunId id);
  RunId a() const { return a_; }
  RunId b() const { return b_; }

  // A results file, or one of `sojourn-live validate --json`, which adds the prediction and the
  // measurement as two runs, A and B. Answered by loaded() or loadFailed().
  void load(const QString& path);

  // The same of a validation that is there already.
  void addValidation(const ValidationPointer& validation);

 Q_SIGNALS:
  void changed();           // runs, labels or pins
  void selectionChanged();  // A or B
  void added(quint64 run);
  void removed(quint64 run);
  void loaded(quint64 run);
  void validationLoaded(const sojourn::gui::ValidationPointer& validation);
  void loadFailed(const QString& path, const QString& message);

 private:
  StoredRun* entry(RunId id);
  RunId insert(const RunResultPointer& result);
  void drop_surplus();
  void take(const ValidationPointer& validation, const RunResultPointer& predicted,
            const RunResultPointer& measured);
  void share_out(const Job& job, const ValidationPointer& validation);

  std::vector<StoredRun> runs_;
  RunId last_ = 0;
  RunId a_ = 0;
  RunId b_ = 0;
  JobRunner runner_;
};

}  // namespace sojourn::gui
