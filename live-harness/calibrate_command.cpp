#include "live-harness/calibrate_command.h"

#include <fmt/format.h>

#include "engine/replications.h"
#include "live-harness/calibrate.h"
#include "live-harness/deployment.h"
#include "live-harness/predict.h"

namespace sojourn::live {

namespace {

std::expected<ExitCode, Failure> run(const CalibrateArguments& arguments) {
  const auto loaded = load_deployable(arguments.common);
  if (!loaded) {
    return std::unexpected(loaded.error());
  }
  if (const auto writable = check_outputs({arguments.output}); !writable) {
    return std::unexpected(writable.error());
  }
  DeploymentOptions deployed;
  deployed.programs = programs_folder();
  deployed.cancelled = interrupted;
  say(arguments.common, "deploying");
  const auto deployment = Deployment::start(loaded->scenario, loaded->text, deployed);
  if (!deployment) {
    return std::unexpected(Failure{ExitCode::input_output, deployment.error()});
  }
  CalibrationOptions options;
  options.cancelled = interrupted;
  options.on_progress = [&](const std::string& what) {
    say(arguments.common, "calibrating: " + what);
  };
  const Calibration calibration = calibrate(loaded->scenario, deployment->addresses(), options);
  if (interrupted()) {
    return std::unexpected(Failure{ExitCode::interrupted, "interrupted"});
  }
  for (const std::string& warning : calibration.warnings) {
    say(arguments.common, warning);
  }
  for (const auto& [name, value] : figures_of(loaded->scenario, calibration)) {
    say(arguments.common, fmt::format("{} = {:.7f}", name, value));
  }
  const Deployed here = as_deployed(loaded->scenario, engine::hardware_threads());
  const std::string text = scenario::to_json(calibrated(here.scenario, calibration));
  if (const auto written = write_output(arguments.output, text); !written) {
    return std::unexpected(written.error());
  }
  return ExitCode::ok;
}

}  // namespace

int calibrate_command(const CalibrateArguments& arguments) {
  const auto ended = run(arguments);
  return ended ? static_cast<int>(*ended) : report_failure(ended.error());
}

}  // namespace sojourn::live
