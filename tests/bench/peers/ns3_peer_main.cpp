// The models on ns-3's core: its scheduler and its simulated time, stations of our own on top,
// since ns-3 has none. Events are ns-3's usual ones, a method and its arguments.
//
//   ns3_peer SCHEDULER STATIONS SERVERS BRANCHES INTERARRIVAL SERVICE REQUESTS SEED
//
// SCHEDULER is a type of ns-3, such as ns3::MapScheduler. Prints CPU seconds, requests and mean
// response time. A program of its own: ns-3's simulator is a singleton, and its library is loaded
// by nothing else.
#include <cmath>
#include <cstddef>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <ctime>
#include <deque>
#include <vector>

#include <ns3/nstime.h>
#include <ns3/object-factory.h>
#include <ns3/simulator.h>

#include "tests/bench/peers/xoshiro.h"

namespace sojourn::peers {
namespace {

struct Request {
  std::int64_t arrived = 0;  // ns
  unsigned stations_left = 0;
};

struct Station {
  std::deque<std::uint32_t> waiting;  // requests
  unsigned busy = 0;
};

class Network {
 public:
  Network(unsigned row, unsigned servers, unsigned branches, double interarrival, double service,
          std::uint64_t requests, std::uint64_t seed)
      : row_(row),
        servers_(servers),
        branches_(branches),
        interarrival_ns_(interarrival * 1e9),
        service_ns_(service * 1e9),
        to_come_(requests),
        random_(seed),
        stations_(std::size_t{row} * branches) {
    schedule_arrival();
  }

  std::uint64_t done() const { return done_; }
  double mean_s() const {
    return static_cast<double>(total_ns_) * 1e-9 / static_cast<double>(done_);
  }

 private:
  ns3::Time draw(double mean_ns) {
    return ns3::NanoSeconds(static_cast<std::uint64_t>(std::llround(random_.exponential(mean_ns))));
  }

  void schedule_arrival() {
    if (to_come_ > 0) {
      --to_come_;
      ns3::Simulator::Schedule(draw(interarrival_ns_), &Network::arrive, this);
    }
  }

  void arrive() {
    const std::uint32_t request = take_request();
    requests_[request] = {ns3::Simulator::Now().GetNanoSeconds(), row_ * branches_};
    schedule_arrival();
    for (unsigned branch = 0; branch < branches_; ++branch) {
      enter(branch, request);
    }
  }

  std::uint32_t take_request() {
    if (free_.empty()) {
      requests_.emplace_back();
      return static_cast<std::uint32_t>(requests_.size() - 1);
    }
    const std::uint32_t request = free_.back();
    free_.pop_back();
    return request;
  }

  void enter(unsigned index, std::uint32_t request) {
    Station& station = stations_[index];
    if (station.busy < servers_) {
      ++station.busy;
      serve(index, request);
    } else {
      station.waiting.push_back(request);
    }
  }

  void serve(unsigned station, std::uint32_t request) {
    ns3::Simulator::Schedule(draw(service_ns_), &Network::leave, this, station, request);
  }

  void leave(unsigned index, std::uint32_t request) {
    Station& station = stations_[index];
    if (station.waiting.empty()) {
      --station.busy;
    } else {
      const std::uint32_t next = station.waiting.front();
      station.waiting.pop_front();
      serve(index, next);
    }
    if (--requests_[request].stations_left == 0) {
      total_ns_ += ns3::Simulator::Now().GetNanoSeconds() - requests_[request].arrived;
      ++done_;
      free_.push_back(request);
    } else if (branches_ == 1) {
      enter(index + 1, request);
    }
  }

  unsigned row_;
  unsigned servers_;
  unsigned branches_;
  double interarrival_ns_;
  double service_ns_;
  std::uint64_t to_come_;
  Xoshiro random_;
  std::vector<Station> stations_;
  std::vector<Request> requests_;
  std::vector<std::uint32_t> free_;
  std::int64_t total_ns_ = 0;
  std::uint64_t done_ = 0;
};

double process_cpu_s() {
  timespec now{};
  clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &now);
  return static_cast<double>(now.tv_sec) + static_cast<double>(now.tv_nsec) * 1e-9;
}

}  // namespace
}  // namespace sojourn::peers

int main(int count, char** arguments) {
  if (count != 9) {
    return 2;
  }
  const auto whole = [&](int index) { return std::strtoull(arguments[index], nullptr, 10); };
  ns3::Simulator::SetScheduler(ns3::ObjectFactory(arguments[1]));
  const double before = sojourn::peers::process_cpu_s();
  sojourn::peers::Network network(static_cast<unsigned>(whole(2)), static_cast<unsigned>(whole(3)),
                                  static_cast<unsigned>(whole(4)),
                                  std::strtod(arguments[5], nullptr),
                                  std::strtod(arguments[6], nullptr), whole(7), whole(8));
  ns3::Simulator::Run();
  const double cpu_s = sojourn::peers::process_cpu_s() - before;
  std::printf("%.9f %llu %.12g\n", cpu_s, static_cast<unsigned long long>(network.done()),
              network.mean_s());
  ns3::Simulator::Destroy();
  return 0;
}
