#include "gui/panels/entries_editor.h"

#include <QHBoxLayout>
#include <QMenu>
#include <QRegularExpression>
#include <algorithm>
#include <map>
#include <set>

#include "gui/look/theme.h"
#include "gui/panels/entry_row.h"
#include "gui/panels/panel_parts.h"
#include "gui/panels/place_edits.h"
#include "gui/panels/schema_text.h"
#include "gui/panels/suggestions.h"

namespace sojourn::gui {

EntriesEditor::EntriesEditor(EditContext& context, const Pointers& pointers, const Field& field,
                             QWidget* parent)
    : FieldEditor(context, pointers, field, parent),
      layout_(new QVBoxLayout(this)),
      earlier_(makePageButton()),
      list_(new QVBoxLayout),
      more_(makePageButton()),
      note_(new QLabel),
      add_(new QToolButton) {
  layout_->setContentsMargins(0, 0, 0, 0);
  layout_->setSpacing(4);
  list_->setSpacing(2);
  layout_->addWidget(earlier_, 0, Qt::AlignLeft);
  layout_->addLayout(list_);
  layout_->addWidget(more_, 0, Qt::AlignLeft);
  layout_->addWidget(note_);
  connect(earlier_, &QToolButton::clicked, this, &EntriesEditor::showEarlier);
  connect(more_, &QToolButton::clicked, this, &EntriesEditor::showMore);
  note_->setWordWrap(true);
  set_text_color(note_, current_colors().muted_text);
  add_->setText(tr("+ Add"));
  add_->setAutoRaise(true);
  add_->setFocusPolicy(Qt::StrongFocus);
  add_->setAccessibleName(tr("Add to %1").arg(title()));
  layout_->addWidget(add_, 0, Qt::AlignLeft);
  connect(add_, &QToolButton::clicked, this, [this] {
    if (add_->menu() == nullptr) addEntry({});
  });
  makeMenu();
  refresh();
}

QToolButton* EntriesEditor::makePageButton() {
  auto* const button = new QToolButton;
  button->setAutoRaise(true);
  button->setFocusPolicy(Qt::StrongFocus);
  button->hide();
  return button;
}

void EntriesEditor::makeMenu() {
  const std::optional<Field> entry = context().schema().entry(context().tree(), pointer());
  if (!entry || pointers().size() > 1) {
    add_->hide();
    return;
  }
  Field kinds = *entry;
  if (entry->kind == Field::Kind::alternatives && !field().is_map) {
    // A branch: most are single steps.
    kinds = context().schema().definition("step").value_or(*entry);
  }
  add_->setStyleSheet(QStringLiteral("QToolButton::menu-indicator { image: none; }"));
  if (kinds.exactly_one_of.empty() || kinds.definition.empty()) return;
  auto* const menu = new QMenu(add_);
  for (const Field& property : context().schema().properties_of(kinds.definition)) {
    const auto& keys = kinds.exactly_one_of;
    if (std::ranges::find(keys, property.key) == keys.end()) continue;
    QAction* const action = menu->addAction(schema_text(property.title));
    action->setToolTip(schema_text(property.description));
    connect(action, &QAction::triggered, this, [this, key = property.key] { addEntry(key); });
  }
  if (entry->kind == Field::Kind::alternatives) {
    connect(menu->addAction(tr("Several steps")), &QAction::triggered, this,
            [this] { addEntry("[]"); });
  }
  add_->setText(tr("+ Add…"));
  add_->setMenu(menu);
  add_->setPopupMode(QToolButton::InstantPopup);
}

std::size_t EntriesEditor::count() const {
  const JsonValue* const now = value();
  return now == nullptr ? 0 : now->size();
}

std::vector<std::string> EntriesEditor::keys() const {
  std::vector<std::string> names;
  const JsonValue* const now = value();
  for (std::size_t i = begin_; i < std::min(end_, count()); ++i) {
    names.push_back(now->is_object() ? now->members[i].key : std::to_string(i));
  }
  return names;
}

Field EntriesEditor::entryField(const std::string& key) const {
  Field field;
  if (auto known = context().schema().at(context().tree(), pointer_to(pointer(), key))) {
    field = *known;
  }
  field.is_required = true;
  if (!isMap()) field.title.clear();
  return field;
}

// A neighbour of what is shown is added to it; of anything else its page alone is shown: a long
// list is never made as a whole.
void EntriesEditor::reveal(std::size_t index) {
  if (index >= begin_ && index < end_) return;
  if (index == end_) {
    ++end_;
  } else if (index + 1 == begin_) {
    --begin_;
  } else {
    begin_ = index / page_size * page_size;
    end_ = begin_ + page_size;
  }
}

void EntriesEditor::revealSought() {
  const std::string& sought = context().sought();
  const JsonValue* const now = value();
  if (now == nullptr || sought == pointer() || !is_at_or_above(pointer(), sought)) return;
  const std::string key = keys_of(sought.substr(pointer().size())).front();
  if (now->is_object()) {
    const auto found = std::ranges::find(now->members, key, &JsonMember::key);
    if (found != now->members.end()) {
      reveal(static_cast<std::size_t>(found - now->members.begin()));
    }
  } else if (const std::size_t index = index_of(key); index < now->size()) {
    reveal(index);
  }
}

void EntriesEditor::showEarlier() {
  const std::size_t added = std::min(page_size, begin_);
  begin_ -= added;
  refresh();
  if (added > 0) rows_[added - 1]->takeFocus();
}

void EntriesEditor::showMore() {
  const std::size_t first_new = rows_.size();
  end_ = std::min(count(), end_ + page_size);
  refresh();
  if (first_new < rows_.size()) rows_[first_new]->takeFocus();
}

void EntriesEditor::showPages() {
  const std::size_t all = count();
  const std::size_t end = begin_ + rows_.size();
  earlier_->setVisible(begin_ > 0);
  earlier_->setText(tr("Show %1 before").arg(std::min(page_size, begin_)));
  more_->setVisible(end < all);
  more_->setText(tr("Show %1 more").arg(std::min(page_size, all - end)));
  for (QToolButton* const button : {earlier_, more_}) {
    button->setAccessibleName(QStringLiteral("%1: %2").arg(title(), button->text()));
  }
  note_->setVisible(rows_.size() < all);
  note_->setText(tr("%1 to %2 of %3 are shown.").arg(begin_ + 1).arg(end).arg(all));
}

EntryRow* EntriesEditor::makeRow(const std::string& key) {
  const Pointers place{pointer_to(pointer(), key)};
  auto* const row = new EntryRow(context(), place, entryField(key), isMap());
  connect(row, &EntryRow::moveRequested, this, [this, key](int by) { move(index_of(key), by); });
  connect(row, &EntryRow::removeRequested, this, [this, key] { removeEntry(key); });
  connect(row, &EntryRow::renameRequested, this,
          [this, key](const QString& name) { renameEntry(key, name); });
  return row;
}

// Rows of entries that were shown before are kept.
void EntriesEditor::showRows(const std::vector<std::string>& names,
                             const std::vector<std::string>& wanted) {
  std::map<std::string, EntryRow*> known;
  for (std::size_t i = 0; i < rows_.size(); ++i) known.emplace(shown_[i], rows_[i]);
  const std::set<std::string> kept(wanted.begin(), wanted.end());
  for (const auto& [form, row] : known) {
    if (kept.contains(form)) continue;
    list_->removeWidget(row);
    drop(row);
  }
  rows_.clear();
  for (std::size_t i = 0; i < wanted.size(); ++i) {
    const auto found = known.find(wanted[i]);
    EntryRow* const row = found == known.end() ? makeRow(names[i]) : found->second;
    const auto at = static_cast<int>(i);
    const QLayoutItem* const there = list_->itemAt(at);
    if (there == nullptr || there->widget() != row) list_->insertWidget(at, row);
    rows_.push_back(row);
  }
  shown_ = wanted;
  context().tellShapeChanged();
}

void EntriesEditor::refresh() {
  if (pointers().size() > 1) {
    note_->setText(tr("Select a single place to edit these."));
    note_->show();
    return;
  }
  if (begin_ > 0 && begin_ >= count()) reveal(count() == 0 ? 0 : count() - 1);
  revealSought();
  const std::vector<std::string> names = keys();
  std::vector<std::string> wanted;
  for (const std::string& name : names) {
    const Field entry = entryField(name);
    wanted.push_back(name + "|" + std::to_string(static_cast<int>(entry.kind)) + entry.definition);
  }
  if (wanted != shown_) showRows(names, wanted);
  for (std::size_t i = 0; i < rows_.size(); ++i) {
    rows_[i]->refresh();
    rows_[i]->setMovable(begin_ + i > 0, begin_ + i + 1 < count());
  }
  showPages();
}

std::string EntriesEditor::freeKey() const {
  const JsonValue* const now = value();
  const auto is_free = [&](const std::string& key) {
    return now == nullptr || now->member(key) == nullptr;
  };
  const QStringList suggested = suggested_keys(context().tree(), field());
  for (const QString& key : suggested) {
    if (is_free(key.toStdString())) return key.toStdString();
  }
  const std::string base = suggested.isEmpty() ? "new" : suggested.front().toStdString();
  for (int number = 1;; ++number) {
    std::string key = number == 1 ? base : base + "-" + std::to_string(number);
    if (is_free(key)) return key;
  }
}

void EntriesEditor::addEntry(const std::string& kind) {
  const std::optional<Field> entry = context().schema().entry(context().tree(), pointer());
  if (!entry) return;
  const std::size_t behind = count();
  const std::string place =
      isMap() ? pointer_to(pointer(), freeKey()) : pointer_to(pointer(), behind);
  reveal(behind);
  context().setOpen(place, true);
  context().edit(tr("Add to %1").arg(title()), [&](TreeEdit& edit) {
    if (edit.at(pointer()) == nullptr) {
      edit.set(pointer(), isMap() ? JsonValue::object() : JsonValue::array());
    }
    if (kind == "[]") {
      edit.set(place, JsonValue::array());
    } else if (!kind.empty()) {
      edit.set(place, JsonValue::object());
      set_kind(edit, context().schema(), place, kind);
    } else {
      set_first_value(edit, context().schema(), place, *entry);
    }
  });
  refresh();
}

void EntriesEditor::move(std::size_t index, int by) {
  const std::size_t other = by < 0 ? index - 1 : index + 1;
  const JsonValue* const now = value();
  if (now == nullptr || std::max(index, other) >= now->items.size()) return;
  const std::string from = pointer_to(pointer(), index);
  const std::string to = pointer_to(pointer(), other);
  context().swapOpen(from, to);
  context().edit(tr("Move in %1").arg(title()), [&](TreeEdit& edit) {
    const JsonValue moved = *edit.at(from);
    edit.remove(from);
    edit.insert(to, moved, other);
  });
  reveal(other);
  refresh();
  EntryRow* const row = rows_[other - begin_];
  QToolButton* const again = by < 0 ? row->upButton() : row->downButton();
  again->setFocus();
}

void EntriesEditor::removeEntry(const std::string& key) {
  const std::string place = pointer_to(pointer(), key);
  context().setOpen(place, false);
  context().edit(tr("Remove from %1").arg(title()),
                 [&](TreeEdit& edit) { remove_place(edit, place); });
}

void EntriesEditor::renameEntry(const std::string& key, const QString& wanted) {
  const std::string place = pointer_to(pointer(), key);
  const std::string renamed = pointer_to(pointer(), wanted.toStdString());
  const QString objection =
      objection_to_place_name(context().schema(), context().tree(), place, wanted);
  if (!objection.isEmpty()) {
    note_->setText(QStringLiteral("✕ ") + objection);
    note_->show();
    return;
  }
  context().swapOpen(place, renamed);
  context().edit(tr("Rename %1").arg(QString::fromStdString(key)),
                 [&](TreeEdit& edit) { rename_place(edit, place, wanted.toStdString()); });
}

}  // namespace sojourn::gui
