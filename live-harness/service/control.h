// The control file of a replica: one double in shared memory, by which whoever deployed the replica
// makes its steps take longer while it runs (FaultKind::slow).
#pragma once

#include <expected>
#include <filesystem>
#include <string>

namespace sojourn::live {

class Control {
 public:
  // Without a file: always normal speed.
  Control() = default;

  // Maps the file, which must hold at least 8 bytes.
  static std::expected<Control, std::string> open(const std::filesystem::path& file);

  Control(Control&& other) noexcept;
  Control& operator=(Control&& other) noexcept;
  ~Control();

  // How many times as long a step takes that begins now; 1 if the file holds nothing sensible.
  double factor() const;

 private:
  explicit Control(double* value) : value_(value) {}
  double* value_ = nullptr;
};

}  // namespace sojourn::live
