// Contenders in programs of their own. Each is told the model by the same arguments,
//   STATIONS SERVERS BRANCHES INTERARRIVAL SERVICE REQUESTS SEED
// and answers with one line: CPU seconds of the simulation alone (start-up and imports left out),
// requests, their mean response time in seconds. Exit code 77: its library is missing.
#include <cstdio>
#include <filesystem>
#include <memory>
#include <utility>

#include <fmt/format.h>
#include <sys/wait.h>

#include "tests/bench/peers/contender.h"

namespace sojourn::peers {
namespace {

namespace fs = std::filesystem;

constexpr int library_missing = 77;

struct Program {
  std::string name;
  std::string title;
  std::string command;
  std::string package;  // Debian's, that brings the library
};

class ChildProgram final : public Contender {
 public:
  explicit ChildProgram(Program program) : program_(std::move(program)) {}

  std::string name() const override { return program_.name; }
  std::string title() const override { return program_.title; }
  bool can(const Model& model) const override { return model.queues.has_value(); }

  std::expected<Outcome, std::string> run(const Model& model, std::uint64_t requests,
                                          std::uint64_t seed) override {
    const Queues& queues = *model.queues;
    const std::string command = fmt::format(
        "{} {} {} {} {:.17g} {:.17g} {} {} 2>&1", program_.command, queues.stations, queues.servers,
        queues.branches, queues.interarrival, queues.service, requests, seed);
    FILE* const output = popen(command.c_str(), "r");
    if (output == nullptr) {
      return std::unexpected(program_.command + " cannot be started");
    }
    char line[256] = "";
    const bool answered = std::fgets(line, sizeof line, output) != nullptr;
    const int status = pclose(output);
    if (WIFEXITED(status) && WEXITSTATUS(status) >= library_missing) {
      return std::unexpected("not installed: " + program_.package);
    }
    Outcome outcome;
    unsigned long long counted = 0;
    if (!answered || status != 0 ||
        std::sscanf(line, "%lf %llu %lf", &outcome.cpu_s, &counted, &outcome.mean_response) != 3) {
      return std::unexpected(fmt::format("{} failed: {}", program_.command, line));
    }
    outcome.requests = counted;
    return outcome;
  }

 private:
  Program program_;
};

std::unique_ptr<Contender> ns3(const std::string& name, const std::string& title,
                               const std::string& scheduler) {
  std::error_code ignored;
  const fs::path beside = fs::read_symlink("/proc/self/exe", ignored).parent_path();
  return std::make_unique<ChildProgram>(
      Program{name, title, (beside / "ns3_peer").string() + " " + scheduler, "libns3-dev"});
}

}  // namespace

std::unique_ptr<Contender> ns3_default() {
  return ns3("ns3", "ns-3's core", "ns3::MapScheduler");
}

std::unique_ptr<Contender> ns3_fastest() {
  return ns3("ns3-heap", "ns-3's core with its binary heap", "ns3::PriorityQueueScheduler");
}

std::unique_ptr<Contender> simpy_processes() {
  return std::make_unique<ChildProgram>(Program{
      "simpy", "SimPy", "/usr/bin/python3 " SOJOURN_SOURCE_DIR "/tests/bench/peers/simpy_peer.py",
      "python3-simpy3"});
}

}  // namespace sojourn::peers
