#include "tests/property/random_scenario.h"

#include <array>
#include <vector>

#include "engine/random.h"
#include "models/scenario/quantity.h"

namespace sojourn::tests {

namespace {

class Author {
 public:
  Author(std::uint64_t seed, const Shape& shape) : seed_(seed), shape_(shape) {}

  std::string write() {
    services_ = 1 + below("services", 5);
    std::string services = shape_.more_services;
    for (std::uint32_t index = 0; index < services_; ++index) {
      services += (index == 0 ? "" : ",\n") + service(index);
    }
    std::string text = R"({"sojourn": 1, "name": "random", "services": {)" + services + "},\n";
    text += R"("workloads": {)" + workloads() + "},\n";
    text += R"("calls": {)" + calls_ + "},\n";
    text += R"("hosts": {)" + hosts() + "},\n";
    text += R"("faults": [)" + faults() + "],\n";
    return text + R"("run": {"duration": ")" + time(2500) + R"(", "replications": 3, "seed": )" +
           std::to_string(seed_) + "}}\n";
  }

 private:
  // --- choices

  double uniform(const std::string& name) const {
    engine::Draws draws({.stream = seed_, .request = 0, .site = engine::name_word(name)});
    return draws.uniform();
  }
  std::uint32_t below(const std::string& name, std::uint32_t bound) const {
    return static_cast<std::uint32_t>(uniform(name) * bound);
  }
  bool chance(const std::string& name, double probability) const {
    return uniform(name) < probability;
  }
  template <std::size_t size>
  std::string one_of(const std::string& name, const std::array<const char*, size>& words) const {
    return words[below(name, size)];
  }

  // --- quantities

  std::string time(double milliseconds) const {
    const auto nanoseconds = static_cast<std::int64_t>(milliseconds * 1e6);
    return std::to_string(nanoseconds * shape_.unit) + "ns";
  }
  std::string rate(double per_second) const {
    return scenario::format_number(per_second / static_cast<double>(shape_.unit)) + "/s";
  }
  std::string random_time(const std::string& name, double low, double high) const {
    return time(low + (high - low) * uniform(name));
  }

  static std::string quoted(const std::string& text) { return "\"" + text + "\""; }

  // Of about this mean.
  std::string distribution(const std::string& name, double mean) const {
    const std::string m = quoted(time(mean));
    const std::string half = quoted(time(mean / 2));
    const std::string twice = quoted(time(mean * 2));
    switch (below(name + "/shape", 12)) {
      case 0: return m;
      case 1: return R"({"erlang": {"stages": 3, "mean": )" + m + "}}";
      case 2:
        return R"({"hyperexponential": [{"probability": 0.8, "mean": )" + half +
               R"(}, {"probability": 0.2, "mean": )" + twice + "}]}";
      case 3: return R"({"lognormal": {"mean": )" + m + R"(, "cv": 1.2}})";
      case 4: return R"({"gamma": {"mean": )" + m + R"(, "cv": 0.7}})";
      case 5: return R"({"weibull": {"shape": 0.8, "scale": )" + m + "}}";
      case 6:
        return R"({"pareto": {"shape": 2.5, "minimum": )" + half + R"(, "maximum": )" +
               quoted(time(mean * 50)) + "}}";
      case 7: return R"({"uniform": {"low": )" + half + R"(, "high": )" + twice + "}}";
      case 8: return R"({"empirical": [)" + half + ", " + m + ", " + twice + "]}";
      case 9:
        return R"({"mixture": [{"probability": 0.5, "of": "0s"}, {"probability": 0.5,
                   "of": {"exponential": )" +
               m + "}}]}";
      default: return R"({"exponential": )" + m + "}";
    }
  }

  // --- services and what they do

  std::string service(std::uint32_t index) {
    const std::string name = "s" + std::to_string(index);
    std::string text = quoted(name) + R"(: {"replicas": )" + std::to_string(replicas(index));
    if (chance(name + "/workers?", 0.8)) {
      text += R"(, "workers": )" + (chance(name + "/unlimited", 0.15)
                                        ? quoted("unlimited")
                                        : std::to_string(1 + below(name + "/workers", 6)));
    }
    text += R"(, "queue": {"order": )" +
            quoted(one_of(name + "/order", std::array{"fifo", "fifo", "lifo", "priority"})) +
            (chance(name + "/full", 0.3)
                 ? R"(, "capacity": )" + std::to_string(below(name + "/capacity", 20))
                 : "") +
            "}";
    if (chance(name + "/overhead", 0.4)) {
      text += R"(, "overhead": {"hold": )" + quoted(random_time(name + "/hold", 0, 1)) +
              R"(, "wake": )" + quoted(random_time(name + "/wake", 0, 1)) +
              (shape_.release ? R"(, "release": )" + quoted(random_time(name + "/release", 0, 1))
                              : "") +
              "}";
    }
    if (shape_.cores != Cores::own && chance(name + "/host?", 0.6)) {
      text += R"(, "host": "h)" + std::to_string(below(name + "/host", 2)) + "\"";
    }
    callees_.assign(services_, false);
    text += R"(, "endpoints": {"a": )" + steps(index, name + ".a", 0) + R"(, "b": )" +
            steps(index, name + ".b", 0) + "}}";
    link_all(name);
    return text;
  }

  std::uint32_t replicas(std::uint32_t index) const {
    return 1 + below("s" + std::to_string(index) + "/replicas", 3);
  }

  std::string steps(std::uint32_t index, const std::string& name, int depth) {
    std::string text;
    const std::uint32_t count = below(name + "/steps", depth == 0 ? 4 : 3);
    for (std::uint32_t step = 0; step < count; ++step) {
      text += (step == 0 ? "" : ", ") + this->step(index, name + "/" + std::to_string(step), depth);
    }
    return "[" + text + "]";
  }

  std::string step(std::uint32_t index, const std::string& name, int depth) {
    const double kind = uniform(name + "/kind");
    if (kind < 0.3 && index + 1 < services_) return call(index, name);
    if (kind < 0.45 && depth < 2) {
      return R"({"parallel": [)" + steps(index, name + "/0", depth + 1) + ", " +
             steps(index, name + "/1", depth + 1) + "]}";
    }
    if (kind < 0.6 && depth < 2) {
      return R"({"choose": [{"probability": 0.3, "steps": )" +
             steps(index, name + "/0", depth + 1) + R"(}, {"probability": 0.5, "steps": )" +
             steps(index, name + "/1", depth + 1) + "}]}";
    }
    const std::string work = chance(name + "/compute", 0.5) ? "compute" : "delay";
    return "{" + quoted(work) + ": " + distribution(name, 0.5 + 5 * uniform(name + "/mean")) + "}";
  }

  // To one of the services behind this one.
  std::string call(std::uint32_t index, const std::string& name) {
    const std::uint32_t callee = index + 1 + below(name + "/callee", services_ - index - 1);
    callees_[callee] = true;
    std::string text = R"({"call": "s)" + std::to_string(callee) +
                       (chance(name + "/endpoint", 0.5) ? ".a\"" : ".b\"");
    if (chance(name + "/timeout?", 0.4)) {
      text += R"(, "timeout": )" + quoted(random_time(name + "/timeout", 2, 60));
    }
    if (chance(name + "/retry?", 0.4)) text += R"(, "retry": )" + retry(name);
    if (chance(name + "/on_error", 0.3)) text += R"(, "on_error": "continue")";
    return text + "}";
  }

  std::string retry(const std::string& name) const {
    return R"({"attempts": )" + std::to_string(2 + below(name + "/attempts", 2)) +
           R"(, "backoff": )" + quoted(random_time(name + "/backoff", 0, 20)) +
           (chance(name + "/jitter", 0.5) ? R"(, "jitter": "full"})" : "}");
  }

  // --- links, hosts, workloads

  void link_all(const std::string& caller) {
    for (std::uint32_t callee = 0; callee < callees_.size(); ++callee) {
      if (callees_[callee]) calls_ += (calls_.empty() ? "" : ",\n") + link(caller, callee);
    }
  }

  std::string link(const std::string& caller, std::uint32_t callee) const {
    const std::string name = caller + ">s" + std::to_string(callee);
    const std::string balance = one_of(
        name + "/balance",
        std::array{"round-robin", "weighted", "random", "least-connections", "power-of-two"});
    std::string text = quoted(name) + R"(: {"balance": )" + quoted(balance);
    if (balance == "weighted") {
      text += R"(, "weights": [)";
      for (std::uint32_t replica = 0; replica < replicas(callee); ++replica) {
        text += (replica == 0 ? "" : ", ") +
                std::to_string(1 + below(name + "/" + std::to_string(replica), 4));
      }
      text += "]";
    }
    const bool proxy = chance(name + "/via", 0.3);
    if (proxy) text += R"(, "via": "haproxy")";
    if (proxy || chance(name + "/health", 0.3)) {
      text +=
          R"(, "health": {"interval": )" + quoted(random_time(name + "/interval", 20, 200)) + "}";
    }
    if (chance(name + "/latency", 0.5)) text += R"(, "latency": )" + distribution(name, 0.4);
    return text + "}";
  }

  std::string hosts() const {
    if (shape_.cores == Cores::own) return "";
    const std::string cores = shape_.cores == Cores::plenty ? "1024" : "2";
    return R"("h0": {"count": 2, "cores": )" + cores + R"(}, "h1": {"cores": )" + cores + "}";
  }

  std::string workloads() {
    std::string text;
    const std::uint32_t count = 1 + below("workloads", 3);
    for (std::uint32_t index = 0; index < count; ++index) {
      text += (index == 0 ? "" : ",\n") + workload("w" + std::to_string(index));
    }
    return text;
  }

  std::string workload(const std::string& name) {
    callees_.assign(services_, false);
    const std::uint32_t other = below(name + "/other", services_);
    callees_[0] = true;
    callees_[other] = true;
    std::string text = quoted(name) + ": {" + arrivals(name) +
                       R"(, "requests": {"s0.a": {"weight": 2, "priority": 1}, "s)" +
                       std::to_string(other) + R"(.b": 1})";
    if (chance(name + "/timeout?", 0.4)) {
      text += R"(, "timeout": )" + quoted(random_time(name + "/timeout", 5, 200));
    }
    if (chance(name + "/retry?", 0.3)) text += R"(, "retry": )" + retry(name);
    link_all(name);
    return text + "}";
  }

  std::string arrivals(const std::string& name) const {
    const double per_second = 20 + 100 * uniform(name + "/rate");
    const std::uint32_t kind = below(name + "/arrivals", shape_.arrivals_end ? 4 : 8);
    const std::string process = kind % 2 == 0 ? "poisson" : "constant";
    if (kind >= 6) {
      return R"("closed": {"users": )" + std::to_string(1 + below(name + "/users", 12)) +
             R"(, "think": )" + distribution(name + "/think", 30) + "}";
    }
    if (kind == 5) return R"("renewal": )" + distribution(name, 1000 / per_second);
    if (kind == 4) return R"("poisson": )" + quoted(rate(per_second));
    const auto point = [&](double at, double value) {
      return "[" + quoted(time(at)) + ", " + quoted(rate(value)) + "]";
    };
    const double last = shape_.arrivals_end ? 1e-6 : per_second;
    return quoted(process) + R"(: {")" + (kind < 2 ? "steps" : "ramps") + R"(": [)" +
           point(0, per_second) + ", " + point(700, per_second * 2) + ", " +
           point(1500, per_second / 2) + ", " + point(2000, last) + "]}";
  }

  // --- faults: at most two a service, one after the other

  std::string faults() const {
    std::string text;
    for (std::uint32_t index = 0; shape_.faults != Faults::none && index < services_; ++index) {
      const std::string name = "s" + std::to_string(index) + "/fault";
      if (chance(name + "?", 0.4)) text += fault(index, name + "0", 300);
      if (chance(name + "!", 0.4)) text += fault(index, name + "1", 1300);
    }
    return text.empty() ? "" : text.substr(2);
  }

  std::string fault(std::uint32_t service, const std::string& name, double from) const {
    const std::string kind = shape_.faults == Faults::gentle
                                 ? one_of(name + "/gentle", std::array{"freeze", "slow"})
                                 : one_of(name, std::array{"kill", "restart", "freeze", "slow"});
    std::string target = "s" + std::to_string(service);
    if (chance(name + "/one", 0.6)) {
      target += "/" + std::to_string(below(name + "/replica", replicas(service)));
    }
    return R"(, {"at": )" + quoted(random_time(name + "/at", from, from + 400)) + R"(, "for": )" +
           quoted(random_time(name + "/for", 10, 500)) + ", " + quoted(kind) + ": " +
           quoted(target) + (kind == "slow" ? R"(, "factor": 3})" : "}");
  }

  std::uint64_t seed_;
  const Shape& shape_;
  std::uint32_t services_ = 0;
  std::vector<bool> callees_;  // of the service or workload being written
  std::string calls_;
};

}  // namespace

std::string random_scenario(std::uint64_t seed, const Shape& shape) {
  return Author(seed, shape).write();
}

}  // namespace sojourn::tests
