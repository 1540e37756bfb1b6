#include "live-harness/http_parser.h"

#include <array>
#include <vector>

#include <gtest/gtest.h>

#include "engine/random.h"

namespace sojourn::live {
namespace {

constexpr std::string_view request_text =
    "GET /get?x=1 HTTP/1.1\r\n"
    "Host: 127.0.0.1:80\r\n"
    "x-sojourn-REQUEST: \t1-2-3 \r\n"
    "X-Sojourn-Priority: 2\r\n"
    "\r\n";
constexpr std::string_view answer_text =
    "HTTP/1.1 200 OK\r\n"
    "Content-Length: 5\r\n"
    "X-Sojourn-Outcome: ok\r\n"
    "X-Sojourn-Spans: 1,2,3,4,5,6,7\r\n"
    "\r\n"
    "hello";
constexpr std::string_view chunked_text =
    "HTTP/1.1 500 Oh dear\r\n"
    "Transfer-Encoding: Chunked\r\n"
    "Connection: foo, Close\r\n"
    "\r\n"
    "3;ext=\"1\"\r\n"
    "hel\r\n"
    "00B\r\n"
    "lo\r\n\r\nworld\r\n"
    "0\r\n"
    "Trailer: ignored\r\n"
    "\r\n";

HttpProgress outcome(HttpKind kind, std::string_view text, HttpLimits limits = {}) {
  HttpParser parser(kind, limits);
  return parser.parse(text);
}

TEST(HttpParser, ReadsARequest) {
  HttpParser parser(HttpKind::request);
  ASSERT_EQ(parser.parse(request_text), HttpProgress::complete);
  EXPECT_EQ(parser.method(), "GET");
  EXPECT_EQ(parser.target(), "/get?x=1");
  EXPECT_EQ(parser.field(HttpField::request), "1-2-3");
  EXPECT_EQ(parser.field(HttpField::priority), "2");
  EXPECT_EQ(parser.field(HttpField::sent), std::nullopt);
  EXPECT_EQ(parser.body(), "");
  EXPECT_EQ(parser.length(), request_text.size());
  EXPECT_TRUE(parser.keep_alive());
}

TEST(HttpParser, ReadsAnAnswer) {
  HttpParser parser(HttpKind::answer);
  ASSERT_EQ(parser.parse(answer_text), HttpProgress::complete);
  EXPECT_EQ(parser.status(), 200);
  EXPECT_EQ(parser.field(HttpField::outcome), "ok");
  EXPECT_EQ(parser.field(HttpField::spans), "1,2,3,4,5,6,7");
  EXPECT_EQ(parser.body(), "hello");
  EXPECT_EQ(parser.length(), answer_text.size());
  EXPECT_TRUE(parser.keep_alive());
}

TEST(HttpParser, ReadsAChunkedAnswer) {
  HttpParser parser(HttpKind::answer);
  ASSERT_EQ(parser.parse(chunked_text), HttpProgress::complete);
  EXPECT_EQ(parser.status(), 500);
  EXPECT_EQ(parser.body(), "hello\r\n\r\nworld");
  EXPECT_EQ(parser.length(), chunked_text.size());
  EXPECT_FALSE(parser.keep_alive());
}

// Each prefix is given from another place in memory: nothing of an earlier call may be kept by
// address.
TEST(HttpParser, ByteAtATimeGivesTheSameMessage) {
  for (const auto& [kind, text] :
       {std::pair{HttpKind::request, request_text}, std::pair{HttpKind::answer, answer_text},
        std::pair{HttpKind::answer, chunked_text}}) {
    HttpParser whole(kind);
    ASSERT_EQ(whole.parse(text), HttpProgress::complete);
    HttpParser parser(kind);
    for (std::size_t size = 0; size < text.size(); ++size) {
      const std::vector<char> prefix(text.begin(),
                                     text.begin() + static_cast<std::ptrdiff_t>(size));
      ASSERT_EQ(parser.parse({prefix.data(), prefix.size()}), HttpProgress::incomplete) << size;
    }
    ASSERT_EQ(parser.parse(text), HttpProgress::complete);
    EXPECT_EQ(parser.target(), whole.target());
    EXPECT_EQ(parser.status(), whole.status());
    EXPECT_EQ(parser.body(), whole.body());
    EXPECT_EQ(parser.field(HttpField::request), whole.field(HttpField::request));
    EXPECT_EQ(parser.field(HttpField::spans), whole.field(HttpField::spans));
    EXPECT_EQ(parser.keep_alive(), whole.keep_alive());
  }
}

TEST(HttpParser, PipelinedMessagesFollowEachOther) {
  const std::string text = std::string(answer_text) + std::string(chunked_text) +
                           "HTTP/1.1 204 No Content\r\n\r\n" + std::string(answer_text);
  HttpParser parser(HttpKind::answer);
  std::string_view rest = text;
  std::vector<int> statuses;
  while (!rest.empty()) {
    parser.reset();
    ASSERT_EQ(parser.parse(rest), HttpProgress::complete);
    statuses.push_back(parser.status());
    rest.remove_prefix(parser.length());
  }
  EXPECT_EQ(statuses, (std::vector{200, 500, 204, 200}));
  EXPECT_EQ(parser.body(), "hello");
}

TEST(HttpParser, ResetForgetsTheMessageBefore) {
  HttpParser parser(HttpKind::answer);
  ASSERT_EQ(parser.parse(chunked_text), HttpProgress::complete);
  parser.reset();
  ASSERT_EQ(parser.parse("HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n"), HttpProgress::complete);
  EXPECT_TRUE(parser.keep_alive());
  EXPECT_EQ(parser.body(), "");
  EXPECT_EQ(parser.field(HttpField::outcome), std::nullopt);
}

TEST(HttpParser, BodyToTheEndOfTheConnection) {
  constexpr std::string_view text = "HTTP/1.0 200 OK\r\n\r\nall of it";
  HttpParser parser(HttpKind::answer);
  EXPECT_EQ(parser.parse(text), HttpProgress::incomplete);
  EXPECT_EQ(parser.parse_end(text), HttpProgress::complete);
  EXPECT_EQ(parser.body(), "all of it");
  EXPECT_FALSE(parser.keep_alive());
}

TEST(HttpParser, TheEndInsideAMessageIsAnError) {
  for (const std::string_view text : {request_text, answer_text, chunked_text}) {
    HttpParser parser(text.starts_with("GET") ? HttpKind::request : HttpKind::answer);
    EXPECT_EQ(parser.parse_end(text.substr(0, text.size() - 1)), HttpProgress::malformed);
  }
}

TEST(HttpParser, KeepAliveAsTheVersionAndTheHeaderSay) {
  const std::vector<std::pair<std::string, bool>> cases = {
      {"GET / HTTP/1.1\r\n\r\n", true},
      {"GET / HTTP/1.1\r\nConnection: close\r\n\r\n", false},
      {"GET / HTTP/1.0\r\n\r\n", false},
      {"GET / HTTP/1.0\r\nConnection: keep-alive\r\n\r\n", true},
      {"GET / HTTP/1.0\r\nConnection: keep-alive, close\r\n\r\n", false},
  };
  for (const auto& [text, keeps] : cases) {
    HttpParser parser(HttpKind::request);
    ASSERT_EQ(parser.parse(text), HttpProgress::complete) << text;
    EXPECT_EQ(parser.keep_alive(), keeps) << text;
  }
}

TEST(HttpParser, SkipsEmptyLinesAndInterimAnswers) {
  HttpParser request(HttpKind::request);
  EXPECT_EQ(request.parse("\r\n\r\nGET / HTTP/1.1\r\n\r\n"), HttpProgress::complete);
  HttpParser answer(HttpKind::answer);
  const std::string text =
      "HTTP/1.1 103 Early\r\nX-Sojourn-Outcome: no\r\n\r\n" + std::string(answer_text);
  ASSERT_EQ(answer.parse(text), HttpProgress::complete);
  EXPECT_EQ(answer.status(), 200);
  EXPECT_EQ(answer.field(HttpField::outcome), "ok");
}

TEST(HttpParser, RefusesWhatIsNoRequest) {
  for (const char* text : {
           "GET /\r\n\r\n",
           "GET / HTTP/2.0\r\n\r\n",
           "GET / http/1.1\r\n\r\n",
           "GET  HTTP/1.1\r\n\r\n",
           "GET /a b HTTP/1.1\r\n\r\n",
           "G\tT / HTTP/1.1\r\n\r\n",
           "GET /\x01 HTTP/1.1\r\n\r\n",
           "GET / HTTP/1.1\n\n",
           "\n",
           "GET / HTTP/1.1\r\nNo colon\r\n\r\n",
           "GET / HTTP/1.1\r\nName : value\r\n\r\n",
           "GET / HTTP/1.1\r\n: value\r\n\r\n",
           "GET / HTTP/1.1\r\nA: b\r\n folded\r\n\r\n",
           "GET / HTTP/1.1\r\nA: b\rc\r\n\r\n",
           "GET / HTTP/1.1\r\nA: b\nC: d\r\n\r\n",
           "GET / HTTP/1.1\r\nContent-Length: -1\r\n\r\n",
           "GET / HTTP/1.1\r\nContent-Length: +1\r\n\r\n",
           "GET / HTTP/1.1\r\nContent-Length: 1 1\r\n\r\n",
           "GET / HTTP/1.1\r\nContent-Length:\r\n\r\n",
           "GET / HTTP/1.1\r\nContent-Length: 99999999999999999999\r\n\r\n",
           "GET / HTTP/1.1\r\nContent-Length: 1\r\nContent-Length: 2\r\n\r\n",
           "GET / HTTP/1.1\r\nContent-Length: 3\r\nTransfer-Encoding: chunked\r\n\r\n",
           "GET / HTTP/1.1\r\nTransfer-Encoding: gzip, chunked\r\n\r\n",
           "GET / HTTP/1.1\r\nTransfer-Encoding: chunked\r\nTransfer-Encoding: chunked\r\n\r\n",
           "GET / HTTP/1.0\r\nTransfer-Encoding: chunked\r\n\r\n",
           "GET / HTTP/1.1\r\nTransfer-Encoding: chunked\r\n\r\nxyz\r\n",
           "GET / HTTP/1.1\r\nTransfer-Encoding: chunked\r\n\r\n-1\r\n",
           "GET / HTTP/1.1\r\nTransfer-Encoding: chunked\r\n\r\n0x1\r\n",
           "GET / HTTP/1.1\r\nTransfer-Encoding: chunked\r\n\r\n\r\n",
           "GET / HTTP/1.1\r\nTransfer-Encoding: chunked\r\n\r\n1\r\nabc",
           "GET / HTTP/1.1\r\nTransfer-Encoding: chunked\r\n\r\n10000000000000000\r\n",
       }) {
    EXPECT_EQ(outcome(HttpKind::request, text), HttpProgress::malformed) << text;
  }
}

TEST(HttpParser, RefusesWhatIsNoAnswer) {
  for (const char* text : {
           "HTTP/1.1 20 OK\r\n\r\n",
           "HTTP/1.1 2000 OK\r\n\r\n",
           "HTTP/1.1 099 OK\r\n\r\n",
           "HTTP/1.1 600 OK\r\n\r\n",
           "HTTP/1.1 2x0 OK\r\n\r\n",
           "HTTP/1.1 200OK\r\n\r\n",
           "HTTP/1.1\r\n\r\n",
           "HTTP/1.1 200 O\x07K\r\n\r\n",
           "ICY 200 OK\r\n\r\n",
           "HTTP/1.1 101 Switching Protocols\r\n\r\n",
       }) {
    EXPECT_EQ(outcome(HttpKind::answer, text), HttpProgress::malformed) << text;
  }
  EXPECT_EQ(outcome(HttpKind::answer, "HTTP/1.1 200\r\nContent-Length: 0\r\n\r\n"),
            HttpProgress::complete);
}

TEST(HttpParser, RefusesWhatIsTooLarge) {
  constexpr HttpLimits limits{.head_bytes_max = 100, .body_bytes_max = 10};
  const std::string long_line(200, 'a');
  const std::vector<std::string> texts = {
      long_line,
      "GET / HTTP/1.1\r\nA: " + long_line,
      "GET / HTTP/1.1\r\nA: " + std::string(50, 'a') + "\r\nB: " + std::string(50, 'b') +
          "\r\n\r\n",
      "GET / HTTP/1.1\r\nContent-Length: 11\r\n\r\n",
      "GET / HTTP/1.1\r\nTransfer-Encoding: chunked\r\n\r\nB\r\n",
      "GET / HTTP/1.1\r\nTransfer-Encoding: chunked\r\n\r\n9\r\n123456789\r\n2\r\n",
      "GET / HTTP/1.1\r\nTransfer-Encoding: chunked\r\n\r\n1;" + long_line,
      "GET / HTTP/1.1\r\nTransfer-Encoding: chunked\r\n\r\nffffffffffffffff\r\n",
  };
  for (const std::string& text : texts) {
    EXPECT_EQ(outcome(HttpKind::request, text, limits), HttpProgress::too_large) << text;
  }
  HttpParser to_end(HttpKind::answer, limits);
  EXPECT_EQ(to_end.parse("HTTP/1.1 200 OK\r\n\r\n12345678901"), HttpProgress::too_large);
  std::string endless;
  for (int count = 0; count < 100; ++count) {
    endless += "HTTP/1.1 100 Go\r\n\r\n";
  }
  EXPECT_EQ(outcome(HttpKind::answer, endless, limits), HttpProgress::too_large);
}

TEST(HttpParser, AnErrorStays) {
  HttpParser parser(HttpKind::request);
  EXPECT_EQ(parser.parse("\n"), HttpProgress::malformed);
  EXPECT_EQ(parser.parse("\nGET / HTTP/1.1\r\n\r\n"), HttpProgress::malformed);
}

// Mutilated messages, in pieces of random sizes: any verdict will do, but the same as in one piece.
TEST(HttpParser, JunkNeverConfusesIt) {
  for (std::uint32_t round = 0; round < 20000; ++round) {
    engine::Draws draws({.stream = 20240607, .request = round, .site = 0});
    const auto below = [&](std::size_t bound) {
      return std::size_t{draws.below(static_cast<std::uint32_t>(bound))};
    };
    const bool is_request = round % 2 == 0;
    std::string text(is_request ? request_text : (round % 4 == 1 ? answer_text : chunked_text));
    for (std::size_t change = below(6); change > 0; --change) {
      constexpr auto spice = std::to_array("\r\n\r\n :;0fF,\t\0\xff/GHT1.chunked");
      const std::size_t at = below(text.size());
      switch (below(3)) {
        case 0: text[at] = spice[below(spice.size())]; break;
        case 1: text.insert(at, 1, spice[below(spice.size())]); break;
        default: text.erase(at, 1 + below(4)); break;
      }
    }
    const HttpKind kind = is_request ? HttpKind::request : HttpKind::answer;
    HttpParser pieces(kind);
    HttpProgress progress = HttpProgress::incomplete;
    for (std::size_t size = 0; size < text.size() && progress == HttpProgress::incomplete;) {
      size = std::min(text.size(), size + 1 + below(40));
      const std::string copy = text.substr(0, size);
      progress = pieces.parse(copy);
    }
    HttpParser whole(kind);
    ASSERT_EQ(whole.parse(text), progress) << text;
    if (progress == HttpProgress::complete) {
      pieces.parse(text);
      EXPECT_EQ(pieces.length(), whole.length());
      EXPECT_EQ(pieces.body(), whole.body());
      EXPECT_EQ(pieces.target(), whole.target());
    }
  }
}

}  // namespace
}  // namespace sojourn::live
