// The peers' table, for a terminal and for docs/performance.md.
#pragma once

#include <string>
#include <vector>

#include "tests/bench/peers/measure.h"

namespace sojourn::peers {

struct Row {
  std::string model;
  std::string program;
  std::string time;  // per request
  // What Sojourn, and its event engine alone, are beside it: a ratio with its interval and its
  // goal.
  std::string sojourn;
  std::string event_engine;
};

// The rows of one model. Ratios need Sojourn or its event engine among the measurements.
std::vector<Row> rows_of(const Model& model, const std::vector<Measurement>& measurements);

std::string terminal_table(const std::vector<Row>& rows);
std::string markdown_table(const std::vector<Row>& rows);

// Processor, cores, load, kernel, compiler and flags.
std::string machine();

// Puts the text between the lines "<!-- peers begin -->" and "<!-- peers end -->" of a file and
// keeps the others. What went wrong, or nothing.
std::string replace_generated(const std::string& file, const std::string& text);

}  // namespace sojourn::peers
