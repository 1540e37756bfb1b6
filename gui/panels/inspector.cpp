#include "gui/panels/inspector.h"

#include <QApplication>
#include <QLayout>
#include <QPointer>
#include <QScrollBar>
#include <QTimer>
#include <QVBoxLayout>
#include <algorithm>

#include "gui/core/topology.h"
#include "gui/look/theme.h"
#include "gui/panels/alternatives.h"
#include "gui/panels/panel_parts.h"
#include "gui/panels/results_parts.h"
#include "gui/panels/schema_text.h"

namespace sojourn::gui {
namespace {

// Widgets that take the focus, from top to bottom.
void collect_in_order(QLayout* layout, std::vector<QWidget*>& found);

void collect_in_order(QWidget* widget, std::vector<QWidget*>& found) {
  const bool is_own = widget->focusPolicy() != Qt::NoFocus && widget->focusProxy() == nullptr;
  if (is_own) found.push_back(widget);
  if (widget->layout() != nullptr) collect_in_order(widget->layout(), found);
}

void collect_in_order(QLayout* layout, std::vector<QWidget*>& found) {
  for (int i = 0; i < layout->count(); ++i) {
    QLayoutItem* const item = layout->itemAt(i);
    if (item->widget() != nullptr) collect_in_order(item->widget(), found);
    if (item->layout() != nullptr) collect_in_order(item->layout(), found);
  }
}

// A link that is drawn, though nothing is written about it: "/calls/gateway>cart".
bool is_drawn_link(const JsonValue& tree, std::string_view place) {
  if (parent_of(place) != "/calls") return false;
  const std::string key = last_key(place);
  const std::size_t arrow = key.find('>');
  if (arrow == std::string::npos) return false;
  const Topology topology = read_topology(tree);
  const std::size_t from = topology.index_of(key.substr(0, arrow));
  const std::size_t to = topology.index_of(key.substr(arrow + 1));
  return std::ranges::any_of(
      topology.edges, [&](const TopologyEdge& edge) { return edge.from == from && edge.to == to; });
}

}  // namespace

Inspector::Inspector(Document& document, const Schema& schema, QWidget* parent)
    : QWidget(parent),
      context_(document, schema),
      caption_(new QLabel),
      help_(new QLabel),
      area_(new QScrollArea) {
  auto* const layout = new QVBoxLayout(this);
  layout->setContentsMargins(0, 0, 0, 0);
  layout->setSpacing(0);
  layout->addWidget(caption_);
  layout->addWidget(area_, 1);
  layout->addWidget(help_);
  caption_->setContentsMargins(8, 6, 8, 6);
  caption_->setWordWrap(true);
  QFont font = caption_->font();
  font.setWeight(QFont::DemiBold);
  caption_->setFont(font);
  help_->setContentsMargins(8, 6, 8, 6);
  help_->setWordWrap(true);
  help_->setAlignment(Qt::AlignTop | Qt::AlignLeft);
  help_->setMinimumHeight((3 * help_->fontMetrics().lineSpacing()) + 12);
  area_->setWidgetResizable(true);
  area_->setFrameShape(QFrame::NoFrame);
  area_->setFocusPolicy(Qt::NoFocus);
  area_->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
  setAccessibleName(tr("Inspector"));
  connect(&document, &Document::changed, this, &Inspector::refresh);
  connect(&document, &Document::replaced, this, &Inspector::rebuild);
  connect(&document, &Document::draftChanged, this, &Inspector::refresh);
  connect(&context_, &EditContext::knobRequested, this, &Inspector::knobRequested);
  connect(&context_, &EditContext::fitRequested, this, &Inspector::fitRequested);
  connect(&context_, &EditContext::shapeChanged, this, &Inspector::orderTabsLater);
  connect(qApp, &QApplication::focusChanged, this, [this](QWidget* old, QWidget* now) {
    Q_UNUSED(old)
    if (now != nullptr && isAncestorOf(now)) showHelpOf(now);
  });
  follow_theme(this, [this] { set_text_color(help_, current_colors().muted_text); });
  rebuild();
}

// The editors go first: one that loses the focus on its way out still tells the context.
Inspector::~Inspector() {
  delete area_;
}

void Inspector::setPlaces(const QStringList& pointers) {
  if (places_ == pointers) return;
  context_.endMerge();
  places_ = pointers;
  rebuild();
}

void Inspector::setProblems(const std::vector<Problem>& problems) {
  context_.setProblems(problems);
  refresh();
}

QString Inspector::caption() const {
  if (places_.size() > 1) return tr("%n selected", nullptr, static_cast<int>(places_.size()));
  const std::string pointer = places_.front().toStdString();
  const auto field = field_at(context_.schema(), context_.tree(), pointer);
  if (pointer.empty() || !field) return tr("Scenario");
  const QString key = QString::fromStdString(last_key(pointer));
  if (!field->key.empty() && schema_text(field->title) != key) {
    const bool is_named = context_.schema().at(context_.tree(), parent_of(pointer))->is_map;
    if (!is_named) return schema_text(field->title);
  }
  return tr("%1 %2").arg(schema_text(field->title), key);
}

void Inspector::rebuild() {
  if (editor_ != nullptr) {
    drop(area_->takeWidget());
    editor_ = nullptr;
  }
  Pointers pointers;
  for (const QString& place : places_) {
    const std::string pointer = place.toStdString();
    if (isThere(pointer)) pointers.push_back(pointer);
  }
  caption_->setText(pointers.empty() ? tr("Nothing is selected") : caption());
  help_->clear();
  if (pointers.empty()) return;
  Field field = *field_at(context_.schema(), context_.tree(), pointers.front());
  help_->setText(schema_text(field.description));
  editor_ = make_body_editor(context_, pointers, field);
  // What is left of the height stays empty.
  auto* const page = new QWidget;
  auto* const layout = new QVBoxLayout(page);
  layout->setContentsMargins(8, 4, 4, 8);
  layout->addWidget(editor_);
  layout->addStretch(1);
  area_->setWidget(page);
  orderTabsLater();
}

void Inspector::refresh() {
  setEnabled(!context_.document().isDraft());
  const auto is_there = [&](const std::string& pointer) { return isThere(pointer); };
  if (editor_ == nullptr || !std::ranges::all_of(editor_->pointers(), is_there)) {
    const bool has_any = std::ranges::any_of(
        places_, [&](const QString& place) { return isThere(place.toStdString()); });
    if (editor_ != nullptr || has_any) rebuild();
    return;
  }
  editor_->refresh();
}

// What people name or list exists; what the format provides for is there even if it is not written.
bool Inspector::isThere(const std::string& pointer) const {
  if (!context_.schema().at(context_.tree(), pointer)) return false;
  for (std::string_view place = pointer; !place.empty(); place = parent_of(place)) {
    const auto above = field_at(context_.schema(), context_.tree(), parent_of(place));
    const bool must_exist = above && (above->is_map || above->kind == Field::Kind::array);
    const bool exists = gui::find(context_.tree(), place) != nullptr;
    if (must_exist && !exists && !is_drawn_link(context_.tree(), place)) return false;
  }
  return true;
}

FieldEditor* Inspector::editorOf(const QString& pointer) const {
  if (editor_ == nullptr) return nullptr;
  const std::string wanted = pointer.toStdString();
  if (editor_->pointer() == wanted) return editor_;
  FieldEditor* best = nullptr;
  for (FieldEditor* const editor : editor_->findChildren<FieldEditor*>()) {
    // Of a row and its body the row is met first.
    if (editor->pointer() == wanted && best == nullptr) best = editor;
  }
  return best;
}

bool Inspector::showPlace(const QString& pointer) {
  if (editor_ == nullptr) return false;
  std::string above;
  for (const std::string& key : keys_of(pointer.toStdString())) {
    above = pointer_to(above, key);
    context_.setOpen(above, true);
  }
  context_.seek(pointer.toStdString());
  editor_->refresh();
  context_.seek({});
  orderTabs();
  FieldEditor* const editor = editorOf(pointer);
  if (editor == nullptr) return false;
  std::vector<QWidget*> inside;
  collect_in_order(editor, inside);
  // New widgets are not shown yet: only those that were hidden on purpose do not count.
  const auto is_shown = [](const QWidget* widget) {
    return !widget->isHidden() || !widget->testAttribute(Qt::WA_WState_ExplicitShowHide);
  };
  const auto visible = std::ranges::find_if(inside, is_shown);
  if (visible != inside.end()) (*visible)->setFocus();
  // By then it may have been dropped, and what has been dropped may outlive the inspector.
  QTimer::singleShot(0, this, [this, shown = QPointer(editor)] {
    if (shown != nullptr && isAncestorOf(shown)) area_->ensureWidgetVisible(shown);
  });
  return true;
}

void Inspector::showHelpOf(const QWidget* widget) {
  for (const QWidget* part = widget; part != nullptr && part != this; part = part->parentWidget()) {
    const auto* const editor = qobject_cast<const FieldEditor*>(part);
    if (editor == nullptr || editor->field().description.empty()) continue;
    help_->setText(schema_help(editor->field()));
    area_->ensureWidgetVisible(const_cast<QWidget*>(widget), 20, 40);
    return;
  }
}

bool Inspector::event(QEvent* event) {
  if (event->type() == QEvent::PaletteChange || event->type() == QEvent::StyleChange) {
    set_text_color(help_, current_colors().muted_text);
  }
  return QWidget::event(event);
}

void Inspector::orderTabsLater() {
  if (will_order_tabs_) return;
  will_order_tabs_ = true;
  QTimer::singleShot(0, this, &Inspector::orderTabs);
}

void Inspector::orderTabs() {
  will_order_tabs_ = false;
  if (editor_ == nullptr) return;
  std::vector<QWidget*> widgets;
  collect_in_order(editor_, widgets);
  for (std::size_t i = 1; i < widgets.size(); ++i) setTabOrder(widgets[i - 1], widgets[i]);
}

}  // namespace sojourn::gui
