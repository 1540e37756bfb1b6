// What the models say, as it stands in a Chinese window.
#include <QLabel>
#include <QListWidget>
#include <QPlainTextEdit>
#include <QTableWidget>
#include <algorithm>
#include <memory>
#include <string>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "gui/app/translations.h"
#include "gui/core/checker.h"
#include "gui/core/document.h"
#include "gui/core/tree_edit.h"
#include "gui/panels/json_view.h"
#include "gui/panels/live_panel.h"
#include "gui/panels/problems_panel.h"
#include "gui/panels/results_parts.h"
#include "gui/panels/summary_figures.h"
#include "gui/panels/summary_panel.h"
#include "gui/panels/typed_value.h"
#include "models/scenario/scenario_json.h"
#include "tests/gui/panels/panel_fixture.h"
#include "tests/gui/run/run_support.h"

namespace sojourn::gui {
namespace {

using testing::HasSubstr;

class ChinesePanels : public testing::Test {
 protected:
  void SetUp() override { install_language("zh_CN"); }
  void TearDown() override { install_language("en"); }
};

TEST_F(ChinesePanels, ShowProblemsInChinese) {
  Document document;
  test::load(document);
  Checker checker(document);
  ProblemsPanel panel(checker);
  test::show(panel, 700, 200);
  document.edit("x", [](TreeEdit& edit) {
    edit.set("/services/cart/replicas", JsonValue::text("3"));
    edit.set("/services/cart/wokers", JsonValue::whole(5));
    edit.set("/services/gateway/endpoints/buy/2/call", JsonValue::text("order.qoute"));
  });
  checker.checkNow();
  QStringList texts;
  for (int row = 0; row < panel.list()->topLevelItemCount(); ++row) {
    texts << panel.list()->topLevelItem(row)->text(0);
    EXPECT_EQ(panel.list()->topLevelItem(row)->toolTip(0), texts.back());
  }
  EXPECT_EQ(texts,
            QStringList({"遇到 \"order.qoute\"，应为场景中端点的名称；"
                         "是否想写 \"order.quote\"？",
                         "遇到 \"3\"，应为 1 到 100000 的整数；数值不加引号",
                         "遇到键 \"wokers\"，应为键 replicas、workers、queue、host、overhead、"
                         "implementation 或 endpoints 之一；是否想写 \"workers\"？"}));
}

TEST_F(ChinesePanels, ShowErrorsOfTheTextInChinese) {
  Document document;
  test::load(document);
  JsonView view(document);
  test::show(view, 500, 400);
  document.setText("{\"name\": 007}");
  ASSERT_GE(view.errorList()->count(), 1);
  EXPECT_THAT(view.errorList()->item(0)->text().toStdString(), HasSubstr("应为"));
  EXPECT_THAT(view.errorList()->item(0)->toolTip().toStdString(), HasSubstr("007"));
}

TEST_F(ChinesePanels, ShowWarningsOfRunsInChinese) {
  auto result = std::make_shared<RunResult>();
  result->results.unstable = true;
  result->results.warnings = {
      "unstable: the requests in flight keep growing: more arrive than can be served; latencies "
      "depend on the length of the run and have no interval",
      "users/gateway.buy: too few samples for an interval of p99, p999"};
  SummaryPanel panel;
  test::show(panel, 700, 500);
  panel.setResult(result);
  const auto* const label = panel.findChild<QLabel*>("warnings");
  ASSERT_NE(label, nullptr);
  EXPECT_THAT(label->toolTip().toStdString(), HasSubstr("不稳定：在途请求不断增加"));
  EXPECT_THAT(label->toolTip().toStdString(),
              HasSubstr("users/gateway.buy：样本过少，无法给出 p99、p999 的置信区间"));
  EXPECT_THAT(panel.text().toStdString(), HasSubstr("不稳定：在途请求不断增加"));
}

TEST_F(ChinesePanels, ShowWhyAnObjectiveIsNotDecidedInChinese) {
  report::SloVerdict slo;
  slo.bounds.push_back({"p99", 1, {}, report::Verdict::inconclusive, "too few samples"});
  EXPECT_THAT(verdict_help(slo).toStdString(), HasSubstr("(样本过少)"));
}

// Sweeps, what-if, comparisons and recordings tell of the first error so.
TEST_F(ChinesePanels, ShowWhyARunCannotBeginInChinese) {
  const auto parsed = scenario::parse_scenario(test::shop_text, {{"services.cart.replicas", "0"}});
  ASSERT_FALSE(parsed);
  EXPECT_EQ(problem_line(parsed.error().front()),
            "/services/cart/replicas：遇到 0，应为 1 到 100000 的整数");
}

TEST_F(ChinesePanels, ShowHowALiveRunGetsOnInChinese) {
  LiveValidation live;
  LivePanel panel(&live);
  emit live.line("deploying 3 replicas of 2 services");
  emit live.line("who knows");
  const auto* const lines = panel.findChild<QPlainTextEdit*>();
  ASSERT_NE(lines, nullptr);
  EXPECT_EQ(lines->toPlainText(), "正在部署 2 个服务的 3 个副本\nwho knows");
}

}  // namespace
}  // namespace sojourn::gui
