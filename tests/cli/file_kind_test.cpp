#include "cli/file_kind.h"

#include <gtest/gtest.h>

namespace sojourn::cli {
namespace {

TEST(FileKind, IsToldByAnOutermostKey) {
  EXPECT_EQ(kind_of_file(R"({"sojourn": 1})"), FileKind::scenario);
  EXPECT_EQ(kind_of_file(R"({"calls": {"sojourn": 1}, "results": 1})"), FileKind::results);
  EXPECT_EQ(
      kind_of_file("// \"results\": 1\n/* {\"a\": */ {\"name\": \"results\", \"sojourn\" : 1}"),
      FileKind::scenario);
  EXPECT_EQ(kind_of_file(R"({"a": ["results", {"x": "\"}"}], "sojourn": 1})"), FileKind::scenario);
}

TEST(FileKind, IsUnknownOtherwise) {
  for (const char* text : {"", "{", "[]", "\"sojourn\"", "{\"sojourn", "{\"sojourn\"}",
                           "{\"a\": \"results\"}", "/*", "//", "{\"a\\", "{\"comparison\": 1}"}) {
    EXPECT_EQ(kind_of_file(text), FileKind::unknown) << text;
  }
}

}  // namespace
}  // namespace sojourn::cli
