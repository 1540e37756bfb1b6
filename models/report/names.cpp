#include "models/report/names.h"

namespace sojourn::report {

std::string class_name(const scenario::Workload& workload, std::size_t request_class) {
  return workload.name + "/" + workload.classes[request_class].name;
}

results::RecordNames record_names(const scenario::Scenario& scenario) {
  results::RecordNames names;
  for (const scenario::Workload& workload : scenario.workloads) {
    std::vector<std::string>& classes = names.classes.emplace_back();
    for (std::size_t index = 0; index < workload.classes.size(); ++index) {
      classes.push_back(class_name(workload, index));
    }
  }
  for (const scenario::Service& service : scenario.services) {
    names.services.push_back(service.name);
    names.workers.push_back(service.workers.value_or(0) * service.replicas);
  }
  return names;
}

}  // namespace sojourn::report
