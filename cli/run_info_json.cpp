#include <array>
#include <ctime>
#include <fstream>
#include <thread>

#include <sys/resource.h>
#include <sys/utsname.h>

#include "cli/run_info.h"
#include "models/results/results_json.h"

namespace sojourn::cli {

namespace {

constexpr std::uint64_t run_info_version = 1;

std::string utc_now() {
  const std::time_t now = std::time(nullptr);
  std::tm parts{};
  ::gmtime_r(&now, &parts);
  std::array<char, 32> text{};
  const std::size_t size = std::strftime(text.data(), text.size(), "%Y-%m-%dT%H:%M:%SZ", &parts);
  return {text.data(), size};
}

// "model name      : AMD EPYC 7B13" of the first core; "unknown" on other machines.
std::string processor() {
  std::ifstream file("/proc/cpuinfo");
  for (std::string line; std::getline(file, line);) {
    const std::size_t colon = line.find(": ");
    if (line.starts_with("model name") && colon != std::string::npos) return line.substr(colon + 2);
  }
  return "unknown";
}

std::string kernel() {
  utsname names{};
  if (::uname(&names) != 0) return "unknown";
  return std::string(names.sysname) + " " + names.release + " " + names.machine;
}

double seconds_of(const timeval& time) {
  constexpr double microsecond = 1e-6;
  return static_cast<double>(time.tv_sec) + static_cast<double>(time.tv_usec) * microsecond;
}

void write_host(results::JsonWriter& json) {
  json.begin_object();
  json.key("hardware_threads").integer(std::thread::hardware_concurrency());
  json.key("kernel").string(kernel());
  json.key("processor").string(processor());
  json.end_object();
}

void write_program(results::JsonWriter& json) {
  json.begin_object();
  json.key("compiler").string(compiler_version());
  json.key("results_format").integer(results::results_version);
  json.key("version").string(program_version());
  json.end_object();
}

}  // namespace

RunInfo::RunInfo(std::vector<std::string> arguments, unsigned threads)
    : arguments_(std::move(arguments)),
      threads_(threads),
      started_(utc_now()),
      start_(std::chrono::steady_clock::now()) {}

std::string RunInfo::to_json() const {
  constexpr std::int64_t kibibyte = 1024;
  const std::chrono::duration<double> wall = std::chrono::steady_clock::now() - start_;
  rusage usage{};
  ::getrusage(RUSAGE_SELF, &usage);
  results::JsonWriter json;
  json.begin_object();
  json.key("arguments").begin_array(results::JsonWriter::Layout::one_line);
  for (const std::string& argument : arguments_) json.string(argument);
  json.end_array();
  json.key("cpu_s").number(seconds_of(usage.ru_utime) + seconds_of(usage.ru_stime));
  write_host(json.key("host"));
  json.key("memory_bytes_max").signed_integer(usage.ru_maxrss * kibibyte);
  write_program(json.key("program"));
  json.key("run_info").integer(run_info_version);
  json.key("started").string(started_);
  json.key("threads").integer(threads_);
  json.key("wall_s").number(wall.count());
  json.end_object();
  return std::move(json).text();
}

std::string program_version() {
  return SOJOURN_VERSION;
}

std::string compiler_version() {
#ifdef __clang__
  return "clang " + std::to_string(__clang_major__) + "." + std::to_string(__clang_minor__) + "." +
         std::to_string(__clang_patchlevel__);
#else
  return "g++ " + std::to_string(__GNUC__) + "." + std::to_string(__GNUC_MINOR__) + "." +
         std::to_string(__GNUC_PATCHLEVEL__);
#endif
}

}  // namespace sojourn::cli
