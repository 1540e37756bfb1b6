// What `sojourn-live validate --json` writes, read back: prediction against measurement.
// Pure functions, safe between threads. Times in seconds, errors relative to the measurement.
#pragma once

#include <cstdint>
#include <expected>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "models/report/comparison.h"
#include "models/results/results.h"

namespace sojourn::gui {

// An error over all runs of a validation.
struct RunErrors {
  std::string request;                        // "shoppers/gateway.checkout"
  std::string figure;                         // "p99"
  std::vector<std::optional<double>> errors;  // by run; nullopt: an invalid one
  double median = 0;
  std::optional<double> tolerance;
  bool breached = false;
};

// Mean of the absolute relative errors (MAPE) of what is compared about a class or a service.
struct MeanError {
  std::string name;
  double share = 0;
  std::size_t figures = 0;  // that have an error
};

struct Validation {
  report::Comparison comparison;  // verdict, reasons, classes and services
  results::Results predicted;     // with the measurement's arrivals and demands
  results::Results measured;
  results::Results independent;  // with others: what is chance
  std::uint64_t inside = 0;      // figures of the measurement in their interval of `independent`
  std::uint64_t inside_of = 0;
  std::vector<RunErrors> errors;
  std::size_t runs = 1;
  std::size_t shown_run = 0;  // that the comparison is about, from 0
  std::vector<std::string> warnings;
  std::vector<MeanError> request_errors, service_errors;
};

// The error is one line that says what is wrong and where.
std::expected<Validation, std::string> parse_validation(std::string_view text);

// Whether the text looks like a validation rather than results: it has the key "validation".
bool is_validation(std::string_view text);

// The same from two results files. Nothing is known of several runs or of chance.
Validation validation_of(results::Results predicted, results::Results measured,
                         const scenario::Tolerances& tolerances = {});

}  // namespace sojourn::gui
