#include "models/results/records.h"

#include <array>
#include <charconv>
#include <string_view>

#include "engine/require.h"

namespace sojourn::results {

namespace {

constexpr std::string_view header =
    "line,class,workload,request,intended_ns,sent_ns,done_ns,latency_ns,outcome,"
    "service,replica,path,waiting_ns,service_time_ns,calls_ns,demand_ns\n";

void append_text(std::string& out, std::string_view text) {
  if (text.find_first_of(",\"\r\n") == std::string_view::npos) {
    out += text;
    return;
  }
  out += '"';
  for (const char c : text) {
    if (c == '"') out += '"';
    out += c;
  }
  out += '"';
}

template <typename Number>
void append_number(std::string& out, Number number) {
  std::array<char, 24> buffer{};
  out.append(buffer.data(),
             std::to_chars(buffer.data(), buffer.data() + buffer.size(), number).ptr);
}

void append_path(std::string& out, std::uint64_t path) {
  std::array<char, 16> buffer{};
  const auto end = std::to_chars(buffer.data(), buffer.data() + buffer.size(), path, 16).ptr;
  out.append(static_cast<std::size_t>(buffer.data() + buffer.size() - end), '0');
  out.append(buffer.data(), end);
}

void append_field(std::string& out, engine::Duration duration) {
  out += ',';
  append_number(out, duration.count());
}

void append_identity(std::string& out, std::string_view line, const RequestRecord& record,
                     const RecordNames& names) {
  engine::require(record.workload < names.classes.size() &&
                      record.request_class < names.classes[record.workload].size(),
                  "records: a request of an unknown class");
  out += line;
  out += ',';
  append_text(out, names.classes[record.workload][record.request_class]);
  out += ',';
  append_number(out, record.workload);
  out += ',';
  append_number(out, record.request);
}

void append_request(std::string& out, const RequestRecord& record, const RecordNames& names) {
  append_identity(out, "request", record, names);
  append_field(out, record.intended.time_since_epoch());
  append_field(out, record.sent.time_since_epoch());
  append_field(out, record.done.time_since_epoch());
  append_field(out, record.latency());
  out += ',';
  out += outcome_name(record.outcome);
  out += ",,,,,,,\n";
}

void append_span(std::string& out, const RequestRecord& record, const Span& span,
                 const RecordNames& names) {
  engine::require(span.service < names.services.size(), "records: a visit to an unknown service");
  append_identity(out, "span", record, names);
  out += ",,,,,,";
  append_text(out, names.services[span.service]);
  out += ',';
  append_number(out, span.replica);
  out += ',';
  append_path(out, span.path);
  append_field(out, span.waiting);
  append_field(out, span.service_time);
  append_field(out, span.calls);
  append_field(out, span.demand);
  out += '\n';
}

}  // namespace

std::string records_csv(const std::vector<RequestRecord>& records, const RecordNames& names) {
  std::string out(header);
  for (const RequestRecord& record : records) {
    append_request(out, record, names);
    for (const Span& span : record.spans) append_span(out, record, span, names);
  }
  return out;
}

}  // namespace sojourn::results
