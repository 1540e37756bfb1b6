// Journey 15: keys alone; two languages, two appearances, two sizes; pictures.
#include <QAbstractButton>
#include <QApplication>
#include <QFile>
#include <QFileInfo>
#include <QLabel>
#include <QLineEdit>
#include <QPainter>
#include <QSvgRenderer>
#include <QTest>

#include <gmock/gmock.h>

#include "gui/app/settings.h"
#include "gui/app/translations.h"
#include "gui/look/theme.h"
#include "tests/gui/support/journey.h"

namespace sojourn::gui {
namespace {

using Journey15 = JourneyTest;

// Visible texts that have less room than they need.
QStringList clipped_texts(const QWidget& window) {
  QStringList clipped;
  for (const QLabel* const label : window.findChildren<QLabel*>()) {
    const bool is_fixed =
        !label->wordWrap() && !label->text().isEmpty() && !label->visibleRegion().isEmpty();
    if (is_fixed && label->width() + 1 < label->minimumSizeHint().width()) {
      clipped.append(label->text());
    }
  }
  for (const QAbstractButton* const button : window.findChildren<QAbstractButton*>()) {
    const QFontMetrics metrics(button->font());
    const int needed = metrics.horizontalAdvance(QString(button->text()).remove('&'));
    if (!button->visibleRegion().isEmpty() && !button->text().isEmpty() &&
        button->width() < needed) {
      clipped.append(button->text());
    }
  }
  return clipped;
}

TEST_F(Journey15, BuildsConnectsAndRunsByKeysAlone) {
  window->files().newDocument();
  canvas().setFocus();
  key(Qt::Key_1);  // a client
  key(Qt::Key_2);  // a gateway
  key(Qt::Key_3);  // a service
  ASSERT_EQ(nodes().size(), 3U);
  canvas().selectNode("users");
  canvas().setFocus();
  key(Qt::Key_C);
  key(Qt::Key_Right);
  key(Qt::Key_Return);
  ASSERT_EQ(edges().size(), 1U) << "Return connects what the arrow chose";
  panels().outline->showPlace("/services/gateway");
  panels().outline->view()->setFocus();
  const QStringList choices = panels().outline->connectables();
  ASSERT_FALSE(choices.isEmpty());
  panels().outline->connectTo(choices.front());
  EXPECT_EQ(edges().size(), 2U);
  document().edit("Shorter",
                  [](TreeEdit& edit) { edit.set("/run/duration", JsonValue::text("20s")); });
  ASSERT_TRUE(wait([&] { return window->actions().run->isEnabled(); }));
  key(Qt::Key_F5);
  EXPECT_TRUE(wait([&] { return panels().results->result() != nullptr; }));
  shot("journey-15-keys");
}

TEST_F(Journey15, EveryWidgetThatTakesTheFocusHasANameForScreenReaders) {
  open("cart-and-order.json");
  QStringList nameless;
  for (const QWidget* const widget : window->findChildren<QWidget*>()) {
    const bool takes_focus = (widget->focusPolicy() & Qt::TabFocus) != 0 && widget->isVisible();
    const auto* const button = qobject_cast<const QAbstractButton*>(widget);
    const bool says_itself = button != nullptr && !button->text().isEmpty();
    const bool is_inner = widget->objectName().startsWith("qt_") || widget->focusProxy() ||
                          widget->inherits("QTabBar") || widget->inherits("QTabWidget");
    if (takes_focus && !says_itself && !is_inner && widget->accessibleName().isEmpty()) {
      nameless.append(QString(widget->metaObject()->className()) + " " + widget->objectName() +
                      " in " +
                      (widget->parentWidget() ? widget->parentWidget()->objectName() : ""));
    }
  }
  EXPECT_TRUE(nameless.isEmpty()) << nameless.join('\n').toStdString();
}

class Journey15Looks : public JourneyTest {
 protected:
  void TearDown() override {
    JourneyTest::TearDown();
    install_language("en");
    apply_appearance(*qApp, Appearance::light);
  }

  void look(const QString& language, Appearance appearance) {
    window.reset();
    install_language(language);
    apply_appearance(*qApp, appearance);
    window = make_window(&prompts);
    present(*window);
    open_changed("cart-and-order.json",
                 {{"/run/duration", "\"1min\""}, {"/run/replications", "5"}});
    canvas().selectNode("cart");
    window->run();
    ASSERT_TRUE(wait([&] { return panels().results->result() != nullptr; }));
    const QString name = language + (appearance == Appearance::light ? "-light" : "-dark");
    for (const QString& panel :
         {QStringLiteral("summary"), QStringLiteral("cdf"), QStringLiteral("what-if"),
          QStringLiteral("sweep"), QStringLiteral("compare"), QStringLiteral("live"),
          QStringLiteral("history"), QStringLiteral("slos"), QStringLiteral("timeline"),
          QStringLiteral("problems"), QStringLiteral("json")}) {
      ASSERT_TRUE(window->showPanel(panel));
      QTest::qWait(150);
      const QStringList clipped = clipped_texts(*window);
      EXPECT_TRUE(clipped.isEmpty()) << name.toStdString() << " " << panel.toStdString() << ": "
                                     << clipped.join(" | ").toStdString();
      shot("journey-15-" + name + "-" + panel);
    }
  }
};

TEST_F(Journey15Looks, EnglishLight) {
  look("en", Appearance::light);
}
TEST_F(Journey15Looks, EnglishDark) {
  look("en", Appearance::dark);
}
TEST_F(Journey15Looks, ChineseLight) {
  look("zh_CN", Appearance::light);
}
TEST_F(Journey15Looks, ChineseDark) {
  look("zh_CN", Appearance::dark);
}

TEST_F(Journey15, PicturesAreExported) {
  open("cart-and-order.json");
  for (const char* const suffix : {"png", "svg", "pdf"}) {
    prompts->save_path = folder.filePath(QString("topology.") + suffix);
    window->actions().export_canvas->trigger();
    EXPECT_GT(QFileInfo(prompts->save_path).size(), 1000) << suffix;
  }
  EXPECT_TRUE(prompts->errors.isEmpty()) << prompts->errors.join('\n').toStdString();
  const QSvgRenderer svg(folder.filePath("topology.svg"));
  EXPECT_TRUE(svg.isValid());
  prompts->save_path = folder.filePath("nowhere/topology.png");
  window->actions().export_canvas->trigger();
  EXPECT_EQ(prompts->errors.size(), 1);
}

}  // namespace
}  // namespace sojourn::gui
