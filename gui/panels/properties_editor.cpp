#include "gui/panels/properties_editor.h"

#include <QHBoxLayout>
#include <algorithm>

#include "gui/look/theme.h"
#include "gui/panels/field_row.h"
#include "gui/panels/panel_parts.h"
#include "gui/panels/schema_text.h"
#include "gui/panels/step_summary.h"
#include "gui/panels/suggestions.h"

namespace sojourn::gui {
namespace {

bool contains(const std::vector<std::string>& list, const std::string& text) {
  return std::ranges::find(list, text) != list.end();
}

}  // namespace

PropertiesEditor::PropertiesEditor(EditContext& context, const Pointers& pointers,
                                   const Field& field, QWidget* parent)
    : FieldEditor(context, pointers, field, parent), layout_(new QVBoxLayout(this)) {
  layout_->setContentsMargins(0, 0, 0, 0);
  layout_->setSpacing(4);
  if (!field.exactly_one_of.empty()) makeKindChooser();
  refresh();
}

// Those that all places have.
std::vector<Field> PropertiesEditor::fields() const {
  const Schema& schema = context().schema();
  std::vector<Field> common = schema.properties(context().tree(), pointer());
  for (const std::string& other : pointers()) {
    if (other == pointer()) continue;
    const std::vector<Field> theirs = schema.properties(context().tree(), other);
    std::erase_if(common, [&](const Field& field) {
      return std::ranges::none_of(theirs, [&](const Field& their) {
        return their.key == field.key && their.kind == field.kind &&
               their.definition == field.definition;
      });
    });
  }
  return common;
}

bool PropertiesEditor::everyPlaceHas(const std::string& key) const {
  return std::ranges::all_of(pointers(), [&](const std::string& place) {
    const JsonValue* const there = context().value(place);
    return there != nullptr && there->member(key) != nullptr;
  });
}

std::vector<Field> PropertiesEditor::shownFields() const {
  std::vector<Field> shown = fields();
  const auto has = [this](const std::string& key) { return everyPlaceHas(key); };
  std::erase_if(shown, [&](const Field& property) {
    if (has(property.key)) return false;
    if (contains(field().exactly_one_of, property.key)) return true;
    return !std::ranges::all_of(property.needs, has);
  });
  // What was chosen stands first.
  std::ranges::stable_partition(
      shown, [&](const Field& property) { return contains(field().exactly_one_of, property.key); });
  // Needed by what is there: must not be emptied.
  for (const Field& property : shown) {
    for (const std::string& needed : property.needs) {
      const auto other = std::ranges::find(shown, needed, &Field::key);
      const bool is_there = has(property.key) && other != shown.end();
      if (is_there && !contains(field().exactly_one_of, needed)) other->is_required = true;
    }
  }
  for (Field& property : shown) {
    if (contains(field().exactly_one_of, property.key)) property.is_required = true;
  }
  return shown;
}

std::vector<std::string> PropertiesEditor::unknownKeys() const {
  std::vector<std::string> keys;
  const JsonValue* const now = value();
  if (now == nullptr || pointers().size() > 1) return keys;
  const std::vector<Field> known = fields();
  for (const JsonMember& member : now->members) {
    if (std::ranges::find(known, member.key, &Field::key) == known.end()) {
      keys.push_back(member.key);
    }
  }
  return keys;
}

// The kind of all places; empty if they differ, or have none.
std::string PropertiesEditor::chosenKey() const {
  for (const std::string& key : field().exactly_one_of) {
    if (everyPlaceHas(key)) return key;
  }
  return {};
}

bool PropertiesEditor::kindsDiffer() const {
  if (!chosenKey().empty()) return false;
  return std::ranges::any_of(field().exactly_one_of, [this](const std::string& key) {
    return std::ranges::any_of(pointers(), [&](const std::string& place) {
      return context().value(pointer_to(place, key)) != nullptr;
    });
  });
}

void PropertiesEditor::makeKindChooser() {
  auto* const row = new QHBoxLayout;
  row->setSpacing(4);
  kind_ = new CalmComboBox;
  kind_->setAccessibleName(tr("Kind"));
  for (const Field& property : fields()) {
    if (!contains(field().exactly_one_of, property.key)) continue;
    kind_->addItem(schema_text(property.title), QString::fromStdString(property.key));
    kind_->setItemData(kind_->count() - 1, schema_text(property.description), Qt::ToolTipRole);
  }
  Field kind_field;
  kind_field.is_required = true;
  kind_field.description = field().description;
  row->addWidget(make_field_label(tr("Kind"), kind_field), 0, Qt::AlignTop);
  row->addWidget(kind_, 1);
  row->addSpacing(button_width + 4);
  layout_->addLayout(row);
  kind_note_ = new QLabel;
  kind_note_->setWordWrap(true);
  kind_note_->hide();
  layout_->addWidget(kind_note_);
  connect(kind_, &QComboBox::activated, this, &PropertiesEditor::chooseKind);
}

void PropertiesEditor::chooseKind(int index) {
  const std::string key = kind_->itemData(index).toString().toStdString();
  if (key == chosenKey()) return;
  context().edit(tr("Change to %1").arg(kind_->itemText(index)), [&](TreeEdit& edit) {
    for (const std::string& place : pointers()) set_kind(edit, context().schema(), place, key);
  });
  refresh();
}

void PropertiesEditor::showKind() {
  if (kind_ == nullptr) return;
  const bool is_mixed = kindsDiffer();
  kind_->setPlaceholderText(is_mixed ? tr("different values") : tr("not set"));
  kind_->setCurrentIndex(kind_->findData(QString::fromStdString(chosenKey())));
  QString objection = context().objectionAt(pointer());
  if (objection.isEmpty() && value() != nullptr && chosenKey().empty() && !is_mixed) {
    objection = tr("One of these must be chosen.");
  }
  kind_note_->setText(QStringLiteral("✕ ") + objection);
  set_text_color(kind_note_, current_colors().critical_text);
  kind_note_->setVisible(!objection.isEmpty());
}

QWidget* PropertiesEditor::makeUnknownRow(const std::string& key) {
  auto* const row = new QWidget;
  auto* const layout = new QHBoxLayout(row);
  layout->setContentsMargins(0, 0, 0, 0);
  layout->setSpacing(4);
  const QString name = QString::fromStdString(key);
  auto* const label =
      new ElidedLabel(QStringLiteral("⚠ %1: %2")
                          .arg(name, summary_of(*context().value(pointer_to(pointer(), key)))));
  label->setToolTip(tr("The format does not know the key \"%1\".").arg(name));
  set_text_color(label, current_colors().warn_text);
  QToolButton* const remove = glyph_button(QStringLiteral("✕"), tr("Remove %1").arg(name));
  remove->setFixedWidth(button_width);
  layout->addWidget(label, 1);
  layout->addWidget(remove);
  row->setObjectName(QStringLiteral("unknown:") + name);
  connect(remove, &QToolButton::clicked, this, [this, key, name] {
    context().edit(tr("Remove %1").arg(name),
                   [&](TreeEdit& edit) { edit.remove(pointer_to(pointer(), key)); });
  });
  return row;
}

void PropertiesEditor::refresh() {
  showKind();
  const std::vector<Field> wanted = shownFields();
  const std::vector<std::string> unknown = unknownKeys();
  std::vector<std::string> names;
  for (const Field& property : wanted) {
    names.push_back(property.key + (property.is_required ? "*" : ""));
  }
  for (const std::string& key : unknown) names.push_back("?" + key);
  if (names == shown_) {
    for (const auto& [name, row] : rows_) {
      if (auto* const editor = qobject_cast<FieldEditor*>(row)) editor->refresh();
    }
    return;
  }
  shown_ = names;
  for (auto row = rows_.begin(); row != rows_.end();) {
    if (contains(names, row->first)) {
      ++row;
      continue;
    }
    layout_->removeWidget(row->second);
    drop(row->second);
    row = rows_.erase(row);
  }
  const int first = kind_ == nullptr ? 0 : 2;
  for (std::size_t i = 0; i < names.size(); ++i) {
    QWidget*& row = rows_[names[i]];
    if (row == nullptr) {
      row = i < wanted.size()
                ? make_field_editor(context(), pointers_below(pointers(), wanted[i].key), wanted[i])
                : makeUnknownRow(unknown[i - wanted.size()]);
    } else if (auto* const editor = qobject_cast<FieldEditor*>(row)) {
      editor->refresh();
    }
    layout_->insertWidget(first + static_cast<int>(i), row);
  }
  context().tellShapeChanged();
}

}  // namespace sojourn::gui
