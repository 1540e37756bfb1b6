// What all editors of one inspector share: the document and how they write to it, the schema, which
// parts are unfolded, and what the checker says of each place.
#pragma once

#include <QObject>
#include <QString>
#include <map>
#include <set>
#include <string>
#include <vector>

#include "gui/core/checker.h"
#include "gui/core/document.h"
#include "gui/core/schema.h"

namespace sojourn::gui {

// The same field in one or more places that are edited together; never empty.
using Pointers = std::vector<std::string>;
Pointers pointers_below(const Pointers& pointers, const std::string& key);

class EditContext : public QObject {
  Q_OBJECT

 public:
  // Both outlive it.
  EditContext(Document& document, const Schema& schema, QObject* parent = nullptr);

  Document& document() { return document_; }
  const Schema& schema() const { return schema_; }
  const JsonValue& tree() const { return document_.tree(); }
  const JsonValue* value(const std::string& pointer) const { return find(tree(), pointer); }

  // One step in the history; what is typed or turned in one go (`merges`) becomes one.
  void set(const Pointers& pointers, const JsonValue& value, const QString& title, bool merges);
  // Removes the values, and objects that are empty then.
  void reset(const Pointers& pointers, const QString& title, bool merges);
  void edit(const QString& name, const Document::Edit& make_changes);
  void endMerge() { document_.endMerge(); }

  bool isOpen(const std::string& pointer) const { return open_.contains(pointer); }
  void setOpen(const std::string& pointer, bool is_open);
  // Two items of a list have changed places.
  void swapOpen(const std::string& first, const std::string& second);

  // The place that is being looked for while the editors are refreshed: lists that show a part of
  // themselves show that part. Empty: none.
  void seek(const std::string& pointer) { sought_ = pointer; }
  const std::string& sought() const { return sought_; }

  void setProblems(const std::vector<Problem>& problems);
  QString objectionAt(const std::string& pointer) const;

  void tellShapeChanged() { emit shapeChanged(); }

 signals:
  void knobRequested(const QString& pointer);
  void fitRequested(const QString& pointer);
  // An editor has other parts than before.
  void shapeChanged();

 private:
  Document& document_;
  const Schema& schema_;
  std::set<std::string> open_;
  std::string sought_;
  std::map<std::string, QString> objections_;
};

}  // namespace sojourn::gui
