#include "gui/panels/outline_model.h"

#include <QFont>
#include <algorithm>
#include <iterator>
#include <utility>

#include "gui/panels/place_edits.h"
#include "gui/panels/step_summary.h"
#include "gui/panels/typed_value.h"

namespace sojourn::gui {
namespace {

constexpr const char* listed[] = {"workloads", "services", "calls", "hosts", "faults", "slos"};
constexpr std::size_t changes_max = 20;  // more of them at once: everything is read again

QString detail_of(const std::string& section, const JsonValue& value) {
  const auto text = [&](const char* key) {
    const JsonValue* const member = value.member(key);
    return member == nullptr ? QString() : shown_text(*member);
  };
  if (section == "services") {
    const QString replicas = text("replicas");
    return replicas.isEmpty() ? QString() : QStringLiteral("× ") + replicas;
  }
  if (section == "workloads") {
    for (const char* const kind : {"poisson", "constant"}) {
      const JsonValue* const rate = value.member(kind);
      if (rate != nullptr && rate->is_text()) return shown_text(*rate);
    }
  }
  if (section == "slos") return text("request");
  if (section == "hosts") return text("cores").isEmpty() ? QString() : text("cores");
  return {};
}

}  // namespace

OutlineModel::OutlineModel(Document& document, QObject* parent)
    : QAbstractItemModel(parent), document_(document) {
  root_ = read();
  connect(&document, &Document::changed, this, &OutlineModel::follow);
  connect(&document, &Document::replaced, this, &OutlineModel::refresh);
}

OutlineModel::~OutlineModel() = default;

OutlineModel::Part* OutlineModel::add(Part& above, const std::string& pointer, const QString& text,
                                      const QString& detail) {
  auto part = std::make_unique<Part>();
  part->pointer = pointer;
  part->text = text;
  part->detail = detail;
  part->above = &above;
  part->row = static_cast<int>(above.below.size());
  above.below.push_back(std::move(part));
  return above.below.back().get();
}

void OutlineModel::readSection(Part& root, const char* key, const QString& title) const {
  const std::string pointer = std::string("/") + key;
  const JsonValue* const section = document_.tree().member(key);
  if (section == nullptr || section->size() == 0) return;
  Part* const part = add(root, pointer, title, QString::number(section->size()));
  part->is_section = true;
  for (const JsonMember& member : section->members) addEntry(*part, member.key, member.value);
  for (std::size_t i = 0; i < section->items.size(); ++i) {
    add(*part, pointer_to(pointer, i), summary_of(section->items[i]), {});
  }
}

void OutlineModel::addEntry(Part& section, const std::string& key, const JsonValue& value) {
  const std::string place = pointer_to(section.pointer, key);
  Part* const entry =
      add(section, place, QString::fromStdString(key), detail_of(last_key(section.pointer), value));
  const JsonValue* const endpoints = value.member("endpoints");
  if (section.pointer != "/services" || endpoints == nullptr) return;
  for (const JsonMember& endpoint : endpoints->members) {
    add(*entry, pointer_to(place + "/endpoints", endpoint.key),
        QString::fromStdString(endpoint.key), summary_of(endpoint.value));
  }
}

std::unique_ptr<OutlineModel::Part> OutlineModel::read() const {
  auto root = std::make_unique<Part>();
  readSection(*root, "workloads", tr("Workloads"));
  readSection(*root, "services", tr("Services"));
  readSection(*root, "calls", tr("Links"));
  readSection(*root, "hosts", tr("Hosts"));
  readSection(*root, "faults", tr("Faults"));
  readSection(*root, "slos", tr("SLOs"));
  for (const auto& [key, title] :
       {std::pair{"/network", tr("Network")}, std::pair{"/run", tr("Run")},
        std::pair{"/live", tr("Live validation")}}) {
    add(*root, key, title, {})->is_section = true;
  }
  return root;
}

bool OutlineModel::haveEqualShape(const Part& first, const Part& second) {
  if (first.pointer != second.pointer || first.below.size() != second.below.size()) return false;
  for (std::size_t i = 0; i < first.below.size(); ++i) {
    if (!haveEqualShape(*first.below[i], *second.below[i])) return false;
  }
  return true;
}

void OutlineModel::takeTexts(Part& now, const Part& wanted) {
  if (now.text != wanted.text || now.detail != wanted.detail) {
    now.text = wanted.text;
    now.detail = wanted.detail;
    const QModelIndex place = createIndex(now.row, 0, &now);
    emit dataChanged(place, place);
  }
  for (std::size_t i = 0; i < now.below.size(); ++i) takeTexts(*now.below[i], *wanted.below[i]);
}

void OutlineModel::refresh() {
  std::unique_ptr<Part> wanted = read();
  if (haveEqualShape(*root_, *wanted)) {
    takeTexts(*root_, *wanted);
    return;
  }
  beginResetModel();
  root_ = std::move(wanted);
  endResetModel();
}

// A few changes, each of one entry: the other entries are not read again.
void OutlineModel::follow(const Changes& changes) {
  const auto is_followed = [this](const Change& change) { return followOne(change); };
  if (changes.size() > changes_max || !std::ranges::all_of(changes, is_followed)) refresh();
}

bool OutlineModel::followOne(const Change& change) {
  const std::vector<std::string> keys = keys_of(change.pointer);
  if (keys.empty()) return false;
  if (std::ranges::find(listed, keys[0]) == std::end(listed)) return true;
  Part* const section = partBelow(*root_, pointer_to("", keys[0]));
  const JsonValue* const now = document_.tree().member(keys[0]);
  if (keys.size() < 2 || section == nullptr || now == nullptr || !now->is_object()) return false;
  if (keys.size() > 2 || (change.before && change.after)) {
    Part* const entry = partBelow(*section, pointer_to(section->pointer, keys[1]));
    return entry != nullptr && takeEntry(*section, *entry);
  }
  return change.after ? insertEntry(*section, change) : removeEntry(*section, change);
}

std::unique_ptr<OutlineModel::Part> OutlineModel::readEntry(const Part& section,
                                                            const std::string& pointer) const {
  const JsonValue* const value = find(document_.tree(), pointer);
  if (value == nullptr) return nullptr;
  Part alone;
  alone.pointer = section.pointer;
  addEntry(alone, last_key(pointer), *value);
  return std::move(alone.below.front());
}

bool OutlineModel::takeEntry(const Part& section, Part& entry) {
  const std::unique_ptr<Part> wanted = readEntry(section, entry.pointer);
  if (wanted == nullptr || !haveEqualShape(entry, *wanted)) return false;
  takeTexts(entry, *wanted);
  return true;
}

bool OutlineModel::insertEntry(Part& section, const Change& change) {
  std::unique_ptr<Part> entry = readEntry(section, change.pointer);
  if (entry == nullptr || change.place > section.below.size()) return false;
  const auto row = static_cast<int>(change.place);
  entry->above = &section;
  beginInsertRows(createIndex(section.row, 0, &section), row, row);
  section.below.insert(section.below.begin() + row, std::move(entry));
  numberEntries(section);
  endInsertRows();
  showCount(section);
  return true;
}

bool OutlineModel::removeEntry(Part& section, const Change& change) {
  const bool is_there =
      change.place < section.below.size() && section.below[change.place]->pointer == change.pointer;
  // A section without entries is not listed.
  if (!is_there || section.below.size() == 1) return false;
  const auto row = static_cast<int>(change.place);
  beginRemoveRows(createIndex(section.row, 0, &section), row, row);
  section.below.erase(section.below.begin() + row);
  numberEntries(section);
  endRemoveRows();
  showCount(section);
  return true;
}

void OutlineModel::numberEntries(Part& section) {
  for (std::size_t i = 0; i < section.below.size(); ++i) {
    section.below[i]->row = static_cast<int>(i);
  }
}

void OutlineModel::showCount(Part& section) {
  section.detail = QString::number(section.below.size());
  const QModelIndex place = createIndex(section.row, 0, &section);
  emit dataChanged(place, place);
}

OutlineModel::Part* OutlineModel::partBelow(const Part& above, const std::string& pointer) {
  const auto found = std::ranges::find(
      above.below, pointer, [](const auto& part) -> const auto& { return part->pointer; });
  return found == above.below.end() ? nullptr : found->get();
}

const OutlineModel::Part* OutlineModel::partOf(const QModelIndex& index) const {
  return index.isValid() ? static_cast<const Part*>(index.internalPointer()) : root_.get();
}

std::string OutlineModel::pointerOf(const QModelIndex& index) const {
  return index.isValid() ? partOf(index)->pointer : std::string();
}

QModelIndex OutlineModel::indexOf(const std::string& pointer) const {
  const Part* now = root_.get();
  while (now->pointer != pointer) {
    const Part* next = nullptr;
    for (const auto& part : now->below) {
      if (is_at_or_above(part->pointer, pointer)) next = part.get();
    }
    if (next == nullptr) break;
    now = next;
  }
  // Of a part that is not listed the one around it stands; a section stands for itself alone.
  const bool is_wrong = now == root_.get() || (now->is_section && now->pointer != pointer);
  return is_wrong ? QModelIndex() : createIndex(now->row, 0, now);
}

QModelIndex OutlineModel::index(int row, int column, const QModelIndex& parent) const {
  const Part* const above = partOf(parent);
  if (column != 0 || row < 0 || row >= static_cast<int>(above->below.size())) return {};
  return createIndex(row, 0, above->below[static_cast<std::size_t>(row)].get());
}

QModelIndex OutlineModel::parent(const QModelIndex& child) const {
  const Part* const above = child.isValid() ? partOf(child)->above : nullptr;
  if (above == nullptr || above == root_.get()) return {};
  return createIndex(above->row, 0, above);
}

int OutlineModel::rowCount(const QModelIndex& parent) const {
  return parent.column() > 0 ? 0 : static_cast<int>(partOf(parent)->below.size());
}

int OutlineModel::columnCount(const QModelIndex& parent) const {
  Q_UNUSED(parent)
  return 1;
}

QVariant OutlineModel::data(const QModelIndex& index, int role) const {
  if (!index.isValid()) return {};
  const Part& part = *partOf(index);
  const QString whole =
      part.detail.isEmpty() ? part.text : part.text + QStringLiteral("   ") + part.detail;
  switch (role) {
    case Qt::DisplayRole: return whole;
    case Qt::EditRole: return part.text;
    case Qt::ToolTipRole:
    case Qt::AccessibleTextRole: return whole;
    case pointer_role: return QString::fromStdString(part.pointer);
    case Qt::FontRole: {
      if (!part.is_section) return {};
      QFont font;
      font.setWeight(QFont::DemiBold);
      return font;
    }
    default: return {};
  }
}

Qt::ItemFlags OutlineModel::flags(const QModelIndex& index) const {
  if (!index.isValid()) return Qt::NoItemFlags;
  Qt::ItemFlags flags = Qt::ItemIsEnabled | Qt::ItemIsSelectable;
  const Part& part = *partOf(index);
  if (!part.is_section && !part.pointer.starts_with("/faults")) flags |= Qt::ItemIsEditable;
  return flags;
}

bool OutlineModel::setData(const QModelIndex& index, const QVariant& value, int role) {
  if (!index.isValid() || role != Qt::EditRole) return false;
  const std::string pointer = pointerOf(index);
  const QString wanted = value.toString().trimmed();
  if (wanted == QString::fromStdString(last_key(pointer))) return false;
  const QString objection =
      objection_to_place_name(Schema::of_scenarios(), document_.tree(), pointer, wanted);
  if (!objection.isEmpty()) {
    emit renameRefused(objection);
    return false;
  }
  document_.endMerge();
  document_.edit(tr("Rename %1").arg(QString::fromStdString(last_key(pointer))),
                 [&](TreeEdit& edit) { rename_place(edit, pointer, wanted.toStdString()); });
  return true;
}

}  // namespace sojourn::gui
