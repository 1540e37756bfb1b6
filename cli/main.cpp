#include "cli/program.h"
#include "cli/terminal.h"

int main(int argc, char** argv) {
  sojourn::cli::keep_standard_streams();
  const std::vector<std::string> arguments(argv + (argc > 0 ? 1 : 0), argv + argc);
  return static_cast<int>(sojourn::cli::run_program(arguments));
}
