// What a report says, apart from how it is shown: a title, facts, notices and tables of short
// texts. Made once for each kind of report (content.h), rendered for a terminal (text.h) and for a
// browser (html.h). Plain values.
#pragma once

#include <string>
#include <vector>

namespace sojourn::report {

enum class Tone { plain, strong, faint, good, warning, bad };
enum class Align { left, right };

struct Cell {
  std::string text;
  std::string below = {};  // a second line: the interval
  Tone tone = Tone::plain;
  Tone below_tone = Tone::faint;
};

struct Column {
  std::string heading;
  Align align = Align::right;
};

struct Row {
  std::vector<Cell> cells;    // at most as many as columns
  bool begins_group = false;  // some air above
};

struct Table {
  std::string title;      // heads the first column
  std::string note = {};  // what to think of all figures below
  Tone note_tone = Tone::faint;
  std::vector<Column> columns = {};  // the first one's heading is the title
  std::vector<Row> rows = {};
};

// Said before the figures, because they cannot be understood without it.
struct Notice {
  Tone tone = Tone::warning;
  std::string label;  // "UNSTABLE"
  std::string text;
};

struct Document {
  std::string title;
  std::vector<std::string> facts;  // short; on one line where there is room
  std::vector<Notice> notices;
  std::vector<Table> tables;
  std::vector<Notice> closing;  // after the figures
};

}  // namespace sojourn::report
