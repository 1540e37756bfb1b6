#include "gui/core/scenario_references.h"

#include <algorithm>
#include <array>
#include <functional>
#include <set>
#include <utility>

namespace sojourn::gui {
namespace {

// Names stand before the first dot, parted by > and /.
template <typename Use>
void each_part(std::string_view text, const Use& use) {
  const std::size_t end = std::min(text.find('.'), text.size());
  std::size_t begin = 0;
  while (begin <= end) {
    const std::size_t stop = std::min(text.find_first_of(">/", begin), end);
    use(begin, stop);
    begin = stop + 1;
  }
}

class ReferenceFinder {
 public:
  // Finds the keys and texts that are wanted.
  ReferenceFinder(const JsonValue& document, std::function<bool(std::string_view)> is_wanted)
      : document_(document), is_wanted_(std::move(is_wanted)) {}

  std::vector<NodeReference> find_all() {
    each_endpoint();
    if (const JsonValue* const workloads = document_.member("workloads")) {
      for (const JsonMember& workload : workloads->members) {
        const std::string pointer = pointer_to("/workloads", workload.key) + "/requests";
        find_keys(workload.value.member("requests"), pointer);
      }
    }
    find_keys(document_.member("calls"), "/calls");
    find_keys(document_.member("layout"), "/layout");
    find_in_faults();
    find_in_slos();
    return std::move(found_);
  }

 private:
  void each_endpoint() {
    const JsonValue* const services = document_.member("services");
    if (services == nullptr) return;
    for (const JsonMember& service : services->members) {
      const JsonValue* const endpoints = service.value.member("endpoints");
      if (endpoints == nullptr) continue;
      const std::string pointer = pointer_to("/services", service.key) + "/endpoints";
      for (const JsonMember& endpoint : endpoints->members) {
        find_in_steps(endpoint.value, pointer_to(pointer, endpoint.key));
      }
    }
  }

  void find_in_steps(const JsonValue& steps, const std::string& pointer) {
    for (std::size_t i = 0; i < steps.items.size(); ++i) {
      const JsonValue& step = steps.items[i];
      const std::string here = pointer_to(pointer, i);
      if (step.is_array()) find_in_steps(step, here);
      find_value(step.member("call"), here + "/call");
      if (const JsonValue* const branches = step.member("parallel")) {
        find_in_steps(*branches, here + "/parallel");
      }
      if (const JsonValue* const options = step.member("choose")) {
        for (std::size_t option = 0; option < options->items.size(); ++option) {
          const JsonValue* const inner = options->items[option].member("steps");
          if (inner == nullptr) continue;
          find_in_steps(*inner, pointer_to(here + "/choose", option) + "/steps");
        }
      }
    }
  }

  void find_in_faults() {
    static constexpr auto kinds = std::to_array<const char*>({"kill", "restart", "freeze", "slow"});
    const JsonValue* const faults = document_.member("faults");
    if (faults == nullptr) return;
    for (std::size_t i = 0; i < faults->items.size(); ++i) {
      for (const char* const kind : kinds) {
        find_value(faults->items[i].member(kind), pointer_to(pointer_to("/faults", i), kind));
      }
    }
  }

  void find_in_slos() {
    const JsonValue* const slos = document_.member("slos");
    if (slos == nullptr) return;
    for (const JsonMember& slo : slos->members) {
      find_value(slo.value.member("request"), pointer_to("/slos", slo.key) + "/request");
    }
  }

  void find_keys(const JsonValue* section, const std::string& pointer) {
    if (section == nullptr) return;
    for (const JsonMember& member : section->members) {
      if (is_wanted_(member.key)) found_.push_back({pointer_to(pointer, member.key), true});
    }
  }

  void find_value(const JsonValue* value, const std::string& pointer) {
    if (value != nullptr && value->is_text() && is_wanted_(value->scalar)) {
      found_.push_back({pointer, false});
    }
  }

  const JsonValue& document_;
  std::function<bool(std::string_view)> is_wanted_;
  std::vector<NodeReference> found_;
};

}  // namespace

bool speaks_of(std::string_view text, std::string_view name) {
  bool is_named = false;
  each_part(text, [&](std::size_t begin, std::size_t end) {
    is_named = is_named || text.substr(begin, end - begin) == name;
  });
  return is_named;
}

std::string with_name(std::string_view text, std::string_view name, std::string_view wanted) {
  std::string result;
  std::size_t copied = 0;
  each_part(text, [&](std::size_t begin, std::size_t end) {
    if (text.substr(begin, end - begin) != name) return;
    result += text.substr(copied, begin - copied);
    result += wanted;
    copied = end;
  });
  result += text.substr(copied);
  return result;
}

std::vector<NodeReference> references_to(const JsonValue& document, std::string_view name) {
  return ReferenceFinder(document, [=](std::string_view text) { return speaks_of(text, name); })
      .find_all();
}

std::vector<NodeReference> references_to_any(const JsonValue& document, const NodeNames& names) {
  const auto speaks_of_any = [&](std::string_view text) {
    bool is_named = false;
    each_part(text, [&](std::size_t begin, std::size_t end) {
      is_named = is_named || names.contains(text.substr(begin, end - begin));
    });
    return is_named;
  };
  return ReferenceFinder(document, speaks_of_any).find_all();
}

std::vector<std::string> called_nodes(const JsonValue& document) {
  std::set<std::string, std::less<>> names;
  const auto see = [&](std::string_view text) {
    const bool is_endpoint = text.contains('.') && text.find_first_of(">/") == text.npos;
    if (is_endpoint) names.emplace(text.substr(0, text.find('.')));
    return false;
  };
  ReferenceFinder(document, see).find_all();
  return {names.begin(), names.end()};
}

}  // namespace sojourn::gui
