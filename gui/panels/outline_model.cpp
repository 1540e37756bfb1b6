#include "gui/panels/outline_model.h"

#include <QFont>
#include <utility>

#include "gui/panels/place_edits.h"
#include "gui/panels/step_summary.h"
#include "gui/panels/typed_value.h"

namespace sojourn::gui {
namespace {

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
  connect(&document, &Document::changed, this, &OutlineModel::refresh);
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
  for (const JsonMember& member : section->members) {
    const std::string place = pointer_to(pointer, member.key);
    Part* const entry =
        add(*part, place, QString::fromStdString(member.key), detail_of(key, member.value));
    const JsonValue* const endpoints = member.value.member("endpoints");
    if (part->pointer != "/services" || endpoints == nullptr) continue;
    for (const JsonMember& endpoint : endpoints->members) {
      add(*entry, pointer_to(place + "/endpoints", endpoint.key),
          QString::fromStdString(endpoint.key), summary_of(endpoint.value));
    }
  }
  for (std::size_t i = 0; i < section->items.size(); ++i) {
    add(*part, pointer_to(pointer, i), summary_of(section->items[i]), {});
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
