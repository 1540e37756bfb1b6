#include "models/report/text.h"

#include <algorithm>
#include <string_view>

#include "models/report/units.h"

namespace sojourn::report {

namespace {

constexpr std::size_t gap = 3;          // between columns
constexpr std::size_t line_width = 98;  // at which prose is wrapped

std::string_view escape_of(Tone tone) {
  switch (tone) {
    case Tone::strong: return "\x1b[1m";
    case Tone::faint: return "\x1b[2m";
    case Tone::good: return "\x1b[32m";
    case Tone::warning: return "\x1b[33m";
    case Tone::bad: return "\x1b[1;31m";
    case Tone::plain: break;
  }
  return "";
}

class Renderer {
 public:
  explicit Renderer(TextStyle style) : style_(style) {}

  std::string render(const Document& document) {
    line(toned(document.title, Tone::strong));
    facts(document.facts);
    notices(document.notices);
    for (const Table& part : document.tables) table(part);
    notices(document.closing);
    return std::move(out_);
  }

 private:
  std::string toned(std::string_view text, Tone tone) const {
    const std::string_view escape = escape_of(tone);
    if (!style_.colour || text.empty() || escape.empty()) return std::string(text);
    return std::string(escape) + std::string(text) + "\x1b[0m";
  }

  void line(std::string_view text) {
    out_ += text;
    const std::size_t end = out_.find_last_not_of(' ');
    out_.resize(end == std::string::npos ? 0 : end + 1);
    out_ += '\n';
  }

  // "a · b · c", wrapped between facts.
  void facts(const std::vector<std::string>& facts) {
    std::string text;
    for (const std::string& fact : facts) {
      if (text.empty()) {
        text = fact;
      } else if (columns_of(text) + 3 + columns_of(fact) <= line_width) {
        text += " · " + fact;
      } else {
        line(toned(text, Tone::faint));
        text = fact;
      }
    }
    if (!text.empty()) line(toned(text, Tone::faint));
  }

  void notices(const std::vector<Notice>& notices) {
    if (!notices.empty()) line("");
    for (const Notice& notice : notices) {
      prose(notice.label, notice.tone, notice.text,
            notice.tone == Tone::bad ? Tone::bad : Tone::plain);
    }
  }

  // The label, then the text, wrapped beside it.
  void prose(const std::string& label, Tone label_tone, const std::string& text, Tone text_tone) {
    const std::size_t indent = label.empty() ? 0 : columns_of(label) + 2;
    std::string lead = label.empty() ? "" : toned(label, label_tone) + "  ";
    std::string current;
    std::string_view rest = text;
    while (!rest.empty()) {
      const std::size_t end = std::min(rest.find(' '), rest.size());
      const std::string_view word = rest.substr(0, end);
      rest.remove_prefix(std::min(end + 1, rest.size()));
      if (!current.empty() && indent + columns_of(current) + 1 + columns_of(word) > line_width) {
        line(lead + toned(current, text_tone));
        lead = std::string(indent, ' ');
        current.clear();
      }
      current += (current.empty() ? "" : " ") + std::string(word);
    }
    line(lead + toned(current, text_tone));
  }

  static std::vector<std::size_t> widths_of(const Table& table) {
    std::vector<std::size_t> widths;
    for (const Column& column : table.columns) widths.push_back(columns_of(column.heading));
    widths[0] = columns_of(table.title);
    for (const Row& row : table.rows) {
      for (std::size_t index = 0; index < row.cells.size(); ++index) {
        const Cell& cell = row.cells[index];
        widths[index] = std::max({widths[index], columns_of(cell.text), columns_of(cell.below)});
      }
    }
    return widths;
  }

  std::string padded(std::string_view text, std::size_t width, Align align, Tone tone) const {
    const std::string air(width - columns_of(text), ' ');
    return align == Align::right ? air + toned(text, tone) : toned(text, tone) + air;
  }

  void heading(const Table& table, const std::vector<std::size_t>& widths) {
    line("");
    std::string text = padded(table.title, widths[0], Align::left, Tone::strong);
    std::size_t columns = widths[0];
    for (std::size_t index = 1; index < widths.size(); ++index) {
      const Column& column = table.columns[index];
      text.append(gap, ' ');
      text += padded(column.heading, widths[index], column.align, Tone::faint);
      columns += gap + widths[index];
    }
    line(text);
    std::string rule;
    while (columns-- > 0) rule += "─";
    line(toned(rule, Tone::faint));
    if (!table.note.empty()) line(toned(table.note, table.note_tone));
  }

  void table(const Table& table) {
    const std::vector<std::size_t> widths = widths_of(table);
    heading(table, widths);
    bool first = true;
    for (const Row& row : table.rows) {
      if (row.begins_group && !first) line("");
      first = false;
      cells(table, row, widths, [](const Cell& cell) { return std::pair(cell.text, cell.tone); });
      if (std::ranges::any_of(row.cells, [](const Cell& cell) { return !cell.below.empty(); })) {
        cells(table, row, widths,
              [](const Cell& cell) { return std::pair(cell.below, cell.below_tone); });
      }
    }
  }

  template <typename Part>
  void cells(const Table& table, const Row& row, const std::vector<std::size_t>& widths,
             Part part) {
    std::string text;
    for (std::size_t index = 0; index < row.cells.size(); ++index) {
      const auto [content, tone] = part(row.cells[index]);
      text += padded(content, widths[index], table.columns[index].align, tone);
      text.append(gap, ' ');
    }
    line(text);
  }

  TextStyle style_;
  std::string out_;
};

}  // namespace

std::string render_text(const Document& document, TextStyle style) {
  return Renderer(style).render(document);
}

}  // namespace sojourn::report
