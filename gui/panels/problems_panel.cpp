#include "gui/panels/problems_panel.h"

#include <QCoreApplication>
#include <QHeaderView>
#include <QStringList>
#include <QVBoxLayout>

#include "gui/look/theme.h"
#include "gui/panels/panel_parts.h"

namespace sojourn::gui {

QString problem_counts(int errors, int warnings) {
  QStringList parts;
  if (errors == 1) parts << QCoreApplication::translate("sojourn", "1 error");
  if (errors > 1) parts << QCoreApplication::translate("sojourn", "%1 errors").arg(errors);
  if (warnings == 1) parts << QCoreApplication::translate("sojourn", "1 warning");
  if (warnings > 1) parts << QCoreApplication::translate("sojourn", "%1 warnings").arg(warnings);
  return parts.join(QStringLiteral(", "));
}

ProblemsPanel::ProblemsPanel(Checker& checker, QWidget* parent)
    : QWidget(parent),
      checker_(checker),
      list_(new QTreeWidget),
      none_(new QLabel(tr("No problems."))),
      next_(new QAction(tr("Next Problem"), this)),
      previous_(new QAction(tr("Previous Problem"), this)) {
  auto* const layout = new QVBoxLayout(this);
  layout->setContentsMargins(0, 0, 0, 0);
  layout->addWidget(list_);
  layout->addWidget(none_);
  none_->setContentsMargins(8, 6, 8, 6);
  none_->setAlignment(Qt::AlignTop | Qt::AlignLeft);
  list_->setHeaderLabels({tr("Problem"), tr("Place")});
  list_->setRootIsDecorated(false);
  list_->setUniformRowHeights(true);
  list_->setFrameShape(QFrame::NoFrame);
  list_->setAccessibleName(tr("Problems"));
  list_->header()->setStretchLastSection(false);
  list_->header()->setSectionResizeMode(0, QHeaderView::Stretch);
  list_->header()->setSectionResizeMode(1, QHeaderView::Interactive);
  list_->header()->resizeSection(1, 220);
  next_->setShortcut(Qt::Key_F8);
  previous_->setShortcut(QKeySequence(Qt::SHIFT | Qt::Key_F8));
  next_->setObjectName(QStringLiteral("next-problem"));
  previous_->setObjectName(QStringLiteral("previous-problem"));
  connect(next_, &QAction::triggered, this, &ProblemsPanel::showNext);
  connect(previous_, &QAction::triggered, this, &ProblemsPanel::showPrevious);
  connect(list_, &QTreeWidget::itemClicked, this, &ProblemsPanel::tell);
  connect(list_, &QTreeWidget::itemActivated, this, &ProblemsPanel::tell);
  connect(&checker, &Checker::checked, this, &ProblemsPanel::refresh);
  refresh();
}

void ProblemsPanel::refresh() {
  const int row = list_->indexOfTopLevelItem(list_->currentItem());
  list_->clear();
  errors_ = 0;
  warnings_ = 0;
  const Colors& colors = current_colors();
  for (const Problem& problem : checker_.result().problems) {
    const bool is_error = problem.severity == Problem::Severity::error;
    ++(is_error ? errors_ : warnings_);
    const QString place = QString::fromStdString(problem.pointer);
    auto* const item = new QTreeWidgetItem(list_, {problem.text, place});
    item->setIcon(0, glyph_icon(is_error ? QStringLiteral("✕") : QStringLiteral("⚠"),
                                is_error ? colors.critical : colors.warn));
    item->setToolTip(0, problem.text);
    item->setToolTip(1, place);
    const QString kind = is_error ? tr("Error") : tr("Warning");
    item->setData(0, Qt::AccessibleTextRole, kind + QStringLiteral(": ") + problem.text);
  }
  if (row >= 0) list_->setCurrentItem(list_->topLevelItem(std::min(row, errors_ + warnings_ - 1)));
  list_->setVisible(errors_ + warnings_ > 0);
  none_->setVisible(errors_ + warnings_ == 0);
  emit countsChanged(errors_, warnings_);
}

void ProblemsPanel::tell(const QTreeWidgetItem* item) {
  if (item != nullptr) emit placeSelected(item->text(1));
}

void ProblemsPanel::go(int by) {
  checker_.checkNow();
  const int count = list_->topLevelItemCount();
  if (count == 0) return;
  const int row = list_->indexOfTopLevelItem(list_->currentItem());
  const int wanted = row < 0 ? (by > 0 ? 0 : count - 1) : (row + by + count) % count;
  list_->setCurrentItem(list_->topLevelItem(wanted));
  tell(list_->currentItem());
}

void ProblemsPanel::showNext() {
  go(1);
}

void ProblemsPanel::showPrevious() {
  go(-1);
}

}  // namespace sojourn::gui
