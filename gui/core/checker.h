// What is wrong with the document right now: the parser's errors with their places, and warnings of
// queueing theory about what cannot be stable. Checked in the background after every change.
#pragma once

#include <QFutureWatcher>
#include <QObject>
#include <QString>
#include <QTimer>
#include <cstdint>
#include <memory>
#include <string>
#include <vector>

#include "models/scenario/scenario.h"

namespace sojourn::gui {

class Document;

struct Problem {
  enum class Severity : std::uint8_t { error, warning };
  Severity severity = Severity::error;
  std::string pointer;   // of the place
  QString text;          // one line: what, and what was expected
  std::size_t line = 0;  // in the document's text, from 1; 0: no place
  std::size_t column = 0;
  friend bool operator==(const Problem&, const Problem&) = default;
};

struct CheckResult {
  quint64 revision = 0;                                // of the document
  std::shared_ptr<const scenario::Scenario> scenario;  // null if there is an error
  std::vector<Problem> problems;                       // errors first, in order of their places
  bool has_errors() const { return scenario == nullptr; }
};

// What is wrong with a scenario's text. Pure.
CheckResult check_text(const std::string& text);

class Checker : public QObject {
  Q_OBJECT

 public:
  explicit Checker(Document& document, QObject* parent = nullptr);
  ~Checker() override;

  // The last answer; of an older revision while a check is under way.
  const CheckResult& result() const { return result_; }
  bool isCurrent() const;
  // Checks at once, in this thread: for what cannot wait.
  const CheckResult& checkNow();

 signals:
  void checked();

 private:
  void begin();
  void take();

  Document& document_;
  CheckResult result_;
  QTimer delay_;
  QFutureWatcher<CheckResult> watcher_;
};

}  // namespace sojourn::gui
