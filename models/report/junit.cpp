#include "models/report/junit.h"

#include <algorithm>

#include "models/report/units.h"
#include "models/report/xml.h"

namespace sojourn::report {

namespace {

enum class Ending { passed, skipped, failure, error };

struct Case {
  std::string classname;
  std::string name;
  Ending ending = Ending::passed;
  std::string message;  // one line
  std::string details;  // any number
};

std::string attribute(const char* name, const std::string& value) {
  return std::string(" ") + name + "=\"" + xml_escaped(value) + "\"";
}

std::string ending_text(const Case& test) {
  const std::string message = attribute("message", test.message);
  switch (test.ending) {
    case Ending::skipped: return "      <skipped" + message + "/>\n";
    case Ending::failure:
      return "      <failure type=\"breached\"" + message + ">" + xml_escaped(test.message) +
             "</failure>\n";
    case Ending::error:
      return "      <error type=\"invalid\"" + message + ">" + xml_escaped(test.message) +
             "</error>\n";
    case Ending::passed: break;
  }
  return "";
}

std::string case_text(const Case& test) {
  return "    <testcase" + attribute("classname", test.classname) + attribute("name", test.name) +
         ">\n" + ending_text(test) + "      <system-out>" + xml_escaped(test.details) +
         "</system-out>\n    </testcase>\n";
}

std::string suite_text(const std::string& name, const std::vector<Case>& tests) {
  const auto count = [&](Ending ending) {
    return std::to_string(std::ranges::count(tests, ending, &Case::ending));
  };
  const std::string counts =
      attribute("name", name) + attribute("tests", std::to_string(tests.size())) +
      attribute("failures", count(Ending::failure)) + attribute("errors", count(Ending::error)) +
      attribute("skipped", count(Ending::skipped));
  std::string out = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<testsuites>\n";
  out += "  <testsuite" + counts + ">\n";
  for (const Case& test : tests) out += case_text(test);
  return out + "  </testsuite>\n</testsuites>\n";
}

std::string bound_text(const BoundVerdict& bound) {
  const Quantity quantity = quantity_of(bound.figure);
  const char* relation = bound.figure == "throughput" ? " at least " : " at most ";
  const char* word = bound.verdict == Verdict::pass   ? "met: "
                     : bound.verdict == Verdict::fail ? "missed: "
                                                      : "inconclusive: ";
  return word + bound.figure + relation + plain_text(bound.limit, quantity) + ", found " +
         line_text(bound.found, quantity) + (bound.reason.empty() ? "" : " (" + bound.reason + ")");
}

// The bounds with this verdict, or all of them.
std::string bounds_text(const SloVerdict& slo, std::optional<Verdict> only, const char* between) {
  std::string text;
  for (const BoundVerdict& bound : slo.bounds) {
    if (only && bound.verdict != *only) continue;
    text += (text.empty() ? "" : between) + bound_text(bound);
  }
  return text;
}

Case slo_case(const SloVerdict& slo, Inconclusive inconclusive) {
  Case test{"slo." + slo.request, slo.name, Ending::passed, {}, bounds_text(slo, {}, "\n")};
  if (slo.verdict == Verdict::pass) return test;
  test.message = bounds_text(slo, slo.verdict, "; ");
  const bool fails = slo.verdict == Verdict::fail || inconclusive == Inconclusive::fail;
  test.ending = fails ? Ending::failure : Ending::skipped;
  return test;
}

Case tolerance_case(const Comparison& comparison, const Compared& part,
                    const ComparedFigure& figure) {
  const Quantity quantity = quantity_of(figure.name);
  Case test{"tolerance." + part.name, figure.name, Ending::passed, {}, {}};
  test.details = comparison.predicted.label + " " + line_text(figure.predicted, quantity) + ", " +
                 comparison.measured.label + " " + line_text(figure.measured, quantity);
  if (comparison.verdict == "degraded") test.details += ", measured on a degraded host";
  if (comparison.invalid()) {
    test.ending = Ending::error;
    test.message = "the measurement is invalid";
    for (const std::string& reason : comparison.reasons) test.message += "; " + reason;
  } else if (!figure.error) {
    test.ending = Ending::failure;
    test.message = "no error can be given: " + test.details;
  } else if (figure.breached) {
    test.ending = Ending::failure;
    test.message = "error " + signed_share_text(*figure.error) + ", tolerance " +
                   plain_text(*figure.tolerance, Quantity::share);
  }
  return test;
}

}  // namespace

std::string slo_junit(const std::string& scenario_name, const std::vector<SloVerdict>& verdicts,
                      Inconclusive inconclusive) {
  std::vector<Case> tests;
  tests.reserve(verdicts.size());
  for (const SloVerdict& slo : verdicts) tests.push_back(slo_case(slo, inconclusive));
  return suite_text("sojourn." + scenario_name, tests);
}

std::string comparison_junit(const Comparison& comparison) {
  std::vector<Case> tests;
  for (const Compared& part : comparison.requests) {
    for (const ComparedFigure& figure : part.figures) {
      if (figure.tolerance) tests.push_back(tolerance_case(comparison, part, figure));
    }
  }
  return suite_text("sojourn." + comparison.predicted.scenario_name, tests);
}

}  // namespace sojourn::report
