// The workbench's speed beside its targets: each figure on a line, met or missed. Times are CPU
// time of the window's thread where the table says so: what else the machine does is left out.
//
//   gui_bench [memory] [start] [canvas] [edits] [layout] [runs]     all of them without a word
#include <QApplication>
#include <QDockWidget>
#include <QElapsedTimer>
#include <QFile>
#include <QProcess>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>
#include <algorithm>
#include <cmath>
#include <cstdio>
#include <ctime>
#include <functional>
#include <vector>

#include <sys/resource.h>
#include <unistd.h>

#include "gui/app/main_window.h"
#include "gui/app/run_overlay.h"
#include "gui/core/scenario_edits.h"
#include "gui/core/tree_writer.h"
#include "gui/look/theme.h"
#include "gui/panels/whatif_knob.h"
#include "gui/plot/cdf_plot.h"
#include "gui/plot/plot.h"
#include "gui/plot/what_if_plot.h"
#include "tests/gui/support/fake_prompts.h"
#include "tests/gui/support/heartbeat.h"
#include "tests/gui/support/large_document.h"

namespace sojourn::gui {
namespace {

constexpr auto shop = SOJOURN_SOURCE_DIR "/scenarios/cart-and-order.json";
constexpr int patience_ms = 120'000;

double cpu_ms() {
  timespec now{};
  clock_gettime(CLOCK_THREAD_CPUTIME_ID, &now);
  return (1e3 * static_cast<double>(now.tv_sec)) + (1e-6 * static_cast<double>(now.tv_nsec));
}

double cpu_of(const std::function<void()>& work) {
  const double before = cpu_ms();
  work();
  return cpu_ms() - before;
}

double quantile(std::vector<double> values, double share) {
  if (values.empty()) return std::nan("");
  std::ranges::sort(values);
  return values[static_cast<std::size_t>(share * static_cast<double>(values.size() - 1))];
}

class Table {
 public:
  void row(const QByteArray& goal, double value, double target, const char* unit) {
    const bool is_met = value <= target;
    missed_ += is_met ? 0 : 1;
    std::printf("%-64s %9.2f %-5s %9.0f %s\n", goal.data(), value, unit, target,
                is_met ? "met" : "MISSED");
    std::fflush(stdout);
  }
  int missed() const { return missed_; }

 private:
  int missed_ = 0;
};

struct Bench {
  QTemporaryDir folder;
  Table table;

  std::unique_ptr<MainWindow> window() {
    auto made =
        std::make_unique<MainWindow>(std::make_unique<FakePrompts>(), folder.filePath("recovery"));
    made->resize(1600, 1000);
    made->show();
    QApplication::processEvents();
    return made;
  }

  QString large_file(int services) {
    const QString path = folder.filePath(QString::number(services) + ".json");
    QFile file(path);
    if (file.open(QIODevice::WriteOnly)) {
      file.write(QByteArray::fromStdString(write_tree(layered_document(services, 3, 10))));
    }
    return path;
  }
};

bool wait(const std::function<bool()>& is_so) {
  return QTest::qWaitFor(is_so, patience_ms);
}

void measure_start(Bench& bench) {
  std::vector<double> starts;
  for (int i = 0; i < 5; ++i) {
    QProcess child;
    QElapsedTimer clock;
    clock.start();
    child.start(QCoreApplication::applicationFilePath(), {"--cold-start"});
    child.waitForFinished();
    starts.push_back(static_cast<double>(clock.elapsed()));
  }
  bench.table.row("start to interactive, empty document (wall, median of 5)", quantile(starts, 0.5),
                  500, "ms");
}

std::vector<double> frames(CanvasView& canvas, const std::function<void(int)>& move) {
  std::vector<double> times;
  for (int i = 0; i < 100; ++i) {
    times.push_back(cpu_of([&] {
      move(i);
      canvas.viewport()->repaint();
    }));
  }
  return times;
}

void measure_opening(Bench& bench, MainWindow& window) {
  const QString path = bench.large_file(1000);
  const double opening = cpu_of([&] {
    window.files().open(path);
    window.canvas().viewport()->repaint();
  });
  bench.table.row("open 1,000 services, 3,000 calls (CPU)", opening, 300, "ms");
}

// The canvas takes the whole window while its frames are measured.
void enlarge_canvas(MainWindow& window) {
  for (QDockWidget* const dock : window.findChildren<QDockWidget*>()) dock->hide();
  QApplication::processEvents();
  const QSize size = window.canvas().viewport()->size();
  std::printf("canvas of %d x %d\n", size.width(), size.height());
}

void show_at(CanvasView& canvas, double zoom) {
  canvas.fitAll();
  if (zoom > 0) canvas.setZoom(zoom);
}

// Frames of the slowest way to move at this zoom.
double moving_frame(MainWindow& window, double zoom) {
  CanvasView& canvas = window.canvas();
  show_at(canvas, zoom);
  const auto panning = frames(canvas, [&](int i) { canvas.panBy({i % 40 < 20 ? 8 : -8, 3}); });
  show_at(canvas, zoom);
  const auto zooming =
      frames(canvas, [&](int i) { canvas.setZoom(canvas.zoom() * (i % 2 == 0 ? 1.1 : 1 / 1.1)); });
  show_at(canvas, zoom);
  const QPointF middle = canvas.visibleRect().center();
  const std::size_t node = *canvas.canvas().picture().find("s505");
  const auto dragging = frames(
      canvas, [&](int i) { canvas.canvas().moveForNow({{node, middle + QPointF(3 * i, 2 * i)}}); });
  canvas.canvas().moveBack();
  return std::max({quantile(panning, 0.95), quantile(zooming, 0.95), quantile(dragging, 0.95)});
}

constexpr double zooms[] = {0, 0.2, 0.36, 0.5, 1};  // 0: all of it fits

QByteArray at_zoom(const char* what, double zoom) {
  return what + (zoom > 0 ? ", at " + QByteArray::number(100 * zoom) + " %" : ", all of it");
}

void measure_canvas(Bench& bench, MainWindow& window) {
  CanvasView& canvas = window.canvas();
  for (const double zoom : zooms) {
    bench.table.row(at_zoom("frame, pan/zoom/drag, 95th percentile (CPU)", zoom),
                    moving_frame(window, zoom), 8, "ms");
  }
  for (const double zoom : zooms) {
    show_at(canvas, zoom);
    QTest::qWait(300);
    bench.table.row(at_zoom("frame at rest, antialiased, 95th percentile (CPU)", zoom),
                    quantile(frames(canvas, [](int) {}), 0.95), 12, "ms");
  }
}

// What a run may say at a tick: another reading of each node, and another level of errors for a
// fifth of the calls.
std::shared_ptr<Overlay> overlay_at_tick(const Picture& picture, int tick) {
  auto overlay = std::make_shared<Overlay>();
  const std::vector<NodeFigure>& nodes = picture.nodes();
  for (const NodeFigure& figure : nodes) {
    overlay->nodes[figure.node.name] = {.utilization = (tick % 10) / 10.0,
                                        .queue = static_cast<double>(tick % 7),
                                        .in_service = 1,
                                        .error_share = 0.001 * tick,
                                        .p99 = 0.1,
                                        .replicas_up = 1,
                                        .replicas = 1};
  }
  for (std::size_t i = 0; i < picture.edges().size(); ++i) {
    const EdgeFigure& edge = picture.edges()[i];
    const bool fails = i % 5 == static_cast<std::size_t>(tick % 5);
    overlay->edges[{nodes[edge.from].node.name, nodes[edge.to].node.name}] = {
        .rate = 1, .p50 = 0.1, .p95 = 0.2, .p99 = 0.3, .error_share = fails ? 0.5 : 0};
  }
  return overlay;
}

void measure_overlay(Bench& bench, MainWindow& window) {
  CanvasView& canvas = window.canvas();
  for (const double zoom : zooms) {
    show_at(canvas, zoom);
    std::vector<double> ticks;
    for (int tick = 0; tick < 40; ++tick) {
      const auto overlay = overlay_at_tick(canvas.canvas().picture(), tick);
      ticks.push_back(cpu_of([&] {
        canvas.setOverlay(overlay);
        canvas.viewport()->repaint();
      }));
    }
    bench.table.row(at_zoom("overlay tick, 95th percentile (CPU)", zoom), quantile(ticks, 0.95), 5,
                    "ms");
  }
  canvas.setOverlay(nullptr);
  canvas.fitAll();
}

// With what every panel paints afterwards.
std::vector<double> history_steps(MainWindow& window, const QString& name,
                                  const std::function<void(TreeEdit&, int)>& change) {
  Document& document = window.document();
  for (int i = 0; i < 20; ++i) {
    document.edit(name, [&](TreeEdit& edit) { change(edit, i); });
  }
  QTest::qWait(500);
  std::vector<double> steps;
  const auto step = [&](void (QUndoStack::*move)()) {
    steps.push_back(cpu_of([&] {
      (document.history()->*move)();
      QApplication::sendPostedEvents();
    }));
  };
  for (int i = 0; i < 20; ++i) step(&QUndoStack::undo);
  for (int i = 0; i < 20; ++i) step(&QUndoStack::redo);
  return steps;
}

void measure_history(Bench& bench, MainWindow& window) {
  const auto measure = [&](const char* goal, const std::function<void(TreeEdit&, int)>& change) {
    bench.table.row(goal, quantile(history_steps(window, "Change", change), 1), 5, "ms");
  };
  measure("undo or redo of a move, painted, worst of 40 (CPU)",
          [](TreeEdit& edit, int i) { place_nodes(edit, {{"s500", QPointF(i, i)}}); });
  measure("undo or redo of a field, painted, worst of 40 (CPU)", [](TreeEdit& edit, int i) {
    edit.set("/services/s500/replicas", JsonValue::whole(i + 2));
  });
  measure("undo or redo of an added node, painted, worst of 40 (CPU)",
          [](TreeEdit& edit, int i) { add_node(edit, NodeKind::service, QPointF(100 * i, -200)); });
  measure("undo or redo of a connection, painted, worst of 40 (CPU)", [](TreeEdit& edit, int i) {
    connect_nodes(edit, "s" + std::to_string(i), "s" + std::to_string(990 - i));
  });
}

void measure_removal(Bench& bench, MainWindow& window) {
  Document& document = window.document();
  std::vector<std::string> names;
  for (int i = 0; i < 1000; ++i) names.push_back("s" + std::to_string(i));
  const double removal =
      cpu_of([&] { document.edit("Remove", [&](TreeEdit& edit) { remove_nodes(edit, names); }); });
  bench.table.row("delete 1,000 nodes (CPU)", removal, 100, "ms");
  const double back = cpu_of([&] { document.history()->undo(); });
  bench.table.row("undo the removal of 1,000 nodes (CPU)", back, 100, "ms");
}

double layout_ms(MainWindow& window) {
  QElapsedTimer clock;
  clock.start();
  const int step = window.document().history()->index();
  window.actions().auto_layout->trigger();
  wait([&] { return window.document().history()->index() != step; });
  return static_cast<double>(clock.elapsed());
}

void measure_layout(Bench& bench, MainWindow& window) {
  bench.table.row("lay out 1,000 services, 3,000 calls (wall)", layout_ms(window), 10'000, "ms");
  QElapsedTimer clock;
  window.actions().auto_layout->trigger();
  QTest::qWait(100);
  clock.start();
  window.bench().layout.cancel();
  wait([&] { return !window.bench().layout.isRunning(); });
  bench.table.row("cancel a layout (wall)", static_cast<double>(clock.elapsed()), 200, "ms");
  window.files().open(bench.large_file(300));
  bench.table.row("lay out 300 services, 900 calls (wall)", layout_ms(window), 500, "ms");
}

void set_field(MainWindow& window, const char* pointer, const char* text) {
  window.document().edit("Set", [&](TreeEdit& edit) { edit.set(pointer, JsonValue::text(text)); });
}

void measure_run(Bench& bench, MainWindow& window) {
  window.document().open(shop);
  wait([&] { return window.checker().isCurrent(); });
  Heartbeat heartbeat;
  window.run();
  wait([&] { return !window.bench().runs.isRunning(); });
  QTest::qWait(200);
  bench.table.row("longest stall of the window's thread during a run (CPU)", heartbeat.worst_ms(),
                  50, "ms");
  set_field(window, "/run/duration", "100h");
  std::vector<double> cancels;
  const QSignalSpy workers_free(&window.bench().runs, &RunController::cancelled);
  for (qsizetype i = 0; i < 5; ++i) {
    window.run();
    QTest::qWait(200);
    QElapsedTimer clock;
    clock.start();
    window.stop();
    wait([&] { return workers_free.size() > i; });
    cancels.push_back(static_cast<double>(clock.elapsed()));
  }
  bench.table.row("cancel a run until its threads are free, worst of 5 (wall)",
                  quantile(cancels, 1), 200, "ms");
}

void measure_plots(Bench& bench, MainWindow& window) {
  window.document().open(shop);
  wait([&] { return window.checker().isCurrent(); });
  window.run();
  wait([&] { return window.panels().results->result() != nullptr; });
  window.showPanel("over-time");
  wait([&] { return window.panels().results->playback() != nullptr; });
  double worst = 0;
  for (const ResultsPanel::Tab tab :
       {ResultsPanel::cdf_tab, ResultsPanel::histogram_tab, ResultsPanel::time_tab,
        ResultsPanel::heatmap_tab, ResultsPanel::queues_tab}) {
    window.panels().results->showTab(tab);
    Plot* const plot = window.panels().results->plot(tab);
    plot->canvas()->repaint();
    std::vector<double> times;
    for (int i = 0; i < 20; ++i) times.push_back(cpu_of([&] { plot->canvas()->repaint(); }));
    worst = std::max(worst, quantile(times, 0.5));
  }
  bench.table.row("repaint of a plot, slowest kind, median (CPU)", worst, 3, "ms");
}

void measure_what_if(Bench& bench, MainWindow& window) {
  window.document().open(shop);
  wait([&] { return window.checker().isCurrent(); });
  window.showPanel("what-if");
  WhatIfPanel& panel = *window.panels().what_if;
  wait([&] { return !panel.knobs().empty() && !panel.plot()->distribution()->isEmpty(); });
  WhatIfKnob& knob = *panel.knobs().front();
  std::vector<double> waits;
  Heartbeat heartbeat;
  for (int i = 0; i < 60; ++i) {
    bool is_painted = false;
    const auto connection = QObject::connect(
        &panel, &WhatIfPanel::answerChanged, &panel, [&](const WhatIfAnswerPointer& answer) {
          is_painted = is_painted || (answer && answer->level <= 0);
        });
    QElapsedTimer clock;
    clock.start();
    knob.setValue(30.0 + (i % 25));
    wait([&] { return is_painted; });
    panel.plot()->distribution()->canvas()->repaint();
    panel.plot()->figures()->canvas()->repaint();
    waits.push_back(static_cast<double>(clock.nsecsElapsed()) / 1e6);
    QObject::disconnect(connection);
    QTest::qWait(20);
  }
  bench.table.row("what-if, slider to first painted band, 95th percentile (wall)",
                  quantile(waits, 0.95), 200, "ms");
  bench.table.row("what-if, window's thread busy at a stretch, 95th percentile (CPU)",
                  heartbeat.quantile_ms(0.95), 16, "ms");
  bench.table.row("what-if, window's thread busy at a stretch, worst (CPU)", heartbeat.worst_ms(),
                  50, "ms");
  window.stop();
}

// How much longer a run takes while a window shows its progress: pairs of runs, with the window
// and by a controller alone, now the one first and now the other.
double seconds_in(MainWindow& window) {
  const std::size_t before = window.bench().store.runs().size();
  window.run();
  if (!wait([&] { return window.bench().store.runs().size() > before; })) return std::nan("");
  return window.bench().store.runs().back().result->wall_s;
}

double seconds_alone(MainWindow& window) {
  RunController controller;
  double seconds = 0;
  QObject::connect(&controller, &RunController::finished, &controller,
                   [&](const RunResultPointer& result) { seconds = result->wall_s; });
  controller.start(window.bench().source());
  wait([&] { return seconds > 0; });
  return seconds;
}

void measure_overhead(Bench& bench, MainWindow& window) {
  window.document().open(shop);
  set_field(window, "/run/duration", "1h");
  wait([&] { return window.checker().isCurrent(); });
  std::vector<double> ratios;
  for (int i = 0; i < 9; ++i) {
    const bool alone_first = i % 2 == 0;
    const double first = alone_first ? seconds_alone(window) : seconds_in(window);
    const double second = alone_first ? seconds_in(window) : seconds_alone(window);
    ratios.push_back(alone_first ? second / first - 1 : first / second - 1);
  }
  bench.table.row("overhead of the window on a run, median of 9 pairs", 100 * quantile(ratios, 0.5),
                  5, "%");
}

double resident_megabytes() {
  QFile file("/proc/self/statm");
  if (!file.open(QIODevice::ReadOnly)) return std::nan("");
  const double pages = file.readAll().split(' ').value(1).toDouble();
  return pages * static_cast<double>(sysconf(_SC_PAGESIZE)) / 1e6;
}

void measure_memory(Bench& bench) {
  const auto window = bench.window();
  window->files().open(bench.large_file(1000));
  set_field(*window, "/run/duration", "20s");
  for (int i = 0; i < 10; ++i) {
    seconds_in(*window);
    window->bench().store.pin(window->bench().store.runs().back().id);
  }
  bench.table.row("memory, 1,000 services and 10 pinned runs (resident)", resident_megabytes(), 200,
                  "MB");
}

int cold_start() {
  MainWindow window(std::make_unique<FakePrompts>());
  window.resize(1600, 1000);
  window.show();
  QApplication::processEvents();
  return 0;
}

void measure_large_canvas(Bench& bench) {
  const auto window = bench.window();
  measure_opening(bench, *window);
  enlarge_canvas(*window);
  measure_canvas(bench, *window);
  measure_overlay(bench, *window);
}

void measure_edits(Bench& bench) {
  const auto window = bench.window();
  window->files().open(bench.large_file(1000));
  QTest::qWait(500);
  measure_history(bench, *window);
  measure_removal(bench, *window);
}

void measure_layouts(Bench& bench) {
  const auto window = bench.window();
  window->files().open(bench.large_file(1000));
  measure_layout(bench, *window);
}

void measure_running(Bench& bench) {
  const auto window = bench.window();
  measure_run(bench, *window);
  measure_plots(bench, *window);
  measure_what_if(bench, *window);
  measure_overhead(bench, *window);
}

int run_all(const QStringList& wanted) {
  Bench bench;
  std::printf("%-64s %9s %-5s %9s\n", "goal", "here", "", "target");
  const std::pair<const char*, void (*)(Bench&)> groups[] = {
      {"memory", measure_memory}, {"start", measure_start},    {"canvas", measure_large_canvas},
      {"edits", measure_edits},   {"layout", measure_layouts}, {"runs", measure_running}};
  for (const auto& [name, measure] : groups) {
    if (wanted.isEmpty() || wanted.contains(name)) measure(bench);
  }
  std::printf("%d missed\n", bench.table.missed());
  return bench.table.missed() == 0 ? 0 : 1;
}

}  // namespace
}  // namespace sojourn::gui

int main(int argc, char** argv) {
  if (qEnvironmentVariableIsEmpty("QT_QPA_PLATFORM")) qputenv("QT_QPA_PLATFORM", "offscreen");
  const QTemporaryDir home;
  qputenv("XDG_CONFIG_HOME", home.path().toUtf8());
  qputenv("XDG_DATA_HOME", home.path().toUtf8());
  QApplication application(argc, argv);
  sojourn::gui::apply_appearance(application, sojourn::gui::Appearance::light);
  const QStringList words = QCoreApplication::arguments().mid(1);
  const bool is_child = words.contains("--cold-start");
  return is_child ? sojourn::gui::cold_start() : sojourn::gui::run_all(words);
}
