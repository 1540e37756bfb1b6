#include "models/scenario/reading/override_path.h"

#include <charconv>
#include <optional>
#include <string>
#include <string_view>
#include <system_error>
#include <utility>

#include "models/scenario/reading/located_value_json.h"
#include "models/scenario/reading/utf8.h"

namespace sojourn::scenario {

namespace {

using Segments = std::vector<std::string>;

// "a~1b" -> "a/b" (RFC 6901, section 4).
std::string unescaped(std::string_view token) {
  std::string text;
  for (std::size_t i = 0; i < token.size(); ++i) {
    const bool is_escape = token[i] == '~' && i + 1 < token.size();
    if (is_escape && (token[i + 1] == '0' || token[i + 1] == '1')) {
      text += token[++i] == '0' ? '~' : '/';
    } else {
      text += token[i];
    }
  }
  return text;
}

Segments split(std::string_view path) {
  const bool is_pointer = path.starts_with('/');
  const char separator = is_pointer ? '/' : '.';
  Segments segments;
  std::size_t start = is_pointer ? 1 : 0;
  while (start <= path.size()) {
    const std::size_t end = std::min(path.find(separator, start), path.size());
    const std::string_view token = path.substr(start, end - start);
    segments.push_back(is_pointer ? unescaped(token) : std::string(token));
    start = end + 1;
  }
  return segments;
}

// Keys may hold dots themselves: the longest run of segments that names a member counts.
std::size_t segments_of_key(const JsonObject& object, const Segments& segments, std::size_t from) {
  std::size_t best = 1;
  std::string key;
  for (std::size_t i = from; i < segments.size(); ++i) {
    key += (i > from ? "." : "") + segments[i];
    if (find_member(object, key) != nullptr) {
      best = i - from + 1;
    }
  }
  return best;
}

std::string joined(const Segments& segments, std::size_t from, std::size_t count) {
  std::string key;
  for (std::size_t i = from; i < from + count; ++i) {
    key += (i > from ? "." : "") + segments[i];
  }
  return key;
}

void relocate(LocatedValue& value, std::size_t override_number) {
  value.at.override_number = override_number;
  if (auto* const array = std::get_if<JsonArray>(&value.data)) {
    for (LocatedValue& element : *array) {
      relocate(element, override_number);
    }
  } else if (auto* const object = std::get_if<JsonObject>(&value.data)) {
    for (Member& member : *object) {
      member.key_at.override_number = override_number;
      relocate(member.value, override_number);
    }
  }
}

// JSON if it is, else a text. A key that stands twice makes it neither: it is reported as such.
LocatedValue value_of(const Override& replaced, std::size_t override_number) {
  LocatedDocument document = locate_json(replaced.value);
  LocatedValue value;
  if (document.root && document.errors.empty()) {
    value = *std::move(document.root);
  } else {
    value.data = replaced.value;
  }
  relocate(value, override_number);
  return value;
}

class Replacer {
 public:
  Replacer(const Override& replaced, std::size_t number, Problems& problems)
      : replaced_(replaced), number_(number), problems_(problems) {}

  void apply(LocatedValue& root) {
    if (first_invalid_utf8(replaced_.path + replaced_.value)) {
      refuse("bytes that are not valid UTF-8", "a path and a value in UTF-8");
      return;
    }
    const Segments segments = split(replaced_.path);
    if (replaced_.path.empty() || segments.size() > scenario_depth_max / 2) {
      refuse("such a path", "a path of 1 to " + std::to_string(scenario_depth_max / 2) +
                                " keys, such as services.cart.replicas");
      return;
    }
    const bool is_pointer = replaced_.path.starts_with('/');
    LocatedValue* target = &root;
    std::size_t next = 0;
    while (next < segments.size() && target != nullptr) {
      const JsonObject* const object = target->object();
      const std::size_t count =
          object == nullptr || is_pointer ? 1 : segments_of_key(*object, segments, next);
      target = step_into(*target, joined(segments, next, count));
      next += count;
    }
    if (target != nullptr) {
      *target = value_of(replaced_, number_);
    }
  }

 private:
  // The member or element, made if it is a missing member; nullptr after a report.
  LocatedValue* step_into(LocatedValue& value, const std::string& key) {
    pointer_ = pointer_child(pointer_, key);
    if (auto* const object = std::get_if<JsonObject>(&value.data)) {
      return &member_of(*object, key);
    }
    auto* const array = std::get_if<JsonArray>(&value.data);
    if (array == nullptr) {
      refuse(shown(value) + " before " + in_quotes(key), "an object or an array to go on into");
      return nullptr;
    }
    std::size_t index = 0;
    const char* const end = key.data() + key.size();
    const auto [rest, error] = std::from_chars(key.data(), end, index);
    if (error != std::errc{} || rest != end || index >= array->size()) {
      refuse(in_quotes(key), array->empty()
                                 ? "no index: the array is empty"
                                 : "an index from 0 to " + std::to_string(array->size() - 1));
      return nullptr;
    }
    return &(*array)[index];
  }

  LocatedValue& member_of(JsonObject& object, const std::string& key) const {
    for (Member& member : object) {
      if (member.key == key) {
        return member.value;
      }
    }
    const Location here{.override_number = number_, .offset = 0};
    object.push_back({.key = key, .key_at = here, .value = {.data = JsonObject{}, .at = here}});
    return object.back().value;
  }

  void refuse(std::string found, std::string expected) {
    problems_.add_syntax({.pointer = pointer_,
                          .at = {.override_number = number_, .offset = 0},
                          .found = std::move(found),
                          .expected = std::move(expected),
                          .hint = {}});
  }

  const Override& replaced_;
  std::size_t number_;
  Problems& problems_;
  std::string pointer_;
};

}  // namespace

void apply_overrides(LocatedValue& root, const std::vector<Override>& overrides,
                     Problems& problems) {
  for (std::size_t i = 0; i < overrides.size(); ++i) {
    Replacer(overrides[i], i + 1, problems).apply(root);
  }
}

}  // namespace sojourn::scenario
