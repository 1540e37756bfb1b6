#include "gui/app/document_files.h"

#include <QFile>
#include <QFileInfo>
#include <chrono>

#include "gui/app/gallery.h"
#include "gui/app/prompts.h"
#include "gui/core/document.h"
#include "gui/core/recent_files.h"
#include "gui/core/scenario_edits.h"
#include "gui/core/tree_reader.h"

namespace sojourn::gui {
namespace {

constexpr std::chrono::seconds outside_interval(2);

}  // namespace

DocumentFiles::DocumentFiles(Document& document, Prompts& prompts, QObject* parent)
    : QObject(parent), document_(document), prompts_(prompts) {
  connect(&outside_timer_, &QTimer::timeout, this, &DocumentFiles::lookOutside);
  outside_timer_.start(outside_interval);
}

bool DocumentFiles::mayClose() {
  if (!document_.isModified()) return true;
  switch (prompts_.saveChanges(document_.title())) {
    case SaveChoice::save: return save();
    case SaveChoice::discard: return true;
    case SaveChoice::cancel: break;
  }
  return false;
}

bool DocumentFiles::newDocument() {
  if (!mayClose()) return false;
  document_.reset(empty_document());
  emit opened();
  return true;
}

bool DocumentFiles::open() {
  const QString path =
      prompts_.openPath(tr("Open a scenario"), tr("Scenarios (*.json);;All files (*)"));
  return !path.isEmpty() && open(path);
}

bool DocumentFiles::open(const QString& path) {
  if (!mayClose()) return false;
  if (const auto opened_file = document_.open(path); !opened_file) {
    prompts_.showError(opened_file.error());
    return false;
  }
  add_recent_file(document_.path());
  emit opened();
  return true;
}

bool DocumentFiles::openExample(const GalleryEntry& entry) {
  if (!mayClose()) return false;
  const auto tree = read_tree(entry.text);
  if (!tree) return false;
  document_.reset(*tree, entry.file_name);
  emit opened();
  return true;
}

bool DocumentFiles::save() {
  return document_.path().isEmpty() ? saveAs() : writeTo(document_.path());
}

bool DocumentFiles::saveAs() {
  QString suggestion = document_.path().isEmpty() ? document_.title() : document_.path();
  if (!suggestion.endsWith(".json")) suggestion += ".json";
  const QString path =
      prompts_.savePath(tr("Save the scenario"), suggestion, tr("Scenarios (*.json)"));
  return !path.isEmpty() && writeTo(path);
}

bool DocumentFiles::writeTo(const QString& path) {
  const auto saved = document_.saveAs(path);
  if (!saved) {
    prompts_.showError(saved.error());
    return false;
  }
  add_recent_file(document_.path());
  return true;
}

void DocumentFiles::lookOutside() {
  if (is_asking_ || !document_.isChangedOutside()) return;
  is_asking_ = true;
  const bool is_removed = !QFileInfo::exists(document_.path());
  const OutsideChoice choice = prompts_.changedOutside(document_.title(), is_removed);
  if (choice == OutsideChoice::reload) {
    if (const auto opened_file = document_.open(document_.path()); !opened_file) {
      prompts_.showError(opened_file.error());
    }
  }
  document_.acceptOutsideState();
  is_asking_ = false;
}

}  // namespace sojourn::gui
