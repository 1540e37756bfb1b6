// The JSON Schema that editors complete from knows exactly what the parser knows.
#include <set>
#include <string>
#include <vector>

#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

#include "models/scenario/reading/limits.h"
#include "models/scenario/schema_text.h"
#include "models/scenario/words.h"
#include "tests/models/scenario/documents.h"

namespace sojourn::scenario {
namespace {

using Json = nlohmann::json;

const Json& schema() {
  static const Json parsed_schema = Json::parse(schema_text());
  return parsed_schema;
}

const Json& definition(const std::string& name) {
  return name == "scenario" ? schema() : schema().at("definitions").at(name);
}

std::set<std::string> keys_of(const Json& object) {
  std::set<std::string> keys;
  for (const auto& item : object.items()) {
    keys.insert(item.key());
  }
  return keys;
}

TEST(Schema, HasThePropertiesThatTheParserKnows) {
  for (const auto& [name, keys] : known_keys()) {
    EXPECT_EQ(keys_of(definition(name).at("properties")), keys) << name;
    EXPECT_EQ(definition(name).at("additionalProperties"), false) << name;
  }
}

TEST(Schema, DefinesNoObjectThatTheParserDoesNotKnow) {
  const auto known = known_keys();
  for (const auto& [name, body] : schema().at("definitions").items()) {
    EXPECT_EQ(body.contains("properties"), known.contains(name)) << name;
  }
}

TEST(Schema, ExplainsEveryProperty) {
  for (const auto& [name, keys] : known_keys()) {
    for (const auto& [key, property] : definition(name).at("properties").items()) {
      EXPECT_FALSE(property.value("title", "").empty()) << name << "." << key;
      EXPECT_TRUE(property.value("description", "").ends_with('.')) << name << "." << key;
    }
  }
}

template <class Enum, std::size_t size>
std::vector<std::string> texts_of(const std::array<Word<Enum>, size>& words) {
  std::vector<std::string> texts;
  for (const Word<Enum>& word : words) {
    texts.emplace_back(word.text);
  }
  return texts;
}

const Json& property(const std::string& name, const std::string& key) {
  return definition(name).at("properties").at(key);
}

TEST(Schema, ListsTheWordsThatTheParserKnows) {
  EXPECT_EQ(property("queue", "order").at("enum"), texts_of(queue_order_words));
  EXPECT_EQ(property("service", "implementation").at("enum"), texts_of(implementation_words));
  EXPECT_EQ(property("retry", "jitter").at("enum"), texts_of(jitter_words));
  EXPECT_EQ(property("step", "on_error").at("enum"), texts_of(on_error_words));
  EXPECT_EQ(property("link", "balance").at("enum"), texts_of(balance_words));
  EXPECT_EQ(property("link", "via").at("enum"), texts_of(via_words));
}

TEST(Schema, StatesTheLimitsThatTheParserKeeps) {
  const auto most = [](const std::string& name, const std::string& key) {
    return property(name, key).at("maximum").get<std::uint64_t>();
  };
  EXPECT_EQ(most("host", "count"), limits::machines);
  EXPECT_EQ(most("host", "cores"), limits::cores);
  EXPECT_EQ(most("service", "replicas"), limits::replicas);
  EXPECT_EQ(property("service", "workers").at("anyOf").at(0).at("maximum"), limits::workers);
  EXPECT_EQ(property("queue", "capacity").at("anyOf").at(0).at("maximum"), limits::queue_capacity);
  EXPECT_EQ(most("retry", "attempts"), limits::attempts);
  EXPECT_EQ(most("retry", "multiplier"), limits::multiplier);
  EXPECT_EQ(most("health", "fall"), limits::checks);
  EXPECT_EQ(most("health", "rise"), limits::checks);
  EXPECT_EQ(most("request", "weight"), limits::request_weight);
  EXPECT_EQ(most("request", "priority"), limits::priority);
  EXPECT_EQ(most("closed", "users"), limits::users);
  EXPECT_EQ(most("fault", "factor"), limits::slow_factor);
  EXPECT_EQ(most("run", "replications"), limits::replications);
  EXPECT_EQ(most("erlang", "stages"), limits::stages);
  EXPECT_EQ(most("mean_cv", "cv"), limits::cv);
  EXPECT_EQ(most("weibull", "shape"), limits::shape_most);
  EXPECT_EQ(property("scenario", "services").at("maxProperties"), limits::services);
  EXPECT_EQ(property("scenario", "faults").at("maxItems"), limits::faults);
  EXPECT_EQ(definition("steps").at("maxItems"), limits::steps);
}

TEST(Schema, GivesTheDefaultsThatTheParserUses) {
  const Json explained = Json::parse(to_json_explained(parsed(shop)));
  const Json& cart = explained.at("services").at("cart");
  EXPECT_EQ(property("service", "workers").at("default"), cart.at("workers"));
  EXPECT_EQ(property("service", "implementation").at("default"), cart.at("implementation"));
  EXPECT_EQ(property("queue", "capacity").at("default"), cart.at("queue").at("capacity"));
  EXPECT_EQ(property("queue", "order").at("default"), cart.at("queue").at("order"));
  EXPECT_EQ(property("overhead", "hold").at("default"), cart.at("overhead").at("hold"));
  const Json& retry = explained.at("workloads").at("shoppers").at("retry");
  EXPECT_EQ(property("retry", "backoff").at("default"), retry.at("backoff"));
  EXPECT_EQ(property("retry", "multiplier").at("default"), retry.at("multiplier"));
  EXPECT_EQ(property("retry", "jitter").at("default"), retry.at("jitter"));
  const Json& link = explained.at("calls").at("gateway>cart");
  EXPECT_EQ(property("link", "balance").at("default"), link.at("balance"));
  EXPECT_EQ(property("link", "via").at("default"), link.at("via"));
  const Json& run = explained.at("run");
  EXPECT_EQ(property("run", "warmup").at("default"), run.at("warmup"));
  EXPECT_EQ(property("run", "replications").at("default"), run.at("replications"));
  EXPECT_EQ(property("run", "seed").at("default"), run.at("seed"));
  EXPECT_EQ(parsed(shop, {{"run.duration", property("run", "duration").at("default")}}).run,
            RunOptions{});
  EXPECT_EQ(parsed(shop, {{"live.duration", property("live", "duration").at("default")},
                          {"live.warmup", property("live", "warmup").at("default")}})
                .live,
            LiveOptions{});
  const Json& health = definition("health").at("properties");
  EXPECT_EQ(parsed(shop, {{"calls.gateway>cart.health.interval", health["interval"]["default"]},
                          {"calls.gateway>cart.health.fall", health["fall"]["default"].dump()},
                          {"calls.gateway>cart.health.rise", health["rise"]["default"].dump()}})
                .links.front()
                .health,
            HealthCheck{});
}

}  // namespace
}  // namespace sojourn::scenario
