// Balancers choose the same replicas on both sides. One user asks one request after the other, and
// the calls of a parallel step leave in the order of its branches, so the order in which a balancer
// is asked depends on nothing that noise could change. The order in which the calls of the
// least-connections balancer end, which decides between equals, noise can change: from then on its
// choices are its own.
#include <cstdint>
#include <cstdlib>
#include <fstream>
#include <map>
#include <sstream>
#include <string>
#include <utility>
#include <vector>

#include <gtest/gtest.h>

#include "tests/support/temporary_folder.h"

namespace sojourn {
namespace {

const char* const balanced = R"({
  "sojourn": 1, "name": "balanced",
  "services": {
    "front": {"workers": 4, "endpoints": {"get": [
      {"parallel": [{"call": "turns.get"}, {"call": "turns.get"}]},
      {"call": "turns.get"},
      {"parallel": [{"call": "least.long"}, {"call": "least.short"}, {"call": "least.longer"}]},
      {"call": "weighted.get"}, {"call": "random.get"},
      {"parallel": [{"call": "choices.get"}, {"call": "choices.get"}]}]}},
    "turns": {"replicas": 3, "workers": 4, "endpoints": {"get": [{"delay": "1ms"}]}},
    "least": {"replicas": 2, "workers": 4, "endpoints": {
      "short": [{"delay": "2ms"}], "long": [{"delay": "40ms"}], "longer": [{"delay": "80ms"}]}},
    "weighted": {"replicas": 2, "workers": 4, "endpoints": {"get": [{"delay": "1ms"}]}},
    "random": {"replicas": 3, "workers": 4, "endpoints": {"get": [{"delay": "1ms"}]}},
    "choices": {"replicas": 3, "workers": 4, "endpoints": {"get": [{"delay": "20ms"}]}}
  },
  "calls": {
    "front>turns": {"balance": "round-robin"},
    "front>least": {"balance": "least-connections"},
    "front>weighted": {"balance": "weighted", "weights": [3, 1]},
    "front>random": {"balance": "random"},
    "front>choices": {"balance": "power-of-two"}
  },
  "workloads": {"user": {"closed": {"users": 1, "think": "1ms"}, "requests": {"front.get": 1}}},
  "run": {"duration": "5s", "warmup": "0s", "replications": 1},
  "live": {"duration": "5s", "warmup": "0s"}
})";

// Simulates, deploys and replays once: balancers remember what they have done, so the replay must
// be the first that the services hear of.
const char* const both_sides = R"(
set -e
"$1/sojourn" run -q "$2/balanced.json" --records "$2/simulated.csv"
"$1/sojourn-live" up -q "$2/balanced.json" --addresses "$2/addresses.json" &
up=$!
trap 'kill -INT $up; wait $up' EXIT
for look in $(seq 900); do [ -s "$2/addresses.json" ] && break; sleep 0.1; done
"$1/sojourn-live" replay -q "$2/balanced.json" --addresses "$2/addresses.json" \
  --records "$2/measured.csv"
)";

class BalanceTest : public ::testing::Test {
 protected:
  std::string path(const std::string& name) const { return folder_.file(name).string(); }

 private:
  tests::TemporaryFolder folder_;
};

std::vector<std::string> cells_of(const std::string& line) {
  std::vector<std::string> cells;
  std::istringstream rest(line);
  for (std::string cell; std::getline(rest, cell, ',');) {
    cells.push_back(cell);
  }
  return cells;
}

// The visits of a request in the order in which they ended: call path and replica ("least/1").
using Visits = std::vector<std::pair<std::string, std::string>>;
using Choices = std::map<std::uint64_t, Visits>;  // by request

Choices choices_of(const std::string& file) {
  std::ifstream lines(file);
  std::string line;
  std::getline(lines, line);
  const std::vector<std::string> header = cells_of(line);
  std::map<std::string, std::size_t> column;
  for (std::size_t index = 0; index < header.size(); ++index) {
    column[header[index]] = index;
  }
  Choices choices;
  while (std::getline(lines, line)) {
    const std::vector<std::string> cells = cells_of(line);
    if (cells.at(0) == "span") {
      choices[std::stoull(cells.at(column.at("request")))].emplace_back(
          cells.at(column.at("path")),
          cells.at(column.at("service")) + "/" + cells.at(column.at("replica")));
    }
  }
  return choices;
}

bool is_least(const std::pair<std::string, std::string>& visit) {
  return visit.second.starts_with("least/");
}

std::vector<std::string> least_paths(const Visits& visits) {
  std::vector<std::string> paths;
  for (const auto& visit : visits) {
    if (is_least(visit)) paths.push_back(visit.first);
  }
  return paths;
}

// Those of the least-connections balancer only if they are `comparable`.
std::map<std::string, std::string> by_path(const Visits& visits, bool comparable) {
  std::map<std::string, std::string> replicas;
  for (const auto& visit : visits) {
    if (comparable || !is_least(visit)) replicas.insert(visit);
  }
  return replicas;
}

TEST_F(BalanceTest, BothSidesChooseTheSameReplicas) {
  std::ofstream(path("balanced.json")) << balanced;
  std::ofstream(path("both-sides.sh")) << both_sides;
  const std::string command = "sh " + path("both-sides.sh") + " " SOJOURN_BINARY_DIR " " +
                              path("") + " > " + path("out") + " 2>&1";
  ASSERT_EQ(std::system(command.c_str()), 0) << std::ifstream(path("out")).rdbuf();
  const Choices simulated = choices_of(path("simulated.csv"));
  const Choices measured = choices_of(path("measured.csv"));
  std::size_t compared = 0;
  bool least_is_comparable = true;
  std::map<std::string, std::size_t> visits;
  for (const auto& [request, expected] : simulated) {
    const auto found = measured.find(request);
    if (found == measured.end()) {
      continue;  // beyond the last request of the slower side
    }
    EXPECT_EQ(by_path(found->second, least_is_comparable), by_path(expected, least_is_comparable))
        << "request " << request;
    least_is_comparable =
        least_is_comparable && least_paths(found->second) == least_paths(expected);
    ++compared;
    for (const auto& [visit, replica] : expected) {
      ++visits[replica];
    }
  }
  EXPECT_GE(compared, 1U);
  if (compared >= 20) {
    EXPECT_EQ(visits.size(), 1U + 3 + 2 + 2 + 3 + 3) << "not every replica was asked";
  }
}

}  // namespace
}  // namespace sojourn
