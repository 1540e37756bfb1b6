#include "gui/core/document.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>
#include <csignal>
#include <string>
#include <vector>

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <sys/resource.h>

#include "engine/random.h"
#include "gui/core/autosave.h"
#include "gui/core/checker.h"
#include "gui/core/scenario_edits.h"
#include "gui/core/topology.h"
#include "gui/core/tree_reader.h"

namespace sojourn::gui {
namespace {

using testing::HasSubstr;

constexpr auto shop_path = SOJOURN_SOURCE_DIR "/scenarios/cart-and-order.json";

std::string file_text(const QString& path) {
  QFile file(path);
  EXPECT_TRUE(file.open(QIODevice::ReadOnly)) << path.toStdString();
  return file.readAll().toStdString();
}

void write_text(const QString& path, const QByteArray& text) {
  QFile file(path);
  ASSERT_TRUE(file.open(QIODevice::WriteOnly));
  file.write(text);
}

void set(Document& document, const char* pointer, JsonValue value, const QString& merge = {}) {
  document.edit("Set", [&](TreeEdit& edit) { edit.set(pointer, std::move(value)); }, merge);
}

// One of several edits that people make, chosen by a number.
void edit_somehow(Document& document, std::uint64_t number) {
  const Topology topology = read_topology(document.tree());
  const auto node = [&](std::uint64_t salt) {
    return topology.nodes[(number / 7 + salt) % topology.nodes.size()].name;
  };
  document.edit("Edit", [&](TreeEdit& edit) {
    switch (number % 7) {
      case 0: add_node(edit, node_kinds[number / 7 % std::size(node_kinds)], {10, 20}); return;
      case 1:
        if (topology.nodes.size() > 2) remove_nodes(edit, {node(0)});
        return;
      case 2: rename_node(edit, node(0), free_name(edit.tree(), "renamed")); return;
      case 3:
        if (objection_to_connection(edit.tree(), node(0), node(1)).isEmpty()) {
          connect_nodes(edit, node(0), node(1));
        }
        return;
      case 4: disconnect_nodes(edit, node(0), node(1)); return;
      case 5: place_nodes(edit, {{node(0), QPointF(1.0 * double(number % 997), 5)}}); return;
      default: edit.set("/run/seed", JsonValue::whole(static_cast<std::int64_t>(number % 1000)));
    }
  });
}

TEST(Document, DoUndoAndRedoAreIdentityOnTheText) {
  for (std::uint64_t seed = 1; seed <= 40; ++seed) {
    Document document;
    ASSERT_TRUE(document.open(shop_path).has_value());
    std::vector<std::string> texts{document.text()};
    for (std::uint64_t i = 0; i < 30; ++i) {
      const int steps = document.history()->count();
      edit_somehow(document,
                   static_cast<std::uint64_t>(1e15 * engine::first_uniform({seed, i, 0})));
      if (document.history()->count() > steps) texts.push_back(document.text());
    }
    for (std::size_t i = texts.size(); i-- > 1;) {
      ASSERT_EQ(document.text(), texts[i]);
      document.history()->undo();
    }
    ASSERT_EQ(document.text(), texts[0]);
    EXPECT_FALSE(document.isModified());
    for (std::size_t i = 1; i < texts.size(); ++i) {
      document.history()->redo();
      ASSERT_EQ(document.text(), texts[i]);
    }
    EXPECT_GT(texts.size(), 10U);
  }
}

TEST(Document, MergesEditsOfOneBurst) {
  Document document;
  ASSERT_TRUE(document.open(shop_path).has_value());
  const std::string before = document.text();
  set(document, "/services/cart/replicas", JsonValue::whole(4), "replicas");
  set(document, "/services/cart/replicas", JsonValue::whole(5), "replicas");
  EXPECT_EQ(document.history()->count(), 1);
  document.endMerge();
  set(document, "/services/cart/replicas", JsonValue::whole(6), "replicas");
  EXPECT_EQ(document.history()->count(), 2);
  document.history()->undo();
  EXPECT_EQ(find(document.tree(), "/services/cart/replicas")->scalar, "5");
  document.history()->undo();
  EXPECT_EQ(document.text(), before);
}

TEST(Document, TellsWhatChanged) {
  Document document;
  ASSERT_TRUE(document.open(shop_path).has_value());
  Changes seen;
  QObject::connect(&document, &Document::changed, [&](const Changes& changes) { seen = changes; });
  set(document, "/services/cart/replicas", JsonValue::whole(4));
  ASSERT_EQ(seen.size(), 1U);
  EXPECT_EQ(seen[0].after->scalar, "4");
  document.history()->undo();
  EXPECT_EQ(seen[0].after->scalar, "3");
}

TEST(Document, KeepsATextThatIsNoJsonAsADraft) {
  const QTemporaryDir folder;
  const QString path = folder.filePath("broken.json");
  write_text(path, "{\"services\": oops");
  Document document;
  ASSERT_TRUE(document.open(path).has_value());
  EXPECT_TRUE(document.isDraft());
  EXPECT_EQ(document.text(), "{\"services\": oops");
  ASSERT_FALSE(document.syntaxErrors().empty());
  document.setText("{\"services\": {}}");
  EXPECT_FALSE(document.isDraft());
  EXPECT_TRUE(document.isModified());
  EXPECT_NE(find(document.tree(), "/services"), nullptr);
  document.setText("{\"services\": {");
  EXPECT_TRUE(document.isDraft());
  ASSERT_TRUE(document.save().has_value());
  EXPECT_EQ(file_text(path), "{\"services\": {");
}

TEST(Document, SavesWholeOrNotAtAll) {
  const QTemporaryDir folder;
  const QString path = folder.filePath("shop.json");
  ASSERT_TRUE(QFile::copy(shop_path, path));
  Document document;
  ASSERT_TRUE(document.open(path).has_value());
  set(document, "/run/seed", JsonValue::whole(7));
  EXPECT_TRUE(document.isModified());
  const auto refused = document.saveAs(folder.filePath("nowhere/shop.json"));
  ASSERT_FALSE(refused.has_value());
  EXPECT_THAT(refused.error().toStdString(), HasSubstr("nowhere/shop.json"));
  EXPECT_TRUE(document.isModified());
  EXPECT_EQ(document.path(), path);
  ASSERT_TRUE(document.save().has_value());
  EXPECT_FALSE(document.isModified());
  EXPECT_EQ(file_text(path), document.text());
  EXPECT_THAT(document.text(), HasSubstr("// A shop: every request enters at a gateway"));
}

TEST(Document, OnAFullDiskKeepsTheOldFile) {
  const QTemporaryDir folder;
  const QString path = folder.filePath("shop.json");
  write_text(path, "{\"name\": \"old\"}");
  Document document;
  ASSERT_TRUE(document.open(shop_path).has_value());
  // As if the disk had room for 100 more bytes.
  const auto handler = signal(SIGXFSZ, SIG_IGN);
  rlimit before{};
  getrlimit(RLIMIT_FSIZE, &before);
  const rlimit small{100, before.rlim_max};
  setrlimit(RLIMIT_FSIZE, &small);
  const auto saved = document.saveAs(path);
  setrlimit(RLIMIT_FSIZE, &before);
  signal(SIGXFSZ, handler);
  ASSERT_FALSE(saved.has_value());
  EXPECT_THAT(saved.error().toStdString(), HasSubstr("shop.json"));
  EXPECT_EQ(file_text(path), "{\"name\": \"old\"}");
  EXPECT_EQ(QDir(folder.path()).entryList(QDir::Files).size(), 1);
}

TEST(Document, DoesNotReplaceADevice) {
  Document document;
  document.reset(empty_document());
  EXPECT_FALSE(document.saveAs("/dev/null").has_value());
}

TEST(Document, RefusesToOpenWhatIsNotThere) {
  Document document;
  ASSERT_TRUE(document.open(shop_path).has_value());
  const std::string before = document.text();
  EXPECT_FALSE(document.open("/nowhere/at/all.json").has_value());
  EXPECT_FALSE(document.open("/").has_value());
  EXPECT_EQ(document.text(), before);
  EXPECT_EQ(document.title(), "cart-and-order.json");
}

TEST(Document, NoticesThatItsFileWasChangedOutside) {
  const QTemporaryDir folder;
  const QString path = folder.filePath("shop.json");
  ASSERT_TRUE(QFile::copy(shop_path, path));
  Document document;
  ASSERT_TRUE(document.open(path).has_value());
  EXPECT_FALSE(document.isChangedOutside());
  write_text(path, "{}");
  EXPECT_TRUE(document.isChangedOutside());
  document.acceptOutsideState();
  EXPECT_FALSE(document.isChangedOutside());
  QFile::remove(path);
  EXPECT_TRUE(document.isChangedOutside());
}

TEST(Checker, FindsErrorsWithTheirPlaces) {
  Document document;
  ASSERT_TRUE(document.open(shop_path).has_value());
  Checker checker(document);
  EXPECT_FALSE(checker.checkNow().has_errors());
  set(document, "/services/cart/replicas", JsonValue::text("3x"));
  QSignalSpy checked(&checker, &Checker::checked);
  ASSERT_TRUE(QTest::qWaitFor([&] { return checker.isCurrent(); }, 10000));
  ASSERT_TRUE(checker.result().has_errors());
  ASSERT_FALSE(checker.result().problems.empty());
  EXPECT_EQ(checker.result().problems[0].pointer, "/services/cart/replicas");
  EXPECT_GT(checker.result().problems[0].line, 0U);
  EXPECT_GE(checked.count(), 1);
}

TEST(Checker, WarnsOfWhatCannotBeStable) {
  Document document;
  ASSERT_TRUE(document.open(shop_path).has_value());
  set(document, "/services/cart/replicas", JsonValue::whole(2));
  Checker checker(document);
  const CheckResult& result = checker.checkNow();
  EXPECT_FALSE(result.has_errors());
  ASSERT_EQ(result.problems.size(), 1U);
  EXPECT_EQ(result.problems[0].severity, Problem::Severity::warning);
  EXPECT_EQ(result.problems[0].pointer, "/services/cart");
  EXPECT_THAT(result.problems[0].text.toStdString(), HasSubstr("104 %"));
}

TEST(Autosave, KeepsUnsavedChangesUntilTheyAreSaved) {
  const QTemporaryDir folder;
  Document document;
  ASSERT_TRUE(document.open(shop_path).has_value());
  set(document, "/run/seed", JsonValue::whole(77));
  {
    const Autosave autosave(document, folder.path());
    EXPECT_TRUE(const_cast<Autosave&>(autosave).writeNow());
    EXPECT_TRUE(Autosave::recoveries(folder.path()).empty()) << "its window is open";
    // A crash: what a dead process has left is a file without the lock.
    for (const QString& name : QDir(folder.path()).entryList({"*.recovery"})) {
      ASSERT_TRUE(QFile::copy(folder.filePath(name), folder.filePath("dead.recovery")));
    }
  }
  const std::vector<Recovery> left = Autosave::recoveries(folder.path());
  ASSERT_EQ(left.size(), 1U);
  EXPECT_EQ(left[0].path, document.path());
  EXPECT_EQ(left[0].text, document.text());
  Document restored;
  restored.restore(left[0].text, left[0].path);
  EXPECT_EQ(restored.text(), document.text());
  EXPECT_TRUE(restored.isModified());
  Autosave::discard(left[0]);
  EXPECT_TRUE(Autosave::recoveries(folder.path()).empty());
}

TEST(Autosave, TellsOnceThatItCannotWrite) {
  Document document;
  document.reset(empty_document());
  set(document, "/name", JsonValue::text("other"));
  Autosave autosave(document, "/proc/nothing");
  QSignalSpy failed(&autosave, &Autosave::failed);
  EXPECT_FALSE(autosave.writeNow());
  EXPECT_FALSE(autosave.writeNow());
  EXPECT_EQ(failed.count(), 1);
}

}  // namespace
}  // namespace sojourn::gui
