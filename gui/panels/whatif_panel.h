// Turn a knob and see latency move: knobs over numbers of the document, and the answer as a band
// that shrinks while the background refines it. The document is not changed until "Apply".
//
// Takes the document's tree and text; the controller simulates. Returns at once from every slider
// event: the answer is painted when it comes.
#pragma once

#include <QWidget>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "gui/core/json_tree.h"
#include "gui/core/schema.h"
#include "gui/panels/sweep_places.h"
#include "gui/panels/whatif_picture.h"
#include "gui/run/what_if_controller.h"

class QComboBox;
class QLabel;
class QPushButton;
class QVBoxLayout;

namespace sojourn::gui {

class WhatIfKnob;
class WhatIfPlot;

class WhatIfPanel : public QWidget {
  Q_OBJECT

 public:
  explicit WhatIfPanel(WhatIfController* controller, QWidget* parent = nullptr);

  // Another document, or the same after an edit: knobs that still have a place stay, at the value
  // of the document; without any the first ones are offered. Simulates nothing before a knob is
  // turned, unless the panel is visible.
  void setDocument(const JsonValue& tree, const std::string& text, const Schema& schema);

  // Of a numeric place, or of a distribution there; false where there is none. Has the focus then.
  bool addKnob(const std::string& pointer);
  std::vector<WhatIfKnob*> knobs() const { return knobs_; }
  PlaceValues turnedValues() const;  // the load has become that of each workload
  WhatIfPlot* plot() const { return plot_; }
  QString refinementText() const;

 public slots:
  void resetAll();
  void apply();
  void refreshTheme();

 signals:
  void applyRequested(const sojourn::gui::PlaceValues& values);
  void answerChanged(const sojourn::gui::WhatIfAnswerPointer& answer);

 protected:
  void showEvent(QShowEvent* event) override;

 private:
  QWidget* make_knob_side();
  QWidget* make_answer_side();
  WhatIfKnob* insert_knob(SweepPlace place);
  void remove_knob(WhatIfKnob* knob);
  void align_titles();
  void ask_base();
  void ask();
  void knob_turned();
  void take(const WhatIfAnswerPointer& answer);
  void show_answer_of_class();
  void show_classes(const results::Results& results);
  void show_strip(const WhatIfAnswer& answer);
  void offer_places();

  WhatIfController* controller_;
  const Schema* schema_ = nullptr;
  JsonValue tree_;
  std::string text_;
  bool is_asked_ = false;  // the controller knows this document
  std::vector<WhatIfKnob*> knobs_;
  WhatIfAnswerPointer answer_, ghost_;
  QString shown_ghost_class_;
  QVBoxLayout* knob_rows_ = nullptr;
  QComboBox* places_ = nullptr;
  QComboBox* classes_ = nullptr;
  QLabel* refinement_ = nullptr;
  QLabel* strip_ = nullptr;
  QLabel* no_knobs_ = nullptr;
  QPushButton* apply_ = nullptr;
  QPushButton* reset_ = nullptr;
  WhatIfPlot* plot_ = nullptr;
};

}  // namespace sojourn::gui
