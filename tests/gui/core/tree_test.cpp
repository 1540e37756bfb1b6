#include <filesystem>
#include <fstream>
#include <sstream>
#include <string>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "gui/core/json_tree.h"
#include "gui/core/tree_edit.h"
#include "gui/core/tree_reader.h"
#include "gui/core/tree_writer.h"
#include "models/scenario/scenario_json.h"

namespace sojourn::gui {
namespace {

using testing::HasSubstr;

std::string file_text(const std::filesystem::path& path) {
  std::ostringstream text;
  text << std::ifstream(path).rdbuf();
  return text.str();
}

JsonValue tree_of(std::string_view text) {
  auto tree = read_tree(text);
  EXPECT_TRUE(tree.has_value());
  return tree.value_or(JsonValue{});
}

TEST(Tree, KeepsOrderNumbersAndCommentsOfAFile) {
  const std::string text = R"(// Above all.
{
  "b": 1.50, // behind b
  // above a
  "a": [1, 2, {"x": "y"}],

  /* above c */
  "c": {
    // alone in c
  }
  // at the end
}
)";
  EXPECT_EQ(write_tree(tree_of(text)), text);
}

TEST(Tree, KeepsCommentsBetweenAKeyAndItsValue) {
  const std::string written = write_tree(tree_of("{\"a\": /* why */ 5, \"b\" // then\n : 6}"));
  EXPECT_THAT(written, HasSubstr("/* why */"));
  EXPECT_THAT(written, HasSubstr("// then"));
  EXPECT_EQ(write_tree(tree_of(written)), written);
}

TEST(Tree, OfEveryScenarioOfTheGalleryMeansTheSameAndIsWrittenInOneForm) {
  const std::filesystem::path gallery = SOJOURN_SOURCE_DIR "/scenarios";
  int files = 0;
  for (const auto& entry : std::filesystem::recursive_directory_iterator(gallery)) {
    if (entry.path().extension() != ".json") continue;
    const std::string text = file_text(entry.path());
    const std::string written = write_tree(tree_of(text));
    EXPECT_EQ(write_tree(tree_of(written)), written) << entry.path();
    const auto original = scenario::parse_scenario(text);
    const auto again = scenario::parse_scenario(written);
    if (!original) continue;  // the schema
    ASSERT_TRUE(again.has_value()) << entry.path();
    EXPECT_EQ(scenario::to_json(*again), scenario::to_json(*original)) << entry.path();
    ++files;
  }
  EXPECT_GE(files, 5);
}

TEST(Tree, RefusesBrokenSyntaxWithAPlace) {
  const auto tree = read_tree("{\n  \"a\": 1,\n  \"b\" 2\n}");
  ASSERT_FALSE(tree.has_value());
  EXPECT_EQ(tree.error().front().line, 3U);
}

TEST(Tree, RefusesAnEmptyFile) {
  EXPECT_FALSE(read_tree("").has_value());
  EXPECT_FALSE(read_tree("// nothing\n").has_value());
}

TEST(Tree, FindsPlacesByPointer) {
  const JsonValue tree = tree_of(R"({"a/b": [10, {"c~": true}], "": 5})");
  EXPECT_EQ(find(tree, "/a~1b/1/c~0")->scalar, "true");
  EXPECT_EQ(find(tree, "/a~1b/0")->scalar, "10");
  EXPECT_EQ(find(tree, "/a~1b/2"), nullptr);
  EXPECT_EQ(find(tree, "/")->scalar, "5");
  EXPECT_EQ(find(tree, ""), &tree);
  EXPECT_EQ(parent_of("/a~1b/1"), "/a~1b");
  EXPECT_EQ(last_key("/a~1b"), "a/b");
  EXPECT_TRUE(is_at_or_above("/a", "/a/b"));
  EXPECT_FALSE(is_at_or_above("/a", "/ab"));
}

TEST(Tree, TellsWhereAPlaceIsWritten) {
  const JsonValue tree = tree_of("{\"a\": {\"long\": [\n// c\n1, 2]}, \"b\": {\"c\": 5}}");
  const std::string text = write_tree(tree);
  EXPECT_EQ(text.substr(offset_of(tree, "/a/long"), 1), "[");
  EXPECT_EQ(text.substr(offset_of(tree, "/b"), 8), "{\"c\": 5}");
  EXPECT_EQ(offset_of(tree, "/b/c"), offset_of(tree, "/b"));  // on one line
}

TEST(TreeEdit, SetsInsertsRemovesAndTakesItAllBack) {
  JsonValue tree = tree_of(R"({"services": {"a": {"replicas": 2}}, "list": [1, 2, 3]})");
  const JsonValue before = tree;
  TreeEdit edit(tree);
  edit.set("/services/a/queue/capacity", JsonValue::whole(5));
  edit.set("/services/a/replicas", JsonValue::whole(3));
  edit.insert("/list/1", JsonValue::text("new"), 1);
  edit.append("/fresh", JsonValue::whole(1));
  edit.remove("/list/0");
  edit.rename("/services/a", "b");
  EXPECT_EQ(write_line(tree), R"({"services": {"b": {"replicas": 3, "queue": {"capacity": 5}}}, )"
                              R"("list": ["new", 2, 3], "fresh": [1]})");
  for (const Change& change : reversed(edit.changes())) apply(tree, change);
  EXPECT_EQ(tree, before);
}

TEST(TreeEdit, ThatChangesNothingRecordsNothing) {
  JsonValue tree = tree_of(R"({"a": {"b": 1}})");
  TreeEdit edit(tree);
  edit.set("/a/b", JsonValue::whole(1));
  edit.remove("/a/c");
  edit.replace_all(tree_of(R"({"a": {"b": 1}})"));
  EXPECT_TRUE(edit.changes().empty());
}

TEST(TreeEdit, KeepsTheCommentsAroundAReplacedValue) {
  JsonValue tree = tree_of("{\n  // why\n  \"a\": 1 // behind\n}");
  TreeEdit edit(tree);
  edit.set("/a", JsonValue::whole(2));
  EXPECT_EQ(write_tree(tree), "{\n  // why\n  \"a\": 2 // behind\n}\n");
}

TEST(TreeEdit, PrunesObjectsThatBecomeEmpty) {
  JsonValue tree = tree_of(R"({"services": {"a": {"queue": {"capacity": 5}}}})");
  TreeEdit edit(tree);
  edit.remove_and_prune("/services/a/queue/capacity");
  EXPECT_EQ(write_line(tree), R"({"services": {"a": {}}})");
}

TEST(TreeEdit, ReplacesOnlyWhatDiffers) {
  JsonValue tree = tree_of(R"({"a": {"b": 1, "c": [1, 2]}, "d": 4})");
  TreeEdit edit(tree);
  edit.replace_all(tree_of(R"({"a": {"b": 1, "c": [1, 5]}, "d": 4})"));
  ASSERT_EQ(edit.changes().size(), 1U);
  EXPECT_EQ(edit.changes()[0].pointer, "/a/c/1");
}

}  // namespace
}  // namespace sojourn::gui
