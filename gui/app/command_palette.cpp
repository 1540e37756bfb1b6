#include "gui/app/command_palette.h"

#include <QCoreApplication>
#include <QKeyEvent>
#include <QLineEdit>
#include <QListWidget>
#include <QMenu>
#include <QVBoxLayout>
#include <algorithm>

namespace sojourn::gui {
namespace {

QString plain_text(const QAction& action) {
  QString text = action.text();
  text.remove('&');
  return text;
}

// Whether the letters of `wanted` stand in the text in this order; the fewer letters lie between
// them, the better. -1: they do not.
int distance_to(const QString& text, const QString& wanted) {
  qsizetype at = 0;
  qsizetype first = -1;
  for (const QChar letter : wanted) {
    if (letter.isSpace()) continue;
    at = text.indexOf(letter, at, Qt::CaseInsensitive);
    if (at < 0) return -1;
    if (first < 0) first = at;
    ++at;
  }
  return static_cast<int>(at - std::max<qsizetype>(first, 0) - wanted.size() + (first > 0 ? 1 : 0));
}

}  // namespace

CommandPalette::CommandPalette(const QList<QAction*>& actions, QWidget* parent)
    : QDialog(parent, Qt::Popup), search_(new QLineEdit(this)), list_(new QListWidget(this)) {
  for (QAction* const action : actions) {
    if (!action->text().isEmpty() && action->menu() == nullptr && !action->isSeparator()) {
      actions_.append(action);
    }
  }
  setObjectName("command_palette");
  search_->setObjectName("command_search");
  search_->setPlaceholderText(tr("Type a command"));
  search_->setAccessibleName(tr("Command"));
  search_->setClearButtonEnabled(true);
  search_->installEventFilter(this);
  list_->setFocusPolicy(Qt::NoFocus);
  list_->setAccessibleName(tr("Commands"));
  auto* const layout = new QVBoxLayout(this);
  layout->setContentsMargins(8, 8, 8, 8);
  layout->addWidget(search_);
  layout->addWidget(list_);
  resize(520, 360);
  connect(search_, &QLineEdit::textChanged, this, &CommandPalette::filter);
  connect(search_, &QLineEdit::returnPressed, this, &CommandPalette::runCurrent);
  connect(list_, &QListWidget::itemActivated, this, &CommandPalette::runCurrent);
  connect(list_, &QListWidget::itemClicked, this, &CommandPalette::runCurrent);
  filter({});
}

void CommandPalette::filter(const QString& text) {
  std::vector<std::pair<int, QAction*>> found;
  for (QAction* const action : actions_) {
    const int distance = distance_to(plain_text(*action), text);
    if (distance >= 0 || text.isEmpty()) found.emplace_back(distance, action);
  }
  std::ranges::stable_sort(found, {}, [](const auto& entry) { return entry.first; });
  list_->clear();
  for (const auto& [distance, action] : found) {
    const QString keys = action->shortcut().toString(QKeySequence::NativeText);
    auto* const item =
        new QListWidgetItem(plain_text(*action) + (keys.isEmpty() ? "" : "    " + keys), list_);
    item->setData(Qt::UserRole, QVariant::fromValue<QObject*>(action));
    item->setToolTip(action->toolTip());
    if (!action->isEnabled()) item->setFlags(item->flags() & ~Qt::ItemIsEnabled);
  }
  list_->setCurrentRow(0);
}

bool CommandPalette::eventFilter(QObject* watched, QEvent* event) {
  if (watched == search_ && event->type() == QEvent::KeyPress) {
    const int key = static_cast<QKeyEvent*>(event)->key();
    if (key == Qt::Key_Down || key == Qt::Key_Up || key == Qt::Key_PageDown ||
        key == Qt::Key_PageUp) {
      QCoreApplication::sendEvent(list_, event);
      return true;
    }
  }
  return QDialog::eventFilter(watched, event);
}

void CommandPalette::runCurrent() {
  const QListWidgetItem* const item = list_->currentItem();
  if (item == nullptr || !item->flags().testFlag(Qt::ItemIsEnabled)) return;
  auto* const action = qobject_cast<QAction*>(item->data(Qt::UserRole).value<QObject*>());
  accept();
  if (action != nullptr) action->trigger();
}

}  // namespace sojourn::gui
