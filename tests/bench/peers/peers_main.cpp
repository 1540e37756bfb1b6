// Sojourn beside a hand-written loop and other simulators: the same models in one
// run, in CPU time.
//
//   peers_bench [--models NAMES] [--contenders NAMES] [--rounds N] [--seconds S] [--markdown FILE]
//
// Exit codes: 1 if a program computed something wrong, 2 for usage. A missed goal is shown, and
// fails nothing: a busy machine decides no build.
#include <algorithm>
#include <cstdio>
#include <exception>
#include <iterator>

#include <CLI/CLI.hpp>
#include <fmt/format.h>

#include "tests/bench/peers/measure.h"
#include "tests/bench/peers/table.h"

namespace sojourn::peers {
namespace {

struct Request {
  std::vector<std::string> models;      // empty: all
  std::vector<std::string> contenders;  // empty: all
  Effort effort;
  std::string markdown;  // file
};

bool is_wanted(const std::vector<std::string>& names, const std::string& name) {
  return names.empty() || std::ranges::find(names, name) != names.end();
}

std::string heading(const Effort& effort) {
  return fmt::format("{}\n\nMedian of {} rounds (least … greatest), {} s of CPU time a run.\n",
                     machine(), effort.rounds, effort.seconds);
}

int run(const Request& request) {
  Contenders contenders = all_contenders();
  std::erase_if(contenders, [&](const auto& contender) {
    return !is_wanted(request.contenders, contender->name());
  });
  std::vector<Row> rows;
  bool wrong = false;
  for (const Model& model : all_models(SOJOURN_SOURCE_DIR "/scenarios")) {
    if (!is_wanted(request.models, model.name)) {
      continue;
    }
    if (const std::string difference = model.queues ? same_requests(model) : "";
        !difference.empty()) {
      fmt::print(stderr, "{}\n", difference);
      wrong = true;
    }
    const std::vector<Measurement> measurements = measure(model, contenders, request.effort);
    wrong = wrong || std::ranges::any_of(measurements, [](const Measurement& measurement) {
              return measurement.trouble.starts_with("wrong");
            });
    std::ranges::move(rows_of(model, measurements), std::back_inserter(rows));
  }
  fmt::print("{}\n{}", heading(request.effort), terminal_table(rows));
  if (!request.markdown.empty()) {
    const std::string text = heading(request.effort) + "\n" + markdown_table(rows);
    if (const std::string trouble = replace_generated(request.markdown, text); !trouble.empty()) {
      fmt::print(stderr, "{}\n", trouble);
      return 1;
    }
  }
  return wrong ? 1 : 0;
}

std::vector<std::string> names_of_models() {
  std::vector<std::string> names;
  for (const Model& model : all_models("")) {
    names.push_back(model.name);
  }
  return names;
}

std::vector<std::string> names_of_contenders() {
  std::vector<std::string> names;
  for (const auto& contender : all_contenders()) {
    names.push_back(contender->name());
  }
  return names;
}

int parse_and_run(int count, const char* const* arguments) {
  Request request;
  CLI::App app("Sojourn beside its peers: CPU time for the same models, in one run");
  app.add_option("--models", request.models)
      ->delimiter(',')
      ->check(CLI::IsMember(names_of_models()));
  app.add_option("--contenders", request.contenders)
      ->delimiter(',')
      ->check(CLI::IsMember(names_of_contenders()));
  app.add_option("--rounds", request.effort.rounds)->check(CLI::Range(1, 1000));
  app.add_option("--seconds", request.effort.seconds, "CPU time a run")
      ->check(CLI::Range(0.01, 60.0));
  app.add_option("--markdown", request.markdown, "The document to put the table into");
  try {
    app.parse(count, arguments);
  } catch (const CLI::ParseError& error) {
    return app.exit(error) == 0 ? 0 : 2;
  }
  return run(request);
}

}  // namespace

std::vector<std::unique_ptr<Contender>> all_contenders() {
  std::vector<std::unique_ptr<Contender>> all;
  all.push_back(sojourn_itself());
  all.push_back(sojourn_event_engine());
  all.push_back(batch_own_numbers());
  all.push_back(batch_keyed_numbers());
  all.push_back(ns3_default());
  all.push_back(ns3_fastest());
  all.push_back(simpy_processes());
  return all;
}

}  // namespace sojourn::peers

int main(int count, char** arguments) {
  try {
    return sojourn::peers::parse_and_run(count, arguments);
  } catch (const std::exception& error) {
    std::fprintf(stderr, "%s\n", error.what());
    return 1;
  }
}
