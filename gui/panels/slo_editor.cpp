#include "gui/panels/slo_editor.h"

#include <QComboBox>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QStyledItemDelegate>
#include <QVBoxLayout>
#include <algorithm>

#include "gui/panels/panel_parts.h"
#include "gui/panels/place_edits.h"
#include "gui/panels/schema_text.h"
#include "gui/panels/suggestions.h"
#include "gui/panels/table_cells.h"
#include "gui/panels/typed_value.h"

namespace sojourn::gui {
namespace {

// Request classes are chosen among those that exist; others can be typed.
class RequestDelegate : public QStyledItemDelegate {
 public:
  RequestDelegate(Document& document, QObject* parent)
      : QStyledItemDelegate(parent), document_(document) {}

  QWidget* createEditor(QWidget* parent, const QStyleOptionViewItem& option,
                        const QModelIndex& index) const override {
    Q_UNUSED(option)
    Q_UNUSED(index)
    auto* const combo = new QComboBox(parent);
    combo->setEditable(true);
    combo->addItems(request_classes(document_.tree()));
    return combo;
  }
  void setEditorData(QWidget* editor, const QModelIndex& index) const override {
    static_cast<QComboBox*>(editor)->setCurrentText(index.data().toString());
  }
  void setModelData(QWidget* editor, QAbstractItemModel* model,
                    const QModelIndex& index) const override {
    model->setData(index, static_cast<QComboBox*>(editor)->currentText());
  }

 private:
  Document& document_;
};

}  // namespace

SloEditor::SloEditor(Document& document, const Schema& schema, QWidget* parent)
    : QWidget(parent),
      document_(document),
      schema_(schema),
      fields_(schema.properties_of("slo")),
      table_(new QTableWidget),
      add_(glyph_button(QStringLiteral("+"), tr("Add an SLO"))),
      remove_(glyph_button(QStringLiteral("✕"), tr("Remove the selected SLO"))) {
  auto* const layout = new QVBoxLayout(this);
  layout->setContentsMargins(4, 4, 4, 4);
  layout->setSpacing(4);
  auto* const bar = new QHBoxLayout;
  bar->addWidget(add_);
  bar->addWidget(remove_);
  bar->addStretch(1);
  layout->addLayout(bar);
  layout->addWidget(table_, 1);
  QStringList titles{tr("Name")};
  for (const Field& field : fields_) titles << schema_text(field.title);
  table_->setColumnCount(static_cast<int>(titles.size()));
  table_->setHorizontalHeaderLabels(titles);
  for (std::size_t i = 0; i < fields_.size(); ++i) {
    table_->horizontalHeaderItem(static_cast<int>(i) + 1)->setToolTip(schema_help(fields_[i]));
  }
  table_->verticalHeader()->hide();
  table_->setWordWrap(false);
  table_->horizontalHeader()->setSectionResizeMode(QHeaderView::ResizeToContents);
  table_->horizontalHeader()->setMinimumSectionSize(72);
  table_->setTabKeyNavigation(false);
  table_->setAccessibleName(tr("Service level objectives"));
  table_->setItemDelegateForColumn(columnOf("request"), new RequestDelegate(document, table_));
  table_->setSelectionMode(QAbstractItemView::SingleSelection);
  connect(add_, &QToolButton::clicked, this, &SloEditor::addSlo);
  connect(remove_, &QToolButton::clicked, this, &SloEditor::removeSlo);
  connect(table_, &QTableWidget::cellChanged, this, &SloEditor::take);
  connect(table_, &QTableWidget::currentCellChanged, this, [this](int row) {
    if (!is_showing_ && row >= 0) {
      emit placeSelected(QString::fromStdString(pointer_to("/slos", nameOf(row))));
    }
  });
  connect(&document, &Document::changed, this, &SloEditor::refresh);
  connect(&document, &Document::replaced, this, &SloEditor::refresh);
  refresh();
}

int SloEditor::columnOf(const std::string& key) const {
  const auto found = std::ranges::find(fields_, key, &Field::key);
  return found == fields_.end() ? -1 : static_cast<int>(found - fields_.begin()) + 1;
}

std::string SloEditor::nameOf(int row) const {
  const JsonValue* const slos = document_.tree().member("slos");
  const auto at = static_cast<std::size_t>(row);
  return slos == nullptr || at >= slos->members.size() ? std::string() : slos->members[at].key;
}

void SloEditor::refresh() {
  is_showing_ = true;
  const JsonValue* const slos = document_.tree().member("slos");
  const int count = slos == nullptr ? 0 : static_cast<int>(slos->members.size());
  table_->setRowCount(count);
  for (int row = 0; row < count; ++row) {
    const JsonMember& slo = slos->members[static_cast<std::size_t>(row)];
    const JsonValue name = JsonValue::text(slo.key);
    show_cell(*table_, row, 0, {}, &name);
    for (std::size_t i = 0; i < fields_.size(); ++i) {
      show_cell(*table_, row, static_cast<int>(i) + 1, fields_[i],
                slo.value.member(fields_[i].key));
    }
  }
  remove_->setEnabled(count > 0);
  is_showing_ = false;
}

void SloEditor::take(int row, int column) {
  if (is_showing_) return;
  const std::string name = nameOf(row);
  const QString text = table_->item(row, column)->text().trimmed();
  if (name.empty()) return;
  if (column == 0) {
    rename(name, text);
    return;
  }
  const Field& field = fields_[static_cast<std::size_t>(column) - 1];
  const std::string place = pointer_to(pointer_to("/slos", name), field.key);
  document_.endMerge();
  document_.edit(tr("Change %1").arg(schema_text(field.title)), [&](TreeEdit& edit) {
    if (text.isEmpty() && !field.is_required) {
      edit.remove(place);
    } else {
      edit.set(place, read_typed(field, text).value);
    }
  });
  refresh();
}

void SloEditor::rename(const std::string& name, const QString& wanted) {
  const std::string place = pointer_to("/slos", name);
  const QString objection = objection_to_place_name(schema_, document_.tree(), place, wanted);
  if (objection.isEmpty()) {
    document_.endMerge();
    document_.edit(tr("Rename %1").arg(QString::fromStdString(name)),
                   [&](TreeEdit& edit) { edit.rename(place, wanted.toStdString()); });
  } else {
    emit objected(objection);
  }
  refresh();
}

void SloEditor::addSlo() {
  const JsonValue* const slos = document_.tree().member("slos");
  const auto is_free = [&](const std::string& name) {
    return slos == nullptr || slos->member(name) == nullptr;
  };
  const std::string base = tr("objective").toStdString();
  std::string name = base;
  for (int number = 2; !is_free(name); ++number) name = base + " " + std::to_string(number);
  const QStringList classes = request_classes(document_.tree());
  const std::string request = classes.isEmpty() ? "" : classes.front().toStdString();
  document_.endMerge();
  document_.edit(tr("Add SLO"), [&](TreeEdit& edit) {
    edit.set(pointer_to("/slos", name), JsonValue::object({{"request", JsonValue::text(request)},
                                                           {"p99", JsonValue::text("300ms")}}));
  });
  table_->setCurrentCell(table_->rowCount() - 1, 0);
}

void SloEditor::removeSlo() {
  const std::string name = nameOf(table_->currentRow());
  if (name.empty()) return;
  document_.endMerge();
  document_.edit(tr("Remove SLO"), [&](TreeEdit& edit) { edit.remove(pointer_to("/slos", name)); });
}

}  // namespace sojourn::gui
