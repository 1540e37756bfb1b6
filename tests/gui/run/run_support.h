// What tests of gui/run share: scenario files as text, and waiting for what a worker hands over.
// Tests only.
#pragma once

#include <QTest>
#include <chrono>
#include <fstream>
#include <iterator>
#include <string>

#include "gui/run/run_controller.h"

namespace sojourn::gui {

// Generous: a busy machine must not break a test.
inline constexpr int patience_ms = 60'000;
inline constexpr int cancel_ms = 2'000;

inline std::string file_text(const std::string& path) {
  std::ifstream file(std::string(SOJOURN_SOURCE_DIR) + "/" + path, std::ios::binary);
  return {std::istreambuf_iterator<char>(file), {}};
}

// scenarios/NAME.json.
inline ScenarioSource source_of(const std::string& name,
                                std::vector<scenario::Override> overrides = {}) {
  return {file_text("scenarios/" + name + ".json"), std::move(overrides)};
}

// Takes events until the condition holds.
template <typename Condition>
bool soon(Condition condition, int timeout_ms = patience_ms) {
  return QTest::qWaitFor(condition, timeout_ms);
}

// A run that takes far longer than any test.
inline ScenarioSource endless() {
  return source_of("cart-and-order",
                   {{"run.duration", "10h"}, {"run.warmup", "0s"}, {"run.replications", "1000"}});
}

class Stopwatch {
 public:
  double seconds() const {
    return std::chrono::duration<double>(std::chrono::steady_clock::now() - began_).count();
  }

 private:
  std::chrono::steady_clock::time_point began_ = std::chrono::steady_clock::now();
};

}  // namespace sojourn::gui
