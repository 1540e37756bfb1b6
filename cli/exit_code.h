// How the program ends; scripts and continuous integration depend on these numbers.
#pragma once

namespace sojourn::cli {

enum class ExitCode {
  ok = 0,
  internal = 1,
  usage = 2,
  invalid_input = 3,
  input_output = 4,
  no_answer = 5,  // unstable, did not converge, or an invalid measurement
  breached = 99,  // an SLO or a tolerance
  interrupted = 130,
};

}  // namespace sojourn::cli
