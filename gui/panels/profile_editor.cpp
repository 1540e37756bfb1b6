#include "gui/panels/profile_editor.h"

#include <QHBoxLayout>
#include <QHeaderView>
#include <QVBoxLayout>
#include <algorithm>
#include <cmath>

#include "gui/look/theme.h"
#include "gui/panels/panel_parts.h"
#include "gui/panels/schema_text.h"
#include "gui/panels/table_cells.h"
#include "gui/panels/typed_value.h"
#include "models/scenario/quantity.h"

namespace sojourn::gui {
namespace {

// What the curve says, without digits that nobody set.
JsonValue point_value(double seconds, double rate) {
  const auto nanoseconds = engine::Duration(std::llround(seconds * 1e9));
  const double rounded = std::round(rate * 1e6) / 1e6;
  return JsonValue::array({JsonValue::text(scenario::format_duration(nanoseconds)),
                           JsonValue::text(scenario::format_number(rounded) + "/s")});
}

}  // namespace

ProfileEditor::ProfileEditor(EditContext& context, const Pointers& pointers, const Field& field,
                             QWidget* parent)
    : FieldEditor(context, pointers, field, parent),
      chooser_(new CalmComboBox),
      curve_(new RateCurve),
      table_(new QTableWidget(0, 2)),
      add_(glyph_button(QStringLiteral("+"), tr("Add a point"))),
      remove_(glyph_button(QStringLiteral("✕"), tr("Remove the selected point"))) {
  auto* const layout = new QVBoxLayout(this);
  layout->setContentsMargins(0, 0, button_width + 4, 0);
  layout->setSpacing(4);
  auto* const row = new QHBoxLayout;
  row->addWidget(chooser_, 1);
  row->addWidget(add_);
  row->addWidget(remove_);
  layout->addLayout(row);
  layout->addWidget(curve_);
  layout->addWidget(table_);
  for (const Field& kind : context.schema().properties_of("profile")) {
    chooser_->addItem(schema_text(kind.title), QString::fromStdString(kind.key));
    chooser_->setItemData(chooser_->count() - 1, schema_text(kind.description), Qt::ToolTipRole);
  }
  chooser_->setAccessibleName(tr("Kind of profile"));
  table_->setAccessibleName(tr("Points of the profile"));
  table_->setHorizontalHeaderLabels({tr("Time"), tr("Rate")});
  table_->horizontalHeader()->setSectionResizeMode(QHeaderView::Stretch);
  table_->verticalHeader()->hide();
  table_->setTabKeyNavigation(false);
  table_->setFixedHeight(132);
  connect(chooser_, &QComboBox::activated, this, &ProfileEditor::choose);
  connect(curve_, &RateCurve::pointMoved, this, &ProfileEditor::movePoint);
  connect(curve_, &RateCurve::pointAdded, this, &ProfileEditor::addPoint);
  connect(curve_, &RateCurve::pointRemoved, this, &ProfileEditor::removePoint);
  connect(curve_, &RateCurve::moveEnded, this, [this] { this->context().endMerge(); });
  connect(curve_, &RateCurve::selectionChanged, table_, [this](int index) {
    table_->setCurrentCell(index, std::max(0, table_->currentColumn()));
  });
  connect(table_, &QTableWidget::currentCellChanged, this, [this](int now) {
    if (!is_showing_) curve_->select(now);
  });
  connect(table_, &QTableWidget::cellChanged, this, &ProfileEditor::takeCell);
  connect(add_, &QToolButton::clicked, this, [this] {
    const std::vector<CurvePoint> now = points();
    const CurvePoint last = now.empty() ? CurvePoint{0, 100} : now.back();
    addPoint(now.empty() ? 0 : last.seconds + std::max(1.0, nice_step(last.seconds, 4)), last.rate);
  });
  connect(remove_, &QToolButton::clicked, this, [this] { removePoint(table_->currentRow()); });
  refresh();
}

std::string ProfileEditor::key() const {
  const JsonValue* const now = value();
  return now != nullptr && now->member("ramps") != nullptr ? "ramps" : "steps";
}

std::vector<CurvePoint> ProfileEditor::points() const {
  std::vector<CurvePoint> points;
  const JsonValue* const items = context().value(list());
  if (items == nullptr) return points;
  for (const JsonValue& item : items->items) {
    if (item.items.size() != 2) continue;
    const auto seconds = scenario::parse_seconds(item.items[0].scalar);
    const auto rate = scenario::parse_per_second(item.items[1].scalar);
    points.push_back({seconds.value_or(0), rate.value_or(0)});
  }
  return points;
}

void ProfileEditor::choose(int index) {
  const std::string wanted = chooser_->itemData(index).toString().toStdString();
  if (wanted == key() || value() == nullptr || value()->member(key()) == nullptr) return;
  context().edit(tr("Change to %1").arg(chooser_->itemText(index)),
                 [&](TreeEdit& edit) { edit.rename(list(), wanted); });
}

void ProfileEditor::movePoint(int index, double seconds, double rate) {
  const std::string place = pointer_to(list(), static_cast<std::size_t>(index));
  const JsonValue* const old = context().value(place);
  if (old == nullptr || old->items.size() != 2) return;
  JsonValue moved = point_value(seconds, rate);
  // What was not moved stays as it was written.
  const std::vector<CurvePoint> now = points();
  const CurvePoint& point = now[static_cast<std::size_t>(index)];
  if (std::abs(point.seconds - seconds) < 1e-9) moved.items[0] = old->items[0];
  if (std::abs(point.rate - rate) < 1e-9) moved.items[1] = old->items[1];
  context().set({place}, moved, tr("the profile"), true);
}

void ProfileEditor::addPoint(double seconds, double rate) {
  const std::vector<CurvePoint> now = points();
  const auto behind = std::ranges::upper_bound(now, seconds, {}, &CurvePoint::seconds);
  const auto place = static_cast<std::size_t>(behind - now.begin());
  if (place > 0 && now[place - 1].seconds == seconds) return;
  context().edit(tr("Add a point"), [&](TreeEdit& edit) {
    if (edit.at(list()) == nullptr) edit.set(list(), JsonValue::array());
    edit.insert(pointer_to(list(), place), point_value(now.empty() ? 0 : seconds, rate), place);
  });
  curve_->select(static_cast<int>(place));
}

void ProfileEditor::removePoint(int index) {
  const std::size_t count = points().size();
  const auto at = static_cast<std::size_t>(index);
  if (index < 0 || at >= count || count == 1) return;
  context().edit(tr("Remove a point"), [&](TreeEdit& edit) {
    edit.remove(pointer_to(list(), at));
    // The first point is at the start.
    if (at == 0) edit.set(list() + "/0/0", JsonValue::text("0s"));
  });
  curve_->select(std::min(index, static_cast<int>(count) - 2));
}

void ProfileEditor::takeCell(int row, int column) {
  if (is_showing_) return;
  Field field;
  field.kind = column == 0 ? Field::Kind::duration : Field::Kind::rate;
  const TypedValue typed = read_typed(field, table_->item(row, column)->text());
  const std::string point = pointer_to(list(), static_cast<std::size_t>(row));
  context().endMerge();
  context().set({pointer_to(point, static_cast<std::size_t>(column))}, typed.value,
                tr("the profile"), false);
}

void ProfileEditor::showTable() {
  is_showing_ = true;
  const JsonValue* const items = context().value(list());
  const int count =
      items == nullptr ? 0 : static_cast<int>(std::min<std::size_t>(items->size(), 1000));
  table_->setRowCount(count);
  for (int row = 0; row < count; ++row) {
    const JsonValue& point = items->items[static_cast<std::size_t>(row)];
    for (int column = 0; column < 2; ++column) {
      Field field;
      field.kind = column == 0 ? Field::Kind::duration : Field::Kind::rate;
      const auto at = static_cast<std::size_t>(column);
      const JsonValue* const cell = at < point.items.size() ? &point.items[at] : nullptr;
      show_cell(*table_, row, column, field, cell);
    }
  }
  if (curve_->selected() >= 0 && curve_->selected() < count) {
    table_->setCurrentCell(curve_->selected(), std::max(0, table_->currentColumn()));
  }
  is_showing_ = false;
}

void ProfileEditor::refresh() {
  chooser_->setCurrentIndex(chooser_->findData(QString::fromStdString(key())));
  const JsonValue* const duration = context().value("/run/duration");
  const auto seconds = scenario::parse_seconds(duration == nullptr ? "60s" : duration->scalar);
  curve_->setDuration(seconds.value_or(60));
  curve_->setPoints(points(), key() == "ramps");
  showTable();
}

}  // namespace sojourn::gui
