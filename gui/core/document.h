// The open scenario: its JSON tree, its file, and every edit as one step that can be undone.
// Lives in the thread of the window.
//
// A file that is no JSON is kept as a draft, a text without a tree, so that nothing of it is lost;
// it becomes a tree as soon as the text is mended.
#pragma once

#include <QDateTime>
#include <QObject>
#include <QString>
#include <QUndoStack>
#include <expected>
#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "gui/core/json_tree.h"
#include "gui/core/tree_edit.h"
#include "models/scenario/parse_error.h"

namespace sojourn::gui {

class Document : public QObject {
  Q_OBJECT

 public:
  explicit Document(QObject* parent = nullptr);
  ~Document() override;

  // --- What it says

  const JsonValue& tree() const { return tree_; }
  // As it would be saved: write_tree(tree()), or the draft. Computed once for each revision.
  const std::string& text() const;
  // Grows with every change; equal revisions are equal texts.
  quint64 revision() const { return revision_; }
  bool isDraft() const { return draft_.has_value(); }
  // Of the draft; empty for a tree.
  const std::vector<scenario::ParseError>& syntaxErrors() const { return syntax_errors_; }

  // --- Edits

  using Edit = std::function<void(TreeEdit&)>;
  // One step in the history, called `name` in menus; none if nothing changed. Steps with the same
  // non-empty merge key that follow each other become one, until endMerge().
  void edit(const QString& name, const Edit& make_changes, const QString& merge_key = {});
  void endMerge();
  // From the JSON view: a tree if the text is JSON (one step, merged while typing goes on), else a
  // draft.
  void setText(const std::string& text);
  QUndoStack* history() { return &history_; }

  // --- The file

  // A new document without a file.
  void reset(const JsonValue& tree, const QString& name = {});
  // Bytes as found on disk. The error names the file and the reason; the document is as before.
  std::expected<void, QString> open(const QString& path);
  // Whole or not at all. The error names the file and the reason; the file is as before.
  std::expected<void, QString> save();
  std::expected<void, QString> saveAs(const QString& path);
  // After a crash: the text of a recovery file, to be saved under `path` (empty: not saved yet).
  void restore(const std::string& text, const QString& path);
  QString path() const { return path_; }
  // "shop.json", or what stands in its place before it has a file.
  QString title() const;
  bool isModified() const;
  // Whether the file was changed or removed by someone else since it was read or written here.
  bool isChangedOutside() const;
  // Of the file as it is now, so that isChangedOutside() asks once.
  void acceptOutsideState();

 signals:
  // After each edit, undo and redo, in this order, each as it was made just now.
  void changed(const sojourn::gui::Changes& changes);
  // Another tree altogether: opened, reset, restored, or a draft that became a tree.
  void replaced();
  // Whether it is a draft, or which errors it has.
  void draftChanged();
  void fileChanged();
  void modifiedChanged(bool is_modified);

 private:
  friend class EditCommand;
  struct FileState {
    qint64 size = -1;
    QDateTime time;
    friend bool operator==(const FileState&, const FileState&) = default;
  };

  void announce(const Changes& changes);
  void load(const std::string& text);
  static FileState stateOf(const QString& path);

  JsonValue tree_;
  std::optional<std::string> draft_;
  std::vector<scenario::ParseError> syntax_errors_;
  bool draft_is_modified_ = false;
  QUndoStack history_;
  quint64 revision_ = 1;
  quint64 merge_burst_ = 0;
  mutable std::string text_;
  mutable quint64 text_revision_ = 0;
  QString path_;
  QString name_;
  FileState file_state_;
};

}  // namespace sojourn::gui
