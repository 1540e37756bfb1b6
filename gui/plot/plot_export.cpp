// Plots as files, pictures and tables.
#include <QApplication>
#include <QBuffer>
#include <QClipboard>
#include <QFileDialog>
#include <QFileInfo>
#include <QMessageBox>
#include <QMimeData>
#include <QPdfWriter>
#include <QSvgGenerator>
#include <charconv>
#include <cmath>
#include <system_error>

#include "gui/core/whole_file.h"
#include "gui/plot/plot.h"
#include "gui/plot/plot_parts.h"

namespace sojourn::gui {
namespace {

constexpr QSize exported_size(900, 500);

QString quoted(const QString& cell) {
  static const QString special = QStringLiteral(",\"\n\r");
  const bool is_plain =
      std::none_of(cell.begin(), cell.end(), [](QChar letter) { return special.contains(letter); });
  if (is_plain) return cell;
  QString doubled = cell;
  doubled.replace(QLatin1Char('"'), QStringLiteral("\"\""));
  return QLatin1Char('"') + doubled + QLatin1Char('"');
}

template <typename Cell>
QString joined(const Plot::Table& table, QChar separator, Cell cell) {
  QString text;
  const auto add = [&](const QStringList& row) {
    for (qsizetype i = 0; i < row.size(); ++i) {
      if (i > 0) text += separator;
      text += cell(row[i]);
    }
    text += QLatin1Char('\n');
  };
  if (!table.header.isEmpty()) add(table.header);
  for (const QStringList& row : table.rows) add(row);
  return text;
}

QByteArray svg_of(PlotCanvas& canvas, const QSize& size, const QString& title) {
  QByteArray bytes;
  QBuffer buffer(&bytes);
  buffer.open(QIODevice::WriteOnly);
  QSvgGenerator generator;
  generator.setOutputDevice(&buffer);
  generator.setSize(size);
  generator.setViewBox(QRect(QPoint(0, 0), size));
  generator.setTitle(title);
  QCPPainter painter;
  painter.begin(&generator);
  painter.setMode(QCPPainter::pmVectorized);
  painter.setMode(QCPPainter::pmNoCaching);
  painter.fillRect(QRect(QPoint(0, 0), size), canvas.palette().window());
  canvas.toPainter(&painter, size.width(), size.height());
  painter.end();
  return bytes;
}

QByteArray pdf_of(PlotCanvas& canvas, const QSize& size, const QString& title) {
  QByteArray bytes;
  QBuffer buffer(&bytes);
  buffer.open(QIODevice::WriteOnly);
  QPdfWriter writer(&buffer);
  writer.setTitle(title);
  writer.setCreator(QStringLiteral("Sojourn"));
  writer.setResolution(96);
  writer.setPageSize(
      QPageSize(QSizeF(size) * 72 / 96, QPageSize::Point, QString(), QPageSize::ExactMatch));
  writer.setPageMargins(QMarginsF(0, 0, 0, 0));
  QCPPainter painter;
  painter.begin(&writer);
  painter.setMode(QCPPainter::pmVectorized);
  painter.setMode(QCPPainter::pmNoCaching);
  canvas.toPainter(&painter, size.width(), size.height());
  painter.end();
  return bytes;
}

}  // namespace

QString exact_text(double value) {
  if (std::isnan(value)) return {};
  std::array<char, 32> digits{};
  const auto end = std::to_chars(digits.data(), digits.data() + digits.size(), value);
  return QString::fromLatin1(digits.data(), end.ptr - digits.data());
}

QString tab_separated(const Plot::Table& table) {
  return joined(table, QLatin1Char('\t'), [](const QString& cell) {
    QString plain = cell;
    return plain.replace(QLatin1Char('\t'), QLatin1Char(' '))
        .replace(QLatin1Char('\n'), QLatin1Char(' '));
  });
}

QString comma_separated(const Plot::Table& table) {
  return joined(table, QLatin1Char(','), quoted);
}

QImage Plot::picture(const QSize& size, double scale) {
  const int width = size.width();
  const int height = size.height();
  parts_->hide_crosshair();
  QImage image = parts_->canvas->toPixmap(width, height, scale)
                     .toImage()
                     .convertToFormat(QImage::Format_RGB32);
  parts_->canvas->replot(QCustomPlot::rpQueuedRefresh);  // at its own size again
  return image;
}

QByteArray Plot::encoded(const QString& suffix, QString* error) {
  parts_->hide_crosshair();
  const QSize now = parts_->canvas->size();
  const bool has_size = isVisible() && now.width() >= 300 && now.height() >= 160;
  const QSize size = has_size ? now : exported_size;
  QByteArray bytes;
  if (suffix == QStringLiteral("csv")) return comma_separated(dataTable()).toUtf8();
  if (suffix == QStringLiteral("svg")) {
    bytes = svg_of(*parts_->canvas, size, title_);
  } else if (suffix == QStringLiteral("pdf")) {
    bytes = pdf_of(*parts_->canvas, size, title_);
  } else if (suffix == QStringLiteral("png")) {
    QBuffer buffer(&bytes);
    buffer.open(QIODevice::WriteOnly);
    picture(size, 2).save(&buffer, "PNG");
  } else {
    *error = tr("A plot can be saved as .png, .svg, .pdf or .csv, not as “.%1”.").arg(suffix);
  }
  parts_->canvas->replot(QCustomPlot::rpQueuedRefresh);  // at its own size again
  return bytes;
}

bool Plot::exportTo(const QString& path, QString* error) {
  QString problem;
  if (isEmpty()) {
    problem = tr("There is nothing to save yet.");
  } else {
    const QByteArray bytes = encoded(QFileInfo(path).suffix().toLower(), &problem);
    if (problem.isEmpty()) {
      const auto written = write_whole_file(path, {bytes.constData(), std::size_t(bytes.size())});
      if (!written) problem = tr("%1 cannot be written: %2").arg(path, written.error());
    }
  }
  if (error != nullptr) *error = problem;
  return problem.isEmpty();
}

void Plot::copyTable() const {
  if (!isEmpty()) QApplication::clipboard()->setText(tab_separated(dataTable()));
}

void Plot::copyPicture() {
  if (!isEmpty()) QApplication::clipboard()->setImage(picture(parts_->canvas->size(), 2));
}

void Plot::askForFile() {
  const QString path = QFileDialog::getSaveFileName(
      this, tr("Save plot"), QString(),
      tr("Picture (*.png);;Vector drawing (*.svg);;Document (*.pdf);;Table (*.csv)"));
  if (path.isEmpty()) return;
  QString error;
  if (!exportTo(path, &error)) QMessageBox::warning(this, tr("Save plot"), error);
}

}  // namespace sojourn::gui
