// Every NAME.json of this directory is a file that must be refused, NAME.expected.txt what is said
// about it. UPDATE_GOLDEN=1 in the environment writes the expectations anew: read them before they
// are committed, as if you had made the mistake yourself.
#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <sstream>
#include <string>
#include <vector>

#include <gtest/gtest.h>

#include "models/scenario/scenario_json.h"

namespace sojourn::scenario {
namespace {

namespace fs = std::filesystem;

const fs::path directory = fs::path(SOJOURN_SOURCE_DIR) / "tests/invalid";

std::vector<fs::path> cases() {
  std::vector<fs::path> files;
  for (const fs::directory_entry& entry : fs::directory_iterator(directory)) {
    if (entry.path().extension() == ".json") {
      files.push_back(entry.path());
    }
  }
  std::sort(files.begin(), files.end());
  return files;
}

std::string text_of(const fs::path& path) {
  std::ifstream file(path, std::ios::binary);
  std::ostringstream text;
  text << file.rdbuf();
  return text.str();
}

std::string complaint_about(const fs::path& path) {
  const ParseResult result = parse_scenario(text_of(path));
  std::string text;
  if (!result) {
    for (const ParseError& error : result.error()) {
      text += describe(error, path.filename().string()) + "\n";
    }
  }
  return text;
}

class InvalidFile : public testing::TestWithParam<fs::path> {};

TEST_P(InvalidFile, IsRefusedInWordsThatHelp) {
  const fs::path path = GetParam();
  const std::string complaint = complaint_about(path);
  ASSERT_NE(complaint, "") << path << " is valid";
  fs::path expectation = path;
  expectation.replace_extension(".expected.txt");
  if (std::getenv("UPDATE_GOLDEN") != nullptr) {
    std::ofstream(expectation, std::ios::binary) << complaint;
  }
  EXPECT_EQ(complaint, text_of(expectation)) << path;
}

std::string case_name(const testing::TestParamInfo<fs::path>& info) {
  std::string name = info.param.stem().string();
  std::replace(name.begin(), name.end(), '-', '_');
  return name;
}

INSTANTIATE_TEST_SUITE_P(Each, InvalidFile, testing::ValuesIn(cases()), case_name);

TEST(InvalidFiles, AreManyAndNoExpectationStandsAlone) {
  EXPECT_GE(cases().size(), 60U);
  for (const fs::directory_entry& entry : fs::directory_iterator(directory)) {
    const std::string name = entry.path().filename().string();
    const std::string ending = ".expected.txt";
    if (name.ends_with(ending)) {
      const std::string stem = name.substr(0, name.size() - ending.size());
      EXPECT_TRUE(fs::exists(directory / (stem + ".json"))) << name;
    }
  }
}

// Whatever is said is said in one line and names what was found and what was expected.
TEST(InvalidFiles, AreDescribedInWholeSentences) {
  for (const fs::path& path : cases()) {
    const ParseResult result = parse_scenario(text_of(path));
    ASSERT_FALSE(result.has_value()) << path;
    for (const ParseError& error : result.error()) {
      const std::string line = describe(error, "f");
      EXPECT_FALSE(error.found.empty()) << line;
      EXPECT_FALSE(error.expected.empty()) << line;
      EXPECT_GE(error.line, 1U) << line;
      EXPECT_GE(error.column, 1U) << line;
      EXPECT_EQ(line.find('\n'), std::string::npos) << line;
      EXPECT_LT(line.size(), 500U) << line;
    }
  }
}

}  // namespace
}  // namespace sojourn::scenario
