#include "models/scenario/reading/located_value_json.h"

#include <string>

#include <gtest/gtest.h>

#include "models/scenario/reading/line_index.h"
#include "models/scenario/reading/utf8.h"
#include "models/scenario/scenario_json.h"

namespace sojourn::scenario {
namespace {

const LocatedValue& member(const LocatedValue& value, std::string_view key) {
  const Member* const found = find_member(*value.object(), key);
  EXPECT_NE(found, nullptr) << key;
  return found->value;
}

TEST(LocateJson, KnowsWhereEveryTokenBegins) {
  const std::string text = R"({ "a" : [1, -2.5e3,"x" ,true],/* : , */"b":{"c":null} // end
})";
  const LocatedDocument document = locate_json(text);
  ASSERT_TRUE(document.root.has_value());
  const LocatedValue& a = member(*document.root, "a");
  EXPECT_EQ(document.root->at.offset, 0U);
  EXPECT_EQ(a.at.offset, text.find('['));
  EXPECT_EQ((*a.array())[0].at.offset, text.find('1'));
  EXPECT_EQ((*a.array())[1].at.offset, text.find("-2.5"));
  EXPECT_EQ((*a.array())[2].at.offset, text.find("\"x\""));
  EXPECT_EQ((*a.array())[3].at.offset, text.find("true"));
  const LocatedValue& b = member(*document.root, "b");
  EXPECT_EQ(find_member(*document.root->object(), "b")->key_at.offset, text.find("\"b\""));
  EXPECT_EQ(member(b, "c").at.offset, text.find("null"));
}

TEST(LocateJson, IsNotConfusedByTextsThatLookLikeTokens) {
  const std::string text = R"({"a\"]//": "b/*,:", "c": ["\\", 7]})";
  const LocatedDocument document = locate_json(text);
  ASSERT_TRUE(document.root.has_value());
  EXPECT_EQ(member(*document.root, "a\"]//").at.offset, text.find("\"b/"));
  EXPECT_EQ((*member(*document.root, "c").array())[1].at.offset, text.find('7'));
}

TEST(LocateJson, KeepsNumbersAsTheyAreWritten) {
  const LocatedDocument document = locate_json("[5, 5.0, 18446744073709551615, -1, 1e3]");
  ASSERT_TRUE(document.root.has_value());
  const JsonArray& numbers = *document.root->array();
  EXPECT_EQ(numbers[0].number()->whole, 5U);
  EXPECT_EQ(numbers[1].number()->whole, std::nullopt);
  EXPECT_EQ(numbers[1].number()->text, "5.0");
  EXPECT_EQ(numbers[2].number()->whole, 18446744073709551615ULL);
  EXPECT_EQ(numbers[3].number()->whole, std::nullopt);
  EXPECT_EQ(numbers[4].number()->text, "1e3");
}

TEST(LocateJson, ReportsAKeyThatStandsTwiceAndKeepsTheFirst) {
  const LocatedDocument document = locate_json("{\"a\": {\"b\": 1,\n\"b\": 2}}");
  ASSERT_TRUE(document.root.has_value());
  EXPECT_EQ(member(member(*document.root, "a"), "b").number()->whole, 1U);
  ASSERT_EQ(document.errors.size(), 1U);
  EXPECT_EQ(document.errors[0].pointer, "/a/b");
  EXPECT_EQ(document.errors[0].hint, "it stands first in line 1");
}

TEST(LocateJson, NamesTheTokenThatBreaksTheSyntax) {
  const auto broken = [](std::string_view text) {
    const LocatedDocument document = locate_json(text);
    EXPECT_FALSE(document.root.has_value()) << text;
    EXPECT_EQ(document.errors.size(), 1U) << text;
    return document.errors.empty() ? SyntaxError{} : document.errors[0];
  };
  EXPECT_EQ(broken("[1 2]").found, "2");
  EXPECT_EQ(broken("[1,,2]").at.offset, 3U);
  EXPECT_EQ(broken("{\"a\" 1}").found, "1");
  EXPECT_EQ(broken("[1, NaN]").found, "NaN");
  EXPECT_EQ(broken("[1e999]").found, "1e999");
  EXPECT_EQ(broken("{\"a\": [1,").found, "the end of the file");
  EXPECT_EQ(broken("{\"a\": {\"b\": [1, }").pointer, "/a/b/1");
  EXPECT_EQ(broken("{} {}").at.offset, 3U);
  EXPECT_EQ(broken("[\"a\nb\"]").at.offset, 1U);
  EXPECT_EQ(broken("[1, /* ").hint, "the comment is never closed by */");
  EXPECT_EQ(broken("[007]").found, "007");
}

TEST(LocateJson, RefusesWhatIsNoJsonTextAtAll) {
  EXPECT_EQ(locate_json("").errors[0].found, "an empty file");
  EXPECT_EQ(locate_json(" // nothing\n").errors[0].found, "an empty file");
  EXPECT_EQ(locate_json("\xEF\xBB\xBF{}").errors[0].found, "a byte order mark");
  EXPECT_EQ(locate_json("{} // \xFF").errors[0].at.offset, 6U);
  EXPECT_EQ(locate_json(std::string_view("{}\0", 3)).errors[0].found, "a NUL byte");
}

TEST(LocateJson, RefusesDepthAndSizeWithoutTrying) {
  const std::string deep =
      std::string(scenario_depth_max, '[') + std::string(scenario_depth_max, ']');
  EXPECT_TRUE(locate_json(deep).root.has_value());
  EXPECT_FALSE(locate_json("[" + deep + "]").root.has_value());
  EXPECT_FALSE(locate_json(std::string(1'000'000, '[')).root.has_value());
  EXPECT_FALSE(locate_json(std::string(scenario_bytes_max + 1, ' ')).root.has_value());
}

TEST(LineIndex, CountsLinesAndBytesFromOne) {
  const LineIndex lines("ab\ncd\r\n\nx");
  EXPECT_EQ(lines.at(0).line, 1U);
  EXPECT_EQ(lines.at(1).column, 2U);
  EXPECT_EQ(lines.at(3).line, 2U);
  EXPECT_EQ(lines.at(3).column, 1U);
  EXPECT_EQ(lines.at(8).line, 4U);
  EXPECT_EQ(lines.at(9).column, 2U);
}

TEST(FirstInvalidUtf8, FindsTheByteThatBeginsNoCharacter) {
  EXPECT_EQ(first_invalid_utf8("plain \xC2\xB5 \xE2\x82\xAC \xF0\x9F\x98\x80"), std::nullopt);
  EXPECT_EQ(first_invalid_utf8("a\x80"), 1U);             // a continuation alone
  EXPECT_EQ(first_invalid_utf8("a\xC0\xAF"), 1U);         // overlong
  EXPECT_EQ(first_invalid_utf8("\xE0\x80\x80"), 0U);      // overlong
  EXPECT_EQ(first_invalid_utf8("\xED\xA0\x80"), 0U);      // a surrogate
  EXPECT_EQ(first_invalid_utf8("\xF4\x90\x80\x80"), 0U);  // beyond U+10FFFF
  EXPECT_EQ(first_invalid_utf8("ab\xE2\x82"), 2U);        // cut off
}

TEST(InQuotes, ShortensAtTheBorderOfACharacter) {
  EXPECT_EQ(in_quotes("a\"b\\\n"), "\"a\\\"b\\\\u000a\"");
  EXPECT_EQ(in_quotes("\xE2\x82\xAC\xE2\x82\xAC", 4), "\"\xE2\x82\xAC...\"");
}

TEST(PointerChild, EscapesTildeAndSlash) {
  EXPECT_EQ(pointer_child("/a", "b/c~d"), "/a/b~1c~0d");
}

}  // namespace
}  // namespace sojourn::scenario
