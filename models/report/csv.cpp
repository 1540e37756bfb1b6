#include "models/report/csv.h"

#include <cmath>
#include <initializer_list>
#include <limits>
#include <string_view>

#include "models/report/difference.h"
#include "models/results/json_writer.h"
#include "models/results/latency_figures.h"

namespace sojourn::report {

namespace {

using results::Estimate;
using results::LatencySummary;

std::string quoted(std::string_view text) {
  if (text.find_first_of(",\"\r\n") == std::string_view::npos) return std::string(text);
  std::string out = "\"";
  for (const char c : text) {
    if (c == '"') out += '"';
    out += c;
  }
  return out + '"';
}

std::string number(double value) {
  return std::isfinite(value) ? results::number_text(value) : "";
}

std::string number(const std::optional<double>& value) {
  return value ? number(*value) : "";
}

void append_line(std::string& out, std::initializer_list<std::string> fields) {
  bool first = true;
  for (const std::string& field : fields) {
    if (!first) out += ',';
    out += field;
    first = false;
  }
  out += '\n';
}

// The lines of one thing.
class Lines {
 public:
  Lines(std::string& out, std::string scope, const std::string& name)
      : out_(out), scope_(std::move(scope)), name_(quoted(name)) {}

  void add(const std::string& figure, const Estimate& estimate) {
    append_line(out_, {scope_, name_, figure, number(estimate.value), number(estimate.low),
                       number(estimate.high)});
  }

  void add(const std::string& figure, std::uint64_t count) {
    append_line(out_, {scope_, name_, figure, std::to_string(count), "", ""});
  }

  void add_errors(const std::map<std::string, Estimate>& errors) {
    for (const auto& [outcome, share] : errors) add("errors " + outcome, share);
  }

  void add_latency(const std::string& prefix, const LatencySummary& latency) {
    for (const results::LatencyFigure& figure : results::latency_figures) {
      add(prefix + figure.name, latency.*figure.member);
    }
  }

 private:
  std::string& out_;
  std::string scope_;
  std::string name_;
};

void append_compared(std::string& out, const std::string& scope, const Compared& compared,
                     const std::string& verdict) {
  const std::string name = quoted(compared.name);
  for (const ComparedFigure& figure : compared.figures) {
    append_line(out, {scope, name, figure.name, number(figure.predicted.value),
                      number(figure.predicted.low), number(figure.predicted.high),
                      number(figure.measured.value), number(figure.measured.low),
                      number(figure.measured.high), number(figure.error), number(figure.tolerance),
                      figure.tolerance ? (figure.breached ? "true" : "false") : "", verdict});
  }
  const auto distance = [&](const char* figure, double error) {
    append_line(out, {scope, name, figure, "", "", "", "", "", "", number(error), "", "", verdict});
  };
  if (compared.ks_distance) distance("ks_distance", *compared.ks_distance);
  if (compared.paired && verdict != "invalid") {
    distance("paired_absolute_p50", compared.paired->median_absolute_s);
    distance("paired_absolute_p95", compared.paired->p95_absolute_s);
    distance("paired_bias", compared.paired->mean_s);
  }
}

}  // namespace

std::string results_csv(const results::Results& results) {
  std::string out = "scope,name,figure,value,low,high\n";
  for (const auto& [name, request] : results.requests) {
    Lines lines(out, "request", name);
    lines.add("count", request.count);
    lines.add("ok", request.ok);
    lines.add("offered", request.offered);
    lines.add("throughput", request.throughput);
    lines.add_errors(request.errors);
    lines.add_latency("", request.latency);
  }
  for (const auto& [name, service] : results.services) {
    Lines lines(out, "service", name);
    lines.add("throughput", service.throughput);
    lines.add("utilization", service.utilization);
    lines.add("queue_length", service.queue_length);
    lines.add("in_service", service.in_service);
    lines.add_latency("waiting ", service.waiting);
    lines.add_latency("response ", service.response);
  }
  for (const auto& [name, call] : results.calls) {
    Lines lines(out, "call", name);
    lines.add("throughput", call.throughput);
    lines.add_errors(call.errors);
    lines.add_latency("", call.latency);
  }
  for (const auto& [name, host] : results.hosts) {
    Lines(out, "host", name).add("utilization", host.utilization);
  }
  return out;
}

std::string comparison_csv(const Comparison& comparison) {
  std::string out =
      "scope,name,figure,predicted,predicted_low,predicted_high,measured,measured_low,"
      "measured_high,error,tolerance,breached,verdict\n";
  for (const Compared& compared : comparison.requests) {
    append_compared(out, "request", compared, comparison.verdict);
  }
  for (const Compared& compared : comparison.services) {
    append_compared(out, "service", compared, comparison.verdict);
  }
  return out;
}

std::string difference_csv(const results::Difference& difference) {
  std::string out =
      "name,figure,first,first_low,first_high,second,second_low,second_high,difference,"
      "difference_low,difference_high,relative,relative_low,relative_high,includes_zero\n";
  for (const results::ClassDifference& request : difference.requests) {
    for (const results::DifferenceFigure& figure : request.figures) {
      const Estimate relative = figure.relative.value_or(
          Estimate{std::numeric_limits<double>::quiet_NaN(), std::nullopt, std::nullopt});
      const std::optional<bool> zero = figure.includes_zero();
      append_line(
          out,
          {quoted(request.name), figure.name, number(figure.first.value), number(figure.first.low),
           number(figure.first.high), number(figure.second.value), number(figure.second.low),
           number(figure.second.high), number(figure.difference.value),
           number(figure.difference.low), number(figure.difference.high), number(relative.value),
           number(relative.low), number(relative.high), zero ? (*zero ? "true" : "false") : ""});
    }
  }
  return out;
}

}  // namespace sojourn::report
