// What a service cannot do as a Flask application behind gunicorn's synchronous workers: the kernel
// holds its accept queue, and its workers are processes that share no view of whom they call. Pure.
#pragma once

#include <string>
#include <vector>

#include "models/scenario/scenario.h"

namespace sojourn::live {

// One message for each thing that the service asks for in vain; empty when it can be performed.
std::vector<std::string> flask_limits(const scenario::Scenario& scenario,
                                      scenario::ServiceId service);

}  // namespace sojourn::live
