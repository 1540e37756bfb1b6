// sojourn-service: one process is one replica of a service of a scenario.
#include <algorithm>
#include <csignal>
#include <cstdio>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <optional>

#include <CLI/CLI.hpp>
#include <boost/asio/co_spawn.hpp>
#include <boost/asio/detached.hpp>
#include <boost/asio/signal_set.hpp>
#include <fmt/format.h>
#include <unistd.h>

#include "live-harness/service/process_setup.h"
#include "live-harness/service/replica.h"
#include "models/scenario/scenario_json.h"

namespace {

namespace asio = boost::asio;
namespace fs = std::filesystem;
using namespace sojourn;

enum ExitCode { ok = 0, usage = 2, invalid_input = 3, input_output = 4 };

constexpr std::chrono::seconds drain_max{2};

struct Arguments {
  fs::path scenario;
  std::string service;
  std::uint32_t replica = 0;
  std::string listen;
  fs::path addresses;
  fs::path control;
  bool allow_remote = false;
};

// Why the process ends before it has begun.
struct Refusal {
  ExitCode code;
  std::string text;
};

template <typename Value>
using OrRefusal = std::expected<Value, Refusal>;

std::unexpected<Refusal> refuse(ExitCode code, std::string text) {
  return std::unexpected(Refusal{code, std::move(text)});
}

void describe(CLI::App& app, Arguments& arguments) {
  app.add_option("--scenario", arguments.scenario, "The scenario file")->required();
  app.add_option("--service", arguments.service, "The name of the service")->required();
  app.add_option("--replica", arguments.replica, "Which replica, from 0")->capture_default_str();
  app.add_option("--listen", arguments.listen,
                 "Where to listen, such as 127.0.0.1:8080; default: as --addresses says");
  app.add_option("--addresses", arguments.addresses,
                 "File that says where the scenario's parts listen (JSON)");
  app.add_option("--control", arguments.control,
                 "Shared file of one double: how many times as long steps take");
  app.add_flag("--allow-remote", arguments.allow_remote,
               "Listen on an address that others can reach");
  app.footer(
      "Example:\n  sojourn-service --scenario scenarios/mm1.json --service server "
      "--listen 127.0.0.1:8080");
}

OrRefusal<std::string> read_file(const fs::path& file) {
  std::ifstream stream(file, std::ios::binary);
  if (!stream) {
    return refuse(input_output, fmt::format("{}: cannot be read", file.string()));
  }
  return std::string(std::istreambuf_iterator<char>(stream), {});
}

OrRefusal<scenario::Scenario> read_scenario(const fs::path& file) {
  const auto text = read_file(file);
  if (!text) {
    return std::unexpected(text.error());
  }
  auto parsed = scenario::parse_scenario(*text);
  if (!parsed) {
    std::string all;
    for (const scenario::ParseError& error : parsed.error()) {
      all += (all.empty() ? "" : "\n") + scenario::describe(error, file.string());
    }
    return refuse(invalid_input, std::move(all));
  }
  return *std::move(parsed);
}

OrRefusal<live::Addresses> read_addresses(const fs::path& file) {
  if (file.empty()) {
    return live::Addresses{};
  }
  const auto text = read_file(file);
  if (!text) {
    return std::unexpected(text.error());
  }
  auto addresses = live::parse_addresses(*text);
  if (!addresses) {
    return refuse(invalid_input, fmt::format("{}: {}", file.string(), addresses.error()));
  }
  return *std::move(addresses);
}

OrRefusal<live::Address> listen_address(const Arguments& arguments,
                                        const live::Addresses& addresses) {
  live::Address address;
  if (!arguments.listen.empty()) {
    auto parsed = live::parse_address(arguments.listen);
    if (!parsed) {
      return refuse(usage, "--listen: " + parsed.error());
    }
    address = *std::move(parsed);
  } else {
    const auto found = addresses.services.find(arguments.service);
    if (found == addresses.services.end() || arguments.replica >= found->second.size()) {
      return refuse(usage, "without --listen, --addresses must say where this replica listens");
    }
    address = found->second[arguments.replica];
  }
  if (!live::is_loopback(address) && !arguments.allow_remote) {
    return refuse(usage, fmt::format("{} can be reached from other machines; --allow-remote "
                                     "listens there all the same",
                                     live::format_address(address)));
  }
  return address;
}

OrRefusal<live::ReplicaOptions> replica_options(const Arguments& arguments,
                                                const scenario::Scenario& scenario) {
  live::ReplicaOptions options;
  const auto& services = scenario.services;
  const auto service = std::ranges::find(services, arguments.service, &scenario::Service::name);
  if (service == services.end()) {
    return refuse(invalid_input, fmt::format("{}: there is no service \"{}\"",
                                             arguments.scenario.string(), arguments.service));
  }
  if (arguments.replica >= service->replicas) {
    return refuse(usage, fmt::format("--replica: {} has {} replicas, numbered from 0",
                                     arguments.service, service->replicas));
  }
  options.service.index = static_cast<std::uint32_t>(service - services.begin());
  options.index = arguments.replica;
  auto addresses = read_addresses(arguments.addresses);
  if (!addresses) {
    return std::unexpected(addresses.error());
  }
  auto listen = listen_address(arguments, *addresses);
  if (!listen) {
    return std::unexpected(listen.error());
  }
  options.listen = *std::move(listen);
  options.addresses = *std::move(addresses);
  if (!arguments.control.empty()) {
    auto control = live::Control::open(arguments.control);
    if (!control) {
      return refuse(input_output, control.error());
    }
    options.control = *std::move(control);
  }
  return options;
}

// Until SIGTERM or SIGINT, and then as long as the drain takes.
live::Task<> run_until_stopped(asio::io_context& context, live::Replica& replica) {
  asio::basic_signal_set<live::Executor> signals(context, SIGTERM, SIGINT);
  co_await signals.async_wait(live::as_values);
  live::Timer limit(context, drain_max);
  limit.async_wait([&context](const boost::system::error_code& error) {
    if (!error) {
      context.stop();
    }
  });
  co_await replica.stop();
  context.stop();
}

OrRefusal<void> run(const Arguments& arguments) {
  const auto scenario = read_scenario(arguments.scenario);
  if (!scenario) {
    return std::unexpected(scenario.error());
  }
  auto options = replica_options(arguments, *scenario);
  if (!options) {
    return std::unexpected(options.error());
  }
  asio::io_context context(1);
  auto replica = live::Replica::start(context, *scenario, *std::move(options));
  if (!replica) {
    return refuse(input_output, replica.error());
  }
  asio::co_spawn(context, run_until_stopped(context, *replica), asio::detached);
  fmt::print(stderr, "sojourn-service: {}/{} listens on {}\n", arguments.service, arguments.replica,
             live::format_address(replica->address()));
  context.run();
  return {};
}

}  // namespace

int main(int count, char** values) {
  if (!live::die_with_parent(getppid())) {
    return input_output;
  }
  Arguments arguments;
  CLI::App app("Performs the endpoints of one replica of a service of a Sojourn scenario.",
               "sojourn-service");
  describe(app, arguments);
  try {
    app.parse(count, values);
  } catch (const CLI::ParseError& error) {
    return app.exit(error) == 0 ? ok : usage;
  }
  live::raise_descriptor_limit();
  live::prefer_punctuality();
  const auto ended = run(arguments);
  if (!ended) {
    fmt::print(stderr, "sojourn-service: {}\n", ended.error().text);
    return ended.error().code;
  }
  return ok;
}
