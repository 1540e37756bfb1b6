#include "models/scenario/reading/names.h"

#include <algorithm>
#include <utility>

#include "models/scenario/reading/limits.h"
#include "models/scenario/reading/suggestion.h"

namespace sojourn::scenario {

namespace {

constexpr std::size_t listed_names_max = 8;

bool is_letter(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

bool is_name(std::string_view text) {
  const auto is_inner = [](char c) {
    return is_letter(c) || (c >= '0' && c <= '9') || c == '-' || c == '_';
  };
  return !text.empty() && text.size() <= limits::name_bytes && is_letter(text.front()) &&
         std::all_of(text.begin(), text.end(), is_inner);
}

// The object behind a key of an object, nullptr for anything else: readers report what is wrong.
const JsonObject* object_at(const JsonObject* parent, std::string_view key) {
  const Member* const member = parent == nullptr ? nullptr : find_member(*parent, key);
  return member == nullptr ? nullptr : member->value.object();
}

NameTable collect(const JsonObject* object, Problems& problems) {
  if (object == nullptr) {
    return {};
  }
  std::vector<std::string_view> names;
  names.reserve(object->size());
  for (const Member& member : *object) {
    if (!is_name(member.key)) {
      problems.add_key(member, "a name of at most " + std::to_string(limits::name_bytes) +
                                   " letters, digits, - and _ that begins with a letter");
    }
    names.push_back(member.key);
  }
  return NameTable(std::move(names));
}

}  // namespace

NameTable::NameTable(std::vector<std::string_view> names) : names_(std::move(names)) {
  std::sort(names_.begin(), names_.end());
}

std::optional<std::uint32_t> NameTable::find(std::string_view name) const {
  const auto place = std::lower_bound(names_.begin(), names_.end(), name);
  if (place == names_.end() || *place != name) {
    return std::nullopt;
  }
  return static_cast<std::uint32_t>(place - names_.begin());
}

std::string NameTable::suggest(std::string_view name) const {
  const std::string near = did_you_mean(name, names_);
  if (!near.empty() || names_.empty() || names_.size() > listed_names_max) {
    return near;
  }
  return (names_.size() == 1 ? "there is only " : "there are ") + enumeration(names_);
}

std::optional<EndpointId> Names::find_endpoint(std::string_view full_name) const {
  const std::size_t dot = full_name.find('.');
  const std::optional<std::uint32_t> service = services.find(full_name.substr(0, dot));
  if (!service || dot == std::string_view::npos) {
    return std::nullopt;
  }
  const std::optional<std::uint32_t> place = endpoints[*service].find(full_name.substr(dot + 1));
  return place ? std::optional(EndpointId{first_endpoint[*service] + *place}) : std::nullopt;
}

// Endpoints of the service that was meant; of all where that cannot be told and they are few.
std::string Names::suggest_endpoint(std::string_view full_name) const {
  const std::string_view service_name = full_name.substr(0, full_name.find('.'));
  const std::optional<std::string_view> near = nearest(service_name, services.names());
  std::optional<std::uint32_t> meant = services.find(service_name);
  if (!meant && near) {
    meant = services.find(*near);
  }
  std::vector<std::string> full_names;
  for (std::uint32_t i = 0; i < endpoints.size() && full_names.size() <= listed_names_max; ++i) {
    for (const std::string_view endpoint : endpoints[i].names()) {
      if (!meant || *meant == i) {
        full_names.push_back(std::string(services.names()[i]) + "." + std::string(endpoint));
      }
    }
  }
  return NameTable({full_names.begin(), full_names.end()}).suggest(full_name);
}

Names collect_names(const LocatedValue& root, Problems& problems) {
  const JsonObject* const services = object_at(root.object(), "services");
  const JsonObject* const workloads = object_at(root.object(), "workloads");
  Names names;
  names.hosts = collect(object_at(root.object(), "hosts"), problems);
  names.services = collect(services, problems);
  names.workloads = collect(workloads, problems);
  names.endpoints.resize(names.services.names().size());
  names.first_endpoint.resize(names.services.names().size());
  if (services != nullptr) {
    for (const Member& service : *services) {
      names.endpoints[*names.services.find(service.key)] =
          collect(object_at(service.value.object(), "endpoints"), problems);
    }
  }
  std::uint32_t next = 0;
  for (std::size_t i = 0; i < names.endpoints.size(); ++i) {
    names.first_endpoint[i] = next;
    next += static_cast<std::uint32_t>(names.endpoints[i].names().size());
  }
  if (workloads != nullptr) {
    for (const Member& workload : *workloads) {
      if (names.services.find(workload.key)) {
        problems.add_key(workload, "a name that no service has");
      }
    }
  }
  return names;
}

}  // namespace sojourn::scenario
