// What a deployment is going to do, as a value: files to write and processes to start. Pure, so
// that a dry run can print it and a test can read it.
#pragma once

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "live-harness/addresses.h"
#include "live-harness/process.h"
#include "models/scenario/scenario.h"

namespace sojourn::live {

// Where Debian puts the programs that are not ours.
inline constexpr std::string_view haproxy_program = "/usr/sbin/haproxy";
inline constexpr std::string_view gunicorn_program = "/usr/bin/gunicorn";
inline constexpr std::string_view python_program = "/usr/bin/python3";

struct PlannedFile {
  std::filesystem::path path;
  std::string content;
};

// A process to start: one replica of a service, or the proxy of all links that go through one.
struct PlannedPart {
  std::string name;  // "cart/1", "haproxy"
  std::optional<scenario::ServiceId> service;
  std::uint32_t replica = 0;
  Command command;
  std::vector<Address> listens;        // one, or one for each proxied link
  std::uint32_t worker_processes = 0;  // that must be there before it is ready; 0: it has none
};

struct DeploymentPlan {
  Addresses addresses;
  std::vector<PlannedFile> files;
  std::vector<PlannedPart> parts;  // in the order of starting
};

// How many ports plan_deployment() wants.
std::size_t ports_needed(const scenario::Scenario& scenario);

// `ports` has ports_needed() elements (an invariant).
DeploymentPlan plan_deployment(const scenario::Scenario& scenario, std::string_view scenario_text,
                               const std::filesystem::path& programs,
                               const std::filesystem::path& folder,
                               const std::vector<std::uint16_t>& ports);

// The one double by which the steps of a replica take longer (FaultKind::slow).
std::filesystem::path control_file(const std::filesystem::path& folder,
                                   const scenario::Service& service, std::uint32_t replica);

// Whether some service is a Flask application, and whether some link goes through HAProxy.
bool uses_flask(const scenario::Scenario& scenario);
bool uses_haproxy(const scenario::Scenario& scenario);

}  // namespace sojourn::live
