#include "models/report/atomic_file.h"

#include <cerrno>
#include <cstdlib>
#include <system_error>
#include <utility>

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

namespace sojourn::report {

namespace {

namespace fs = std::filesystem;

using Outcome = std::expected<void, std::string>;

Outcome failed(const fs::path& path, int error) {
  return std::unexpected("cannot write " + path.string() + ": " +
                         std::generic_category().message(error));
}

// An open file, closed on every way out.
class Descriptor {
 public:
  explicit Descriptor(int number) : number_(number) {}
  Descriptor(const Descriptor&) = delete;
  Descriptor& operator=(const Descriptor&) = delete;
  ~Descriptor() {
    if (number_ >= 0) ::close(number_);
  }

  bool is_open() const { return number_ >= 0; }
  int number() const { return number_; }

  // Some file systems report a full disk only now.
  bool close() { return ::close(std::exchange(number_, -1)) == 0; }

 private:
  int number_;
};

// A temporary file beside the target, removed unless it took the target's place.
class Temporary {
 public:
  explicit Temporary(const fs::path& target)
      : name_((target.parent_path() / ("." + target.filename().string() + ".XXXXXX")).string()),
        file_(::mkostemp(name_.data(), O_CLOEXEC)),
        open_error_(file_.is_open() ? 0 : errno) {}
  Temporary(const Temporary&) = delete;
  Temporary& operator=(const Temporary&) = delete;
  ~Temporary() {
    if (open_error_ == 0 && !renamed_) ::unlink(name_.c_str());
  }

  // 0, or errno of what failed.
  int replace(const fs::path& target, std::string_view text, mode_t mode) {
    if (open_error_ != 0) return open_error_;
    if (const auto written = write_fully(file_.number(), text); !written) return written.error();
    if (::fchmod(file_.number(), mode) != 0 || ::fsync(file_.number()) != 0) return errno;
    if (!file_.close()) return errno;
    if (::rename(name_.c_str(), target.c_str()) != 0) return errno;
    renamed_ = true;
    return 0;
  }

 private:
  std::string name_;
  Descriptor file_;
  int open_error_;
  bool renamed_ = false;
};

// So that the new name survives a loss of power; nothing is lost if this cannot be done.
void sync_directory(const fs::path& directory) {
  const Descriptor open(::open(directory.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC));
  if (open.is_open()) ::fsync(open.number());
}

mode_t default_mode() {
  const mode_t mask = ::umask(0);
  ::umask(mask);
  return 0666U & ~mask;
}

Outcome write_directly(const fs::path& path, std::string_view text) {
  Descriptor file(::open(path.c_str(), O_WRONLY | O_CLOEXEC));
  if (!file.is_open()) return failed(path, errno);
  if (const auto written = write_fully(file.number(), text); !written) {
    return failed(path, written.error());
  }
  if (!file.close()) return failed(path, errno);
  return {};
}

// The file itself, behind symbolic links; a link to nothing is the file.
fs::path behind_links(const fs::path& path) {
  std::error_code error;
  fs::path real = fs::weakly_canonical(path, error);
  return error ? path : real;
}

fs::path directory_of(const fs::path& path) {
  return path.has_parent_path() ? path.parent_path() : fs::path(".");
}

}  // namespace

std::expected<void, int> write_fully(int descriptor, std::string_view text) {
  while (!text.empty()) {
    const ssize_t written = ::write(descriptor, text.data(), text.size());
    if (written < 0 && errno == EINTR) continue;
    if (written < 0) return std::unexpected(errno);
    text.remove_prefix(static_cast<std::size_t>(written));
  }
  return {};
}

Outcome check_writable(const fs::path& path) {
  struct stat status{};
  if (::stat(path.c_str(), &status) == 0) {
    if (S_ISDIR(status.st_mode)) return failed(path, EISDIR);
    if (::access(path.c_str(), W_OK) != 0) return failed(path, errno);
    if (!S_ISREG(status.st_mode)) return {};
  } else if (errno != ENOENT) {
    return failed(path, errno);
  }
  const fs::path directory = directory_of(behind_links(path));
  if (path.empty() || path.filename().empty()) return failed(path, EISDIR);
  if (::access(directory.c_str(), W_OK | X_OK) != 0) return failed(path, errno);
  return {};
}

Outcome write_file(const fs::path& path, std::string_view text) {
  if (const Outcome possible = check_writable(path); !possible) return possible;
  const fs::path target = behind_links(path);
  struct stat status{};
  const bool exists = ::stat(target.c_str(), &status) == 0;
  if (exists && !S_ISREG(status.st_mode)) return write_directly(target, text);
  const mode_t mode = exists ? status.st_mode & 07777U : default_mode();
  if (const int error = Temporary(target).replace(target, text, mode); error != 0) {
    return failed(path, error);
  }
  sync_directory(directory_of(target));
  return {};
}

}  // namespace sojourn::report
