#include "models/simulation/accept_queue.h"

#include <deque>
#include <utility>
#include <vector>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace sojourn::simulation {
namespace {

using scenario::QueueOrder;
using testing::ElementsAre;
using testing::UnorderedElementsAre;

std::vector<std::uint32_t> order_of(
    QueueOrder order, const std::vector<std::pair<std::uint32_t, std::uint32_t>>& visits) {
  AcceptQueue queue(order);
  for (const auto& [visit, priority] : visits) queue.push(visit, priority);
  std::vector<std::uint32_t> popped;
  while (!queue.empty()) popped.push_back(queue.pop());
  return popped;
}

TEST(AcceptQueue, FifoServesTheOldestWhateverItsPriority) {
  EXPECT_THAT(order_of(QueueOrder::fifo, {{7, 2}, {8, 0}, {9, 1}}), ElementsAre(7, 8, 9));
}

TEST(AcceptQueue, LifoServesTheNewest) {
  EXPECT_THAT(order_of(QueueOrder::lifo, {{7, 2}, {8, 0}, {9, 1}}), ElementsAre(9, 8, 7));
}

TEST(AcceptQueue, PriorityServesTheLowestNumberAndFifoInsideIt) {
  EXPECT_THAT(order_of(QueueOrder::priority,
                       {{1, 2}, {2, 0}, {3, 1}, {4, 0}, {5, 2}, {6, 1}, {7, 0}, {8, 2}}),
              ElementsAre(2, 4, 7, 3, 6, 1, 5, 8));
}

TEST(AcceptQueue, FifoStaysInOrderWhileItForgetsWhatIsGone) {
  AcceptQueue queue(QueueOrder::fifo);
  std::deque<std::uint32_t> expected;
  std::uint32_t next = 0;
  for (int round = 0; round < 200; ++round) {
    for (int push = 0; push < 1 + round % 9; ++push) {
      queue.push(next, 0);
      expected.push_back(next++);
    }
    for (int pop = 0; pop < round % 8 && !expected.empty(); ++pop) {
      EXPECT_EQ(queue.pop(), expected.front());
      expected.pop_front();
    }
    ASSERT_EQ(queue.size(), expected.size());
  }
}

TEST(AcceptQueue, IsEmptiedInOneGo) {
  for (const QueueOrder order : {QueueOrder::fifo, QueueOrder::lifo, QueueOrder::priority}) {
    AcceptQueue queue(order);
    for (std::uint32_t visit = 0; visit < 4; ++visit) queue.push(visit, 3 - visit);
    const std::uint32_t gone = queue.pop();
    std::vector<std::uint32_t> rest = queue.take_all();
    EXPECT_EQ(rest.size(), 3U);
    rest.push_back(gone);
    EXPECT_THAT(rest, UnorderedElementsAre(0, 1, 2, 3));
    EXPECT_TRUE(queue.empty());
    queue.push(9, 0);
    EXPECT_EQ(queue.pop(), 9U);
  }
}

TEST(AcceptQueueDeathTest, HasNothingToGiveWhenEmpty) {
  AcceptQueue queue(QueueOrder::fifo);
  EXPECT_DEATH(queue.pop(), "empty accept queue");
}

}  // namespace
}  // namespace sojourn::simulation
