// One knob of the what-if panel: a slider over the useful values of a place, a field for any other,
// and buttons to reset and to remove it.
//
// Rates and times are turned on a logarithmic scale, counts in whole steps, shares from 0 to 1. The
// document's own value is always one of the slider's. KnobScale is a plain value; the row knows
// nothing of documents.
#pragma once

#include <QWidget>

#include "gui/panels/sweep_places.h"

class QLabel;
class QLineEdit;
class QPushButton;
class QSlider;

namespace sojourn::gui {

class KnobScale {
 public:
  explicit KnobScale(const SweepPlace& place);

  int steps() const { return steps_; }  // positions 0..steps()
  double at(int position) const;        // rounded to values that people would write
  int position_of(double value) const;  // the nearest; beyond the scale: its ends
  double low() const { return low_; }
  double high() const { return high_; }

 private:
  int nearest(double value) const;

  PlaceKind kind_;
  double own_;  // of the document
  double low_ = 0;
  double high_ = 1;
  int steps_ = 1;
  bool logarithmic_ = false;
};

class WhatIfKnob : public QWidget {
  Q_OBJECT

 public:
  explicit WhatIfKnob(SweepPlace place, QWidget* parent = nullptr);

  const SweepPlace& place() const { return place_; }
  double value() const { return value_; }
  bool isTurned() const { return value_ != place_.value; }
  std::string json() const { return place_json(place_.kind, value_); }
  QSlider* slider() const { return slider_; }
  int titleWidth() const;
  void setTitleWidth(int width);

 public slots:
  void setValue(double value);  // emits turned() if it is another one
  void reset();

 signals:
  void turned();
  void removed();

 private:
  void take_text();
  void show_value();

  SweepPlace place_;
  KnobScale scale_;
  double value_;
  QLabel* title_;
  QSlider* slider_;
  QLineEdit* edit_;
  QPushButton* reset_;
};

}  // namespace sojourn::gui
