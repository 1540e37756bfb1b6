#include "gui/run/result_store.h"

#include <QFile>
#include <QSignalSpy>
#include <QTemporaryDir>

#include <gtest/gtest.h>

#include "models/results/results_json.h"
#include "tests/gui/run/run_support.h"

namespace sojourn::gui {
namespace {

RunResultPointer run_named(const QString& label) {
  auto run = std::make_shared<RunResult>();
  run->label = label;
  run->results.scenario_name = label.toStdString();
  return run;
}

TEST(ResultStore, KeepsABoundedHistory) {
  ResultStore store;
  const RunId pinned = store.add(run_named("pinned"));
  ASSERT_TRUE(store.pin(pinned));
  const RunId first = store.add(run_named("a"));
  store.selectA(first);
  const RunId second = store.add(run_named("b"));
  QSignalSpy removed(&store, &ResultStore::removed);
  for (std::size_t index = 0; index < ResultStore::unpinned_max; ++index) {
    store.add(run_named("more"));
  }
  EXPECT_EQ(store.runs().size(), ResultStore::unpinned_max + 1);
  EXPECT_NE(store.find(pinned), nullptr);
  EXPECT_NE(store.find(first), nullptr);
  EXPECT_EQ(store.find(second), nullptr);
  EXPECT_EQ(removed.size(), 2);
  EXPECT_EQ(store.current(), store.runs().back().result);
}

TEST(ResultStore, PinsRenamesSelectsAndRemoves) {
  ResultStore store;
  QSignalSpy changed(&store, &ResultStore::changed);
  QSignalSpy selection(&store, &ResultStore::selectionChanged);
  const RunId id = store.add(run_named("one"));
  store.rename(id, "peak");
  EXPECT_EQ(store.find(id)->label, "peak");
  store.selectB(id);
  EXPECT_EQ(store.b(), id);
  store.selectB(99);
  EXPECT_EQ(store.b(), id);
  EXPECT_FALSE(store.pin(99));
  EXPECT_TRUE(store.pin(id));
  store.clear();
  EXPECT_NE(store.find(id), nullptr);
  store.unpin(id);
  store.clear();
  EXPECT_EQ(store.find(id), nullptr);
  EXPECT_EQ(store.b(), 0U);
  EXPECT_EQ(changed.size(), 5);
  EXPECT_EQ(selection.size(), 2);
  EXPECT_EQ(store.current(), nullptr);
}

TEST(ResultStore, LimitsWhatIsPinned) {
  ResultStore store;
  for (std::size_t index = 0; index < ResultStore::pinned_max; ++index) {
    EXPECT_TRUE(store.pin(store.add(run_named("pinned"))));
  }
  EXPECT_FALSE(store.pin(store.add(run_named("one too many"))));
}

struct Loading {
  ResultStore store;
  std::vector<quint64> loaded;
  std::vector<QString> messages;
  ValidationPointer validation;

  explicit Loading(const QString& path) {
    QObject::connect(&store, &ResultStore::loaded, [this](quint64 id) { loaded.push_back(id); });
    QObject::connect(
        &store, &ResultStore::loadFailed,
        [this](const QString&, const QString& message) { messages.push_back(message); });
    QObject::connect(&store, &ResultStore::validationLoaded,
                     [this](const auto& made) { validation = made; });
    store.load(path);
    EXPECT_TRUE(soon([this] { return !loaded.empty() || !messages.empty(); }));
  }
};

TEST(ResultStore, LoadsResultsFiles) {
  const QTemporaryDir folder;
  results::Results results;
  results.scenario_name = "shop";
  const std::string text = results::to_json(results);
  QFile file(folder.filePath("peak.json"));
  ASSERT_TRUE(file.open(QIODevice::WriteOnly));
  file.write(text.data(), static_cast<qint64>(text.size()));
  file.close();
  const Loading loading(file.fileName());
  ASSERT_EQ(loading.loaded.size(), 1U);
  const StoredRun* run = loading.store.find(loading.loaded.front());
  EXPECT_EQ(run->label, "peak");
  EXPECT_EQ(results::to_json(run->result->results), text);
  EXPECT_EQ(run->result->scenario, nullptr);
}

TEST(ResultStore, LoadsAValidationAsAAndB) {
  const Loading loading(QString(SOJOURN_SOURCE_DIR "/tests/gui/run/data/mm1-validation.json"));
  ASSERT_NE(loading.validation, nullptr);
  ASSERT_EQ(loading.store.runs().size(), 2U);
  EXPECT_EQ(loading.store.find(loading.store.a())->result->results.kind, results::Kind::simulated);
  EXPECT_EQ(loading.store.find(loading.store.b())->result->results.kind, results::Kind::measured);
}

TEST(ResultStore, SaysWhyAFileCannotBeLoaded) {
  const Loading missing("/nowhere/at/all.json");
  EXPECT_EQ(missing.messages.size(), 1U);
  const QTemporaryDir folder;
  QFile file(folder.filePath("broken.json"));
  ASSERT_TRUE(file.open(QIODevice::WriteOnly));
  file.write("{\"results\": 1");
  file.close();
  const Loading broken(file.fileName());
  ASSERT_EQ(broken.messages.size(), 1U);
  EXPECT_FALSE(broken.messages.front().isEmpty());
}

}  // namespace
}  // namespace sojourn::gui
