#include "gui/core/splice.h"

#include <QCoreApplication>
#include <map>
#include <string>
#include <utility>
#include <vector>

#include "gui/core/scenario_edits.h"
#include "gui/core/scenario_references.h"

namespace sojourn::gui {
namespace {

// "get" of "cart.get" and of "shoppers/cart.get".
std::string endpoint_in(std::string_view text) {
  const std::size_t dot = text.find('.');
  return std::string(dot == std::string_view::npos ? std::string_view() : text.substr(dot + 1));
}

class Splice {
 public:
  Splice(TreeEdit& edit, std::string_view caller, std::string_view callee, std::string_view node)
      : edit_(edit),
        caller_(caller),
        callee_(callee),
        node_(node),
        endpoints_(pointer_to("/services", node) + "/endpoints") {
    const std::vector<std::string> names = endpoints_of(edit.tree(), node);
    first_ = names.empty() ? "handle" : names.front();
    if (names.empty()) edit_.set(pointer_to(endpoints_, first_), JsonValue::array());
    own_steps_ = *edit_.at(pointer_to(endpoints_, first_));
  }

  void redirect(const NodeReference& reference) {
    const std::string link = pointer_to("/calls", caller_ + ">" + callee_);
    const std::string requests = pointer_to("/workloads", caller_) + "/requests";
    if (reference.pointer == link) {
      redirect_link(link);
    } else if (reference.is_key) {
      if (parent_of(reference.pointer) != requests) return;
      const std::string endpoint = endpoint_in(last_key(reference.pointer));
      edit_.rename(reference.pointer, node_ + "." + through(endpoint));
    } else {
      redirect_text(reference.pointer);
    }
  }

 private:
  void redirect_link(const std::string& link) {
    const std::string wanted = caller_ + ">" + node_;
    if (edit_.at(pointer_to("/calls", wanted)) == nullptr) {
      edit_.rename(link, wanted);
    } else {
      edit_.remove(link);
    }
  }

  void redirect_text(const std::string& pointer) {
    const std::string text = edit_.at(pointer)->scalar;
    const bool is_call = is_at_or_above(pointer_to("/services", caller_), pointer);
    const bool is_objective = text.starts_with(caller_ + "/" + callee_ + ".");
    if (!is_call && !is_objective) return;
    const std::string before = is_objective ? caller_ + "/" : std::string();
    edit_.set(pointer, JsonValue::text(before + node_ + "." + through(endpoint_in(text))));
  }

  // The node's endpoint that calls that one of the callee; it is made when it is first asked for.
  std::string through(const std::string& endpoint) {
    const auto known = through_.find(endpoint);
    if (known != through_.end()) return known->second;
    std::string name = first_;
    if (!through_.empty()) {
      name = endpoint;
      for (int number = 2; edit_.at(pointer_to(endpoints_, name)) != nullptr; ++number) {
        name = endpoint + "-" + std::to_string(number);
      }
      edit_.set(pointer_to(endpoints_, name), own_steps_);
    }
    through_.emplace(endpoint, name);
    connect_nodes(edit_, {node_, name, callee_, endpoint});
    return name;
  }

  TreeEdit& edit_;
  std::string caller_, callee_, node_;
  std::string endpoints_;  // of the node
  std::string first_;
  JsonValue own_steps_;  // of the first, before it calls
  std::map<std::string, std::string> through_;
};

}  // namespace

QString objection_to_splice(const JsonValue& document, std::string_view caller,
                            std::string_view callee, std::string_view node) {
  if (objection_to_connection(document, caller, callee).isEmpty()) {
    return QCoreApplication::translate("sojourn", "There is no such connection.");
  }
  const QString objection = objection_to_connection(document, caller, node);
  return objection.isEmpty() ? objection_to_connection(document, node, callee) : objection;
}

void splice_node(TreeEdit& edit, std::string_view caller, std::string_view callee,
                 std::string_view node) {
  const std::vector<NodeReference> references = references_to(edit.tree(), callee);
  Splice splice(edit, caller, callee, node);
  for (const NodeReference& reference : references) splice.redirect(reference);
}

}  // namespace sojourn::gui
