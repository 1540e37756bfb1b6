#include "gui/panels/distribution_editor.h"

#include <QHBoxLayout>
#include <algorithm>
#include <cmath>

#include "gui/look/theme.h"
#include "gui/panels/distribution_value.h"
#include "gui/panels/field_row.h"
#include "gui/panels/panel_parts.h"
#include "gui/panels/schema_text.h"
#include "gui/panels/suggestions.h"
#include "models/scenario/quantity.h"

namespace sojourn::gui {
namespace {

constexpr const char* bare = "deterministic";

QString rounded_time(double seconds) {
  if (!std::isfinite(seconds)) return QStringLiteral("∞");
  if (seconds <= 0) return QStringLiteral("0s");
  const double grid = std::pow(10, std::floor(std::log10(seconds)) - 2);
  const auto nanoseconds = std::llround(std::round(seconds / grid) * grid * 1e9);
  return QString::fromStdString(scenario::format_duration(engine::Duration(nanoseconds)));
}

}  // namespace

DistributionEditor::DistributionEditor(EditContext& context, const Pointers& pointers,
                                       const Field& field, QWidget* parent)
    : FieldEditor(context, pointers, field, parent),
      layout_(new QVBoxLayout(this)),
      chooser_(new CalmComboBox),
      reset_(glyph_button(QStringLiteral("↺"), tr("Back to the default"))),
      fit_(new QToolButton),
      moments_(new QLabel),
      preview_(new DensityPlot),
      footer_(new QWidget) {
  layout_->setContentsMargins(0, 0, 0, 0);
  layout_->setSpacing(4);
  makeHeader();
  makeFooter();
  refresh();
}

void DistributionEditor::makeHeader() {
  auto* const row = new QHBoxLayout;
  row->setSpacing(4);
  row->addWidget(make_field_label(title(), field()), 0, Qt::AlignTop);
  row->addWidget(chooser_, 1, Qt::AlignTop);
  row->addWidget(reset_, 0, Qt::AlignTop);
  reset_->setFixedWidth(button_width);
  QSizePolicy policy = reset_->sizePolicy();
  policy.setRetainSizeWhenHidden(true);
  reset_->setSizePolicy(policy);
  layout_->addLayout(row);
  for (const Field& kind : context().schema().properties_of("distribution")) {
    chooser_->addItem(schema_text(kind.title), QString::fromStdString(kind.key));
    chooser_->setItemData(chooser_->count() - 1, schema_text(kind.description), Qt::ToolTipRole);
  }
  chooser_->setAccessibleName(tr("Kind of %1").arg(title()));
  chooser_->setToolTip(schema_help(field()));
  connect(chooser_, &QComboBox::activated, this, &DistributionEditor::choose);
  connect(reset_, &QToolButton::clicked, this, [this] {
    chooser_->setFocus();
    context().endMerge();
    context().reset(pointers(), title(), false);
  });
}

void DistributionEditor::makeFooter() {
  auto* const layout = new QVBoxLayout(footer_);
  layout->setContentsMargins(indent_width, 0, button_width + 4, 2);
  layout->setSpacing(2);
  preview_->setAccessibleName(tr("Density"));
  preview_->setCompact();
  layout->addWidget(preview_);
  auto* const row = new QHBoxLayout;
  row->addWidget(moments_, 1);
  moments_->setWordWrap(true);
  fit_->setText(tr("Fit from CSV…"));
  fit_->setToolTip(tr("Fits a distribution to measured durations"));
  fit_->setFocusPolicy(Qt::StrongFocus);
  fit_->setAutoRaise(true);
  row->addWidget(fit_);
  layout->addLayout(row);
  layout_->addWidget(footer_);
  connect(fit_, &QToolButton::clicked, this,
          [this] { emit context().fitRequested(QString::fromStdString(pointer())); });
}

std::string DistributionEditor::kindNow() const {
  return kindAt(pointer());
}

bool DistributionEditor::kindsDiffer() const {
  return std::ranges::any_of(
      pointers(), [this](const std::string& place) { return kindAt(place) != kindNow(); });
}

std::string DistributionEditor::kindAt(const std::string& place) const {
  const JsonValue* const now = context().value(place);
  if (now == nullptr || now->is_text()) return bare;
  if (!now->is_object()) return {};
  for (const JsonMember& member : now->members) {
    if (chooser_->findData(QString::fromStdString(member.key)) >= 0) return member.key;
  }
  return {};
}

void DistributionEditor::choose(int index) {
  const std::string kind = chooser_->itemData(index).toString().toStdString();
  if (!isMixed() && kind == kindNow()) return;
  const auto change = [&](TreeEdit& edit) {
    for (const std::string& place : pointers()) {
      double mean = 0.01;
      double cv = 1;
      const JsonValue* const old = edit.at(place);
      const auto known = old == nullptr ? std::unexpected(std::string()) : read_distribution(*old);
      if (known && std::isfinite(known->mean()) && known->mean() > 0) mean = known->mean();
      if (known && std::isfinite(known->cv2()) && known->cv2() > 0) {
        cv = std::round(std::sqrt(known->cv2()) * 100) / 100;
      }
      if (auto wanted = distribution_of_kind(kind, mean, std::max(cv, 0.01))) {
        edit.set(place, std::move(*wanted));
      } else {
        edit.set(place, JsonValue::object());
        set_kind(edit, context().schema(), place, kind);
      }
    }
  };
  context().edit(tr("Change to %1").arg(chooser_->itemText(index)), change);
  refresh();
}

void DistributionEditor::showParameters() {
  const JsonValue* const now = value();
  const std::string kind = kindNow();
  const bool is_bare = now == nullptr || !now->is_object();
  const std::string shown = is_bare ? "bare" : kind.empty() ? "odd" : kind;
  if (parameters_ != nullptr && shown == shown_kind_) {
    parameters_->refresh();
    return;
  }
  drop(parameters_);
  shown_kind_ = shown;
  Field field;
  Pointers places = pointers();
  if (is_bare) {
    field = context().schema().definition("duration").value_or(Field{});
    field.kind = Field::Kind::duration;
    field.title = "Duration";
    field.default_value = this->field().default_value;
    field.is_required = true;
  } else if (kind.empty()) {
    field = this->field();
    field.kind = Field::Kind::anything;
  } else {
    places = pointers_below(pointers(), kind);
    field = context().schema().at(context().tree(), places.front()).value_or(Field{});
    field.is_required = true;
    if (field.kind == Field::Kind::duration) field.title = kind == bare ? "Duration" : "Mean";
  }
  parameters_ = make_body_editor(context(), places, field);
  parameters_->setContentsMargins(indent_width, 0, 0, 0);
  layout_->insertWidget(1, parameters_);
  context().tellShapeChanged();
}

void DistributionEditor::showMoments() {
  const JsonValue* const now = value();
  if (now == nullptr || isMixed()) {
    footer_->hide();
    return;
  }
  if (!footer_->isHidden() && *now == shown_value_) return;
  shown_value_ = *now;
  const auto known = read_distribution(*now);
  const bool is_fixed = known && std::holds_alternative<engine::Deterministic>(known->shape());
  footer_->show();
  preview_->setVisible(known.has_value() && !is_fixed);
  if (!known) {
    moments_->setText(QStringLiteral("✕ ") + QString::fromStdString(known.error()));
    set_text_color(moments_, current_colors().critical_text);
    return;
  }
  if (!is_fixed) preview_->setData(density_data(*known, 0.985));
  const double cv2 = known->cv2();
  const QString cv =
      std::isfinite(cv2) ? QString::number(std::sqrt(cv2), 'g', 3) : QStringLiteral("∞");
  moments_->setText(tr("mean %1, cv %2").arg(rounded_time(known->mean()), cv));
  set_text_color(moments_, current_colors().muted_text);
}

void DistributionEditor::refresh() {
  const bool is_mixed = isMixed();
  const JsonValue* const now = value();
  chooser_->setPlaceholderText(is_mixed ? tr("different values") : tr("not set"));
  const int index = chooser_->findData(QString::fromStdString(kindNow()));
  const bool differs = kindsDiffer();
  chooser_->setCurrentIndex(differs ? -1 : index);
  QFont font = chooser_->font();
  font.setItalic(now == nullptr);
  chooser_->setFont(font);
  showParameters();
  // Distributions of one kind share their parameters; durations are written over whatever is there.
  parameters_->setVisible(!differs || shown_kind_ == "bare");
  showMoments();
  reset_->setVisible(placesWritten() > 0 && !field().is_required);
}

}  // namespace sojourn::gui
