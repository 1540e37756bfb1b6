#include "models/scenario/reading/scenario_reader.h"

#include "models/scenario/reading/call_loops.h"
#include "models/scenario/reading/context.h"
#include "models/scenario/reading/fault_reader.h"
#include "models/scenario/reading/layout_reader.h"
#include "models/scenario/reading/limits.h"
#include "models/scenario/reading/link_reader.h"
#include "models/scenario/reading/names.h"
#include "models/scenario/reading/object_reader.h"
#include "models/scenario/reading/option_reader.h"
#include "models/scenario/reading/scalar_reader.h"
#include "models/scenario/reading/service_reader.h"
#include "models/scenario/reading/workload_reader.h"

namespace sojourn::scenario {

namespace {

constexpr std::uint64_t format_version = 1;

void read_version(const ObjectReader& reader, Problems& problems) {
  const LocatedValue* const version =
      reader.require("sojourn", "\"sojourn\": 1, the version of the file's format");
  if (version == nullptr) {
    return;
  }
  const JsonNumber* const number = version->number();
  if (number == nullptr || !number->whole || *number->whole != format_version) {
    problems.add(*version, "1, the only version of the format");
  }
}

void read_titles(const ObjectReader& reader, Problems& problems, Scenario& scenario) {
  read_text(reader.require("name", "a name for the scenario"),
            {.least = 1, .most = limits::title_bytes}, problems, scenario.name);
  read_text(reader.find("description"), {.least = 0, .most = limits::description_bytes}, problems,
            scenario.description);
  std::string schema;
  read_text(reader.find("$schema"), {.least = 0, .most = limits::description_bytes}, problems,
            schema);
}

// Room for everything that has a name, so that ids can be given before the bodies are read.
void make_room(const Names& names, Scenario& scenario) {
  scenario.services.resize(names.services.names().size());
  scenario.workloads.resize(names.workloads.names().size());
  std::size_t endpoints = 0;
  for (const NameTable& table : names.endpoints) {
    endpoints += table.names().size();
  }
  scenario.endpoints.resize(endpoints);
}

}  // namespace

void read_scenario(const LocatedValue& root, Problems& problems, Scenario& scenario) {
  const ObjectReader reader(root, keys::scenario, problems);
  if (!reader.is_object()) {
    return;
  }
  read_version(reader, problems);
  read_titles(reader, problems, scenario);
  const Names names = collect_names(root, problems);
  make_room(names, scenario);
  Context context{.names = names,
                  .problems = problems,
                  .scenario = scenario,
                  .endpoint_values = std::vector<const LocatedValue*>(scenario.endpoints.size()),
                  .knows_replicas = std::vector<bool>(scenario.services.size(), true),
                  .step_nesting = 0};
  const std::size_t problems_before = problems.count();
  if (const LocatedValue* const hosts = reader.find("hosts")) {
    read_hosts(*hosts, context);
  }
  if (const LocatedValue* const services = reader.require("services", "at least one service")) {
    read_services(*services, context);
  }
  if (const LocatedValue* const workloads = reader.require("workloads", "at least one workload")) {
    read_workloads(*workloads, context);
  }
  const bool is_topology_known = problems.count() == problems_before;
  read_links(reader.find("network"), reader.find("calls"), is_topology_known, context);
  if (const LocatedValue* const faults = reader.find("faults")) {
    read_faults(*faults, context);
  }
  if (const LocatedValue* const slos = reader.find("slos")) {
    read_slos(*slos, is_topology_known, context);
  }
  if (const LocatedValue* const run = reader.find("run")) {
    read_run(*run, problems, scenario.run);
  }
  if (const LocatedValue* const live = reader.find("live")) {
    read_live(*live, problems, scenario.live);
  }
  if (const LocatedValue* const layout = reader.find("layout")) {
    read_layout(*layout, context);
  }
  if (is_topology_known) {
    check_call_loops(context);
  }
}

}  // namespace sojourn::scenario
