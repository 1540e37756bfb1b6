#include "gui/panels/place_edits.h"

#include <QCoreApplication>
#include <QRegularExpression>

#include "gui/core/scenario_edits.h"

namespace sojourn::gui {
namespace {

QString tr(const char* text) {
  return QCoreApplication::translate("sojourn", text);
}

enum class Part { node, endpoint, host, request, other };

Part part_of(const std::vector<std::string>& keys) {
  if (keys.size() == 2 && (keys[0] == "services" || keys[0] == "workloads")) return Part::node;
  if (keys.size() == 2 && keys[0] == "hosts") return Part::host;
  if (keys.size() == 4 && keys[0] == "services" && keys[2] == "endpoints") return Part::endpoint;
  if (keys.size() == 4 && keys[0] == "workloads" && keys[2] == "requests") return Part::request;
  return Part::other;
}

void replace_calls(TreeEdit& edit, const std::string& pointer, const std::string& from,
                   const std::string& to) {
  const JsonValue* const value = edit.at(pointer);
  if (value == nullptr) return;
  if (last_key(pointer) == "call" && value->is_text() && value->scalar == from) {
    edit.set(pointer, JsonValue::text(to));
    return;
  }
  std::vector<std::string> children;
  for (const JsonMember& member : value->members) children.push_back(member.key);
  for (std::size_t i = 0; i < value->items.size(); ++i) children.push_back(std::to_string(i));
  for (const std::string& key : children) replace_calls(edit, pointer_to(pointer, key), from, to);
}

void replace_slos(TreeEdit& edit, const std::string& from, const std::string& to) {
  const JsonValue* const slos = edit.at("/slos");
  if (slos == nullptr) return;
  std::vector<std::string> places;
  for (const JsonMember& slo : slos->members) {
    const JsonValue* const request = slo.value.member("request");
    if (request != nullptr && request->scalar == from) {
      places.push_back(pointer_to("/slos", slo.key) + "/request");
    }
  }
  for (const std::string& place : places) edit.set(place, JsonValue::text(to));
}

void rename_endpoint(TreeEdit& edit, const std::string& service, const std::string& now,
                     const std::string& wanted) {
  const std::string from = service + "." + now;
  const std::string to = service + "." + wanted;
  replace_calls(edit, "/services", from, to);
  std::vector<std::string> workloads;
  if (const JsonValue* const section = edit.at("/workloads")) {
    for (const JsonMember& workload : section->members) workloads.push_back(workload.key);
  }
  for (const std::string& workload : workloads) {
    const std::string requests = pointer_to("/workloads", workload) + "/requests";
    const bool is_asked = edit.at(pointer_to(requests, from)) != nullptr;
    if (is_asked && edit.at(pointer_to(requests, to)) == nullptr) {
      edit.rename(pointer_to(requests, from), to);
    }
    replace_slos(edit, workload + "/" + from, workload + "/" + to);
  }
}

void rename_host(TreeEdit& edit, const std::string& now, const std::string& wanted) {
  std::vector<std::string> places;
  if (const JsonValue* const services = edit.at("/services")) {
    for (const JsonMember& service : services->members) {
      const JsonValue* const host = service.value.member("host");
      if (host != nullptr && host->scalar == now) {
        places.push_back(pointer_to("/services", service.key) + "/host");
      }
    }
  }
  for (const std::string& place : places) edit.set(place, JsonValue::text(wanted));
}

}  // namespace

bool has_name(const Schema& schema, const JsonValue& document, std::string_view pointer) {
  if (pointer.empty()) return false;
  const auto above = schema.at(document, parent_of(pointer));
  return above && above->is_map && find(document, pointer) != nullptr;
}

QString objection_to_place_name(const Schema& schema, const JsonValue& document,
                                std::string_view pointer, const QString& wanted) {
  const std::string name = wanted.toStdString();
  const std::string now = last_key(pointer);
  if (name == now) return {};
  if (part_of(keys_of(pointer)) == Part::node) return objection_to_name(document, name, now);
  if (name.empty()) return tr("A name is required.");
  const auto above = schema.at(document, parent_of(pointer));
  if (above && !above->key_pattern.empty() &&
      !QRegularExpression(QString::fromStdString(above->key_pattern)).match(wanted).hasMatch()) {
    return tr("\"%1\" is not a name that may stand here.").arg(wanted);
  }
  const JsonValue* const parent = find(document, parent_of(pointer));
  if (parent != nullptr && parent->member(name) != nullptr) {
    return tr("There is a \"%1\" already.").arg(wanted);
  }
  return {};
}

void rename_place(TreeEdit& edit, const std::string& pointer, const std::string& wanted) {
  const std::vector<std::string> keys = keys_of(pointer);
  switch (part_of(keys)) {
    case Part::node: rename_node(edit, keys[1], wanted); return;
    case Part::endpoint: rename_endpoint(edit, keys[1], keys[3], wanted); break;
    case Part::host: rename_host(edit, keys[1], wanted); break;
    case Part::request: replace_slos(edit, keys[1] + "/" + keys[3], keys[1] + "/" + wanted); break;
    case Part::other: break;
  }
  edit.rename(pointer, wanted);
}

void remove_place(TreeEdit& edit, const std::string& pointer) {
  const std::vector<std::string> keys = keys_of(pointer);
  if (part_of(keys) == Part::node) {
    remove_nodes(edit, {keys[1]});
  } else {
    edit.remove(pointer);
  }
}

}  // namespace sojourn::gui
