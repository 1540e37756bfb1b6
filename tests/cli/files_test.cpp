#include "cli/files.h"

#include <filesystem>
#include <fstream>

#include <gtest/gtest.h>

#include "cli/live_command.h"
#include "tests/support/temporary_folder.h"

namespace sojourn::cli {
namespace {

namespace fs = std::filesystem;

class Files : public testing::Test {
 protected:
  std::string put(const fs::path& name, const std::string& text) const {
    fs::create_directories((directory_ / name).parent_path());
    std::ofstream(directory_ / name) << text;
    return (directory_ / name).string();
  }

  fs::path put_program(const fs::path& name) const {
    const fs::path path = put(name, "#!/bin/sh\n");
    fs::permissions(path, fs::perms::owner_all);
    return path;
  }

  const tests::TemporaryFolder folder_;
  const fs::path& directory_ = folder_.path();
};

TEST_F(Files, AreReadWhole) {
  const std::string text(200'000, 'x');
  EXPECT_EQ(read_input(put("a", text), 1U << 20U), text);
  EXPECT_EQ(read_input(put("empty", ""), 10), "");
}

TEST_F(Files, LargerThanAllowedAreRefused) {
  const std::string file = put("a", std::string((1U << 20U) + 1, 'x'));
  EXPECT_EQ(read_input(file, 1U << 20U).error(),
            "cannot read " + file + ": it is larger than 1 MiB");
}

TEST_F(Files, ThatCannotBeReadSayWhy) {
  EXPECT_EQ(read_input("no/such", 10).error(), "cannot read no/such: No such file or directory");
  EXPECT_EQ(read_input(directory_.string(), 10).error(),
            "cannot read " + directory_.string() + ": Is a directory");
}

TEST_F(Files, OnlyOneOutputGoesToStandardOutput) {
  EXPECT_TRUE(check_outputs({"", "-", ""}));
  EXPECT_EQ(check_outputs({"-", "-"}).error().problem, OutputProblem::two_on_standard_output);
  EXPECT_EQ(check_outputs({"", "no/such/file"}).error().problem, OutputProblem::not_writable);
}

TEST_F(Files, LiveIsFoundBesideTheProgramThenInLibexecThenOnThePath) {
  const fs::path elsewhere = put_program("elsewhere/sojourn-live");
  fs::create_directories(directory_ / "bin");
  const std::string search = "/no/such:" + (directory_ / "elsewhere").string();
  EXPECT_EQ(find_live(directory_ / "bin", ""), std::nullopt);
  EXPECT_EQ(find_live(directory_ / "bin", search), elsewhere);
  const fs::path libexec = put_program("libexec/sojourn/sojourn-live");
  EXPECT_EQ(find_live(directory_ / "bin", search), libexec);
  put("bin/sojourn-live", "no program");
  EXPECT_EQ(find_live(directory_ / "bin", search), libexec);
  const fs::path beside = put_program("bin/sojourn-live");
  EXPECT_EQ(find_live(directory_ / "bin", search), beside);
}

}  // namespace
}  // namespace sojourn::cli
