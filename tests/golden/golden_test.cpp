// The gallery's scenarios and a zoo of all features give the same results, to the last bit, on
// every compiler, build type and number of threads. UPDATE_GOLDEN=1 writes
// tests/golden/NAME.golden.txt anew: a change of results is then a change of a file, to be read and
// explained.
#include <algorithm>
#include <array>
#include <charconv>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <sstream>
#include <string>
#include <vector>

#include <gtest/gtest.h>

#include "engine/fingerprint.h"
#include "engine/replications.h"
#include "models/results/results_json.h"
#include "models/scenario/sha256.h"
#include "models/scenario/words.h"
#include "models/simulation/simulate.h"
#include "tests/support/scenario_text.h"

namespace sojourn {
namespace {

namespace fs = std::filesystem;

const fs::path source_dir = SOJOURN_SOURCE_DIR;
const fs::path golden_dir = source_dir / "tests" / "golden";

std::string text_of(const fs::path& path) {
  std::ifstream file(path, std::ios::binary);
  std::ostringstream text;
  text << file.rdbuf();
  return text.str();
}

// Every scenario of the gallery, and those that stand beside this test.
std::vector<fs::path> scenario_files() {
  std::vector<fs::path> files;
  for (const fs::path& directory : {source_dir / "scenarios", golden_dir}) {
    for (const fs::directory_entry& entry : fs::recursive_directory_iterator(directory)) {
      const std::string name = entry.path().filename().string();
      if (name.ends_with(".json") && !name.ends_with(".schema.json")) files.push_back(entry.path());
    }
  }
  std::ranges::sort(files);
  return files;
}

fs::path golden_file_of(const fs::path& scenario) {
  return golden_dir / (scenario.stem().string() + ".golden.txt");
}

// Short, so that all of them together take seconds.
scenario::Scenario shortened(const fs::path& file) {
  return tests::parsed(text_of(file),
                       {{"run.duration", "6s"}, {"run.replications", "6"}, {"run.seed", "2024"}});
}

results::Results simulated(const scenario::Scenario& scenario, unsigned threads) {
  simulation::Options options;
  options.threads = threads;
  options.precision = {{"p50", 0.06, true}};
  options.replications_max = 20;
  results::Results results = simulation::simulate(scenario, options).value();
  results.scenario_sha256.clear();  // a comment in the file may change
  return results;
}

std::string number(double value) {
  std::array<char, 32> digits{};
  const auto [end, error] = std::to_chars(digits.data(), digits.data() + digits.size(), value);
  return {digits.data(), end};
}

std::string digest_of(const std::vector<results::RequestRecord>& records) {
  engine::Fingerprint digest;
  const auto add = [&](auto value) { digest.add(static_cast<std::uint64_t>(value)); };
  for (const results::RequestRecord& record : records) {
    add(record.workload);
    add(record.request);
    add(record.request_class);
    add(record.intended.time_since_epoch().count());
    add(record.done.time_since_epoch().count());
    add(record.outcome);
    for (const results::Span& span : record.spans) {
      add(span.path);
      add(span.service);
      add(span.replica);
      for (const engine::Duration time :
           {span.waiting, span.service_time, span.calls, span.demand}) {
        add(time.count());
      }
    }
  }
  return digest.text();
}

// A digest for the last bit, and a few figures that tell how far a change goes.
std::string golden_text(const scenario::Scenario& scenario) {
  const results::Results results = simulated(scenario, 1);
  simulation::RecordOptions recording;
  recording.duration = scenario.run.duration;
  const simulation::RecordedRun run = simulation::simulate_recorded(scenario, recording);
  std::string text = "fingerprint " + results.fingerprint + "\n";
  text += "results     " + scenario::sha256_hex(results::to_json(results)) + "\n";
  text += "records     " + digest_of(run.records) + "\n";
  text += "recorded    " + run.results.fingerprint + "\n";
  text += "warm-up     " + number(results.warmup_s) + " s of " + number(results.duration_s) +
          " s, " + std::to_string(results.replications) + " replications\n";
  for (const auto& [name, request] : results.requests) {
    text += name + ": " + std::to_string(request.count) + " requests, " +
            std::to_string(request.ok) + " ok, mean " + number(request.latency.mean.value) +
            " s, p99 " + number(request.latency.p99.value) + " s\n";
  }
  for (const auto& [name, service] : results.services) {
    text += name + ": utilization " + number(service.utilization.value) + ", queue length " +
            number(service.queue_length.value) + "\n";
  }
  return text;
}

std::string name_of(const testing::TestParamInfo<fs::path>& test) {
  std::string name = test.param.stem().string();
  std::ranges::replace_if(name, [](char c) { return c == '-' || c == '.'; }, '_');
  return name;
}

class Golden : public testing::TestWithParam<fs::path> {};

TEST_P(Golden, ResultsAreTheSameToTheLastBit) {
  const std::string text = golden_text(shortened(GetParam()));
  const fs::path file = golden_file_of(GetParam());
  if (std::getenv("UPDATE_GOLDEN") != nullptr) {
    std::ofstream(file, std::ios::binary) << text;
  }
  EXPECT_EQ(text, text_of(file)) << "if this change is meant: UPDATE_GOLDEN=1, and read the diff";
}

TEST_P(Golden, ThreadsChangeNoByte) {
  const scenario::Scenario scenario = shortened(GetParam());
  const std::string alone = results::to_json(simulated(scenario, 1));
  for (unsigned threads = 2; threads <= 8; ++threads) {
    EXPECT_EQ(results::to_json(simulated(scenario, threads)), alone) << threads << " threads";
  }
}

// At its own length, with its own seed: what is warned of there must be so.
TEST_P(Golden, NoReplicationCollapses) {
  simulation::Options options;
  options.threads = engine::hardware_threads();
  const auto results = simulation::simulate(tests::parsed(text_of(GetParam())), options).value();
  EXPECT_TRUE(results.collapsed.empty()) << results.warnings.front();
}

INSTANTIATE_TEST_SUITE_P(Scenarios, Golden, testing::ValuesIn(scenario_files()), name_of);

TEST(GoldenFiles, BelongToAScenario) {
  const std::vector<fs::path> scenarios = scenario_files();
  for (const fs::directory_entry& entry : fs::directory_iterator(golden_dir)) {
    if (!entry.path().filename().string().ends_with(".golden.txt")) continue;
    const bool known = std::ranges::any_of(scenarios, [&](const fs::path& scenario) {
      return golden_file_of(scenario) == entry.path();
    });
    EXPECT_TRUE(known) << entry.path().filename() << " is left over from a scenario that is gone";
  }
}

// --- the zoo is complete

const std::string zoo = text_of(golden_dir / "feature-zoo.json");

TEST(FeatureZoo, HoldsEveryKeyOfTheFormat) {
  for (const auto& [definition, keys] : scenario::known_keys()) {
    for (const std::string& key : keys) {
      EXPECT_TRUE(zoo.contains('"' + key + '"')) << definition << ": " << key;
    }
  }
}

template <typename Words>
void expect_in_zoo(const Words& words) {
  for (const auto& word : words) {
    EXPECT_TRUE(zoo.contains('"' + std::string(word.text) + '"')) << word.text;
  }
}

TEST(FeatureZoo, HoldsEveryWordOfTheFormat) {
  expect_in_zoo(scenario::queue_order_words);
  expect_in_zoo(scenario::jitter_words);
  expect_in_zoo(scenario::on_error_words);
  expect_in_zoo(scenario::balance_words);
  expect_in_zoo(scenario::via_words);
  expect_in_zoo(scenario::fault_words);
  expect_in_zoo(scenario::shape_words);
}

}  // namespace
}  // namespace sojourn
