#include "live-harness/addresses.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace sojourn::live {
namespace {

using testing::HasSubstr;

TEST(Address, ReadsWhatItWrites) {
  for (const char* text : {"127.0.0.1:8080", "10.1.2.3:1", "[::1]:65535"}) {
    const auto address = parse_address(text);
    ASSERT_TRUE(address) << address.error();
    EXPECT_EQ(format_address(*address), text);
  }
}

TEST(Address, SaysWhatIsWrong) {
  const std::vector<std::pair<const char*, const char*>> cases = {
      {"", "no port"},
      {"127.0.0.1", "no port"},
      {"127.0.0.1:", "port is no whole number"},
      {"127.0.0.1:0", "port is no whole number"},
      {"127.0.0.1:65536", "port is no whole number"},
      {"127.0.0.1:80x", "port is no whole number"},
      {"127.0.0.1:-1", "port is no whole number"},
      {"localhost:80", "not numeric"},
      {"127.0.0.256:80", "not numeric"},
      {"::1:80", "not numeric"},
      {"[127.0.0.1]:80", "not numeric"},
      {":80", "not numeric"},
  };
  for (const auto& [text, why] : cases) {
    const auto address = parse_address(text);
    ASSERT_FALSE(address) << text;
    EXPECT_THAT(address.error(), HasSubstr(why)) << text;
  }
}

TEST(Address, KnowsLoopback) {
  EXPECT_TRUE(is_loopback({"127.0.0.1", 80}));
  EXPECT_TRUE(is_loopback({"127.255.3.4", 80}));
  EXPECT_TRUE(is_loopback({"::1", 80}));
  EXPECT_FALSE(is_loopback({"128.0.0.1", 80}));
  EXPECT_FALSE(is_loopback({"0.0.0.0", 80}));
  EXPECT_FALSE(is_loopback({"::", 80}));
  EXPECT_FALSE(is_loopback({"::2", 80}));
  EXPECT_FALSE(is_loopback({"localhost", 80}));
}

TEST(Addresses, AreWrittenAsTheHeaderSays) {
  const Addresses addresses{{{"cart", {{"127.0.0.1", 41001}, {"127.0.0.1", 41002}}}},
                            {{"gateway>cart", {{"127.0.0.1", 42000}}}}};
  EXPECT_EQ(to_json(addresses),
            "{\n"
            "  \"links\": {\n"
            "    \"gateway>cart\": [\n"
            "      \"127.0.0.1:42000\"\n"
            "    ]\n"
            "  },\n"
            "  \"services\": {\n"
            "    \"cart\": [\n"
            "      \"127.0.0.1:41001\",\n"
            "      \"127.0.0.1:41002\"\n"
            "    ]\n"
            "  }\n"
            "}\n");
  const auto read = parse_addresses(to_json(addresses));
  ASSERT_TRUE(read) << read.error();
  EXPECT_EQ(read->services, addresses.services);
  EXPECT_EQ(read->links, addresses.links);
}

TEST(Addresses, SayWhatIsWrong) {
  const std::vector<std::pair<const char*, const char*>> cases = {
      {"", "not a JSON object"},
      {"[]", "not a JSON object"},
      {R"({"services": {}})", "\"links\" is missing"},
      {R"({"services": [], "links": {}})", "\"services\" is missing"},
      {R"({"services": {"a": []}, "links": {}})", "services/a is not a list"},
      {R"({"services": {"a": [1]}, "links": {}})", "services/a holds something"},
      {R"({"services": {"a": ["x"]}, "links": {}})", "services/a: \"x\" is not an address"},
      {R"({"services": {}, "links": {}, "more": 1})", "unknown key \"more\""},
  };
  for (const auto& [text, why] : cases) {
    const auto addresses = parse_addresses(text);
    ASSERT_FALSE(addresses) << text;
    EXPECT_THAT(addresses.error(), HasSubstr(why)) << text;
  }
}

}  // namespace
}  // namespace sojourn::live
