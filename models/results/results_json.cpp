#include "models/results/results_json.h"

#include "models/results/latency_figures.h"

namespace sojourn::results {

namespace {

using Layout = JsonWriter::Layout;

template <typename Value, typename Write>
void write_map(JsonWriter& json, const std::map<std::string, Value>& map, Write write) {
  json.begin_object();
  for (const auto& [name, value] : map) {
    json.key(name);
    write(json, value);
  }
  json.end_object();
}

void write_optional(JsonWriter& json, const std::optional<double>& value) {
  if (value) {
    json.number(*value);
  } else {
    json.null();
  }
}

void write_number(JsonWriter& json, double value) {
  json.number(value);
}

void write_count(JsonWriter& json, std::uint64_t value) {
  json.integer(value);
}

void write_strings(JsonWriter& json, const std::vector<std::string>& strings) {
  json.begin_array();
  for (const std::string& text : strings) json.string(text);
  json.end_array();
}

void write_numbers(JsonWriter& json, const std::vector<double>& numbers) {
  json.begin_array(Layout::one_line);
  for (const double number : numbers) json.number(number);
  json.end_array();
}

void write_indices(JsonWriter& json, const std::vector<std::uint32_t>& indices) {
  json.begin_array(Layout::one_line);
  for (const std::uint32_t index : indices) json.integer(index);
  json.end_array();
}

void write_latency(JsonWriter& json, const LatencySummary& latency) {
  json.begin_object();
  for (const LatencyFigure& figure : latency_figures) {
    write_estimate(json.key(figure.name), latency.*figure.member);
  }
  json.end_object();
}

void write_histogram(JsonWriter& json, const engine::Histogram& histogram) {
  const engine::Histogram::Stored stored = histogram.stored();
  json.begin_object();
  json.key("buckets").begin_array(Layout::one_line);
  for (const auto& [index, count] : stored.counts) {
    json.begin_array().integer(index).integer(count).end_array();
  }
  json.end_array();
  json.key("maximum_ns").signed_integer(stored.maximum_ns);
  json.key("minimum_ns").signed_integer(stored.minimum_ns);
  json.key("sum_ns").string(stored.sum_ns);
  json.end_object();
}

void write_request(JsonWriter& json, const RequestResult& request) {
  json.begin_object();
  json.key("count").integer(request.count);
  write_map(json.key("error_counts"), request.error_counts, write_count);
  write_map(json.key("errors"), request.errors, write_estimate);
  write_histogram(json.key("histogram"), request.histogram);
  write_latency(json.key("latency"), request.latency);
  write_estimate(json.key("offered"), request.offered);
  json.key("ok").integer(request.ok);
  write_estimate(json.key("throughput"), request.throughput);
  json.end_object();
}

void write_service(JsonWriter& json, const ServiceResult& service) {
  json.begin_object();
  write_estimate(json.key("in_service"), service.in_service);
  write_estimate(json.key("queue_length"), service.queue_length);
  write_latency(json.key("response"), service.response);
  write_estimate(json.key("throughput"), service.throughput);
  write_estimate(json.key("utilization"), service.utilization);
  write_latency(json.key("waiting"), service.waiting);
  json.end_object();
}

void write_call(JsonWriter& json, const CallResult& call) {
  json.begin_object();
  write_map(json.key("errors"), call.errors, write_estimate);
  write_latency(json.key("latency"), call.latency);
  write_estimate(json.key("throughput"), call.throughput);
  json.end_object();
}

void write_host(JsonWriter& json, const HostResult& host) {
  json.begin_object();
  write_estimate(json.key("utilization"), host.utilization);
  json.end_object();
}

void write_run(JsonWriter& json, const RunFacts& run) {
  json.begin_object();
  write_map(json.key("calibration"), run.calibration, write_number);
  write_map(json.key("figures"), run.figures, write_number);
  json.key("host").string(run.host);
  write_strings(json.key("reasons"), run.reasons);
  json.key("verdict").string(run.verdict);
  json.end_object();
}

}  // namespace

void write_estimate(JsonWriter& json, const Estimate& estimate) {
  json.begin_object(Layout::one_line);
  write_optional(json.key("high"), estimate.high);
  write_optional(json.key("low"), estimate.low);
  json.key("value").number(estimate.value);
  if (estimate.variance_cut) json.key("variance_cut").number(*estimate.variance_cut);
  json.end_object();
}

std::string to_json(const Results& results) {
  JsonWriter json;
  json.begin_object();
  write_map(json.key("calls"), results.calls, write_call);
  if (!results.collapsed.empty()) write_indices(json.key("collapsed"), results.collapsed);
  json.key("duration").number(results.duration_s);
  json.key("fingerprint").string(results.fingerprint);
  write_map(json.key("hosts"), results.hosts, write_host);
  json.key("kind").string(kind_name(results.kind));
  json.key("replications").integer(results.replications);
  write_map(json.key("requests"), results.requests, write_request);
  json.key("results").integer(results_version);
  if (results.run) write_run(json.key("run"), *results.run);
  json.key("scenario").begin_object();
  json.key("name").string(results.scenario_name);
  json.key("sha256").string(results.scenario_sha256);
  json.end_object();
  json.key("seed").integer(results.seed);
  write_map(json.key("series"), results.series, write_numbers);
  write_map(json.key("services"), results.services, write_service);
  json.key("unstable").boolean(results.unstable);
  json.key("warmup").number(results.warmup_s);
  write_strings(json.key("warnings"), results.warnings);
  json.end_object();
  return std::move(json).text();
}

}  // namespace sojourn::results
