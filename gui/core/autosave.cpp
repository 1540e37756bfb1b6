#include "gui/core/autosave.h"

#include <QCoreApplication>
#include <QDateTime>
#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QStandardPaths>
#include <QUuid>
#include <algorithm>

#include "gui/core/document.h"
#include "gui/core/whole_file.h"

namespace sojourn::gui {
namespace {

// A recovery file: a line with the scenario's path, a line with its title, then the document.
constexpr auto suffix = ".recovery";

QString folder_or_default(const QString& folder) {
  if (!folder.isEmpty()) return folder;
  return QStandardPaths::writableLocation(QStandardPaths::AppDataLocation) + "/recovery";
}

QString lock_of(const QString& file) {
  return file + ".lock";
}

}  // namespace

Autosave::Autosave(Document& document, const QString& folder, QObject* parent)
    : QObject(parent), document_(document) {
  const QString where = folder_or_default(folder);
  QDir().mkpath(where);
  file_ = where + "/" + QUuid::createUuid().toString(QUuid::WithoutBraces) + suffix;
  lock_ = std::make_unique<QLockFile>(lock_of(file_));
  lock_->setStaleLockTime(0);
  lock_->tryLock();
  connect(&timer_, &QTimer::timeout, this, [this] {
    if (document_.isModified()) {
      writeNow();
    } else {
      remove();
    }
  });
  connect(&document, &Document::modifiedChanged, this, [this](bool is_modified) {
    if (!is_modified) remove();
  });
  timer_.start(interval);
}

Autosave::~Autosave() {
  remove();
}

bool Autosave::writeNow() {
  if (written_revision_ == document_.revision()) return true;
  const std::string head = (document_.path() + "\n" + document_.title() + "\n").toStdString();
  const auto written = write_whole_file(file_, head + document_.text());
  if (written) {
    written_revision_ = document_.revision();
    is_failing_ = false;
    return true;
  }
  // Told once, not every few seconds.
  if (!is_failing_) {
    is_failing_ = true;
    emit failed(
        tr("Unsaved changes cannot be kept for recovery: %1: %2").arg(file_, written.error()));
  }
  return false;
}

void Autosave::remove() {
  QFile::remove(file_);
  written_revision_ = 0;
}

std::vector<Recovery> Autosave::recoveries(const QString& folder) {
  std::vector<Recovery> found;
  const QDir where(folder_or_default(folder));
  for (const QFileInfo& info :
       where.entryInfoList({QString("*") + suffix}, QDir::Files, QDir::Time)) {
    QLockFile lock(lock_of(info.filePath()));
    lock.setStaleLockTime(0);
    if (!lock.tryLock()) continue;  // its window is open
    QFile file(info.filePath());
    if (!file.open(QIODevice::ReadOnly)) continue;
    Recovery recovery{info.filePath(), {}, {}, info.lastModified(), {}};
    recovery.path = QString::fromUtf8(file.readLine()).chopped(1);
    recovery.title = QString::fromUtf8(file.readLine()).chopped(1);
    recovery.text = file.readAll().toStdString();
    found.push_back(std::move(recovery));
  }
  return found;
}

void Autosave::discard(const Recovery& recovery) {
  QFile::remove(recovery.file);
}

}  // namespace sojourn::gui
