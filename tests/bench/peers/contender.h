// Programs that simulate the same model, measured in CPU time. Each says what it computed, so that
// nobody measures a wrong program. Not thread-safe.
#pragma once

#include <cstdint>
#include <expected>
#include <memory>
#include <string>
#include <vector>

#include "tests/bench/peers/model.h"

namespace sojourn::peers {

struct Outcome {
  double cpu_s = 0;
  std::uint64_t requests = 0;
  double mean_response = 0;  // seconds
};

class Contender {
 public:
  Contender() = default;
  Contender(const Contender&) = delete;
  Contender& operator=(const Contender&) = delete;
  virtual ~Contender() = default;

  virtual std::string name() const = 0;   // on the command line
  virtual std::string title() const = 0;  // in tables
  virtual bool can(const Model& model) const = 0;

  // Simulates about so many requests; or why it cannot, such as a missing package.
  virtual std::expected<Outcome, std::string> run(const Model& model, std::uint64_t requests,
                                                  std::uint64_t seed) = 0;
};

// Sojourn through its public entry point, one replication on one thread: in batches where the model
// allows them, and always by events.
std::unique_ptr<Contender> sojourn_itself();
std::unique_ptr<Contender> sojourn_event_engine();

// A loop written by hand for these models alone, with numbers of its own.
std::unique_ptr<Contender> batch_own_numbers();

// The same loop with the very numbers that Sojourn draws for the same seed: exactly the number of
// requests that was asked for.
std::unique_ptr<Contender> batch_keyed_numbers();

// ns-3's core, by the program ns3_peer beside this one: with the event list that it uses unless
// told otherwise, a std::map, and with the one that was fastest here, a std::priority_queue.
std::unique_ptr<Contender> ns3_default();
std::unique_ptr<Contender> ns3_fastest();

// SimPy: simpy_peer.py, run by Debian's Python.
std::unique_ptr<Contender> simpy_processes();

// All of the above, Sojourn first.
std::vector<std::unique_ptr<Contender>> all_contenders();

// Of this process, in seconds.
double process_cpu_s();

}  // namespace sojourn::peers
