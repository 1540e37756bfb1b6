#include "models/report/html.h"

#include <string_view>

#include "models/report/content.h"
#include "models/report/difference.h"
#include "models/report/html_style.h"
#include "models/report/latency_plot.h"
#include "models/report/xml.h"

namespace sojourn::report {

namespace {

std::string_view class_of(Tone tone) {
  switch (tone) {
    case Tone::strong: return "strong";
    case Tone::faint: return "faint";
    case Tone::good: return "good";
    case Tone::warning: return "warning";
    case Tone::bad: return "bad";
    case Tone::plain: break;
  }
  return "";
}

std::string element(std::string_view name, std::string_view classes, std::string_view inner) {
  std::string out = "<" + std::string(name);
  if (!classes.empty()) out += " class=\"" + std::string(classes) + "\"";
  return out + ">" + std::string(inner) + "</" + std::string(name) + ">";
}

std::string classes_of(Tone tone, Align align) {
  std::string classes(class_of(tone));
  if (align == Align::left) classes += classes.empty() ? "left" : " left";
  return classes;
}

class Page {
 public:
  explicit Page(const Document& document) : document_(document) {}

  std::string render(const std::string& plots) {
    const std::string title = xml_escaped(document_.title);
    out_ = "<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n";
    out_ += "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n";
    out_ += "<meta name=\"generator\" content=\"Sojourn\">\n";
    out_ += "<title>" + title + "</title>\n<style>" + std::string(html_style) + "</style>\n";
    out_ += "</head>\n<body>\n<h1>" + title + "</h1>\n";
    facts();
    notices(document_.notices);
    for (std::size_t index = 0; index < document_.tables.size(); ++index) {
      table(document_.tables[index]);
      if (index == 0) out_ += plots;
    }
    notices(document_.closing);
    return out_ + "</body>\n</html>\n";
  }

 private:
  void facts() {
    std::string text;
    for (const std::string& fact : document_.facts) {
      text += (text.empty() ? "" : " · ") + xml_escaped(fact);
    }
    if (!text.empty()) out_ += element("p", "facts", text) + "\n";
  }

  void notices(const std::vector<Notice>& notices) {
    for (const Notice& notice : notices) {
      const std::string inner = element("b", "", xml_escaped(notice.label)) +
                                element("span", "", xml_escaped(notice.text));
      out_ += element("p", "notice " + std::string(class_of(notice.tone)), inner) + "\n";
    }
  }

  void table(const Table& table) {
    out_ += element("h2", "", xml_escaped(table.title)) + "\n";
    if (!table.note.empty()) {
      out_ +=
          element("p", "note " + std::string(class_of(table.note_tone)), xml_escaped(table.note)) +
          "\n";
    }
    out_ += "<div class=\"scroll\"><table>\n<thead><tr>";
    for (const Column& column : table.columns) {
      out_ += element("th", classes_of(Tone::plain, column.align), xml_escaped(column.heading));
    }
    out_ += "</tr></thead>\n<tbody>\n";
    for (const Row& row : table.rows) add(table, row);
    out_ += "</tbody>\n</table></div>\n";
  }

  // Every row is a group of its own unless the table has groups.
  void add(const Table& table, const Row& row) {
    const bool is_group = row.begins_group || !row.cells.front().text.empty();
    out_ += is_group ? "<tr class=\"group\">" : "<tr>";
    for (std::size_t index = 0; index < table.columns.size(); ++index) {
      const Cell cell = index < row.cells.size() ? row.cells[index] : Cell{};
      std::string inner = xml_escaped(cell.text);
      if (!cell.below.empty()) {
        inner += element("small", class_of(cell.below_tone), xml_escaped(cell.below));
      }
      out_ += element("td", classes_of(cell.tone, table.columns[index].align), inner);
    }
    out_ += "</tr>\n";
  }

  const Document& document_;
  std::string out_;
};

std::string figure(const std::string& caption, const std::string& plot) {
  return plot.empty() ? ""
                      : "<figure><figcaption>" + xml_escaped(caption) + "</figcaption>\n" + plot +
                            "</figure>\n";
}

std::string section(const std::string& figures) {
  if (figures.empty()) return {};
  return "<h2>Latency: share of the requests answered within a time</h2>\n<div class=\"plots\">\n" +
         figures + "</div>\n";
}

}  // namespace

std::string results_page(const results::Results& results, const std::vector<SloVerdict>& slos) {
  std::string figures;
  for (const auto& [name, request] : results.requests) {
    figures += figure(name, latency_plot({{results::kind_name(results.kind), &request.histogram}}));
  }
  return Page(results_document(results, slos)).render(section(figures));
}

std::string comparison_page(const Comparison& comparison, const results::Results& predicted,
                            const results::Results& measured) {
  std::string figures;
  for (const Compared& part : comparison.requests) {
    const auto left = predicted.requests.find(part.name);
    const auto right = measured.requests.find(part.name);
    if (left == predicted.requests.end() || right == measured.requests.end()) continue;
    figures +=
        figure(part.name, latency_plot({{comparison.predicted.label, &left->second.histogram},
                                        {comparison.measured.label, &right->second.histogram}}));
  }
  return Page(comparison_document(comparison)).render(section(figures));
}

std::string difference_page(const results::Difference& difference, const DifferenceLabels& labels) {
  std::string figures;
  for (const results::ClassDifference& request : difference.requests) {
    figures += figure(
        request.name,
        latency_plot({{labels.first, &difference.first.requests.at(request.name).histogram},
                      {labels.second, &difference.second.requests.at(request.name).histogram}}));
  }
  return Page(difference_document(difference, labels)).render(section(figures));
}

}  // namespace sojourn::report
