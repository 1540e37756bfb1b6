#include "models/scenario/reading/object_reader.h"

#include <algorithm>

#include "models/scenario/reading/suggestion.h"

namespace sojourn::scenario {

namespace {

std::string keyed(const std::vector<std::string_view>& keys) {
  return (keys.size() == 1 ? "the key " : "one of the keys ") + alternatives(keys);
}

}  // namespace

ObjectReader::ObjectReader(const LocatedValue& value, const KeyTable& table, Problems& problems)
    : value_(value), object_(value.object()), problems_(problems) {
  const std::vector<std::string_view> known(table.keys.begin(), table.keys.end());
  if (object_ == nullptr) {
    problems.add(value, "an object with " + keyed(known));
    return;
  }
  for (const Member& member : *object_) {
    if (std::find(known.begin(), known.end(), member.key) == known.end()) {
      ++unknown_keys_;
      if (!problems.wants_hints()) {
        problems.add_key(member, keyed(known));
        continue;
      }
      problems.add_key(member, keyed(known), did_you_mean(member.key, known));
      meant_keys_.push_back(nearest(member.key, known).value_or(std::string_view()));
    }
  }
}

const LocatedValue* ObjectReader::find(std::string_view key) const {
  const Member* const member = object_ == nullptr ? nullptr : find_member(*object_, key);
  return member == nullptr ? nullptr : &member->value;
}

const LocatedValue* ObjectReader::require(std::string_view key, std::string_view what) const {
  const LocatedValue* const found = find(key);
  const bool is_misspelt =
      std::find(meant_keys_.begin(), meant_keys_.end(), key) != meant_keys_.end();
  if (found == nullptr && object_ != nullptr && !is_misspelt) {
    problems_.add_found(value_, "no key " + in_quotes(key), std::string(what));
  }
  return found;
}

const Member* ObjectReader::exactly_one_of(const std::vector<std::string_view>& keys) const {
  if (object_ == nullptr) {
    return nullptr;
  }
  const Member* first = nullptr;
  for (const Member& member : *object_) {
    if (std::find(keys.begin(), keys.end(), member.key) == keys.end()) {
      continue;
    }
    if (first != nullptr) {
      problems_.add_key(member, "only one of " + alternatives(keys),
                        in_quotes(first->key) + " is given already");
      continue;
    }
    first = &member;
  }
  const auto is_wanted = [&](std::string_view key) {
    return std::find(keys.begin(), keys.end(), key) != keys.end();
  };
  const bool is_misspelt = std::any_of(meant_keys_.begin(), meant_keys_.end(), is_wanted) ||
                           (unknown_keys_ > 0 && unknown_keys_ == object_->size());
  if (first == nullptr && !is_misspelt) {
    problems_.add_found(value_, "none of the keys " + enumeration(keys), "one of them");
  }
  return first;
}

const JsonObject* read_map(const LocatedValue& value, std::string_view what,
                           std::size_t members_max, Problems& problems) {
  const JsonObject* const object = value.object();
  if (object == nullptr) {
    problems.add(value, "an object that maps names to " + std::string(what));
    return nullptr;
  }
  if (object->size() > members_max) {
    problems.add_found(value, std::to_string(object->size()) + " of them",
                       "at most " + std::to_string(members_max) + " " + std::string(what));
    return nullptr;
  }
  return object;
}

const JsonArray* read_array(const LocatedValue& value, std::string_view what, ArrayLimits limits,
                            Problems& problems) {
  const JsonArray* const array = value.array();
  if (array == nullptr) {
    problems.add(value, "an array of " + std::string(what));
    return nullptr;
  }
  if (array->size() < limits.least) {
    problems.add(value, "an array of " + std::string(what) + ", at least one");
    return nullptr;
  }
  if (array->size() > limits.most) {
    problems.add_found(value, "an array of " + std::to_string(array->size()),
                       "at most " + std::to_string(limits.most) + " " + std::string(what));
    return nullptr;
  }
  return array;
}

}  // namespace sojourn::scenario
