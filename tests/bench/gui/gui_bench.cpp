// The workbench's speed beside its targets: each figure on a line, met or missed. Times are CPU
// time of the window's thread where the table says so: what else the machine does is left out.
//
//   gui_bench [--cold-start]     the option is for the child process that measures the start
#include <QApplication>
#include <QElapsedTimer>
#include <QFile>
#include <QProcess>
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
  void row(const char* goal, double value, double target, const char* unit) {
    const bool is_met = value <= target;
    missed_ += is_met ? 0 : 1;
    std::printf("%-64s %9.2f %-5s %9.0f %s\n", goal, value, unit, target,
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
      file.write(QByteArray::fromStdString(write_tree(layered_document(services, 3))));
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

void measure_canvas(Bench& bench, MainWindow& window) {
  const QString path = bench.large_file(1000);
  const double opening = cpu_of([&] {
    window.files().open(path);
    window.canvas().viewport()->repaint();
  });
  bench.table.row("open 1,000 services, 3,000 calls (CPU)", opening, 300, "ms");
  CanvasView& canvas = window.canvas();
  canvas.fitAll();
  std::vector<double> moving =
      frames(canvas, [&](int i) { canvas.panBy({i % 2 == 0 ? 8 : -8, 3}); });
  const std::vector<double> zooming =
      frames(canvas, [&](int i) { canvas.setZoom(canvas.zoom() * (i % 2 == 0 ? 1.1 : 1 / 1.1)); });
  moving.insert(moving.end(), zooming.begin(), zooming.end());
  bench.table.row("frame while panning and zooming, 95th percentile (CPU)", quantile(moving, 0.95),
                  8, "ms");
  QTest::qWait(300);
  bench.table.row("frame at rest, antialiased, 95th percentile (CPU)",
                  quantile(frames(canvas, [](int) {}), 0.95), 12, "ms");
}

void measure_overlay(Bench& bench, MainWindow& window) {
  std::vector<double> ticks;
  const Picture& picture = window.canvas().canvas().picture();
  for (int tick = 0; tick < 40; ++tick) {
    auto overlay = std::make_shared<Overlay>();
    for (const NodeFigure& figure : picture.nodes()) {
      overlay->nodes[figure.node.name] = {.utilization = (tick % 10) / 10.0,
                                          .queue = static_cast<double>(tick % 7),
                                          .in_service = 1,
                                          .error_share = 0.001 * tick,
                                          .p99 = 0.1,
                                          .replicas_up = 1,
                                          .replicas = 1};
    }
    ticks.push_back(cpu_of([&] {
      window.canvas().setOverlay(overlay);
      window.canvas().viewport()->repaint();
    }));
  }
  bench.table.row("overlay of 1,000 services, 95th percentile of ticks (CPU)",
                  quantile(ticks, 0.95), 5, "ms");
}

void measure_edits(Bench& bench, MainWindow& window) {
  Document& document = window.document();
  std::vector<double> steps;
  for (int i = 0; i < 20; ++i) {
    document.edit("Move", [&](TreeEdit& edit) { place_nodes(edit, {{"s500", QPointF(i, i)}}); });
  }
  for (int i = 0; i < 20; ++i) steps.push_back(cpu_of([&] { document.history()->undo(); }));
  for (int i = 0; i < 20; ++i) steps.push_back(cpu_of([&] { document.history()->redo(); }));
  bench.table.row("undo or redo of a step at 1,000 services, worst of 40 (CPU)", quantile(steps, 1),
                  5, "ms");
  std::vector<std::string> names;
  for (const NodeFigure& figure : window.canvas().canvas().picture().nodes()) {
    names.push_back(figure.node.name);
  }
  const double removal =
      cpu_of([&] { document.edit("Remove", [&](TreeEdit& edit) { remove_nodes(edit, names); }); });
  bench.table.row("delete 1,000 nodes (CPU)", removal, 100, "ms");
  document.history()->undo();
}

double layout_ms(MainWindow& window) {
  QElapsedTimer clock;
  clock.start();
  const int steps = window.document().history()->count();
  window.actions().auto_layout->trigger();
  wait([&] { return window.document().history()->count() != steps; });
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
  for (int i = 0; i < 5; ++i) {
    window.run();
    QTest::qWait(200);
    QElapsedTimer clock;
    clock.start();
    window.stop();
    wait([&] { return !window.bench().runs.isRunning(); });
    cancels.push_back(static_cast<double>(clock.elapsed()));
  }
  bench.table.row("cancel a run, worst of 5 (wall)", quantile(cancels, 1), 200, "ms");
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
  wait([&] { return !panel.knobs().empty() && !panel.plot()->isEmpty(); });
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
    panel.plot()->canvas()->repaint();
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

// How much longer a run takes while a window shows its progress: pairs of runs, with and without
// the window's event loop doing anything else.
double run_seconds(MainWindow& window) {
  const std::size_t before = window.bench().store.runs().size();
  QElapsedTimer clock;
  clock.start();
  window.run();
  wait([&] { return window.bench().store.runs().size() > before; });
  return window.bench().store.runs().back().result->wall_s;
}

void measure_overhead(Bench& bench, MainWindow& window) {
  window.document().open(shop);
  wait([&] { return window.checker().isCurrent(); });
  std::vector<double> ratios;
  RunController plain;
  for (int i = 0; i < 5; ++i) {
    double alone = 0;
    const auto connection =
        QObject::connect(&plain, &RunController::finished, &plain,
                         [&](const RunResultPointer& result) { alone = result->wall_s; });
    plain.start(window.bench().source());
    wait([&] { return alone > 0; });
    QObject::disconnect(connection);
    ratios.push_back((run_seconds(window) / alone) - 1);
  }
  bench.table.row("overhead of the window on a run, median of 5 pairs", 100 * quantile(ratios, 0.5),
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
    run_seconds(*window);
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

int run_all() {
  Bench bench;
  std::printf("%-64s %9s %-5s %9s\n", "goal", "here", "", "target");
  measure_memory(bench);
  measure_start(bench);
  {
    const auto window = bench.window();
    measure_canvas(bench, *window);
    measure_overlay(bench, *window);
    measure_edits(bench, *window);
    measure_layout(bench, *window);
  }
  const auto window = bench.window();
  measure_run(bench, *window);
  measure_plots(bench, *window);
  measure_what_if(bench, *window);
  measure_overhead(bench, *window);
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
  const bool is_child = argc > 1 && std::string_view(argv[1]) == "--cold-start";
  return is_child ? sojourn::gui::cold_start() : sojourn::gui::run_all();
}
