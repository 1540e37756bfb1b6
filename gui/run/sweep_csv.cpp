#include <QCoreApplication>
#include <array>
#include <charconv>
#include <limits>
#include <utility>

#include "gui/run/sweep.h"

namespace sojourn::gui {
namespace {

constexpr std::string_view header = "point,x,value,scope,name,figure,estimate,low,high";
constexpr std::size_t columns = 9;

struct NamedFigure {
  const char* name;
  results::Estimate SweepFigures::* member;
};
constexpr std::array<NamedFigure, 7> named_figures = {{{"offered", &SweepFigures::offered},
                                                       {"throughput", &SweepFigures::throughput},
                                                       {"errors", &SweepFigures::errors},
                                                       {"mean", &SweepFigures::mean},
                                                       {"p50", &SweepFigures::p50},
                                                       {"p95", &SweepFigures::p95},
                                                       {"p99", &SweepFigures::p99}}};

std::string number(double value) {
  std::array<char, 40> buffer{};
  const auto end = std::to_chars(buffer.data(), buffer.data() + buffer.size(), value);
  return {buffer.data(), end.ptr};
}

std::string quoted(const std::string& text) {
  if (text.find_first_of(",\"\r\n") == std::string::npos) return text;
  std::string out = "\"";
  for (const char c : text) {
    if (c == '"') out += '"';
    out += c;
  }
  return out + '"';
}

class Writer {
 public:
  void point(std::size_t index, const SweepPoint& point) {
    start_ = std::to_string(index) + "," + number(point.at.x) + "," + quoted(point.at.value) + ",";
    figures("point", "", point.total);
    value("point", "", "unstable", point.unstable ? 1 : 0);
    for (const auto& [name, each] : point.requests) figures("request", name, each);
    line("service", point.busiest, "utilization", point.utilization);
    for (const SweepBound& bound : point.bounds) {
      value("slo", bound.slo, bound.figure, bound.found);
      value("limit", bound.slo, bound.figure, bound.limit);
    }
    if (point.throughput_max) value("bound", "", "throughput_max", *point.throughput_max);
    if (point.response_min) value("bound", "", "response_min", *point.response_min);
  }

  std::string take() && { return std::move(text_); }

 private:
  void figures(const char* scope, const std::string& name, const SweepFigures& all) {
    for (const NamedFigure& figure : named_figures) {
      line(scope, name, figure.name, all.*figure.member);
    }
  }

  void value(const char* scope, const std::string& name, const std::string& figure, double found) {
    line(scope, name, figure, {found, std::nullopt, std::nullopt});
  }

  void line(const char* scope, const std::string& name, const std::string& figure,
            const results::Estimate& estimate) {
    text_ += start_ + scope + "," + quoted(name) + "," + figure + "," + number(estimate.value);
    text_ += "," + (estimate.low ? number(*estimate.low) : "");
    text_ += "," + (estimate.high ? number(*estimate.high) : "") + "\n";
  }

  std::string text_ = std::string(header) + "\n";
  std::string start_;
};

// Fields of the record that the text begins with, which are taken off it.
std::vector<std::string> take_record(std::string_view& text) {
  std::vector<std::string> fields(1);
  bool is_quoted = false;
  std::size_t at = 0;
  for (; at < text.size(); ++at) {
    const char c = text[at];
    if (is_quoted && c == '"' && at + 1 < text.size() && text[at + 1] == '"') {
      fields.back() += text[++at];
    } else if (c == '"') {
      is_quoted = !is_quoted;
    } else if (!is_quoted && c == ',') {
      fields.emplace_back();
    } else if (!is_quoted && c == '\n') {
      break;
    } else if (is_quoted || c != '\r') {
      fields.back() += c;
    }
  }
  text.remove_prefix(std::min(at + 1, text.size()));
  return fields;
}

bool read_number(const std::string& text, double& value) {
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  return error == std::errc{} && end == text.data() + text.size();
}

bool read_optional(const std::string& text, std::optional<double>& value) {
  if (text.empty()) return true;
  double number = 0;
  if (!read_number(text, number)) return false;
  value = number;
  return true;
}

class Reader {
 public:
  // What was expected, or empty.
  QString read(const std::vector<std::string>& fields) {
    if (fields.size() != columns) return QCoreApplication::translate("sojourn", "9 columns");
    results::Estimate estimate;
    double x = 0;
    if (!read_number(fields[1], x) || !read_number(fields[6], estimate.value) ||
        !read_optional(fields[7], estimate.low) || !read_optional(fields[8], estimate.high)) {
      return QCoreApplication::translate("sojourn",
                                         "numbers in the columns x, estimate, low and high");
    }
    if (points_.empty() || fields[0] != last_) {
      points_.emplace_back().at = {x, fields[2]};
      last_ = fields[0];
    }
    if (put(points_.back(), fields, estimate)) return {};
    return QCoreApplication::translate("sojourn", "a known scope and figure");
  }

  std::vector<SweepPoint> take() && { return std::move(points_); }

 private:
  static bool put(SweepPoint& point, const std::vector<std::string>& fields,
                  const results::Estimate& estimate) {
    const std::string& scope = fields[3];
    const std::string& name = fields[4];
    const std::string& figure = fields[5];
    if (scope == "point" && figure == "unstable") {
      point.unstable = estimate.value != 0;
    } else if (scope == "point") {
      return put_figure(point.total, figure, estimate);
    } else if (scope == "request") {
      return put_figure(point.requests[name], figure, estimate);
    } else if (scope == "service") {
      point.busiest = name;
      point.utilization = estimate;
    } else if (scope == "slo") {
      point.bounds.push_back({name, figure, 0, estimate.value});
    } else if (scope == "limit" && !point.bounds.empty()) {
      point.bounds.back().limit = estimate.value;
    } else if (scope == "bound" && figure == "throughput_max") {
      point.throughput_max = estimate.value;
    } else if (scope == "bound" && figure == "response_min") {
      point.response_min = estimate.value;
    } else {
      return false;
    }
    return true;
  }

  static bool put_figure(SweepFigures& figures, const std::string& name,
                         const results::Estimate& estimate) {
    for (const NamedFigure& figure : named_figures) {
      if (name != figure.name) continue;
      figures.*figure.member = estimate;
      return true;
    }
    return false;
  }

  std::vector<SweepPoint> points_;
  std::string last_;
};

}  // namespace

std::string sweep_csv(const std::vector<SweepPoint>& points) {
  Writer writer;
  for (std::size_t index = 0; index < points.size(); ++index) writer.point(index, points[index]);
  return std::move(writer).take();
}

std::expected<std::vector<SweepPoint>, std::string> parse_sweep_csv(std::string_view text) {
  const auto refused = [](std::size_t line, const QString& expected) {
    return std::unexpected(QCoreApplication::translate("sojourn", "line %1: expected %2")
                               .arg(line)
                               .arg(expected)
                               .toStdString());
  };
  std::string first;
  for (const std::string& field : take_record(text)) first += (first.empty() ? "" : ",") + field;
  if (first != header) return refused(1, QLatin1String(header.data(), header.size()));
  Reader reader;
  for (std::size_t line = 2; !text.empty(); ++line) {
    const QString expected = reader.read(take_record(text));
    if (!expected.isEmpty()) return refused(line, expected);
  }
  return std::move(reader).take();
}

}  // namespace sojourn::gui
