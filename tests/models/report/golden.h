// Expected texts in files beside the tests. UPDATE_GOLDEN=1 rewrites them; the difference is then
// reviewed like any other change.
#pragma once

#include <cstdlib>
#include <fstream>
#include <sstream>
#include <string>

#include <gtest/gtest.h>

namespace sojourn::report {

inline void expect_golden(const std::string& name, const std::string& text) {
  const std::string path = SOJOURN_SOURCE_DIR "/tests/models/report/golden/" + name;
  if (std::getenv("UPDATE_GOLDEN") != nullptr) {
    std::ofstream(path) << text;
    return;
  }
  std::ifstream file(path);
  std::stringstream expected;
  expected << file.rdbuf();
  EXPECT_TRUE(file) << path << " is missing; UPDATE_GOLDEN=1 writes it";
  EXPECT_EQ(text, expected.str()) << path;
}

}  // namespace sojourn::report
