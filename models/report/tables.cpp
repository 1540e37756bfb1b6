#include "models/report/tables.h"

#include "models/report/content.h"

namespace sojourn::report {

std::string results_table(const results::Results& results, const std::vector<SloVerdict>& slos,
                          TextStyle style) {
  return render_text(results_document(results, slos), style);
}

std::string comparison_table(const Comparison& comparison, TextStyle style) {
  return render_text(comparison_document(comparison), style);
}

}  // namespace sojourn::report
