// What is known exactly of the stations whose intervals are tried: mean and 99th percentile of the
// response time, in units of the mean service time. Tests only.
#pragma once

namespace sojourn::coverage {

struct Truth {
  double mean = 0;
  double p99 = 0;
};

// c servers, Poisson arrivals, exponential service, 0 < load < 1 of each server; load must not be
// 1 - 1/c, where the formula has a removable singularity. Kleinrock, "Queueing Systems" vol. 1, 3.5
// (Erlang C); the response time is the wait plus an independent service time.
Truth markov_station(int servers, double load);

// One server, Poisson arrivals, log-normal service with this coefficient of variation. The mean is
// Pollaczek's and Khinchine's; the distribution of the wait solves the renewal equation
// W(t) = 1 - load + load * integral of W(t - u) (1 - G(u)) du, by the trapezoidal rule (Asmussen,
// "Applied Probability and Queues" VIII.5). Relative error of p99 below 0.2 %.
Truth lognormal_station(double cv, double load);

}  // namespace sojourn::coverage
