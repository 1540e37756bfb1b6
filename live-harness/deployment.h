// A scenario as running processes on loopback: built-in services, gunicorn + Flask, HAProxy; in a
// temporary folder of its own, on ports that were free, each in a process group that ends with the
// deployment on every way out, also when this process dies. Logs are kept in the folder until the
// deployment is discarded.
#pragma once

#include <expected>
#include <filesystem>
#include <functional>
#include <memory>
#include <string>
#include <vector>

#include "live-harness/addresses.h"
#include "models/scenario/scenario.h"

namespace sojourn::live {

struct DeploymentOptions {
  std::filesystem::path programs;  // folder of sojourn-service and the Flask application's parts
  bool keep_folder = false;        // for inspection; always kept (and named) when a start failed
  engine::Duration ready_within = std::chrono::minutes(1);
  std::function<bool()> cancelled;  // true ends a start
};

class Deployment {
 public:
  // Writes the configuration, starts everything, waits until every part is ready. The error names
  // the part, its command and the end of its log; everything that was started has been ended by
  // then.
  static std::expected<Deployment, std::string> start(const scenario::Scenario& scenario,
                                                      std::string_view scenario_text,
                                                      const DeploymentOptions& options);
  // What start() would do, line by line: files and commands.
  static std::vector<std::string> describe(const scenario::Scenario& scenario,
                                           const DeploymentOptions& options);

  Deployment(Deployment&&) noexcept;
  Deployment& operator=(Deployment&&) noexcept;
  ~Deployment();  // ends all processes: SIGTERM, then SIGKILL after 2 s; removes the folder

  const Addresses& addresses() const;
  std::filesystem::path folder() const;
  int root_pid() const;  // all processes are below it: for the host observer

  // Faults, at once. restart() waits until the replica is ready again.
  void kill(scenario::ServiceId service, std::uint32_t replica);
  std::expected<void, std::string> restart(scenario::ServiceId service, std::uint32_t replica);
  void freeze(scenario::ServiceId service, std::uint32_t replica, bool frozen);
  void slow(scenario::ServiceId service, std::uint32_t replica, double factor);

  // As after start(): every replica up and at its normal speed, the proxies' counters and views of
  // health fresh.
  std::expected<void, std::string> reset();

  // Empty while everything that should run does; else what died, with the end of its log.
  std::string unexpected_death() const;

 private:
  struct State;
  explicit Deployment(std::unique_ptr<State> state);
  std::unique_ptr<State> state_;
};

}  // namespace sojourn::live
