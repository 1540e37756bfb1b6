// The names a document declares, so that references can be resolved wherever they stand.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "models/scenario/reading/located_value.h"
#include "models/scenario/reading/problems.h"
#include "models/scenario/scenario.h"

namespace sojourn::scenario {

// Names in bytewise order; a name's index is its place.
class NameTable {
 public:
  NameTable() = default;
  explicit NameTable(std::vector<std::string_view> names);

  // O(log names).
  std::optional<std::uint32_t> find(std::string_view name) const;

  const std::vector<std::string_view>& names() const { return names_; }

  // `did you mean "cart"?` or, if nothing is near and there are few, what there is.
  std::string suggest(std::string_view name) const;

 private:
  std::vector<std::string_view> names_;
};

// Views into the document: it must outlive them.
struct Names {
  NameTable hosts;
  NameTable services;
  NameTable workloads;
  std::vector<NameTable> endpoints;           // by service
  std::vector<std::uint32_t> first_endpoint;  // by service: EndpointId of its endpoint 0

  // "cart.get".
  std::optional<EndpointId> find_endpoint(std::string_view full_name) const;

  // What may have been meant by the name of an endpoint that is not there.
  std::string suggest_endpoint(std::string_view full_name) const;
};

// Gathers the names, reports those that are not well-formed or stand for two things.
Names collect_names(const LocatedValue& root, Problems& problems);

}  // namespace sojourn::scenario
