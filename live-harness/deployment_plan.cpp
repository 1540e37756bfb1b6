#include "live-harness/deployment_plan.h"

#include <algorithm>
#include <array>
#include <bit>
#include <utility>

#include <fmt/format.h>

#include "engine/require.h"
#include "live-harness/haproxy_config.h"

namespace sojourn::live {

namespace {

namespace fs = std::filesystem;
using scenario::Implementation;
using scenario::Link;
using scenario::Scenario;
using scenario::Service;
using scenario::ServiceId;
using scenario::Via;

// As HAProxy checks where a scenario says nothing.
constexpr scenario::HealthCheck usual_check{std::chrono::seconds(2), 3, 2};

struct Places {
  fs::path programs;
  fs::path folder;
  fs::path scenario() const { return folder / "scenario.json"; }
  fs::path addresses() const { return folder / "addresses.json"; }
  fs::path proxy() const { return folder / "haproxy.cfg"; }
  fs::path log(const std::string& name) const { return folder / "logs" / (name + ".log"); }
};

std::string part_name(const Service& service, std::uint32_t replica) {
  return fmt::format("{}/{}", service.name, replica);
}

std::string link_name(const Scenario& scenario, const Link& link) {
  return scenario.caller_name(link.caller) + ">" + scenario.services[link.callee.index].name;
}

Command service_command(const Places& places, const Service& service, std::uint32_t replica) {
  Command command;
  command.log = places.log(fmt::format("{}-{}", service.name, replica));
  const std::string number = std::to_string(replica);
  const std::string control = control_file(places.folder, service, replica).string();
  if (service.implementation == Implementation::built_in) {
    command.arguments = {(places.programs / "sojourn-service").string(),
                         "--scenario",
                         places.scenario().string(),
                         "--service",
                         service.name,
                         "--replica",
                         number,
                         "--addresses",
                         places.addresses().string(),
                         "--control",
                         control};
  } else {
    command.environment = {"SOJOURN_SCENARIO=" + places.scenario().string(),
                           "SOJOURN_SERVICE=" + service.name, "SOJOURN_REPLICA=" + number,
                           "SOJOURN_ADDRESSES=" + places.addresses().string(),
                           "SOJOURN_CONTROL=" + control};
  }
  return command;
}

// Sync workers: one request at a time, one connection a request. --timeout 0: nothing kills a
// worker whose request takes long; --worker-tmp-dir: its sign of life must not wait for a disk.
std::vector<std::string> gunicorn_arguments(const Places& places, const Service& service,
                                            const Address& address) {
  return {std::string(gunicorn_program),
          "--workers",
          std::to_string(service.workers.value_or(1)),
          "--worker-class",
          "sync",
          "--bind",
          format_address(address),
          "--backlog",
          "2048",
          "--timeout",
          "0",
          "--graceful-timeout",
          "1",
          "--worker-tmp-dir",
          "/dev/shm",
          "--log-level",
          "warning",
          "--preload",
          "--pythonpath",
          places.programs.string(),
          "sojourn_flask:application"};
}

PlannedPart replica_part(const Places& places, const Scenario& scenario, ServiceId id,
                         std::uint32_t replica, const Address& address) {
  const Service& service = scenario.services[id.index];
  PlannedPart part;
  part.name = part_name(service, replica);
  part.service = id;
  part.replica = replica;
  part.command = service_command(places, service, replica);
  part.listens = {address};
  if (service.implementation == Implementation::flask) {
    part.command.arguments = gunicorn_arguments(places, service, address);
    part.worker_processes = service.workers.value_or(1);
  }
  return part;
}

ProxyLink proxy_link(const Scenario& scenario, const Link& link, const Address& listen,
                     const std::vector<Address>& replicas) {
  const Service& callee = scenario.services[link.callee.index];
  ProxyLink proxied;
  proxied.name = link_name(scenario, link);
  proxied.listen = listen;
  proxied.balance = link.balance;
  proxied.health = link.health.value_or(usual_check);
  proxied.event_driven = callee.implementation == Implementation::built_in;
  for (std::uint32_t replica = 0; replica < replicas.size(); ++replica) {
    const std::uint32_t weight = replica < link.weights.size() ? link.weights[replica] : 1;
    proxied.servers.push_back(
        {fmt::format("{}-{}", callee.name, replica), replicas[replica], weight});
  }
  return proxied;
}

std::string normal_speed() {
  const auto bytes = std::bit_cast<std::array<char, sizeof(double)>>(1.0);
  return {bytes.begin(), bytes.end()};
}

class Planner {
 public:
  Planner(const Scenario& scenario, Places places, const std::vector<std::uint16_t>& ports)
      : scenario_(scenario), places_(std::move(places)), ports_(ports) {}

  DeploymentPlan plan(std::string_view scenario_text) {
    for (std::uint32_t index = 0; index < scenario_.services.size(); ++index) {
      replicas_of({index});
    }
    std::vector<ProxyLink> proxied;
    PlannedPart proxy;
    for (const Link& link : scenario_.links) {
      const auto& replicas = plan_.addresses.services[scenario_.services[link.callee.index].name];
      auto& addresses = plan_.addresses.links[link_name(scenario_, link)];
      addresses = replicas;
      if (link.via == Via::haproxy) {
        addresses = {next_address()};
        proxied.push_back(proxy_link(scenario_, link, addresses.front(), replicas));
        proxy.listens.push_back(addresses.front());
      }
    }
    plan_.files.push_back({places_.scenario(), std::string(scenario_text)});
    plan_.files.push_back({places_.addresses(), to_json(plan_.addresses)});
    if (!proxied.empty()) {
      plan_.files.push_back({places_.proxy(), haproxy_config(proxied)});
      proxy.name = "haproxy";
      proxy.command.arguments = {std::string(haproxy_program), "-db", "-f",
                                 places_.proxy().string()};
      proxy.command.log = places_.log("haproxy");
      plan_.parts.push_back(std::move(proxy));
    }
    return std::move(plan_);
  }

 private:
  Address next_address() { return {"127.0.0.1", ports_[used_++]}; }

  void replicas_of(ServiceId id) {
    const Service& service = scenario_.services[id.index];
    for (std::uint32_t replica = 0; replica < service.replicas; ++replica) {
      const Address address = next_address();
      plan_.addresses.services[service.name].push_back(address);
      plan_.files.push_back({control_file(places_.folder, service, replica), normal_speed()});
      plan_.parts.push_back(replica_part(places_, scenario_, id, replica, address));
    }
  }

  const Scenario& scenario_;
  Places places_;
  const std::vector<std::uint16_t>& ports_;
  std::size_t used_ = 0;
  DeploymentPlan plan_;
};

}  // namespace

std::size_t ports_needed(const Scenario& scenario) {
  std::size_t count = 0;
  for (const Service& service : scenario.services) {
    count += service.replicas;
  }
  for (const Link& link : scenario.links) {
    count += link.via == Via::haproxy ? 1 : 0;
  }
  return count;
}

DeploymentPlan plan_deployment(const Scenario& scenario, std::string_view scenario_text,
                               const fs::path& programs, const fs::path& folder,
                               const std::vector<std::uint16_t>& ports) {
  engine::require(ports.size() == ports_needed(scenario), "deployment: a port for each part");
  return Planner(scenario, {programs, folder}, ports).plan(scenario_text);
}

fs::path control_file(const fs::path& folder, const Service& service, std::uint32_t replica) {
  return folder / "control" / fmt::format("{}-{}", service.name, replica);
}

bool uses_flask(const Scenario& scenario) {
  return std::ranges::any_of(scenario.services, [](const Service& service) {
    return service.implementation == Implementation::flask;
  });
}

bool uses_haproxy(const Scenario& scenario) {
  return std::ranges::any_of(scenario.links,
                             [](const Link& link) { return link.via == Via::haproxy; });
}

}  // namespace sojourn::live
