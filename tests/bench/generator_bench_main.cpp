// The load generator against a web server that does next to nothing: nginx with one worker that
// answers "return 200", on loopback, started and ended here.
//
//   generator_bench [ROUNDS [SECONDS]]     default: 5 rounds of 2 s
//
// First its largest throughput beside wrk's: both in turn, round by round, so that a busy machine
// treats them alike; the ratio of each round, and of all rounds the median. Then how late it sends
// at given rates, with the verdict on the machine.
#include <algorithm>
#include <csignal>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <memory>
#include <thread>

#include <fcntl.h>
#include <fmt/format.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include "live-harness/contamination.h"
#include "live-harness/free_port.h"
#include "live-harness/load_blast.h"
#include "live-harness/replay.h"
#include "tests/live-harness/replay_test_scenario.h"

namespace sojourn::live {
namespace {

namespace fs = std::filesystem;
using std::chrono::milliseconds;

std::string nginx_configuration(const fs::path& folder, std::uint16_t port) {
  std::string temporary;
  for (const char* const kind : {"client_body", "proxy", "fastcgi", "uwsgi", "scgi"}) {
    temporary += fmt::format("  {}_temp_path {}/{};\n", kind, folder.string(), kind);
  }
  return fmt::format(
      "daemon off;\nmaster_process off;\npid {0}/pid;\nerror_log {0}/error.log;\n"
      "events {{ worker_connections 4096; }}\n"
      "http {{\n  access_log off;\n  keepalive_requests 1000000000;\n{1}"
      "  server {{\n    listen 127.0.0.1:{2} backlog=4096;\n"
      "    location / {{ return 200 ok; }}\n  }}\n}}\n",
      folder.string(), temporary, port);
}

// A web server in a folder of its own, ended and removed with this object, or with this process.
class Nginx {
 public:
  Nginx() {
    std::string pattern = (fs::temp_directory_path() / "generator_bench-XXXXXX").string();
    const auto ports = free_ports(1);
    if (mkdtemp(pattern.data()) == nullptr || !ports) {
      return;
    }
    folder_ = pattern;
    port_ = ports->front();
    std::ofstream(folder_ / "nginx.conf") << nginx_configuration(folder_, port_);
    const std::string configuration = (folder_ / "nginx.conf").string();
    const std::string log = (folder_ / "start.log").string();
    pid_ = fork();
    if (pid_ == 0) {
      prctl(PR_SET_PDEATHSIG, SIGKILL);
      dup2(open(log.c_str(), O_CREAT | O_WRONLY, 0600), STDERR_FILENO);
      execlp("nginx", "nginx", "-e", "stderr", "-c", configuration.c_str(), nullptr);
      _exit(127);
    }
  }

  ~Nginx() {
    if (pid_ > 0) {
      kill(pid_, SIGKILL);
      waitpid(pid_, nullptr, 0);
    }
    std::error_code ignored;
    fs::remove_all(folder_, ignored);
  }
  Nginx(const Nginx&) = delete;
  Nginx& operator=(const Nginx&) = delete;

  bool answers() const {
    for (int attempt = 0; attempt < 50 && pid_ > 0; ++attempt) {
      if (saturate(address(), "/", 1, milliseconds(50)).completed > 0) {
        return true;
      }
    }
    return false;
  }
  Address address() const { return {"127.0.0.1", port_}; }

 private:
  fs::path folder_;
  std::uint16_t port_ = 0;
  pid_t pid_ = -1;
};

// Requests per second by wrk's own account; 0 if there is no wrk.
double wrk_throughput(const Address& address, std::uint32_t connections, int seconds) {
  const std::string command = fmt::format("wrk -t1 -c{} -d{}s http://{}/ 2>&1", connections,
                                          seconds, format_address(address));
  const std::unique_ptr<FILE, int (*)(FILE*)> output(popen(command.c_str(), "r"), pclose);
  double throughput = 0;
  char line[256];
  while (output && std::fgets(line, sizeof line, output.get()) != nullptr) {
    const std::string_view text = line;
    if (text.starts_with("Requests/sec:")) {
      throughput = std::strtod(line + text.find(':') + 1, nullptr);
    }
  }
  return throughput;
}

double median(std::vector<double> values) {
  std::ranges::sort(values);
  return values[values.size() / 2];
}

void compare_throughput(const Address& address, std::uint32_t connections, int rounds,
                        int seconds) {
  std::vector<double> ours;
  std::vector<double> theirs;
  std::vector<double> ratios;
  for (int round = 0; round < rounds; ++round) {
    const auto measure_ours = [&] {
      ours.push_back(saturate(address, "/", connections, std::chrono::seconds(seconds)).throughput);
    };
    if (round % 2 == 0) {
      measure_ours();
    }
    theirs.push_back(wrk_throughput(address, connections, seconds));
    if (round % 2 != 0) {
      measure_ours();
    }
    if (theirs.back() == 0) {
      fmt::print("wrk is missing: apt-get install wrk\n");
      return;
    }
    ratios.push_back(ours.back() / theirs.back());
  }
  const auto [lowest, highest] = std::ranges::minmax(ratios);
  fmt::print("{:>11}  {:>9.0f}  {:>9.0f}  {:>6.2f}  ({:.2f} to {:.2f})\n", connections,
             median(ours), median(theirs), median(ratios), lowest, highest);
}

double cpu_seconds() {
  rusage usage{};
  getrusage(RUSAGE_SELF, &usage);
  const auto seconds = [](const timeval& time) {
    return static_cast<double>(time.tv_sec) + static_cast<double>(time.tv_usec) * 1e-6;
  };
  return seconds(usage.ru_utime) + seconds(usage.ru_stime);
}

void measure_send_error(const Address& address, double rate, int seconds) {
  TestScenario scenario;
  scenario.add("load", poisson(rate));
  ReplayOptions options = for_duration(std::chrono::seconds(seconds));
  options.caps.rate_max = rate;
  const double cpu_before = cpu_seconds();
  HostObserver observer({});
  const ReplayRun run = replay(*scenario, scenario.at({address}), options);
  const Judgement judgement = judge(observer.stop(), run.send_error);
  const double cpu = (cpu_seconds() - cpu_before) / seconds;
  const auto microseconds = [&run](double q) {
    return engine::to_seconds(run.send_error.quantile(q)) * 1e6;
  };
  fmt::print("{:>11.0f}  {:>9.1f}  {:>9.1f}  {:>9.1f}  {:>5.2f}  {:>5}  {}{}\n", rate,
             microseconds(0.5), microseconds(0.99), microseconds(0.999), cpu, run.scheduling,
             verdict_name(judgement.verdict), run.aborted.empty() ? "" : ", " + run.aborted);
  for (const std::string& reason : judgement.reasons) {
    fmt::print("{:>11}  {}\n", "", reason);
  }
}

int run(int rounds, int seconds) {
  const Nginx nginx;
  if (!nginx.answers()) {
    fmt::print(stderr, "nginx does not start; is it installed? apt-get install nginx\n");
    return 1;
  }
  fmt::print("largest throughput, requests/s: median of {} rounds of {} s\n", rounds, seconds);
  fmt::print("{:>11}  {:>9}  {:>9}  {:>6}\n", "connections", "sojourn", "wrk", "ratio");
  for (const std::uint32_t connections : {8U, 64U}) {
    compare_throughput(nginx.address(), connections, rounds, seconds);
  }
  fmt::print("\nsend error, us: Poisson arrivals, {} s each\n", 2 * seconds);
  fmt::print("{:>11}  {:>9}  {:>9}  {:>9}  {:>5}  {:>5}  {}\n", "requests/s", "p50", "p99", "p99.9",
             "cpu", "class", "machine");
  for (const double rate : {1000.0, 5000.0, 20000.0}) {
    measure_send_error(nginx.address(), rate, 2 * seconds);
  }
  return 0;
}

}  // namespace
}  // namespace sojourn::live

int main(int count, char** arguments) {
  const int rounds = count > 1 ? std::atoi(arguments[1]) : 5;
  const int seconds = count > 2 ? std::atoi(arguments[2]) : 2;
  if (rounds < 1 || seconds < 1) {
    fmt::print(stderr, "usage: generator_bench [ROUNDS [SECONDS]]\n");
    return 2;
  }
  std::setvbuf(stdout, nullptr, _IOLBF, 0);  // each line as it comes, also into a file
  return sojourn::live::run(rounds, seconds);
}
