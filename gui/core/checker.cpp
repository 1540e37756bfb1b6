#include "gui/core/checker.h"

#include <QCoreApplication>
#include <QtConcurrent>
#include <chrono>
#include <utility>

#include "gui/core/document.h"
#include "gui/core/json_tree.h"
#include "gui/core/message_words.h"
#include "models/scenario/scenario_json.h"
#include "models/scenario/visits.h"

namespace sojourn::gui {
namespace {

using Severity = Problem::Severity;

// Typing a number changes the document with every key.
constexpr std::chrono::milliseconds quiet_time(40);

QString tr(const char* text) {
  return QCoreApplication::translate("sojourn", text);
}

Problem problem_of(const scenario::ParseError& error) {
  return {Severity::error, error.pointer, problem_words(error), error.line, error.column};
}

void add_overloads(const scenario::Scenario& scenario, std::vector<Problem>& problems) {
  const scenario::OfferedLoad load = scenario::open_load(scenario);
  for (std::size_t i = 0; i < load.services.size(); ++i) {
    const double utilization = load.services[i].utilization;
    if (utilization < 1) continue;
    const std::string& name = scenario.services[i].name;
    problems.push_back(
        {Severity::warning, pointer_to("/services", name),
         tr("%1 would be busy for %2 % of the time: its queue grows without bound")
             .arg(QString::fromStdString(name), QString::number(100 * utilization, 'f', 0)),
         0, 0});
  }
  for (std::size_t i = 0; i < load.host_utilization.size(); ++i) {
    if (load.host_utilization[i] < 1) continue;
    const std::string& name = scenario.hosts[i].name;
    problems.push_back({Severity::warning, pointer_to("/hosts", name),
                        tr("the cores of %1 are asked for %2 % of their time")
                            .arg(QString::fromStdString(name),
                                 QString::number(100 * load.host_utilization[i], 'f', 0)),
                        0, 0});
  }
}

}  // namespace

CheckResult check_text(const std::string& text) {
  CheckResult result;
  auto parsed = scenario::parse_scenario(text);
  if (!parsed) {
    for (const scenario::ParseError& error : parsed.error()) {
      result.problems.push_back(problem_of(error));
    }
    return result;
  }
  add_overloads(*parsed, result.problems);
  result.scenario = std::make_shared<const scenario::Scenario>(std::move(*parsed));
  return result;
}

Checker::Checker(Document& document, QObject* parent) : QObject(parent), document_(document) {
  delay_.setSingleShot(true);
  delay_.setInterval(quiet_time);
  connect(&delay_, &QTimer::timeout, this, &Checker::begin);
  connect(&watcher_, &QFutureWatcherBase::finished, this, &Checker::take);
  const auto wait = [this] { delay_.start(); };
  connect(&document, &Document::changed, this, wait);
  connect(&document, &Document::replaced, this, &Checker::begin);
  connect(&document, &Document::draftChanged, this, wait);
  begin();
}

Checker::~Checker() {
  watcher_.disconnect(this);
  watcher_.waitForFinished();
}

bool Checker::isCurrent() const {
  return result_.revision == document_.revision();
}

const CheckResult& Checker::checkNow() {
  if (!isCurrent()) {
    delay_.stop();
    result_ = check_text(document_.text());
    result_.revision = document_.revision();
    emit checked();
  }
  return result_;
}

void Checker::begin() {
  if (watcher_.isRunning()) return;  // begins again when that one has ended
  delay_.stop();
  watcher_.setFuture(QtConcurrent::run([text = document_.text(), revision = document_.revision()] {
    CheckResult result = check_text(text);
    result.revision = revision;
    return result;
  }));
}

void Checker::take() {
  if (watcher_.result().revision != document_.revision()) {
    delay_.start();
    return;
  }
  if (isCurrent()) return;
  result_ = watcher_.result();
  emit checked();
}

}  // namespace sojourn::gui
