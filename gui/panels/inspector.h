// The inspector: every value that the schema knows at a place of the document, to be edited; at
// several places at once those that they have in common. Made from the schema alone, so that a key
// which the format gains shows up without a line of code.
#pragma once

#include <QLabel>
#include <QScrollArea>
#include <QStringList>
#include <QWidget>

#include "gui/panels/field_editor.h"

namespace sojourn::gui {

class Inspector : public QWidget {
  Q_OBJECT

 public:
  // All outlive it.
  explicit Inspector(Document& document, const Schema& schema = Schema::of_scenarios(),
                     QWidget* parent = nullptr);
  ~Inspector() override;

  // "/services/cart"; several are edited together; none shows nothing.
  void setPlaces(const QStringList& pointers);
  QStringList places() const { return places_; }
  // Flags what the checker says, at its place.
  void setProblems(const std::vector<Problem>& problems);
  // Unfolds what is above the place and gives its editor the focus. False if there is none.
  bool showPlace(const QString& pointer);
  // The editor of a place that is unfolded; nullptr if there is none.
  FieldEditor* editorOf(const QString& pointer) const;

  QScrollArea* area() { return area_; }

 signals:
  // A field is to be turned in what-if.
  void knobRequested(const QString& pointer);
  // A distribution is to be fitted to measured values.
  void fitRequested(const QString& pointer);

 protected:
  bool event(QEvent* event) override;

 private:
  void rebuild();
  void refresh();
  bool isThere(const std::string& pointer) const;
  void showHelpOf(const QWidget* widget);
  void orderTabs();
  void orderTabsLater();
  QString caption() const;

  EditContext context_;
  QStringList places_;
  QLabel* caption_;
  QLabel* help_;
  QScrollArea* area_;
  FieldEditor* editor_ = nullptr;
  bool will_order_tabs_ = false;
};

}  // namespace sojourn::gui
