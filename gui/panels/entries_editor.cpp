#include "gui/panels/entries_editor.h"

#include <QHBoxLayout>
#include <QMenu>
#include <QRegularExpression>
#include <algorithm>

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
      list_(new QVBoxLayout),
      note_(new QLabel),
      add_(new QToolButton) {
  layout_->setContentsMargins(0, 0, 0, 0);
  layout_->setSpacing(4);
  list_->setSpacing(2);
  layout_->addLayout(list_);
  layout_->addWidget(note_);
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

std::vector<std::string> EntriesEditor::keys() const {
  std::vector<std::string> names;
  const JsonValue* const now = value();
  if (now == nullptr) return names;
  const std::size_t count = std::min(now->size(), entries_max);
  for (std::size_t i = 0; i < count; ++i) {
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

void EntriesEditor::refresh() {
  if (pointers().size() > 1) {
    note_->setText(tr("Select a single place to edit these."));
    note_->show();
    return;
  }
  const JsonValue* const now = value();
  const std::vector<std::string> names = keys();
  std::vector<std::string> wanted;
  for (const std::string& name : names) {
    const Field entry = entryField(name);
    wanted.push_back(name + "|" + std::to_string(static_cast<int>(entry.kind)) + entry.definition);
  }
  const std::size_t hidden = now == nullptr ? 0 : now->size() - names.size();
  note_->setVisible(hidden > 0);
  note_->setText(tr("%1 more; edit them in the JSON view.").arg(hidden));
  if (wanted != shown_) {
    for (std::size_t i = 0; i < std::max(wanted.size(), shown_.size()); ++i) {
      if (i < wanted.size() && i < shown_.size() && wanted[i] == shown_[i]) continue;
      if (i < rows_.size()) {
        list_->removeWidget(rows_[i]);
        drop(rows_[i]);
      }
      if (i >= wanted.size()) continue;
      const Pointers place{pointer_to(pointer(), names[i])};
      auto* const row = new EntryRow(context(), place, entryField(names[i]), isMap());
      list_->insertWidget(static_cast<int>(i), row);
      if (i < rows_.size()) rows_[i] = row;
      if (i >= rows_.size()) rows_.push_back(row);
      connect(row, &EntryRow::moveRequested, this, [this, i](int by) { move(i, by); });
      connect(row, &EntryRow::removeRequested, this, [this, key = names[i]] { removeEntry(key); });
      connect(row, &EntryRow::renameRequested, this,
              [this, key = names[i]](const QString& name) { renameEntry(key, name); });
    }
    rows_.resize(wanted.size());
    shown_ = wanted;
    context().tellShapeChanged();
  }
  for (std::size_t i = 0; i < rows_.size(); ++i) {
    rows_[i]->refresh();
    rows_[i]->setMovable(i > 0, i + 1 < rows_.size());
  }
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
  const JsonValue* const now = value();
  const std::size_t count = now == nullptr ? 0 : now->size();
  const std::string place =
      isMap() ? pointer_to(pointer(), freeKey()) : pointer_to(pointer(), count);
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
  refresh();
  if (other < rows_.size()) {
    QToolButton* const again = by < 0 ? rows_[other]->upButton() : rows_[other]->downButton();
    again->setFocus();
  }
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
