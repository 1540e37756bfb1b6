#include "gui/run/bottleneck.h"

#include <gtest/gtest.h>

namespace sojourn::gui {
namespace {

TEST(Bottleneck, IsTheBusiestServiceIfItIsBusyHalfOfTheTime) {
  results::Results results;
  EXPECT_FALSE(busiest_service(utilizations_of(results)));
  results.services["unlimited"].utilization.value = 0;
  EXPECT_FALSE(busiest_service(utilizations_of(results)));
  results.services["cart"].utilization.value = 0.3;
  results.services["order"].utilization.value = 0.4;
  auto busiest = busiest_service(utilizations_of(results));
  ASSERT_TRUE(busiest);
  EXPECT_EQ(busiest->service, "order");
  EXPECT_FALSE(busiest->is_bottleneck);
  results.services["cart"].utilization.value = 0.5;
  busiest = busiest_service(utilizations_of(results));
  EXPECT_EQ(busiest->service, "cart");
  EXPECT_TRUE(busiest->is_bottleneck);
}

}  // namespace
}  // namespace sojourn::gui
