#include "models/results/json_writer.h"

#include <cmath>
#include <limits>

#include <gtest/gtest.h>

#include "models/results/utf8.h"

namespace sojourn::results {
namespace {

using Layout = JsonWriter::Layout;

std::string number(double value) {
  JsonWriter json;
  json.number(value);
  return std::move(json).text();
}

std::string string(std::string_view value) {
  JsonWriter json;
  json.string(value);
  return std::move(json).text();
}

TEST(JsonWriter, WritesNumbersAsShortAsTheyReadBack) {
  EXPECT_EQ(number(0.1), "0.1\n");
  EXPECT_EQ(number(1), "1\n");
  EXPECT_EQ(number(1.0 / 3), "0.3333333333333333\n");
  EXPECT_EQ(number(1e300), "1e+300\n");
  EXPECT_EQ(number(5e-324), "5e-324\n");
}

TEST(JsonWriter, WritesWhatIsNotFiniteAsNull) {
  EXPECT_EQ(number(std::nan("")), "null\n");
  EXPECT_EQ(number(std::numeric_limits<double>::infinity()), "null\n");
}

TEST(JsonWriter, EscapesWhatJsonAsksFor) {
  EXPECT_EQ(string("a\"b\\c\n\r\t\x01 ü €"), "\"a\\\"b\\\\c\\n\\r\\t\\u0001 ü €\"\n");
}

TEST(JsonWriter, ReplacesBytesThatAreNotUtf8) {
  EXPECT_EQ(string("a\xFF"
                   "b"),
            "\"a\xEF\xBF\xBD"
            "b\"\n");
  EXPECT_EQ(string("\xC3"), "\"\xEF\xBF\xBD\"\n");
}

TEST(JsonWriter, IndentsByTwoAndKeepsLinesTogetherWhenAsked) {
  JsonWriter json;
  json.begin_object();
  json.key("a").begin_array().integer(1).begin_object().end_object().end_array();
  json.key("b").begin_object(Layout::one_line);
  json.key("x").null().key("y").begin_array().boolean(true).signed_integer(-2).end_array();
  json.end_object();
  json.key("c").begin_object().end_object();
  json.end_object();
  EXPECT_EQ(std::move(json).text(),
            "{\n"
            "  \"a\": [\n"
            "    1,\n"
            "    {}\n"
            "  ],\n"
            "  \"b\": {\"x\": null, \"y\": [true, -2]},\n"
            "  \"c\": {}\n"
            "}\n");
}

TEST(JsonWriterDeathTest, KeysMustRise) {
  EXPECT_DEATH(
      {
        JsonWriter json;
        json.begin_object().key("b").null().key("a");
      },
      "keys must rise");
}

TEST(JsonWriterDeathTest, NestingMustBeClosed) {
  EXPECT_DEATH(
      {
        JsonWriter json;
        json.begin_object();
        std::move(json).text();
      },
      "not complete");
}

TEST(Utf8, KnowsTheLengthOfWellFormedSequences) {
  EXPECT_EQ(utf8_length("a"), 1U);
  EXPECT_EQ(utf8_length("ü"), 2U);
  EXPECT_EQ(utf8_length("€"), 3U);
  EXPECT_EQ(utf8_length("😀"), 4U);
}

TEST(Utf8, RefusesOverlongSurrogateAndTruncatedSequences) {
  EXPECT_EQ(utf8_length("\xC0\x80"), 0U);
  EXPECT_EQ(utf8_length("\xE0\x80\x80"), 0U);
  EXPECT_EQ(utf8_length("\xED\xA0\x80"), 0U);
  EXPECT_EQ(utf8_length("\xF4\x90\x80\x80"), 0U);
  EXPECT_EQ(utf8_length("\xF5\x80\x80\x80"), 0U);
  EXPECT_EQ(utf8_length("\xE2\x82"), 0U);
  EXPECT_EQ(utf8_length("\x80"), 0U);
}

}  // namespace
}  // namespace sojourn::results
