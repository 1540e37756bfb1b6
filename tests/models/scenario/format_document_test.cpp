// scenarios/FORMAT.md is true: its snippets can be read, and it leaves no key out.
#include <sstream>
#include <string>
#include <vector>

#include <gtest/gtest.h>

#include "tests/models/scenario/documents.h"

namespace sojourn::scenario {
namespace {

const std::string document = SOJOURN_SOURCE_DIR "/scenarios/FORMAT.md";

// A fenced block: "scenario" for a whole one, else the pointer after "at".
struct Snippet {
  std::string place;
  std::string text;
  std::size_t line = 0;
};

std::vector<Snippet> snippets() {
  std::vector<Snippet> found;
  std::istringstream lines(file_text(document));
  bool is_inside = false;
  std::size_t number = 0;
  for (std::string line; std::getline(lines, line);) {
    ++number;
    if (line.starts_with("```")) {
      is_inside = !is_inside;
      if (is_inside) {
        const bool is_part = line.starts_with("```jsonc at ");
        found.push_back({is_part ? line.substr(12) : line.substr(8), {}, number});
      }
    } else if (is_inside) {
      found.back().text += line + "\n";
    }
  }
  return found;
}

TEST(FormatDocument, BeginsWithAWholeScenario) {
  const std::vector<Snippet> all = snippets();
  ASSERT_GE(all.size(), 10U);
  EXPECT_EQ(all.front().place, " scenario");
  EXPECT_EQ(parsed(all.front().text).services.size(), 3U);
}

TEST(FormatDocument, HasNoSnippetThatCannotBeRead) {
  const std::vector<Snippet> all = snippets();
  for (std::size_t i = 1; i < all.size(); ++i) {
    EXPECT_TRUE(all[i].place.starts_with('/')) << "line " << all[i].line;
    EXPECT_EQ(errors_of(all.front().text, {{all[i].place, all[i].text}}), "")
        << "line " << all[i].line;
  }
}

TEST(FormatDocument, ExplainsEveryKey) {
  const std::string text = file_text(document);
  for (const auto& [definition, keys] : known_keys()) {
    for (const std::string& key : keys) {
      EXPECT_TRUE(text.contains("`" + key + "`")) << definition << "." << key;
    }
  }
}

TEST(FormatDocument, StatesTheLimitsOfAFile) {
  const std::string text = file_text(document);
  EXPECT_TRUE(text.contains(std::to_string(scenario_bytes_max >> 20U) + " MiB"));
  EXPECT_TRUE(text.contains(std::to_string(scenario_depth_max) + " deep"));
  EXPECT_TRUE(text.contains(std::to_string(scenario_errors_max) + " errors"));
}

}  // namespace
}  // namespace sojourn::scenario
