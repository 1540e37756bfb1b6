#include "models/scenario/plan.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>

#include "engine/columns.h"
#include "engine/keyed_exponential.h"

namespace sojourn::scenario {

namespace {

// Draws that belong to a whole request, not to a step of it.
engine::RandomKey request_key(std::uint64_t stream, std::uint64_t request, Purpose purpose) {
  return {stream, request, purpose_word(purpose, 0)};
}

const RateProfile* profile_of(const ArrivalProcess& arrivals) {
  if (const auto* poisson = std::get_if<Poisson>(&arrivals)) {
    return &poisson->rate;
  }
  if (const auto* constant = std::get_if<Constant>(&arrivals)) {
    return &constant->rate;
  }
  return nullptr;
}

// Expected arrivals between two points of a profile.
double segment_arrivals(const RateProfile& profile, std::size_t segment) {
  const RatePoint& from = profile.points[segment];
  const RatePoint& to = profile.points[segment + 1];
  const double length = engine::to_seconds(to.at - from.at);
  const double rate =
      profile.shape == RateShape::steps ? from.per_second : (from.per_second + to.per_second) / 2;
  return rate * length;
}

// Seconds after the start of a segment at which `arrivals` > 0 of it have come. For a ramp the
// positive root of slope/2 x^2 + rate x = arrivals, written so that nothing cancels.
double seconds_into_segment(const RateProfile& profile, std::size_t segment, double arrivals) {
  const RatePoint& from = profile.points[segment];
  const bool last = segment + 1 == profile.points.size();
  if (last || profile.shape == RateShape::steps) {
    return arrivals / from.per_second;
  }
  const RatePoint& to = profile.points[segment + 1];
  const double slope = (to.per_second - from.per_second) / engine::to_seconds(to.at - from.at);
  const double root = from.per_second * from.per_second + 2 * slope * arrivals;
  return 2 * arrivals / (from.per_second + std::sqrt(std::max(root, 0.0)));
}

std::optional<std::uint64_t> parse_hexadecimal(std::string_view text) {
  std::uint64_t value = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value, 16);
  if (error != std::errc{} || end != text.data() + text.size()) {
    return std::nullopt;
  }
  return value;
}

void append_hexadecimal(std::string& text, std::uint64_t value) {
  std::array<char, 16> digits{};
  const auto result = std::to_chars(digits.data(), digits.data() + digits.size(), value, 16);
  text.append(digits.data(), result.ptr);
}

}  // namespace

std::uint64_t root_path(std::string_view class_name) {
  return engine::name_word(class_name);
}

std::uint64_t step_site(std::string_view endpoint_name, std::uint32_t step_number) {
  return engine::mix(engine::name_word(endpoint_name), step_number);
}

std::uint32_t step_count(const Steps& steps) {
  std::uint32_t count = 0;
  for (const Step& step : steps) {
    count += step_count(step);
  }
  return count;
}

std::uint32_t step_count(const Step& step) {
  std::uint32_t count = 1;
  if (const auto* parallel = std::get_if<Parallel>(&step.action)) {
    for (const Steps& branch : parallel->branches) {
      count += step_count(branch);
    }
  } else if (const auto* choose = std::get_if<Choose>(&step.action)) {
    for (const Option& option : choose->options) {
      count += step_count(option.steps);
    }
  }
  return count;
}

std::string format_identity(const RequestIdentity& identity) {
  std::string text;
  text.reserve(3 * 16 + 2);
  append_hexadecimal(text, identity.stream);
  text.push_back('-');
  append_hexadecimal(text, identity.request);
  text.push_back('-');
  append_hexadecimal(text, identity.path);
  return text;
}

std::optional<RequestIdentity> parse_identity(std::string_view text) {
  const std::size_t first = text.find('-');
  if (first == std::string_view::npos) {
    return std::nullopt;
  }
  const std::size_t second = text.find('-', first + 1);
  if (second == std::string_view::npos) {
    return std::nullopt;
  }
  const auto stream = parse_hexadecimal(text.substr(0, first));
  const auto request = parse_hexadecimal(text.substr(first + 1, second - first - 1));
  const auto path = parse_hexadecimal(text.substr(second + 1));
  if (!stream || !request || !path) {
    return std::nullopt;
  }
  return RequestIdentity{*stream, *request, *path};
}

ArrivalPlan::ArrivalPlan(const Scenario& scenario, WorkloadId workload, std::uint32_t replication)
    : workload_(&scenario.workloads[workload.index]),
      profile_(profile_of(workload_->arrivals)),
      renewal_(std::get_if<Renewal>(&workload_->arrivals)),
      poisson_(std::holds_alternative<Poisson>(workload_->arrivals)),
      stream_(engine::random_stream(scenario.run.seed, replication, workload_->name)) {}

void ArrivalPlan::plan_more() {
  add_increments();
  find_instants();
  const bool one_class = workload_->classes.size() == 1;
  for (std::size_t index = 0; index < planned_.size(); ++index) {
    Arrival& arrival = planned_[index];
    arrival.at = instants_[index];
    arrival.request = request_ + index;
    arrival.request_class = one_class ? 0 : draw_class(*workload_, stream_, arrival.request);
  }
  request_ += planned_.size();
  taken_ = 0;
}

void ArrivalPlan::add_increments() {
  if (renewal_ != nullptr) {
    for (std::size_t index = 0; index < operational_times_.size(); ++index) {
      engine::Draws draws(request_key(stream_, request_ + index, Purpose::arrival));
      operational_times_[index] = renewal_->interarrival.sample(draws);
    }
  } else if (poisson_) {
    // Two neighbours share a key, as one block of the generator serves two draws.
    engine::exponential_pairs(stream_, purpose_word(Purpose::arrival, 0), request_ / 2,
                              operational_times_);
  } else {
    operational_times_.fill(1);
  }
  double sum = operational_;
  for (double& time : operational_times_) {
    time = sum += time;
  }
  operational_ = sum;
}

void ArrivalPlan::find_instants() {
  const std::span<const double> times = operational_times_;
  for (std::size_t index = 0; index < times.size();) {
    if (renewal_ != nullptr) {
      instants_[index] = engine::time_zero + engine::from_seconds(times[index]);
      ++index;
    } else if (const std::size_t some = in_steady_segment(times.subspan(index)); some > 0) {
      const RatePoint& from = profile_->points[segment_];
      engine::find_instants(times.subspan(index, some), segment_start_, from.per_second,
                            engine::time_zero + from.at, std::span(instants_).subspan(index, some));
      index += some;
    } else {
      instants_[index] = instant_of(times[index]);
      ++index;
    }
  }
}

// How many of the next ones certainly lie in the present segment, if its rate is constant, and less
// than 20 days after its beginning.
std::size_t ArrivalPlan::in_steady_segment(std::span<const double> arrivals) const {
  constexpr double seconds_max = 20.0 * 86400;
  const bool last = segment_ + 1 == profile_->points.size();
  if (!last && profile_->shape != RateShape::steps) {
    return 0;
  }
  double end = segment_start_ + profile_->points[segment_].per_second * seconds_max;
  if (!last) {
    end = std::min(end, segment_start_ + segment_arrivals(*profile_, segment_));
  }
  const auto beyond = std::ranges::upper_bound(arrivals, end);
  return static_cast<std::size_t>(beyond - arrivals.begin());
}

// When so many arrivals are expected to have come.
engine::Time ArrivalPlan::instant_of(double arrivals) {
  while (segment_ + 1 < profile_->points.size()) {
    const double next_start = segment_start_ + segment_arrivals(*profile_, segment_);
    if (arrivals <= next_start) {
      break;
    }
    segment_start_ = next_start;
    ++segment_;
  }
  const double into = seconds_into_segment(*profile_, segment_, arrivals - segment_start_);
  return engine::time_zero + profile_->points[segment_].at + engine::from_seconds(into);
}

std::uint32_t draw_class(const Workload& workload, std::uint64_t stream, std::uint64_t request) {
  const auto last = static_cast<std::uint32_t>(workload.classes.size() - 1);
  if (last == 0) {
    return 0;
  }
  engine::Draws draws(request_key(stream, request, Purpose::request_class));
  double rest = draws.uniform();
  for (std::uint32_t index = 0; index < last; ++index) {
    rest -= workload.classes[index].probability;
    if (rest < 0) {
      return index;
    }
  }
  return last;
}

engine::Duration draw_think(const Closed& closed, std::uint64_t stream, std::uint64_t request) {
  engine::Draws draws(request_key(stream, request, Purpose::think));
  return closed.think.sample_duration(draws);
}

engine::Duration draw_backoff(const Retry& retry, const RequestIdentity& identity,
                              std::uint64_t site, std::uint32_t attempt) {
  double wait = engine::to_seconds(retry.backoff);
  const double most = retry.backoff_max ? engine::to_seconds(*retry.backoff_max) : wait * 1e9;
  for (std::uint32_t doubled = 2; doubled < attempt && wait < most; ++doubled) {
    wait *= retry.multiplier;
  }
  wait = std::min(wait, most);
  if (retry.jitter == Jitter::full) {
    engine::Draws draws(identity.step_key(site, Purpose::backoff, attempt));
    wait *= draws.uniform();
  }
  return engine::from_seconds(wait);
}

}  // namespace sojourn::scenario
