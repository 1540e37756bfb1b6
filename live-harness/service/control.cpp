#include "live-harness/service/control.h"

#include <atomic>
#include <cerrno>
#include <cmath>
#include <system_error>
#include <utility>

#include <fcntl.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

namespace sojourn::live {

std::expected<Control, std::string> Control::open(const std::filesystem::path& file) {
  const auto refuse = [&](const std::string& why) {
    return std::unexpected("control file " + file.string() + ": " + why);
  };
  const int descriptor = ::open(file.c_str(), O_RDWR | O_CLOEXEC);
  if (descriptor < 0) {
    return refuse(std::generic_category().message(errno));
  }
  struct stat facts{};
  const bool large_enough =
      fstat(descriptor, &facts) == 0 && facts.st_size >= static_cast<off_t>(sizeof(double));
  void* const memory = large_enough ? mmap(nullptr, sizeof(double), PROT_READ | PROT_WRITE,
                                           MAP_SHARED, descriptor, 0)
                                    : MAP_FAILED;
  const int error = errno;
  close(descriptor);
  if (!large_enough) {
    return refuse("it is shorter than 8 bytes");
  }
  if (memory == MAP_FAILED) {
    return refuse(std::generic_category().message(error));
  }
  return Control(static_cast<double*>(memory));
}

Control::Control(Control&& other) noexcept : value_(std::exchange(other.value_, nullptr)) {}

Control& Control::operator=(Control&& other) noexcept {
  std::swap(value_, other.value_);
  return *this;
}

Control::~Control() {
  if (value_ != nullptr) {
    munmap(value_, sizeof(double));
  }
}

double Control::factor() const {
  if (value_ == nullptr) {
    return 1;
  }
  const double value = std::atomic_ref(*value_).load(std::memory_order_relaxed);
  return std::isfinite(value) && value > 0 ? value : 1;
}

}  // namespace sojourn::live
