// The parts of a scenario as a tree: workloads, services with their endpoints, links, hosts,
// faults, SLOs, the run, the live validation. Follows the document.
#pragma once

#include <QAbstractItemModel>
#include <memory>
#include <string>
#include <vector>

#include "gui/core/document.h"

namespace sojourn::gui {

class OutlineModel : public QAbstractItemModel {
  Q_OBJECT

 public:
  static constexpr int pointer_role =
      Qt::UserRole + 1;  // "/services/cart"; of a section "/services"

  explicit OutlineModel(Document& document, QObject* parent = nullptr);
  ~OutlineModel() override;

  QModelIndex indexOf(const std::string& pointer) const;
  std::string pointerOf(const QModelIndex& index) const;

  QModelIndex index(int row, int column, const QModelIndex& parent = {}) const override;
  QModelIndex parent(const QModelIndex& child) const override;
  int rowCount(const QModelIndex& parent = {}) const override;
  int columnCount(const QModelIndex& parent = {}) const override;
  QVariant data(const QModelIndex& index, int role = Qt::DisplayRole) const override;
  Qt::ItemFlags flags(const QModelIndex& index) const override;
  // Renames; false with renameRefused() if the name may not be.
  bool setData(const QModelIndex& index, const QVariant& value, int role = Qt::EditRole) override;

 signals:
  void renameRefused(const QString& reason);

 private:
  struct Part {
    std::string pointer;
    QString text, detail;
    bool is_section = false;
    Part* above = nullptr;
    int row = 0;
    std::vector<std::unique_ptr<Part>> below;
  };

  static Part* add(Part& above, const std::string& pointer, const QString& text,
                   const QString& detail);
  std::unique_ptr<Part> read() const;
  void readSection(Part& root, const char* key, const QString& title) const;
  static void addEntry(Part& section, const std::string& key, const JsonValue& value);
  std::unique_ptr<Part> readEntry(const Part& section, const std::string& pointer) const;
  void refresh();
  void follow(const Changes& changes);
  // Each false if the model has to be read as a whole.
  bool followOne(const Change& change);
  bool takeEntry(const Part& section, Part& entry);
  bool insertEntry(Part& section, const Change& change);
  bool removeEntry(Part& section, const Change& change);
  static void numberEntries(Part& section);
  void showCount(Part& section);
  static Part* partBelow(const Part& above, const std::string& pointer);
  static bool haveEqualShape(const Part& first, const Part& second);
  void takeTexts(Part& now, const Part& wanted);
  const Part* partOf(const QModelIndex& index) const;

  Document& document_;
  std::unique_ptr<Part> root_;
};

}  // namespace sojourn::gui
