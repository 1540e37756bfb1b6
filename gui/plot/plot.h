// What all plots have in common: a canvas with axes, a legend that toggles curves, zoom, pan,
// export, and a table that tells the same to those who do not see it. Without data it shows a
// sentence instead of empty axes.
//
// Wheel: zoom at the pointer. Drag: zoom to the rectangle. Shift+drag or middle button: pan.
// Double click: everything. Keys: + - arrows, 0 or Home for everything, Ctrl+C copies the table.
// Values are in their own units everywhere (seconds, shares 0..1), never in coordinates of a scale;
// pixels are those of canvas().
#pragma once

#include <QImage>
#include <QStringList>
#include <QWidget>
#include <memory>
#include <vector>

namespace sojourn::gui {

class PlotParts;

class Plot : public QWidget {
  Q_OBJECT

 public:
  struct Table {
    QStringList header;
    std::vector<QStringList> rows;
  };

  explicit Plot(QWidget* parent = nullptr);
  ~Plot() override;

  void setTitle(const QString& title);
  QString title() const;
  void setEmptyText(const QString& text);
  bool isEmpty() const;  // whether the sentence is shown

  // What is shown, with units, as lines of tab-separated cells; also the accessible description.
  QString accessibleTable() const;

  // By suffix: png, svg, pdf or csv; csv has all numbers in full precision. Whole or not at all.
  bool exportTo(const QString& path, QString* error = nullptr);
  QImage picture(const QSize& size, double scale = 1);

  QStringList curveLabels() const;
  bool isCurveShown(const QString& label) const;
  void setCurveShown(const QString& label, bool shown);
  QRect legendRect(const QString& label) const;  // where a click toggles the curve

  double pixelOfX(double value) const;
  double pixelOfY(double value) const;
  double pixelOfRightY(double value) const;
  double xOfPixel(double pixel) const;
  double yOfPixel(double pixel) const;
  QRect plotArea() const;  // inside the axes
  QStringList xTickTexts() const;
  QStringList yTickTexts() const;
  QStringList rightTickTexts() const;
  QStringList markTexts() const;         // of lines and bands, as placed and perhaps shortened
  std::vector<QRect> markRects() const;  // where they stand
  QString readoutText() const;           // at the crosshair; empty without one
  bool isZoomed() const;
  QWidget* canvas() const;

  QSize sizeHint() const override;
  QSize minimumSizeHint() const override;

 public slots:
  void refreshTheme();
  void resetView();
  void copyTable() const;  // all numbers, tab-separated, for a spreadsheet
  void copyPicture();

 signals:
  void curveToggled(const QString& label, bool shown);
  void viewChanged();  // by zoom or pan

 protected:
  virtual bool hasData() const = 0;
  virtual void draw() = 0;  // everything, into parts()
  virtual Table shownTable() const = 0;
  virtual Table dataTable() const = 0;
  virtual QString readout(double x) const;  // lines for the box at the crosshair
  virtual void hovered(double x);           // NaN when the pointer leaves
  virtual void clicked(const QPointF& pixel);

  void refresh();                // after new data
  void showCrosshair(double x);  // NaN hides it
  PlotParts& parts() const { return *parts_; }

  void changeEvent(QEvent* event) override;
  void keyPressEvent(QKeyEvent* event) override;
  void contextMenuEvent(QContextMenuEvent* event) override;
  void focusInEvent(QFocusEvent* event) override;
  void focusOutEvent(QFocusEvent* event) override;
  void paintEvent(QPaintEvent* event) override;

 private:
  void connectCanvas();
  void zoomBy(double factor);
  void panBy(double horizontal, double vertical);
  void askForFile();
  void settle() const;
  QByteArray encoded(const QString& suffix, QString* error);

  std::unique_ptr<PlotParts> parts_;
  QString title_;
  QString empty_text_;
};

// Lines of cells; cells of CSV are quoted where they must be.
QString tab_separated(const Plot::Table& table);
QString comma_separated(const Plot::Table& table);

// The shortest text that reads back as the same number; "" for NaN.
QString exact_text(double value);

}  // namespace sojourn::gui
