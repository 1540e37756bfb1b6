// One replica of a service as the scenario describes it, on a real socket: accept queue, workers,
// and the endpoints' steps performed for real; answers as live-harness/protocol.h says. One thread,
// and those of its Burner.
#pragma once

#include <cstdint>
#include <expected>
#include <memory>
#include <string>

#include "live-harness/addresses.h"
#include "live-harness/http_task.h"
#include "live-harness/service/control.h"
#include "models/scenario/scenario.h"

namespace sojourn::live {

struct ReplicaOptions {
  scenario::ServiceId service;
  std::uint32_t index = 0;  // which replica of the service
  Address listen;           // port 0: a free one
  Addresses addresses;      // for the links that begin at the service
  Control control;
};

class Replica {
 public:
  // Listens at once. The scenario must outlive the replica. The error says what is missing or
  // taken.
  static std::expected<Replica, std::string> start(boost::asio::io_context& context,
                                                   const scenario::Scenario& scenario,
                                                   ReplicaOptions options);
  Replica(Replica&&) noexcept;
  Replica& operator=(Replica&&) = delete;
  ~Replica();  // after the io_context has stopped

  const Address& address() const;

  // Takes no more connections; ends when everything that was accepted has been answered.
  Task<> stop();

 private:
  struct State;
  explicit Replica(std::unique_ptr<State> state);
  std::unique_ptr<State> state_;
};

}  // namespace sojourn::live
