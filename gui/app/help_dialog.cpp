#include "gui/app/help_dialog.h"

#include <QCoreApplication>
#include <QDialogButtonBox>
#include <QFile>
#include <QMessageBox>
#include <QTextBrowser>
#include <QVBoxLayout>

namespace sojourn::gui {
namespace {

// The name of the file that is the guide in this language.
QString guide_file() {
  return QCoreApplication::translate("sojourn", "workbench.md",
                                     "the guide's file: workbench.md, or workbench.LANGUAGE.md");
}

}  // namespace

HelpDialog::HelpDialog(QWidget* parent) : QDialog(parent) {
  setObjectName("help");
  setWindowTitle(tr("Guide"));
  auto* const text = new QTextBrowser(this);
  text->setObjectName("help_text");
  text->setOpenExternalLinks(false);
  QFile file(":/help/" + guide_file());
  if (file.open(QIODevice::ReadOnly)) text->setMarkdown(QString::fromUtf8(file.readAll()));
  auto* const buttons = new QDialogButtonBox(QDialogButtonBox::Close, this);
  connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
  auto* const layout = new QVBoxLayout(this);
  layout->addWidget(text);
  layout->addWidget(buttons);
  resize(760, 640);
}

void HelpDialog::showKeys() {
  auto* const text = findChild<QTextBrowser*>("help_text");
  text->moveCursor(QTextCursor::End);
  text->ensureCursorVisible();
}

void show_about(QWidget* parent) {
  QMessageBox::about(
      parent, QCoreApplication::translate("sojourn", "About Sojourn"),
      QCoreApplication::translate(
          "sojourn",
          "<h3>Sojourn %1</h3><p>Simulation and capacity planning for microservice "
          "architectures.</p><p>The sources are under the Apache Licence 2.0. This program is "
          "linked with QCustomPlot and, as a whole, under the GNU General Public Licence 3 or "
          "later.</p>")
          .arg(QCoreApplication::applicationVersion()));
}

}  // namespace sojourn::gui
