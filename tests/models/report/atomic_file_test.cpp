#include "models/report/atomic_file.h"

#include <csignal>
#include <fstream>
#include <sstream>

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <unistd.h>

#include "tests/support/temporary_folder.h"

namespace sojourn::report {
namespace {

namespace fs = std::filesystem;
using testing::EndsWith;
using testing::StartsWith;

std::string content(const fs::path& path) {
  std::ifstream file(path);
  std::stringstream text;
  text << file.rdbuf();
  return text.str();
}

// A directory of its own for each test.
class AtomicFile : public testing::Test {
 protected:
  fs::path at(const std::string& name) const { return folder_.file(name); }

  std::size_t files() const {
    std::size_t count = 0;
    for ([[maybe_unused]] const auto& entry : fs::directory_iterator(folder_.path())) ++count;
    return count;
  }

 private:
  tests::TemporaryFolder folder_;
};

TEST_F(AtomicFile, IsWrittenAndReplaced) {
  ASSERT_TRUE(write_file(at("a.json"), "one"));
  EXPECT_EQ(content(at("a.json")), "one");
  ASSERT_TRUE(write_file(at("a.json"), "two"));
  EXPECT_EQ(content(at("a.json")), "two");
  EXPECT_EQ(files(), 1U);
}

TEST_F(AtomicFile, MayBeEmptyOrLarge) {
  ASSERT_TRUE(write_file(at("empty"), ""));
  EXPECT_TRUE(fs::exists(at("empty")));
  const std::string large(5'000'000, 'x');
  ASSERT_TRUE(write_file(at("large"), large));
  EXPECT_EQ(fs::file_size(at("large")), large.size());
}

TEST_F(AtomicFile, KeepsItsModeAndElseFollowsTheMask) {
  const mode_t mask = ::umask(027);
  ASSERT_TRUE(write_file(at("new"), "x"));
  ::umask(mask);
  EXPECT_EQ(fs::status(at("new")).permissions(), fs::perms(0640));
  fs::permissions(at("new"), fs::perms(0604));
  ASSERT_TRUE(write_file(at("new"), "y"));
  EXPECT_EQ(fs::status(at("new")).permissions(), fs::perms(0604));
}

TEST_F(AtomicFile, IsWrittenBehindALink) {
  ASSERT_TRUE(write_file(at("target"), "old"));
  fs::create_symlink("target", at("link"));
  ASSERT_TRUE(write_file(at("link"), "new"));
  EXPECT_TRUE(fs::is_symlink(at("link")));
  EXPECT_EQ(content(at("target")), "new");
}

TEST_F(AtomicFile, ErrorsNameTheFileAndTheReason) {
  EXPECT_EQ(write_file(at("no/such/a"), "x").error(),
            "cannot write " + at("no/such/a").string() + ": No such file or directory");
  fs::create_directory(at("directory"));
  EXPECT_THAT(write_file(at("directory"), "x").error(), EndsWith(": Is a directory"));
  EXPECT_THAT(write_file("", "x").error(), StartsWith("cannot write : "));
  ASSERT_TRUE(write_file(at("file"), "x"));
  EXPECT_THAT(write_file(at("file/below"), "x").error(), EndsWith(": Not a directory"));
}

TEST_F(AtomicFile, AFullDeviceIsAnError) {
  EXPECT_EQ(write_file("/dev/full", "x").error(),
            "cannot write /dev/full: No space left on device");
  EXPECT_TRUE(fs::is_character_file("/dev/full"));
}

TEST_F(AtomicFile, DevicesAreWrittenToDirectly) {
  EXPECT_TRUE(write_file("/dev/null", "x"));
  EXPECT_TRUE(fs::is_character_file("/dev/null"));
}

TEST_F(AtomicFile, AFailedWriteLeavesTheOldFileAndNoOther) {
  ASSERT_TRUE(write_file(at("a"), "old"));
  rlimit before{};
  ASSERT_EQ(::getrlimit(RLIMIT_FSIZE, &before), 0);
  const auto handler = std::signal(SIGXFSZ, SIG_IGN);
  const rlimit small{1000, before.rlim_max};
  ::setrlimit(RLIMIT_FSIZE, &small);
  const auto written = write_file(at("a"), std::string(2000, 'x'));
  ::setrlimit(RLIMIT_FSIZE, &before);
  (void)std::signal(SIGXFSZ, handler);
  EXPECT_THAT(written.error(), EndsWith(": File too large"));
  EXPECT_EQ(content(at("a")), "old");
  EXPECT_EQ(files(), 1U);
}

TEST_F(AtomicFile, WhatCannotBeWrittenIsKnownBefore) {
  EXPECT_TRUE(check_writable(at("new")));
  EXPECT_EQ(files(), 0U);
  EXPECT_FALSE(check_writable(at("no/such/a")));
  EXPECT_FALSE(check_writable(at("")));
  if (::geteuid() == 0) return;  // root may write everywhere
  ASSERT_TRUE(write_file(at("fixed"), "x"));
  fs::permissions(at("fixed"), fs::perms::owner_read);
  EXPECT_THAT(check_writable(at("fixed")).error(), EndsWith(": Permission denied"));
}

}  // namespace
}  // namespace sojourn::report
