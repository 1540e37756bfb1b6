#include "gui/panels/run_status.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QProgressBar>

#include "gui/panels/progress_text.h"
#include "gui/panels/results_parts.h"

namespace sojourn::gui {
namespace {

constexpr int bar_steps = 1000;
constexpr int bar_width = 140;

}  // namespace

RunStatus::RunStatus(QWidget* parent)
    : QWidget(parent),
      bar_(new QProgressBar(this)),
      text_(new QLabel(this)),
      stop_(named_button(tr("Stop"), QStringLiteral("stopRun"),
                         tr("Stop the run; nothing of it is kept"), this)) {
  setObjectName(QStringLiteral("runStatus"));
  name_widget(bar_, QStringLiteral("runProgress"), tr("Progress of the run"), QString());
  name_widget(text_, QStringLiteral("runProgressText"), tr("State of the run"), QString());
  bar_->setRange(0, bar_steps);
  bar_->setFixedWidth(bar_width);
  bar_->setTextVisible(false);
  bar_->setMaximumHeight(10);
  auto* layout = new QHBoxLayout(this);
  layout->setContentsMargins(0, 0, 0, 0);
  layout->addWidget(text_);
  layout->addWidget(bar_);
  layout->addWidget(stop_);
  connect(stop_, &QPushButton::clicked, this, [this] {
    stopping();
    emit stopRequested();
  });
  end({});
}

void RunStatus::follow(RunController* controller) {
  connect(this, &RunStatus::stopRequested, controller, &RunController::cancel);
  connect(controller, &RunController::started, this, [this] { begin(tr("Running…")); });
  connect(controller, &RunController::progress, this, &RunStatus::showProgress);
  connect(controller, &RunController::finished, this, [this](const RunResultPointer& result) {
    end(tr("Done in %1 s").arg(result->wall_s, 0, 'f', 1));
  });
  connect(controller, &RunController::cancelled, this, [this] { end(tr("Stopped")); });
  connect(controller, &RunController::failed, this, [this](const ParseErrors& errors) {
    end(tr("%n problem(s)", nullptr, int(errors.size())));
  });
}

QString RunStatus::text() const {
  return text_->text();
}

void RunStatus::begin(const QString& what) {
  is_busy_ = true;
  text_->setText(what.isEmpty() ? tr("Running…") : what);
  bar_->setValue(0);
  stop_->setEnabled(true);
  bar_->show();
  stop_->show();
}

void RunStatus::showProgress(const RunProgress& progress) {
  if (!is_busy_ || !stop_->isEnabled()) return;
  bar_->setValue(static_cast<int>(progress.fraction * bar_steps));
  const QString text = progress_text(progress);
  if (!text.isEmpty()) text_->setText(text);
}

void RunStatus::stopping() {
  stop_->setEnabled(false);
  text_->setText(tr("Stopping…"));
}

void RunStatus::end(const QString& outcome) {
  is_busy_ = false;
  text_->setText(outcome);
  bar_->hide();
  stop_->hide();
}

}  // namespace sojourn::gui
