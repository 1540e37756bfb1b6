#include "cli/help_formatter.h"

namespace sojourn::cli {

namespace {

constexpr std::size_t description_column = 28;

std::string replaced(std::string text, const std::string& what, const std::string& by) {
  for (std::size_t at = text.find(what); at != std::string::npos; at = text.find(what, at)) {
    text.replace(at, what.size(), by);
  }
  return text;
}

}  // namespace

HelpFormatter::HelpFormatter() {
  column_width(description_column);
  label("Positionals", "Arguments");
  label("OPTIONS", "OPTION...");
  label("SUBCOMMAND", "COMMAND");
}

std::string HelpFormatter::make_description(const CLI::App* app) const {
  const std::string text = app->get_description();
  return text.empty() ? text : text + "\n\n";
}

std::string HelpFormatter::make_help(const CLI::App* app, std::string name,
                                     CLI::AppFormatMode mode) const {
  std::string text = CLI::Formatter::make_help(app, std::move(name), mode);
  text = replaced(std::move(text), " \n", "\n");
  text = replaced(std::move(text), "\n\n\n", "\n\n");
  while (text.ends_with("\n\n")) text.pop_back();
  return text;
}

}  // namespace sojourn::cli
