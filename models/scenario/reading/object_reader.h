// Reads the members of an object whose keys are known: reports others, with the nearest known key.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "models/scenario/reading/keys.h"
#include "models/scenario/reading/located_value.h"
#include "models/scenario/reading/problems.h"

namespace sojourn::scenario {

class ObjectReader {
 public:
  // Reports a value that is no object, and every unknown key; find() then finds nothing or the
  // rest.
  ObjectReader(const LocatedValue& value, const KeyTable& table, Problems& problems);

  // false: the value is no object, which has been reported.
  bool is_object() const { return object_ != nullptr; }

  bool has_unknown_keys() const { return unknown_keys_ > 0; }

  const LocatedValue& value() const { return value_; }

  // The member's value, nullptr if there is none.
  const LocatedValue* find(std::string_view key) const;

  // The same; reports a missing one, `what` saying what it would be: "a name". Silent if a key has
  // been reported that was meant to be it.
  const LocatedValue* require(std::string_view key, std::string_view what) const;

  // The one member of those keys; reports none and more than one (the first is then returned).
  // Silent about none if a key has been reported that was meant to be one of them, or all keys.
  const Member* exactly_one_of(const std::vector<std::string_view>& keys) const;

 private:
  const LocatedValue& value_;
  const JsonObject* object_;
  Problems& problems_;
  std::size_t unknown_keys_ = 0;
  std::vector<std::string_view> meant_keys_;  // the known keys nearest to unknown ones
};

// The object behind a value that maps free names to values; nullptr after reporting anything else.
const JsonObject* read_map(const LocatedValue& value, std::string_view what,
                           std::size_t members_max, Problems& problems);

// The array behind a value; nullptr after reporting anything else or a wrong number of elements.
struct ArrayLimits {
  std::size_t least = 0;
  std::size_t most = 0;
};
const JsonArray* read_array(const LocatedValue& value, std::string_view what, ArrayLimits limits,
                            Problems& problems);

}  // namespace sojourn::scenario
