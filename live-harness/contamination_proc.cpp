#include "live-harness/contamination_proc.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <functional>
#include <set>

namespace sojourn::live {

namespace {

constexpr std::string_view blanks = " \t\n";

// Cuts the next word off the text; empty at its end.
std::string_view next_word(std::string_view& text) {
  text.remove_prefix(std::min(text.find_first_not_of(blanks), text.size()));
  const std::string_view word = text.substr(0, text.find_first_of(blanks));
  text.remove_prefix(word.size());
  return word;
}

template <typename Integer>
std::optional<Integer> parse_integer(std::string_view word) {
  Integer value = 0;
  const auto [end, error] = std::from_chars(word.data(), word.data() + word.size(), value);
  if (error != std::errc{} || end != word.data() + word.size() || word.empty()) {
    return std::nullopt;
  }
  return value;
}

bool is_one_processor(std::string_view line) {
  return line.starts_with("cpu") && line.size() > 3 && line[3] >= '0' && line[3] <= '9';
}

}  // namespace

std::optional<MachineTicks> parse_machine_ticks(std::string_view proc_stat) {
  MachineTicks ticks;
  std::string_view rest = proc_stat;
  if (next_word(rest) != "cpu") {
    return std::nullopt;
  }
  // user nice system idle iowait irq softirq steal
  std::array<std::uint64_t, 8> columns{};
  for (std::uint64_t& column : columns) {
    const auto value = parse_integer<std::uint64_t>(next_word(rest));
    if (!value) {
      return std::nullopt;
    }
    column = *value;
  }
  ticks.idle = columns[3] + columns[4];
  ticks.steal = columns[7];
  while (!rest.empty()) {
    const std::size_t line_end = std::min(rest.find('\n'), rest.size() - 1);
    rest.remove_prefix(line_end + 1);
    ticks.processors += is_one_processor(rest) ? 1U : 0U;
  }
  return ticks.processors > 0 ? std::optional(ticks) : std::nullopt;
}

std::optional<ProcessTicks> parse_process_ticks(std::string_view proc_pid_stat) {
  // The second field is the program's name in parentheses; it may hold blanks and parentheses.
  const std::size_t name_end = proc_pid_stat.rfind(')');
  if (name_end == std::string_view::npos) {
    return std::nullopt;
  }
  std::string_view rest = proc_pid_stat.substr(name_end + 1);
  const auto pid = parse_integer<int>(next_word(proc_pid_stat));
  std::array<std::string_view, 23> fields{};  // numbered as in proc(5); 1 and 2 stay empty
  for (std::size_t field = 3; field < fields.size(); ++field) {
    fields[field] = next_word(rest);
  }
  const auto parent = parse_integer<int>(fields[4]);
  const auto user = parse_integer<std::uint64_t>(fields[14]);
  const auto system = parse_integer<std::uint64_t>(fields[15]);
  const auto children_user = parse_integer<std::uint64_t>(fields[16]);
  const auto children_system = parse_integer<std::uint64_t>(fields[17]);
  const auto started = parse_integer<std::uint64_t>(fields[22]);
  if (!pid || !parent || !user || !system || !children_user || !children_system || !started) {
    return std::nullopt;
  }
  return ProcessTicks{.pid = *pid,
                      .parent = *parent,
                      .started = *started,
                      .own = *user + *system,
                      .children = *children_user + *children_system};
}

std::optional<std::uint64_t> parse_pressure_some(std::string_view proc_pressure) {
  constexpr std::string_view key = "total=";
  if (!proc_pressure.starts_with("some ")) {
    return std::nullopt;
  }
  std::string_view line = proc_pressure.substr(0, proc_pressure.find('\n'));
  const std::size_t total = line.find(key);
  if (total == std::string_view::npos) {
    return std::nullopt;
  }
  line.remove_prefix(total + key.size());
  return parse_integer<std::uint64_t>(next_word(line));
}

void ProcessTrees::observe(const std::vector<ProcessTicks>& all_processes) {
  for (auto& [name, member] : members_) {
    member.alive = false;
  }
  const std::vector<const ProcessTicks*> ours = find_members(all_processes);
  std::map<int, Name> names;
  for (const ProcessTicks* process : ours) {
    names.emplace(process->pid, Name{process->pid, process->started});
  }
  for (const ProcessTicks* process : ours) {
    const auto [place, is_new] = members_.try_emplace(names.at(process->pid));
    Member& member = place->second;
    if (is_new) {
      member.children_first = process->children;
    }
    const auto parent = names.find(process->parent);
    member.parent = parent == names.end() ? std::nullopt : std::optional(parent->second);
    member.own = process->own;
    member.children = process->children;
    member.alive = true;
  }
  if (!first_total_) {
    first_total_ = total();
  }
}

std::vector<const ProcessTicks*> ProcessTrees::find_members(
    const std::vector<ProcessTicks>& all_processes) const {
  std::set<int> pids(roots_.begin(), roots_.end());
  std::vector<const ProcessTicks*> rest;
  std::vector<const ProcessTicks*> found;
  for (const ProcessTicks& process : all_processes) {
    const bool known = members_.contains(Name{process.pid, process.started});
    if (known) {
      pids.insert(process.pid);
    }
    rest.push_back(&process);
  }
  // Children may stand before their parents in the list: again, until nobody is added.
  for (bool grown = true; grown;) {
    const auto ours =
        std::partition(rest.begin(), rest.end(), [&pids](const ProcessTicks* process) {
          return !pids.contains(process->pid) && !pids.contains(process->parent);
        });
    grown = ours != rest.end();
    for (auto process = ours; process != rest.end(); ++process) {
      pids.insert((*process)->pid);
    }
    found.insert(found.end(), ours, rest.end());
    rest.erase(ours, rest.end());
  }
  return found;
}

std::uint64_t ProcessTrees::ticks() const {
  const std::uint64_t now = total();
  return first_total_ && now > *first_total_ ? now - *first_total_ : 0;
}

std::uint64_t ProcessTrees::total() const {
  std::multimap<Name, Name> ended;  // by parent
  for (const auto& [name, member] : members_) {
    if (!member.alive && member.parent) {
      ended.emplace(*member.parent, name);
    }
  }
  const std::function<std::uint64_t(const Name&)> account = [&](const Name& name) {
    const Member& member = members_.at(name);
    std::uint64_t seen = member.children_first;
    const auto [first, last] = ended.equal_range(name);
    for (auto child = first; child != last; ++child) {
      seen += account(child->second);
    }
    return member.own + std::max(member.children, seen);
  };
  std::uint64_t sum = 0;
  for (const auto& [name, member] : members_) {
    if (member.alive || !member.parent) {
      sum += account(name);
    }
  }
  return sum;
}

}  // namespace sojourn::live
