// An independent validator, given the JSON Schema, takes what the parser takes. Alone in its file:
// the validator's templates are slow to compile.
#include <filesystem>
#include <string>

#include <gtest/gtest.h>
#include <nlohmann/json.hpp>
#include <valijson/adapters/nlohmann_json_adapter.hpp>
#include <valijson/schema.hpp>
#include <valijson/schema_parser.hpp>
#include <valijson/validation_results.hpp>
#include <valijson/validator.hpp>

#include "models/scenario/schema_text.h"
#include "tests/models/scenario/documents.h"

namespace sojourn::scenario {
namespace {

using Json = nlohmann::json;
using Adapter = valijson::adapters::NlohmannJsonAdapter;

// What a schema says against a document; empty if nothing.
std::string complaints(const Json& schema_document, const Json& document) {
  valijson::Schema schema;
  valijson::SchemaParser(valijson::SchemaParser::kDraft7)
      .populateSchema(Adapter(schema_document), schema);
  valijson::Validator validator;
  valijson::ValidationResults results;
  std::string text;
  if (!validator.validate(schema, Adapter(document), &results)) {
    for (const auto& error : results) {
      for (const std::string& place : error.context) {
        text += place;
      }
      text += ": " + error.description + "\n";
    }
    text += "invalid";
  }
  return text;
}

std::string complaints(const Json& document) {
  static const Json schema = Json::parse(schema_text());
  return complaints(schema, document);
}

Json with_comments(const std::string& text) {
  return Json::parse(text, nullptr, true, true);
}

TEST(SchemaValidation, TakesTheGallery) {
  for (const auto& entry :
       std::filesystem::recursive_directory_iterator(SOJOURN_SOURCE_DIR "/scenarios")) {
    const std::string path = entry.path().string();
    if (path.ends_with(".json") && !path.ends_with(".schema.json")) {
      EXPECT_EQ(complaints(with_comments(file_text(path))), "") << path;
    }
  }
}

TEST(SchemaValidation, TakesWhatIsWrittenInEveryDetail) {
  for (const char* const file : {"/mm1.json", "/cart-and-order.json"}) {
    const Scenario scenario =
        parsed(file_text(SOJOURN_SOURCE_DIR "/scenarios" + std::string(file)));
    EXPECT_EQ(complaints(Json::parse(to_json(scenario))), "") << file;
    EXPECT_EQ(complaints(Json::parse(to_json_explained(scenario))), "") << file;
  }
}

// A file is structural if what is wrong with it can be said in JSON Schema: its first line says so.
TEST(SchemaValidation, RefusesTheInvalidFilesThatAreStructural) {
  std::size_t structural = 0;
  for (const auto& entry :
       std::filesystem::directory_iterator(SOJOURN_SOURCE_DIR "/tests/invalid")) {
    const std::string path = entry.path().string();
    const std::string text = path.ends_with(".json") ? file_text(path) : std::string();
    if (text.starts_with("// structural")) {
      ++structural;
      EXPECT_NE(complaints(with_comments(text)), "") << path;
    }
  }
  EXPECT_GE(structural, 30U);
}

TEST(SchemaValidation, TakesItsOwnExamplesAndDefaults) {
  const Json schema = Json::parse(schema_text());
  std::size_t taken = 0;
  const auto check = [&](const std::string& name, Json part) {
    Json values = part.value("examples", Json::array());
    if (part.contains("default")) {
      values.push_back(part["default"]);
    }
    part["definitions"] = schema["definitions"];
    for (const Json& value : values) {
      EXPECT_EQ(complaints(part, value), "") << name << " " << value;
      ++taken;
    }
  };
  for (const auto& [name, definition] : schema["definitions"].items()) {
    check(name, definition);
    const Json properties = definition.value("properties", Json::object());
    for (const auto& [key, property] : properties.items()) {
      check(name + "." + key, property);
    }
  }
  EXPECT_GE(taken, 100U);
}

TEST(SchemaValidation, KnowsUnits) {
  Json document = Json::parse(shop);
  for (const char* const duration : {"250us", "5ms", "1.5s", "10min", "1e-3 s"}) {
    document["run"] = {{"duration", duration}};
    EXPECT_EQ(complaints(document), "") << duration;
  }
  for (const char* const duration : {"5", "5m", "-5ms", "ms", "5 MS", "5.ms"}) {
    document["run"] = {{"duration", duration}};
    EXPECT_NE(complaints(document), "") << duration;
  }
}

}  // namespace
}  // namespace sojourn::scenario
