#include "tests/bench/peers/table.h"

#include <algorithm>
#include <array>
#include <cstdlib>
#include <fstream>
#include <sstream>
#include <string_view>

#include <fmt/format.h>
#include <sys/utsname.h>
#include <unistd.h>

namespace sojourn::peers {
namespace {

constexpr std::string_view sojourn = "sojourn";
constexpr std::string_view event_engine = "sojourn-events";

// Of a ratio: how many times longer one of ours takes than a batch, or another simulator than ours.
struct Goal {
  std::string_view model;
  std::string_view ours;
  std::string_view theirs;
  double bound;
};
constexpr auto goals = std::to_array<Goal>({{"mm1", sojourn, "batch", 1.3},
                                            {"mm1", event_engine, "batch", 5},
                                            {"tandem3-mm4", sojourn, "batch", 1.3},
                                            {"tandem3-mm4", event_engine, "batch", 3.5},
                                            {"tandem3-mm4", sojourn, "ns3", 4},
                                            {"tandem3-mm4", sojourn, "simpy", 50}});
constexpr double ten_services_goal = 400'000;  // requests a second and core

bool is_batch(std::string_view contender) {
  return contender.starts_with("batch");
}

std::string number(double value) {
  return fmt::format("{:.{}f}", value, value < 10 ? 2 : value < 100 ? 1 : 0);
}

std::string shown(const Spread& spread) {
  return fmt::format("{} ({} … {})", number(spread.median), number(spread.low),
                     number(spread.high));
}

bool is_ours(std::string_view contender) {
  return contender.starts_with(sojourn);
}

std::string judged(const std::string& figure, const std::string& goal, bool met) {
  return fmt::format("{}; goal {}, {}", figure, goal, met ? "met" : "missed");
}

// "" if ours was not measured.
std::string compared(const Model& model, const std::vector<Measurement>& measurements,
                     std::string_view name, const Measurement& theirs) {
  const auto ours = std::ranges::find(measurements, name, &Measurement::contender);
  if (ours == measurements.end() || ours->ns_per_request.empty()) {
    return "";
  }
  const bool batch = is_batch(theirs.contender);
  std::vector<double> ratios;
  ratios.reserve(ours->ns_per_request.size());
  for (std::size_t round = 0; round < ours->ns_per_request.size(); ++round) {
    const double ratio = ours->ns_per_request[round] / theirs.ns_per_request[round];
    ratios.push_back(batch ? ratio : 1 / ratio);
  }
  const Spread spread = spread_of(ratios);
  const std::string figure = (batch ? "÷ it: " : "it ÷: ") + shown(spread);
  const auto goal = std::ranges::find_if(goals, [&](const Goal& candidate) {
    return candidate.model == model.name && candidate.ours == name &&
           candidate.theirs == theirs.contender;
  });
  if (goal == goals.end()) {
    return figure;
  }
  return batch ? judged(figure, fmt::format("≤ {}", goal->bound), spread.median <= goal->bound)
               : judged(figure, fmt::format("≥ {}", goal->bound), spread.median >= goal->bound);
}

std::string judged_alone(const Measurement& ours) {
  std::vector<double> thousands;
  thousands.reserve(ours.ns_per_request.size());
  for (const double ns : ours.ns_per_request) {
    thousands.push_back(1e6 / ns);
  }
  const Spread spread = spread_of(thousands);
  return judged("thousand requests/s: " + shown(spread),
                fmt::format("≥ {:.0f}", ten_services_goal / 1e3),
                spread.median >= ten_services_goal / 1e3);
}

// Characters, not bytes.
std::size_t width(std::string_view text) {
  return static_cast<std::size_t>(std::ranges::count_if(
      text, [](char c) { return (static_cast<unsigned char>(c) & 0xC0U) != 0x80U; }));
}

using Cells = std::array<std::string, 5>;

std::vector<Cells> cells_of(const std::vector<Row>& rows) {
  std::vector<Cells> all = {
      {"model", "program", "ns of CPU a request", "Sojourn", "its event engine alone"}};
  std::string_view model;
  for (const Row& row : rows) {
    all.push_back({row.model == model ? "" : row.model, row.program, row.time, row.sojourn,
                   row.event_engine});
    model = row.model;
  }
  return all;
}

std::string line_after(const std::string& file, std::string_view key) {
  std::ifstream in(file);
  for (std::string line; std::getline(in, line);) {
    const std::size_t colon = line.find(": ");
    if (line.starts_with(key) && colon != std::string::npos) {
      return line.substr(colon + 2);
    }
  }
  return "an unknown processor";
}

}  // namespace

std::vector<Row> rows_of(const Model& model, const std::vector<Measurement>& measurements) {
  std::vector<Row> rows;
  for (const Measurement& measurement : measurements) {
    Row row;
    row.model = model.title;
    row.program = measurement.title;
    if (measurement.ns_per_request.empty()) {
      row.time = measurement.trouble;
    } else {
      row.time = shown(spread_of(measurement.ns_per_request));
      if (!is_ours(measurement.contender)) {
        row.sojourn = compared(model, measurements, sojourn, measurement);
        row.event_engine = compared(model, measurements, event_engine, measurement);
      } else if (measurement.contender == sojourn && !model.queues) {
        row.sojourn = judged_alone(measurement);
      }
    }
    rows.push_back(std::move(row));
  }
  return rows;
}

std::string terminal_table(const std::vector<Row>& rows) {
  const std::vector<Cells> all = cells_of(rows);
  std::string text;
  for (const Cells& cells : all) {
    std::string line;
    for (std::size_t column = 0; column < cells.size(); ++column) {
      std::size_t widest = 0;
      for (const Cells& other : all) {
        widest = std::max(widest, width(other[column]));
      }
      line += cells[column] + std::string(widest - width(cells[column]) + 2, ' ');
    }
    text += line.substr(0, line.find_last_not_of(' ') + 1) + "\n";
  }
  return text;
}

std::string markdown_table(const std::vector<Row>& rows) {
  std::string text;
  for (const Cells& cells : cells_of(rows)) {
    const bool head = text.empty();
    for (const std::string& cell : cells) {
      text += cell.empty() ? "| " : "| " + cell + " ";
    }
    text += head ? "|\n|---|---|---|---|---|\n" : "|\n";
  }
  return text;
}

std::string machine() {
  utsname system{};
  uname(&system);
  std::array<double, 1> load{};
  getloadavg(load.data(), 1);
  return fmt::format(
      "{}, {} cores, {} {}, load {:.1f} at the end; {}, flags \"{}\"",
      line_after("/proc/cpuinfo", "model name"), sysconf(_SC_NPROCESSORS_ONLN), system.sysname,
      std::string_view(system.release).substr(0, std::string_view(system.release).find('-')),
      load[0], SOJOURN_BENCH_COMPILER, SOJOURN_BENCH_FLAGS);
}

std::string replace_generated(const std::string& file, const std::string& text) {
  constexpr std::string_view begin = "<!-- peers begin -->\n";
  constexpr std::string_view end = "<!-- peers end -->\n";
  std::ostringstream old;
  old << std::ifstream(file).rdbuf();
  std::string document = old.str();
  const std::size_t from = document.find(begin);
  const std::size_t to = document.find(end);
  if (from == std::string::npos || to == std::string::npos || to < from) {
    return fmt::format("{} lacks the lines {}and {}", file, begin, end);
  }
  document.replace(from + begin.size(), to - from - begin.size(), text);
  std::ofstream out(file);
  out << document;
  out.close();
  return out ? "" : file + " cannot be written";
}

}  // namespace sojourn::peers
