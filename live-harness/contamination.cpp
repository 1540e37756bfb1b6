#include "live-harness/contamination.h"

#include <algorithm>
#include <string_view>

#include <fmt/format.h>

namespace sojourn::live {

namespace {

struct Limits {
  double clean;    // below: clean
  double invalid;  // above: invalid; between the two: degraded
};

// Wake-ups of a quiet machine are 5 to 60 us late; where they are 2 ms late, a scheduler's time
// slice has passed before somebody who should have run did run.
constexpr Limits wake_up_p99_s{200e-6, 2e-3};
// Where others use a share f of the cores, waiting near saturation is off by about f / (1 - rho).
constexpr Limits foreign_share{0.05, 0.20};
constexpr Limits steal_share{0.01, 0.05};
// Latency counts from the intended send time and hides no lateness; but beyond 10 ms the arrivals
// that the services saw were not those of the plan.
constexpr Limits send_error_p99_s{1e-3, 10e-3};
// With that much of all cores in use by ourselves, generator, proxy and services delay each other.
constexpr double own_share_crowded = 0.90;
// With less, two cores are both busy too rarely for our own load to make 1 % of wake-ups late.
constexpr double own_share_explains = 0.25;
constexpr std::uint64_t wake_ups_needed = 200;

std::string format_time(double seconds) {
  return seconds < 1e-3 ? fmt::format("{:.0f} us", seconds * 1e6)
                        : fmt::format("{:.1f} ms", seconds * 1e3);
}

std::string format_share(double share) {
  return fmt::format("{:.1f} %", share * 100);
}

void add(Judgement& judgement, Verdict verdict, std::string reason) {
  judgement.verdict = std::max(judgement.verdict, verdict);
  judgement.reasons.push_back(std::move(reason));
}

Verdict grade(double value, Limits limits) {
  if (value < limits.clean) {
    return Verdict::clean;
  }
  return value > limits.invalid ? Verdict::invalid : Verdict::degraded;
}

void judge_share(Judgement& judgement, double share, Limits limits, std::string_view whose) {
  if (share < 0) {
    add(judgement, Verdict::degraded, fmt::format("{} is unknown: /proc cannot be read", whose));
  } else if (const Verdict verdict = grade(share, limits); verdict != Verdict::clean) {
    add(judgement, verdict,
        fmt::format("{} {} (clean: below {})", whose, format_share(share),
                    format_share(limits.clean)));
  }
}

void judge_wake_up(Judgement& judgement, const HostFigures& figures) {
  if (figures.wake_up.count() < wake_ups_needed) {
    add(judgement, Verdict::degraded, "observed for less than 0.1 s");
    return;
  }
  const double p99 = engine::to_seconds(figures.wake_up.quantile(0.99));
  const Verdict verdict = grade(p99, wake_up_p99_s);
  if (verdict == Verdict::clean) {
    return;
  }
  const bool others_quiet = grade(figures.foreign_cpu, foreign_share) == Verdict::clean &&
                            grade(figures.steal, steal_share) == Verdict::clean;
  const bool ours = others_quiet && figures.own_cpu >= own_share_explains;
  std::string reason = fmt::format("wake-up canary p99 {} (clean: below {})", format_time(p99),
                                   format_time(wake_up_p99_s.clean));
  if (ours) {
    reason +=
        fmt::format("; our own processes used {} of all cores", format_share(figures.own_cpu));
  }
  add(judgement, ours ? Verdict::degraded : verdict, std::move(reason));
}

}  // namespace

const char* verdict_name(Verdict verdict) {
  switch (verdict) {
    case Verdict::clean: return "clean";
    case Verdict::degraded: return "degraded";
    case Verdict::invalid: return "invalid";
  }
  return "invalid";
}

Judgement judge(const HostFigures& figures, const engine::Histogram& send_error) {
  Judgement judgement;
  judge_wake_up(judgement, figures);
  judge_share(judgement, figures.foreign_cpu, foreign_share, "CPU used by other processes");
  judge_share(judgement, figures.steal, steal_share, "CPU taken by the hypervisor");
  if (figures.own_cpu > own_share_crowded) {
    add(judgement, Verdict::degraded,
        fmt::format("our own processes used {} of all cores (clean: up to {})",
                    format_share(figures.own_cpu), format_share(own_share_crowded)));
  }
  const double send_p99 = engine::to_seconds(send_error.quantile(0.99));
  if (const Verdict verdict = grade(send_p99, send_error_p99_s); verdict != Verdict::clean) {
    add(judgement, verdict,
        fmt::format("send error p99 {} (clean: below {})", format_time(send_p99),
                    format_time(send_error_p99_s.clean)));
  }
  return judgement;
}

}  // namespace sojourn::live
