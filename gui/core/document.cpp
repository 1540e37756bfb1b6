#include "gui/core/document.h"

#include <QFile>
#include <QFileInfo>
#include <QUndoCommand>
#include <utility>

#include "gui/core/tree_reader.h"
#include "gui/core/tree_writer.h"
#include "gui/core/whole_file.h"

namespace sojourn::gui {

// A step of the history: the changes of one edit.
class EditCommand : public QUndoCommand {
 public:
  EditCommand(Document& document, const QString& name, Changes changes, QString merge_key)
      : QUndoCommand(name),
        document_(document),
        changes_(std::move(changes)),
        merge_key_(std::move(merge_key)),
        burst_(document.merge_burst_) {}

  int id() const override { return merge_key_.isEmpty() ? -1 : 1; }

  bool mergeWith(const QUndoCommand* other) override {
    const auto* const next = static_cast<const EditCommand*>(other);
    if (next->merge_key_ != merge_key_ || next->burst_ != burst_) return false;
    for (const Change& change : next->changes_) add(change);
    return true;
  }

  void undo() override { perform(reversed(changes_)); }

  void redo() override {
    // The edit that made the command has changed the tree already.
    if (std::exchange(is_done_, true)) perform(changes_);
  }

 private:
  void add(const Change& change) {
    const bool same_place = !changes_.empty() && changes_.back().pointer == change.pointer &&
                            changes_.back().before && changes_.back().after && change.before &&
                            change.after;
    if (same_place) {
      changes_.back().after = change.after;
    } else {
      changes_.push_back(change);
    }
  }

  void perform(const Changes& changes) {
    for (const Change& change : changes) apply(document_.tree_, change);
    document_.announce(changes);
  }

  Document& document_;
  Changes changes_;
  QString merge_key_;
  quint64 burst_;
  bool is_done_ = false;
};

Document::Document(QObject* parent) : QObject(parent) {
  tree_ = JsonValue::object();
  connect(&history_, &QUndoStack::cleanChanged, this,
          [this] { emit modifiedChanged(isModified()); });
}

Document::~Document() {
  history_.disconnect(this);
}

const std::string& Document::text() const {
  if (draft_) return *draft_;
  if (text_revision_ != revision_) {
    text_ = write_tree(tree_);
    text_revision_ = revision_;
  }
  return text_;
}

void Document::announce(const Changes& changes) {
  ++revision_;
  emit changed(changes);
}

void Document::edit(const QString& name, const Edit& make_changes, const QString& merge_key) {
  if (draft_) return;
  TreeEdit edit(tree_);
  make_changes(edit);
  Changes changes = edit.take();
  if (changes.empty()) return;
  announce(changes);
  history_.push(new EditCommand(*this, name, std::move(changes), merge_key));
}

void Document::endMerge() {
  ++merge_burst_;
}

void Document::setText(const std::string& text) {
  auto tree = read_tree(text);
  if (!tree) {
    draft_ = text;
    draft_is_modified_ = true;
    syntax_errors_ = std::move(tree.error());
    ++revision_;
    emit draftChanged();
    emit modifiedChanged(isModified());
    return;
  }
  if (draft_) {
    draft_.reset();
    syntax_errors_.clear();
    ++revision_;
    emit draftChanged();
  }
  edit(tr("Edit JSON"), [&](TreeEdit& edit) { edit.replace_all(*tree); }, QStringLiteral("json"));
  if (std::exchange(draft_is_modified_, false)) emit modifiedChanged(isModified());
}

void Document::load(const std::string& text) {
  auto tree = read_tree(text);
  history_.clear();
  endMerge();
  ++revision_;
  draft_is_modified_ = false;
  if (tree) {
    tree_ = std::move(*tree);
    draft_.reset();
    syntax_errors_.clear();
  } else {
    tree_ = JsonValue::object();
    draft_ = text;
    syntax_errors_ = std::move(tree.error());
  }
}

void Document::reset(const JsonValue& tree, const QString& name) {
  load(write_tree(tree));
  path_.clear();
  name_ = name;
  file_state_ = {};
  emit replaced();
  emit draftChanged();
  emit fileChanged();
  emit modifiedChanged(isModified());
}

std::expected<void, QString> Document::open(const QString& path) {
  QFile file(path);
  if (!file.open(QIODevice::ReadOnly)) {
    return std::unexpected(tr("%1 could not be opened: %2").arg(path, file.errorString()));
  }
  const QByteArray bytes = file.readAll();
  if (file.error() != QFileDevice::NoError) {
    return std::unexpected(tr("%1 could not be read: %2").arg(path, file.errorString()));
  }
  load(bytes.toStdString());
  path_ = QFileInfo(path).absoluteFilePath();
  name_.clear();
  acceptOutsideState();
  emit replaced();
  emit draftChanged();
  emit fileChanged();
  emit modifiedChanged(isModified());
  return {};
}

void Document::restore(const std::string& text, const QString& path) {
  load(text);
  history_.resetClean();
  draft_is_modified_ = draft_.has_value();
  path_ = path;
  name_.clear();
  acceptOutsideState();
  emit replaced();
  emit draftChanged();
  emit fileChanged();
  emit modifiedChanged(isModified());
}

std::expected<void, QString> Document::save() {
  return saveAs(path_);
}

std::expected<void, QString> Document::saveAs(const QString& path) {
  if (QFileInfo(path).exists() && !QFileInfo(path).isFile()) {
    return std::unexpected(tr("%1 could not be written: it is no regular file").arg(path));
  }
  if (const auto written = write_whole_file(path, text()); !written) {
    return std::unexpected(tr("%1 could not be written: %2").arg(path, written.error()));
  }
  path_ = QFileInfo(path).absoluteFilePath();
  endMerge();
  draft_is_modified_ = false;
  acceptOutsideState();
  history_.setClean();
  emit fileChanged();
  emit modifiedChanged(isModified());
  return {};
}

QString Document::title() const {
  if (!path_.isEmpty()) return QFileInfo(path_).fileName();
  return name_.isEmpty() ? tr("Untitled") : name_;
}

bool Document::isModified() const {
  return !history_.isClean() || draft_is_modified_;
}

Document::FileState Document::stateOf(const QString& path) {
  const QFileInfo info(path);
  if (path.isEmpty() || !info.exists()) return {};
  return {info.size(), info.lastModified()};
}

bool Document::isChangedOutside() const {
  return !path_.isEmpty() && stateOf(path_) != file_state_;
}

void Document::acceptOutsideState() {
  file_state_ = stateOf(path_);
}

}  // namespace sojourn::gui
