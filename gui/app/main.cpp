// sojourn-gui [FILE]: the workbench. With --screenshot it draws itself into a picture and ends.
#include <QApplication>
#include <QCommandLineParser>
#include <QTimer>
#include <cstdio>
#include <string_view>

#include "gui/app/gallery.h"
#include "gui/app/main_window.h"
#include "gui/app/prompts.h"
#include "gui/app/screenshot.h"
#include "gui/app/settings.h"
#include "gui/app/translations.h"
#include "gui/look/theme.h"

namespace {

using sojourn::gui::Appearance;

// Pictures for documentation need no screen; the platform is chosen before there is an application.
void choose_platform(int argc, char** argv) {
  for (int i = 1; i < argc; ++i) {
    const bool draws = std::string_view(argv[i]).starts_with("--screenshot");
    if (draws && qEnvironmentVariableIsEmpty("QT_QPA_PLATFORM")) {
      qputenv("QT_QPA_PLATFORM", "offscreen");
    }
  }
}

void add_options(QCommandLineParser& parser) {
  parser.setApplicationDescription(
      "The workbench of Sojourn: draw a topology, turn a knob and see "
      "latency move.");
  parser.addHelpOption();
  parser.addVersionOption();
  parser.addPositionalArgument("FILE", "Scenario to open", "[FILE]");
  parser.addOptions({
      {"screenshot", "Draw the window into OUT (png) and end", "OUT"},
      {"size", "Of the window: 1600x1000", "WxH", "1600x1000"},
      {"show",
       "Panel in front: summary, cdf, histogram, over-time, heatmap, queues, table, what-if, "
       "sweep, compare, live, history, json, timeline, slos, problems",
       "PANEL"},
      {"run", "Simulate first, for a picture with results"},
      {"appearance", "light or dark, instead of the chosen one", "APPEARANCE"},
      {"language", "en or zh_CN, instead of the chosen one", "LANGUAGE"},
  });
}

Appearance appearance_of(const QCommandLineParser& parser) {
  const QString wanted = parser.value("appearance");
  if (wanted == "dark") return Appearance::dark;
  if (wanted == "light") return Appearance::light;
  return sojourn::gui::chosen_appearance().value_or(
      sojourn::gui::appearance_of_system(QApplication::palette()));
}

}  // namespace

int main(int argc, char** argv) {
  choose_platform(argc, argv);
  QApplication application(argc, argv);
  QApplication::setOrganizationName("sojourn");
  QApplication::setApplicationName("sojourn-gui");
  QApplication::setApplicationVersion(SOJOURN_VERSION);
  QCommandLineParser parser;
  add_options(parser);
  parser.process(application);

  const QString language = parser.value("language");
  sojourn::gui::install_language(language.isEmpty() ? sojourn::gui::chosen_language() : language);
  sojourn::gui::apply_appearance(application, appearance_of(parser));

  const QStringList files = parser.positionalArguments();
  if (files.size() > 1) {
    std::fprintf(stderr, "sojourn-gui opens one FILE; --help tells more\n");
    return 2;
  }
  if (parser.isSet("screenshot")) {
    return sojourn::gui::draw_screenshot({.file = files.value(0),
                                          .picture = parser.value("screenshot"),
                                          .size = parser.value("size"),
                                          .panel = parser.value("show"),
                                          .runs = parser.isSet("run")});
  }
  sojourn::gui::MainWindow window;
  window.restoreLayout();
  window.show();
  QTimer::singleShot(0, &window, [&] {
    if (!window.offerRecovery() && !files.isEmpty()) {
      window.files().open(files.front());
    } else if (files.isEmpty() && window.isUntouched()) {
      window.showGallery();
    }
  });
  return QApplication::exec();
}
