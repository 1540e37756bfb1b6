#include "live-harness/validate_json.h"

#include <string_view>
#include <utility>

#include "models/report/comparison_json.h"
#include "models/results/json_writer.h"
#include "models/results/results_json.h"

namespace sojourn::live {

namespace {

using results::JsonWriter;

// A finished JSON text as the value of a key at this depth: its lines move to the right.
std::string nested(std::string_view text, std::size_t depth) {
  while (text.ends_with('\n')) {
    text.remove_suffix(1);
  }
  std::string result;
  for (const char c : text) {
    result += c;
    if (c == '\n') {
      result.append(2 * depth, ' ');
    }
  }
  return result;
}

// Members in the order in which they are added, which must be that of their names.
class ObjectText {
 public:
  explicit ObjectText(std::size_t depth) : depth_(depth) {}

  void add(std::string_view name, std::string_view value) {
    text_ += text_.empty() ? "{" : ",";
    text_ += '\n' + std::string(2 * depth_, ' ') + '"' + std::string(name) + "\": ";
    text_ += nested(value, depth_);
  }

  std::string finish() && {
    return std::move(text_) + '\n' + std::string(2 * (depth_ - 1), ' ') + '}';
  }

 private:
  std::size_t depth_;
  std::string text_;
};

std::string errors_json(const Validation& validation) {
  JsonWriter json;
  json.begin_array();
  for (const ErrorSummary& summary : summarize_errors(validation.runs)) {
    json.begin_object(JsonWriter::Layout::one_line);
    json.key("breached").boolean(summary.breached);
    json.key("errors").begin_array(JsonWriter::Layout::one_line);
    for (const std::optional<double>& error : summary.errors) {
      if (error) {
        json.number(*error);
      } else {
        json.null();
      }
    }
    json.end_array();
    json.key("figure").string(summary.figure);
    json.key("median").number(summary.median);
    json.key("request").string(summary.request);
    json.key("tolerance");
    if (summary.tolerance) {
      json.number(*summary.tolerance);
    } else {
      json.null();
    }
    json.end_object();
  }
  json.end_array();
  return std::move(json).text();
}

std::string coverage_json(const Validation& validation, const ValidationRun& run) {
  const auto [inside, of] = coverage(validation.independent, run.measured);
  JsonWriter json;
  json.begin_object(JsonWriter::Layout::one_line);
  json.key("inside").integer(inside);
  json.key("of").integer(of);
  json.end_object();
  return std::move(json).text();
}

std::string warnings_json(const Validation& validation) {
  JsonWriter json;
  json.begin_array();
  for (const std::string& warning : validation.warnings) {
    json.string(warning);
  }
  json.end_array();
  return std::move(json).text();
}

std::string runs_json(const Validation& validation) {
  std::string text = "[";
  for (const ValidationRun& run : validation.runs) {
    ObjectText object(2);
    object.add("comparison", report::to_json(run.comparison));
    object.add("measured", results::to_json(run.measured));
    object.add("predicted", results::to_json(run.predicted));
    text += text.size() > 1 ? ",\n  " : "\n  ";
    text += std::move(object).finish();
  }
  return text + "\n]";
}

}  // namespace

std::string to_json(const Validation& validation) {
  const std::size_t shown = shown_run(validation.runs);
  const ValidationRun& run = validation.runs[shown];
  ObjectText object(1);
  object.add("comparison", report::to_json(run.comparison));
  object.add("coverage", coverage_json(validation, run));
  object.add("errors", errors_json(validation));
  object.add("independent", results::to_json(validation.independent));
  object.add("measured", results::to_json(run.measured));
  object.add("predicted", results::to_json(run.predicted));
  if (validation.runs.size() > 1) {
    object.add("runs", runs_json(validation));
    object.add("shown_run", std::to_string(shown));
  }
  object.add("validation", "1");
  object.add("warnings", warnings_json(validation));
  return std::move(object).finish() + '\n';
}

}  // namespace sojourn::live
