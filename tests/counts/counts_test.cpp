// What a fixed run costs in figures that no load of the machine changes: a change of speed that a
// noisy clock would hide shows here. UPDATE_GOLDEN=1 writes the files beside this one anew: read
// the difference and explain it.
#include <array>
#include <cmath>
#include <cstdio>
#include <cstdlib>
#include <fstream>
#include <limits>
#include <map>
#include <sstream>
#include <string>

#include <fmt/format.h>
#include <gtest/gtest.h>

namespace sojourn {
namespace {

struct Case {
  const char* scenario;
  unsigned seconds;  // simulated: about the same work for each
};
constexpr auto cases =
    std::to_array<Case>({{"mm1", 400}, {"cart-and-order", 200}, {"social-feed", 60}});

const std::string source_dir = SOJOURN_SOURCE_DIR;
const bool update = std::getenv("UPDATE_GOLDEN") != nullptr;

// What a command says on standard output and standard error; fails the test if the command fails.
std::string output_of(const std::string& command) {
  std::string output;
  std::array<char, 256> buffer{};
  FILE* const pipe = popen((command + " 2>&1").c_str(), "r");
  while (pipe != nullptr && std::fgets(buffer.data(), buffer.size(), pipe) != nullptr) {
    output += buffer.data();
  }
  EXPECT_TRUE(pipe != nullptr && pclose(pipe) == 0) << command << "\n" << output;
  return output;
}

std::string counts_run(const std::string& what, const Case& fixed, unsigned seconds) {
  return fmt::format("{}/counts_run {} {}/scenarios/{}.json {}", SOJOURN_BINARY_DIR, what,
                     source_dir, fixed.scenario, seconds);
}

// Lines "NAME FIGURE"; those that begin with # explain.
class Recorded {
 public:
  explicit Recorded(const std::string& name) : file_(source_dir + "/tests/counts/" + name) {
    std::ifstream in(file_);
    for (std::string line; std::getline(in, line);) {
      const std::size_t blank = line.rfind(' ');
      if (line.starts_with('#')) {
        comment_ += line + "\n";
      } else if (blank != std::string::npos) {
        figures_[line.substr(0, blank)] = std::strtod(line.c_str() + blank, nullptr);
      }
    }
  }

  // Nothing is recorded: NaN.
  double at(const std::string& name) const {
    const auto found = figures_.find(name);
    return found == figures_.end() ? std::numeric_limits<double>::quiet_NaN() : found->second;
  }

  void set(const std::string& name, double figure) { figures_[name] = figure; }

  void write() const {
    std::ofstream out(file_);
    out << comment_;
    for (const auto& [name, figure] : figures_) out << fmt::format("{} {}\n", name, figure);
  }

 private:
  std::string file_;
  std::string comment_;
  std::map<std::string, double> figures_;
};

TEST(Counts, EventsAndAllocationsAreTheRecordedOnes) {
  Recorded recorded("counts.txt");
  for (const Case& fixed : cases) {
    double events = 0;
    double allocations = 0;
    double steady_events = 0;
    std::istringstream(output_of(counts_run("events", fixed, fixed.seconds))) >> events >>
        allocations >> steady_events;
    ASSERT_GT(steady_events, 0);
    const std::string name = fixed.scenario;
    if (update) {
      recorded.set(name + " events", events);
      recorded.set(name + " allocations", allocations);
    }
    EXPECT_EQ(events, recorded.at(name + " events")) << name;
    if (!SOJOURN_OPTIMISED) continue;
    EXPECT_LE(allocations, recorded.at(name + " allocations"))
        << name << ": in the steady state of " << steady_events << " events";
  }
  if (update) recorded.write();
}

double instructions_of(const char* what, const Case& fixed, unsigned seconds) {
  const std::string output = output_of("valgrind --tool=callgrind --callgrind-out-file=/dev/null " +
                                       counts_run(what, fixed, seconds));
  const std::string label = "Collected : ";
  const std::size_t at = output.find(label);
  EXPECT_NE(at, std::string::npos) << output;
  return at == std::string::npos ? 0 : std::strtod(output.c_str() + at + label.size(), nullptr);
}

double requests_of(const Case& fixed, unsigned seconds) {
  return std::strtod(output_of(counts_run("requests", fixed, seconds)).c_str(), nullptr);
}

// Of a run and one three times as long: what start and end cost falls out.
double instructions_a_request(const char* what, const Case& fixed) {
  const unsigned first = fixed.seconds / 4;
  const unsigned second = 3 * first;
  return (instructions_of(what, fixed, second) - instructions_of(what, fixed, first)) /
         (requests_of(fixed, second) - requests_of(fixed, first));
}

TEST(Counts, InstructionsARequestAreAtMost15PercentMoreThanRecorded) {
  if (!SOJOURN_OPTIMISED) GTEST_SKIP() << "not a release build";
  if (std::system("command -v valgrind >/dev/null") != 0) GTEST_SKIP() << "valgrind is missing";
  constexpr double allowance = 1.15;
  Recorded recorded("instructions.txt");
  const auto check = [&](const std::string& name, double instructions) {
    if (update) recorded.set(name, std::round(instructions));
    const double before = recorded.at(name);
    std::printf("%s: %.0f instructions a request, recorded %.0f\n", name.c_str(), instructions,
                before);
    if (!std::isnan(before)) {
      EXPECT_LE(instructions, before * allowance) << name;
    }
  };
  const std::string compiler = std::string(SOJOURN_COMPILER) + " ";
  for (const Case& fixed : cases) {
    check(compiler + fixed.scenario, instructions_a_request("requests-by-events", fixed));
  }
  // Recorded with vectors, of which valgrind knows AVX2.
  if (__builtin_cpu_supports("avx2")) {
    check(compiler + "mm1 in batches", instructions_a_request("requests", cases.front()));
  }
  if (update) recorded.write();
}

}  // namespace
}  // namespace sojourn
