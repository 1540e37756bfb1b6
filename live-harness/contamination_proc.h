// What /proc says about who used the processors. Pure functions and values, fed with the text of
// the files, so that they are tested without a kernel. Formats: proc(5),
// Documentation/accounting/psi.rst.
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string_view>
#include <utility>
#include <vector>

namespace sojourn::live {

// The first line of /proc/stat, in ticks since boot, all processors together. The rest of the time
// somebody computed or an interrupt was served.
struct MachineTicks {
  std::uint64_t idle = 0;  // waiting for I/O included
  std::uint64_t steal = 0;
  std::uint32_t processors = 0;
  friend bool operator==(const MachineTicks&, const MachineTicks&) = default;
};
std::optional<MachineTicks> parse_machine_ticks(std::string_view proc_stat);

// /proc/PID/stat.
struct ProcessTicks {
  int pid = 0;
  int parent = 0;
  std::uint64_t started =
      0;  // ticks since boot: with the pid the process's name, as pids are used again
  std::uint64_t own = 0;       // user and system
  std::uint64_t children = 0;  // of ended children that were waited for, and of theirs
  friend bool operator==(const ProcessTicks&, const ProcessTicks&) = default;
};
std::optional<ProcessTicks> parse_process_ticks(std::string_view proc_pid_stat);

// /proc/pressure/cpu: microseconds in which some task waited for a processor, since boot.
std::optional<std::uint64_t> parse_pressure_some(std::string_view proc_pressure);

// The account of some process trees, kept by looking at all processes now and then.
//
// What an ended process used is in its parent's `children` if the parent waited for it; if it was
// killed together with its parent, or given to init, only what was last seen of it is known. So the
// account of a process is its own time plus the greater of what the kernel credited to it for its
// children and what was last seen of those.
class ProcessTrees {
 public:
  explicit ProcessTrees(std::vector<int> roots) : roots_(std::move(roots)) {}

  void observe(const std::vector<ProcessTicks>& all_processes);

  // Used by the trees between the first observation and the last one.
  std::uint64_t ticks() const;

 private:
  using Name = std::pair<int, std::uint64_t>;  // pid, started
  struct Member {
    std::optional<Name> parent;  // if it belongs to the trees
    std::uint64_t own = 0;
    std::uint64_t children = 0;
    std::uint64_t children_first = 0;  // when it was first seen
    bool alive = true;
  };

  std::vector<const ProcessTicks*> find_members(
      const std::vector<ProcessTicks>& all_processes) const;
  std::uint64_t total() const;

  std::vector<int> roots_;
  std::map<Name, Member> members_;  // all that were ever seen
  std::optional<std::uint64_t> first_total_;
};

}  // namespace sojourn::live
