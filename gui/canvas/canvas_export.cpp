// Pictures of the topology as files.
#include <QBuffer>
#include <QByteArray>
#include <QFileInfo>
#include <QPageLayout>
#include <QPageSize>
#include <QPdfWriter>
#include <QSvgGenerator>
#include <algorithm>
#include <cmath>

#include "gui/canvas/canvas_view.h"
#include "gui/core/whole_file.h"

namespace sojourn::gui {
namespace {

constexpr double margin = 40;
constexpr double pixels_max = 8000;

// The largest rectangle of that shape in the middle.
QRectF centred(QSizeF shape, const QRectF& room) {
  const QSizeF size = shape.scaled(room.size(), Qt::KeepAspectRatio);
  return {room.center() - QPointF(size.width() / 2, size.height() / 2), size};
}

QRectF source_of(const CanvasScene& scene) {
  const QRectF bounds = scene.picture().bounds();
  if (bounds.isEmpty()) return {-200, -150, 400, 300};
  return bounds.adjusted(-margin, -margin, margin, margin);
}

void write_svg(CanvasScene& scene, QIODevice& file, const QString& title) {
  const QRectF source = source_of(scene);
  QSvgGenerator generator;
  generator.setOutputDevice(&file);
  generator.setTitle(title);
  generator.setSize(source.size().toSize());
  generator.setViewBox(QRectF(QPointF(), source.size()));
  QPainter painter(&generator);
  scene.renderPlain(painter, QRectF(QPointF(), source.size()), source);
}

bool write_pdf(CanvasScene& scene, QIODevice& file, const QString& title) {
  const QRectF source = source_of(scene);
  QPdfWriter writer(&file);
  writer.setTitle(title);
  writer.setResolution(96);
  writer.setPageLayout(QPageLayout(QPageSize(source.size() * 0.75, QPageSize::Point),
                                   QPageLayout::Portrait, QMarginsF()));
  QPainter painter;
  if (!painter.begin(&writer)) return false;
  const QRectF page(0, 0, writer.width(), writer.height());
  scene.renderPlain(painter, centred(source.size(), page), source);
  return painter.end();
}

}  // namespace

QImage CanvasView::image(QSize size) {
  QImage image(size, QImage::Format_ARGB32_Premultiplied);
  image.fill(scene_->state().colors->canvas);
  const QRectF source = source_of(*scene_);
  QPainter painter(&image);
  scene_->renderPlain(painter, centred(source.size(), QRectF(QPointF(), QSizeF(size))), source);
  return image;
}

bool CanvasView::exportTo(const QString& path, QString* error) {
  const auto fail = [&](const QString& reason) {
    if (error != nullptr) *error = reason;
    return false;
  };
  const QString ending = QFileInfo(path).suffix().toLower();
  if (ending != QLatin1String("png") && ending != QLatin1String("svg") &&
      ending != QLatin1String("pdf")) {
    return fail(tr("%1: a picture is saved as .png, .svg or .pdf").arg(path));
  }
  QByteArray bytes;
  QBuffer file(&bytes);
  file.open(QIODevice::WriteOnly);
  const QString title = scene_->document() == nullptr ? QString() : scene_->document()->title();
  bool is_drawn = true;
  if (ending == QLatin1String("svg")) {
    write_svg(*scene_, file, title);
  } else if (ending == QLatin1String("pdf")) {
    is_drawn = write_pdf(*scene_, file, title);
  } else {
    const QSizeF size = source_of(*scene_).size();
    const double scale = std::min(2.0, pixels_max / std::max(size.width(), size.height()));
    is_drawn = image((size * scale).toSize()).save(&file, "PNG");
  }
  if (!is_drawn) return fail(tr("%1 could not be written: %2").arg(path, file.errorString()));
  const auto written = write_whole_file(path, {bytes.constData(), std::size_t(bytes.size())});
  return written || fail(tr("%1 could not be written: %2").arg(path, written.error()));
}

}  // namespace sojourn::gui
