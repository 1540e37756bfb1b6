#include "gui/core/schema.h"

#include <string>
#include <vector>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "gui/core/tree_reader.h"

namespace sojourn::gui {
namespace {

using testing::Contains;
using testing::ElementsAre;
using Kind = Field::Kind;

const JsonValue& document() {
  static const JsonValue tree = *read_tree(R"({
    "services": {"cart": {"workers": "unlimited", "endpoints": {"get": [
        {"delay": {"lognormal": {"mean": "5ms", "cv": 1}}},
        {"parallel": [{"call": "a.b"}, [{"delay": "1ms"}]]}]}}},
    "workloads": {"w": {"poisson": {"steps": [["0s", "5/s"]]}, "requests": {"cart.get": 1}}}})");
  return tree;
}

Field at(std::string_view pointer) {
  const auto field = Schema::of_scenarios().at(document(), pointer);
  EXPECT_TRUE(field.has_value()) << pointer;
  return field.value_or(Field{});
}

std::vector<std::string> keys(const std::vector<Field>& fields) {
  std::vector<std::string> keys;
  for (const Field& field : fields) keys.push_back(field.key);
  return keys;
}

TEST(Schema, KnowsUnitsRangesDefaultsAndHelp) {
  const Field replicas = at("/services/cart/replicas");
  EXPECT_EQ(replicas.kind, Kind::integer);
  EXPECT_EQ(replicas.title, "Replicas");
  EXPECT_EQ(replicas.minimum, 1);
  EXPECT_EQ(replicas.maximum, 100000);
  EXPECT_EQ(replicas.default_value->scalar, "1");
  EXPECT_FALSE(replicas.description.empty());
  EXPECT_EQ(at("/services/cart/overhead/hold").kind, Kind::duration);
  EXPECT_EQ(at("/run/duration").kind, Kind::duration);
  EXPECT_EQ(at("/run/precision").kind, Kind::alternatives);
  EXPECT_EQ(at("/services/cart/endpoints/get/0/delay").kind, Kind::distribution);
  EXPECT_EQ(at("/services/cart/endpoints/get/0/delay/lognormal/cv").kind, Kind::number);
  EXPECT_TRUE(at("/services/cart/endpoints/get/0/delay/lognormal/cv").is_minimum_exclusive);
}

TEST(Schema, FollowsTheAlternativeThatTheValueBelongsTo) {
  EXPECT_EQ(at("/workloads/w/poisson/steps").kind, Kind::array);
  EXPECT_EQ(at("/workloads/w/poisson/steps/0/1").kind, Kind::rate);
  EXPECT_EQ(at("/services/cart/endpoints/get/1/parallel/0/call").definition, "endpoint_name");
  EXPECT_EQ(at("/services/cart/endpoints/get/1/parallel/1/0/delay").kind, Kind::distribution);
}

TEST(Schema, ListsThePropertiesOfAPlaceAndWhichAreRequired) {
  const auto fields = Schema::of_scenarios().properties(document(), "/services/cart");
  EXPECT_THAT(keys(fields), ElementsAre("replicas", "workers", "queue", "host", "overhead",
                                        "implementation", "endpoints"));
  EXPECT_TRUE(fields.back().is_required);
  EXPECT_TRUE(fields.back().is_map);
  EXPECT_FALSE(fields.front().is_required);
  const auto alternatives =
      Schema::of_scenarios().alternatives(document(), "/services/cart/workers");
  ASSERT_EQ(alternatives.size(), 2U);
  EXPECT_EQ(alternatives[0].kind, Kind::integer);
  EXPECT_EQ(alternatives[1].kind, Kind::choice);
}

TEST(Schema, KnowsWhatIsExactlyOneOfSeveralAndWhatNeedsWhat) {
  const auto fault = Schema::of_scenarios().definition("fault");
  ASSERT_TRUE(fault.has_value());
  EXPECT_THAT(fault->exactly_one_of, ElementsAre("kill", "restart", "freeze", "slow"));
  EXPECT_THAT(Schema::of_scenarios().definition("profile")->exactly_one_of,
              ElementsAre("steps", "ramps"));
  EXPECT_TRUE(Schema::of_scenarios().definition("service")->exactly_one_of.empty());
  for (const Field& property : Schema::of_scenarios().properties_of("step")) {
    if (property.key == "timeout") {
      EXPECT_THAT(property.needs, ElementsAre("call"));
    }
    if (property.key == "parallel") {
      EXPECT_EQ(property.items_min, 1U);
    }
  }
}

TEST(Schema, KnowsNothingOfKeysThatDoNotExist) {
  EXPECT_FALSE(Schema::of_scenarios().at(document(), "/services/cart/colour").has_value());
  EXPECT_FALSE(Schema::of_scenarios().at(document(), "/nothing/at/all").has_value());
}

TEST(Schema, NamesTheEntriesOfMapsAndArrays) {
  EXPECT_EQ(Schema::of_scenarios().entry(document(), "/services")->definition, "service");
  EXPECT_EQ(Schema::of_scenarios().entry(document(), "/faults")->definition, "fault");
  EXPECT_THAT(keys(Schema::of_scenarios().properties_of("retry")), Contains("backoff"));
}

TEST(Schema, RefusesWhatIsNone) {
  EXPECT_FALSE(Schema::parse("{").has_value());
  EXPECT_FALSE(Schema::parse("{}").has_value());
}

}  // namespace
}  // namespace sojourn::gui
