// sojourn-gui [FILE]: the workbench. With --screenshot it draws itself into a picture and ends.
#include <QApplication>
#include <QCommandLineParser>
#include <QTimer>
#include <algorithm>
#include <array>
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

// Pictures and help need no screen; the platform is chosen before there is an application.
void choose_platform(int argc, char** argv) {
  static constexpr std::string_view quiet[] = {"--screenshot", "--help", "-h", "--version", "-v"};
  for (int i = 1; i < argc; ++i) {
    const std::string_view argument(argv[i]);
    const bool needs_none = std::ranges::any_of(
        quiet, [&](std::string_view option) { return argument.starts_with(option); });
    if (needs_none && qEnvironmentVariableIsEmpty("QT_QPA_PLATFORM")) {
      qputenv("QT_QPA_PLATFORM", "offscreen");
    }
  }
}

bool has_display() {
  return std::ranges::any_of(
      std::to_array({"QT_QPA_PLATFORM", "DISPLAY", "WAYLAND_DISPLAY"}),
      [](const char* variable) { return !qEnvironmentVariableIsEmpty(variable); });
}

int refuse(int code, const QString& text) {
  std::fprintf(stderr, "sojourn-gui: %s\n", qPrintable(text));
  return code;
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
  if (!has_display()) {
    return refuse(4, "there is no display; --screenshot OUT.png FILE draws without one");
  }
  QApplication application(argc, argv);
  QApplication::setOrganizationName("sojourn");
  QApplication::setApplicationName("sojourn-gui");
  QApplication::setApplicationVersion(SOJOURN_VERSION);
  QCommandLineParser parser;
  add_options(parser);
  if (!parser.parse(QApplication::arguments())) {
    return refuse(2, parser.errorText() + "; --help tells more");
  }
  if (parser.isSet("version")) parser.showVersion();
  if (parser.isSet("help")) parser.showHelp();

  const QString language = parser.value("language");
  sojourn::gui::install_language(language.isEmpty() ? sojourn::gui::chosen_language() : language);
  sojourn::gui::apply_appearance(application, appearance_of(parser));

  const QStringList files = parser.positionalArguments();
  if (files.size() > 1) return refuse(2, "opens one FILE; --help tells more");
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
