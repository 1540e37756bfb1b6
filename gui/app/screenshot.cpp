#include "gui/app/screenshot.h"

#include <QBuffer>
#include <QByteArray>
#include <QDeadlineTimer>
#include <QEventLoop>
#include <QImage>
#include <QTimer>
#include <chrono>
#include <cstdio>

#include "gui/app/gallery.h"
#include "gui/app/main_window.h"
#include "gui/core/whole_file.h"

namespace sojourn::gui {
namespace {

constexpr std::chrono::minutes patience(5);

int complain(int code, const QString& text) {
  std::fprintf(stderr, "sojourn-gui: %s\n", qPrintable(text));
  return code;
}

void wait_until(const std::function<bool()>& is_done) {
  const QDeadlineTimer deadline(patience);
  QEventLoop loop;
  QTimer poll;
  QObject::connect(&poll, &QTimer::timeout, &loop, [&] {
    if (is_done() || deadline.hasExpired()) loop.quit();
  });
  poll.start(20);
  loop.exec();
}

bool write_picture(const QImage& image, const QString& path, QString& error) {
  QByteArray bytes;
  QBuffer buffer(&bytes);
  buffer.open(QIODevice::WriteOnly);
  image.save(&buffer, "png");
  const auto written = write_whole_file(path, {bytes.constData(), std::size_t(bytes.size())});
  if (!written) error = path + ": " + written.error();
  return written.has_value();
}

}  // namespace

int draw_screenshot(const Screenshot& wanted) {
  const QStringList parts = wanted.size.split('x');
  const QSize size(parts.value(0).toInt(), parts.value(1).toInt());
  if (size.width() < 400 || size.height() < 300) {
    return complain(2, "--size takes WIDTHxHEIGHT, at least 400x300");
  }
  MainWindow window;
  window.resize(size);
  if (wanted.file.isEmpty()) {
    window.files().openExample(gallery().front());
  } else if (const auto opened = window.document().open(wanted.file); !opened) {
    return complain(4, opened.error());
  }
  window.show();
  wait_until([&] { return window.checker().isCurrent(); });
  if (wanted.runs) {
    if (window.checker().result().has_errors()) return complain(3, "the scenario has errors");
    window.run();
    wait_until([&] { return !window.isBusy(); });
  }
  if (!wanted.panel.isEmpty() && !window.showPanel(wanted.panel)) {
    return complain(2, "--show does not know " + wanted.panel);
  }
  const auto settle = [] { wait_until([rounds = 0]() mutable { return ++rounds > 25; }); };
  settle();
  window.fitCanvas();
  settle();
  QString error;
  if (!write_picture(window.grab().toImage(), wanted.picture, error)) return complain(4, error);
  return 0;
}

}  // namespace sojourn::gui
