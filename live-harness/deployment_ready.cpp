#include "live-harness/deployment_ready.h"

#include <algorithm>
#include <cstdlib>
#include <fstream>
#include <iterator>
#include <utility>

#include <boost/asio/co_spawn.hpp>
#include <boost/asio/detached.hpp>
#include <fmt/format.h>
#include <sys/wait.h>
#include <unistd.h>

#include "live-harness/http_client.h"

namespace sojourn::live {

namespace {

namespace fs = std::filesystem;

bool flask_is_installed() {
  const std::string command = fmt::format(
      "{} -c 'import importlib.util as u, sys; sys.exit(u.find_spec(\"flask\") is None)' "
      ">/dev/null 2>&1",
      python_program);
  const int status = std::system(command.c_str());
  return WIFEXITED(status) && WEXITSTATUS(status) == 0;
}

bool can_execute(const fs::path& program) {
  return access(program.c_str(), X_OK) == 0;
}

// The status of one GET; 0 without an answer.
int status_of(const Address& address, std::string_view target) {
  boost::asio::io_context context(1);
  int status = 0;
  HttpClient client(context, address);
  boost::asio::co_spawn(
      context,
      [&]() -> Task<> {
        const auto deadline = SteadyClock::now() + std::chrono::seconds(1);
        status = (co_await client.get(target, {}, deadline)).status;
        context.stop();  // the timer of the deadline is still pending
      },
      boost::asio::detached);
  context.run();
  return status;
}

bool takes_connections(const Address& address) {
  boost::asio::io_context context(1);
  Socket socket(context);
  boost::system::error_code error;
  socket.connect({boost::asio::ip::make_address(address.host), address.port}, error);
  return !error;
}

std::ptrdiff_t child_count(int pid) {
  const std::string id = std::to_string(pid);
  std::ifstream children("/proc/" + id + "/task/" + id + "/children");
  return std::distance(std::istream_iterator<int>(children), std::istream_iterator<int>());
}

}  // namespace

std::string missing_programs(const scenario::Scenario& scenario, const fs::path& programs) {
  std::string missing;
  for (const char* own : {"sojourn-live", "sojourn-service"}) {
    if (!can_execute(programs / own)) {
      missing += fmt::format("{} is not in {}: build or install Sojourn completely\n", own,
                             programs.string());
    }
  }
  if (uses_haproxy(scenario) && !can_execute(haproxy_program)) {
    missing += "links via haproxy need HAProxy: apt-get install haproxy\n";
  }
  if (uses_flask(scenario) && !can_execute(gunicorn_program)) {
    missing += "services implemented with flask need gunicorn: apt-get install gunicorn\n";
  }
  if (uses_flask(scenario) && !flask_is_installed()) {
    missing += "services implemented with flask need Flask: apt-get install python3-flask\n";
  }
  if (!missing.empty()) {
    missing.pop_back();
  }
  return missing;
}

bool is_ready(const PlannedPart& part, int pid) {
  if (!part.service) {
    return std::ranges::all_of(part.listens, takes_connections);
  }
  return child_count(pid) >= std::ptrdiff_t{part.worker_processes} &&
         status_of(part.listens.front(), "/sojourn/ready") == 200;
}

std::string end_of_log(const fs::path& log) {
  constexpr std::streamoff bytes = 1500;
  std::ifstream file(log, std::ios::binary | std::ios::ate);
  if (!file) {
    return "(no log)";
  }
  const std::streamoff size = file.tellg();
  file.seekg(std::max<std::streamoff>(0, size - bytes));
  std::string text{std::istreambuf_iterator<char>(file), {}};
  if (size > bytes) {
    text.erase(0, std::min(text.find('\n'), text.size() - 1) + 1);
  }
  return text.empty() ? "(empty)" : text;
}

}  // namespace sojourn::live
