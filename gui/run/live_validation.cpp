#include "gui/run/live_validation.h"

#include <QCoreApplication>
#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QRegularExpression>
#include <QStandardPaths>
#include <csignal>
#include <string_view>
#include <utility>

#include <sys/types.h>

namespace sojourn::gui {
namespace {

// What lines of progress begin with, and nothing else that sojourn-live says.
const QString progress_mark = QStringLiteral("sojourn: ");

// Exit codes of sojourn-live.
constexpr int usage = 2;
constexpr int invalid_input = 3;
constexpr int input_output = 4;
constexpr int interrupted = 130;

bool write_file(const QString& path, const std::string& text) {
  QFile file(path);
  return file.open(QIODevice::WriteOnly) &&
         file.write(text.data(), static_cast<qint64>(text.size())) ==
             static_cast<qint64>(text.size());
}

}  // namespace

std::optional<ReplayBegin> replay_begin(const QString& line) {
  static const QRegularExpression form(
      QStringLiteral("^replaying for ([0-9.e+]+) s \\(run ([0-9]+) of ([0-9]+)\\)$"));
  const QRegularExpressionMatch match = form.match(line);
  if (!match.hasMatch()) return std::nullopt;
  return ReplayBegin{match.captured(1).toDouble(), match.captured(2).toInt(),
                     match.captured(3).toInt()};
}

QStringList validate_arguments(const QString& scenario, const QString& output,
                               const LiveOptions& options,
                               const std::vector<scenario::Override>& overrides) {
  QStringList arguments = {"validate", scenario};
  for (const scenario::Override& each : overrides) {
    arguments << "--set" << QString::fromStdString(each.path + "=" + each.value);
  }
  if (!options.duration.isEmpty()) arguments << "--duration" << options.duration;
  if (options.repeat > 1) arguments << "--repeat" << QString::number(options.repeat);
  if (!options.calibrates) arguments << "--no-calibrate";
  return arguments << "--json" << output;
}

QString find_live_program() {
  const QString name = "sojourn-live";
  const QString beside =
      QStandardPaths::findExecutable(name, {QCoreApplication::applicationDirPath()});
  return beside.isEmpty() ? QStandardPaths::findExecutable(name) : beside;
}

LiveValidation::LiveValidation(QObject* parent) : QObject(parent), reader_(this) {
  killer_.setSingleShot(true);
  connect(&killer_, &QTimer::timeout, this, [this] {
    if (process_ != nullptr) process_->kill();
  });
}

LiveValidation::~LiveValidation() {
  if (process_ == nullptr) return;
  process_->disconnect(this);
  process_->kill();
  process_->waitForFinished(1000);
}

bool LiveValidation::start(const ScenarioSource& source, const LiveOptions& options) {
  if (isRunning()) return false;
  const QString program = program_.isEmpty() ? find_live_program() : program_;
  if (program.isEmpty()) {
    Q_EMIT failed(
        tr("The program sojourn-live was found neither beside this program nor in "
           "PATH: build or install Sojourn completely."));
    return false;
  }
  folder_ = std::make_shared<QTemporaryDir>();
  const QString scenario = folder_->filePath("scenario.json");
  if (!folder_->isValid() || !write_file(scenario, source.text)) {
    Q_EMIT failed(tr("The scenario could not be written to %1.").arg(scenario));
    return false;
  }
  is_cancelled_ = false;
  unread_.clear();
  last_line_.clear();
  message_.clear();
  process_ = new QProcess(this);
  process_->setProgram(program);
  process_->setArguments(validate_arguments(scenario, folder_->filePath("validation.json"), options,
                                            source.overrides));
  process_->setStandardInputFile(QProcess::nullDevice());
  process_->setStandardOutputFile(QProcess::nullDevice());
  connect(process_, &QProcess::readyReadStandardError, this, &LiveValidation::read_lines);
  connect(process_, &QProcess::finished, this, &LiveValidation::ended);
  connect(process_, &QProcess::errorOccurred, this, [this](QProcess::ProcessError error) {
    if (error != QProcess::FailedToStart) return;  // anything else ends it, too
    give_up(tr("%1 could not be started: %2").arg(process_->program(), process_->errorString()));
  });
  process_->start();
  if (process_ == nullptr) return false;
  Q_EMIT started();
  return true;
}

void LiveValidation::cancel() {
  if (reader_.is_running()) {
    reader_.cancel([this] { Q_EMIT cancelled(); });
    return;
  }
  if (process_ == nullptr || is_cancelled_) return;
  is_cancelled_ = true;
  Q_EMIT stopping();
  killer_.start(patience_ms_);
  if (process_->state() == QProcess::Running) {
    ::kill(static_cast<pid_t>(process_->processId()), SIGINT);
  } else {
    process_->kill();
  }
}

void LiveValidation::read_lines() {
  unread_ += process_->readAllStandardError();
  for (qsizetype end = unread_.indexOf('\n'); end >= 0; end = unread_.indexOf('\n')) {
    QString text = QString::fromUtf8(unread_.left(end)).trimmed();
    unread_.remove(0, end + 1);
    if (text.isEmpty()) continue;
    if (!text.startsWith(progress_mark)) {
      // Our copy of the scenario has a path that says nothing to anybody.
      message_ << text.remove(folder_->filePath("scenario.json") + ": ");
      continue;
    }
    last_line_ = text.mid(progress_mark.size());
    Q_EMIT line(last_line_);
    if (const auto begin = replay_begin(last_line_)) Q_EMIT replaying(*begin);
  }
}

QString LiveValidation::said() const {
  return message_.isEmpty() ? last_line_ : message_.join(QLatin1Char('\n'));
}

QString LiveValidation::explain(int code, QProcess::ExitStatus status) const {
  if (status == QProcess::CrashExit) return tr("sojourn-live was killed.");
  if (code == invalid_input || code == usage) {
    return tr("The scenario cannot be run live: %1").arg(said());
  }
  if (code == input_output) {
    return tr("A file or a service failed: %1").arg(said());
  }
  if (code == interrupted) return tr("sojourn-live was interrupted.");
  return tr("sojourn-live ended with code %1: %2").arg(code).arg(said());
}

void LiveValidation::ended(int code, QProcess::ExitStatus status) {
  killer_.stop();
  unread_ += '\n';
  read_lines();
  process_->deleteLater();
  process_ = nullptr;
  const std::shared_ptr<QTemporaryDir> folder = std::exchange(folder_, nullptr);
  if (is_cancelled_) {
    Q_EMIT cancelled();
  } else if (status == QProcess::CrashExit || code != 0) {
    Q_EMIT failed(explain(code, status));
  } else {
    read(folder->filePath("validation.json"), folder);
  }
}

void LiveValidation::give_up(const QString& message) {
  killer_.stop();
  process_->disconnect(this);
  process_->deleteLater();
  process_ = nullptr;
  folder_.reset();
  Q_EMIT failed(message);
}

void LiveValidation::load(const QString& path) {
  if (!isRunning()) read(path, nullptr);
}

void LiveValidation::read(const QString& path, std::shared_ptr<QTemporaryDir> folder) {
  reader_.start([this, path, folder = std::move(folder)](const Job& job) {
    const auto fail = [&](const QString& message) {
      reader_.conclude(job, [this, message] { Q_EMIT failed(message); });
    };
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly)) {
      fail(tr("%1 cannot be read: %2").arg(path, file.errorString()));
      return;
    }
    const QByteArray bytes = file.readAll();
    auto parsed = parse_validation({bytes.data(), static_cast<std::size_t>(bytes.size())});
    if (!parsed) {
      fail(tr("%1: %2").arg(path, QString::fromStdString(parsed.error())));
      return;
    }
    auto validation = std::make_shared<const Validation>(*std::move(parsed));
    reader_.conclude(job, [this, validation] { Q_EMIT finished(validation); });
  });
}

void LiveValidation::compare(const RunResultPointer& predicted, const RunResultPointer& measured) {
  if (isRunning()) return;
  reader_.start([this, predicted, measured](const Job& job) {
    scenario::Tolerances tolerances;
    if (predicted->scenario) tolerances = predicted->scenario->live.tolerances;
    auto validation = std::make_shared<const Validation>(
        validation_of(predicted->results, measured->results, tolerances));
    reader_.conclude(job, [this, validation] { Q_EMIT finished(validation); });
  });
}

}  // namespace sojourn::gui
