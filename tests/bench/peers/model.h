// The models that all contenders simulate, with what theory says of them. Values; no state.
//
// One family serves all: a row of stations with so many servers each, or stations side by side that
// a request visits at the same time (fork-join). Poisson arrivals, exponential service, first come,
// first served; a request leaves a station as soon as it is served.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace sojourn::peers {

// What a contender that knows queues only is told.
struct Queues {
  unsigned stations = 1;    // one after the other
  unsigned servers = 1;     // of each: 1 or 4
  unsigned branches = 1;    // side by side instead; then stations == servers == 1
  double interarrival = 0;  // means, in seconds
  double service = 0;
};

struct Model {
  std::string name;              // on the command line
  std::string title;             // in tables
  std::string scenario;          // as text
  std::string request;           // its class in Sojourn's results; empty: all of them
  double rate = 0;               // requests per second
  std::optional<Queues> queues;  // none: Sojourn only
  double mean_response = 0;      // seconds, by theory; 0: not known
  double theory_error = 0;       // relative; 0: exact

  // The relative error that chance and theory may cause in a correct program.
  double tolerance(std::uint64_t requests) const;
};

// M/M/1, three-tier M/M/1, three-tier M/M/4, fork-join, and the gallery's ten services.
// `scenarios` is the gallery's directory. Sources of the means: models' definitions.
std::vector<Model> all_models(const std::string& scenarios);

}  // namespace sojourn::peers
