#include "gui/panels/outline.h"

#include <QHeaderView>
#include <QMenu>
#include <QVBoxLayout>
#include <algorithm>

#include "gui/core/scenario_edits.h"
#include "gui/core/topology.h"
#include "gui/panels/place_edits.h"

namespace sojourn::gui {

Outline::Outline(Document& document, QWidget* parent)
    : QWidget(parent),
      document_(document),
      filter_(new QLineEdit),
      view_(new QTreeView),
      model_(new OutlineModel(document, this)),
      proxy_(new QSortFilterProxyModel(this)),
      rename_(new QAction(tr("Rename"), this)),
      remove_(new QAction(tr("Remove"), this)),
      connect_(new QAction(tr("Connect to…"), this)) {
  auto* const layout = new QVBoxLayout(this);
  layout->setContentsMargins(4, 4, 4, 4);
  layout->setSpacing(4);
  layout->addWidget(filter_);
  layout->addWidget(view_, 1);
  prepareView();
  connectParts();
  restore();
}

void Outline::prepareView() {
  filter_->setPlaceholderText(tr("Filter"));
  filter_->setAccessibleName(tr("Filter of the outline"));
  filter_->setClearButtonEnabled(true);
  proxy_->setSourceModel(model_);
  proxy_->setRecursiveFilteringEnabled(true);
  proxy_->setAutoAcceptChildRows(true);
  proxy_->setFilterCaseSensitivity(Qt::CaseInsensitive);
  // What is selected stays selected or nothing is: the view must not go on to what stands beside a
  // removed row. Connected before the view is, to be told first.
  connect(proxy_, &QAbstractItemModel::rowsAboutToBeRemoved, this,
          [this] { is_restoring_ = true; });
  view_->setModel(proxy_);
  view_->header()->hide();
  view_->setUniformRowHeights(true);
  view_->setIndentation(14);
  view_->setAccessibleName(tr("Outline"));
  view_->setSelectionMode(QAbstractItemView::ExtendedSelection);
  view_->setEditTriggers(QAbstractItemView::EditKeyPressed);
  view_->setContextMenuPolicy(Qt::CustomContextMenu);
  view_->setTextElideMode(Qt::ElideRight);
  rename_->setShortcut(Qt::Key_F2);
  remove_->setShortcut(Qt::Key_Delete);
  connect_->setShortcut(Qt::Key_C);
  for (QAction* const action : {rename_, remove_, connect_}) {
    action->setShortcutContext(Qt::WidgetShortcut);
    view_->addAction(action);
  }
}

void Outline::connectParts() {
  connect(rename_, &QAction::triggered, this, [this] { view_->edit(view_->currentIndex()); });
  connect(remove_, &QAction::triggered, this, &Outline::removeSelected);
  connect(connect_, &QAction::triggered, this, &Outline::openConnectMenu);
  connect(view_, &QWidget::customContextMenuRequested, this, &Outline::showMenu);
  connect(model_, &OutlineModel::renameRefused, this, &Outline::objected);
  connect(filter_, &QLineEdit::textChanged, this, [this](const QString& text) {
    proxy_->setFilterFixedString(text);
    if (!text.isEmpty()) view_->expandAll();
    if (text.isEmpty()) restore();
  });
  connect(view_, &QTreeView::expanded, this, [this](auto& at) { rememberExpanded(at, true); });
  connect(view_, &QTreeView::collapsed, this, [this](auto& at) { rememberExpanded(at, false); });
  connect(view_->selectionModel(), &QItemSelectionModel::selectionChanged, this,
          &Outline::tellSelection);
  connect(model_, &QAbstractItemModel::modelReset, this, &Outline::restore);
  connect(proxy_, &QAbstractItemModel::rowsRemoved, this, &Outline::selectCurrent);
  connect(proxy_, &QAbstractItemModel::rowsInserted, this, &Outline::restoreRows);
}

QModelIndex Outline::shownIndex(const std::string& pointer) const {
  return proxy_->mapFromSource(model_->indexOf(pointer));
}

void Outline::rememberExpanded(const QModelIndex& index, bool is_expanded) {
  if (is_restoring_ || !filter_->text().isEmpty()) return;
  const std::string pointer = index.data(OutlineModel::pointer_role).toString().toStdString();
  (is_expanded ? collapsed_ : expanded_).erase(pointer);
  (is_expanded ? expanded_ : collapsed_).insert(pointer);
}

// Sections are unfolded at first, services are not.
void Outline::restore() {
  is_restoring_ = true;
  for (int row = 0; row < proxy_->rowCount(); ++row) {
    const QModelIndex section = proxy_->index(row, 0);
    const auto pointer = section.data(OutlineModel::pointer_role).toString().toStdString();
    view_->setExpanded(section, !collapsed_.contains(pointer));
    for (int i = 0; i < proxy_->rowCount(section); ++i) {
      const QModelIndex part = proxy_->index(i, 0, section);
      const auto place = part.data(OutlineModel::pointer_role).toString().toStdString();
      view_->setExpanded(part, expanded_.contains(place));
    }
  }
  const QModelIndex index = shownIndex(current_);
  if (index.isValid()) view_->setCurrentIndex(index);
  is_restoring_ = false;
}

void Outline::restoreRows(const QModelIndex& above, int first, int last) {
  if (!above.isValid() || above.parent().isValid()) return;
  is_restoring_ = true;
  for (int row = first; row <= last; ++row) {
    const QModelIndex part = proxy_->index(row, 0, above);
    const auto place = part.data(OutlineModel::pointer_role).toString().toStdString();
    if (expanded_.contains(place)) view_->setExpanded(part, true);
    if (place == current_) view_->setCurrentIndex(part);
  }
  is_restoring_ = false;
}

void Outline::selectCurrent() {
  const QModelIndex index = shownIndex(current_);
  is_restoring_ = true;
  if (index.isValid()) {
    view_->setCurrentIndex(index);
  } else {
    view_->clearSelection();
  }
  is_restoring_ = false;
}

void Outline::showPlace(const QString& pointer) {
  current_ = pointer.toStdString();
  selectCurrent();
  const QModelIndex index = shownIndex(current_);
  if (index.isValid()) view_->scrollTo(index);
}

QStringList Outline::selectedPlaces() const {
  QStringList places;
  for (const QModelIndex& index : view_->selectionModel()->selectedRows()) {
    places << index.data(OutlineModel::pointer_role).toString();
  }
  return places;
}

void Outline::tellSelection() {
  if (is_restoring_) return;
  const QStringList places = selectedPlaces();
  if (places.isEmpty()) return;
  current_ = view_->currentIndex().data(OutlineModel::pointer_role).toString().toStdString();
  if (places.size() == 1) emit placeSelected(places.front());
  emit placesSelected(places);
}

void Outline::removeSelected() {
  std::vector<std::string> places;
  for (const QString& place : selectedPlaces()) {
    const std::string pointer = place.toStdString();
    if (keys_of(pointer).size() > 1) places.push_back(pointer);
  }
  if (places.empty()) return;
  // Later items of a list first, so that the others keep their numbers.
  std::ranges::sort(places, [](const std::string& first, const std::string& second) {
    const std::size_t a = index_of(last_key(first));
    const std::size_t b = index_of(last_key(second));
    return a == b ? first > second : a > b;
  });
  document_.endMerge();
  document_.edit(places.size() == 1
                     ? tr("Remove %1").arg(QString::fromStdString(last_key(places[0])))
                     : tr("Remove"),
                 [&](TreeEdit& edit) {
                   for (const std::string& place : places) {
                     if (edit.at(place) != nullptr) remove_place(edit, place);
                   }
                 });
}

std::string Outline::selectedNode() const {
  const auto pointer = view_->currentIndex().data(OutlineModel::pointer_role).toString();
  const std::vector<std::string> keys = keys_of(pointer.toStdString());
  const bool is_node = keys.size() >= 2 && (keys[0] == "services" || keys[0] == "workloads");
  return is_node ? keys[1] : std::string();
}

QStringList Outline::connectables() const {
  QStringList names;
  const std::string caller = selectedNode();
  if (caller.empty()) return names;
  for (const TopologyNode& node : read_topology(document_.tree()).nodes) {
    if (objection_to_connection(document_.tree(), caller, node.name).isEmpty()) {
      names << QString::fromStdString(node.name);
    }
  }
  return names;
}

void Outline::connectTo(const QString& callee) {
  const std::string caller = selectedNode();
  const QString objection = objection_to_connection(document_.tree(), caller, callee.toStdString());
  if (caller.empty() || !objection.isEmpty()) {
    emit objected(objection);
    return;
  }
  document_.endMerge();
  document_.edit(tr("Connect %1 to %2").arg(QString::fromStdString(caller), callee),
                 [&](TreeEdit& edit) { connect_nodes(edit, caller, callee.toStdString()); });
}

void Outline::openConnectMenu() {
  const QStringList names = connectables();
  if (names.isEmpty()) {
    emit objected(tr("There is nothing that this can be connected with."));
    return;
  }
  auto* const menu = new QMenu(this);
  menu->setObjectName(QStringLiteral("connect-menu"));
  menu->setAttribute(Qt::WA_DeleteOnClose);
  for (const QString& name : names) {
    connect(menu->addAction(name), &QAction::triggered, this, [this, name] { connectTo(name); });
  }
  menu->popup(view_->viewport()->mapToGlobal(view_->visualRect(view_->currentIndex()).center()));
  menu->setActiveAction(menu->actions().first());
}

void Outline::showMenu(const QPoint& position) {
  auto* const menu = new QMenu(this);
  menu->setAttribute(Qt::WA_DeleteOnClose);
  const QModelIndex index = view_->currentIndex();
  rename_->setEnabled((index.flags() & Qt::ItemIsEditable) != 0);
  connect_->setEnabled(!selectedNode().empty());
  menu->addActions({rename_, connect_, remove_});
  connect(menu, &QMenu::aboutToHide, this, [this] {
    rename_->setEnabled(true);
    connect_->setEnabled(true);
  });
  menu->popup(view_->viewport()->mapToGlobal(position));
}

}  // namespace sojourn::gui
