// Facts of one run that results do not hold, because they differ from machine to machine and from
// time to time: where, when, how long, with which program.
#pragma once

#include <chrono>
#include <string>
#include <vector>

namespace sojourn::cli {

// From its construction on.
class RunInfo {
 public:
  RunInfo(std::vector<std::string> arguments, unsigned threads);

  // {"run_info": 1, "arguments": […], "host": {…}, "program": {…}, "started": "…Z", "threads": 2,
  //  "wall_s": …, "cpu_s": …, "memory_bytes_max": …}
  std::string to_json() const;

 private:
  std::vector<std::string> arguments_;
  unsigned threads_;
  std::string started_;  // ISO 8601, UTC
  std::chrono::steady_clock::time_point start_;
};

std::string program_version();   // "0.1.0"
std::string compiler_version();  // "g++ 12.2.0"

}  // namespace sojourn::cli
