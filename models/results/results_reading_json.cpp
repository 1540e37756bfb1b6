#include <algorithm>

#include "models/results/cursor_json.h"
#include "models/results/results_json.h"

namespace sojourn::results {

namespace {

using nlohmann::json;

template <typename Read>
auto read_map(const Cursor& cursor, Read read) {
  std::map<std::string, decltype(read(cursor))> map;
  cursor.each_member([&](const std::string& key, const Cursor& value) { map[key] = read(value); });
  return map;
}

template <typename Read>
auto read_vector(const Cursor& cursor, Read read) {
  std::vector<decltype(read(cursor))> vector;
  cursor.each_element([&](const Cursor& value) { vector.push_back(read(value)); });
  return vector;
}

std::string read_text(const Cursor& cursor) {
  return cursor.text();
}

double read_number(const Cursor& cursor) {
  return cursor.number();
}

std::uint64_t read_count(const Cursor& cursor) {
  return cursor.whole_number();
}

std::uint32_t read_index(const Cursor& cursor) {
  return static_cast<std::uint32_t>(cursor.whole_number(UINT32_MAX));
}

Estimate read_estimate(const Cursor& cursor) {
  cursor.only({"high", "low", "value", "variance_cut"});
  Estimate estimate;
  estimate.value = cursor.member("value").number();
  estimate.low = cursor.member("low").number_or_null();
  estimate.high = cursor.member("high").number_or_null();
  if (const std::optional<Cursor> cut = cursor.optional_member("variance_cut")) {
    estimate.variance_cut = cut->finite_number();
    if (!(*estimate.variance_cut > 0)) cut->fail("a number greater than 0");
  }
  if (estimate.low && estimate.high && *estimate.low > *estimate.high) {
    cursor.complain("low lies above high");
  }
  return estimate;
}

LatencySummary read_latency(const Cursor& cursor) {
  cursor.only({"mean", "p50", "p90", "p95", "p99", "p999"});
  return {read_estimate(cursor.member("mean")), read_estimate(cursor.member("p50")),
          read_estimate(cursor.member("p90")),  read_estimate(cursor.member("p95")),
          read_estimate(cursor.member("p99")),  read_estimate(cursor.member("p999"))};
}

std::pair<std::uint32_t, std::uint64_t> read_bucket(const Cursor& cursor) {
  const auto pair = read_vector(cursor, read_count);
  if (pair.size() != 2 || pair[0] >= engine::Histogram::bucket_count) {
    cursor.complain("expected a bucket's index and its count");
    return {};
  }
  return {static_cast<std::uint32_t>(pair[0]), pair[1]};
}

engine::Histogram read_histogram(const Cursor& cursor) {
  constexpr std::uint64_t latest = INT64_MAX;
  cursor.only({"buckets", "maximum_ns", "minimum_ns", "sum_ns"});
  engine::Histogram::Stored stored;
  stored.counts = read_vector(cursor.member("buckets"), read_bucket);
  stored.maximum_ns = static_cast<std::int64_t>(cursor.member("maximum_ns").whole_number(latest));
  stored.minimum_ns = static_cast<std::int64_t>(cursor.member("minimum_ns").whole_number(latest));
  stored.sum_ns = cursor.member("sum_ns").text();
  auto histogram = engine::Histogram::restore(stored);
  if (!histogram) {
    cursor.complain(histogram.error());
    return {};
  }
  return *std::move(histogram);
}

template <typename Value>
void check_errors(const Cursor& cursor, const std::map<std::string, Value>& errors) {
  for (const auto& [name, value] : errors) {
    const std::optional<Outcome> outcome = outcome_from_name(name);
    if (!outcome || *outcome == Outcome::ok) {
      cursor.complain("found the key \"" + name +
                      "\", expected rejected, refused, reset, timeout, failed or unfinished");
    }
  }
}

std::map<std::string, Estimate> read_errors(const Cursor& cursor) {
  auto errors = read_map(cursor, read_estimate);
  check_errors(cursor, errors);
  return errors;
}

RequestResult read_request(const Cursor& cursor) {
  cursor.only(
      {"count", "error_counts", "errors", "histogram", "latency", "offered", "ok", "throughput"});
  RequestResult request;
  request.count = cursor.member("count").whole_number();
  request.ok = cursor.member("ok").whole_number();
  request.error_counts = read_map(cursor.member("error_counts"), read_count);
  check_errors(cursor.member("error_counts"), request.error_counts);
  request.offered = read_estimate(cursor.member("offered"));
  request.throughput = read_estimate(cursor.member("throughput"));
  request.errors = read_errors(cursor.member("errors"));
  request.latency = read_latency(cursor.member("latency"));
  request.histogram = read_histogram(cursor.member("histogram"));
  std::uint64_t total = request.ok;
  for (const auto& [name, count] : request.error_counts) total += count;
  if (total != request.count) {
    cursor.complain("ok and error_counts add up to " + std::to_string(total) + ", count is " +
                    std::to_string(request.count));
  }
  return request;
}

ServiceResult read_service(const Cursor& cursor) {
  cursor.only({"in_service", "queue_length", "response", "throughput", "utilization", "waiting"});
  ServiceResult service;
  service.throughput = read_estimate(cursor.member("throughput"));
  service.utilization = read_estimate(cursor.member("utilization"));
  service.queue_length = read_estimate(cursor.member("queue_length"));
  service.in_service = read_estimate(cursor.member("in_service"));
  service.waiting = read_latency(cursor.member("waiting"));
  service.response = read_latency(cursor.member("response"));
  return service;
}

CallResult read_call(const Cursor& cursor) {
  cursor.only({"errors", "latency", "throughput"});
  return {read_estimate(cursor.member("throughput")), read_errors(cursor.member("errors")),
          read_latency(cursor.member("latency"))};
}

HostResult read_host(const Cursor& cursor) {
  cursor.only({"utilization"});
  return {read_estimate(cursor.member("utilization"))};
}

std::vector<double> read_numbers(const Cursor& cursor) {
  return read_vector(cursor, read_number);
}

RunFacts read_run(const Cursor& cursor) {
  cursor.only({"calibration", "figures", "host", "reasons", "verdict"});
  RunFacts run;
  run.host = cursor.member("host").text();
  const Cursor verdict = cursor.member("verdict");
  run.verdict = verdict.text();
  if (run.verdict != "clean" && run.verdict != "degraded" && run.verdict != "invalid") {
    verdict.fail("\"clean\", \"degraded\" or \"invalid\"");
  }
  run.reasons = read_vector(cursor.member("reasons"), read_text);
  run.figures = read_map(cursor.member("figures"), read_number);
  run.calibration = read_map(cursor.member("calibration"), read_number);
  return run;
}

void read_kind(const Cursor& cursor, Results& results) {
  const std::optional<Kind> kind = kind_from_name(cursor.text());
  if (!kind) cursor.fail("\"simulated\", \"solved\" or \"measured\"");
  results.kind = kind.value_or(Kind::simulated);
}

// Without its version a file is not even a results file; of another version it cannot be read.
void check_version(const Cursor& cursor) {
  const std::optional<Cursor> version = cursor.optional_member("results");
  if (!version) {
    cursor.complain("not a results file: the key \"results\" (its version) is missing");
    return;
  }
  if (version->number_or_null() != static_cast<double>(results_version)) {
    version->fail(std::to_string(results_version) +
                  ", the version of results files that this program reads");
  }
}

Results read_results(const Cursor& cursor) {
  check_version(cursor);
  cursor.only({"calls", "collapsed", "duration", "fingerprint", "hosts", "kind", "replications",
               "requests", "results", "run", "scenario", "seed", "series", "services", "unstable",
               "warmup", "warnings"});
  Results results;
  read_kind(cursor.member("kind"), results);
  const Cursor scenario = cursor.member("scenario");
  scenario.only({"name", "sha256"});
  results.scenario_name = scenario.member("name").text();
  results.scenario_sha256 = scenario.member("sha256").text();
  results.seed = cursor.member("seed").whole_number();
  results.replications =
      static_cast<std::uint32_t>(cursor.member("replications").whole_number(UINT32_MAX));
  results.duration_s = cursor.member("duration").finite_number();
  results.warmup_s = cursor.member("warmup").finite_number();
  results.requests = read_map(cursor.member("requests"), read_request);
  results.services = read_map(cursor.member("services"), read_service);
  results.calls = read_map(cursor.member("calls"), read_call);
  results.hosts = read_map(cursor.member("hosts"), read_host);
  results.series = read_map(cursor.member("series"), read_numbers);
  results.fingerprint = cursor.member("fingerprint").text();
  results.unstable = cursor.member("unstable").boolean();
  if (const std::optional<Cursor> collapsed = cursor.optional_member("collapsed")) {
    results.collapsed = read_vector(*collapsed, read_index);
  }
  results.warnings = read_vector(cursor.member("warnings"), read_text);
  if (const std::optional<Cursor> run = cursor.optional_member("run")) results.run = read_run(*run);
  return results;
}

std::string place(std::string_view text, std::size_t byte) {
  const std::string_view before = text.substr(0, std::min(byte, text.size()));
  const auto lines = std::ranges::count(before, '\n');
  const std::size_t line_start = before.rfind('\n') + 1;  // npos + 1 is 0
  return "line " + std::to_string(lines + 1) + ", column " +
         std::to_string(before.size() - line_start + 1);
}

// What the library says, without its own idea of the place.
std::string_view reason(std::string_view what) {
  const std::size_t place_end = what.find(": ");
  return place_end == std::string_view::npos ? what : what.substr(place_end + 2);
}

}  // namespace

std::expected<Results, std::string> parse_results(std::string_view text) {
  if (text.find_first_not_of(" \t\r\n") == std::string_view::npos) {
    return std::unexpected("the file is empty, expected results as JSON");
  }
  try {
    const json document = json::parse(text);
    std::string problem;
    Results results = read_results(Cursor(document, problem));
    if (!problem.empty()) return std::unexpected(problem);
    return results;
  } catch (const json::parse_error& error) {
    if (error.byte > text.size()) {
      return std::unexpected(place(text, text.size()) +
                             ": the text ends in the middle, is the file truncated?");
    }
    return std::unexpected(place(text, std::max<std::size_t>(error.byte, 1) - 1) +
                           ": not JSON: " + std::string(reason(error.what())));
  } catch (const json::exception& error) {
    const std::string_view what = error.what();
    return std::unexpected("not usable JSON: " + std::string(what.substr(what.find("] ") + 2)));
  }
}

}  // namespace sojourn::results
