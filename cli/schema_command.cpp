#include "cli/schema_command.h"

#include "cli/emit.h"
#include "models/scenario/schema_text.h"

namespace sojourn::cli {

namespace {

constexpr const char* examples =
    R"(Editors complete and explain keys when a scenario begins with
{"$schema": "scenario.schema.json"}.

Examples:
  sojourn schema > scenario.schema.json
)";

}  // namespace

void add_schema_command(CLI::App& program, Action& chosen) {
  CLI::App* command = program.add_subcommand("schema", "Print the JSON Schema of scenarios");
  command->footer(examples);
  command->callback(
      [&chosen] { chosen = [] { return write_said("-", std::string(scenario::schema_text())); }; });
}

}  // namespace sojourn::cli
