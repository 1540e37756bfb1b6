#include "gui/panels/whatif_knob.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QSignalBlocker>
#include <QSlider>
#include <algorithm>
#include <cmath>

#include "gui/look/theme.h"
#include "gui/panels/results_parts.h"

namespace sojourn::gui {
namespace {

constexpr int fine_steps = 200;
constexpr int whole_steps_max = 2000;
constexpr int digits = 3;
constexpr int title_width_max = 190;
constexpr int edit_width = 80;

double rounded(double value) {
  if (value == 0) return 0;
  const double scale = std::pow(10, digits - 1 - std::floor(std::log10(std::abs(value))));
  return std::round(value * scale) / scale;
}

}  // namespace

KnobScale::KnobScale(const SweepPlace& place) : kind_(place.kind), own_(place.value) {
  const double smallest = place.minimum.value_or(0);
  const double largest = place.maximum.value_or(HUGE_VAL);
  switch (kind_) {
    case PlaceKind::rate:
    case PlaceKind::factor:
    case PlaceKind::duration:
      logarithmic_ = own_ > 0;
      low_ = own_ > 0 ? own_ / (kind_ == PlaceKind::duration ? 10 : 8) : 0;
      high_ = own_ > 0 ? own_ * (kind_ == PlaceKind::duration ? 10 : 4) : 1;
      steps_ = fine_steps;
      break;
    case PlaceKind::percentage:
    case PlaceKind::share:
      low_ = 0;
      high_ = 1;
      steps_ = fine_steps;
      break;
    case PlaceKind::whole:
      low_ = std::max(smallest, own_ > 1000 ? own_ / 10 : 0.0);
      high_ = std::min({largest, std::max(10.0, own_ * 3), low_ + whole_steps_max});
      steps_ = std::max(1, static_cast<int>(high_ - low_));
      break;
    case PlaceKind::number:
      low_ = std::max(smallest, std::min(0.0, own_ * 3));
      high_ = std::min(largest, std::max(1.0, own_ * 3));
      steps_ = fine_steps;
      break;
  }
}

int KnobScale::nearest(double value) const {
  if (high_ <= low_) return 0;
  const double part = logarithmic_ ? std::log(std::max(value, low_) / low_) / std::log(high_ / low_)
                                   : (value - low_) / (high_ - low_);
  return static_cast<int>(std::lround(std::clamp(part, 0.0, 1.0) * steps_));
}

double KnobScale::at(int position) const {
  if (position == nearest(own_)) return own_;
  const double part = static_cast<double>(position) / steps_;
  if (logarithmic_) return rounded(low_ * std::pow(high_ / low_, part));
  const double value = low_ + (part * (high_ - low_));
  return kind_ == PlaceKind::whole ? std::round(value) : rounded(value);
}

int KnobScale::position_of(double value) const {
  return nearest(value);
}

WhatIfKnob::WhatIfKnob(SweepPlace place, QWidget* parent)
    : QWidget(parent),
      place_(std::move(place)),
      scale_(place_),
      value_(place_.value),
      title_(new QLabel(this)),
      slider_(new QSlider(Qt::Horizontal, this)),
      edit_(new QLineEdit(this)),
      reset_(named_button(
          QStringLiteral("↺"), QStringLiteral("resetKnob"),
          tr("Back to the document's value (%1)").arg(QString::fromStdString(place_.text)), this)) {
  const QString pointer = QString::fromStdString(place_.pointer);
  setObjectName(QStringLiteral("knob:") + pointer);
  title_->setToolTip(place_.title + QLatin1Char('\n') + pointer);
  title_->setBuddy(slider_);
  name_widget(slider_, QStringLiteral("slider"), place_.title,
              tr("Turn with the mouse or the arrow keys; the document is not changed"));
  name_widget(edit_, QStringLiteral("knobValue"), tr("%1, value").arg(place_.title),
              tr("Any value, with its unit"));
  slider_->setRange(0, scale_.steps());
  slider_->setPageStep(std::max(1, scale_.steps() / 10));
  slider_->setFocusPolicy(Qt::StrongFocus);
  slider_->setMinimumWidth(90);
  edit_->setAlignment(Qt::AlignRight);
  edit_->setFixedWidth(edit_width);
  auto* remove =
      named_button(QStringLiteral("✕"), QStringLiteral("removeKnob"), tr("Remove this knob"), this);
  auto* layout = new QHBoxLayout(this);
  layout->setContentsMargins(0, 0, 0, 0);
  layout->setSpacing(6);
  layout->addWidget(title_);
  layout->addWidget(slider_, 1);
  layout->addWidget(edit_);
  for (QPushButton* const button : {reset_, remove}) {
    button->setFlat(true);
    button->setFixedWidth(26);
    layout->addWidget(button);
  }
  connect(slider_, &QSlider::valueChanged, this,
          [this](int position) { setValue(scale_.at(position)); });
  connect(edit_, &QLineEdit::editingFinished, this, &WhatIfKnob::take_text);
  connect(reset_, &QPushButton::clicked, this, &WhatIfKnob::reset);
  connect(remove, &QPushButton::clicked, this, &WhatIfKnob::removed);
  setTitleWidth(titleWidth());
  show_value();
}

int WhatIfKnob::titleWidth() const {
  return std::min(title_width_max, title_->fontMetrics().horizontalAdvance(place_.title) + 4);
}

void WhatIfKnob::setTitleWidth(int width) {
  title_->setFixedWidth(width);
  title_->setText(title_->fontMetrics().elidedText(place_.title, Qt::ElideMiddle, width));
}

void WhatIfKnob::setValue(double value) {
  if (value == value_) return;
  value_ = value;
  show_value();
  emit turned();
}

void WhatIfKnob::reset() {
  setValue(place_.value);
}

void WhatIfKnob::take_text() {
  const auto typed = read_place(place_.kind, edit_->text().toStdString());
  const bool is_allowed =
      typed && *typed >= place_.minimum.value_or(0) && *typed <= place_.maximum.value_or(HUGE_VAL);
  if (is_allowed) setValue(*typed);
  show_value();
}

void WhatIfKnob::show_value() {
  const QSignalBlocker quiet(slider_);
  slider_->setValue(scale_.position_of(value_));
  const std::string text = isTurned() ? place_text(place_.kind, value_) : place_.text;
  edit_->setText(QString::fromStdString(text));
  QFont font = edit_->font();
  font.setBold(isTurned());
  edit_->setFont(font);
  reset_->setEnabled(isTurned());
}

}  // namespace sojourn::gui
