#include "gui/panels/whatif_panel.h"

#include <QComboBox>
#include <QHBoxLayout>
#include <QLabel>
#include <QScrollArea>
#include <QSignalBlocker>
#include <QSlider>
#include <QSplitter>
#include <QVBoxLayout>
#include <algorithm>

#include "gui/panels/results_parts.h"
#include "gui/panels/summary_figures.h"
#include "gui/panels/whatif_knob.h"

namespace sojourn::gui {
namespace {

constexpr std::size_t first_knobs_max = 8;
constexpr int knob_side_width = 440;

}  // namespace

WhatIfPanel::WhatIfPanel(WhatIfController* controller, QWidget* parent)
    : QWidget(parent), controller_(controller) {
  setObjectName(QStringLiteral("whatIfPanel"));
  auto* splitter = new QSplitter(Qt::Horizontal, this);
  splitter->setChildrenCollapsible(false);
  splitter->addWidget(make_knob_side());
  splitter->addWidget(make_answer_side());
  splitter->setStretchFactor(0, 0);
  splitter->setStretchFactor(1, 1);
  splitter->setSizes({340, 730});
  auto* layout = new QVBoxLayout(this);
  layout->setContentsMargins(8, 6, 8, 6);
  layout->addWidget(splitter);
  connect(controller_, &WhatIfController::answer, this, &WhatIfPanel::take);
  connect(controller_, &WhatIfController::failed, this, [this](const ParseErrors& errors) {
    if (errors.empty()) return;
    refinement_->setText(QStringLiteral("✕ ") + problem_line(errors.front()));
  });
  offer_places();
  follow_theme(this, [this] { refreshTheme(); });
}

QWidget* WhatIfPanel::make_knob_side() {
  auto* side = new QWidget(this);
  auto* layout = new QVBoxLayout(side);
  layout->setContentsMargins(0, 0, 6, 0);
  places_ = new QComboBox(side);
  name_widget(places_, QStringLiteral("addKnob"), tr("Add a knob"),
              tr("Add a knob for a number of the document"));
  places_->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
  places_->setMinimumContentsLength(12);
  apply_ = named_button(tr("Apply to document"), QStringLiteral("applyKnobs"),
                        tr("Write the values of the knobs into the document, as one step"), side);
  reset_ = named_button(tr("Reset"), QStringLiteral("resetKnobs"),
                        tr("All knobs back to the document's values"), side);
  auto* buttons = new QHBoxLayout;
  buttons->addWidget(places_, 1);
  buttons->addWidget(reset_);
  buttons->addWidget(apply_);
  layout->addLayout(buttons);
  auto* rows = new QWidget(side);
  knob_rows_ = new QVBoxLayout(rows);
  knob_rows_->setContentsMargins(0, 4, 0, 4);
  knob_rows_->setSpacing(4);
  no_knobs_ = muted_label(tr("Add a knob: choose a number above, or from the inspector."), rows);
  no_knobs_->setWordWrap(true);
  knob_rows_->addWidget(no_knobs_);
  knob_rows_->addStretch(1);
  auto* area = new QScrollArea(side);
  area->setWidgetResizable(true);
  area->setFrameShape(QFrame::NoFrame);
  area->setWidget(rows);
  area->setFocusPolicy(Qt::NoFocus);
  area->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
  area->setMinimumWidth(knob_side_width);
  layout->addWidget(area, 1);
  connect(places_, &QComboBox::activated, this, [this](int index) {
    const QString pointer = places_->itemData(index).toString();
    places_->setCurrentIndex(0);
    if (!pointer.isEmpty()) addKnob(pointer.toStdString());
  });
  connect(apply_, &QPushButton::clicked, this, &WhatIfPanel::apply);
  connect(reset_, &QPushButton::clicked, this, &WhatIfPanel::resetAll);
  return side;
}

QWidget* WhatIfPanel::make_answer_side() {
  auto* side = new QWidget(this);
  auto* layout = new QVBoxLayout(side);
  layout->setContentsMargins(6, 0, 0, 0);
  classes_ = new QComboBox(side);
  name_widget(classes_, QStringLiteral("whatIfClass"), tr("Class of requests"),
              tr("Whose latencies are shown"));
  classes_->setSizeAdjustPolicy(QComboBox::AdjustToContents);
  refinement_ = new QLabel(side);
  name_widget(refinement_, QStringLiteral("refinement"), tr("How precise the answer is"),
              tr("Half-width of the 95 % intervals of mean and p99, relative to them"));
  for (const QString& text : long_refinement_texts()) {
    refinement_->setMinimumWidth(
        std::max(refinement_->minimumWidth(), refinement_->fontMetrics().horizontalAdvance(text)));
  }
  refinement_->setAlignment(Qt::AlignRight | Qt::AlignVCenter);
  strip_ = new QLabel(side);
  strip_->setObjectName(QStringLiteral("whatIfStrip"));
  strip_->setWordWrap(true);
  auto* head = new QHBoxLayout;
  head->addWidget(classes_);
  head->addStretch(1);
  head->addWidget(refinement_);
  plot_ = make_what_if_plot(side);
  layout->addLayout(head);
  layout->addWidget(what_if_widget(plot_), 1);
  layout->addWidget(strip_);
  connect(classes_, &QComboBox::currentIndexChanged, this, &WhatIfPanel::show_answer_of_class);
  return side;
}

void WhatIfPanel::setDocument(const JsonValue& tree, const std::string& text,
                              const Schema& schema) {
  const bool is_first = knobs_.empty();
  std::vector<std::string> kept;
  for (WhatIfKnob* const knob : knobs_) kept.push_back(knob->place().pointer);
  while (!knobs_.empty()) remove_knob(knobs_.back());
  tree_ = tree;
  text_ = text;
  schema_ = &schema;
  is_asked_ = false;
  answer_.reset();
  ghost_.reset();
  for (const std::string& pointer : kept) {
    if (auto place = sweep_place(tree_, schema, pointer)) insert_knob(std::move(*place));
  }
  if (is_first || knobs_.empty()) {
    std::vector<SweepPlace> places = places_of_first_interest(tree_, schema);
    if (places.size() > first_knobs_max) places.resize(first_knobs_max);
    for (SweepPlace& place : places) insert_knob(std::move(place));
  }
  align_titles();
  offer_places();
  clear_what_if_plot(*plot_);
  refinement_->clear();
  strip_->clear();
  if (isVisible()) ask_base();
}

bool WhatIfPanel::addKnob(const std::string& pointer) {
  if (schema_ == nullptr) return false;
  auto place = sweep_place(tree_, *schema_, pointer);
  if (!place) return false;
  const auto known = std::ranges::find_if(
      knobs_, [&](WhatIfKnob* knob) { return knob->place().pointer == place->pointer; });
  WhatIfKnob* const knob = known != knobs_.end() ? *known : insert_knob(std::move(*place));
  align_titles();
  offer_places();
  knob->slider()->setFocus(Qt::OtherFocusReason);
  return true;
}

WhatIfKnob* WhatIfPanel::insert_knob(SweepPlace place) {
  auto* knob = new WhatIfKnob(std::move(place), knob_rows_->parentWidget());
  knobs_.push_back(knob);
  knob_rows_->insertWidget(knob_rows_->count() - 1, knob);
  knob->show();
  connect(knob, &WhatIfKnob::turned, this, [this] { knob_turned(); });
  connect(knob, &WhatIfKnob::removed, this, [this, knob] {
    const bool was_turned = knob->isTurned();
    remove_knob(knob);
    offer_places();
    if (was_turned) ask();
  });
  no_knobs_->hide();
  return knob;
}

void WhatIfPanel::remove_knob(WhatIfKnob* knob) {
  std::erase(knobs_, knob);
  knob_rows_->removeWidget(knob);
  knob->hide();
  knob->deleteLater();
  no_knobs_->setVisible(knobs_.empty());
}

void WhatIfPanel::align_titles() {
  int width = 0;
  for (const WhatIfKnob* const knob : knobs_) width = std::max(width, knob->titleWidth());
  for (WhatIfKnob* const knob : knobs_) knob->setTitleWidth(width);
}

void WhatIfPanel::offer_places() {
  const QSignalBlocker quiet(places_);
  places_->clear();
  places_->addItem(tr("Add knob…"), QString());
  bool any_turned = false;
  for (const WhatIfKnob* const knob : knobs_) any_turned = any_turned || knob->isTurned();
  apply_->setEnabled(any_turned);
  reset_->setEnabled(any_turned);
  if (schema_ == nullptr) return;
  for (const SweepPlace& place : sweepable_places(tree_, *schema_)) {
    const bool is_there = std::ranges::any_of(
        knobs_, [&](WhatIfKnob* knob) { return knob->place().pointer == place.pointer; });
    if (!is_there) places_->addItem(place.title, QString::fromStdString(place.pointer));
  }
}

PlaceValues WhatIfPanel::turnedValues() const {
  PlaceValues values;
  std::optional<double> load;
  for (const WhatIfKnob* const knob : knobs_) {
    if (!knob->isTurned()) continue;
    if (knob->place().kind == PlaceKind::factor) {
      load = knob->value();
    } else {
      values.emplace_back(knob->place().pointer, knob->json());
    }
  }
  return load ? with_load(tree_, *load, std::move(values)) : values;
}

void WhatIfPanel::ask_base() {
  if (is_asked_ || schema_ == nullptr) return;
  is_asked_ = true;
  controller_->setBase({.text = text_, .overrides = {}});
}

void WhatIfPanel::ask() {
  ask_base();
  std::vector<scenario::Override> values;
  for (auto& [pointer, json] : turnedValues()) values.push_back({pointer, json});
  controller_->setValues(std::move(values));
}

void WhatIfPanel::knob_turned() {
  ask();
  const bool any_turned = !turnedValues().empty();
  apply_->setEnabled(any_turned);
  reset_->setEnabled(any_turned);
}

void WhatIfPanel::resetAll() {
  for (WhatIfKnob* const knob : knobs_) {
    const QSignalBlocker quiet(knob);
    knob->reset();
  }
  apply_->setEnabled(false);
  reset_->setEnabled(false);
  if (is_asked_) controller_->setValues({});
}

void WhatIfPanel::apply() {
  const PlaceValues values = turnedValues();
  if (!values.empty()) emit applyRequested(values);
}

QString WhatIfPanel::refinementText() const {
  return refinement_->text();
}

void WhatIfPanel::take(const WhatIfAnswerPointer& answer) {
  answer_ = answer;
  show_classes(answer->results);
  show_answer_of_class();
  refinement_->setText(refinement_text(*answer));
  emit answerChanged(answer);
}

void WhatIfPanel::show_classes(const results::Results& results) {
  QStringList names;
  for (const auto& [name, request] : results.requests) names << QString::fromStdString(name);
  QStringList shown;
  for (int i = 0; i < classes_->count(); ++i) shown << classes_->itemText(i);
  if (names == shown) return;
  const QSignalBlocker quiet(classes_);
  const QString chosen = classes_->currentText();
  classes_->clear();
  classes_->addItems(names);
  classes_->setCurrentIndex(std::max(0, static_cast<int>(names.indexOf(chosen))));
}

void WhatIfPanel::show_answer_of_class() {
  if (!answer_) return;
  const std::string name = classes_->currentText().toStdString();
  const auto picture_of = [&](const WhatIfAnswer& answer) -> std::optional<AnswerPicture> {
    const auto request = answer.results.requests.find(name);
    if (request == answer.results.requests.end()) return {};
    return answer_picture(request->second, report::judge(*answer.scenario, answer.results), name);
  };
  const WhatIfAnswerPointer& ghost = controller_->ghost();
  if (ghost != ghost_ || shown_ghost_class_ != classes_->currentText()) {
    ghost_ = ghost;
    shown_ghost_class_ = classes_->currentText();
    show_ghost(*plot_, ghost ? picture_of(*ghost) : std::nullopt);
  }
  if (const auto picture = picture_of(*answer_)) show_answer(*plot_, *picture);
  show_strip(*answer_);
}

void WhatIfPanel::show_strip(const WhatIfAnswer& answer) {
  const auto request = answer.results.requests.find(classes_->currentText().toStdString());
  if (request == answer.results.requests.end()) return;
  const auto before_of = [&](auto figure, report::Quantity quantity) -> QString {
    if (!ghost_) return {};
    const auto old = ghost_->results.requests.find(request->first);
    if (old == ghost_->results.requests.end()) return {};
    return tr(" (was %1)")
        .arg(QString::fromStdString(report::figure_text(figure(old->second), quantity)));
  };
  const auto served = [](const results::RequestResult& one) { return one.throughput.value; };
  const auto errors = [](const results::RequestResult& one) { return error_share(one).value; };
  using report::Quantity;
  QStringList parts;
  parts << tr("served %1").arg(figure_text(request->second.throughput, Quantity::per_second)) +
               before_of(served, Quantity::per_second);
  parts << tr("errors %1").arg(figure_text(error_share(request->second), Quantity::share)) +
               before_of(errors, Quantity::share);
  const QString busiest = busiest_text(answer.results);
  if (!busiest.isEmpty()) parts << busiest;
  strip_->setText(parts.join(QStringLiteral("  ·  ")));
}

void WhatIfPanel::refreshTheme() {
  refresh_what_if_plot(*plot_);
}

void WhatIfPanel::showEvent(QShowEvent* event) {
  QWidget::showEvent(event);
  ask_base();
}

}  // namespace sojourn::gui
