#include "gui/panels/edit_context.h"

namespace sojourn::gui {
namespace {

QString merge_key(const Pointers& pointers) {
  QString key = QStringLiteral("value:");
  for (const std::string& pointer : pointers) key += QString::fromStdString(pointer) + '\n';
  return key;
}

}  // namespace

Pointers pointers_below(const Pointers& pointers, const std::string& key) {
  Pointers below;
  for (const std::string& pointer : pointers) below.push_back(pointer_to(pointer, key));
  return below;
}

EditContext::EditContext(Document& document, const Schema& schema, QObject* parent)
    : QObject(parent), document_(document), schema_(schema) {}

void EditContext::set(const Pointers& pointers, const JsonValue& value, const QString& title,
                      bool merges) {
  const auto change = [&](TreeEdit& edit) {
    for (const std::string& pointer : pointers) edit.set(pointer, value);
  };
  document_.edit(tr("Change %1").arg(title), change, merges ? merge_key(pointers) : QString());
}

void EditContext::reset(const Pointers& pointers, const QString& title, bool merges) {
  const auto change = [&](TreeEdit& edit) {
    for (const std::string& pointer : pointers) edit.remove_and_prune(pointer);
  };
  document_.edit(tr("Reset %1").arg(title), change, merges ? merge_key(pointers) : QString());
}

void EditContext::edit(const QString& name, const Document::Edit& make_changes) {
  document_.endMerge();
  document_.edit(name, make_changes);
}

void EditContext::setOpen(const std::string& pointer, bool is_open) {
  if (is_open) {
    open_.insert(pointer);
  } else {
    open_.erase(pointer);
  }
}

void EditContext::swapOpen(const std::string& first, const std::string& second) {
  std::set<std::string> swapped;
  for (const std::string& pointer : open_) {
    if (is_at_or_above(first, pointer)) {
      swapped.insert(second + pointer.substr(first.size()));
    } else if (is_at_or_above(second, pointer)) {
      swapped.insert(first + pointer.substr(second.size()));
    } else {
      swapped.insert(pointer);
    }
  }
  open_ = std::move(swapped);
}

void EditContext::setProblems(const std::vector<Problem>& problems) {
  objections_.clear();
  for (const Problem& problem : problems) objections_.emplace(problem.pointer, problem.text);
}

QString EditContext::objectionAt(const std::string& pointer) const {
  const auto found = objections_.find(pointer);
  return found == objections_.end() ? QString() : found->second;
}

}  // namespace sojourn::gui
