// Every input the fuzzer started from or has found, once in every build and under every sanitizer.
#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <string>

#include <gtest/gtest.h>

#include "tests/models/scenario/documents.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size);

namespace sojourn::scenario {
namespace {

TEST(FuzzCorpus, IsSurvived) {
  std::size_t inputs = 0;
  for (const auto& entry :
       std::filesystem::directory_iterator(SOJOURN_SOURCE_DIR "/tests/fuzz/corpus/scenario")) {
    SCOPED_TRACE(entry.path().string());
    const std::string input = file_text(entry.path().string());
    EXPECT_EQ(
        LLVMFuzzerTestOneInput(reinterpret_cast<const std::uint8_t*>(input.data()), input.size()),
        0);
    ++inputs;
  }
  EXPECT_GE(inputs, 20U);
}

}  // namespace
}  // namespace sojourn::scenario
