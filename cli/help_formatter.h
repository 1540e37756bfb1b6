// How --help is laid out: some air, and nothing that only a parser wants to know.
#pragma once

#include <string>

#include <CLI/CLI.hpp>

namespace sojourn::cli {

class HelpFormatter : public CLI::Formatter {
 public:
  HelpFormatter();

  std::string make_description(const CLI::App* app) const override;
  std::string make_help(const CLI::App* app, std::string name,
                        CLI::AppFormatMode mode) const override;
};

}  // namespace sojourn::cli
