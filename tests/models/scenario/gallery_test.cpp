// The scenarios that come with Sojourn are valid, canonical when written, and stable.
#include <filesystem>
#include <string>
#include <vector>

#include <gtest/gtest.h>

#include "models/scenario/visits.h"
#include "tests/models/scenario/documents.h"

namespace sojourn::scenario {
namespace {

std::vector<std::string> gallery() {
  std::vector<std::string> files;
  for (const auto& entry :
       std::filesystem::recursive_directory_iterator(SOJOURN_SOURCE_DIR "/scenarios")) {
    const std::string path = entry.path().string();
    if (path.ends_with(".json") && !path.ends_with(".schema.json")) {
      files.push_back(path);
    }
  }
  return files;
}

TEST(Gallery, HoldsTheFourScenariosOfTheTutorial) {
  EXPECT_GE(gallery().size(), 4U);
}

TEST(Gallery, IsValidAndSaysWhatItIs) {
  for (const std::string& path : gallery()) {
    const Scenario scenario = parsed(file_text(path));
    EXPECT_EQ(scenario.name + ".json", std::filesystem::path(path).filename().string());
    EXPECT_FALSE(scenario.description.empty()) << path;
  }
}

TEST(Gallery, IsReadBackFromItsCanonicalForm) {
  for (const std::string& path : gallery()) {
    const Scenario scenario = parsed(file_text(path));
    const std::string canonical = to_json(scenario);
    EXPECT_TRUE(is_same(parsed(canonical), scenario)) << path;
    EXPECT_EQ(to_json(parsed(canonical)), canonical) << path;
    EXPECT_TRUE(is_same(parsed(to_json_explained(scenario)), scenario)) << path;
  }
}

TEST(Gallery, AsksLessOfItsServicesThanTheyCanGive) {
  for (const std::string& path : gallery()) {
    const Scenario scenario = parsed(file_text(path));
    const OfferedLoad load = open_load(scenario);
    for (std::size_t i = 0; i < scenario.services.size(); ++i) {
      EXPECT_LT(load.services[i].utilization, 0.9) << path << " " << scenario.services[i].name;
    }
  }
}

}  // namespace
}  // namespace sojourn::scenario
